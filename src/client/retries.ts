import { backoffMs } from '../time/backoff.js';
import { Pace } from '../time/pace.js';

/** What held for less is no success: two programs that evict each other would otherwise do so without a pause. */
const STABLE_MS = 10_000;

/** How the attempts to have what is wanted went so far. */
export interface Retries {
  /** Failures in a row. */
  readonly failures: number;
  /** Since when all stands as wanted, as performance.now() counts; undefined where it does not. */
  readonly upSinceMs: number | undefined;
}

export const NO_FAILURES: Retries = { failures: 0, upSinceMs: undefined };

/** Number of the attempt that is under way or comes next, from 1. */
export function attemptOf({ failures }: Retries): number {
  return failures + 1;
}

/** All stands as wanted since `nowMs`, or was so before. */
export function succeeded({ failures, upSinceMs }: Retries, nowMs = performance.now()): Retries {
  return { failures, upSinceMs: upSinceMs ?? nowMs };
}

/** One more failure, or the first one again where all stood as wanted long enough. */
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
