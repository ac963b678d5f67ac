import { createPrivateKey, X509Certificate } from 'node:crypto';
import type { AgentOptions } from 'node:https';
import { createSecureContext, rootCertificates } from 'node:tls';
import { InputError, reasonOf } from '../errors.js';
import { tlsHint, tlsHintWord } from '../tls-hint.js';

/** How to know the controller, and how it is to know us. PEM texts, as node:tls takes them. */
export type TlsOptions = Pick<
  AgentOptions,
  'ca' | 'cert' | 'key' | 'pfx' | 'passphrase' | 'servername' | 'rejectUnauthorized' | 'ALPNProtocols'
>;

/** Trusts `cas`, and the CAs that Node.js knows if `systemRoots` asks for them, or if there are no others. */
export function trust(cas: readonly (string | Buffer)[], systemRoots: boolean): Pick<TlsOptions, 'ca'> {
  if (cas.length === 0) return {};
  return { ca: systemRoots ? [...cas, ...rootCertificates] : [...cas] };
}

/**
 * Checks the certificate of the controller unless somebody chose otherwise here: a variable of the environment does
 * not.
 */
export function verified(options: TlsOptions): TlsOptions {
  return { ...options, rejectUnauthorized: options.rejectUnauthorized ?? true };
}

/** Throws an InputError if key, passphrase and certificate do not fit: asking the controller would not help. */
export function checkUsable({ cert, key, passphrase, pfx }: TlsOptions): void {
  try {
    createSecureContext({ cert, key, passphrase, pfx });
    if (typeof cert !== 'string' || typeof key !== 'string') return;
    // OpenSSL does not compare keys of different kinds.
    if (new X509Certificate(cert).checkPrivateKey(createPrivateKey({ key, passphrase }))) return;
  } catch (error) {
    const expected = `a certificate and a private key that can be used: ${reasonOf(error)}${tlsHint(error)}`;
    throw new InputError('tls', expected, { hint: tlsHintWord(error) ?? 'key-unreadable' });
  }
  throw new InputError('tls', 'a private key that belongs to the certificate', { hint: 'key-mismatch' });
}
