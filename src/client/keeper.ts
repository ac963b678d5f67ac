import { debuglog } from 'node:util';
import { ConnectionError, SessionError, toError } from '../errors.js';
import type { RawMessage } from '../protocol/raw.js';
import { Link } from './link.js';
import type { ClientOptions, Login } from './options.js';
import { Reconnect } from './reconnect.js';
import { Session } from './session.js';
import type { SessionState } from './state.js';

const debug = debuglog('kortex');

export interface KeeperEvents {
  state: (state: SessionState) => void;
  raw: (message: RawMessage) => void;
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
  #abort = new AbortController();
  /** Logins and logouts take turns; this is the last one's. */
  #turn: Promise<unknown> = Promise.resolve();

  constructor(options: Required<ClientOptions>, events: KeeperEvents) {
    this.#options = options;
    this.#events = events;
  }

  get state(): SessionState {
    return this.#state;
  }

  get link(): Link | undefined {
    return this.#link;
  }

  get session(): Session | undefined {
    return this.#session;
  }

  /** Wants a link from now on. Resolves when it is up; throws where the first attempt fails. */
  async connect(): Promise<void> {
    this.#wantsLink = true;
    if (this.#options.loginOnConnect) this.#wantedLogin ??= this.#options.login;
    if (this.#link) return;
    this.#reconnect.reset();
    await this.#openLink();
  }

  /** Wants a session from now on. An open one of the same user is reused unless `force` is set. */
  login(login: Login, force: boolean): Promise<{ session: Session; reused: boolean }> {
    this.#wantsLink = true;
    return this.#inTurn(async () => {
      const link = this.#link ?? (await this.#openLink());
      const session = this.#session;
      if (session && !force && session.username === login.username) return { session, reused: true };
      await this.#logOut();
      return { session: await this.#logIn(link, login), reused: false };
    });
  }

  /** Wants no session any more. Resolves to the one that was closed. */
  logout(): Promise<Session | undefined> {
    return this.#inTurn(() => {
      this.#wantedLogin = undefined;
      return this.#logOut();
    });
  }

  /** Wants neither link nor session any more. Takes `closeTimeoutMs` at most, then cuts the link. */
  async disconnect(): Promise<void> {
    this.#wantsLink = false;
    this.#refusal = undefined;
    this.#reconnect.reset();
    this.#abort.abort(new Error('it was closed on request'));
    this.#abort = new AbortController();
    const loggedOut = this.logout().catch((error: unknown) => debug('log out: %s', error));
    let timer: NodeJS.Timeout | undefined;
    const deadline = new Promise((resolve) => (timer = setTimeout(resolve, this.#options.closeTimeoutMs * 0.75)));
    await Promise.race([loggedOut, deadline]);
    clearTimeout(timer);
    await this.#link?.close();
    // Unless somebody connects again already.
    if (!this.#link && !this.#opening) this.#setState({ name: 'closed' });
  }

  #openLink(): Promise<Link> {
    this.#opening ??= this.#tryToOpenLink().finally(() => (this.#opening = undefined));
    return this.#opening;
  }

  async #tryToOpenLink(): Promise<Link> {
    this.#reconnect.cancel();
    this.#setState({ name: 'connecting', attempt: this.#reconnect.attempt });
    try {
      const link = await Link.open(this.#options.createTransport(), this.#abort.signal);
      this.#link = link;
      link.on('raw', this.#events.raw);
      link.once('close', (cause) => this.#onLinkClosed(cause ?? new ConnectionError('the link to the arm was closed')));
      this.#setState(this.#refusal ? { name: 'refused', cause: this.#refusal } : { name: 'connected' });
      if (this.#wantedLogin && !this.#refusal) this.#goOn();
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
    const turn = this.#turn.then(step);
    this.#turn = turn.catch(() => undefined);
    return turn;
  }

  async #logInAsWanted(): Promise<void> {
    if (!this.#link || this.#session || this.#refusal || !this.#wantedLogin) return;
    await this.#logIn(this.#link, this.#wantedLogin);
  }

  async #logIn(link: Link, login: Login): Promise<Session> {
    this.#reconnect.cancel();
    try {
      const session = await Session.open(link, login, this.#options, (lost) => this.#onSessionLost(lost));
      this.#session = session;
      this.#wantedLogin = login;
      this.#refusal = undefined;
      this.#reconnect.succeeded();
      this.#setState({ name: 'ready', sessionId: session.id, username: session.username });
      return session;
    } catch (error) {
      const cause = toError(error);
      if (cause instanceof SessionError && cause.code === 'KORTEX_LOGIN_REFUSED') {
        this.#refusal = cause;
        this.#setState({ name: 'refused', cause });
      } else if (this.#link === link) {
        if (this.#wantedLogin) this.#reconnect.plan();
        this.#setState({ name: 'connected', cause });
      }
      throw cause;
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
