/** Nobody reads a longer line in a log, a status or a menu. */
const LONGEST = 300;

/**
 * `text` of a far end as it may stand in a log, a status or a menu: on one line, without control characters, invisible
 * marks of direction and halves of characters, and at most `longest` characters long. Nothing else in the package does
 * this.
 */
export function printable(text: string, longest = LONGEST): string {
  const line = text
    .toWellFormed()
    .replace(/[\p{Cc}\p{Zl}\p{Zp}\s]+/gu, ' ')
    .replace(/[\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff]/g, '')
    .trim();
  if (line.length <= longest) return line;
  return `${line.slice(0, longest - 1).replace(/[\ud800-\udbff]$/, '')}…`;
}
