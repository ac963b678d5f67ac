import { debuglog } from 'node:util';
import { backoffMs } from '../time/backoff.js';
import { frozen } from '../frozen.js';
import { reasonOf, toError, ZitiError } from '../errors.js';
import { SafeEmitter } from '../safe-emitter.js';
import type { Answer } from './answer.js';
import type { Controller } from './controller.js';
import type { Request } from './http.js';
import { linkSignals, untilAborted } from '../time/deadline.js';
import type { ApiSessionDetail } from './api-session-detail.js';
import type { Authentication } from './authentication.js';
import { logIn, type Login, lookAt } from './login.js';
import type { Requester } from './requester.js';
import { lifetimeMsOf, renewedByMs } from './renewal.js';
import { ReplacedLogins } from './replaced-logins.js';

const debug = debuglog('ziti');

/** What a login gave; without the token. */
export interface LoggedIn {
  /** Empty for a bearer token that was given: the controller does not tell it. */
  apiSessionId: string;
  /** The name of the identity; null if the controller does not tell. */
  identity: string | null;
  expiresAt: Date | null;
}

/** How the login at a controller stands. */
export type ApiSessionState =
  | { name: 'closed' }
  | { name: 'logging-in' }
  | ({ name: 'ready' } & LoggedIn)
  /** The controller said no. A wrong password is not tried again by itself: it would lock the user out. */
  | { name: 'refused'; cause: ZitiError }
  | { name: 'unreachable'; cause: ZitiError };

const LONGEST_TIMER_MS = 2 ** 31 - 1; // what a timer of Node.js takes
/** The shortest pause between two attempts to renew a login. */
const SHORTEST_PAUSE_MS = 1_000;
/** The shortest pause before a renewal, also of a login that lasts for a moment only. */
const SHORTEST_RENEWAL_MS = 100;
/** How long close() takes at most: Node-RED gives a node some 2 s. */
const CLOSE_LIMIT_MS = 1_800;
/** The part of it that close() waits for a login that is under way. */
const LAST_LOGIN_LIMIT_MS = 800;
/** The codes of failures after which the controller is asked again. Any other failure is final. */
const TEMPORARY = ['ZITI_UNREACHABLE', 'ZITI_BUSY', 'ZITI_SERVER'];

/**
 * The login at one controller, for all who need it: opened by the first call, renewed before it expires, and opened
 * anew, once for all, if the controller has forgotten it.
 */
export class ApiSession extends SafeEmitter<{ state: [state: ApiSessionState] }> {
  readonly #controller: Controller;
  readonly #authentication: Authentication;
  readonly #totpCode: string;
  #state: ApiSessionState = { name: 'closed' };
  /** Undefined where nobody is logged in. */
  #current: Login | undefined;
  #pendingLogin: Promise<Login> | undefined;
  /** The renewal of tokens that is under way. */
  #renewing: Promise<void> | undefined;
  readonly #replaced: ReplacedLogins;
  /** One token for each channel that is open: a token may stand here several times. */
  readonly #tokensOfChannels: string[] = [];
  /** The next thing to happen by itself: a renewal, or one more attempt to log in. */
  #timer: NodeJS.Timeout | undefined;
  #failures = 0;
  /** How often somebody needed a login. */
  #timesNeeded = 0;
  /** When the login ends if nothing renews it, as performance.now() counts. */
  #endsAtMs = 0;
  readonly #closing = new AbortController();
  /** For the login itself, until the end. */
  readonly #requester: Requester;

  constructor(controller: Controller, authentication: Authentication, totpCode = '') {
    super();
    this.setMaxListeners(0); // every node of a controller listens
    this.#controller = controller;
    this.#authentication = authentication;
    this.#totpCode = totpCode;
    const { signal } = this.#closing;
    this.#requester = {
      send: (request) => controller.send({ signal, ...request }),
      ask: (request, ...rest) => controller.ask({ signal, ...request }, ...rest),
      get baseUrl() {
        return controller.baseUrl;
      },
    };
    this.#replaced = new ReplacedLogins(controller, this.#requester);
  }

  get state(): ApiSessionState {
    return this.#state;
  }

  /** False with a bearer token: the controller creates sessions then, but stores none of them. */
  get storesSessions(): boolean {
    return this.#authentication.method !== 'bearerToken' && !this.isOidc;
  }

  /** True if we logged in by OpenID Connect, so that the login has tokens that are renewed. */
  get isOidc(): boolean {
    return this.#current?.tokens !== undefined;
  }

  get controller(): Controller {
    return this.#controller;
  }

  get method(): Authentication['method'] {
    return this.#authentication.method;
  }

  /** The token of the login, a secret, for edge routers. Logs in if nobody is. Throws a ZitiError. */
  async token(signal?: AbortSignal): Promise<string> {
    return (await this.access(signal)).token;
  }

  /** The token of the login, as `token` gives it, and the id of the login that it belongs to. */
  async access(signal?: AbortSignal): Promise<{ token: string; apiSessionId: string }> {
    const login = await this.#loginOrThrow('the login', signal);
    return { token: tokenOf(login), apiSessionId: login.detail.id ?? '' };
  }

  /**
   * Says that something keeps the login of `token` alive, as an open channel to an edge router does: it is not renewed
   * until the last one calls what this returns.
   */
  pauseRenewal(token: string): () => void {
    this.#tokensOfChannels.push(token);
    return () => {
      this.#tokensOfChannels.splice(this.#tokensOfChannels.indexOf(token), 1);
      const login = this.#current;
      if (!login || login.tokens || tokenOf(login) !== token || this.#hasChannel(login)) return;
      // A login without an end, such as an opaque bearer token, needs no renewal.
      if (lifetimeMsOf(login.detail) > 0) this.#planNext(0, () => this.#renew(login.detail));
    };
  }

  /**
   * Keeps the login of that id from being logged out, even after a newer login has taken its place: sessions and
   * streams end with the login that they were opened with. The function that it returns ends that.
   */
  preventLogout(apiSessionId: string): () => void {
    return this.#replaced.preventLogout(apiSessionId);
  }

  /** True if a session or a stream needs a login of ours. */
  get isInUse(): boolean {
    return this.#replaced.isInUse;
  }

  /** Resolves when no session and no stream needs a login of ours; at once if none does. */
  whenUnused(): Promise<void> {
    return this.#replaced.whenUnused();
  }

  /** Logs in, if nobody is. Throws a ZitiError; `signal` ends the wait and not the login, which others may need. */
  async login(signal?: AbortSignal): Promise<void> {
    await this.#loginOrThrow('the login', signal);
  }

  /** Sends a request as the one who is logged in. Throws a ZitiError. */
  async call<T>(request: Request): Promise<Answer<T>> {
    const name = `${request.method} ${request.path}`;
    const login = await this.#loginOrThrow(name, request.signal);
    try {
      const answer = await this.#sendAs<T>(login, request);
      // What was created with a login that was replaced during the call is lost, so it is created again.
      const isKept = this.#current === login || login.tokens;
      if (request.method !== 'POST' || isKept || this.#closing.signal.aborted) return answer;
    } catch (error) {
      if (!(error instanceof ZitiError)) throw error;
      const isRefused = error.code === 'ZITI_UNAUTHORIZED';
      if (login.tokens) {
        if (!isRefused) return await this.#sendElsewhere<T>(login, request, error);
        await this.#replaceTokens(login, request.signal);
      } else {
        if (!isRefused && !(await this.#isElsewhere(error, login, request.signal))) throw error;
        // Of many calls that fail with the same login, the first one forgets it, and all wait for the next one.
        if (this.#current === login) this.#forget();
        if (this.#isTokenFromUser) throw this.#refuse(error);
        if (this.#controller.mayKnow(login.headers)) this.#replaced.add(login);
      }
    }
    return await this.#sendAs<T>(await this.#loginOrThrow(name, request.signal), request);
  }

  /**
   * An access token ran out while this computer slept, or was revoked: the next ones may be had without a new login,
   * for which a second factor may be asked. Once for all calls that fail with the same one.
   */
  async #replaceTokens(login: Login, signal: AbortSignal | undefined): Promise<void> {
    try {
      if (this.#current === login) await untilAborted(this.#renewOnce(login), signal);
    } catch (error) {
      if (error instanceof ZitiError) throw error; // else the wait was given up, which the next step tells
    }
  }

  /** All controllers of a network take the same tokens: another one may answer. */
  async #sendElsewhere<T>(login: Login, request: Request, error: ZitiError): Promise<Answer<T>> {
    const { baseUrl, hasOthers } = this.#controller;
    if (error.code !== 'ZITI_UNREACHABLE' || !hasOthers || request.signal?.aborted || this.#closing.signal.aborted) {
      throw error;
    }
    await this.#controller.reach(request.signal).catch(() => undefined);
    if (this.#controller.baseUrl === baseUrl) throw error;
    return await this.#sendAs<T>(login, request);
  }

  #sendAs<T>({ headers }: Login, request: Request): Promise<Answer<T>> {
    return this.#controller.send<T>({ ...request, headers, needsEnvelope: true });
  }

  /** Logs out until somebody needs a login again. Never throws. */
  async logout(): Promise<void> {
    const timesNeeded = this.#timesNeeded;
    await Promise.allSettled([this.#pendingLogin, this.#renewing]);
    if (this.#timesNeeded !== timesNeeded || this.#closing.signal.aborted) return; // somebody needs it by now
    if (this.#current && !this.#isTokenFromUser) this.#replaced.add(this.#current);
    this.#forget();
    if (this.#state.name !== 'closed') this.#setState({ name: 'closed' });
    this.#replaced.logOut();
  }

  /** Logs out, if the login was ours, and ends every call that waits. Takes 1.8 s at most. */
  async close(): Promise<void> {
    clearTimeout(this.#timer);
    const leaving = this.#logOutOfAll();
    const limit = linkSignals([], CLOSE_LIMIT_MS);
    await untilAborted(leaving, limit.signal).catch(() => undefined);
    limit.release();
    this.#controller.close(); // ends what waits still
    await leaving;
    this.#setState({ name: 'closed' });
    this.removeAllListeners();
  }

  async #logOutOfAll(): Promise<void> {
    if (this.#pendingLogin || this.#renewing) {
      // A login that is cut short may stay on the controller, so it gets a moment.
      const { signal, release } = linkSignals([], LAST_LOGIN_LIMIT_MS);
      await untilAborted(Promise.allSettled([this.#pendingLogin, this.#renewing]), signal).catch(() => undefined);
      release();
    }
    this.#closing.abort(new Error('the controller node was closed'));
    // A login that is half done is logged out beside the others.
    await Promise.all([this.#pendingLogin?.catch(() => undefined), this.#replaced.close()]);
    if (this.#current && !this.#isTokenFromUser) this.#replaced.add(this.#current);
    this.#forget();
    await this.#replaced.close();
  }

  /** True if the controller of `login` is away, and there is another one that answers. */
  async #isElsewhere(error: ZitiError, login: Login, signal: AbortSignal | undefined): Promise<boolean> {
    if (error.code !== 'ZITI_UNREACHABLE' || this.#isTokenFromUser || signal?.aborted || this.#closing.signal.aborted)
      return false;
    if (this.#current !== login) return this.#controller.hasOthers; // another call has found it out
    await this.#controller.reach(signal).catch(() => undefined);
    return this.#controller.isElsewhere(login.headers);
  }

  get #isTokenFromUser(): boolean {
    return this.#authentication.method === 'ztSession' || this.#authentication.method === 'bearerToken';
  }

  async #loginOrThrow(name: string, signal: AbortSignal | undefined): Promise<Login> {
    try {
      return await untilAborted(this.#currentOrNewLogin(), signal);
    } catch (error) {
      if (error instanceof ZitiError) throw error;
      throw new ZitiError('ZITI_UNREACHABLE', `${name} was given up: ${reasonOf(error)}`);
    }
  }

  async #currentOrNewLogin(): Promise<Login> {
    this.#timesNeeded += 1;
    if (this.#closing.signal.aborted)
      throw new ZitiError('ZITI_UNREACHABLE', 'the login at the controller is closed for good');
    if (this.#current) return this.#current;
    if (this.#state.name === 'refused' && this.#authentication.method === 'password') throw this.#state.cause;
    this.#pendingLogin ??= this.#openLogin().finally(() => (this.#pendingLogin = undefined));
    return this.#pendingLogin;
  }

  async #openLogin(): Promise<Login> {
    clearTimeout(this.#timer);
    this.#setState({ name: 'logging-in' });
    try {
      await this.#controller.reach(this.#closing.signal);
      const login = await logIn(this.#requester, this.#authentication, this.#totpCode);
      this.#failures = 0;
      this.#current = login;
      this.#planRenewal(login.detail, lifetimeMsOf(login.detail));
      this.#setState(readyOf(login.detail));
      this.#replaced.logOut();
      return login;
    } catch (error) {
      const cause = error instanceof ZitiError ? error : new ZitiError('ZITI_SERVER', toError(error).message);
      if (!TEMPORARY.includes(cause.code)) throw this.#refuse(cause);
      this.#setState({ name: 'unreachable', cause });
      this.#failures += 1;
      this.#planNext(backoffMs(this.#failures), () => this.#currentOrNewLogin());
      throw cause;
    }
  }

  /**
   * Half-way to its end the login is renewed, by asking for it. By our clock: that of the controller may be another.
   */
  #planRenewal(detail: ApiSessionDetail, leftMs: number): void {
    this.#endsAtMs = performance.now() + leftMs;
    if (leftMs > 0) this.#planNext(Math.max(SHORTEST_RENEWAL_MS, leftMs / 2), () => this.#renew(detail));
  }

  /**
   * Asks for the login, and once more a little later: some controllers show a renewal with the next answer only. If
   * that does not renew it, a new login takes its place well before its end.
   */
  async #renew(before: ApiSessionDetail, attempt = 1): Promise<void> {
    const login = this.#current;
    if (!login) return;
    if (login.tokens) {
      await this.#renewOnce(login);
      return;
    }
    if (this.#hasChannel(login)) {
      this.#planRenewal(before, lifetimeMsOf(before));
      return;
    }
    const leftMs = this.#endsAtMs - performance.now();
    try {
      const detail = await lookAt(this.#requester.send, this.#authentication, login.headers);
      if (this.#current !== login) return;
      const renewedMs = renewedByMs(before, detail);
      if (renewedMs > 0) {
        this.#planRenewal(detail, leftMs + renewedMs);
        this.#setState(readyOf(detail));
      } else if (attempt === 1) {
        this.#planNext(leftMs / 4, () => this.#renew(before, 2));
      } else if (this.#isTokenFromUser) {
        // It is not ours to replace; at its end, the controller says no.
        const delayMs = leftMs > 0 ? leftMs : lifetimeMsOf(detail) / 10;
        this.#planNext(Math.max(SHORTEST_PAUSE_MS, delayMs), () => this.#renew(before, 2));
      } else {
        this.#planNext(leftMs / 3, () => this.#replaceLogin(login));
      }
    } catch (error) {
      if (this.#current !== login) return;
      const refused = error instanceof ZitiError && !TEMPORARY.includes(error.code);
      const forgotten = refused || (error instanceof ZitiError && (await this.#isElsewhere(error, login, undefined)));
      if (this.#current !== login) return; // what is planned now is for the next login
      if (!forgotten && leftMs > 0)
        this.#planNext(Math.max(SHORTEST_PAUSE_MS, leftMs / 2), () => this.#renew(before, attempt));
      else await this.#replaceLogin(login);
    }
  }

  #renewOnce(login: Login): Promise<void> {
    return (this.#renewing ??= this.#renewTokens(login).finally(() => (this.#renewing = undefined)));
  }

  /** Gets the next tokens of a login by OpenID Connect; a new login if the controller refuses that. */
  async #renewTokens(login: Login): Promise<void> {
    const { tokens } = login;
    const leftMs = this.#endsAtMs - performance.now();
    try {
      if (!tokens?.refreshToken) throw new ZitiError('ZITI_UNAUTHORIZED', 'the login came without a refresh token');
      await this.#controller.reach(this.#closing.signal);
      const { renewByOidc } = await import('./oidc/session.js');
      const next = await renewByOidc(this.#requester, { detail: login.detail, tokens });
      if (this.#current !== login) {
        this.#replaced.add(next);
        this.#replaced.logOut(next.detail.id);
        return;
      }
      this.#failures = 0;
      this.#current = next;
      this.#planRenewal(next.detail, lifetimeMsOf(next.detail));
      this.#setState(readyOf(next.detail));
    } catch (error) {
      if (this.#current !== login || this.#closing.signal.aborted) return;
      const isTemporary = error instanceof ZitiError && TEMPORARY.includes(error.code);
      const isOver = leftMs <= 0;
      // A new login might ask for a TOTP code. The refresh token holds longer than the access token.
      const isStillGood = isTemporary && error.code !== 'ZITI_SERVER' && (tokens?.endpoints.isBeside ?? false);
      if (!isTemporary || (isOver && !isStillGood)) {
        await this.#replaceLogin(login);
        return;
      }
      if (isOver) {
        this.#failures += 1;
        this.#setState({ name: 'unreachable', cause: error });
      }
      const delayMs = isOver ? backoffMs(this.#failures) : Math.max(SHORTEST_PAUSE_MS, leftMs / 4);
      this.#planNext(delayMs, () => this.#renew(login.detail));
      throw error; // for the calls that wait for it
    }
  }

  /** Never true of tokens of OpenID Connect: they end at their time, whatever happens. */
  #hasChannel(login: Login): boolean {
    return !login.tokens && this.#tokensOfChannels.includes(tokenOf(login));
  }

  async #replaceLogin(before: Login): Promise<void> {
    if (this.#current !== before || this.#hasChannel(before)) return;
    this.#forget();
    if (!this.#isTokenFromUser) this.#replaced.add(before);
    await this.#currentOrNewLogin();
  }

  /** Plans `act`, in place of what was planned before. If it fails, only the state shows it. */
  #planNext(delayMs: number, act: () => Promise<unknown>): void {
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

  #forget(): void {
    clearTimeout(this.#timer);
    this.#current = undefined;
  }

  #refuse(refusal: ZitiError): ZitiError {
    this.#replaced.logOut();
    const expired = this.#isTokenFromUser && refusal.code === 'ZITI_UNAUTHORIZED';
    const cause = expired ? refusal.with('The token has expired or was revoked; a new one is needed') : refusal;
    this.#setState({ name: 'refused', cause });
    return cause;
  }

  #setState(state: ApiSessionState): void {
    this.#state = frozen(state);
    debug('%s', state.name);
    this.notify('state', state);
  }
}

function tokenOf({ headers }: Login): string {
  return headers['zt-session'] ?? headers.authorization?.replace(/^Bearer /, '') ?? '';
}

function readyOf({ id = '', identity, expiresAt }: ApiSessionDetail): ApiSessionState {
  return {
    name: 'ready',
    apiSessionId: id,
    identity: identity?.name ?? null,
    expiresAt: expiresAt === undefined ? null : new Date(expiresAt),
  };
}
