import { debuglog } from 'node:util';
import { ConnectionError, SessionError, TimeoutError, toError } from '../errors.js';
import type { Frame } from '../protocol/frame.js';
import type { RawMessage } from '../protocol/raw.js';
import type { Method } from '../protocol/services.js';
import { linkSignals, untilAborted, within } from '../time/deadline.js';
import { serialQueue } from '../time/serial-queue.js';
import { type Actual, linkOf, sessionOf, stateOf } from './actual.js';
import type { Kortex } from './kortex.js';
import { Link } from './link.js';
import { type LoggedIn, LoginRequests } from './login-requests.js';
import { openSession } from './open-session.js';
import type { ClientOptions, Login } from './options.js';
import { attemptOf, delayMsOf, failed, NO_FAILURES, reconnectDelayMsOf, succeeded } from './retries.js';
import type { Session } from './session.js';
import type { SessionState } from './state.js';
import { UnansweredLogins } from './unanswered-logins.js';
import { isSame, onConnect, onLogout, onRefused, type Wanted } from './wanted.js';

const debug = debuglog('kortex');

/** A logout waits for a login that is under way, for this long at most. */
const LAST_LOGIN_MS = 500;

export interface ConnectionEvents {
  state: (state: SessionState) => void;
  raw: (message: RawMessage) => void;
  notification: (frame: Frame) => void;
  late: (method: Method) => void;
  unreadable: () => void;
  refused: (topic: string, reason: string) => void;
}

/**
 * The link to an arm and the session on it. What is wanted and what there is are two values; `#step` looks at both and
 * takes the next step from the one to the other. What was lost is opened again.
 */
export class ArmConnection {
  readonly #options: Required<ClientOptions>;
  readonly #kortex: Kortex;
  readonly #events: ConnectionEvents;
  #wanted: Wanted = { name: 'nothing', done: Promise.resolve() };
  #actual: Actual = { name: 'closed' };
  #state: SessionState = { name: 'closed' };
  #retries = NO_FAILURES;
  /** A disconnect aborts it, and with it all that was asked for before. */
  #abort = new AbortController();
  /** Connects, logins and logouts, one after the other. */
  readonly #queue = serialQueue();
  readonly #logins: LoginRequests;
  readonly unanswered = new UnansweredLogins();
  /** How many sessions in a row the arm ended at their inactivity limit. */
  #silentDeaths = 0;

  constructor(options: Required<ClientOptions>, kortex: Kortex, events: ConnectionEvents) {
    this.#options = options;
    this.#kortex = kortex;
    this.#events = events;
    this.#logins = new LoginRequests(options.requestTimeoutMs);
  }

  get state(): SessionState {
    return this.#state;
  }

  /** True where a session is open, or is to be opened by itself. */
  get wantsSession(): boolean {
    return this.#wanted.name === 'session';
  }

  get link(): Link | undefined {
    return linkOf(this.#actual);
  }

  get session(): Session | undefined {
    return sessionOf(this.#actual);
  }

  /**
   * Wants a link from now on, and a session where that is part of it. Resolves when the link is up; throws where the
   * first attempt fails.
   */
  async connect(): Promise<void> {
    await this.#disconnected();
    this.#wantLink();
    await this.#enqueue(async () => {
      this.#wanted = onConnect(this.#wanted, this.#options.loginOnConnect ? this.#options.login : undefined);
      if (this.link) {
        this.#step();
      } else {
        this.#retries = NO_FAILURES;
        await this.#openLink();
      }
    });
  }

  /**
   * Wants a session from now on. An open one of the same user is reused unless `force` is set. Throws a TimeoutError if
   * its turn and its answer do not come within `requestTimeoutMs`.
   */
  async login(login: Login, force: boolean): Promise<LoggedIn> {
    await this.#disconnected();
    this.#wantLink();
    let untilMs = performance.now() + this.#options.requestTimeoutMs;
    return this.#logins.request(login, force, (signal, begin) =>
      this.#enqueue(async () => {
        signal.throwIfAborted();
        begin();
        let { link } = this;
        if (!link) {
          link = await untilAborted(this.#openLink(), signal);
          untilMs = performance.now() + this.#options.requestTimeoutMs; // the link has a limit of its own
        }
        const { session } = this;
        if (session && !force && this.#wanted.name === 'session' && isSame(this.#wanted.login, login)) {
          return { session, reused: true };
        }
        const leftMs = () => Math.max(1, untilMs - performance.now());
        // An arm that does not answer the logout may well answer the login.
        await this.#logOut(leftMs() / 2).catch((error: unknown) => debug('log out: %s', error));
        return { session: await this.#logIn(link, login, leftMs(), signal), reused: false };
      }),
    );
  }

  /** Wants no session any more. Resolves to the one that was closed. Cancels logins that are not done. */
  async logout(): Promise<Session | undefined> {
    try {
      await this.#disconnected(); // logins that were asked for before wait for it, too
    } catch {
      // Another disconnect came meanwhile, and that logs out.
    }
    const { pending } = this.#logins;
    if (pending) {
      const message = 'the login was given up, since somebody logged out meanwhile';
      const cause = new SessionError('KORTEX_NO_SESSION', message, 'logged out');
      await within(pending, LAST_LOGIN_MS, cause).catch(() => undefined);
      this.#logins.giveUp(cause);
    }
    return this.#enqueue(() => {
      this.#wanted = onLogout(this.#wanted);
      return this.#logOut();
    });
  }

  /** Waits for a disconnect that is under way; throws where another one comes meanwhile. */
  async #disconnected(): Promise<void> {
    const { signal } = this.#abort;
    if (this.#wanted.name === 'nothing') await this.#wanted.done;
    signal.throwIfAborted();
  }

  /** Wants a link at least. */
  #wantLink(): void {
    if (this.#wanted.name === 'nothing') this.#wanted = { name: 'link' };
  }

  /** Wants nothing any more. Takes `closeTimeoutMs` at most, then ends the link by force. */
  disconnect(): Promise<void> {
    // Calls in the queue are cancelled. The one that has begun may end.
    const cause = new ConnectionError('the connection was closed on request');
    this.#abort.abort(cause);
    this.#abort = new AbortController();
    const { pending } = this.#logins;
    if (pending) {
      const giveUp = setTimeout(() => this.#logins.giveUp(cause), LAST_LOGIN_MS);
      pending.catch(() => undefined).finally(() => clearTimeout(giveUp));
    }
    if (this.#wanted.name === 'nothing') return this.#wanted.done;
    this.#retries = NO_FAILURES;
    const done = this.#disconnect();
    this.#wanted = { name: 'nothing', done };
    return done;
  }

  async #disconnect(): Promise<void> {
    const { closeTimeoutMs } = this.#options;
    const before = this.#actual;
    if (before.name === 'waiting') this.#enter({ name: 'closing', state: this.#state });
    const rest = linkSignals([], closeTimeoutMs);
    const logOutLimit = linkSignals([], closeTimeoutMs * 0.75);
    const untilMs = performance.now() + closeTimeoutMs;
    await untilAborted(
      this.#queue(() => this.#logOut()),
      logOutLimit.signal,
    ).catch((error: unknown) => debug('log out: %s', error));
    logOutLimit.release();
    await Promise.all([
      this.link?.close(Math.max(0, untilMs - performance.now())),
      // It was aborted above, so this does not take long.
      before.name === 'connecting' && untilAborted(before.opening, rest.signal).catch(() => undefined),
    ]);
    rest.release();
    this.#enter({ name: 'closed' });
  }

  #enqueue<T>(step: () => T | Promise<T>): Promise<T> {
    const { signal } = this.#abort;
    return this.#queue(async () => {
      signal.throwIfAborted();
      return step();
    });
  }

  /** Takes the next step from what there is to what is wanted. A failure goes into the state. */
  #step(): void {
    if (this.#wanted.name === 'nothing') return;
    const step = this.link ? this.#enqueue(() => this.#logInAsWanted()) : this.#openLink();
    step.catch((error: unknown) => debug('%s', error));
  }

  async #logInAsWanted(): Promise<void> {
    if (this.#wanted.name !== 'session' || this.#actual.name !== 'connected') return;
    await this.#logIn(this.#actual.link, this.#wanted.login, this.#options.requestTimeoutMs);
  }

  #openLink(): Promise<Link> {
    if (this.#actual.name === 'connecting') return this.#actual.opening;
    const { signal } = this.#abort;
    const opening = Promise.resolve().then(() => this.#open(signal));
    this.#enter({ name: 'connecting', attempt: attemptOf(this.#retries), opening });
    return opening;
  }

  async #open(signal: AbortSignal): Promise<Link> {
    try {
      await this.#options.prepare(signal);
      const link = await Link.open(this.#options.createTransport(), signal);
      if (signal.aborted) {
        await link.close();
        throw toError(signal.reason);
      }
      link.on('notification', this.#events.notification);
      link.on('late', this.#events.late);
      link.on('unreadable', this.#events.unreadable);
      link.on('refused', this.#events.refused);
      link.once('close', (cause) => this.#onLinkClosed(cause ?? new ConnectionError('the link to the arm was closed')));
      for (const [topic, reason] of link.refusedTopics) this.#events.refused(topic, reason);
      this.#enter({ name: 'connected', link });
      link.listenRaw(this.#events.raw);
      if (this.wantsSession) this.#step();
      else this.#retries = succeeded(this.#retries);
      return link;
    } catch (error) {
      const cause = toError(error);
      if (!signal.aborted) this.#wait(cause);
      throw cause;
    }
  }

  #onLinkClosed(cause: Error): void {
    this.session?.end();
    if (this.#wanted.name !== 'nothing') this.#wait(cause);
    else this.#enter({ name: 'closing', state: this.#state.name === 'ready' ? { name: 'connected' } : this.#state });
  }

  #wait(cause: Error): void {
    this.#retries = failed(this.#retries);
    const delayMs = reconnectDelayMsOf(this.#retries);
    const timer = setTimeout(() => this.#step(), delayMs);
    this.#enter({ name: 'waiting', attempt: attemptOf(this.#retries), delayMs, cause, timer });
  }

  async #logIn(link: Link, login: Login, limitMs: number, signal?: AbortSignal): Promise<Session> {
    this.#dropTimer();
    try {
      const onLost = (lost: Session) => this.#onSessionLost(lost);
      const terms = { timeouts: this.#options, limitMs, signal, onLost };
      const session = await openSession(link, login, terms, this.unanswered);
      if (this.link !== link) {
        session.end();
        throw new ConnectionError('the link to the arm was lost during the login');
      }
      this.#retries = succeeded(this.#retries);
      if (this.#wanted.name !== 'nothing') this.#wanted = { name: 'session', login };
      this.#enter({ name: 'ready', link, session });
      return session;
    } catch (error) {
      const cause = toError(error);
      // The link alone does not prove that there is an arm, so without an answer it is of no use.
      if (cause instanceof TimeoutError && !this.#kortex.linkProvesArm) {
        link.fail(new ConnectionError('the arm does not answer any more', { cause }));
      }
      // If the login was cancelled, whoever did that decides what comes next.
      if (this.link === link && !signal?.aborted) this.#onLoginFailed(link, login, cause);
      throw cause;
    }
  }

  #onLoginFailed(link: Link, login: Login, cause: Error): void {
    if (cause instanceof SessionError && cause.code === 'KORTEX_LOGIN_REFUSED') {
      const wanted = onRefused(this.#wanted, login, cause);
      if (wanted !== this.#wanted) {
        this.#wanted = wanted;
        this.#enter({ name: 'connected', link });
        return;
      }
    }
    this.#tryLoginLater(link, cause);
  }

  /** The link stands without a session because of `cause`; if one is wanted, another attempt follows. */
  #tryLoginLater(link: Link, cause: Error): void {
    if (!this.wantsSession) {
      this.#enter({ name: 'connected', link, cause });
      return;
    }
    this.#retries = failed(this.#retries);
    const timer = setTimeout(() => this.#step(), delayMsOf(this.#retries));
    this.#enter({ name: 'connected', link, cause, timer });
  }

  async #logOut(limitMs?: number): Promise<Session | undefined> {
    const { link, session } = this;
    if (link) this.#enter({ name: 'connected', link });
    await session?.close(limitMs);
    return session;
  }

  #onSessionLost(session: Session): void {
    const { link } = this;
    if (!link || this.session !== session || !session.lost) return;
    const isSilent = session.diedOfSilence && this.#kortex.pings;
    this.#silentDeaths = isSilent ? this.#silentDeaths + 1 : 0;
    this.#tryLoginLater(link, this.#silentDeaths > 1 ? diedAgain(session.lost) : session.lost);
  }

  #enter(actual: Actual): void {
    this.#dropTimer();
    this.#actual = actual;
    const state = stateOf(this.#wanted, actual);
    if (isSameState(state, this.#state)) return;
    this.#state = state;
    debug('%s', state.name);
    this.#events.state(state);
  }

  /** Cancels the next attempt: somebody makes it now, or nobody wants it any more. */
  #dropTimer(): void {
    if ('timer' in this.#actual) clearTimeout(this.#actual.timer);
  }
}

function isSameState(one: SessionState, other: SessionState): boolean {
  const causeOf = (state: SessionState) => ('cause' in state ? state.cause : undefined);
  return causeOf(one) === causeOf(other) && JSON.stringify(one) === JSON.stringify(other);
}

/** `lost`, with the likely cause, since it happened twice in a row. */
function diedAgain(lost: SessionError): SessionError {
  const explanation =
    'This is the second time in a row that the arm ends a session at its inactivity limit. It does not seem to hear our ' +
    'answers to its pings: the rules of the broker have to allow us to publish on the topics pong/# and req/#';
  const details = { cause: lost, hint: 'pongs-not-heard' };
  return new SessionError('KORTEX_SESSION_LOST', `${lost.message}. ${explanation}`, lost.reason, details);
}
