import type { ArmSession, EndReason } from './sessions.js';

/** How long a session of Kortex 3 outlives its connection, waiting for a client that reconnects. */
const TAKE_OVER_MS = 1000;

/** True if a limit has passed in silence. A limit of 0 does not apply. */
function reached(timeoutMs: number, { lastActivityMs }: ArmSession, nowMs: number): boolean {
  return timeoutMs > 0 && nowMs - lastActivityMs >= timeoutMs;
}

export function isOverByInactivity(session: ArmSession, nowMs: number): boolean {
  return reached(session.sessionInactivityTimeoutMs, session, nowMs);
}

/** True for a session whose client is silent for so long that nobody seems to watch over what it started. */
export function isSilent(session: ArmSession, nowMs: number): boolean {
  return reached(session.connectionInactivityTimeoutMs, session, nowMs);
}

/** Why a session of Kortex 3 has to end now, if it has to. */
export function endOf(session: ArmSession, nowMs: number): EndReason | undefined {
  if (session.orphanedAtMs !== undefined && nowMs - session.orphanedAtMs >= TAKE_OVER_MS) return 'connection-lost';
  return isOverByInactivity(session, nowMs) ? 'inactivity' : undefined;
}
