import { serialQueue } from '../time/serial-queue.js';
import { linkSignals, untilAborted } from '../time/deadline.js';
import { reasonOf, ZitiError } from '../errors.js';
import type { ApiSession } from '../ziti/api-session.js';
import { type DialSession, dialSessionsOf } from '../ziti/dial-sessions.js';
import { findServiceId } from '../ziti/services.js';
import { sessionDetail } from '../ziti/sessions.js';
import { kindOf } from '../error-kind.js';

/** How long a close waits, of the 2 s that a node may take. */
const CLOSE_LIMIT_MS = 500;

/**
 * The Dial session of an arm behind OpenZiti whose bytes go through a tunneler: made sure of before every connection,
 * kept while there is one, also over a new login at the controller, and deleted afterwards.
 */
export class ServiceAccess {
  readonly #find: () => ApiSession;
  readonly #service: string;
  readonly #onError: (error: unknown) => void;
  readonly #onState = () => {
    if (this.#watched?.state.name === 'ready' && !this.keep()) this.#check();
  };
  readonly #enqueue = serialQueue();
  #session: DialSession | undefined;
  /** The login that we listen to. */
  #watched: ApiSession | undefined;
  /** Cancels background work. */
  #background = new AbortController();
  /** The kind of trouble that was reported last: once is enough. */
  #reported: string | undefined;

  /**
   * `find` gives the login at the controller as it is now: a deploy may replace the controller alone. `onError` is
   * called if the session could not be created anew, or is of no use.
   */
  constructor(find: () => ApiSession, service: string, onError: (error: unknown) => void) {
    this.#find = find;
    this.#service = service;
    this.#onError = onError;
  }

  /** Makes sure of the session. Throws a ZitiError. */
  open(signal?: AbortSignal): Promise<void> {
    return this.#enqueue(() => this.#open(signal));
  }

  /**
   * Deletes the session; harmless where there is none. Waits 0.5 s at most, and goes on after that. Never throws: what
   * cannot be deleted ends with the login.
   */
  close(): Promise<void> {
    this.#background.abort(new Error('the connection to the arm was closed'));
    this.#background = new AbortController();
    const limit = linkSignals([], CLOSE_LIMIT_MS);
    return untilAborted(
      this.#enqueue(() => this.#delete()),
      limit.signal,
    )
      .catch(() => undefined)
      .finally(limit.release);
  }

  /**
   * Makes the session anew if it ended with a login before, or with a controller node that a deploy replaced. True if
   * that is so.
   */
  keep(): boolean {
    const watched = this.#watched;
    if (!this.#session || !watched) return false;
    const { state } = watched;
    // A bearer token has no id.
    const isOther =
      state.name === 'ready' && state.apiSessionId !== '' && state.apiSessionId !== this.#session.apiSessionId;
    if (!isOther && state.name !== 'closed') return false;
    this.#later((signal) => this.#open(signal));
    return true;
  }

  /** If a policy is taken back, the controller ends the session and sends no message. */
  #check(): void {
    this.#later(async (signal, { id }) => {
      const api = this.#find();
      if (!api.storesSessions) return;
      try {
        await sessionDetail(api, id, signal);
      } catch (error) {
        if (!(error instanceof ZitiError) || error.code !== 'ZITI_NOT_FOUND') return; // the next time tells
        await this.#open(signal);
      }
    });
  }

  /** Does background work for an open session; a failure is reported. */
  #later(step: (signal: AbortSignal, session: DialSession) => Promise<void>): void {
    const { signal } = this.#background;
    this.#enqueue(async () => {
      if (this.#session && !signal.aborted) await step(signal, this.#session);
    }).catch((error: unknown) => {
      if (signal.aborted) return;
      void this.#session?.release(); // nothing needs the login before any more
      const text = `the session for the service ${JSON.stringify(this.#service)} is over, and there is no new one`;
      const { code } = error instanceof ZitiError ? error : new ZitiError('ZITI_SERVER', '');
      this.#report(new ZitiError(code, `${text}: ${reasonOf(error)}`, error instanceof ZitiError ? error : {}));
    });
  }

  async #open(signal: AbortSignal | undefined): Promise<void> {
    const api = this.#find();
    const serviceId = await findServiceId(api, this.#service, signal);
    const session = await dialSessionsOf(api).create(serviceId, signal);
    void this.#take(api, session);
    const { warnings } = session;
    if (warnings.length === 0) this.#reported = undefined;
    else {
      const text = `the service ${JSON.stringify(this.#service)} cannot be reached: ${warnings.join('; ')}`;
      this.#report(new ZitiError('ZITI_UNREACHABLE', text, { hint: 'no-router' }));
    }
  }

  async #delete(): Promise<void> {
    this.#reported = undefined;
    await this.#take(undefined, undefined);
  }

  /**
   * Takes `session` in the place of the one before. Resolves when that is released: what they share, such as the login,
   * is held by the new one then.
   */
  #take(api: ApiSession | undefined, session: DialSession | undefined): Promise<void> {
    const before = this.#session;
    this.#session = session;
    this.#watched?.off('state', this.#onState);
    this.#watched = api;
    api?.on('state', this.#onState);
    const released = before?.release() ?? Promise.resolve();
    // The login may have been replaced while the session was created.
    if (api?.state.name === 'ready') this.keep();
    return released;
  }

  #report(error: Error): void {
    const kind = kindOf(error);
    if (this.#reported !== kind) this.#onError(error);
    this.#reported = kind;
  }
}
