/**
 * `text` of a far end, which may quote what it was sent, with `***` in the place of each of `secrets`, also as they
 * stand in an address, a form, JSON or HTML.
 */
export function withoutSecrets(text: string, secrets: readonly string[]): string {
  const forms = [...new Set(secrets.filter((secret) => secret !== '').flatMap(formsOf))];
  if (forms.length === 0) return text;
  // The longest first: one may begin as another one does.
  const patterns = forms.sort((one, other) => other.length - one.length).map(escaped);
  return text.replace(new RegExp(patterns.join('|'), 'g'), '***');
}

function formsOf(secret: string): string[] {
  const inAddress = [
    encodeURIComponent(secret.toWellFormed()),
    new URLSearchParams({ '': secret }).toString().slice(1),
  ];
  const inJson = JSON.stringify(secret).slice(1, -1);
  const inHtml = secret.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
  return [
    secret,
    ...inAddress,
    ...inAddress.map((text) => text.replace(/%../g, (code) => code.toLowerCase())),
    inJson,
    // As Go writes it.
    inJson.replace(/[<>&]/g, (letter) => `\\u00${letter.charCodeAt(0).toString(16)}`),
    inHtml.replaceAll('"', '&quot;').replaceAll("'", '&#39;'),
    inHtml.replaceAll('"', '&#34;').replaceAll("'", '&#39;'),
  ];
}

function escaped(text: string): string {
  return text.replace(/[\\^$.*+?()[\]{}|]/g, '\\$&');
}
