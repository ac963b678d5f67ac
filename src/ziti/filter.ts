import { InputError } from '../errors.js';

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
 * The filter for what has all of these values: `{ type: 'Dial', 'tags.cell': '7' }`. Throws an InputError for a name that
 * the language of the controller cannot express.
 */
export function where(values: Record<string, FilterValue>): string {
  return Object.entries(values)
    .map(([name, value]) => `${checkName(name)} = ${typeof value === 'string' ? quote(value) : String(value)}`)
    .join(' and ');
}

/** Letters and underscores; hyphens after a dot. A digit ends a name there, so a tag `cell7` cannot be asked for. */
function checkName(name: string): string {
  if (/^[a-z][a-z_]*(\.[a-z][a-z_-]*)*$/i.test(name)) return name;
  throw new InputError(
    'filter',
    `a name of letters and underscores, since others cannot be filtered by; got ${quote(name)}`,
  );
}
