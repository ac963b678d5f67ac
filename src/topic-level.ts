/** Topics have at most 65,535 bytes, and nobody reads a longer name. */
const LONGEST_LEVEL = 1_000;
/** What a topic may not hold, or would make another level of it. Brokers refuse control and non-characters, too. */
const NOT_IN_A_LEVEL = /[+#/\p{Cc}\p{Cs}\p{Noncharacter_Code_Point}]/gu;

/** `text` as one level of an MQTT topic, in a form that every broker takes. Two texts may have the same form. */
export function toTopicLevel(text: string): string {
  return text.slice(0, LONGEST_LEVEL).replace(NOT_IN_A_LEVEL, '_');
}
