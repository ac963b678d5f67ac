import {
  PayloadSessionStatusRaw,
  SessionStatusHandle,
  type SessionStatusHandle as Handle,
} from '../protocol/messages.js';
import type { RawMessage } from '../protocol/raw.js';
import { type Role, toRoles } from './roles.js';

/** One session as the arm reports it, temporary role included. */
export interface SessionStatus {
  sessionId: number;
  userId: number;
  roles: Role[];
}

/** All open sessions, from a message on sessions/status. Throws a ProtocolError where it cannot be read. */
export function readSessionsStatus({ payload }: RawMessage): SessionStatus[] {
  return PayloadSessionStatusRaw.decode(payload).sessions.map(toSessionStatus);
}

/** The id of the dead session, from a message on sessions/killed. Throws a ProtocolError where it cannot be read. */
export function readSessionKilled({ header, payload }: RawMessage): number {
  return header.sessionId || toSessionStatus(SessionStatusHandle.decode(payload)).sessionId;
}

function toSessionStatus({ sessionIdentifier, userIdentifier, roles }: Handle): SessionStatus {
  return { sessionId: sessionIdentifier ?? 0, userId: userIdentifier ?? 0, roles: toRoles(roles) };
}
