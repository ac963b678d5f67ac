/** What to do, by the codes of Node.js, about the failures of TLS that people meet most. */
const HINTS: ReadonlyMap<unknown, string> = new Map([
  ...[
    'DEPTH_ZERO_SELF_SIGNED_CERT',
    'SELF_SIGNED_CERT_IN_CHAIN',
    'UNABLE_TO_VERIFY_LEAF_SIGNATURE',
    'UNABLE_TO_GET_ISSUER_CERT',
    'UNABLE_TO_GET_ISSUER_CERT_LOCALLY',
  ].map((code) => [code, 'Add the CA that signed its certificate to the TLS settings'] as const),
  [
    'ERR_TLS_CERT_ALTNAME_INVALID',
    'Use a name that stands in the certificate, or give it as the server name in the TLS settings',
  ],
  ['CERT_HAS_EXPIRED', 'Its certificate has expired, or the clock of this computer is wrong'],
  ['CERT_REVOKED', 'Its certificate was revoked'],
  ['CERT_NOT_YET_VALID', 'Its certificate is not valid yet, or the clock of this computer is wrong'],
]);

/** What OpenSSL says in its own words, under codes that differ from one Node.js to the next. */
const WORDS: readonly [RegExp, string][] = [
  [/wrong version number|packet length too long/, 'The far end does not speak TLS on this port'],
  [
    /alert (certificate required|bad certificate|unknown ca|handshake failure)/,
    'The far end wants another certificate of ours',
  ],
];

/** True where TLS failed because of a certificate, or because there is none: asking again gives the same answer. */
export function isUntrusted(error: unknown): boolean {
  return hintFor(error) !== undefined;
}

/** What to do about `error`, as the end of a sentence; empty where there is nothing to say. */
export function tlsHint(error: unknown): string {
  const hint = hintFor(error);
  return hint ? `. ${hint}` : '';
}

function hintFor(error: unknown): string | undefined {
  const { code, message } = error as { code?: unknown; message?: unknown };
  return HINTS.get(code) ?? WORDS.find(([words]) => words.test(String(message)))?.[1];
}
