import { ProtocolError } from '../errors.js';
import {
  PayloadSessionStatusRaw,
  SessionStatusHandle,
  type SessionStatusHandle as Handle,
} from '../protocol/messages.js';
import { frozen } from '../frozen.js';
import type { RawMessage } from '../protocol/raw.js';
import { type Role, toRoles } from './roles.js';

/**
 * One session as the arm reports it, temporary role included. Frozen, since all listeners of an arm get the same one.
 */
export interface SessionStatus {
  /** Above 65535 it stands for a session whose id the arm does not tell: `isSessionId` tells the two apart. */
  readonly sessionId: number;
  readonly userId: number;
  /** Null where the arm knows no roles. */
  readonly roles: readonly Role[] | null;
}

/**
 * All open sessions, from a message on sessions/status. Throws a ProtocolError where it cannot be read: protobuf takes
 * much garbage for a message of fields that it does not know, and that must not look like an arm without sessions.
 */
export function readSessionsStatus({ payload }: RawMessage): readonly SessionStatus[] {
  const sessions = PayloadSessionStatusRaw.decode(payload)
    .sessions.map(toSessionStatus)
    .filter(({ sessionId }) => isSessionId(sessionId));
  if (sessions.length === 0 && payload.length > 0) throw new ProtocolError(`${payload.length} bytes name no session`);
  return frozen(sessions);
}

/** The id of the dead session, from a message on sessions/killed. Throws a ProtocolError where none can be read. */
export function readSessionKilled({ header, payload }: RawMessage): number {
  const sessionId = header.sessionId || toSessionStatus(SessionStatusHandle.decode(payload)).sessionId;
  if (!isSessionId(sessionId)) throw new ProtocolError(`${payload.length} bytes name no session`);
  return sessionId;
}

/** Ids have 16 bits on the wire, and 0 is none. */
export function isSessionId(id: number): boolean {
  return id > 0 && id <= 0xffff;
}

function toSessionStatus({ sessionIdentifier, userIdentifier, roles }: Handle): SessionStatus {
  return { sessionId: sessionIdentifier ?? 0, userId: userIdentifier ?? 0, roles: toRoles(roles) };
}
