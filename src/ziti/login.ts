import { hostname, release } from 'node:os';
import { debuglog } from 'node:util';
import { ZitiError } from '../errors.js';
import { printable } from '../printable.js';
import type { Answer } from './answer.js';
import type { Controller } from './controller.js';
import type { Request } from './http.js';
import { claimsOf, secondsLeftOf } from './jwt.js';
import type { OidcTokens } from './oidc/tokens.js';
import { linkSignals } from '../time/deadline.js';

const debug = debuglog('ziti');

/**
 * How to log in. `session` is what the login gives: `oidc` asks for tokens of OpenID Connect; `auto`, the default, does
 * so only if the controller offers nothing else. The token of the last two was issued elsewhere: it is never replaced or
 * logged out here. That of a `ztSession` is renewed as any login; a bearer token cannot be renewed.
 */
export type Authentication =
  | { method: 'certificate'; session?: 'auto' | 'oidc' }
  | { method: 'password'; username: string; password: string; session?: 'auto' | 'oidc' }
  | { method: 'externalJwt'; jwt: string; session?: 'auto' | 'oidc' }
  | { method: 'ztSession'; token: string }
  | { method: 'bearerToken'; token: string };

/** A login of our own, without a token that somebody else asked for. */
export type OwnAuthentication = Exclude<Authentication, { token: string }>;

/** What a controller is asked with. */
export type Send = <T>(request: Request) => Promise<Answer<T>>;

/** What a login needs of a controller. */
export interface Requester extends Pick<Controller, 'ask'> {
  send: Send;
  /** The address in use. */
  readonly baseUrl: string;
}

/** The part of a CurrentApiSessionDetail that counts here. */
export interface ApiSessionDetail {
  id?: string;
  token?: string;
  identity?: { name?: string } | null;
  /** When the controller last heard of this login. */
  cachedLastActivityAt?: string;
  expiresAt?: string;
  expirationSeconds?: number;
  authQueries?: AuthQuery[] | null;
}

/** What a controller asks for besides. */
export interface AuthQuery {
  typeId?: string;
  provider?: string;
  httpUrl?: string;
  /** False: the second factor has to be set up first. Of newer controllers. */
  isTotpEnrolled?: boolean;
}

/** A login: what goes with every request from then on, and what the controller tells of it. */
export interface Login {
  headers: Record<string, string>;
  detail: ApiSessionDetail;
  /** Of a login by OpenID Connect. */
  tokens?: OidcTokens;
}

const METHODS = { certificate: 'cert', password: 'password', externalJwt: 'ext-jwt' } as const;
/** Of a close, which waits for it. */
const LOGOUT_LIMIT_MS = 1_000;

/** What no controller answers that knows such a login: the older kind is gone. */
const GONE = [404, 405, 410, 501];

/** Logs in, or looks at the login that a given token stands for. Throws a ZitiError, and leaves no half login then. */
export async function logIn(requester: Requester, authentication: Authentication, totpCode: string): Promise<Login> {
  const { send } = requester;
  switch (authentication.method) {
    case 'bearerToken': {
      const headers = { authorization: `Bearer ${authentication.token}` };
      return { headers, detail: await lookAt(send, authentication, headers) };
    }
    case 'ztSession': {
      const headers = { 'zt-session': authentication.token };
      return { headers, detail: await lookAt(send, authentication, headers) };
    }
    case 'certificate':
    case 'password':
    case 'externalJwt':
      return logInAnew(requester, authentication, totpCode);
  }
}

async function logInAnew(requester: Requester, authentication: OwnAuthentication, totpCode: string): Promise<Login> {
  let refusal: ZitiError | undefined;
  if (authentication.session !== 'oidc') {
    try {
      return await openApiSession(requester, authentication, totpCode);
    } catch (error) {
      if (!(error instanceof ZitiError) || !GONE.includes(error.status ?? 0)) throw error;
      refusal = error;
    }
  }
  const { openByOidc } = await import('./oidc/session.js');
  return openByOidc(requester, authentication, totpCode, refusal);
}

/** Asks for the login that `headers` stand for; most controllers renew it by that. Throws a ZitiError. */
export async function lookAt(
  send: Send,
  authentication: Authentication,
  headers: Login['headers'],
): Promise<ApiSessionDetail> {
  if (authentication.method !== 'bearerToken') {
    return (await send<ApiSessionDetail>({ method: 'GET', path: '/current-api-session', headers })).data;
  }
  // The controller stores no login for a bearer token; when it ends stands in the token itself.
  const { data: identity } = await send<{ name?: string }>({ method: 'GET', path: '/current-identity', headers });
  return { identity, ...endOf(authentication.token) };
}

/** When a bearer token ends; nothing if it is no JWT. */
function endOf(token: string): Pick<ApiSessionDetail, 'expiresAt' | 'expirationSeconds'> {
  const { exp } = claimsOf(token);
  const expirationSeconds = secondsLeftOf(token);
  return expirationSeconds === undefined
    ? {}
    : { expiresAt: new Date((exp as number) * 1_000).toISOString(), expirationSeconds };
}

/** Logs out. Takes 1 s at most and never throws: what could not be ended is gone already, or goes by itself. */
export async function logOut(requester: Requester, { headers, tokens }: Login): Promise<void> {
  const { signal, release: done } = linkSignals([], LOGOUT_LIMIT_MS);
  const leave = async () => {
    if (!tokens) return requester.send({ method: 'DELETE', path: '/current-api-session', headers, signal });
    const { revokeTokens } = await import('./oidc/tokens.js');
    return revokeTokens(requester, tokens, signal);
  };
  await leave()
    .catch((error: unknown) => debug('logout: %s', error))
    .finally(done);
}

/** What a controller may know of this program. */
export const programInfo = {
  envInfo: { os: process.platform, arch: process.arch, osRelease: release(), hostname: hostname() },
  sdkInfo: { type: 'node-red-kinova-kortex' },
};

async function openApiSession(
  requester: Requester,
  authentication: OwnAuthentication,
  totpCode: string,
): Promise<Login> {
  const { data: detail } = await requester.send<ApiSessionDetail>({
    method: 'POST',
    path: '/authenticate',
    query: { method: METHODS[authentication.method] },
    body: {
      ...(authentication.method === 'password' && {
        username: authentication.username,
        password: authentication.password,
      }),
      ...programInfo,
    },
    ...(authentication.method === 'externalJwt' && { headers: { authorization: `Bearer ${authentication.jwt}` } }),
  });
  if (!detail.token) throw new ZitiError('ZITI_SERVER', 'POST /authenticate was answered without a token');
  const login = { headers: { 'zt-session': detail.token }, detail };
  try {
    await answerQueries(requester.send, detail.authQueries ?? [], totpCode, login.headers);
  } catch (error) {
    await logOut(requester, login);
    throw error;
  }
  return login;
}

/** A login may be half of one: the controller asks for a second factor then. */
async function answerQueries(
  send: Send,
  queries: readonly AuthQuery[],
  totpCode: string,
  headers: Login['headers'],
): Promise<void> {
  for (const query of queries) {
    if (!isTotp(query) || !totpCode) throw moreIsAsked(query);
    await send({ method: 'POST', path: '/authenticate/mfa', body: { code: totpCode }, headers });
  }
}

/** True if a code of an authenticator app is asked for, in the words of older and newer controllers. */
export function isTotp({ typeId }: AuthQuery): boolean {
  return typeId === 'MFA' || typeId === 'TOTP';
}

/** The error for a second factor that is missing. */
export function moreIsAsked(query: AuthQuery): ZitiError {
  const { typeId = '', provider, httpUrl, isTotpEnrolled = true } = query;
  const what = !isTotp(query)
    ? `${printable(`${typeId} of ${httpUrl ?? provider ?? 'another provider'}`)}, which cannot be given here`
    : isTotpEnrolled
      ? 'a TOTP code; give the one that the authenticator app shows now'
      : 'a TOTP code, which is not set up for this identity yet';
  const message = `the login is half done, the controller asks for more: ${what}`;
  return new ZitiError('ZITI_UNAUTHORIZED', message, { status: 401 });
}
