import { backoffMs } from '../time/backoff.js';
import { Pace } from '../time/pace.js';

/** A success that lasted for less does not reset the counter, so two programs that evict each other make pauses. */
const STABLE_MS = 10_000;

/** How the attempts to get what is wanted went so far. */
export interface Retries {
  /** Failures in a row. */
  readonly failures: number;
  /** Since when there is what is wanted, as performance.now() counts; undefined while there is not. */
  readonly upSinceMs: number | undefined;
}

export const NO_FAILURES: Retries = { failures: 0, upSinceMs: undefined };

/** Number of the attempt that is under way or comes next, from 1. */
export function attemptOf({ failures }: Retries): number {
  return failures + 1;
}

/** There is what is wanted, since `nowMs` or before. */
export function succeeded({ failures, upSinceMs }: Retries, nowMs = performance.now()): Retries {
  return { failures, upSinceMs: upSinceMs ?? nowMs };
}

/** One more failure; the first one again after a success that lasted for STABLE_MS. */
export function failed({ failures, upSinceMs }: Retries, nowMs = performance.now()): Retries {
  const wasStable = upSinceMs !== undefined && nowMs - upSinceMs > STABLE_MS;
  return { failures: wasStable ? 1 : failures + 1, upSinceMs: undefined };
}

/** How long to wait before the next attempt, in ms: longer from failure to failure. */
export function delayMsOf({ failures }: Retries): number {
  return backoffMs(failures);
}

/** One for all clients of this process: many of them may lose the same broker at one moment. */
const RECONNECTS = new Pace();

/** As `delayMsOf`, for an attempt to connect: longer if many others of this process connect then. */
export function reconnectDelayMsOf(retries: Retries): number {
  return RECONNECTS.plan(delayMsOf(retries));
}
