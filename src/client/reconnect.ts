import { backoffMs } from '../time/backoff.js';

/** What held for less is no success: two programs that evict each other would otherwise do so without a pause. */
const STABLE_MS = 10_000;

/** Plans the next attempt after a failure, one at a time, waiting longer from failure to failure. */
export class Reconnect {
  readonly #again: () => void;
  #timer: NodeJS.Timeout | undefined;
  #failures = 0;
  #upSinceMs: number | undefined;

  constructor(again: () => void) {
    this.#again = again;
  }

  /** Number of the attempt that is under way or comes next, from 1. */
  get attempt(): number {
    return this.#failures + 1;
  }

  /** Plans the next attempt and says in how many ms it comes. */
  plan(): number {
    this.cancel();
    if (this.#upSinceMs !== undefined && performance.now() - this.#upSinceMs > STABLE_MS) this.#failures = 0;
    this.#upSinceMs = undefined;
    this.#failures += 1;
    const delayMs = backoffMs(this.#failures);
    this.#timer = setTimeout(this.#again, delayMs);
    return delayMs;
  }

  /** The attempt that is planned does not take place: somebody makes it now, or nobody wants it any more. */
  cancel(): void {
    clearTimeout(this.#timer);
  }

  /** All stands as it should. */
  succeeded(): void {
    this.cancel();
    this.#upSinceMs ??= performance.now();
  }

  /** Somebody begins anew: earlier failures do not count. */
  reset(): void {
    this.cancel();
    this.#failures = 0;
    this.#upSinceMs = undefined;
  }
}
