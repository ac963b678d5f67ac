import { findRole } from './roles.js';
import type { ArmSession, Sessions } from './sessions.js';
import type { User } from './users.js';
import type { ArmConnection } from './wire.js';

/** What a visitor meets. */
export interface VisitedArm {
  readonly users: readonly User[];
  readonly sessions: Sessions;
  readonly connections: Set<ArmConnection>;
  /** Draws numbers from 0 up to 1. */
  readonly random: () => number;
  /** False for an arm that knows no roles. */
  readonly hasRoles: boolean;
}

/** How long a visitor stays away, and how long each step of a visit takes, in ms. */
const AWAY = { shortestMs: 5000, longestMs: 15_000 };
const STEP = { shortestMs: 3000, longestMs: 8000 };
/** The limits of a visitor's session; they are never reached. */
const TIMEOUTS = { sessionInactivityTimeoutMs: 60_000, connectionInactivityTimeoutMs: 2000 };
/** Smaller than that of any connection on TCP. */
const CONNECTION_IDENTIFIER = 99;

/** A second person, who logs in with the web application, takes a role and leaves every now and then. */
export class Visitor {
  readonly #arm: VisitedArm;
  readonly #steps: ((nowMs: number) => void)[];
  #next = 0;
  #dueMs: number | undefined;
  #session: ArmSession | undefined;

  constructor(arm: VisitedArm) {
    this.#arm = arm;
    const roleSteps = [() => this.#assume('Admin'), () => this.#assume(undefined)];
    this.#steps = [(nowMs) => this.#arrive(nowMs), ...(arm.hasRoles ? roleSteps : []), () => this.#leave()];
  }

  /** Does what is due. To be called every few ms. */
  tick(nowMs: number): void {
    this.#dueMs ??= nowMs + this.#draw(AWAY);
    if (this.#session) {
      if (this.#arm.sessions.open.has(this.#session.id)) this.#arm.sessions.touch(this.#session.id, nowMs, undefined);
      else this.#wait(nowMs); // somebody ended it
    }
    if (nowMs < this.#dueMs) return;
    const step = this.#steps[this.#next];
    this.#next = (this.#next + 1) % this.#steps.length;
    step?.(nowMs);
    this.#dueMs = nowMs + this.#draw(this.#next === 0 ? AWAY : STEP);
  }

  /** What a power cycle does. */
  reset(): void {
    this.#forget();
    this.#dueMs = undefined;
  }

  #arrive(nowMs: number): void {
    // The first user is probably that of the flows.
    const user = this.#arm.users[1] ?? this.#arm.users[0];
    const address = `192.168.1.77:${40_000 + Math.floor(this.#arm.random() * 10_000)}`;
    const connection = { clientId: 'visitor', address, identifier: CONNECTION_IDENTIFIER, isWebapp: true };
    this.#session = user && this.#arm.sessions.add(user, TIMEOUTS, connection, nowMs);
    if (this.#session) this.#arm.connections.add(connection);
  }

  #assume(role: string | undefined): void {
    if (this.#session) this.#arm.sessions.assume(this.#session, role === undefined ? undefined : findRole(role));
  }

  #leave(): void {
    if (this.#session) this.#arm.sessions.end(this.#session, 'closed');
    this.#forget();
  }

  /** Stays away, since the visit was cut short. */
  #wait(nowMs: number): void {
    this.#forget();
    this.#dueMs = nowMs + this.#draw(AWAY);
  }

  #forget(): void {
    if (this.#session?.connection) this.#arm.connections.delete(this.#session.connection);
    this.#session = undefined;
    this.#next = 0;
  }

  #draw({ shortestMs, longestMs }: typeof AWAY): number {
    return shortestMs + Math.floor(this.#arm.random() * (longestMs - shortestMs));
  }
}
