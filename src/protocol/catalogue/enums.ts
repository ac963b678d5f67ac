import type { Enum } from 'protobufjs/light.js';

/** How many names an error lists. */
const LISTED = 30;

/** The names of one enum, without the prefix that all of them share. */
export class EnumNames {
  readonly #short = new Map<number, string>();
  readonly #numbers = new Map<string, number>();

  constructor(type: Enum) {
    const names = Object.entries(type.values);
    const prefix = sharedPrefix(names.map(([name]) => name));
    for (const [name, value] of names) {
      const short = name.slice(prefix.length);
      if (!this.#short.has(value)) this.#short.set(value, short);
      this.#numbers.set(name, value);
      this.#numbers.set(short, value);
    }
  }

  get names(): string[] {
    return [...this.#short.values()];
  }

  /** The number of `name`, with or without the prefix; undefined if the enum has none such. */
  numberOf(name: string): number | undefined {
    return this.#numbers.get(name);
  }

  /** The name of `value`; the number itself if the enum has none, since a newer arm may know more. */
  nameOf(value: number): string | number {
    return this.#short.get(value) ?? value;
  }

  /** What an error says is allowed. */
  toString(): string {
    const { names } = this;
    const listed = names.slice(0, LISTED).join(', ');
    return names.length > LISTED ? `${listed} and ${names.length - LISTED} more` : listed;
  }
}

/** The longest text up to an underscore that all `names` begin with; they stay names without it. */
function sharedPrefix(names: readonly string[]): string {
  const [first = '', ...others] = names;
  if (others.length === 0) return '';
  let end = first.lastIndexOf('_') + 1;
  while (end > 0 && !others.every((name) => name.startsWith(first.slice(0, end)) && name.length > end)) {
    end = first.lastIndexOf('_', end - 2) + 1;
  }
  return first.slice(0, end);
}
