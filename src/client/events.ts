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
  /** A call failed; whoever asked for it hears of that, too. */
  'call-failed': [name: string, error: unknown];
  /**
   * The broker does not hand out this topic, for this reason: pings, without which the session is kept by questions of
   * ours, or the word that a session was killed, which a list of sessions shows later.
   */
  'topic-refused': [topic: string, reason: string];
  /** The arm's own word of its sessions does not reach us, for this reason; the connections are asked for instead. */
  'status-missing': [reason: string];
}
