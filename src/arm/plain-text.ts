const ENTITIES: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'", nbsp: ' ' };
const LARGEST_CODE_POINT = 0x10_ffff;
/** Tags that part no words: `<i>2</i>.` is `2.`. */
const WITHIN_WORDS = /<\/?(?:a|abbr|b|code|em|i|small|span|strong|sub|sup|u)\b[^<>]*>/gi;
/** No text of an arm is nearly as long, in characters. The rest is dropped. */
const LONGEST = 10_000;

/**
 * `html` as plain text: without tags, with its entities decoded, on one line. The arm writes some of its texts in HTML;
 * what comes out here may still look like a tag (`&lt;b&gt;`), so it must never be put into a page as HTML.
 */
export function plainText(html: string): string {
  return html
    .slice(0, LONGEST)
    .replace(/<(script|style)\b[^]*?<\/\1\s*>/gi, ' ')
    .replace(/<\/li>\s*(?=<li\b)/gi, '; ')
    .replace(WITHIN_WORDS, '')
    .replace(/<\/?[a-z!][^<>]*>/gi, ' ')
    .replace(/&(?:#(\d{1,7})|#x([\da-f]{1,6})|([a-z]{2,6}));/gi, decoded)
    .replace(/\s+/g, ' ')
    .trim();
}

function decoded(entity: string, decimal?: string, hexadecimal?: string, name?: string): string {
  if (name !== undefined) return ENTITIES[name.toLowerCase()] ?? entity;
  const code = decimal === undefined ? parseInt(hexadecimal ?? '', 16) : Number(decimal);
  return code > 0 && code <= LARGEST_CODE_POINT ? String.fromCodePoint(code) : entity;
}
