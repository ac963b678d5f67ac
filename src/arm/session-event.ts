import type { Role } from '../client/roles.js';
import { namesOf, withRoleNames } from './role-names.js';

/** What can happen, by the property of the tick box that chooses it. */
export const EVENTS = {
  snapshot: 'snapshot',
  sessionOpened: 'session-opened',
  sessionClosed: 'session-closed',
  sessionKilled: 'session-killed',
  rolesChanged: 'roles-changed',
  connected: 'connected',
  disconnected: 'disconnected',
  loggedIn: 'logged-in',
  loginRefused: 'login-refused',
  sessionLost: 'session-lost',
} as const;
/** What can happen to a session of an arm, or to our own link and session. */
export type EventName = (typeof EVENTS)[keyof typeof EVENTS];

/** A session in a message; null is what nobody knows. */
export interface SessionInfo {
  sessionId: number | null;
  userId: number | null;
  username: string | null;
  roles: readonly Role[] | null;
  /** True for the session of this Node-RED, and for what happens to our own link. */
  own: boolean | null;
}

/** Something that happened to a session of the arm, or to our own link and session. */
export interface SessionEvent extends SessionInfo {
  event: EventName;
  previousRoles?: readonly Role[] | null;
  sessions?: SessionInfo[];
  /** When it happened, which may be a moment before it is sent. */
  at: string;
}

/** The fields of a session if there is none. */
export const NOBODY: SessionInfo = { sessionId: null, userId: null, username: null, roles: null, own: null };

/** `event` as a message has it: with the names of the roles besides, for tables and people. */
export function withNames({ sessions, previousRoles, ...event }: SessionEvent): { event: EventName } {
  return {
    ...withRoleNames(event),
    ...(previousRoles !== undefined && { previousRoles, previousRoleNames: namesOf(previousRoles) }),
    ...(sessions && { sessions: sessions.map(withRoleNames) }),
  };
}
