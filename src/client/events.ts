import type { Method } from '../protocol/services.js';
import type { SessionStatus } from './session-status.js';
import type { SessionState } from './state.js';

/** The events of a client, with what their listeners get. */
export interface ClientEvents {
  state: [state: SessionState];
  /** All sessions of the arm, after every change. */
  'session-status': [sessions: readonly SessionStatus[]];
  /** A session of the arm, ours or another's, ended without being closed. */
  'session-killed': [sessionId: number];
  /** The arm has done what this method asked for, after the call had failed for want of an answer. */
  'late-answer': [method: Method];
  /** A call failed; whoever asked for it gets the error, too. */
  'call-failed': [name: string, error: unknown];
  /**
   * The broker does not deliver this topic, for this reason. Without pings, the client keeps the session by KeepAlive.
   * Without `sessions/killed`, a list of sessions shows later that a session is gone.
   */
  'topic-refused': [topic: string, reason: string];
  /** The lists of sessions that the arm sends do not reach us, for this reason; the client asks for the connections. */
  'status-missing': [reason: string];
}
