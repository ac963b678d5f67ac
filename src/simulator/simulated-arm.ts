import type { Incoming } from './incoming.js';
import type { Publication } from './publication.js';
import type { ArmSession, EndedSession } from './sessions.js';
import type { User } from './users.js';
import type { ArmConnection, Message } from './wire.js';

/** Tells the time. */
export interface Clock {
  /** In ms; only differences count. */
  now(): number;
  /** The time of day, in ms since 1970-01-01 UTC; that of the computer if it is missing. */
  epochMs?(): number;
}

export interface ArmOptions {
  users: readonly User[];
  seed: number;
  clock: Clock;
  /** Lets a second person log in, take a role and leave every now and then. */
  visitors?: boolean;
  /** Lets an event happen every now and then. */
  events?: boolean;
}

/**
 * An arm of either generation, without sockets and timers: what comes in changes its state and yields what goes out.
 */
export interface SimulatedArm {
  readonly sessions: ReadonlyMap<number, ArmSession>;
  /** The sessions that ended last, oldest first. */
  readonly ended: readonly EndedSession[];
  readonly connections: ReadonlySet<ArmConnection>;
  /** Reads what came. Returns undefined for what the arm does not listen to or cannot read. Never throws. */
  read(message: Message): Incoming | undefined;
  handle(incoming: Incoming): Publication[];
  connectionOpened(connection: ArmConnection): void;
  connectionGone(connection: ArmConnection): Publication[];
  /** Ends a session by force; without such a session nothing happens. */
  endSession(sessionId: number): Publication[];
  /** To be called every few ms: does what is due, and checks both inactivity limits. */
  tick(): Publication[];
  /** What a power cycle does to the state. Nobody is notified: the arm is dead. */
  restart(): void;
  /** What the arm says by itself when it is up again. */
  greet(): Publication[];
}
