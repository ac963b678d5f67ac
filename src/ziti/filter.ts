import { InputError } from '../errors.js';

/** A value in a filter, or of a tag. */
export type FilterValue = string | number | boolean | null;

/** A text in the filter language of the controller, with what would end it escaped. */
export function quote(text: string): string {
  const escapes: Record<string, string> = {
    '\\': '\\\\',
    '"': '\\"',
    '\f': '\\f',
    '\n': '\\n',
    '\r': '\\r',
    '\t': '\\t',
  };
  return `"${text.replace(/[\\"\f\n\r\t]/g, (character) => escapes[character] ?? character)}"`;
}

/**
 * The filter for what has all of these values: `{ type: 'Dial', 'tags.cell': '7' }`. Throws an InputError for a name
 * that the language of the controller cannot express.
 */
export function where(values: Record<string, FilterValue>): string {
  return Object.entries(values)
    .map(([name, value]) => `${checkName(name)} = ${textOf(name, value)}`)
    .join(' and ');
}

function textOf(name: string, value: FilterValue): string {
  if (typeof value === 'string') return quote(value);
  // Whoever lists writes the numbers of tags as floats.
  if (typeof value !== 'number' || Number.isFinite(value)) return String(value);
  throw new InputError('filter', `a finite number for ${quote(name)}`);
}

/** What a tag is compared with, in a filter whose texts are blotted out. */
const COMPARED_TAG =
  /(\btags\.[a-z][\w.-]*'?\s*\)?\s*)((?:!=|<=|>=|[=<>])\s*[-+\w.]+|(?:not\s+)?in\s*\[[^\]]*\]|(?:not\s+)?between\s+[-+\w.]+\s+and\s+[-+\w.]+)/gi;
const NUMBER = /(?<![\w.])-?\d[\w.]*(?:(?<=e)[-+]\d+)?/gi;

/**
 * `filter` with every whole number that a tag is compared with written as a float: `tags.shift >= 3` becomes
 * `tags.shift >= 3.0`. A controller keeps numbers in tags as floats, and a whole number matches none of them.
 */
export function withFloatTags(filter: string): string {
  let added = 0;
  let result = filter;
  for (const compared of blotted(filter).matchAll(COMPARED_TAG)) {
    const [, name = '', operands = ''] = compared;
    for (const { 0: number, index } of operands.matchAll(NUMBER)) {
      const at = compared.index + name.length + index + added;
      const float = toFloat(number);
      result = result.slice(0, at) + float + result.slice(at + number.length);
      added += float.length - number.length;
    }
  }
  return result;
}

/** `filter` with its texts replaced by quotation marks, so that no word in them is taken for one of the language. */
export function blotted(filter: string): string {
  return filter.replace(/"(?:[^"\\]|\\.)*"/g, (text) => '"'.repeat(text.length));
}

function toFloat(number: string): string {
  return /^-?\d+$/.test(number) ? `${number}.0` : number;
}

/** Letters and underscores; hyphens after a dot. A digit ends a name there, so a tag `cell7` cannot be asked for. */
function checkName(name: string): string {
  if (/^[a-z][a-z_]*(\.[a-z][a-z_-]*)*$/i.test(name)) return name;
  throw new InputError(
    'filter',
    `a name of letters and underscores, since others cannot be filtered by; got ${quote(name)}`,
  );
}
