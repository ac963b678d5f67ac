import { setMaxListeners } from 'node:events';
import { setTimeout as sleep } from 'node:timers/promises';
import { backoffMs } from '../time/backoff.js';
import { linkSignals } from '../time/deadline.js';
import { reasonOf, ZitiError } from '../errors.js';
import { Again, Elsewhere } from './again.js';
import { type Answer, openEnvelope, type RawResponse } from './answer.js';
import { type Arrival, Homes, tokenIn } from './homes.js';
import { Http, type Request } from './http.js';
import type { TlsOptions } from './trust.js';

/** How to reach a controller. */
export interface ControllerOptions {
  /** As toBaseUrl gives it. */
  baseUrl: string;
  /** More controllers of the same network: the next one is asked if one does not answer. */
  otherUrls?: readonly string[] | undefined;
  tls?: TlsOptions;
  /** Limit for one answer. Over 10 s, so that the reason is seen with which the controller itself gives up then. */
  timeoutMs?: number;
}

export const DEFAULT_TIMEOUT_MS = 15_000;
const RETRIES = 3;
/** So long each of several controllers may take to say that it is there. */
const REACH_LIMIT_MS = 3_000;
/** What a gateway says when the controller behind it does not answer. */
const AWAY = [502, 504];

/** One controller: sends requests and opens the envelopes of the answers. It knows nobody; ApiSession logs in. */
export class Controller {
  /** How it is known, and how it knows us: the edge routers are of the same network. */
  readonly tls: TlsOptions;
  readonly #addresses: readonly string[];
  #baseUrl: string;
  readonly #homes = new Homes();
  readonly #timeoutMs: number;
  readonly #http: Http;
  readonly #closing = new AbortController();

  constructor({ baseUrl, otherUrls = [], tls = {}, timeoutMs = DEFAULT_TIMEOUT_MS }: ControllerOptions) {
    this.#addresses = [...new Set([baseUrl, ...otherUrls])];
    this.#baseUrl = baseUrl;
    this.tls = tls;
    this.#timeoutMs = timeoutMs;
    this.#http = new Http(tls);
    setMaxListeners(0, this.#closing.signal); // every request that waits listens
  }

  /** The address in use: of several, that of the one that answered last when they were asked. */
  get baseUrl(): string {
    return this.#baseUrl;
  }

  /**
   * Looks for a controller that answers, if there are several: the one in use first. What answers is in use from then
   * on. Throws a ZitiError if none does.
   */
  async reach(signal?: AbortSignal): Promise<void> {
    if (!this.hasOthers) return;
    const inUse = this.#baseUrl;
    const failures: string[] = [];
    for (const baseUrl of [inUse, ...this.#addresses.filter((address) => address !== inUse)]) {
      const cut = linkSignals([signal], Math.min(this.#timeoutMs, REACH_LIMIT_MS));
      try {
        await this.#sendOnce({ method: 'GET', path: '/version', signal: cut.signal }, baseUrl);
        this.#baseUrl = baseUrl;
        return;
      } catch (error) {
        if (signal?.aborted || this.#closing.signal.aborted) throw reasonIn(error);
        failures.push(reasonOf(reasonIn(error)));
      } finally {
        cut.release();
      }
    }
    throw new ZitiError('ZITI_UNREACHABLE', `no controller answers: ${failures.join('; ')}`);
  }

  /** True if there are several controllers to choose from. */
  get hasOthers(): boolean {
    return this.#addresses.length > 1;
  }

  /** True if the login that `headers` stand for was made at another controller than the one in use. */
  isElsewhere(headers: Record<string, string>): boolean {
    const home = this.#homes.baseUrlOf(tokenIn(headers) ?? '');
    return home !== undefined && home !== this.#baseUrl;
  }

  /** True if the controller may know the login that `headers` stand for, although another one does not. */
  mayKnow(headers: Record<string, string>): boolean {
    return this.#homes.has(tokenIn(headers) ?? '');
  }

  /** The login that `headers` stand for is over. */
  forget(headers: Record<string, string>): void {
    const token = tokenIn(headers);
    if (token) this.#homes.end(token);
  }

  /**
   * Sends a request, and again up to three times if the controller is overloaded (429, 503) or the network fails.
   * That does no harm: a session is created only once, and a login that nobody uses expires. Throws a ZitiError.
   */
  async send<T>(request: Request): Promise<Answer<T>> {
    let attempt = 1;
    for (let detours = 0; ;) {
      try {
        return await this.#sendOnce<T>(request, this.#homeOf(request) ?? this.#baseUrl);
      } catch (error) {
        if (error instanceof Elsewhere && detours < error.worth) {
          detours += 1;
          continue;
        }
        // A token that was given and is known nowhere: the next request need not look for it.
        if (error instanceof Elsewhere && !this.mayKnow(request.headers ?? {})) this.forget(request.headers ?? {});
        if (!(error instanceof Again) || error instanceof Elsewhere || attempt > RETRIES) throw reasonIn(error);
        await this.#pause(backoffMs(attempt), request.signal);
        attempt += 1;
      }
    }
  }

  /**
   * The answer to a request outside of the Edge Client API, as it came. It is sent again if the network fails, unless
   * it may be sent `once` only. Throws a ZitiError if no answer comes.
   */
  async ask(request: Request, baseUrl: string, { once = false } = {}): Promise<RawResponse> {
    for (let attempt = 1; ; attempt++) {
      try {
        return (await this.#http.exchange(request, baseUrl, [this.#closing.signal], this.#timeoutMs)).response;
      } catch (error) {
        if (!(error instanceof Again) || once || attempt > RETRIES) throw reasonIn(error);
        await this.#pause(backoffMs(attempt), request.signal);
      }
    }
  }

  /** Ends every request that waits, and every connection. */
  close(): void {
    this.#closing.abort(new Error('the controller node was closed'));
    this.#http.close();
  }

  #homeOf({ headers }: Request): string | undefined {
    return this.#homes.baseUrlOf(tokenIn(headers) ?? '');
  }

  /** Throws a ZitiError, or one that says how to go on: Again, Elsewhere. */
  async #sendOnce<T>(request: Request, baseUrl: string): Promise<Answer<T>> {
    const name = `${request.method} ${request.path}`;
    const signals = [this.#closing.signal];
    const { response, ...arrival } = await this.#http.exchange(request, baseUrl, signals, this.#timeoutMs);
    const token = tokenIn(request.headers);
    try {
      const answer = openEnvelope<T>(name, response);
      const accepted = request.path === '/authenticate' ? (answer.data as { token?: string }).token : token;
      if (accepted) this.#homes.accepted(accepted, arrival);
      return answer;
    } catch (error) {
      if (!(error instanceof ZitiError)) throw error;
      if (error.code === 'ZITI_BUSY' || AWAY.includes(error.status ?? 0)) throw new Again(error);
      if (error.code === 'ZITI_UNAUTHORIZED' && token) throw this.#refused(token, arrival, error);
      // Any other word of the controller says that it knows the login.
      if (token && error.apiCode) this.#homes.accepted(token, arrival);
      throw error;
    }
  }

  /** A login was refused: by the controller that gave it, or by another one behind the same address. */
  #refused(token: string, arrival: Arrival, error: ZitiError): Error {
    const worth = this.#homes.detoursFor(token, arrival);
    if (worth === 0) {
      this.#homes.end(token);
      return error;
    }
    // The next attempt takes a connection that leads to the right one, or a new one.
    this.#http.dropAll(arrival.socket, (socket) => this.#homes.leadsHome(token, socket));
    return new Elsewhere(error, worth);
  }

  async #pause(delayMs: number, caller?: AbortSignal): Promise<void> {
    const { signal, release } = linkSignals([this.#closing.signal, caller]);
    try {
      await sleep(delayMs, undefined, { signal });
    } catch {
      throw new ZitiError('ZITI_UNREACHABLE', `${this.#baseUrl} was not asked again: ${reasonOf(signal.reason)}`);
    } finally {
      release();
    }
  }
}

function reasonIn(error: unknown): unknown {
  return error instanceof Again ? error.reason : error;
}
