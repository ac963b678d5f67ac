import { setMaxListeners } from 'node:events';
import { Agent } from 'node:https';
import { setTimeout as sleep } from 'node:timers/promises';
import axios, { type AxiosInstance } from 'axios';
import { backoffMs } from '../backoff.js';
import { reasonOf, toError, ZitiError } from '../errors.js';
import { isUntrusted, tlsHint } from '../tls-hint.js';
import { type Answer, openEnvelope, type RawResponse } from './answer.js';
import { cutBy } from '../cut.js';
import { type TlsOptions, verified } from './trust.js';

export interface ControllerOptions {
  /** As toBaseUrl gives it. */
  baseUrl: string;
  tls?: TlsOptions;
  /** Limit for one answer. Over 10 s, so that the reason is seen with which the controller itself gives up then. */
  timeoutMs?: number;
}

export interface Request {
  method: 'GET' | 'POST' | 'DELETE';
  /** Below the base URL. */
  path: string;
  query?: Record<string, string | number | undefined>;
  body?: object;
  /** How the controller knows us. All of it is secret. */
  headers?: Record<string, string>;
  signal?: AbortSignal | undefined;
}

export const DEFAULT_TIMEOUT_MS = 15_000;
const RETRIES = 3;
/** Codes of Node.js for a limit of our own; the others mean that there was no connection, or none any more. */
const OURS = new Set(['ERR_CANCELED', 'ECONNABORTED', 'ETIMEDOUT']);

/** One controller: sends requests and opens the envelopes of the answers. It knows nobody; ApiSession logs in. */
export class Controller {
  readonly baseUrl: string;
  readonly #timeoutMs: number;
  readonly #agent: Agent;
  readonly #axios: AxiosInstance;
  readonly #closing = new AbortController();

  constructor({ baseUrl, tls = {}, timeoutMs = DEFAULT_TIMEOUT_MS }: ControllerOptions) {
    this.baseUrl = baseUrl;
    this.#timeoutMs = timeoutMs;
    this.#agent = new Agent({ ...verified(tls), keepAlive: true });
    setMaxListeners(0, this.#closing.signal); // every request that waits listens
    this.#axios = axios.create({
      baseURL: baseUrl,
      httpsAgent: this.#agent,
      proxy: false, // a controller is part of the private network; a proxy of the company is not on the way to it
      maxRedirects: 0, // a redirect would carry the token to somebody else
      responseType: 'text',
      transformResponse: (body: unknown) => body, // text as it came, for openEnvelope to judge
      validateStatus: () => true,
      headers: { accept: 'application/json' },
    });
  }

  /**
   * Sends a request, and again up to three times where the controller is overloaded (429, 503) or the network fails. That
   * does no harm: a session is created only once, and a login that nobody uses expires. Throws a ZitiError.
   */
  async send<T>(request: Request): Promise<Answer<T>> {
    for (let attempt = 1; ; attempt++) {
      try {
        return await this.#sendOnce<T>(request);
      } catch (error) {
        if (!(error instanceof Again) || attempt > RETRIES) throw error instanceof Again ? error.reason : error;
        await this.#pause(backoffMs(attempt), request.signal);
      }
    }
  }

  /** Ends every request that waits, and every connection. */
  close(): void {
    this.#closing.abort(new Error('the controller node was closed'));
    this.#agent.destroy();
  }

  async #sendOnce<T>(request: Request): Promise<Answer<T>> {
    const name = `${request.method} ${request.path}`;
    const response = await this.#exchange(name, request);
    try {
      return openEnvelope<T>(name, response);
    } catch (error) {
      throw error instanceof ZitiError && error.code === 'ZITI_BUSY' ? new Again(error) : error;
    }
  }

  async #exchange(name: string, request: Request): Promise<RawResponse> {
    const { method, path, query, body, headers } = request;
    const { signal, release } = cutBy([this.#closing.signal, request.signal], this.#timeoutMs);
    try {
      const { status, data } = await this.#axios.request<string>({
        method,
        url: path,
        params: query,
        ...(body && { data: body }),
        headers: { ...(body && { 'content-type': 'application/json' }), ...headers },
        signal,
      });
      return { status, body: data, secrets: secretsOf(request) };
    } catch (error) {
      // Not the error of axios itself: its configuration holds the token.
      const cause = signal.aborted ? toError(signal.reason) : causeOf(error);
      const message = `${name} did not reach ${this.baseUrl}: ${reasonOf(cause)}${tlsHint(cause)}`;
      const unreachable = new ZitiError('ZITI_UNREACHABLE', message);
      const { code } = error as { code?: string };
      throw signal.aborted || isUntrusted(cause) || OURS.has(code ?? '') ? unreachable : new Again(unreachable);
    } finally {
      release();
    }
  }

  async #pause(delayMs: number, caller?: AbortSignal): Promise<void> {
    const { signal, release } = cutBy([this.#closing.signal, caller]);
    try {
      await sleep(delayMs, undefined, { signal });
    } catch {
      throw new ZitiError('ZITI_UNREACHABLE', `${this.baseUrl} was not asked again: ${reasonOf(signal.reason)}`);
    } finally {
      release();
    }
  }
}

/** A failure that may be gone the next time. */
class Again extends Error {
  readonly reason: ZitiError;

  constructor(reason: ZitiError) {
    super(reason.message);
    this.reason = reason;
  }
}

/** What must not be told, should the controller, or a proxy before it, quote the request. */
function secretsOf({ headers = {}, body = {} }: Request): string[] {
  const { password = '' } = body as { password?: string };
  const tokens = Object.values(headers).map((value) => value.replace(/^Bearer /, ''));
  return [password, ...tokens].filter((secret) => secret !== '');
}

/** The failure below that of axios. */
function causeOf(error: unknown): Error {
  const { cause } = error as { cause?: unknown };
  return cause instanceof Error ? cause : toError(error);
}
