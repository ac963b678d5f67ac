import type { AccessControl, ArmState } from './arm-state.js';
import { makeResidents, type Residents } from './connection-list.js';
import { type Incoming, readMessage } from './incoming.js';
import { endOf, isSilent } from './limits.js';
import { Cell } from './model/cell.js';
import type { ArmStateName, OperatingMode } from './model/operating-state.js';
import { NoticeBoard } from './notice-board.js';
import { perform } from './perform.js';
import { seededRandom } from './random.js';
import { answer, killed, ping, type Publication, servicePong, status } from './publication.js';
import type { ArmOptions, Clock, SimulatedArm } from './simulated-arm.js';
import { type ArmSession, type EndedSession, type EndReason, Sessions } from './sessions.js';
import { Subscriptions } from './subscriptions.js';
import type { User } from './users.js';
import { Visitor } from './visitor.js';
import type { ArmConnection, Message } from './wire.js';

/** The Kortex 3 arm itself: what comes in changes its state and yields what goes out. No sockets, no timers. */
export class Arm implements SimulatedArm {
  readonly users: readonly User[];
  /** What the arm does and what is around it, to look at; `happen` changes it. */
  readonly cell: Cell;
  /** Makes the arm fill only the flat, deprecated list of connections, as older firmware does. */
  flatList = false;
  readonly #accessControl: AccessControl = { singleSourceControl: false, bypassRemoteAccess: false };
  readonly #connections = new Set<ArmConnection>();
  readonly #residents: Residents;
  readonly #subscriptions = new Subscriptions();
  readonly #sessions = new Sessions({ ended: (session, reason) => this.#ended(session, reason) });
  readonly #notices: NoticeBoard;
  readonly #visitor: Visitor | undefined;
  readonly #clock: Clock;

  constructor({ users, seed, clock, visitors, events }: ArmOptions) {
    this.users = users;
    this.#clock = clock;
    this.#residents = makeResidents(seed);
    const epochMs = () => clock.epochMs?.() ?? Date.now();
    const random = seededRandom(seed + 1);
    this.cell = new Cell(epochMs, events ? random : undefined);
    const visited = { users, sessions: this.#sessions, connections: this.#connections, random, hasRoles: true };
    this.#visitor = visitors ? new Visitor(visited) : undefined;
    this.#notices = new NoticeBoard(this.cell.notices, this.#subscriptions, epochMs);
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
    const sessionId = incoming.kind === 'request' ? incoming.frame.header.sessionId : 0;
    const caller = this.sessions.get(sessionId);
    return [...this.#withStatus(() => this.#react(incoming)), ...this.#notices.take(caller)];
  }

  /** Lets something happen that no client caused: `happen((cell) => cell.io.setInput(3, true))`. */
  happen(what: (cell: Cell, nowMs: number) => void): Publication[] {
    what(this.cell, this.#clock.now());
    return this.#notices.take();
  }

  setArmState(state: ArmStateName): Publication[] {
    return this.happen((cell, nowMs) => cell.setArmState(state, nowMs));
  }

  setOperatingMode(mode: OperatingMode): Publication[] {
    return this.happen((cell, nowMs) => cell.setOperatingMode(mode, nowMs));
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
    if (!session) return [];
    return [...this.#withStatus(() => [this.#kill(session, 'forced')]), ...this.#notices.take()];
  }

  tick(): Publication[] {
    const nowMs = this.#clock.now();
    const due = this.#withStatus(() => {
      this.#visitor?.tick(nowMs);
      return [...this.sessions.values()].flatMap((session) => this.#check(session, nowMs));
    });
    this.cell.tick(nowMs);
    return [...due, ...this.#notices.take()];
  }

  restart(): void {
    this.#sessions.reset();
    this.#visitor?.reset();
    this.cell.reset();
    this.#notices.stateChangedBy = undefined;
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
      cell: this.cell,
      subscriptions: this.#subscriptions,
      stateChangedBy: this.#notices.stateChangedBy,
    };
  }

  #check(session: ArmSession, nowMs: number): Publication[] {
    const reason = endOf(session, nowMs);
    if (reason) return [this.#kill(session, reason)];
    if (isSilent(session, nowMs)) {
      session.active = false;
      this.cell.runner.stopOf(session.id, nowMs);
    }
    if (nowMs < session.nextPingMs) return [];
    const due = ping(session);
    this.#sessions.pinged(session, nowMs);
    return [due];
  }

  #kill(session: ArmSession, reason: EndReason): Publication {
    this.#sessions.end(session, reason);
    return killed(session);
  }

  #ended({ id }: ArmSession, reason: EndReason): void {
    this.#subscriptions.endSession(id);
    // Whoever logs out may leave a program running; whoever is lost can no longer watch over it.
    if (reason !== 'closed') this.cell.runner.stopOf(id, this.#clock.now());
  }

  /** Publishes every change of sessions or roles, after the answer that caused it. */
  #withStatus(change: () => Publication[]): Publication[] {
    const before = this.#sessions.revision;
    const publications = change();
    return this.#sessions.revision === before ? publications : [...publications, this.status()];
  }
}
