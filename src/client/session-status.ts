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
  /** The key of the session: unique among all sessions of the arm as long as it is open. */
  readonly key: string;
  /** Null if the arm does not tell it: Kortex 2 tells only the id of our own session. */
  readonly sessionId: number | null;
  readonly userId: number;
  /** Null if the arm knows no roles. */
  readonly roles: readonly Role[] | null;
}

/**
 * All open sessions, from a message on sessions/status. Throws a ProtocolError where it cannot be read: protobuf takes
 * much garbage for a message of fields that it does not know, and that must not look like an arm without sessions.
 */
export function readSessionsStatus({ payload }: RawMessage): readonly SessionStatus[] {
  const sessions = PayloadSessionStatusRaw.decode(payload)
    .sessions.filter(({ sessionIdentifier }) => isSessionId(sessionIdentifier ?? 0))
    .map(toSessionStatus);
  if (sessions.length === 0 && payload.length > 0) throw new ProtocolError(`${payload.length} bytes name no session`);
  return frozen(sessions);
}

/** The id of the dead session, from a message on sessions/killed. Throws a ProtocolError where none can be read. */
export function readSessionKilled({ header, payload }: RawMessage): number {
  const sessionId = header.sessionId || SessionStatusHandle.decode(payload).sessionIdentifier;
  if (!isSessionId(sessionId)) throw new ProtocolError(`${payload.length} bytes name no session`);
  return sessionId;
}

/** Ids have 16 bits on the wire, and 0 is none. */
function isSessionId(id: number): boolean {
  return id > 0 && id <= 0xffff;
}

/** The key of a session whose id is known. */
export function keyOf(sessionId: number): string {
  return String(sessionId);
}

function toSessionStatus({ sessionIdentifier, userIdentifier, roles }: Handle): SessionStatus {
  const sessionId = sessionIdentifier ?? 0;
  return { key: keyOf(sessionId), sessionId, userId: userIdentifier ?? 0, roles: toRoles(roles) };
}
