import { createHash, randomBytes } from 'node:crypto';
import { ZitiError } from '../../errors.js';
import type { RawResponse } from '../answer.js';
import { type AuthQuery, authQueriesIn, isTotp, moreIsAsked } from '../auth-query.js';
import { type OwnAuthentication, secretsOf } from '../authentication.js';
import { withoutSecrets } from '../../without-secrets.js';
import { programInfo } from '../program-info.js';
import type { Requester } from '../requester.js';
import type { Endpoints, OidcTokens } from './oidc-tokens.js';
import { objectIn, oidcRefusal } from './response.js';
import { CLIENT_ID, tokensForCode } from './tokens.js';

/** Where a browser would be sent with the code. Nobody listens there: the code is taken from the address. */
const REDIRECT_URI = 'http://localhost:20314/auth/callback';
/** So many redirects lead to the code at most. */
const LONGEST_CHAIN = 5;
const LONGEST_PATH = 200;
/** The word by which dialogs translate what to do about a login that the controller refuses. */
const REFUSED = 'controller-login-refused';
/** The controller could not be asked, or not just now. */
const TEMPORARY = ['ZITI_UNREACHABLE', 'ZITI_BUSY'];
const METHODS = { certificate: 'cert', password: 'password', externalJwt: 'ext-jwt' } as const;

/** One login on its way. */
interface Attempt {
  requester: Requester;
  endpoints: Endpoints;
  /** How the controller names it. Whoever knows it can go on with the login. */
  id: string;
  state: string;
  /** What no error may tell, whatever the controller quotes. */
  secrets: string[];
}

/**
 * Logs in by OpenID Connect: with an authorization code and PKCE, as a program does that can keep no secret. Throws a
 * ZitiError.
 */
export async function logInByOidc(
  controller: Requester,
  endpoints: Endpoints,
  authentication: OwnAuthentication,
  totpCode: string,
): Promise<OidcTokens> {
  const [verifier, state, nonce] = [randomText(), randomText(), randomText()];
  const secrets = [...secretsOf(authentication), totpCode, verifier];
  const requester = guarded(controller, secrets);
  const query = {
    client_id: CLIENT_ID,
    response_type: 'code',
    scope: 'openid offline_access',
    redirect_uri: REDIRECT_URI,
    state,
    nonce,
    code_challenge: createHash('sha256').update(verifier).digest('base64url'),
    code_challenge_method: 'S256',
    method: METHODS[authentication.method],
  };
  const begun = await requester.ask({ method: 'GET', path: endpoints.authorize, query }, endpoints.baseUrl);
  const id = requestIdIn(begun, endpoints.baseUrl);
  const sentTo = begun.header?.('location') ?? '';
  if (!id && isCallback(sentTo)) codeIn(queryOf(sentTo), state, secrets); // it says why not
  if (!id) throw oidcRefusal(`GET ${endpoints.authorize}`, begun);
  secrets.push(id);
  const attempt = { requester, endpoints, id, state, secrets };
  const accepted = await identify(attempt, authentication, totpCode);
  try {
    const code = await codeBehind(attempt, accepted);
    secrets.push(code);
    return await tokensForCode(requester, endpoints, { code, verifier, redirectUri: REDIRECT_URI, nonce });
  } catch (error) {
    if (!(error instanceof ZitiError) || TEMPORARY.includes(error.code)) throw error;
    // User and password are right: it may go better the next time, for instance at one controller of several.
    throw new ZitiError('ZITI_SERVER', error.message, error);
  }
}

/** `requester` whose answers know what must not be told of them: a controller may quote what it heard before. */
function guarded(requester: Requester, secrets: readonly string[]): Requester {
  return {
    send: (request) => requester.send(request),
    ask: async (...asked) => {
      const response = await requester.ask(...asked);
      return { ...response, secrets: [...(response.secrets ?? []), ...secrets] };
    },
    get baseUrl() {
      return requester.baseUrl;
    },
  };
}

function randomText(): string {
  return randomBytes(32).toString('base64url');
}

/** The id of the login: in the redirect to its page, or in a header. */
function requestIdIn({ header }: RawResponse, baseUrl: string): string {
  const location = header?.('location') ?? '';
  const redirected = URL.canParse(location, baseUrl) ? new URL(location, baseUrl).searchParams : undefined;
  return redirected?.get('authRequestID') ?? header?.('auth-request-id') ?? '';
}

/** Says who we are, with a second factor if one is asked for. The answer leads to the code. */
async function identify(attempt: Attempt, authentication: OwnAuthentication, totpCode: string): Promise<RawResponse> {
  const { requester, endpoints, id } = attempt;
  const path = endpoints.login[authentication.method];
  const { os, arch, osRelease } = programInfo.envInfo;
  const form = {
    id,
    ...(authentication.method === 'password' && {
      username: authentication.username,
      password: authentication.password,
    }),
    envOs: os,
    envArch: arch,
    envOsRelease: osRelease,
    sdkType: programInfo.sdkInfo.type,
  };
  const headers =
    authentication.method === 'externalJwt' ? { authorization: `Bearer ${authentication.jwt}` } : undefined;
  const answer = await requester.ask({ method: 'POST', path, form, ...(headers && { headers }) }, endpoints.baseUrl);
  if (isRedirect(answer)) return answer;
  const asked = queriesIn(answer);
  if (answer.status === 200 && asked) return giveSecondFactor(attempt, asked, totpCode);
  const isForm = answer.status === 200 && answer.contentType?.startsWith('text/html');
  if (!isForm || authentication.method !== 'password') throw oidcRefusal(`POST ${path}`, answer, REFUSED);
  // Some controllers show their form again instead of a refusal.
  const why = 'the controller asks for user and password again, so they are wrong, or the user is locked';
  throw new ZitiError('ZITI_UNAUTHORIZED', `POST ${path} was refused: ${why}`, { status: 401, hint: REFUSED });
}

/** What is asked for besides; undefined if nothing is. */
function queriesIn({ body, header }: RawResponse): AuthQuery[] | undefined {
  const listed = authQueriesIn(objectIn(body).authQueries);
  if (listed.length > 0) return listed;
  return header?.('totp-required')?.startsWith('t') ? [{ typeId: 'TOTP' }] : undefined;
}

async function giveSecondFactor(
  { requester, endpoints, id, secrets }: Attempt,
  queries: readonly AuthQuery[],
  totpCode: string,
): Promise<RawResponse> {
  const other = queries.find((query) => !isTotp(query) || query.isTotpEnrolled === false);
  if (other ?? !totpCode) throw moreIsAsked(other ?? queries[0] ?? {}, secrets);
  const body = { id, code: totpCode };
  const answer = await requester.ask({ method: 'POST', path: endpoints.totp, body }, endpoints.baseUrl, { once: true });
  if (isRedirect(answer)) return answer;
  const [more] = (answer.status === 200 && queriesIn(answer)) || [];
  throw more ? moreIsAsked(more, secrets) : oidcRefusal(`POST ${endpoints.totp}`, answer);
}

function isRedirect({ status, header }: RawResponse): boolean {
  return status >= 300 && status < 400 && header?.('location') !== undefined;
}

/** Follows the redirects, at the controller only, until one of them leaves it with the code. */
async function codeBehind({ requester, endpoints, state, secrets }: Attempt, first: RawResponse): Promise<string> {
  const { baseUrl } = endpoints;
  let answer = first;
  let name = 'the login';
  for (let step = 0; step < LONGEST_CHAIN && isRedirect(answer); step++) {
    const location = answer.header?.('location') ?? '';
    if (!URL.canParse(location, baseUrl)) break;
    const url = new URL(location, baseUrl);
    if (isCallback(location)) return codeIn(queryOf(location), state, secrets);
    if (!isTellable(url.pathname, secrets)) break;
    name = `GET ${url.pathname}`;
    const query = Object.fromEntries(url.searchParams);
    answer = await requester.ask({ method: 'GET', path: url.pathname, query }, baseUrl, { once: true });
  }
  throw isRedirect(answer) ? new ZitiError('ZITI_SERVER', `${name} led to no code`) : oidcRefusal(name, answer);
}

function isCallback(location: string): boolean {
  return location.startsWith(`${REDIRECT_URI}?`) && URL.canParse(location);
}

function queryOf(location: string): Record<string, string> {
  return Object.fromEntries(new URL(location).searchParams);
}

/** True if errors may name `path`. */
function isTellable(path: string, secrets: readonly string[]): boolean {
  return path.length <= LONGEST_PATH && /^[\w./-]*$/.test(path) && withoutSecrets(path, secrets) === path;
}

function codeIn(query: Record<string, string>, state: string, secrets: readonly string[]): string {
  if (query.error) {
    const answer = { status: 401, body: JSON.stringify(query), contentType: 'application/json', secrets };
    throw oidcRefusal('the login', answer);
  }
  if (query.state !== state) throw new ZitiError('ZITI_SERVER', 'the login was answered with the code of another one');
  if (query.code) return query.code;
  throw new ZitiError('ZITI_SERVER', 'the login was answered without a code');
}
