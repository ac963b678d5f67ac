import { timeoutsOf, userOf } from '../handlers.js';
import type { MethodName } from '../methods.js';
import { Refusal } from '../refusal.js';
import type { ArmSession } from '../sessions.js';
import { userHandle } from '../user-profile.js';
import type { ArmConnection } from '../wire.js';
import { KORTEX_2_FIRMWARE } from './firmware.js';
import type { SESSION_METHODS, SessionMethod } from './methods.js';
import type { Kortex2State } from './state.js';
import { armStateOf, connectionOf, operatingModeOf, profileOf } from './values.js';

type Types<M extends SessionMethod> = (typeof SESSION_METHODS)[M];
type Request<M extends SessionMethod> = ReturnType<Types<M>['request']['decode']>;
type Answer<M extends SessionMethod> = Parameters<Types<M>['response']['encode']>[0];

/** What a method is called with, besides its request. */
export interface Kortex2Call {
  readonly arm: Kortex2State;
  readonly from: ArmConnection;
  readonly nowMs: number;
  /** Set if the answer carries another session id than the request. */
  answerSessionId?: number;
}

/** A handle of a user or of a subscription. */
interface Handle {
  readonly identifier: number;
}

/** What needs a session. */
type Handler<Req, Res> = (request: Req, call: Kortex2Call, session: ArmSession) => Res;
type SessionHandlers = {
  [M in Exclude<SessionMethod, 'Session/CreateSession'>]: Handler<Request<M>, Answer<M>>;
};

/** A row of the tables below, of whatever method. */
export type AnyHandler = Handler<unknown, object>;

/** Opens a session on the connection that asks. A session that was open there is replaced. */
export function createSession(
  info: Request<'Session/CreateSession'>,
  call: Kortex2Call,
): Answer<'Session/CreateSession'> {
  const { arm, from, nowMs } = call;
  const user = userOf(info, arm.users);
  const before = [...arm.sessions.open.values()].find(({ connection }) => connection === from);
  if (before) arm.sessions.end(before, 'replaced');
  const session = arm.sessions.add(user, timeoutsOf(info), from, nowMs);
  if (!session) throw new Refusal('no session left');
  call.answerSessionId = session.id;
  return {};
}

function subscribe(topic: string): Handler<unknown, object> {
  return (_, { arm }, { id }) => ({ identifier: arm.subscriptions.add(topic, id) });
}

const SESSION_HANDLERS: SessionHandlers = {
  'Session/CloseSession'(_, call, session) {
    call.arm.sessions.end(session, 'closed');
    call.answerSessionId = 0;
    return {};
  },
  'Session/KeepAlive': () => ({}),
  'Session/GetConnections'(_, { arm }) {
    const sessions = [...arm.sessions.open.values()];
    const connection = [...arm.connections].map((one) => {
      return connectionOf(one, sessions.find((session) => session.connection === one)?.user);
    });
    return { connection };
  },
};

/** Requests and responses are JSON. */
const BASE_HANDLERS = {
  'Base/ReadUserProfile': ({ identifier }: Handle, { arm }: Kortex2Call) => {
    const user = arm.users.find(({ id }) => id === identifier);
    if (!user) throw new Refusal('unknown profile');
    return profileOf(user);
  },
  'Base/ReadAllUserProfiles': (_: unknown, { arm }: Kortex2Call) => ({ userProfiles: arm.users.map(profileOf) }),
  'Base/ReadAllUsers': (_: unknown, { arm }: Kortex2Call) => ({ userHandles: arm.users.map(userHandle) }),
  'Base/GetFirmwareBundleVersions': () => KORTEX_2_FIRMWARE,
  'Base/GetArmState': (_: unknown, { arm }: Kortex2Call) => armStateOf(arm),
  'Base/GetOperatingMode': (_: unknown, { arm }: Kortex2Call) => operatingModeOf(arm),
  'Base/ArmStateTopic': subscribe('Base/ArmStateTopic'),
  'Base/RobotEventTopic': subscribe('Base/RobotEventTopic'),
  'Base/OnNotificationOperatingModeTopic': subscribe('Base/OnNotificationOperatingModeTopic'),
  'Base/OnNotificationUserTopic': subscribe('Base/OnNotificationUserTopic'),
  'Base/Unsubscribe': ({ identifier }: Handle, { arm }: Kortex2Call, session: ArmSession) => {
    if (!arm.subscriptions.remove(identifier, session.id)) throw new Refusal('unknown subscription');
    return {};
  },
};

const HANDLERS = new Map(Object.entries({ ...SESSION_HANDLERS, ...BASE_HANDLERS }));

/** What the arm does on a method that needs a session; undefined if it does not have it. */
export function handlerOf(method: MethodName | undefined): AnyHandler | undefined {
  // TypeScript cannot see that the types of one row of the table belong together.
  return method && (HANDLERS.get(method) as AnyHandler | undefined);
}
