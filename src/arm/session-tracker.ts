import type { Role } from '../client/roles.js';
import { keyOf, type SessionStatus } from '../client/session-status.js';

/** A session as far as it is known: one that was killed before any list showed it is known by its id alone. */
export type KnownSession = Pick<SessionStatus, 'key' | 'sessionId' | 'roles'> & { readonly userId: number | null };

/** What happened to one session of the arm. */
export interface SessionChange {
  /** A closing turns into a killing where the word of it comes after the list that lacks the session. */
  event: 'session-opened' | 'session-closed' | 'session-killed' | 'roles-changed';
  readonly session: KnownSession;
  readonly previousRoles?: readonly Role[] | null;
}

/** So many ends are remembered: a word of one may come late, but not after so many others. */
const REMEMBERED_ENDS = 1_000;

/**
 * The sessions of an arm over one link, from list to list: tells what changed. Each session that ends is told once, as
 * closed or as killed, whatever the order of the words about it. What it keeps, and what a list costs, depend on how
 * many sessions are open, and not on how many there have been.
 */
export class SessionTracker {
  #open: Map<string, SessionStatus> | undefined;
  #listed: ReadonlySet<string> = new Set();
  /** The ends of sessions that the arm's lists still name: a list may be older than the word of an end. */
  readonly #lingering = new Map<string, SessionChange>();
  /** The last ends of sessions that no list names any more, oldest first. */
  readonly #gone = new Map<string, SessionChange>();

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
    return this.#lingering.size + this.#gone.size;
  }

  find(key: string): SessionStatus | undefined {
    return this.#open?.get(key);
  }

  /**
   * Takes the complete list of sessions. The first one changes nothing: it is what later ones are compared with.
   * `ownKey` names the session that we hold ourselves: we know better than a list whether it has ended.
   */
  update(sessions: readonly SessionStatus[], ownKey: string): SessionChange[] {
    const before = this.#open;
    const now = new Map(sessions.map((session) => [session.key, session]));
    this.#listed = new Set(now.keys());
    for (const id of this.#listed) this.#gone.delete(id); // it is in use again
    for (const [id, end] of this.#lingering) {
      const listed = now.get(id);
      if (listed && sameUser(end.session, listed)) {
        now.delete(id);
        continue;
      }
      this.#lingering.delete(id);
      if (!listed) this.#remember(end);
    }
    const own = before?.get(ownKey);
    if (own && !now.has(ownKey)) now.set(ownKey, own);
    this.#open = now;
    return before ? this.#compare(before, now) : [];
  }

  /** Takes note that a session was killed. Undefined where its end is known already. */
  kill(sessionId: number): SessionChange | undefined {
    const key = keyOf(sessionId);
    const known = this.#lingering.get(key) ?? this.#gone.get(key);
    if (known) {
      known.event = 'session-killed';
      return undefined;
    }
    return this.#endOne('session-killed', this.find(key) ?? { key, sessionId, userId: null, roles: null });
  }

  /** Takes note that a session was closed, before any list tells it. Undefined where it was not known to be open. */
  close(key: string): SessionChange | undefined {
    const session = this.find(key);
    return session && this.#endOne('session-closed', session);
  }

  #endOne(event: SessionChange['event'], session: KnownSession): SessionChange {
    this.#open?.delete(session.key);
    return this.#end({ event, session });
  }

  /** Takes note that a session has been opened, for certain: an id may come back after a restart of the arm. */
  reopened(key: string): void {
    this.#lingering.delete(key);
    this.#gone.delete(key);
  }

  #compare(before: ReadonlyMap<string, SessionStatus>, now: ReadonlyMap<string, SessionStatus>): SessionChange[] {
    const changes: SessionChange[] = [];
    for (const [id, was] of before) {
      const is = now.get(id);
      if (!is) changes.push(this.#end({ event: 'session-closed', session: was }));
      // Not noted as ended: the id lives on.
      else if (!sameUser(was, is)) changes.push({ event: 'session-closed', session: was });
    }
    for (const [id, is] of now) {
      const was = before.get(id);
      if (!was || !sameUser(was, is)) changes.push({ event: 'session-opened', session: is });
      else if (rolesKey(was.roles) !== rolesKey(is.roles)) {
        changes.push({ event: 'roles-changed', session: is, previousRoles: was.roles });
      }
    }
    return changes;
  }

  #end(change: SessionChange): SessionChange {
    const { key } = change.session;
    if (this.#listed.has(key)) this.#lingering.set(key, change);
    else this.#remember(change);
    return change;
  }

  #remember(end: SessionChange): void {
    this.#gone.set(end.session.key, end);
    const [oldest] = this.#gone.keys();
    if (this.#gone.size > REMEMBERED_ENDS && oldest !== undefined) this.#gone.delete(oldest);
  }
}

/** 0 and null are a user whom the arm does not tell. */
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
