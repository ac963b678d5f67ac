import { debuglog } from 'node:util';
import { linkSignals, untilAborted } from '../time/deadline.js';
import { ConnectionError, SessionError, TimeoutError, toError } from '../errors.js';
import { frozen } from '../frozen.js';
import type { Frame } from '../protocol/frame.js';
import type { RawMessage } from '../protocol/raw.js';
import type { Method } from '../protocol/services.js';
import { AliveCheck, explained, proveAnswers } from './answer-check.js';
import { Link } from './link.js';
import type { ClientOptions, Login } from './options.js';
import { Reconnect } from './reconnect.js';
import { Session } from './session.js';
import type { SessionState } from './state.js';
import { serialQueue } from '../time/serial-queue.js';
import { UnansweredLogins } from './unanswered-logins.js';

const debug = debuglog('kortex');

/** A login that is under way may end within so long, although somebody wants to log out. */
const LAST_LOGIN_MS = 500;

/** A login that is under way or waits for its turn, for all who asked for the same one. */
interface Attempt {
  login: Login;
  force: boolean;
  outcome: Promise<{ session: Session; reused: boolean }>;
}

export interface KeeperEvents {
  state: (state: SessionState) => void;
  raw: (message: RawMessage) => void;
  notification: (frame: Frame) => void;
  late: (method: Method) => void;
}

/** Keeps the link and the session that are wanted: opens them, and opens them again when they are lost. */
export class Keeper {
  readonly #options: Required<ClientOptions>;
  readonly #events: KeeperEvents;
  readonly #reconnect = new Reconnect(() => this.#goOn());
  #state: SessionState = { name: 'closed' };
  #link: Link | undefined;
  #session: Session | undefined;
  #wantsLink = false;
  /** Who is to be logged in; undefined where no session is wanted. */
  #wantedLogin: Login | undefined;
  /** The refusal that keeps us from logging in again by ourselves. */
  #refusal: SessionError | undefined;
  #opening: Promise<Link> | undefined;
  #disconnecting: Promise<void> | undefined;
  #abort = new AbortController();
  /** Connects, logins and logouts take turns. */
  readonly #queue = serialQueue();
  /** The login that was asked for last, as long as it is not done. */
  #lastAttempt: Attempt | undefined;
  /** Ends the logins that are not done. */
  #loginAbort = new AbortController();
  readonly unanswered = new UnansweredLogins();
  /** How many sessions in a row the arm ended at their inactivity limit. */
  #silentDeaths = 0;

  constructor(options: Required<ClientOptions>, events: KeeperEvents) {
    this.#options = options;
    this.#events = events;
  }

  get state(): SessionState {
    return this.#state;
  }

  get wantsSession(): boolean {
    return this.#wantedLogin !== undefined && !this.#refusal;
  }

  get link(): Link | undefined {
    return this.#link;
  }

  get session(): Session | undefined {
    return this.#session;
  }

  /**
   * Wants a link from now on, and a session where that is part of it. Resolves when the link is up; throws where the
   * first attempt fails.
   */
  async connect(): Promise<void> {
    await this.#disconnected();
    this.#wantsLink = true;
    await this.#inTurn(async () => {
      this.#refusal = undefined;
      if (this.#options.loginOnConnect) this.#wantedLogin ??= this.#options.login;
      if (this.#link) {
        this.#goOn();
      } else {
        this.#reconnect.reset();
        await this.#openLink();
      }
    });
  }

  /**
   * Wants a session from now on. An open one of the same user is reused unless `force` is set. One login serves all who
   * ask for the same while it waits. Throws a TimeoutError if its turn and its answer do not come within
   * `requestTimeoutMs`.
   */
  async login(login: Login, force: boolean): Promise<{ session: Session; reused: boolean }> {
    await this.#disconnected();
    this.#wantsLink = true;
    const last = this.#lastAttempt;
    if (last && isSame(last.login, login) && (last.force || !force)) {
      return { ...(await last.outcome), reused: !force };
    }
    const attempt: Attempt = { login, force, outcome: this.#attempt(login, force) };
    this.#lastAttempt = attempt;
    try {
      return await attempt.outcome;
    } finally {
      if (this.#lastAttempt === attempt) this.#lastAttempt = undefined;
    }
  }

  async #attempt(login: Login, force: boolean): Promise<{ session: Session; reused: boolean }> {
    const { requestTimeoutMs } = this.#options;
    const abort = this.#loginAbort.signal;
    let untilMs = performance.now() + requestTimeoutMs;
    let hasBegun = () => {};
    const begun = new Promise<void>((resolve) => (hasBegun = resolve));
    const turn = new AbortController();
    const outcome = this.#inTurn(async () => {
      turn.signal.throwIfAborted();
      abort.throwIfAborted();
      hasBegun();
      let link = this.#link;
      if (!link) {
        link = await untilAborted(this.#openLink(), abort);
        untilMs = performance.now() + requestTimeoutMs; // the link has a limit of its own
      }
      const session = this.#session;
      if (session && !force && isSame(this.#wantedLogin, login)) return { session, reused: true };
      const leftMs = () => Math.max(1, untilMs - performance.now());
      // An arm that does not answer the logout may well answer the login.
      await this.#logOut(leftMs() / 2).catch((error: unknown) => debug('log out: %s', error));
      return { session: await this.#logIn(link, login, { limitMs: leftMs(), signal: abort }), reused: false };
    });
    outcome.catch(() => undefined);
    const wait = linkSignals([abort], requestTimeoutMs);
    try {
      await untilAborted(Promise.race([begun, outcome]), wait.signal);
    } catch (error) {
      turn.abort(toError(error)); // it does not begin any more
      throw abort.aborted ? error : new TimeoutError('Session/CreateSession', requestTimeoutMs);
    } finally {
      wait.release();
    }
    return outcome;
  }

  /** Wants no session any more. Resolves to the one that was closed. Logins that are not done are given up. */
  async logout(): Promise<Session | undefined> {
    try {
      await this.#disconnected(); // in line with logins that wait for it, too
    } catch {
      // Another disconnect came meanwhile, and that logs out.
    }
    const attempt = this.#lastAttempt;
    if (attempt) {
      const grace = linkSignals([], LAST_LOGIN_MS);
      await untilAborted(attempt.outcome, grace.signal).catch(() => undefined);
      grace.release();
      const message = 'the login was given up, since somebody logged out meanwhile';
      this.#giveUpLogins(new SessionError('KORTEX_NO_SESSION', message, 'logged out'));
    }
    return this.#inTurn(() => {
      this.#wantedLogin = undefined;
      return this.#logOut();
    });
  }

  #giveUpLogins(cause: Error): void {
    this.#lastAttempt = undefined;
    this.#loginAbort.abort(cause);
    this.#loginAbort = new AbortController();
  }

  /** Waits for a disconnect that is under way; throws where another one comes meanwhile. */
  async #disconnected(): Promise<void> {
    const { signal } = this.#abort;
    await this.#disconnecting;
    signal.throwIfAborted();
  }

  /** Wants neither link nor session any more. Takes `closeTimeoutMs` at most, then cuts the link. */
  disconnect(): Promise<void> {
    this.#wantsLink = false;
    this.#wantedLogin = undefined;
    this.#refusal = undefined;
    this.#reconnect.reset();
    // What still waits for its turn has no business after this; what has begun is waited for.
    const cause = new ConnectionError('the connection was closed on request');
    this.#abort.abort(cause);
    this.#abort = new AbortController();
    const attempt = this.#lastAttempt;
    if (attempt) {
      const giveUp = setTimeout(() => this.#giveUpLogins(cause), LAST_LOGIN_MS);
      attempt.outcome.catch(() => undefined).finally(() => clearTimeout(giveUp));
    }
    this.#disconnecting ??= this.#disconnect().finally(() => (this.#disconnecting = undefined));
    return this.#disconnecting;
  }

  async #disconnect(): Promise<void> {
    const { closeTimeoutMs } = this.#options;
    const untilMs = performance.now() + closeTimeoutMs;
    const logOutLimit = linkSignals([], closeTimeoutMs * 0.75);
    await untilAborted(
      this.#queue(() => this.#logOut()),
      logOutLimit.signal,
    ).catch((error: unknown) => debug('log out: %s', error));
    logOutLimit.release();
    const leftMs = Math.max(0, untilMs - performance.now());
    const rest = linkSignals([], leftMs);
    await Promise.all([
      this.#link?.close(leftMs),
      // The signal that ends it was given above.
      this.#opening && untilAborted(this.#opening, rest.signal).catch(() => undefined),
    ]);
    rest.release();
    this.#setState({ name: 'closed' });
  }

  #openLink(): Promise<Link> {
    this.#opening ??= this.#tryToOpenLink().finally(() => (this.#opening = undefined));
    return this.#opening;
  }

  async #tryToOpenLink(): Promise<Link> {
    this.#reconnect.cancel();
    this.#setState({ name: 'connecting', attempt: this.#reconnect.attempt });
    try {
      const { signal } = this.#abort;
      await this.#options.prepare(signal);
      const link = await Link.open(this.#options.createTransport(), signal);
      if (signal.aborted) {
        await link.close();
        throw toError(signal.reason);
      }
      this.#link = link;
      link.on('notification', this.#events.notification);
      link.on('late', this.#events.late);
      link.once('close', (cause) => this.#onLinkClosed(cause ?? new ConnectionError('the link to the arm was closed')));
      this.#setState(this.#refusal ? { name: 'refused', cause: this.#refusal } : { name: 'connected' });
      link.listenRaw(this.#events.raw);
      if (this.wantsSession) this.#goOn();
      else this.#reconnect.succeeded();
      return link;
    } catch (error) {
      const cause = toError(error);
      if (this.#wantsLink) this.#wait(cause);
      throw cause;
    }
  }

  #onLinkClosed(cause: Error): void {
    this.#link = undefined;
    this.#session?.end();
    this.#session = undefined;
    if (this.#wantsLink) this.#wait(cause);
  }

  #wait(cause: Error): void {
    const delayMs = this.#reconnect.plan();
    this.#setState({ name: 'waiting', attempt: this.#reconnect.attempt, delayMs, cause });
  }

  /** Takes the next step towards what is wanted. A failure goes into the state, and to those who wait for it. */
  #goOn(): void {
    const step = this.#link ? this.#inTurn(() => this.#logInAsWanted()) : this.#openLink();
    step.catch((error: unknown) => debug('%s', error));
  }

  #inTurn<T>(step: () => Promise<T>): Promise<T> {
    const { signal } = this.#abort;
    return this.#queue(() => {
      signal.throwIfAborted();
      return step();
    });
  }

  async #logInAsWanted(): Promise<void> {
    if (!this.#link || this.#session || this.#refusal || !this.#wantedLogin) return;
    await this.#logIn(this.#link, this.#wantedLogin);
  }

  async #logIn(
    link: Link,
    login: Login,
    { limitMs = this.#options.requestTimeoutMs, signal }: { limitMs?: number; signal?: AbortSignal } = {},
  ): Promise<Session> {
    this.#reconnect.cancel();
    try {
      const session = await this.#openSession(link, login, limitMs, signal);
      if (this.#link !== link) {
        session.end();
        throw new ConnectionError('the link to the arm was lost during the login');
      }
      this.#session = session;
      this.#refusal = undefined;
      if (this.#wantsLink) this.#wantedLogin = login;
      this.#reconnect.succeeded();
      this.#setState({ name: 'ready', sessionId: session.id, username: session.username });
      return session;
    } catch (error) {
      const cause = toError(error);
      // Nothing but the session tells whether there is an arm at the far end of a TCP connection.
      if (cause instanceof TimeoutError && this.#options.generation === 2) {
        link.fail(new ConnectionError('the arm does not answer any more', { cause }));
      }
      // Whoever gave the login up says what comes next.
      if (this.#link === link && !signal?.aborted) this.#onLoginFailed(login, cause);
      throw cause;
    }
  }

  /**
   * Sends a login. After one without an answer, it first makes sure that answers come: the arm would do each of them.
   */
  async #openSession(link: Link, login: Login, limitMs: number, signal: AbortSignal | undefined): Promise<Session> {
    const startedMs = performance.now();
    if (this.unanswered.any && link.canPingServices) await proveAnswers(link, limitMs / 2, signal);
    const leftMs = Math.max(1, limitMs - (performance.now() - startedMs));
    let alive: AliveCheck | undefined;
    // An arm that is well has answered long before.
    const asking = setTimeout(() => (alive = new AliveCheck(link)), leftMs / 2);
    const answered = this.unanswered.begin(login.username, leftMs + this.#options.sessionInactivityTimeoutMs);
    try {
      const session = await Session.open(link, login, this.#options, (lost) => this.#onSessionLost(lost), {
        limitMs: leftMs,
        ...(signal && { signal }),
      });
      answered(true);
      return session;
    } catch (error) {
      answered(!(error instanceof TimeoutError));
      throw explained(error, alive?.isAlive ?? false);
    } finally {
      clearTimeout(asking);
    }
  }

  #onLoginFailed(login: Login, cause: Error): void {
    const refused = cause instanceof SessionError && cause.code === 'KORTEX_LOGIN_REFUSED';
    // A message with a wrong password must not lock out the user who was logged in before it.
    const another = this.#wantedLogin && !this.#refusal && !isSame(this.#wantedLogin, login);
    if (refused && !another) {
      this.#refusal = cause;
      this.#setState({ name: 'refused', cause });
    } else {
      if (this.#wantedLogin) this.#reconnect.plan();
      this.#setState({ name: 'connected', cause });
    }
  }

  async #logOut(limitMs?: number): Promise<Session | undefined> {
    const session = this.#session;
    this.#session = undefined;
    if (this.#link) this.#reconnect.cancel();
    if (this.#state.name === 'ready' || (this.#state.name === 'connected' && this.#state.cause)) {
      this.#setState({ name: 'connected' });
    }
    await session?.close(limitMs);
    return session;
  }

  #onSessionLost(session: Session): void {
    if (this.#session !== session || !session.lost) return;
    this.#session = undefined;
    if (this.#wantedLogin) this.#reconnect.plan();
    const isSilent = session.diedOfSilence && this.#options.generation === 3;
    this.#silentDeaths = isSilent ? this.#silentDeaths + 1 : 0;
    this.#setState({ name: 'connected', cause: this.#silentDeaths > 1 ? diedAgain(session.lost) : session.lost });
  }

  #setState(state: SessionState): void {
    this.#state = frozen(state);
    debug('%s', state.name);
    this.#events.state(state);
  }
}

/** The same loss, with its likely cause: it happened twice in a row. */
function diedAgain(lost: SessionError): SessionError {
  const explanation =
    'This is the second time in a row that the arm ends a session at its inactivity limit. It does not seem to hear our ' +
    'answers to its pings: the rules of the broker have to allow us to publish on the topics pong/# and req/#';
  const details = { cause: lost, hint: 'pongs-not-heard' };
  return new SessionError('KORTEX_SESSION_LOST', `${lost.message}. ${explanation}`, lost.reason, details);
}

function isSame(one: Login | undefined, other: Login): boolean {
  return one?.username === other.username && one.password === other.password;
}
