import { TimeoutError, toError } from '../errors.js';
import { linkSignals, untilAborted } from '../time/deadline.js';
import type { Login } from './options.js';
import type { Session } from './session.js';
import { isSame } from './wanted.js';

/** The session that a login led to, and whether it was open before. */
export interface LoggedIn {
  session: Session;
  reused: boolean;
}

/** A login that is under way or waits for its turn, for all who asked for the same one. */
interface Request {
  login: Login;
  force: boolean;
  outcome: Promise<LoggedIn>;
}

/** Does a login when its turn has come. `signal` cancels it; it calls `begin` when it has begun. */
export type DoLogin = (signal: AbortSignal, begin: () => void) => Promise<LoggedIn>;

/** The logins that somebody asked for and waits for. */
export class LoginRequests {
  readonly #timeoutMs: number;
  /** The one that was asked for last, as long as it is not done. */
  #last: Request | undefined;
  /** Cancels those that are not done. Undefined if all are done, which saves memory with 1,000 arms. */
  #abort: AbortController | undefined;
  #notDone = 0;

  constructor(timeoutMs: number) {
    this.#timeoutMs = timeoutMs;
  }

  /** The one that was asked for last; undefined where all are done. */
  get pending(): Promise<unknown> | undefined {
    return this.#last?.outcome;
  }

  /**
   * One login serves all who ask for the same while it waits. Throws a TimeoutError if its turn does not come within
   * the time limit, the cause of `giveUp`, and what `run` throws.
   */
  async request(login: Login, force: boolean, run: DoLogin): Promise<LoggedIn> {
    const last = this.#last;
    if (last && isSame(last.login, login) && (last.force || !force)) {
      return { ...(await last.outcome), reused: !force };
    }
    const request: Request = { login, force, outcome: this.#start(run) };
    this.#last = request;
    try {
      return await request.outcome;
    } finally {
      if (this.#last === request) this.#last = undefined;
    }
  }

  /** Cancels all logins that are not done: they fail with `cause`. */
  giveUp(cause: Error): void {
    this.#last = undefined;
    this.#abort?.abort(cause);
    this.#abort = undefined;
  }

  async #start(run: DoLogin): Promise<LoggedIn> {
    const { signal } = (this.#abort ??= new AbortController());
    this.#notDone += 1;
    let begin = () => {};
    const begun = new Promise<void>((resolve) => (begin = resolve));
    const turn = new AbortController();
    const both = linkSignals([signal, turn.signal]);
    const outcome = run(both.signal, begin).finally(() => {
      both.release();
      this.#notDone -= 1;
      if (this.#notDone === 0) this.#abort = undefined;
    });
    outcome.catch(() => undefined);
    const wait = linkSignals([signal], this.#timeoutMs);
    try {
      await untilAborted(Promise.race([begun, outcome]), wait.signal);
    } catch (error) {
      turn.abort(toError(error)); // it does not begin any more
      throw signal.aborted ? error : new TimeoutError('Session/CreateSession', this.#timeoutMs);
    } finally {
      wait.release();
    }
    return outcome;
  }
}
