/** `text` of a far end, which may quote what it was sent, with `***` in the place of each of `secrets`. */
export function withoutSecrets(text: string, secrets: readonly string[]): string {
  return secrets.filter((secret) => secret !== '').reduce((left, secret) => left.replaceAll(secret, '***'), text);
}
