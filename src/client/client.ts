import { createRequire } from 'node:module';
import { debuglog } from 'node:util';
import { ConnectionError } from '../errors.js';
import type { FunctionName, TopicName } from '../protocol/catalogue/functions.js';
import type { JsonObject } from '../protocol/catalogue/json.js';
import type { Frame } from '../protocol/frame.js';
import { calledBy, METHODS, type Method, type RequestOf, type ResponseOf } from '../protocol/services.js';
import { SafeEmitter } from '../safe-emitter.js';
import { SESSIONS_KILLED, SESSIONS_STATUS } from '../protocol/topics.js';
import { BoundSession } from './bound-session.js';
import { callInSession } from './call-in-session.js';
import type { Connection } from './connections.js';
import { ConnectionsWatch } from './connections-watch.js';
import { checkAllow } from './effects.js';
import type { ClientEvents } from './events.js';
import type { invoke, InvokeOptions } from './invoke.js';
import { ArmConnection } from './connection.js';
import { Counters, type Counts } from './counters.js';
import { Dispatch } from './dispatch.js';
import { kortexOf } from './generations.js';
import type { Kortex } from './kortex.js';
import { type ClientOptions, DEFAULTS, type Generation, type Login } from './options.js';
import { notOffered } from './refusal.js';
import { type Role, toRoles } from './roles.js';
import { readSessionKilled, readSessionsStatus, type SessionStatus } from './session-status.js';
import type { SessionState } from './state.js';
import type { SubscribeOptions } from './subscription.js';
import type { Subscriptions } from './subscriptions.js';

const debug = debuglog('kortex');
/** Calls by name are rare, so their code is loaded with the first one. */
const load = createRequire(__filename);

export type { ClientEvents, ClientOptions, Method };

/** The session that a login led to. */
export interface OpenSession {
  sessionId: number;
  username: string;
  openedAt: Date;
  sessionInactivityTimeoutMs: number;
  connectionInactivityTimeoutMs: number;
  /** True where the session was open before. */
  reused: boolean;
}

/**
 * One arm: its link and its session. Both are opened again by themselves when they are lost; calls are not. A call
 * fails at once without a link or a session, since a late replay on a robot is dangerous.
 */
export class KortexClient extends SafeEmitter<ClientEvents> {
  readonly #options: Required<ClientOptions>;
  readonly #connection: ArmConnection;
  #subscriptions: Subscriptions | undefined;
  /** For arms and brokers that do not send lists of sessions by themselves. */
  readonly #watch: ConnectionsWatch;
  #closed = false;
  readonly #kortex: Kortex;
  readonly #dispatch = new Dispatch();
  readonly #counters = new Counters();
  #lastStatus: readonly SessionStatus[] | undefined;

  constructor(options: ClientOptions) {
    super();
    this.setMaxListeners(0); // every node of an arm listens
    this.#options = { ...DEFAULTS, ...options };
    checkAllow(this.#options.allow);
    this.#kortex = kortexOf(this.#options.generation);
    this.#options.silenceMs = this.#kortex.silenceMsOf(this.#options);
    this.#watch = new ConnectionsWatch(this, this.#kortex, () => this.#connection.link?.refusedTopics);
    this.#dispatch.onRaw(SESSIONS_KILLED, readSessionKilled, (sessionId) => this.#onKilled(sessionId));
    this.#dispatch.onRaw(SESSIONS_STATUS, readSessionsStatus, (sessions) => this.#onStatus(sessions));
    this.#dispatch.onNotification('Base/OnNotificationUserTopic', () => this.#watch.look());
    this.#connection = new ArmConnection(this.#options, this.#kortex, {
      state: (state) => {
        if (!this.#connection.link) this.#forgetSessions();
        this.#counters.state(state);
        this.notify('state', state);
        if (state.name !== 'ready') return;
        this.#closeUnanswered().catch((error: unknown) => debug('logins without an answer: %s', error));
        this.#subscriptions?.renew().catch((error: unknown) => debug('subscriptions: %s', error));
      },
      raw: (message) => this.#dispatch.raw(message),
      notification: (frame) => this.#onNotification(frame),
      late: (method) => this.notify('late-answer', method),
      unreadable: () => this.#counters.unreadable(),
      refused: (topic, reason) => {
        // The list of sessions is asked for instead, and `status-missing` says so.
        if (topic !== SESSIONS_STATUS) this.notify('topic-refused', topic, reason);
      },
    });
  }

  /** The generation of Kortex that the arm speaks. */
  get generation(): Generation {
    return this.#options.generation;
  }

  get state(): SessionState {
    return this.#connection.state;
  }

  /** Id of the own session; 0 without one. */
  get sessionId(): number {
    return this.#connection.session?.id ?? 0;
  }

  /** The session that is open now, for what must not be done in a later one. */
  bindSession(): BoundSession {
    return new BoundSession(() => this.#connection.session);
  }

  /** Who logs in if `login()` is called without a user; never the password itself. */
  get configuredUser(): { username: string; hasPassword: boolean } {
    const { username, password } = this.#options.login;
    return { username, hasPassword: password !== '' };
  }

  /** True if a session is open, or is to be opened by itself. */
  get wantsSession(): boolean {
    return this.#connection.wantsSession;
  }

  /** All sessions, as the arm last told them by itself over this link; undefined if it has not. */
  get lastStatus(): readonly SessionStatus[] | undefined {
    return this.#lastStatus;
  }

  /** How many messages could not be read. */
  get unreadable(): number {
    return this.#dispatch.unreadable + this.#counters.counts.unreadable;
  }

  /** What has happened so far, in numbers. */
  get counts(): Counts {
    return { ...this.#counters.counts, unreadable: this.unreadable };
  }

  /**
   * Opens the link, and keeps it open from now on; logs in as well if `loginOnConnect` is set. Resolves when the
   * link is up. Throws a ConnectionError if the first attempt fails; further ones follow all the same.
   */
  async connect(): Promise<void> {
    this.#refuseWhenClosed();
    await this.#connection.connect();
  }

  /** Logs out, closes the link and stays so until `connect()` or `login()`. Takes `closeTimeoutMs` at most. */
  disconnect(): Promise<void> {
    return this.#connection.disconnect();
  }

  /**
   * Logs in, connecting first if needed, and stays logged in from now on. What `login` leaves out comes from the
   * options. An open session of the same user and password is returned as it is, unless `force` is set; any other is
   * closed first, and opened again if the arm refuses the new one. Throws a SessionError then.
   */
  async login(login: Partial<Login> = {}, { force = false } = {}): Promise<OpenSession> {
    this.#refuseWhenClosed();
    const { sessionInactivityTimeoutMs, connectionInactivityTimeoutMs } = this.#options;
    const { session, reused } = await this.#connection.login({ ...this.#options.login, ...login }, force);
    const { id: sessionId, username, openedAt } = session;
    return {
      sessionId,
      username,
      openedAt,
      sessionInactivityTimeoutMs,
      connectionInactivityTimeoutMs,
      reused,
    };
  }

  /** Logs out and stays logged out. Resolves to the id of the session that was closed; 0 if none was open. */
  async logout(): Promise<number> {
    return (await this.#connection.logout())?.id ?? 0;
  }

  /** Disconnects for good; no listener is called any more. */
  async close(): Promise<void> {
    this.#closed = true;
    await this.#connection.disconnect();
    this.#watch.stop();
    this.removeAllListeners();
  }

  #refuseWhenClosed(): void {
    if (this.#closed) throw new ConnectionError('this client is closed for good');
  }

  /**
   * Calls a method of the arm within the open session. Throws a ConnectionError without a link, a SessionError without
   * a session, a TimeoutError without an answer and an ArmError if the arm refuses.
   */
  async call<M extends Method>(method: M, request: RequestOf<M>): Promise<ResponseOf<M>> {
    if (!this.#kortex.has(method)) throw notOffered(method, this.generation);
    const secrets = 'password' in request && request.password ? [request.password] : [];
    const { request: encoder, response } = METHODS[method];
    const options = { timeoutMs: this.#options.requestTimeoutMs, secrets };
    const payload = encoder.encode(request);
    const answer = await this.#counted(method, callInSession(this.#connection, calledBy(method), payload, options));
    return response.decode(answer) as ResponseOf<M>;
  }

  /**
   * Calls any function of the services Base, ProgramConfig, ProgramRunner, VariableManager, IndustrialIO and
   * EventBroker by its name, within the open session; request and answer are JSON. Never sent twice. Throws as `call`
   * does, and a NotAllowedError for what the option `allow` does not allow, an InputError that names the place for a
   * request with a fault, and the reason of `signal`.
   */
  async invoke(
    name: FunctionName | (string & {}),
    request: unknown = {},
    options: InvokeOptions = {},
  ): Promise<JsonObject> {
    const { invoke: call } = load('./invoke.js') as { invoke: typeof invoke };
    return this.#counted(name, call(this.#connection, this.#options, name, request, options));
  }

  #counted<T>(name: string, call: Promise<T>): Promise<T> {
    return this.#counters.call(call, (error) => this.notify('call-failed', name, error));
  }

  /**
   * Calls `listener` with each notification of a topic, in JSON that is frozen, as long as a session is open; after a
   * new login the topic is subscribed to again. All listeners share one subscription on the arm. Resolves to a function
   * that ends this, when the arm has said yes, or at once if no session is open. Throws as `call` does, and
   * KORTEX_PERMISSION_DENIED also if the broker does not hand the topic out; with `onError` it stays subscribed then,
   * and is tried again at each login.
   */
  async subscribe(
    name: TopicName | (string & {}),
    listener: (notification: JsonObject) => void,
    options: SubscribeOptions = {},
  ): Promise<() => Promise<void>> {
    this.#refuseWhenClosed();
    if (!this.#subscriptions) {
      const { Subscriptions: Made } = load('./subscriptions.js') as { Subscriptions: typeof Subscriptions };
      this.#subscriptions = new Made(this.#connection, this.#kortex, this.#options.requestTimeoutMs);
    }
    return this.#subscriptions.subscribe(name, listener, options);
  }

  /** Counts as activity, so that the arm keeps the session. Throws as `call` does. */
  async keepAlive(): Promise<void> {
    await this.call('Session/KeepAlive', {});
  }

  /** Who is connected to the arm. Throws as `call` does. */
  async connections(): Promise<Connection[]> {
    return this.#kortex.connections(this, this.#connection.link?.localEndpoint);
  }

  /** The roles of the own session, temporary one included; null if the arm does not tell. */
  async roles(): Promise<readonly Role[] | null> {
    const { session } = this.#connection;
    if (!session || session.roles || !this.#kortex.namesSessions) return session?.roles ?? null;
    try {
      return (await this.connections()).find(({ own }) => own)?.roles ?? null;
    } catch (error) {
      // Some firmware does not offer GetConnections, and some roles may not call it.
      debug('roles of session %d: %s', session.id, error);
      return null;
    }
  }

  /** Every role that the arm knows, to choose from. Throws as `call` does. */
  async knownRoles(): Promise<readonly Role[]> {
    return toRoles((await this.call('Base/ReadAllUserRoles', {})).roles);
  }

  /** The link is gone: over the next one, session ids may start over. */
  #forgetSessions(): void {
    this.#lastStatus = undefined;
    this.#connection.unanswered.linkLost();
  }

  /** Closes the sessions that logins without an answer left on the arm, if they are certainly ours. */
  async #closeUnanswered(): Promise<void> {
    const { unanswered, link } = this.#connection;
    if (!unanswered.any || !link || !this.#kortex.namesSessions) return;
    const connections = await this.connections();
    const own = connections.find((connection) => connection.own);
    for (const id of own ? unanswered.takeOurSessions(own, connections) : []) {
      debug('closing session %d, that a login without an answer left', id);
      await link.call('Session/CloseSession', {}, id, this.#options.requestTimeoutMs);
    }
  }

  #onNotification(frame: Frame): void {
    const isDelivered = this.#subscriptions?.deliver(frame);
    // A notification that nobody subscribed to may mean that somebody came or went, whatever it is called.
    if (!this.#dispatch.notification(frame) && !isDelivered && this.#kortex.changesTopic) this.#watch.look();
  }

  #onKilled(sessionId: number): void {
    const { session } = this.#connection;
    // Before the event, so that listeners know whose session that was.
    if (session?.id === sessionId) session.lose('killed');
    this.notify('session-killed', sessionId);
  }

  #onStatus(sessions: readonly SessionStatus[]): void {
    const { session } = this.#connection;
    const own = sessions.find(({ sessionId }) => sessionId === session?.id);
    if (session && own) {
      session.roles = own.roles ?? undefined;
      session.belongsTo(own.userId);
    }
    this.#lastStatus = sessions;
    this.#watch.onStatus();
    this.#connection.unanswered.onList(sessions);
    this.notify('session-status', sessions);
    // Our session should be in the list. If it is not, it is probably dead, so the arm is asked.
    if (session && !own) session.lives().catch((error: unknown) => debug('session %d: %s', session.id, error));
  }
}
