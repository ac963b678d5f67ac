import { ZitiError } from '../../errors.js';
import { printable } from '../../printable.js';
import type { Requester } from '../requester.js';
import type { Endpoints } from './oidc-tokens.js';
import { objectIn, textIn } from './response.js';

/** The answer to GET /version, as far as it counts here. */
interface Version {
  version?: string;
  capabilities?: string[] | null;
  apiVersions?: Record<string, Record<string, ApiVersion> | null> | null;
}

interface ApiVersion {
  path?: string;
  apiBaseUrls?: string[] | null;
}

const API_PATH = /\/edge\/client\/v1$/;
/** Errors name the path. */
const LONGEST_PATH = 200;

/** Where the controller takes such logins. Throws a ZitiError; ZITI_NOT_FOUND if it offers none. */
export async function findEndpoints(requester: Requester): Promise<Endpoints> {
  const { data } = await requester.send<Version>({ method: 'GET', path: '/version', needsEnvelope: true });
  const found = placeIn(data, ownPlace(requester));
  if (!found) {
    const message = `the controller offers no login by OpenID Connect (version ${printable(data.version ?? 'unknown')})`;
    throw new ZitiError('ZITI_NOT_FOUND', message, { hint: 'no-oidc' });
  }
  const { baseUrl, isBeside, path } = found;
  const asked = { method: 'GET', path: `${path}/.well-known/openid-configuration` } as const;
  const { status, body } = await requester.ask(asked, baseUrl);
  const listed = status === 200 ? objectIn(body) : {};
  const own = objectIn(listed.openziti_endpoints);
  const at = (value: unknown, usual: string) => pathOf(textIn(value)) ?? `${path}${usual}`;
  return {
    baseUrl,
    isBeside,
    authorize: at(listed.authorization_endpoint, '/authorize'),
    token: at(listed.token_endpoint, '/oauth/token'),
    revoke: at(listed.revocation_endpoint, '/revoke'),
    totp: at(own.totp, '/login/totp'),
    login: {
      certificate: at(own.cert, '/login/cert'),
      password: at(own.password, '/login/password'),
      externalJwt: at(own.ext_jwt, '/login/ext-jwt'),
    },
  };
}

/**
 * Where OpenID Connect is: at the address that we use if the controller serves it beside the Edge Client API, since the
 * addresses that it knows of itself may be others; else at the first one that it names.
 */
function placeIn(
  { capabilities, apiVersions }: Version,
  own: string,
): { baseUrl: string; isBeside: boolean; path: string } | undefined {
  const v1 = apiVersions?.['edge-oidc']?.v1 ?? {};
  const isOffered = apiVersions?.['edge-oidc'] ?? (Array.isArray(capabilities) && capabilities.includes('OIDC_AUTH'));
  if (!isOffered) return undefined;
  const listed = urlsOf(v1);
  const path = (textIn(v1.path) || listed[0]?.pathname || '/oidc').replace(/\/+$/, '');
  const beside = new Set(urlsOf(apiVersions?.['edge-client']?.v1 ?? {}).map(({ origin }) => origin));
  beside.add(new URL(own).origin);
  const isBeside = listed.length === 0 || listed.some(({ origin }) => beside.has(origin));
  return { baseUrl: isBeside ? own : (listed[0]?.origin ?? own), isBeside, path };
}

/** Where a login of `endpoints` goes on: at the controller in use, which may be another one by now. */
export function placeOf(requester: Requester, { isBeside, baseUrl }: Endpoints): string {
  return isBeside ? ownPlace(requester) : baseUrl;
}

function ownPlace({ baseUrl }: Requester): string {
  return baseUrl.replace(API_PATH, '');
}

function urlsOf({ apiBaseUrls }: ApiVersion): URL[] {
  const texts = Array.isArray(apiBaseUrls) ? apiBaseUrls : [];
  const urls = texts.flatMap((text) => (URL.canParse(text) ? [new URL(text)] : []));
  return urls.filter(({ protocol }) => protocol === 'https:');
}

function pathOf(url: string): string | undefined {
  const path = URL.canParse(url) ? new URL(url).pathname : '';
  return path && path.length <= LONGEST_PATH ? path : undefined;
}
