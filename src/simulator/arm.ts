import type { AccessControl, ArmState } from './arm-state.js';
import { makeResidents, type Residents } from './connection-list.js';
import { type Incoming, readMessage } from './incoming.js';
import { perform } from './perform.js';
import { answer, killed, ping, type Publication, servicePong, status } from './publication.js';
import type { Clock, SimulatedArm } from './simulated-arm.js';
import { type ArmSession, type EndedSession, type EndReason, Sessions } from './sessions.js';
import type { User } from './users.js';
import type { ArmConnection, Message } from './wire.js';

export interface ArmOptions {
  users: readonly User[];
  seed: number;
  clock: Clock;
}

/** How long a session outlives its connection, waiting for a client that reconnects. */
const TAKE_OVER_MS = 1000;

/** The Kortex 3 arm itself: what comes in changes its state and yields what goes out. No sockets, no timers. */
export class Arm implements SimulatedArm {
  readonly users: readonly User[];
  /** Makes the arm fill only the flat, deprecated list of connections, as older firmware does. */
  flatList = false;
  readonly #accessControl: AccessControl = { singleSourceControl: false, bypassRemoteAccess: false };
  readonly #connections = new Set<ArmConnection>();
  readonly #residents: Residents;
  readonly #sessions = new Sessions();
  readonly #clock: Clock;

  constructor({ users, seed, clock }: ArmOptions) {
    this.users = users;
    this.#clock = clock;
    this.#residents = makeResidents(seed);
  }

  get sessions(): ReadonlyMap<number, ArmSession> {
    return this.#sessions.open;
  }

  get ended(): readonly EndedSession[] {
    return this.#sessions.ended;
  }

  get accessControl(): Readonly<AccessControl> {
    return this.#accessControl;
  }

  get connections(): ReadonlySet<ArmConnection> {
    return this.#connections;
  }

  read(message: Message): Incoming | undefined {
    return readMessage(message);
  }

  handle(incoming: Incoming): Publication[] {
    return this.#withStatus(() => this.#react(incoming));
  }

  connectionOpened(connection: ArmConnection): void {
    this.#connections.add(connection);
  }

  /** A connection is gone; its sessions follow unless somebody takes them over soon. */
  connectionGone(connection: ArmConnection): Publication[] {
    this.#connections.delete(connection);
    for (const session of this.sessions.values()) {
      if (session.connection === connection) session.orphanedAtMs = this.#clock.now();
    }
    return [];
  }

  endSession(sessionId: number): Publication[] {
    const session = this.sessions.get(sessionId);
    return session ? this.#withStatus(() => [this.#kill(session, 'forced')]) : [];
  }

  tick(): Publication[] {
    const nowMs = this.#clock.now();
    return this.#withStatus(() => [...this.sessions.values()].flatMap((session) => this.#check(session, nowMs)));
  }

  restart(): void {
    this.#sessions.reset();
    this.#accessControl.bypassRemoteAccess = false;
  }

  greet(): Publication[] {
    return [this.status()];
  }

  status(): Publication {
    return status(this.sessions.values());
  }

  #react(incoming: Incoming): Publication[] {
    const nowMs = this.#clock.now();
    switch (incoming.kind) {
      case 'request': {
        this.#sessions.touch(incoming.frame.header.sessionId, nowMs, incoming.from);
        return answer(incoming, perform(incoming, { arm: this.#state, from: incoming.from, nowMs }));
      }
      case 'pong':
        this.#sessions.touch(incoming.sessionId, nowMs, incoming.from);
        return [];
      case 'service-ping':
        return [servicePong(incoming.answerTopic)];
      case 'will': {
        const session = this.sessions.get(incoming.sessionId);
        // The will itself is the killed frame; it is not sent twice.
        if (session) this.#sessions.end(session, 'connection-lost');
        return [];
      }
    }
  }

  get #state(): ArmState {
    return {
      users: this.users,
      sessions: this.#sessions,
      accessControl: this.#accessControl,
      connections: this.#connections,
      residents: this.#residents,
      flatList: this.flatList,
    };
  }

  #check(session: ArmSession, nowMs: number): Publication[] {
    const { sessionInactivityTimeoutMs, connectionInactivityTimeoutMs, lastActivityMs, orphanedAtMs } = session;
    if (orphanedAtMs !== undefined && nowMs - orphanedAtMs >= TAKE_OVER_MS) {
      return [this.#kill(session, 'connection-lost')];
    }
    const silence = nowMs - lastActivityMs;
    if (reached(sessionInactivityTimeoutMs, silence)) return [this.#kill(session, 'inactivity')];
    if (reached(connectionInactivityTimeoutMs, silence)) session.active = false;
    if (nowMs < session.nextPingMs) return [];
    const due = ping(session);
    this.#sessions.pinged(session, nowMs);
    return [due];
  }

  #kill(session: ArmSession, reason: EndReason): Publication {
    this.#sessions.end(session, reason);
    return killed(session);
  }

  /** Everybody hears of every change of sessions or roles, after what caused it. */
  #withStatus(change: () => Publication[]): Publication[] {
    const before = this.#sessions.revision;
    const publications = change();
    return this.#sessions.revision === before ? publications : [...publications, this.status()];
  }
}

/** A limit of 0 does not apply. */
function reached(timeoutMs: number, silenceMs: number): boolean {
  return timeoutMs > 0 && silenceMs >= timeoutMs;
}
