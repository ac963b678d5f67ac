import { KortexError, TimeoutError } from '../errors.js';
import { hasLink, type SessionState } from './state.js';

/** What has happened since the client was made, in numbers. */
export interface Counts {
  /** Calls to the arm that were asked for; not those that the client makes by itself. */
  calls: number;
  failedCalls: number;
  /** Failed calls that got no answer in time. */
  timeouts: number;
  /** Connections after the first one. */
  reconnects: number;
  /** Messages that could not be read. */
  unreadable: number;
}

/** A call that fails so was not sent, and is not counted. */
const NOT_SENT: readonly string[] = ['KORTEX_INPUT', 'KORTEX_NOT_ALLOWED'];

/** Counts what a client does. */
export class Counters {
  readonly #counts: Counts = { calls: 0, failedCalls: 0, timeouts: 0, reconnects: 0, unreadable: 0 };
  #links = 0;
  #hadLink = false;

  /** As they stand now. */
  get counts(): Counts {
    return { ...this.#counts };
  }

  /** Counts a call, and passes its result or failure on; `onFailure` is told of a failure. */
  async call<T>(call: Promise<T>, onFailure: (error: unknown) => void): Promise<T> {
    try {
      const result = await call;
      this.#counts.calls += 1;
      return result;
    } catch (error) {
      if (!(error instanceof KortexError && NOT_SENT.includes(error.code))) {
        this.#counts.calls += 1;
        this.#counts.failedCalls += 1;
        if (error instanceof TimeoutError) this.#counts.timeouts += 1;
        onFailure(error);
      }
      throw error;
    }
  }

  unreadable(): void {
    this.#counts.unreadable += 1;
  }

  state(state: SessionState): void {
    if (hasLink(state) && !this.#hadLink) this.#counts.reconnects = this.#links++;
    this.#hadLink = hasLink(state);
  }
}
