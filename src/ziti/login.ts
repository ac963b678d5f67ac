import { debuglog } from 'node:util';
import { ZitiError } from '../errors.js';
import { linkSignals } from '../time/deadline.js';
import type { ApiSessionDetail } from './api-session-detail.js';
import { type AuthQuery, authQueriesIn, isTotp, moreIsAsked } from './auth-query.js';
import { type Authentication, type OwnAuthentication, secretsOf } from './authentication.js';
import { claimsOf, secondsLeftOf } from './jwt.js';
import type { OidcTokens } from './oidc/oidc-tokens.js';
import { programInfo } from './program-info.js';
import type { Requester, Send } from './requester.js';

const debug = debuglog('ziti');

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
  if (tokens) {
    const { revokeTokens } = await import('./oidc/tokens.js');
    return revokeTokens(requester, tokens);
  }
  const { signal, release: done } = linkSignals([], LOGOUT_LIMIT_MS);
  await requester
    .send({ method: 'DELETE', path: '/current-api-session', headers, signal })
    .catch((error: unknown) => debug('logout: %s', error))
    .finally(done);
}

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
    const secrets = [...secretsOf(authentication), detail.token];
    const queries = authQueriesIn(detail.authQueries);
    await answerQueries(requester.send, queries, { totpCode, headers: login.headers, secrets });
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
  { totpCode, headers, secrets }: { totpCode: string; headers: Login['headers']; secrets: readonly string[] },
): Promise<void> {
  for (const query of queries) {
    if (!isTotp(query) || !totpCode) throw moreIsAsked(query, secrets);
    await send({ method: 'POST', path: '/authenticate/mfa', body: { code: totpCode }, headers });
  }
}
