import { SessionError } from '../errors.js';
import type { Session } from './session.js';

/**
 * The session that was open when something was asked for, or that there was none. What was asked for in one session is
 * not done in the next one.
 */
export class BoundSession {
  /** 0 if none was open. */
  readonly id: number;
  readonly #session: Session | undefined;
  readonly #current: () => Session | undefined;

  /** Bound to the session that is open now; `current` gives the one that is open at any later time. */
  constructor(current: () => Session | undefined) {
    this.#current = current;
    this.#session = current();
    this.id = this.#session?.id ?? 0;
  }

  /** True while it is still the session that is open. */
  get isOpen(): boolean {
    return this.#session !== undefined && this.#session === this.#current();
  }

  /**
   * Throws a SessionError if this session is over, or if there was none and one is open now. `notDone` says what is not
   * done then.
   */
  check(notDone: string): void {
    if (this.#session === this.#current()) return;
    if (!this.#session) {
      const message = `${notDone}, no session was open when it was asked for`;
      throw new SessionError('KORTEX_NO_SESSION', message, 'a session was opened too late');
    }
    const message = `${notDone}, session ${this.id} is over, in which it was asked for`;
    throw new SessionError('KORTEX_SESSION_LOST', message, 'the session is over');
  }
}
