import type { ArmFunction } from './function.js';
import type { Json, JsonObject } from './json.js';
import type { JsonMessage, MessageField } from './message.js';
import { messagesOf } from './messages-of.js';

/** A field of a message, for people who fill it in. */
export interface FieldDescription {
  name: string;
  /** `uint32`, `string`, …, or the name of a message or an enum. */
  type: string;
  repeated: boolean;
  /** The choice that the field is a part of: of all parts one may be given. */
  oneof?: string;
  /** The names that an enum has. */
  values?: string[];
  /** The fields that a message has. */
  fields?: FieldDescription[];
  comment?: string;
}

/** A function, for people who want to call it. */
export interface FunctionDescription extends ArmFunction {
  comment: string;
  request: FieldDescription[];
  response: FieldDescription[];
  /** What subscribers get; of topics only. */
  notificationFields?: FieldDescription[];
  /** A request with every field, to be edited: of each choice the first part, and one item in each list of messages. */
  template: JsonObject;
}

/** What `fn` does, in a sentence. The first call loads the descriptor. */
export function commentOf(fn: ArmFunction): string {
  return messagesOf(fn).comment;
}

/** Describes `fn`. The first call loads the descriptor. */
export function describeFunction(fn: ArmFunction): FunctionDescription {
  const { request, response, notification, comment } = messagesOf(fn);
  return {
    ...fn,
    comment,
    request: fieldsOf(request),
    response: fieldsOf(response),
    ...(notification && { notificationFields: fieldsOf(notification) }),
    template: templateOf(request),
  };
}

function fieldsOf({ fields }: JsonMessage): FieldDescription[] {
  return fields.map(({ name, type, repeated, oneof, comment, enumNames, message }) => ({
    name,
    type,
    repeated,
    ...(oneof !== undefined && { oneof }),
    ...(enumNames && { values: enumNames.names }),
    ...(message && { fields: fieldsOf(message) }),
    ...(comment && { comment }),
  }));
}

function templateOf({ fields }: JsonMessage): JsonObject {
  const template: JsonObject = {};
  const chosen = new Set<string>();
  for (const field of fields) {
    if (field.oneof !== undefined && chosen.has(field.oneof)) continue;
    if (field.oneof !== undefined) chosen.add(field.oneof);
    template[field.name] = field.repeated ? (field.message ? [templateOf(field.message)] : []) : valueFor(field);
  }
  return template;
}

function valueFor({ message, enumNames, scalar }: MessageField): Json {
  if (message) return templateOf(message);
  return enumNames ? enumNames.nameOf(0) : structuredClone(scalar?.empty ?? null);
}
