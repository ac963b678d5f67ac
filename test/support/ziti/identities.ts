import { X509Certificate } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { CERTS } from '../golden.js';

export const pem = (name: string): string => readFileSync(join(CERTS, 'ziti', name), 'utf8');

/** Somebody who may log in. */
export interface ControllerIdentity {
  id: string;
  name: string;
  admin?: boolean;
  updb?: { username: string; password: string };
  /** SHA-256 of the certificate, as node:tls gives it. */
  fingerprint?: string;
  externalJwt?: string;
  /** An OIDC access token. */
  bearerToken?: string;
  /** A second factor that the login asks for. */
  query?: { typeId: string; provider: string; httpMethod?: string; httpUrl: string };
  totpCode?: string;
}

const MFA = { typeId: 'MFA', provider: 'ziti', httpMethod: 'POST', httpUrl: './authenticate/mfa' };

/** One for every way to log in. */
export const makeIdentities = (): ControllerIdentity[] => [
  {
    id: 'kX9pQ2v.m',
    name: 'nodered-cell-7',
    updb: { username: 'nodered', password: 'nodered' },
    fingerprint: new X509Certificate(pem('client.pem')).fingerprint256,
    externalJwt: 'external.jwt',
    bearerToken: 'bearer.token',
  },
  { id: 'adm1n', name: 'Default Admin', admin: true, updb: { username: 'admin', password: 'admin' } },
  { id: 'tOtP', name: 'with-a-phone', updb: { username: 'phone', password: 'phone' }, query: MFA, totpCode: '123456' },
  {
    id: 'eXt',
    name: 'with-another-signer',
    updb: { username: 'signer', password: 'signer' },
    query: { typeId: 'EXT-JWT', provider: 'url', httpUrl: 'https://idp.factory.example' },
  },
];

/** The file that enrolling the first identity wrote. */
export const identityJson = (url: string, changes: Record<string, unknown> = {}): string =>
  JSON.stringify({
    ztAPI: url,
    ztAPIs: null,
    configTypes: null,
    id: { key: `pem:${pem('client.key')}`, cert: `pem:${pem('client.pem')}`, ca: `pem:${pem('ca.pem')}`, ...changes },
    enableHa: false,
  });
