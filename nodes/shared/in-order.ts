/** Does one thing after the other, each when it is ready; and waits for what takes a moment. */
export class InOrder {
  readonly #onError: (error: unknown) => void;
  readonly #timers = new Set<NodeJS.Timeout>();
  /** Ends with the last thing that is to be done. */
  #tail: Promise<void> = Promise.resolve();
  #stopped = false;

  /** `onError` is told what went wrong in doing one of the things; the next one is done all the same. */
  constructor(onError: (error: unknown) => void) {
    this.#onError = onError;
  }

  /** Does `act` after all that came before, and not before `ready`. */
  add(act: () => void, ready?: Promise<void>): void {
    this.#tail = this.#tail
      .then(() => ready)
      .then(() => {
        if (!this.#stopped) act();
      })
      .catch(this.#onError);
  }

  /** Resolves when `done` is, or after `limitMs`. */
  atMost(limitMs: number, done?: Promise<void>): Promise<void> {
    return new Promise((resolve, reject) => {
      const end = () => {
        clearTimeout(timer);
        this.#timers.delete(timer);
        resolve();
      };
      const timer = setTimeout(end, limitMs);
      this.#timers.add(timer);
      done?.then(end, reject);
    });
  }

  /** Nothing is done any more, whatever waits. */
  stop(): void {
    this.#stopped = true;
    this.#timers.forEach((timer) => clearTimeout(timer));
  }
}
