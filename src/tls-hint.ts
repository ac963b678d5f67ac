/** What to do about a failure of TLS, and the word by which dialogs translate it. */
interface Advice {
  advice: string;
  hint: string;
}

const CA: Advice = { advice: 'Add the CA that signed its certificate to the TLS settings', hint: 'ca-missing' };

/** By the codes of Node.js, for the failures that people meet most. */
const BY_CODE: ReadonlyMap<unknown, Advice> = new Map<string, Advice>([
  ['DEPTH_ZERO_SELF_SIGNED_CERT', CA],
  ['SELF_SIGNED_CERT_IN_CHAIN', CA],
  ['UNABLE_TO_VERIFY_LEAF_SIGNATURE', CA],
  ['UNABLE_TO_GET_ISSUER_CERT', CA],
  ['UNABLE_TO_GET_ISSUER_CERT_LOCALLY', CA],
  [
    'ERR_TLS_CERT_ALTNAME_INVALID',
    {
      advice: 'Use a name that stands in the certificate, or give it as the server name in the TLS settings',
      hint: 'name-mismatch',
    },
  ],
  [
    'CERT_HAS_EXPIRED',
    { advice: 'Its certificate has expired, or the clock of this computer is wrong', hint: 'certificate-expired' },
  ],
  ['CERT_REVOKED', { advice: 'Its certificate was revoked', hint: 'certificate-revoked' }],
  [
    'CERT_NOT_YET_VALID',
    {
      advice: 'Its certificate is not valid yet, or the clock of this computer is wrong',
      hint: 'certificate-not-yet-valid',
    },
  ],
]);

/** By what OpenSSL says in its own words, under codes that differ from one Node.js to the next. */
const BY_WORDS: readonly [RegExp, Advice][] = [
  [
    /wrong version number|packet length too long/,
    { advice: 'The far end does not speak TLS on this port', hint: 'no-tls' },
  ],
  [
    /alert (certificate required|bad certificate|unknown ca|handshake failure)/,
    { advice: 'The far end wants another certificate of ours', hint: 'certificate-wanted' },
  ],
  [
    /bad decrypt|mac verify failure|interrupted or cancelled|bad password read|empty password|missing passphrase/i,
    {
      advice: 'The passphrase of our private key is missing or wrong: check it in the TLS settings',
      hint: 'passphrase',
    },
  ],
  [
    /key values mismatch|key type mismatch/,
    {
      advice: 'Our private key does not belong to our certificate: check both in the TLS settings',
      hint: 'key-mismatch',
    },
  ],
  [
    /DECODER routines::unsupported|no start line|bad base64 decode|not enough data|Unsupported PKCS12|wrong tag/,
    { advice: 'Our certificate or private key cannot be read: check both in the TLS settings', hint: 'key-unreadable' },
  ],
];

/** True if TLS failed for a reason that somebody has to mend first: asking again a moment later does not help. */
export function isUntrusted(error: unknown): boolean {
  return adviceFor(error) !== undefined;
}

/** What to do about `error`, as the end of a sentence; empty where there is nothing to say. */
export function tlsHint(error: unknown): string {
  const { advice } = adviceFor(error) ?? {};
  return advice ? `. ${advice}` : '';
}

/** The word by which dialogs translate what to do about `error`. */
export function tlsHintWord(error: unknown): string | undefined {
  return adviceFor(error)?.hint;
}

function adviceFor(error: unknown): Advice | undefined {
  const { code, message } = error as { code?: unknown; message?: unknown };
  return BY_CODE.get(code) ?? BY_WORDS.find(([words]) => words.test(String(message)))?.[1];
}
