/** Codes of Node.js for a certificate that nobody here vouches for. */
const UNTRUSTED: ReadonlySet<unknown> = new Set([
  'DEPTH_ZERO_SELF_SIGNED_CERT',
  'SELF_SIGNED_CERT_IN_CHAIN',
  'UNABLE_TO_VERIFY_LEAF_SIGNATURE',
  'UNABLE_TO_GET_ISSUER_CERT',
  'UNABLE_TO_GET_ISSUER_CERT_LOCALLY',
]);

/** What to do about the failures of TLS that people meet most; empty for others. */
export function tlsHint(error: unknown): string {
  const { code } = error as { code?: unknown };
  if (UNTRUSTED.has(code)) return '. Add the CA that signed the certificate of the arm to the TLS configuration';
  if (code === 'ERR_TLS_CERT_ALTNAME_INVALID') {
    return '. Use a name that stands in the certificate, or give it as the server name in the TLS configuration';
  }
  return '';
}
