import { InputError } from '../../errors.js';
import { printable } from '../../printable.js';

const LONGEST_KEY = 64;

/** Where in a request we are: field names and positions in arrays, outermost first. */
export class Path {
  readonly #root: string;
  readonly #steps: (string | number)[] = [];

  constructor(root: string) {
    this.#root = root;
  }

  /** Does `work` one step further in. After a failure the path stays where that happened. */
  in<T>(step: string | number, work: () => T): T {
    this.#steps.push(step);
    const result = work();
    this.#steps.pop();
    return result;
  }

  /** The error for what stands here. */
  wrong(expected: string, cause?: unknown): InputError {
    return new InputError(this.toString(), expected, { cause });
  }

  toString(): string {
    return this.#root + this.#steps.map(stepText).join('');
  }
}

function stepText(step: string | number): string {
  if (typeof step === 'number') return `[${step}]`;
  if (/^[A-Za-z_$][\w$]*$/.test(step) && step.length <= LONGEST_KEY) return `.${step}`;
  return `[${JSON.stringify(printable(step.slice(0, LONGEST_KEY)))}]`;
}
