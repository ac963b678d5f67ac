/** So many tasks wait at most. If more come, they are done at once, ready or not, so that memory stays bounded. */
const MOST_WAITING = 1_000;

/** Does one task after the other, each when it is ready. */
export class EventQueue {
  readonly #onError: (error: unknown) => void;
  /** Ends each wait of `atMost`. */
  readonly #ends = new Set<() => void>();
  /** Resolves when the last task is done. */
  #tail: Promise<void> = Promise.resolve();
  #waiting = 0;
  #stopped = false;

  /** `onError` gets what a task throws; the next task is done all the same. */
  constructor(onError: (error: unknown) => void) {
    this.#onError = onError;
  }

  /** How many tasks wait. */
  get waiting(): number {
    return this.#waiting;
  }

  /** Does `act` after all tasks before it, and not before `ready`, which `atMost` limits. */
  add(act: () => void, ready?: Promise<void>): void {
    this.#waiting += 1;
    if (this.#waiting > MOST_WAITING) this.hurry();
    this.#tail = this.#tail
      .then(() => ready)
      .then(() => {
        this.#waiting -= 1;
        if (!this.#stopped) act();
      })
      .catch(this.#onError);
  }

  /** Resolves when `done` is, after `limitMs`, or if too much waits. */
  atMost(limitMs: number, done?: Promise<void>): Promise<void> {
    return new Promise((resolve, reject) => {
      const end = () => {
        clearTimeout(timer);
        this.#ends.delete(end);
        resolve();
      };
      const timer = setTimeout(end, limitMs);
      this.#ends.add(end);
      done?.then(end, reject);
    });
  }

  /** Nothing is done any more, whatever waits. */
  stop(): void {
    this.#stopped = true;
    this.hurry();
  }

  /** Does what waits now, ready or not. */
  hurry(): void {
    for (const end of this.#ends) end();
  }
}
