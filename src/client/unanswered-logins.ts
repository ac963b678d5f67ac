import type { Connection } from './connections.js';
import type { SessionStatus } from './session-status.js';

/** A login that waits for its answer, or got none. */
interface WaitingLogin {
  username: string;
  /** The sessions before it was sent; undefined if we had no list then. */
  idsBefore: ReadonlySet<number> | undefined;
  /** The sessions that appeared on the arm while it waited. */
  newIds: Set<number>;
  /** True while it waits. */
  isOpen: boolean;
  /** After that the arm has ended the session by itself; as performance.now() tells the time. */
  untilMs: number;
}

/**
 * Logins that got no answer. Each may have left a session on the arm. The arm did not tell us its id, so we work it out
 * from the lists of sessions.
 */
export class UnansweredLogins {
  #waiting: WaitingLogin[] = [];
  #known: ReadonlySet<number> | undefined;

  /** True while there is a login without an answer that has not expired and is not yet handled by `takeOurSessions`. */
  get any(): boolean {
    this.#waiting = this.#waiting.filter(({ isOpen, untilMs }) => isOpen || performance.now() < untilMs);
    return this.#waiting.some(({ isOpen }) => !isOpen);
  }

  /** Takes a complete list of sessions. */
  onList(sessions: readonly SessionStatus[]): void {
    const ids = sessions.flatMap(({ sessionId }) => sessionId ?? []);
    const login = this.#waiting.find(({ isOpen }) => isOpen);
    if (login) {
      const { idsBefore } = login;
      // If we had no list before the login, a new session is certain only if it is the only one.
      if (idsBefore) ids.filter((id) => !idsBefore.has(id)).forEach((id) => login.newIds.add(id));
      else if (ids.length === 1) ids.forEach((id) => login.newIds.add(id));
      login.idsBefore ??= new Set(ids);
    }
    this.#known = new Set(ids);
  }

  /** The link is gone, so the last list is worth nothing any more. */
  linkLost(): void {
    this.#known = undefined;
  }

  /**
   * Takes note that a login of `username` is sent, for a session that lasts `lifetimeMs` without us. Call the function
   * that it returns when the login has ended.
   */
  begin(username: string, lifetimeMs: number): (answered: boolean) => void {
    const untilMs = performance.now() + lifetimeMs;
    const login: WaitingLogin = { username, idsBefore: this.#known, newIds: new Set(), isOpen: true, untilMs };
    this.#waiting.push(login);
    return (answered) => {
      login.isOpen = false;
      if (answered) this.#waiting = this.#waiting.filter((other) => other !== login);
    };
  }

  /**
   * The ids of the sessions that are certainly ours, now that `own` is open: each was the only new one while a login of
   * the same user waited, and comes from the same address. Then it forgets the logins: the arm ends other sessions by
   * itself.
   */
  takeOurSessions(own: Connection, connections: readonly Connection[]): number[] {
    return this.#waiting.splice(0).flatMap(({ username, newIds }) => {
      const [id, ...others] = newIds;
      const found = connections.find(({ sessionId }) => sessionId === id);
      if (!found || others.length > 0 || id === own.sessionId) return [];
      const isOurs = found.username === username && found.userId === own.userId && found.address === own.address;
      return isOurs && id !== undefined ? [id] : [];
    });
  }
}
