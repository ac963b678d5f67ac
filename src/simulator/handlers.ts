import { UserPermission } from '../protocol/messages.js';
import type { Kortex2OnlyMethod, Method, METHODS } from '../protocol/services.js';
import type { ArmState } from './arm-state.js';
import { connectionList } from './connection-list.js';
import { FIRMWARE } from './firmware.js';
import { Refusal } from './refusal.js';
import { findRole, type Permission, ROLE_OWNERS, ROLES } from './roles.js';
import type { ArmSession } from './sessions.js';
import { userHandle, userProfile } from './user-profile.js';
import type { User } from './users.js';
import type { ArmConnection } from './wire.js';

const {
  USER_PERMISSION_READ_ONLY: READ_ONLY,
  USER_PERMISSION_OPERATE: OPERATE,
  USER_PERMISSION_CONFIGURE: CONFIGURE,
} = UserPermission;

type Types<M extends Method> = (typeof METHODS)[M];
export type Request<M extends Method> = ReturnType<Types<M>['request']['decode']>;
export type Answer<M extends Method> = Parameters<Types<M>['response']['encode']>[0];

/** What a method is called with, besides its request. */
export interface Call {
  readonly arm: ArmState;
  readonly from: ArmConnection | undefined;
  readonly nowMs: number;
  /** Set where the answer carries another session id than the request. */
  answerSessionId?: number;
}

/** A method that needs a session with `permission`, or, where that is null, none. */
export type Handler<M extends Method> =
  | { permission: null; run(request: Request<M>, call: Call): Answer<M> }
  | { permission: Permission; run(request: Request<M>, call: Call, session: ArmSession): Answer<M> };

/** What the arm does on each method. */
export const HANDLERS: { [M in Exclude<Method, Kortex2OnlyMethod>]: Handler<M> } = {
  'Session/CreateSession': {
    permission: null,
    run(info, call) {
      const { arm, from, nowMs } = call;
      const user = userOf(info, arm.users);
      const session = arm.sessions.add(user, timeoutsOf(info), from, nowMs);
      if (!session) throw new Refusal('no session left');
      call.answerSessionId = session.id;
      return {};
    },
  },
  'Session/CloseSession': {
    permission: READ_ONLY,
    run(_, call, session) {
      call.arm.sessions.end(session, 'closed');
      call.answerSessionId = 0;
      return {};
    },
  },
  'Session/KeepAlive': { permission: READ_ONLY, run: () => ({}) },
  'Session/GetConnections': {
    permission: READ_ONLY,
    run(_, { arm }) {
      const lists = connectionList(arm.sessions.open, arm.connections, arm.residents);
      return arm.flatList ? { connection: Object.values(lists).flat() } : lists;
    },
  },
  'Session/AddTemporaryUserRole': {
    permission: OPERATE,
    run({ roleIdentifier, password }, { arm }, session) {
      const role = findRole(roleIdentifier);
      if (!role) throw new Refusal('unknown role');
      const owner = ROLE_OWNERS.get(roleIdentifier);
      const asked = arm.users.find(({ username }) => username === owner);
      if (owner !== undefined && asked?.password !== password) throw new Refusal('wrong password');
      arm.sessions.assume(session, role);
      return {};
    },
  },
  'Session/RemoveTemporaryUserRole': {
    permission: OPERATE,
    run(_, { arm }, session) {
      if (session.temporaryRole) arm.sessions.assume(session, undefined);
      return {};
    },
  },
  'Session/SetAccessControl': {
    permission: CONFIGURE,
    run({ singleSourceControl, bypassRemoteAccess }, { arm }) {
      Object.assign(arm.accessControl, { singleSourceControl, bypassRemoteAccess });
      return {};
    },
  },
  'Session/GetAccessControl': { permission: READ_ONLY, run: (_, { arm }) => arm.accessControl },
  'Base/ReadUserProfile': {
    permission: READ_ONLY,
    run({ identifier }, { arm }) {
      const user = arm.users.find(({ id }) => id === identifier);
      if (!user) throw new Refusal('unknown profile');
      return userProfile(user);
    },
  },
  'Base/ReadAllUserProfiles': {
    permission: READ_ONLY,
    run: (_, { arm }) => ({ userProfiles: arm.users.map(userProfile) }),
  },
  'Base/ReadAllUsers': { permission: READ_ONLY, run: (_, { arm }) => ({ userHandles: arm.users.map(userHandle) }) },
  'Base/GetFirmwareBundleVersions': { permission: READ_ONLY, run: () => FIRMWARE },
  'Base/ReadAllUserRoles': { permission: READ_ONLY, run: () => ({ roles: [...ROLES] }) },
};

/** Who logs in. Refuses an unknown user and a wrong password. */
export function userOf(info: Request<'Session/CreateSession'>, users: readonly User[]): User {
  const user = users.find(({ username }) => username === info.username);
  if (!user) throw new Refusal('unknown user');
  if (user.password !== info.password) throw new Refusal('wrong password');
  return user;
}

/** The time limits that a login asks for. */
export function timeoutsOf(info: Request<'Session/CreateSession'>) {
  return {
    sessionInactivityTimeoutMs: info.sessionInactivityTimeout,
    connectionInactivityTimeoutMs: info.connectionInactivityTimeout,
  };
}
