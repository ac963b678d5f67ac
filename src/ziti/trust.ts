import type { AgentOptions } from 'node:https';
import { rootCertificates } from 'node:tls';

/** How to know the controller, and how it is to know us. PEM texts, as node:tls takes them. */
export type TlsOptions = Pick<
  AgentOptions,
  'ca' | 'cert' | 'key' | 'pfx' | 'passphrase' | 'servername' | 'rejectUnauthorized' | 'ALPNProtocols'
>;

/** Trusts `cas`, and the CAs that Node.js knows where `systemRoots` asks for them, or where there are no others. */
export function trust(cas: readonly (string | Buffer)[], systemRoots: boolean): Pick<TlsOptions, 'ca'> {
  if (cas.length === 0) return {};
  return { ca: systemRoots ? [...cas, ...rootCertificates] : [...cas] };
}

/** Checks the certificate of the controller unless somebody chose otherwise here: a variable of the environment does not. */
export function verified(options: TlsOptions): TlsOptions {
  return { ...options, rejectUnauthorized: options.rejectUnauthorized ?? true };
}
