import type { KortexClient } from '../client/client.js';
import { sessionsOf } from '../client/connections.js';
import { KnownSessions } from './known-sessions.js';
import type { SessionChange } from './session-tracker.js';
import { keyOf, type SessionStatus } from '../client/session-status.js';
import { hasLink, type SessionState } from '../client/state.js';
import { KortexError } from '../errors.js';
import { type SessionEvent, type EventName, NOBODY, type SessionInfo } from './session-event.js';
import { EventQueue } from './event-queue.js';

/** An event waits at most so long for a login that may be under way, and for the names of users. */
const LOOK_UP_MS = 1000;
/** An end that a list shows is told so much later: the message that the session was killed may follow. */
const KILLED_MS = 250;

/** Whom a `SessionEvents` calls, and how often it sends a snapshot. */
export interface SessionEventsOptions {
  /** A snapshot for every status of the arm, and not only for the first one. */
  everyStatus: boolean;
  onEvent: (event: SessionEvent) => void;
  onError: (error: unknown) => void;
}

/** Reports what happens to the sessions of an arm and to our own link, in the order in which it happened. */
export class SessionEvents {
  readonly #client: KortexClient;
  readonly #everyStatus: boolean;
  readonly #onEvent: (event: SessionEvent) => void;
  readonly #queue: EventQueue;
  /** Called at the next change of link or session. */
  readonly #waiting = new Set<() => void>();
  #state: SessionState;
  #refusal: Error | undefined;
  /** Undefined without a link. */
  #known: KnownSessions | undefined;

  /** Calls `onEvent` from now on, until `stop()`; `onError` gets what `onEvent` throws. */
  constructor(client: KortexClient, { everyStatus, onEvent, onError }: SessionEventsOptions) {
    this.#client = client;
    this.#everyStatus = everyStatus;
    this.#onEvent = onEvent;
    this.#queue = new EventQueue(onError);
    this.#state = client.state;
    if (this.#state.name === 'refused') this.#refusal = this.#state.cause;
    if (hasLink(this.#state)) this.#known = this.#nothing();
    if (client.lastStatus) this.#onStatus(client.lastStatus);
    if (this.#state.name === 'ready') void this.#known?.enter(this.#state.sessionId, this.#state.username);
    client.on('state', this.#onState);
    client.on('session-status', this.#onStatus);
    client.on('session-killed', this.#onKilled);
  }

  /** How much is kept: events that wait, and what is remembered of sessions that ended or are open. */
  get kept(): number {
    return this.#queue.waiting + this.#waiting.size + (this.#known?.size ?? 0);
  }

  /** Reports nothing any more, whatever is under way. */
  stop(): void {
    this.#queue.stop();
    this.finish();
  }

  /** Reports now what waits, and nothing after that. */
  finish(): void {
    this.#queue.hurry();
    this.#client.off('state', this.#onState);
    this.#client.off('session-status', this.#onStatus);
    this.#client.off('session-killed', this.#onKilled);
  }

  readonly #onState = (state: SessionState): void => {
    const before = this.#state;
    this.#state = state;
    this.#waiting.forEach((goOn) => goOn());
    if (hasLink(state) && !hasLink(before)) {
      this.#known = this.#nothing();
      this.#tell('connected', ourLink);
    }
    if (state.name === 'ready') this.#onLoggedIn(state);
    else if (state.name === 'refused' && state.cause !== this.#refusal) {
      this.#refusal = state.cause;
      this.#tell('login-refused', ourLink);
    } else if (before.name === 'ready' && state.name === 'connected' && isLoss(state.cause)) {
      const session = this.#ourOwn(before);
      this.#onKilled(before.sessionId);
      this.#tell('session-lost', () => session);
    } else if (before.name === 'ready' && state.name === 'connected' && !this.#client.lastStatus) {
      // This arm sends no lists by itself, and without a session it is not asked for one.
      const change = this.#known?.tracker.noteClosed(keyOf(before.sessionId));
      if (this.#known && change) this.#onChange(this.#known, change);
    } else if (!hasLink(state) && hasLink(before)) {
      const session = before.name === 'ready' ? this.#ourOwn(before) : ourLink();
      this.#tell('disconnected', () => session);
      this.#known = undefined;
    }
  };

  get #ownKey(): string {
    return keyOf(this.#client.sessionId);
  }

  #onLoggedIn(state: SessionState & { name: 'ready' }): void {
    const known = this.#known;
    const asked = known?.enter(state.sessionId, state.username) ?? Promise.resolve();
    this.#tell('logged-in', () => this.#ourOwn(state, known), this.#queue.atMost(LOOK_UP_MS, asked));
  }

  readonly #onStatus = (sessions: readonly SessionStatus[]): void => {
    const known = this.#known;
    if (!known) return;
    const isFirst = !known.tracker.started;
    for (const change of known.tracker.update(sessions, this.#ownKey)) this.#onChange(known, change);
    if (isFirst || this.#everyStatus) this.#tellSnapshot(known, sessions);
  };

  readonly #onKilled = (sessionId: number): void => {
    const change = this.#known?.tracker.noteKilled(sessionId);
    if (this.#known && change) this.#onChange(this.#known, change);
  };

  #onChange(known: KnownSessions, change: SessionChange): void {
    const { event, session, previousRoles } = change;
    const { key } = session;
    if (event === 'session-opened' || event === 'roles-changed') {
      // The id may have been that of somebody else.
      if (event === 'session-opened' && !known.isOwn(key)) known.names.forget(key);
      let about = known.infoOf(session);
      // Read as soon as the name is there: when the event is sent, the id may belong to somebody else.
      const named = this.#namesOf(known, [key]).then(() => void (about = known.infoOf(session)));
      this.#tell(event, () => ({ ...about, ...(previousRoles && { previousRoles }) }), named);
      return;
    }
    const about = known.infoOf(session);
    const forget = () => {
      if (key !== this.#ownKey && !known.isOpen(key)) known.names.forget(key);
    };
    if (key !== this.#ownKey) known.disown(key);
    const settled = event === 'session-closed' ? this.#queue.atMost(KILLED_MS) : undefined;
    // `change.event` is read when the event is sent: the message that the session was killed may come meanwhile.
    const told = () => ({ ...about, username: about.username ?? (known.isOpen(key) ? null : known.names.get(key)) });
    this.#tell(() => change.event, told, settled, forget);
  }

  #tellSnapshot(known: KnownSessions, sessions: readonly SessionStatus[]): void {
    const keys = sessions.map(({ key }) => key);
    const about = () => ({ ...NOBODY, sessions: sessions.map((session) => known.infoOf(session)) });
    this.#tell('snapshot', about, this.#namesOf(known, keys));
  }

  /**
   * Puts an event in the queue. It is sent when `ready` resolves, with the result of `about`; then `after` is called.
   */
  #tell(
    event: EventName | (() => EventName),
    about: () => Omit<SessionEvent, 'event' | 'at'>,
    ready?: Promise<void>,
    after?: () => void,
  ): void {
    const at = new Date().toISOString();
    this.#queue.add(() => {
      const name = typeof event === 'function' ? event() : event;
      this.#onEvent({ event: name, ...about(), at });
      after?.();
    }, ready);
  }

  /** Nothing is known yet over a link that has just come up. */
  #nothing(): KnownSessions {
    return new KnownSessions(async (known) => {
      const connections = await this.#client.connections();
      // Where the arm has sent no list by itself, this one is the first.
      if (this.#known === known && !known.tracker.started) this.#onStatus(sessionsOf(connections));
      return connections;
    });
  }

  /** Our session as it stands now. */
  #ourOwn({ sessionId, username }: SessionState & { name: 'ready' }, known = this.#known): SessionInfo {
    const { userId = null, roles = null } = known?.tracker.find(keyOf(sessionId)) ?? {};
    return { sessionId, userId, username, roles, own: true };
  }

  #namesOf(known: KnownSessions, keys: string[]): Promise<void> {
    return this.#queue.atMost(LOOK_UP_MS, this.#findNames(known, keys));
  }

  /**
   * A list may come before the answer to the login that it is about, and names can be asked for with a session only.
   */
  async #findNames(known: KnownSessions, keys: string[]): Promise<void> {
    if (this.#state.name === 'connected') await this.#nextState();
    if (this.#known === known && this.#state.name === 'ready') await known.names.find(keys);
  }

  /** Resolves when the state changes, or when the event that waits for it is sent anyway. */
  #nextState(): Promise<void> {
    let goOn = () => {};
    const changed = new Promise<void>((resolve) => this.#waiting.add((goOn = resolve)));
    return this.#queue.atMost(LOOK_UP_MS, changed).finally(() => this.#waiting.delete(goOn));
  }
}

const ourLink = (): SessionInfo => ({ ...NOBODY, own: true });

function isLoss(cause: Error | undefined): boolean {
  return cause instanceof KortexError && cause.code === 'KORTEX_SESSION_LOST';
}
