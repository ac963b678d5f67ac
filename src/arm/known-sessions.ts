import type { Connection } from '../client/connections.js';
import { keyOf } from '../client/session-status.js';
import type { SessionInfo } from './session-event.js';
import { type KnownSession, SessionTracker } from './session-tracker.js';
import { UserNames } from './user-names.js';

/** So many of our own sessions are remembered. An event may be about one that ended a moment ago. */
const OWN_SESSIONS = 100;

/** What is known of sessions over one link. After an outage all of it is history: session ids may have started over. */
export class KnownSessions {
  readonly tracker = new SessionTracker();
  readonly names: UserNames;
  /** Keys of our own sessions, oldest first. */
  readonly #own = new Set<string>();

  /** `ask` asks the arm who is connected, for the names of users. */
  constructor(ask: (known: KnownSessions) => Promise<Connection[]>) {
    this.names = new UserNames(
      () => ask(this),
      (key) => this.isOpen(key),
    );
  }

  /** How much is remembered. */
  get size(): number {
    return this.tracker.remembered + this.tracker.open.length + this.names.size + this.#own.size;
  }

  isOpen(key: string): boolean {
    return this.tracker.find(key) !== undefined;
  }

  isOwn(key: string): boolean {
    return this.#own.has(key);
  }

  /** Notes our new session, and asks for the names that are missing. */
  async enter(sessionId: number, username: string): Promise<void> {
    const { tracker, names } = this;
    const key = keyOf(sessionId);
    this.#own.delete(key);
    this.#own.add(key);
    names.set(key, username);
    const [oldest] = this.#own;
    if (this.#own.size > OWN_SESSIONS && oldest !== undefined) {
      this.#own.delete(oldest);
      names.forget(oldest);
    }
    names.resume();
    tracker.noteOpened(key);
    await (tracker.started ? names.find(tracker.open.map((session) => session.key)) : names.refresh());
  }

  /** A session of that key is somebody else's from now on. */
  disown(key: string): void {
    this.#own.delete(key);
  }

  /** What an event tells of a session. */
  infoOf({ key, sessionId, userId, roles }: KnownSession): SessionInfo {
    return { sessionId, userId: userId || null, username: this.names.get(key), roles, own: this.isOwn(key) };
  }
}
