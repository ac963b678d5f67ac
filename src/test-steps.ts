import { hintOf, reasonOf } from './errors.js';
import { printable } from './printable.js';

/** One step of a test that somebody started in a dialog. No field ever holds a secret. */
export interface TestStep {
  /** What was tried, as a stable word that the dialog translates: `reachable`, `login`. */
  step: string;
  ok: boolean;
  durationMs: number;
  /** What was found, if it went well: an address, a version. */
  detail?: string;
  /** Why it failed, in English. */
  reason?: string;
  /** The `hint` of the error, which the dialog translates. */
  hint?: string;
}

/** The steps of one test, in the order in which they began. */
export class TestSteps {
  readonly #begun: (TestStep | undefined)[] = [];

  /** Those that have ended. */
  get taken(): TestStep[] {
    return this.#begun.filter((step) => step !== undefined);
  }

  /** Takes a step and notes how it went; `run` resolves to what the dialog shows. Throws what `run` throws. */
  async take<T>(step: string, run: () => Promise<T>, detailOf: (found: T) => string = () => ''): Promise<T> {
    const startedMs = performance.now();
    const at = this.#begun.push(undefined) - 1;
    const note = (outcome: Omit<TestStep, 'step' | 'durationMs'>) => {
      this.#begun[at] = { step, durationMs: Math.round(performance.now() - startedMs), ...outcome };
    };
    try {
      const found = await run();
      const detail = printable(detailOf(found));
      note({ ok: true, ...(detail && { detail }) });
      return found;
    } catch (error) {
      const hint = hintOf(error);
      note({ ok: false, reason: reasonOf(error), ...(hint && { hint }) });
      throw error;
    }
  }
}
