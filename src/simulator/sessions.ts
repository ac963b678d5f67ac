import type { Role } from './roles.js';
import type { User } from './users.js';
import type { ArmConnection } from './wire.js';

const MAX_ID = 0xffff;
const PING_EVERY_MS = 500;
/** So many sessions that ended are remembered: a simulated arm may run for weeks. */
const REMEMBERED_ENDS = 10_000;

/** Why a session is no more. */
export type EndReason = 'closed' | 'inactivity' | 'connection-lost' | 'forced' | 'restart' | 'replaced';

export interface EndedSession {
  readonly sessionId: number;
  readonly username: string;
  readonly reason: EndReason;
}

/** Limits of a session; 0 means that the limit does not apply. */
export interface InactivityTimeouts {
  readonly sessionInactivityTimeoutMs: number;
  readonly connectionInactivityTimeoutMs: number;
}

/** A login. Times are those of the arm's clock. */
export interface ArmSession extends InactivityTimeouts {
  readonly id: number;
  readonly user: User;
  connection: ArmConnection | undefined;
  /** When its connection went; undefined while that stands. */
  orphanedAtMs: number | undefined;
  readonly openedAtMs: number;
  lastActivityMs: number;
  /** False once the connection inactivity limit is reached, until the next frame. */
  active: boolean;
  temporaryRole: Role | undefined;
  /** The user's own roles, and the temporary one. */
  roles: readonly Role[];
  nextPingMs: number;
  pingCount: number;
}

/** Called for every session. */
export interface SessionListeners {
  readonly opened?: (session: ArmSession) => void;
  readonly ended?: (session: ArmSession, reason: EndReason) => void;
}

/** The open sessions of an arm, and what became of the others. */
export class Sessions {
  /** The sessions that ended last, oldest first. */
  readonly ended: EndedSession[] = [];
  readonly #open = new Map<number, ArmSession>();
  readonly #listeners: SessionListeners;
  #lastId = 0;
  #revision = 0;

  constructor(listeners: SessionListeners = {}) {
    this.#listeners = listeners;
  }

  get open(): ReadonlyMap<number, ArmSession> {
    return this.#open;
  }

  /** Moves with every change of sessions or roles. */
  get revision(): number {
    return this.#revision;
  }

  /** Opens a session, or returns undefined where all ids are in use. */
  add(user: User, timeouts: InactivityTimeouts, connection: ArmConnection | undefined, nowMs: number) {
    if (this.#open.size === MAX_ID) return undefined;
    const session: ArmSession = {
      id: this.#nextId(),
      user,
      connection,
      orphanedAtMs: undefined,
      ...timeouts,
      openedAtMs: nowMs,
      lastActivityMs: nowMs,
      active: true,
      temporaryRole: undefined,
      roles: user.roles,
      nextPingMs: nowMs + PING_EVERY_MS,
      pingCount: 0,
    };
    this.#open.set(session.id, session);
    this.#revision += 1;
    this.#listeners.opened?.(session);
    return session;
  }

  /**
   * Any frame that carries the id of a session counts as activity. It also takes over a session whose connection went:
   * Kinova's C++ client reconnects after the login to leave a will, and the Python client keeps its id over a
   * reconnect.
   */
  touch(id: number, nowMs: number, from: ArmConnection | undefined): void {
    const session = this.#open.get(id);
    if (!session) return;
    session.lastActivityMs = nowMs;
    session.active = true;
    if (session.orphanedAtMs === undefined || !from) return;
    session.connection = from;
    session.orphanedAtMs = undefined;
  }

  /** Replaces the temporary role of a session; undefined takes it away. */
  assume(session: ArmSession, role: Role | undefined): void {
    const own = session.user.roles;
    session.temporaryRole = role;
    session.roles = role && !own.includes(role) ? [...own, role] : own;
    this.#revision += 1;
  }

  /** Notes that a session was pinged, and when the next ping is due. What was missed is not made up for. */
  pinged(session: ArmSession, nowMs: number): void {
    session.pingCount += 1;
    const nextMs = session.nextPingMs + PING_EVERY_MS;
    session.nextPingMs = nextMs > nowMs ? nextMs : nowMs + PING_EVERY_MS;
  }

  end(session: ArmSession, reason: EndReason): void {
    this.#open.delete(session.id);
    this.ended.push({ sessionId: session.id, username: session.user.username, reason });
    if (this.ended.length > REMEMBERED_ENDS) this.ended.shift();
    this.#revision += 1;
    this.#listeners.ended?.(session, reason);
  }

  /** What a power cycle does: all sessions are gone and ids start over. */
  reset(): void {
    for (const session of this.#open.values()) this.end(session, 'restart');
    this.#lastId = 0;
  }

  #nextId(): number {
    do this.#lastId = (this.#lastId % MAX_ID) + 1;
    while (this.#open.has(this.#lastId));
    return this.#lastId;
  }
}
