import type { Connection } from './connections.js';
import type { SessionStatus } from './session-status.js';

/** A login that waits for its answer, or got none: which sessions appeared on the arm meanwhile. */
interface Window {
  username: string;
  /** The sessions before it was sent; undefined if nobody knows. */
  before: ReadonlySet<number> | undefined;
  appeared: Set<number>;
  isOpen: boolean;
  /** After that the arm has ended the session by itself; as performance.now() tells the time. */
  untilMs: number;
}

/**
 * Logins that the arm did, or may have done, without an answer that reached us. Each may have left a session on the
 * arm, whose id we can only conclude. It takes the lists of sessions as they come.
 */
export class UnansweredLogins {
  #windows: Window[] = [];
  #known: ReadonlySet<number> | undefined;

  /** True if a login got no answer since the last one that got one. */
  get any(): boolean {
    this.#windows = this.#windows.filter(({ isOpen, untilMs }) => isOpen || performance.now() < untilMs);
    return this.#windows.some(({ isOpen }) => !isOpen);
  }

  /** Takes a complete list of sessions. */
  listed(sessions: readonly SessionStatus[]): void {
    const ids = sessions.flatMap(({ sessionId }) => sessionId ?? []);
    const window = this.#windows.find(({ isOpen }) => isOpen);
    if (window) {
      const { before } = window;
      // Without a list from before, only a session that is alone can be the new one.
      if (before) ids.filter((id) => !before.has(id)).forEach((id) => window.appeared.add(id));
      else if (ids.length === 1) ids.forEach((id) => window.appeared.add(id));
      window.before ??= new Set(ids);
    }
    this.#known = new Set(ids);
  }

  /** The link is gone: no list tells any more what is open now. */
  linkLost(): void {
    this.#known = undefined;
  }

  /**
   * A login of `username` is sent, for a session that lasts `lifetimeMs` without us. Call what it returns at its end.
   */
  begin(username: string, lifetimeMs: number): (answered: boolean) => void {
    const untilMs = performance.now() + lifetimeMs;
    const window: Window = { username, before: this.#known, appeared: new Set(), isOpen: true, untilMs };
    this.#windows.push(window);
    return (answered) => {
      window.isOpen = false;
      if (answered) this.#windows = this.#windows.filter((other) => other !== window);
    };
  }

  /**
   * The sessions that are ours without doubt, now that `own` is open: each appeared alone while a login of the same
   * user waited, and comes from the same address. After that the logins are forgotten: what is in doubt ends by itself.
   */
  take(own: Connection, connections: readonly Connection[]): number[] {
    return this.#windows.splice(0).flatMap(({ username, appeared }) => {
      const [id, ...others] = appeared;
      const found = connections.find(({ sessionId }) => sessionId === id);
      if (!found || others.length > 0 || id === own.sessionId) return [];
      const isOurs = found.username === username && found.userId === own.userId && found.address === own.address;
      return isOurs && id !== undefined ? [id] : [];
    });
  }
}
