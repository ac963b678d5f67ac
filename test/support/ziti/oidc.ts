import { createHash, randomUUID } from 'node:crypto';
import type { IncomingHttpHeaders } from 'node:http';
import type { ControllerIdentity } from './identities.js';
import type { Generation } from './store.js';

export interface OidcOptions {
  /** How long an access token holds. */
  accessTokenMs?: number;
  /** How long a refresh token holds. */
  refreshTokenMs?: number;
  /** Under which address the controller knows itself, such as that of a private network. */
  advertised?: string;
}

/** A request below /oidc. */
export interface OidcRequest {
  method: string;
  /** Without /oidc. */
  path: string;
  query: Record<string, string>;
  headers: IncomingHttpHeaders;
  text: string;
  /** Of the certificate that the client showed. */
  fingerprint: string | undefined;
}

export interface OidcResponse {
  status: number;
  headers?: Record<string, string>;
  body?: string;
}

/** Who is logged in by OpenID Connect: the controller knows it from the tokens, and remembers what it revoked. */
export interface OidcLogin {
  /** The id of the API session: the same in all tokens that follow each other. */
  id: string;
  identity: ControllerIdentity;
  clientId: string;
  /** The certificate that the tokens are bound to. */
  fingerprint: string | undefined;
  refreshToken: { text: string; endsMs: number } | undefined;
  /** When each access token ends. */
  accessTokens: Map<string, number>;
}

interface Begun {
  id: string;
  clientId: string;
  redirectUri: string;
  state: string;
  nonce: string;
  challenge: string;
  isOffline: boolean;
  identity?: ControllerIdentity;
  fingerprint?: string | undefined;
  isDone?: boolean;
}

const FORM = 'application/x-www-form-urlencoded';
const REDIRECTS = /^(https?:\/\/(localhost|127\.0\.0\.1)(:\d+)?|openziti:\/)\/auth\/callback$/;
const PAGES: Record<string, string> = { password: 'username', cert: 'cert', 'ext-jwt': 'ext-jwt' };
const json = (status: number, content: object): OidcResponse => ({
  status,
  headers: { 'content-type': 'application/json' },
  body: JSON.stringify(content),
});
const plain = (status: number, body: string): OidcResponse => ({
  status,
  headers: { 'content-type': 'text/plain; charset=utf-8' },
  body: `${body}\n`,
});
const to = (location: string): OidcResponse => ({ status: 302, headers: { location } });
const part = (content: object) => Buffer.from(JSON.stringify(content)).toString('base64url');
const oauthError = (error: string, error_description: string) => json(400, { error, error_description });
const textIn = (value: unknown) => (typeof value === 'string' ? value : '');
/** `query` as it stands behind a question mark. */
const asked = (query: Record<string, string>) => new URLSearchParams(query).toString();

/** The OpenID provider in a stand-in controller, as its public source tells of it. It forgives nothing. */
export class OidcProvider {
  readonly logins = new Map<string, OidcLogin>();
  accessTokenMs: number;
  refreshTokenMs: number;
  readonly #identities: readonly ControllerIdentity[];
  readonly #generation: Generation;
  readonly #url: () => string;
  readonly #begun = new Map<string, Begun>();
  /** The login of each code that was not used. */
  readonly #codes = new Map<string, Begun>();

  constructor(
    identities: readonly ControllerIdentity[],
    generation: Generation,
    url: () => string,
    { accessTokenMs = 30 * 60_000, refreshTokenMs = 24 * 3_600_000, advertised }: OidcOptions,
  ) {
    this.#identities = identities;
    this.#generation = generation;
    this.#url = () => `${advertised ?? url()}/oidc`;
    this.accessTokenMs = accessTokenMs;
    this.refreshTokenMs = refreshTokenMs;
  }

  /** As GET /version tells of it. */
  get version() {
    return { v1: { path: '/oidc', apiBaseUrls: [this.#url()] } };
  }

  /** How many logins have a token that the controller takes. */
  get liveCount(): number {
    const isLive = ({ refreshToken, accessTokens }: OidcLogin) =>
      refreshToken !== undefined || [...accessTokens.values()].some((endsMs) => endsMs > Date.now());
    return [...this.logins.values()].filter(isLive).length;
  }

  /** Whose access token it is; undefined if it is over. */
  loginOf(accessToken: string): OidcLogin | undefined {
    return [...this.logins.values()].find(({ accessTokens }) => (accessTokens.get(accessToken) ?? 0) > Date.now());
  }

  handle(request: OidcRequest): OidcResponse {
    switch (`${request.method} ${request.path}`) {
      case 'GET /.well-known/openid-configuration':
        return json(200, this.#configuration());
      case 'GET /authorize':
      case 'POST /authorize':
        return this.#authorize(request.query);
      case 'GET /login/username':
      case 'GET /login/password':
      case 'GET /login/cert':
      case 'GET /login/ext-jwt':
        return {
          status: 200,
          headers: { 'auth-request-id': request.query.authRequestID ?? '', 'content-type': 'text/html; charset=utf-8' },
          body: '<html><form method="POST"></form></html>',
        };
      case 'POST /login/username':
      case 'POST /login/password':
      case 'POST /login/cert':
      case 'POST /login/ext-jwt':
        return this.#identify(request);
      case 'POST /login/totp':
        return this.#checkTotp(request);
      case 'GET /authorize/callback':
        return this.#giveCode(request.query.id ?? '');
      case 'POST /oauth/token':
        return this.#giveTokens(request);
      case 'POST /revoke':
        return this.#revoke(request);
      default:
        return plain(404, '404 page not found');
    }
  }

  #configuration() {
    const url = this.#url();
    const login = (name: string) => `${url}/login/${name}`;
    return {
      issuer: url,
      authorization_endpoint: `${url}/authorize`,
      token_endpoint: `${url}/oauth/token`,
      revocation_endpoint: `${url}/revoke`,
      end_session_endpoint: `${url}/end_session`,
      jwks_uri: `${url}/keys`,
      ...(this.#generation !== '2.0' && {
        openziti_endpoints: {
          password: login('password'),
          cert: login('cert'),
          ext_jwt: login('ext-jwt'),
          totp: login('totp'),
        },
      }),
    };
  }

  #authorize(query: Record<string, string>): OidcResponse {
    const { client_id: clientId = '', redirect_uri: redirectUri = '', scope = '', method = '' } = query;
    if (!['native', 'openziti'].includes(clientId)) return oauthError('invalid_client', 'client not found');
    if (!REDIRECTS.test(redirectUri)) {
      return oauthError('invalid_request', 'The requested redirect_uri is missing in the client configuration.');
    }
    const scopes = scope.split(' ');
    if (!scopes.includes('openid')) return oauthError('invalid_scope', 'The scope openid is missing in your request.');
    if (query.response_type !== 'code') return oauthError('unsupported_response_type', 'Only code is supported.');
    const { code_challenge: challenge = '', state = '', nonce = '' } = query;
    if (query.code_challenge_method !== 'S256' || !/^[\w-]{43}$/.test(challenge)) {
      return oauthError('invalid_request', 'code challenge required');
    }
    const begun = {
      id: randomUUID(),
      clientId,
      redirectUri,
      state,
      nonce,
      challenge,
      isOffline: scopes.includes('offline_access'),
    };
    this.#begun.set(begun.id, begun);
    return to(`/oidc/login/${PAGES[method] ?? 'username'}?authRequestID=${begun.id}`);
  }

  #identify(request: OidcRequest): OidcResponse {
    const method = request.path.split('/').at(-1) ?? '';
    const isPassword = method === 'password' || method === 'username';
    const content = contentOf(request);
    if (!content) return plain(415, `invalid content type: ${String(request.headers['content-type'])}`);
    const begun = this.#begun.get(textIn(content.id) || (request.query.id ?? ''));
    const identity = begun && this.#identityFor(method, content, request);
    if (!begun || !identity) {
      // Some versions show the form again, with the reason in it, as if all were well.
      if (!isPassword || this.#generation !== '2.0') return plain(401, 'The authentication request failed');
      return {
        status: 200,
        headers: { 'content-type': 'text/html; charset=utf-8' },
        body: '<html><form method="POST"><p>The authentication request failed</p></form></html>',
      };
    }
    begun.identity = identity;
    if (method === 'cert') begun.fingerprint = request.fingerprint;
    if (!identity.query) return this.#done(begun);
    const isTotp = ['MFA', 'TOTP'].includes(identity.query.typeId);
    const query = isTotp
      ? {
          typeId: 'TOTP',
          provider: 'ziti',
          httpMethod: 'POST',
          httpUrl: './oidc/login/totp',
          isTotpEnrolled: identity.totpCode !== undefined,
        }
      : identity.query;
    const answer = json(200, { authQueries: [query] });
    return isTotp ? { ...answer, headers: { ...answer.headers, 'totp-required': 'true' } } : answer;
  }

  #identityFor(method: string, content: Record<string, unknown>, { headers, fingerprint }: OidcRequest) {
    const { username, password } = content;
    const jwt = headers.authorization?.replace('Bearer ', '');
    return this.#identities.find((one) => {
      if (method === 'cert') return one.fingerprint !== undefined && one.fingerprint === fingerprint;
      if (method === 'ext-jwt') return one.externalJwt !== undefined && one.externalJwt === jwt;
      return one.updb !== undefined && one.updb.username === username && one.updb.password === password;
    });
  }

  #checkTotp(request: OidcRequest): OidcResponse {
    const { id, code } = contentOf(request) ?? {};
    const begun = this.#begun.get(String(id));
    const wanted = begun?.identity?.totpCode;
    if (begun && wanted !== undefined && wanted === code) return this.#done(begun);
    return json(400, { code: 'INVALID TOTP CODE', message: 'an invalid TOTP code was supplied' });
  }

  #done(begun: Begun): OidcResponse {
    begun.isDone = true;
    return to(`${this.#url()}/authorize/callback?id=${begun.id}`);
  }

  #giveCode(id: string): OidcResponse {
    const begun = this.#begun.get(id);
    if (!begun) return oauthError('server_error', 'request not found');
    const { redirectUri, state } = begun;
    if (!begun.isDone) {
      return to(`${redirectUri}?${asked({ error: 'interaction_required', error_description: 'log in first', state })}`);
    }
    const code = randomUUID();
    this.#codes.set(code, begun);
    this.#begun.delete(id);
    return to(`${redirectUri}?${asked({ code, state })}`);
  }

  #giveTokens(request: OidcRequest): OidcResponse {
    if (request.headers['content-type'] !== FORM) return oauthError('invalid_request', 'error parsing form');
    const form = contentOf(request) ?? {};
    switch (form.grant_type) {
      case 'authorization_code': {
        const code = String(form.code);
        const begun = this.#codes.get(code);
        this.#codes.delete(code);
        if (!begun?.identity) return oauthError('invalid_grant', 'code invalid or expired');
        if (form.client_id !== begun.clientId) return oauthError('invalid_grant', 'client_id does not correspond');
        if (form.redirect_uri !== begun.redirectUri) {
          return oauthError('invalid_grant', 'redirect_uri does not correspond');
        }
        const challenge = createHash('sha256').update(String(form.code_verifier)).digest('base64url');
        if (challenge !== begun.challenge) return oauthError('invalid_grant', 'invalid code challenge');
        const { identity, clientId, fingerprint } = begun;
        const login: OidcLogin = {
          id: randomUUID(),
          identity,
          clientId,
          fingerprint,
          refreshToken: undefined,
          accessTokens: new Map(),
        };
        this.logins.set(login.id, login);
        return this.#tokensFor(login, begun.isOffline, begun.nonce);
      }
      case 'refresh_token': {
        const login = [...this.logins.values()].find(({ refreshToken }) => refreshToken?.text === form.refresh_token);
        if (!login?.refreshToken) return oauthError('invalid_grant', 'refresh token was revoked');
        if (login.refreshToken.endsMs < Date.now()) return oauthError('invalid_grant', 'token is expired');
        if (form.client_id !== login.clientId) return oauthError('invalid_grant', 'client_id does not correspond');
        return this.#tokensFor(login, true);
      }
      default:
        return oauthError('unsupported_grant_type', `${String(form.grant_type)} not supported`);
    }
  }

  #tokensFor(login: OidcLogin, isOffline: boolean, nonce?: string): OidcResponse {
    const endsMs = Date.now() + this.accessTokenMs;
    const accessToken = this.#signed(login, 'a', endsMs);
    login.accessTokens.set(accessToken, endsMs);
    const refreshEndsMs = Date.now() + this.refreshTokenMs;
    login.refreshToken = isOffline
      ? { text: this.#signed(login, 'r', refreshEndsMs), endsMs: refreshEndsMs }
      : undefined;
    return json(200, {
      access_token: accessToken,
      token_type: 'Bearer',
      ...(login.refreshToken && { refresh_token: login.refreshToken.text }),
      expires_in: this.accessTokenMs / 1000,
      id_token: `${part({ alg: 'ES256' })}.${part({ iss: this.#url(), sub: login.identity.id, nonce })}.c2ln`,
    });
  }

  #signed({ id, identity, fingerprint }: OidcLogin, kind: string, endsMs: number): string {
    const claims = {
      iss: this.#url(),
      sub: identity.id,
      aud: ['openziti'],
      exp: endsMs / 1000,
      jti: randomUUID(),
      z_asid: id,
      z_t: kind,
      z_cfs: fingerprint === undefined ? [] : [fingerprint],
    };
    return `${part({ alg: 'ES256' })}.${part(claims)}.c2ln`;
  }

  #revoke(request: OidcRequest): OidcResponse {
    const { token } = contentOf(request) ?? {};
    for (const [id, login] of this.logins) {
      if (login.refreshToken?.text === token) login.refreshToken = undefined;
      login.accessTokens.delete(String(token));
      if (!login.refreshToken && login.accessTokens.size === 0) this.logins.delete(id);
    }
    return { status: 200 };
  }

  /** Ends every access token; the refresh tokens hold. */
  endAccessTokens(): void {
    this.logins.forEach(({ accessTokens }) => accessTokens.clear());
  }
}

/** The fields of a body; undefined for one of another type, of which no parameter may be said. */
function contentOf({ headers, text }: OidcRequest): Record<string, unknown> | undefined {
  const type = headers['content-type'];
  if (type === FORM) return Object.fromEntries(new URLSearchParams(text));
  if (type === 'application/json') return JSON.parse(text || '{}') as Record<string, unknown>;
  return undefined;
}
