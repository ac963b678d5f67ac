/** Starts in one step. A second touches at most eleven steps, so that makes 66 starts in any second. */
const PER_STEP = 6;
const STEP_MS = 100;

/** Spreads starts over time: at most 66 of them in any second. Times are as performance.now() counts. */
export class Pace {
  /** How many starts are planned in each step from now on. */
  readonly #planned = new Map<number, number>();

  /**
   * Plans one start, and returns how long to wait for it, in ms: `delayMs`, or longer if there are too many others at
   * that time.
   */
  plan(delayMs: number, nowMs = performance.now(), random: () => number = Math.random): number {
    this.#forgetBefore(stepOf(nowMs));
    const wanted = stepOf(nowMs + delayMs);
    let step = wanted;
    while (this.#countOf(step) >= PER_STEP) step += 1;
    this.#planned.set(step, this.#countOf(step) + 1);
    return step === wanted ? delayMs : Math.floor((step + random()) * STEP_MS - nowMs);
  }

  #countOf(step: number): number {
    return this.#planned.get(step) ?? 0;
  }

  #forgetBefore(now: number): void {
    for (const step of this.#planned.keys()) if (step < now) this.#planned.delete(step);
  }
}

function stepOf(timeMs: number): number {
  return Math.floor(timeMs / STEP_MS);
}
