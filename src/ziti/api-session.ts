import { EventEmitter } from 'node:events';
import { hostname, release } from 'node:os';
import { debuglog } from 'node:util';
import { backoffMs } from '../backoff.js';
import { reasonOf, toError, ZitiError } from '../errors.js';
import type { Answer } from './answer.js';
import type { Controller, Request } from './controller.js';
import { cutBy, orCut } from './cut.js';

const debug = debuglog('ziti');

/** How to log in. The token of the last two was issued elsewhere, so that it can neither be renewed nor logged out. */
export type Authentication =
  | { method: 'certificate' }
  | { method: 'password'; username: string; password: string }
  | { method: 'externalJwt'; jwt: string }
  | { method: 'ztSession'; token: string }
  | { method: 'bearerToken'; token: string };

/** What a login gave; without the token. */
export interface LoggedIn {
  /** Empty for a bearer token, of which the controller stores nothing. */
  apiSessionId: string;
  /** The name of the identity; null where the controller does not tell. */
  identity: string | null;
  expiresAt: Date | null;
}

export type ApiSessionState =
  | { name: 'closed' }
  | { name: 'logging-in' }
  | ({ name: 'ready' } & LoggedIn)
  /** The controller said no. A wrong password is not tried again by itself: it would lock the user out. */
  | { name: 'refused'; cause: ZitiError }
  | { name: 'unreachable'; cause: ZitiError };

/** The part of a CurrentApiSessionDetail that counts here. */
interface ApiSessionDetail {
  id: string;
  token?: string;
  identity?: { name?: string } | null;
  expiresAt?: string;
  expirationSeconds?: number;
  authQueries?: AuthQuery[] | null;
}

interface AuthQuery {
  typeId?: string;
  provider?: string;
  httpUrl?: string;
}

const METHODS = { certificate: 'cert', password: 'password', externalJwt: 'ext-jwt' } as const;
/** What is asked for with a code, in the words of older and newer controllers. */
const TOTP = ['MFA', 'TOTP'];
const LONGEST_TIMER_MS = 2 ** 31 - 1; // what a timer of Node.js takes
/** Of a close, which takes no longer than both. */
const LAST_LOGIN_LIMIT_MS = 800;
const LOGOUT_LIMIT_MS = 1_000;
/** The controller could not be asked, or not just now: it is asked again. Any other failure is a no. */
const PASSING = ['ZITI_UNREACHABLE', 'ZITI_BUSY', 'ZITI_SERVER'];

/**
 * The login at one controller, for all who need it: opened by the first call, renewed before it expires, and opened anew,
 * once for all, where the controller has forgotten it.
 */
export class ApiSession extends EventEmitter<{ state: [state: ApiSessionState] }> {
  readonly #controller: Controller;
  readonly #authentication: Authentication;
  readonly #totpCode: string;
  #state: ApiSessionState = { name: 'closed' };
  /** What goes with every request; undefined where nobody is logged in. */
  #headers: Record<string, string> | undefined;
  #loggingIn: Promise<Record<string, string>> | undefined;
  /** The next thing to happen by itself: a renewal, or one more attempt to log in. */
  #timer: NodeJS.Timeout | undefined;
  #failures = 0;
  /** When the login ends if nothing renews it, as performance.now() counts. */
  #endsAtMs = 0;
  readonly #closing = new AbortController();

  constructor(controller: Controller, authentication: Authentication, totpCode = '') {
    super();
    this.setMaxListeners(0); // every node of a controller listens
    this.#controller = controller;
    this.#authentication = authentication;
    this.#totpCode = totpCode;
  }

  get state(): ApiSessionState {
    return this.#state;
  }

  /** False with a bearer token: the controller creates sessions then, but stores none of them. */
  get storesSessions(): boolean {
    return this.#authentication.method !== 'bearerToken';
  }

  /** Logs in, where nobody is. Throws a ZitiError; `signal` ends the wait and not the login, which others may need. */
  async login(signal?: AbortSignal): Promise<void> {
    await this.#loginFor('the login', signal);
  }

  /** Sends a request as the one who is logged in. Throws a ZitiError. */
  async call<T>(request: Request): Promise<Answer<T>> {
    const name = `${request.method} ${request.path}`;
    const headers = await this.#loginFor(name, request.signal);
    const send = (with_: Record<string, string>) =>
      this.#controller.send<T>({ ...request, headers: { ...request.headers, ...with_ } });
    try {
      return await send(headers);
    } catch (error) {
      if (!(error instanceof ZitiError) || error.code !== 'ZITI_UNAUTHORIZED') throw error;
      // Of many calls that fail with the same login, the first one forgets it, and all wait for the next one.
      if (this.#headers === headers) this.#forget();
      if (this.#isGiven) throw this.#refuse(error);
      return send(await this.#loginFor(name, request.signal));
    }
  }

  /** Logs out, where the login was ours, and ends every call that waits. Takes 2 s at most. */
  async close(): Promise<void> {
    clearTimeout(this.#timer);
    if (this.#loggingIn) {
      // A login that is cut short may stay on the controller, so it gets a moment.
      const { signal, release } = cutBy([], LAST_LOGIN_LIMIT_MS);
      await orCut(this.#loggingIn, signal).catch(() => undefined);
      release();
    }
    this.#closing.abort(new Error('the controller node was closed'));
    await this.#loggingIn?.catch(() => undefined);
    const headers = this.#headers;
    this.#forget();
    if (headers && !this.#isGiven) await this.#logout(headers);
    this.#controller.close();
    this.#setState({ name: 'closed' });
    this.removeAllListeners();
  }

  get #isGiven(): boolean {
    return this.#authentication.method === 'ztSession' || this.#authentication.method === 'bearerToken';
  }

  async #loginFor(name: string, signal: AbortSignal | undefined): Promise<Record<string, string>> {
    try {
      return await orCut(this.#login(), signal);
    } catch (error) {
      if (error instanceof ZitiError) throw error;
      throw new ZitiError('ZITI_UNREACHABLE', `${name} was given up: ${reasonOf(error)}`);
    }
  }

  async #login(): Promise<Record<string, string>> {
    if (this.#closing.signal.aborted)
      throw new ZitiError('ZITI_UNREACHABLE', 'the login at the controller is closed for good');
    if (this.#headers) return this.#headers;
    if (this.#state.name === 'refused' && this.#authentication.method === 'password') throw this.#state.cause;
    this.#loggingIn ??= this.#logIn().finally(() => (this.#loggingIn = undefined));
    return this.#loggingIn;
  }

  async #logIn(): Promise<Record<string, string>> {
    clearTimeout(this.#timer);
    this.#setState({ name: 'logging-in' });
    try {
      const { headers, detail, identity } = await this.#authenticate();
      this.#failures = 0;
      this.#headers = headers;
      if (detail) this.#planRenewal(detail);
      this.#setState(readyOf(detail, identity));
      return headers;
    } catch (error) {
      const cause = error instanceof ZitiError ? error : new ZitiError('ZITI_SERVER', toError(error).message);
      if (!PASSING.includes(cause.code)) throw this.#refuse(cause);
      this.#setState({ name: 'unreachable', cause });
      this.#failures += 1;
      this.#after(backoffMs(this.#failures), () => this.#login());
      throw cause;
    }
  }

  async #authenticate(): Promise<{ headers: Record<string, string>; detail?: ApiSessionDetail; identity?: string }> {
    const authentication = this.#authentication;
    switch (authentication.method) {
      case 'bearerToken': {
        const headers = { authorization: `Bearer ${authentication.token}` };
        const { data } = await this.#send<{ name: string }>({ method: 'GET', path: '/current-identity', headers });
        return { headers, identity: data.name };
      }
      case 'ztSession': {
        const headers = { 'zt-session': authentication.token };
        return { headers, detail: await this.#current(headers) };
      }
      case 'certificate':
      case 'password':
      case 'externalJwt':
        return this.#newApiSession(authentication);
    }
  }

  async #newApiSession(authentication: Exclude<Authentication, { token: string }>) {
    const { data: detail } = await this.#send<ApiSessionDetail>({
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
      await this.#answerQueries(detail.authQueries ?? [], headers);
    } catch (error) {
      await this.#logout(headers);
      throw error;
    }
    return { headers, detail };
  }

  /** A login may be half of one: the controller asks for a second factor then. */
  async #answerQueries(queries: readonly AuthQuery[], headers: Record<string, string>): Promise<void> {
    for (const { typeId = '', provider, httpUrl } of queries) {
      if (TOTP.includes(typeId) && this.#totpCode) {
        await this.#send({ method: 'POST', path: '/authenticate/mfa', body: { code: this.#totpCode }, headers });
        continue;
      }
      const what = TOTP.includes(typeId)
        ? 'a TOTP code; give the one that the authenticator app shows now'
        : `${typeId} of ${httpUrl ?? provider ?? 'another provider'}, which cannot be given here`;
      throw new ZitiError('ZITI_UNAUTHORIZED', `the login is half done, the controller asks for more: ${what}`, {
        status: 401,
      });
    }
  }

  async #current(headers: Record<string, string>): Promise<ApiSessionDetail> {
    return (await this.#send<ApiSessionDetail>({ method: 'GET', path: '/current-api-session', headers })).data;
  }

  /** Half-way to its end the login is renewed, by asking for it. By our clock: that of the controller may be another. */
  #planRenewal(detail: ApiSessionDetail): void {
    const lifetimeMs = (detail.expirationSeconds ?? 0) * 1_000;
    this.#endsAtMs = performance.now() + lifetimeMs;
    if (lifetimeMs > 0) this.#after(lifetimeMs / 2, () => this.#renew(detail));
  }

  async #renew(before: ApiSessionDetail): Promise<void> {
    const headers = this.#headers;
    if (!headers) return;
    const leftMs = this.#endsAtMs - performance.now();
    try {
      const detail = await this.#current(headers);
      if (this.#headers !== headers) return;
      if (Date.parse(detail.expiresAt ?? '') > Date.parse(before.expiresAt ?? '')) {
        this.#planRenewal(detail);
        this.#setState(readyOf(detail));
      } else if (!this.#isGiven) {
        // Some controllers (2.0) renew by a login alone. The one before ends by itself soon after.
        this.#after(leftMs / 2, () => this.#logInAnew(headers));
      }
    } catch (error) {
      if (this.#headers !== headers) return;
      const forgotten = error instanceof ZitiError && !PASSING.includes(error.code);
      if (!forgotten && leftMs > 0) this.#after(Math.max(1_000, leftMs / 2), () => this.#renew(before));
      else await this.#logInAnew(headers);
    }
  }

  async #logInAnew(before: Record<string, string>): Promise<void> {
    if (this.#headers !== before) return;
    this.#forget();
    await this.#login();
  }

  /** Does one thing later, in place of what was planned before. Its failure stands in the state. */
  #after(delayMs: number, act: () => Promise<unknown>): void {
    clearTimeout(this.#timer);
    if (this.#closing.signal.aborted) return;
    this.#timer = setTimeout(
      () => {
        act().catch((error: unknown) => debug('by itself: %s', error));
      },
      Math.min(delayMs, LONGEST_TIMER_MS),
    );
    this.#timer.unref();
  }

  #send<T>(request: Request): Promise<Answer<T>> {
    return this.#controller.send<T>({ ...request, signal: this.#closing.signal });
  }

  async #logout(headers: Record<string, string>): Promise<void> {
    const { signal, release } = cutBy([], LOGOUT_LIMIT_MS);
    await this.#controller
      .send({ method: 'DELETE', path: '/current-api-session', headers, signal })
      .catch((error: unknown) => debug('logout: %s', error)) // gone already, or it goes by itself
      .finally(release);
  }

  #forget(): void {
    clearTimeout(this.#timer);
    this.#headers = undefined;
  }

  #refuse(refusal: ZitiError): ZitiError {
    const expired = this.#isGiven && refusal.code === 'ZITI_UNAUTHORIZED';
    const cause = expired ? refusal.with('The token has expired or was revoked; a new one is needed') : refusal;
    this.#setState({ name: 'refused', cause });
    return cause;
  }

  #setState(state: ApiSessionState): void {
    this.#state = state;
    debug('%s', state.name);
    this.emit('state', state);
  }
}

function readyOf(detail: ApiSessionDetail | undefined, identity?: string): ApiSessionState {
  return {
    name: 'ready',
    apiSessionId: detail?.id ?? '',
    identity: detail?.identity?.name ?? identity ?? null,
    expiresAt: detail?.expiresAt ? new Date(detail.expiresAt) : null,
  };
}
