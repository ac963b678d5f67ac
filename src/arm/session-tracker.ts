import type { Role } from '../client/roles.js';
import { keyOf, type SessionStatus } from '../client/session-status.js';

/** What is known of a session. Of one that was killed before any list showed it, only the id is known. */
export type KnownSession = Pick<SessionStatus, 'key' | 'sessionId' | 'roles'> & { readonly userId: number | null };

/** What happened to one session of the arm. */
export interface SessionChange {
  /** `session-closed` is changed to `session-killed` if the message `killed` comes after the list. */
  event: 'session-opened' | 'session-closed' | 'session-killed' | 'roles-changed';
  readonly session: KnownSession;
  readonly previousRoles?: readonly Role[] | null;
}

/** So many ends are remembered of sessions that no list names any more. A message about one may come late. */
const REMEMBERED_ENDS = 1_000;

/**
 * Compares each list of sessions with the one before, over one link, and tells what changed. Each end is told once, as
 * closed or as killed, in whatever order the arm's messages about it come. Memory and cost depend on how many sessions
 * are open, and not on how many there have been.
 */
export class SessionTracker {
  #open: Map<string, SessionStatus> | undefined;
  #listed: ReadonlySet<string> = new Set();
  /** The ends of sessions that the last list still names: a list may be older than the message about an end. */
  readonly #endedButListed = new Map<string, SessionChange>();
  /** The last ends of sessions that no list names any more, oldest first; REMEMBERED_ENDS at most. */
  readonly #endedUnlisted = new Map<string, SessionChange>();

  /** True once there was a list. */
  get started(): boolean {
    return this.#open !== undefined;
  }

  /** The sessions that are open. */
  get open(): SessionStatus[] {
    return [...(this.#open?.values() ?? [])];
  }

  /** How many sessions are remembered that have ended. */
  get remembered(): number {
    return this.#endedButListed.size + this.#endedUnlisted.size;
  }

  /** The open session of that key. */
  find(key: string): SessionStatus | undefined {
    return this.#open?.get(key);
  }

  /**
   * Takes the complete list of sessions. The first one changes nothing: it is what later ones are compared with.
   * `ownKey` is the key of our own session: we know better than a list whether it has ended.
   */
  update(sessions: readonly SessionStatus[], ownKey: string): SessionChange[] {
    const before = this.#open;
    const now = new Map(sessions.map((session) => [session.key, session]));
    this.#listed = new Set(now.keys());
    for (const key of this.#listed) this.#endedUnlisted.delete(key); // it is in use again
    for (const [key, end] of this.#endedButListed) {
      const listed = now.get(key);
      if (listed && sameUser(end.session, listed)) {
        now.delete(key);
        continue;
      }
      this.#endedButListed.delete(key);
      if (!listed) this.#remember(end);
    }
    const own = before?.get(ownKey);
    if (own && !now.has(ownKey)) now.set(ownKey, own);
    this.#open = now;
    return before ? this.#compare(before, now) : [];
  }

  /** Takes note that a session was killed. Returns undefined if its end is known already. */
  noteKilled(sessionId: number): SessionChange | undefined {
    const key = keyOf(sessionId);
    const known = this.#endedButListed.get(key) ?? this.#endedUnlisted.get(key);
    if (known) {
      known.event = 'session-killed'; // the caller holds this object and reads it later
      return undefined;
    }
    return this.#endOne('session-killed', this.find(key) ?? { key, sessionId, userId: null, roles: null });
  }

  /** Takes note that a session was closed, before a list shows it. Returns undefined if it was not known to be open. */
  noteClosed(key: string): SessionChange | undefined {
    const session = this.find(key);
    return session && this.#endOne('session-closed', session);
  }

  #endOne(event: SessionChange['event'], session: KnownSession): SessionChange {
    this.#open?.delete(session.key);
    return this.#end({ event, session });
  }

  /** Takes note that a session has been opened, for certain: an id may come back after a restart of the arm. */
  noteOpened(key: string): void {
    this.#endedButListed.delete(key);
    this.#endedUnlisted.delete(key);
  }

  #compare(
    beforeByKey: ReadonlyMap<string, SessionStatus>,
    nowByKey: ReadonlyMap<string, SessionStatus>,
  ): SessionChange[] {
    const changes: SessionChange[] = [];
    for (const [key, before] of beforeByKey) {
      const now = nowByKey.get(key);
      if (!now) changes.push(this.#end({ event: 'session-closed', session: before }));
      // Not noted as ended: another user has the same id now.
      else if (!sameUser(before, now)) changes.push({ event: 'session-closed', session: before });
    }
    for (const [key, now] of nowByKey) {
      const before = beforeByKey.get(key);
      if (!before || !sameUser(before, now)) changes.push({ event: 'session-opened', session: now });
      else if (rolesKey(before.roles) !== rolesKey(now.roles)) {
        changes.push({ event: 'roles-changed', session: now, previousRoles: before.roles });
      }
    }
    return changes;
  }

  #end(change: SessionChange): SessionChange {
    const { key } = change.session;
    if (this.#listed.has(key)) this.#endedButListed.set(key, change);
    else this.#remember(change);
    return change;
  }

  #remember(end: SessionChange): void {
    this.#endedUnlisted.set(end.session.key, end);
    const [oldest] = this.#endedUnlisted.keys();
    if (this.#endedUnlisted.size > REMEMBERED_ENDS && oldest !== undefined) this.#endedUnlisted.delete(oldest);
  }
}

/** 0 or null: the arm did not say which user. It then counts as the same user. */
function sameUser(one: KnownSession, other: KnownSession): boolean {
  return one.userId === other.userId || !one.userId || !other.userId;
}

/** The same for the same roles in any order. */
function rolesKey(roles: readonly Role[] | null): string {
  return (roles ?? [])
    .map(({ identifier, permissions }) => JSON.stringify([identifier, permissions.map(String).sort()]))
    .sort()
    .join();
}
