/**
 * How a client stands: its link and its session as one value, so that nothing can disagree with it.
 * `cause` is the failure that led here.
 */
export type SessionState =
  | { name: 'closed' }
  | { name: 'connecting'; attempt: number }
  /** Link up, no session; with the cause if a session was lost or could not be opened. */
  | { name: 'connected'; cause?: Error }
  | { name: 'ready'; sessionId: number; username: string }
  /** Link up, the login was refused: nobody tries again by itself. */
  | { name: 'refused'; cause: Error }
  /** No link; attempt number `attempt` follows after `delayMs`. */
  | { name: 'waiting'; attempt: number; delayMs: number; cause: Error };

/** True where the link is up, with or without a session. */
export function hasLink({ name }: SessionState): boolean {
  return name === 'connected' || name === 'ready' || name === 'refused';
}
