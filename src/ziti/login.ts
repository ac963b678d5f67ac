import { hostname, release } from 'node:os';
import { debuglog } from 'node:util';
import { ZitiError } from '../errors.js';
import { printable } from '../printable.js';
import type { Answer } from './answer.js';
import type { Request } from './http.js';
import { linkSignals } from '../time/deadline.js';

const debug = debuglog('ziti');

/**
 * How to log in. The token of the last two was issued elsewhere: it is never replaced or logged out here. That of a
 * `ztSession` is renewed as any login; a bearer token cannot be renewed.
 */
export type Authentication =
  | { method: 'certificate' }
  | { method: 'password'; username: string; password: string }
  | { method: 'externalJwt'; jwt: string }
  | { method: 'ztSession'; token: string }
  | { method: 'bearerToken'; token: string };

/** What a controller is asked with. */
export type Send = <T>(request: Request) => Promise<Answer<T>>;

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

interface AuthQuery {
  typeId?: string;
  provider?: string;
  httpUrl?: string;
}

/** A login: what goes with every request from then on, and what the controller tells of it. */
export interface Login {
  headers: Record<string, string>;
  detail: ApiSessionDetail;
}

const METHODS = { certificate: 'cert', password: 'password', externalJwt: 'ext-jwt' } as const;
/** What is asked for with a code, in the words of older and newer controllers. */
const TOTP = ['MFA', 'TOTP'];
/** Of a close, which waits for it. */
const LOGOUT_LIMIT_MS = 1_000;

/** Logs in, or looks at the login that a given token stands for. Throws a ZitiError, and leaves no half login then. */
export async function logIn(send: Send, authentication: Authentication, totpCode: string): Promise<Login> {
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
      return openApiSession(send, authentication, totpCode);
  }
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
  try {
    const [, claims = ''] = token.split('.');
    const { exp } = JSON.parse(Buffer.from(claims, 'base64url').toString()) as { exp?: unknown };
    if (typeof exp !== 'number' || !Number.isFinite(exp)) return {};
    const expirationSeconds = Math.max(0, exp - Date.now() / 1_000);
    return { expiresAt: new Date(exp * 1_000).toISOString(), expirationSeconds };
  } catch {
    return {};
  }
}

/** Logs out. Takes 1 s at most and never throws: what could not be ended is gone already, or goes by itself. */
export async function logOut(send: Send, headers: Login['headers']): Promise<void> {
  const { signal, release: done } = linkSignals([], LOGOUT_LIMIT_MS);
  await send({ method: 'DELETE', path: '/current-api-session', headers, signal })
    .catch((error: unknown) => debug('logout: %s', error))
    .finally(done);
}

async function openApiSession(
  send: Send,
  authentication: Exclude<Authentication, { token: string }>,
  totpCode: string,
): Promise<Login> {
  const { data: detail } = await send<ApiSessionDetail>({
    method: 'POST',
    path: '/authenticate',
    query: { method: METHODS[authentication.method] },
    body: {
      ...(authentication.method === 'password' && {
        username: authentication.username,
        password: authentication.password,
      }),
      envInfo: { os: process.platform, arch: process.arch, osRelease: release(), hostname: hostname() },
      sdkInfo: { type: 'node-red-kinova-kortex' },
    },
    ...(authentication.method === 'externalJwt' && { headers: { authorization: `Bearer ${authentication.jwt}` } }),
  });
  if (!detail.token) throw new ZitiError('ZITI_SERVER', 'POST /authenticate was answered without a token');
  const headers = { 'zt-session': detail.token };
  try {
    await answerQueries(send, detail.authQueries ?? [], totpCode, headers);
  } catch (error) {
    await logOut(send, headers);
    throw error;
  }
  return { headers, detail };
}

/** A login may be half of one: the controller asks for a second factor then. */
async function answerQueries(
  send: Send,
  queries: readonly AuthQuery[],
  totpCode: string,
  headers: Login['headers'],
): Promise<void> {
  for (const { typeId = '', provider, httpUrl } of queries) {
    if (TOTP.includes(typeId) && totpCode) {
      await send({ method: 'POST', path: '/authenticate/mfa', body: { code: totpCode }, headers });
      continue;
    }
    const what = TOTP.includes(typeId)
      ? 'a TOTP code; give the one that the authenticator app shows now'
      : `${printable(`${typeId} of ${httpUrl ?? provider ?? 'another provider'}`)}, which cannot be given here`;
    throw new ZitiError('ZITI_UNAUTHORIZED', `the login is half done, the controller asks for more: ${what}`, {
      status: 401,
    });
  }
}
