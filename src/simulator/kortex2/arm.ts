import { decodeFrame, encodeFrame } from '../../protocol/frame.js';
import { FrameType } from '../../protocol/messages.js';
import { HEADER_VERSION, type Incoming, tryTo } from '../incoming.js';
import { isOverByInactivity, isSilent } from '../limits.js';
import type { Publication } from '../publication.js';
import { seededRandom } from '../random.js';
import { type ArmSession, type EndedSession, type EndReason, Sessions } from '../sessions.js';
import type { ArmOptions, Clock, SimulatedArm } from '../simulated-arm.js';
import { Subscriptions } from '../subscriptions.js';
import { timestampOf } from '../timestamp.js';
import type { User } from '../users.js';
import { Visitor } from '../visitor.js';
import type { ArmConnection, Message } from '../wire.js';
import { KORTEX_2 } from './methods.js';
import { type Kortex2Topic, notifications, userEvent } from './notifications.js';
import { perform } from './perform.js';
import type { Kortex2ArmState, Kortex2OperatingMode, Kortex2State } from './state.js';
import { armStateOf, operatingModeOf } from './values.js';

/** How the arm stands after it was switched on. */
const POWERED_UP = { armState: 'SERVOING_READY', operatingMode: 'RUN_MODE' } as const;

/** The Kortex 2 arm itself: what comes in changes its state and yields what goes out. No sockets, no timers. */
export class Kortex2Arm implements SimulatedArm {
  readonly users: readonly User[];
  readonly #clock: Clock;
  readonly #connections = new Set<ArmConnection>();
  readonly #subscriptions = new Subscriptions();
  readonly #sessions = new Sessions({
    opened: (session) => this.#report('LOGGED_IN', session),
    ended: (session) => this.#ended(session),
  });
  readonly #visitor: Visitor | undefined;
  readonly #state: Kortex2State;
  /** What was caused by what the arm is doing now; it follows the answer. */
  #notifications: Publication[] = [];

  constructor({ users, clock, seed, visitors }: Omit<ArmOptions, 'events'>) {
    this.users = users;
    this.#clock = clock;
    const random = seededRandom(seed + 1);
    const visited = { users, sessions: this.#sessions, connections: this.#connections, random, hasRoles: false };
    this.#visitor = visitors ? new Visitor(visited) : undefined;
    this.#state = {
      users,
      sessions: this.#sessions,
      connections: this.#connections,
      subscriptions: this.#subscriptions,
      ...POWERED_UP,
    };
  }

  get sessions(): ReadonlyMap<number, ArmSession> {
    return this.#sessions.open;
  }

  get ended(): readonly EndedSession[] {
    return this.#sessions.ended;
  }

  get connections(): ReadonlySet<ArmConnection> {
    return this.#connections;
  }

  read({ bytes, from }: Message): Incoming | undefined {
    const frame = tryTo(() => decodeFrame(bytes));
    if (!frame) return undefined;
    const { frameType, headerVersion } = frame.header;
    if (headerVersion !== HEADER_VERSION || frameType !== FrameType.MSG_FRAME_REQUEST) return undefined;
    const method = KORTEX_2.methodOf(frame.header);
    return { kind: 'request', frame, method, from, answerTopic: undefined, correlationData: undefined };
  }

  handle(incoming: Incoming): Publication[] {
    // The arm may come to a call when its connection is gone.
    if (incoming.kind !== 'request' || !incoming.from || !this.#connections.has(incoming.from)) return [];
    const { frame, from, method } = incoming;
    const nowMs = this.#clock.now();
    const session = this.sessions.get(frame.header.sessionId);
    if (session?.connection === from) this.#sessions.touch(session.id, nowMs, from);
    const answer = perform(incoming, { arm: this.#state, from, nowMs });
    const sent = this.#takeNotifications();
    if (!answer) return sent;
    return [{ kind: 'answer', topic: '', bytes: encodeFrame(answer), to: from, method }, ...sent];
  }

  connectionOpened(connection: ArmConnection): void {
    this.#connections.add(connection);
  }

  /** A connection is gone, and its session with it. */
  connectionGone(connection: ArmConnection): Publication[] {
    this.#connections.delete(connection);
    return this.#end((session) => session.connection === connection, 'connection-lost');
  }

  endSession(sessionId: number): Publication[] {
    return this.#end(({ id }) => id === sessionId, 'forced');
  }

  tick(): Publication[] {
    const nowMs = this.#clock.now();
    this.#visitor?.tick(nowMs);
    // Kinova's staff name INVALID_USER_SESSION_ACCESS as what follows if either limit is reached.
    const isOver = (session: ArmSession) => isOverByInactivity(session, nowMs) || isSilent(session, nowMs);
    return this.#end(isOver, 'inactivity');
  }

  restart(): void {
    this.#sessions.reset();
    this.#visitor?.reset();
    Object.assign(this.#state, POWERED_UP);
    this.#notifications = [];
  }

  greet(): Publication[] {
    return [];
  }

  /** Puts the arm into another state. */
  setArmState(state: Kortex2ArmState): Publication[] {
    if (this.#state.armState === state) return [];
    this.#state.armState = state;
    this.#notify('Base/ArmStateTopic', armStateOf(this.#state));
    return this.#takeNotifications();
  }

  /** Puts the firmware into another mode. */
  setOperatingMode(mode: Kortex2OperatingMode): Publication[] {
    if (this.#state.operatingMode === mode) return [];
    this.#state.operatingMode = mode;
    this.#notify('Base/OnNotificationOperatingModeTopic', operatingModeOf(this.#state));
    return this.#takeNotifications();
  }

  #end(isMeant: (session: ArmSession) => boolean, reason: EndReason): Publication[] {
    for (const session of [...this.sessions.values()].filter(isMeant)) this.#sessions.end(session, reason);
    return this.#takeNotifications();
  }

  #ended(session: ArmSession): void {
    this.#subscriptions.endSession(session.id);
    this.#report('LOGGED_OUT', session);
  }

  #report(event: 'LOGGED_IN' | 'LOGGED_OUT', session: ArmSession): void {
    this.#notify('Base/OnNotificationUserTopic', userEvent(event, session));
  }

  #notify(topic: Kortex2Topic, body: object): void {
    const timestamp = timestampOf(this.#clock.epochMs?.() ?? Date.now());
    for (const sent of notifications(topic, this.#subscriptions.of(topic), { ...body, timestamp })) {
      this.#notifications.push({ ...sent, to: this.sessions.get(sent.sessionId)?.connection });
    }
  }

  #takeNotifications(): Publication[] {
    const taken = this.#notifications;
    this.#notifications = [];
    return taken;
  }
}
