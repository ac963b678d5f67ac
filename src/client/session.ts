import { debuglog } from 'node:util';
import { ConnectionError, ProtocolError, SessionError, TimeoutError } from '../errors.js';
import type { Link } from './link.js';
import type { Login } from './options.js';
import { doubtsSession, refusalOf } from './refusal.js';
import type { Role } from './roles.js';

const debug = debuglog('kortex');

export interface SessionTimeouts {
  sessionInactivityTimeoutMs: number;
  connectionInactivityTimeoutMs: number;
  requestTimeoutMs: number;
  silenceMs: number;
}

/** One login on one link, from CreateSession to its end. */
export class Session {
  readonly id: number;
  readonly username: string;
  readonly #openedAtMs = Date.now();
  readonly #openedMs = performance.now();
  /** As the arm last told them, temporary role included; undefined until it did. */
  roles: readonly Role[] | undefined;
  /** Why the arm ended the session; undefined if it did not. */
  lost: SessionError | undefined;

  readonly #link: Link;
  readonly #requestTimeoutMs: number;
  readonly #onLost: (session: Session) => void;
  readonly #watch: NodeJS.Timeout;
  readonly #inactivityTimeoutMs: number;
  #userId = 0;
  #probe: Promise<boolean> | undefined;
  #over = false;
  #endedMs = Infinity;

  private constructor(
    link: Link,
    id: number,
    username: string,
    timeouts: SessionTimeouts,
    onLost: (session: Session) => void,
  ) {
    this.#link = link;
    this.id = id;
    this.username = username;
    this.#requestTimeoutMs = timeouts.requestTimeoutMs;
    this.#onLost = onLost;
    this.#inactivityTimeoutMs = timeouts.sessionInactivityTimeoutMs;
    // Asked well before the arm would end the session for inactivity.
    const silenceMs = Math.min(timeouts.silenceMs, timeouts.sessionInactivityTimeoutMs / 3);
    this.#watch = setInterval(() => this.#askWhenSilentFor(silenceMs), silenceMs / 4);
  }

  /**
   * Logs in. `onLost` is told, once, when the arm has ended the session. Throws a SessionError where the arm refuses
   * the user, an ArmError where it refuses otherwise, a TimeoutError without an answer in `limitMs`, and the reason of
   * `signal`.
   */
  static async open(
    link: Link,
    { username, password }: Login,
    timeouts: SessionTimeouts,
    onLost: (session: Session) => void,
    { limitMs = timeouts.requestTimeoutMs, signal }: { limitMs?: number; signal?: AbortSignal } = {},
  ): Promise<Session> {
    const method = 'Session/CreateSession';
    const response = await link.call(
      method,
      {
        username,
        password,
        sessionInactivityTimeout: timeouts.sessionInactivityTimeoutMs,
        connectionInactivityTimeout: timeouts.connectionInactivityTimeoutMs,
      },
      0,
      limitMs,
      signal,
    );
    if (response.header.errorCode !== 0) throw refusalOf(method, response, [password]);
    const { sessionId } = response.header;
    if (sessionId === 0) throw new ProtocolError(`the response to ${method} carries no session id`);
    // Not waited for: the session works without pings, too, since a silent arm is asked.
    link.answerPings(sessionId).catch((error: unknown) => debug('no pings of session %d: %s', sessionId, error));
    return new Session(link, sessionId, username, timeouts, onLost);
  }

  get openedAt(): Date {
    return new Date(this.#openedAtMs);
  }

  /** True once it has ended, be it by us or by the arm. */
  get isOver(): boolean {
    return this.#over;
  }

  /**
   * True if the arm ended the session at about its inactivity limit, counted from the login, although we sent messages
   * all the time. Then the arm probably does not hear us.
   */
  get diedOfSilence(): boolean {
    const livedMs = this.#endedMs - this.#openedMs;
    return livedMs >= this.#inactivityTimeoutMs * 0.8 && livedMs <= this.#inactivityTimeoutMs * 1.5 + 1_000;
  }

  /** Logs out. Throws where the arm does not answer in `limitMs`; the session is over here in any case. */
  async close(limitMs = this.#requestTimeoutMs): Promise<void> {
    this.end();
    const method = 'Session/CloseSession';
    const response = await this.#link.call(method, {}, this.id, limitMs);
    // If it is dead already, there is nothing to close.
    if (response.header.errorCode !== 0 && !doubtsSession(response)) throw refusalOf(method, response);
  }

  /**
   * Asks the arm whether the session lives, once for all who ask at a time. KeepAlive needs the lowest permission there
   * is, so a refusal means a dead session and never a role that is too low. Throws where the arm does not answer.
   */
  lives(): Promise<boolean> {
    this.#probe ??= this.#keepAlive().finally(() => (this.#probe = undefined));
    return this.#probe;
  }

  async #keepAlive(): Promise<boolean> {
    const method = 'Session/KeepAlive';
    try {
      const response = await this.#link.call(method, {}, this.id, this.#requestTimeoutMs);
      if (!doubtsSession(response)) return true;
      this.lose('the arm does not know it any more', refusalOf(method, response));
      return false;
    } catch (error) {
      // The link is open, but no arm answers at its far end. So a new link is opened.
      if (error instanceof TimeoutError) {
        this.#link.fail(new ConnectionError('the arm does not answer any more', { cause: error }));
      }
      throw error;
    }
  }

  /**
   * Takes note which user has the id of this session on the arm; 0 if the arm does not say. When an arm restarts, but
   * not its broker, ids start over, and another user may have got this one.
   */
  belongsTo(userId: number): void {
    if (this.#userId !== 0 && userId !== 0 && userId !== this.#userId) this.lose('its id is that of another user now');
    else if (userId !== 0) this.#userId = userId;
  }

  /** Takes note that the arm has ended the session. */
  lose(reason: string, cause?: Error): void {
    if (this.#over) return;
    this.end();
    const message = `session ${this.id} of ${this.username} is over: ${reason}`;
    this.lost = new SessionError('KORTEX_SESSION_LOST', message, reason, { cause });
    this.#onLost(this);
    this.#link.endSession(this.id, this.lost);
  }

  /** Stops looking after the session. Sends nothing to the arm. */
  end(): void {
    if (!this.#over) this.#endedMs = performance.now();
    this.#over = true;
    clearInterval(this.#watch);
    this.#link.answerPings(0).catch((error: unknown) => debug('pings of session %d: %s', this.id, error));
  }

  /**
   * Asks the arm in three cases. It is silent: it may have restarted behind its broker. We are silent, since it does
   * not ping us: it may end the session. It has not answered for a third of the inactivity limit: it may not hear our
   * pongs.
   */
  #askWhenSilentFor(silenceMs: number): void {
    const isUnproven = this.#link.unansweredForMs >= this.#inactivityTimeoutMs / 3;
    if (this.#link.silentForMs < silenceMs && !isUnproven) return;
    const told = (error: unknown) => debug('session %d: %s', this.id, error);
    // While one KeepAlive waits for its answer, we must not fall silent ourselves.
    if (this.#probe && this.#link.saidNothingForMs >= silenceMs) {
      this.#link.call('Session/KeepAlive', {}, this.id, this.#requestTimeoutMs).catch(told);
    }
    this.lives().catch(told);
  }
}
