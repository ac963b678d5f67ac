import { debuglog } from 'node:util';
import { ConnectionError, SessionError, TimeoutError, toError } from '../errors.js';
import type { Frame } from '../protocol/frame.js';
import type { RawMessage } from '../protocol/raw.js';
import type { Method } from '../protocol/services.js';
import { Link } from './link.js';
import type { ClientOptions, Login } from './options.js';
import { Reconnect } from './reconnect.js';
import { Session } from './session.js';
import type { SessionState } from './state.js';
import { takeTurns } from './turns.js';

const debug = debuglog('kortex');

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
  readonly #queue = takeTurns();

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

  /** Wants a session from now on. An open one of the same user is reused unless `force` is set. */
  async login(login: Login, force: boolean): Promise<{ session: Session; reused: boolean }> {
    await this.#disconnected();
    this.#wantsLink = true;
    return this.#inTurn(async () => {
      const link = this.#link ?? (await this.#openLink());
      const session = this.#session;
      if (session && !force && isSame(this.#wantedLogin, login)) return { session, reused: true };
      // An arm that does not answer the logout may well answer the login.
      await this.#logOut().catch((error: unknown) => debug('log out: %s', error));
      return { session: await this.#logIn(link, login), reused: false };
    });
  }

  /** Wants no session any more. Resolves to the one that was closed. */
  async logout(): Promise<Session | undefined> {
    try {
      await this.#disconnected(); // in line with logins that wait for it, too
    } catch {
      // Another disconnect came meanwhile, and that logs out.
    }
    return this.#inTurn(() => {
      this.#wantedLogin = undefined;
      return this.#logOut();
    });
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
    this.#abort.abort(new ConnectionError('the connection was closed on request'));
    this.#abort = new AbortController();
    this.#disconnecting ??= this.#disconnect().finally(() => (this.#disconnecting = undefined));
    return this.#disconnecting;
  }

  async #disconnect(): Promise<void> {
    const loggedOut = this.#queue(() => this.#logOut()).catch((error: unknown) => debug('log out: %s', error));
    let timer: NodeJS.Timeout | undefined;
    const deadline = new Promise((resolve) => (timer = setTimeout(resolve, this.#options.closeTimeoutMs * 0.75)));
    await Promise.race([loggedOut, deadline]);
    clearTimeout(timer);
    await this.#link?.close();
    await this.#opening?.catch(() => undefined);
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
      link.hearRaw(this.#events.raw);
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

  async #logIn(link: Link, login: Login): Promise<Session> {
    this.#reconnect.cancel();
    try {
      const session = await Session.open(link, login, this.#options, (lost) => this.#onSessionLost(lost));
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
      if (this.#link === link) this.#onLoginFailed(login, cause);
      throw cause;
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

  async #logOut(): Promise<Session | undefined> {
    const session = this.#session;
    this.#session = undefined;
    if (this.#link) this.#reconnect.cancel();
    if (this.#state.name === 'ready' || (this.#state.name === 'connected' && this.#state.cause)) {
      this.#setState({ name: 'connected' });
    }
    await session?.close();
    return session;
  }

  #onSessionLost(session: Session): void {
    if (this.#session !== session || !session.lost) return;
    this.#session = undefined;
    if (this.#wantedLogin) this.#reconnect.plan();
    this.#setState({ name: 'connected', cause: session.lost });
  }

  #setState(state: SessionState): void {
    this.#state = state;
    debug('%s', state.name);
    this.#events.state(state);
  }
}

function isSame(one: Login | undefined, other: Login): boolean {
  return one?.username === other.username && one.password === other.password;
}
