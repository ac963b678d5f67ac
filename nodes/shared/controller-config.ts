import type { NodeAPI, NodeDef } from 'node-red';
import { InputError } from '../../src/errors.js';
import { toBaseUrl } from '../../src/ziti/base-url.js';
import { type ControllerOptions, DEFAULT_TIMEOUT_MS } from '../../src/ziti/controller.js';
import { type Identity, parseIdentity } from '../../src/ziti/identity.js';
import type { Authentication } from '../../src/ziti/authentication.js';
import { checkUsable, type TlsOptions, trust } from '../../src/ziti/trust.js';
import type { ControllerCredentials } from './controller.js';
import { tlsOptionsOf } from './tls-config.js';
import { toBoolean, toChoice, toFilledIn, toInteger, toLabel, toOptionalText, toWellFormed } from './values.js';

const AUTHENTICATIONS = ['identity', 'certificate', 'password', 'externalJwt', 'ztSession', 'bearerToken'] as const;
const SESSIONS = ['auto', 'oidc'] as const;
const LONGEST_MS = 2 ** 31 - 1; // what a timer of Node.js takes

/** What the node takes for what a flow leaves out; its dialog begins with the same. */
export const DEFAULTS = {
  authentication: AUTHENTICATIONS[0],
  session: SESSIONS[0],
  requestTimeout: DEFAULT_TIMEOUT_MS,
} as const satisfies Partial<ControllerDef>;

/** An openziti-controller node as it stands in the flow: a form gives texts, a script may give numbers. */
export interface ControllerDef extends NodeDef {
  authentication?: string;
  /** What a login gives: `oidc` for OpenID Connect, `auto` for what the controller offers. */
  session?: string;
  baseUrl?: string;
  /** PEM. */
  ca?: string;
  tls?: string;
  systemRoots?: string | boolean;
  requestTimeout?: string | number;
}

/** The settings of a controller as the code takes them. */
export interface ControllerConfig extends ControllerOptions {
  label: string;
  authentication: Authentication;
  totpCode: string;
}

/** Reads the form of an openziti-controller node. Throws an InputError that names the property. */
export function readControllerConfig(
  RED: NodeAPI,
  def: Partial<ControllerDef>,
  given: Partial<ControllerCredentials>,
): ControllerConfig {
  const credentials = Object.fromEntries(
    Object.entries(given).map(([name, value]) => [name, toFilledIn(name, value)]),
  ) as typeof given;
  const chosen = toChoice('authentication', def.authentication, AUTHENTICATIONS);
  const identity = credentials.identity ? parseIdentity(credentials.identity) : undefined;
  if (chosen === 'identity' && !identity) throw new InputError('identity', 'the content of an enrolled identity file');
  const tls = tlsOptions(RED, def, identity);
  if (chosen === 'certificate' && !tls.pfx && !(tls.cert && tls.key)) {
    throw new InputError('tls', 'a TLS configuration with a certificate and its key');
  }
  const address = toOptionalText('baseUrl', def.baseUrl);
  const baseUrl = address ? toBaseUrl(address) : identity?.baseUrl;
  if (!baseUrl) throw new InputError('baseUrl', 'https://host:port of the controller');
  return {
    label: toLabel(def.name, new URL(baseUrl).host),
    baseUrl,
    otherUrls: address ? undefined : identity?.otherUrls,
    tls,
    timeoutMs: toInteger('requestTimeout', def.requestTimeout ?? DEFAULTS.requestTimeout, 1, LONGEST_MS, 'ms'),
    authentication: authenticationOf(chosen, toChoice('session', def.session, SESSIONS), credentials),
    totpCode: credentials.totpCode ?? '',
  };
}

function authenticationOf(
  chosen: (typeof AUTHENTICATIONS)[number],
  session: (typeof SESSIONS)[number],
  credentials: Partial<ControllerCredentials>,
): Authentication {
  const given = (name: keyof ControllerCredentials, what: string): string => {
    const value = credentials[name]?.trim();
    if (!value) throw new InputError(name, what);
    return value;
  };
  /** It goes into a header of HTTP, which carries nothing else. */
  const givenToken = (name: keyof ControllerCredentials, what: string): string => {
    const token = given(name, what);
    if (/^[\x21-\x7e]+$/.test(token)) return token;
    throw new InputError(name, `${what}, on one line and in plain letters; this one holds other characters`);
  };
  switch (chosen) {
    case 'identity':
    case 'certificate':
      return { method: 'certificate', session };
    case 'password': {
      const username = given('username', 'the user name of an identity');
      if (!credentials.password) throw new InputError('password', 'the password of the identity');
      return {
        method: 'password',
        username: toWellFormed('username', username),
        password: toWellFormed('password', credentials.password),
        session,
      };
    }
    case 'externalJwt':
      return {
        method: 'externalJwt',
        jwt: givenToken('externalJwt', 'a JWT of a provider that the controller trusts'),
        session,
      };
    case 'ztSession':
      return { method: 'ztSession', token: givenToken('ztSession', 'the token of a login at the controller') };
    case 'bearerToken':
      return { method: 'bearerToken', token: givenToken('bearerToken', 'an access token of the controller') };
  }
}

/** Certificate, key and CAs from the identity, from a TLS configuration, and from the form. */
function tlsOptions(RED: NodeAPI, def: Partial<ControllerDef>, identity: Identity | undefined): TlsOptions {
  const options = tlsOptionsOf(RED, def.tls);
  const ca = toOptionalText('ca', def.ca);
  if (ca && !ca.includes('-----BEGIN CERTIFICATE-----')) throw new InputError('ca', 'a certificate in PEM form');
  const cas = [ca || undefined, identity?.ca, options.ca].flat().filter((one) => one !== undefined);
  const all = {
    ...options,
    ...(identity && { cert: identity.cert, key: identity.key }),
    ...trust(cas, toBoolean('systemRoots', def.systemRoots)),
  };
  checkUsable(all);
  return all;
}
