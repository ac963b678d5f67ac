import { randomUUID } from 'node:crypto';
import type { ClientRequest } from 'node:http';
import { Agent } from 'node:https';
import type { Socket } from 'node:net';
import axios, { type AxiosInstance } from 'axios';
import { linkSignals } from '../time/deadline.js';
import { reasonOf, toError, ZitiError } from '../errors.js';
import { printable } from '../printable.js';
import { isUntrusted, tlsHint, tlsHintWord } from '../tls-hint.js';
import { Again } from './again.js';
import type { RawResponse } from './answer.js';
import type { Arrival } from './homes.js';
import { type TlsOptions, verified } from './trust.js';

export interface Request {
  method: 'GET' | 'POST' | 'DELETE';
  /** Below the base URL. */
  path: string;
  query?: Record<string, string | number | undefined>;
  body?: object;
  /** In the place of a body: what a form of HTML would send. */
  form?: Record<string, string>;
  /** How the controller knows us. All of it is secret. */
  headers?: Record<string, string>;
  signal?: AbortSignal | undefined;
  /** True: an empty body is no answer. */
  needsEnvelope?: boolean;
}

/** No answer is so long, and one without an end would fill the memory. */
const LONGEST_BYTES = 32 * 1024 * 1024;

/** HTTPS as a controller is asked: connections that are kept, and no error that holds a secret. */
export class Http {
  readonly #agent: Agent;
  readonly #axios: AxiosInstance;

  constructor(tls: TlsOptions) {
    this.#agent = new Agent({ ...verified(tls), keepAlive: true });
    this.#axios = axios.create({
      httpsAgent: this.#agent,
      proxy: false, // a controller is part of the private network; a proxy of the company is not on the way to it
      maxRedirects: 0, // a redirect would carry the token to somebody else
      responseType: 'text',
      transformResponse: (body: unknown) => body, // text as it came, for openEnvelope to judge
      validateStatus: () => true,
      headers: { accept: 'application/json' },
      maxContentLength: LONGEST_BYTES,
    });
  }

  /** Sends `request` to `baseUrl` once, and waits for the answer. Throws a ZitiError, or Again with one in it. */
  async exchange(
    request: Request,
    baseUrl: string,
    signals: readonly AbortSignal[],
    timeoutMs: number,
  ): Promise<Arrival & { response: RawResponse }> {
    const { method, path, query, headers } = request;
    const content = contentOf(request);
    const { signal, release } = linkSignals([...signals, request.signal], timeoutMs);
    const requestId = randomUUID();
    try {
      const answered = await this.#axios.request<string>({
        method,
        baseURL: baseUrl,
        url: path,
        params: query,
        ...(content && { data: content.data }),
        headers: { 'x-request-id': requestId, ...(content && { 'content-type': content.type }), ...headers },
        signal,
      });
      const header = (title: string) => {
        const value: unknown = answered.headers[title];
        return typeof value === 'string' && value !== '' ? value : undefined;
      };
      return {
        response: {
          status: answered.status,
          body: answered.data,
          contentType: header('content-type'),
          challenges: header('www-authenticate'),
          header,
          requestId: header('x-request-id') ?? requestId,
          needsEnvelope: request.needsEnvelope,
          secrets: secretsOf(request),
        },
        baseUrl,
        instance: header('ziti-instance-id'),
        socket: (answered.request as Partial<ClientRequest> | undefined)?.socket ?? undefined,
      };
    } catch (error) {
      // Not the error of axios itself: its configuration holds the token.
      const cause = signal.aborted ? toError(signal.reason) : causeOf(error);
      const name = `${method} ${printable(path)}`;
      if (!signal.aborted && isTooLong(error)) {
        throw new ZitiError('ZITI_SERVER', `${name} was answered with more than ${LONGEST_BYTES} bytes`);
      }
      const message = `${name} did not reach ${baseUrl}: ${reasonOf(cause)}${tlsHint(cause)}`;
      const unreachable = new ZitiError('ZITI_UNREACHABLE', message, { hint: tlsHintWord(cause) });
      // Every limit of ours is in the signal: whatever else failed, failed on the network.
      throw signal.aborted || isUntrusted(cause) ? unreachable : new Again(unreachable);
    } finally {
      release();
    }
  }

  /** Ends `used` and all connections that wait for a next request, without those that `keeps` says yes to. */
  dropAll(used: Socket | undefined, keeps: (socket: Socket) => boolean): void {
    const free = Object.values(this.#agent.freeSockets).flatMap((sockets) => sockets ?? []);
    for (const socket of used ? [used, ...free] : free) if (!keeps(socket)) socket.destroy();
  }

  /** Ends every connection. */
  close(): void {
    this.#agent.destroy();
  }
}

/** The type of a form stands alone: with a charset behind it, some controllers do not know it. */
function contentOf({ body, form }: Request): { data: object | string; type: string } | undefined {
  if (form) return { data: new URLSearchParams(form).toString(), type: 'application/x-www-form-urlencoded' };
  return body && { data: body, type: 'application/json' };
}

/** Of a body or a form; a login by OpenID Connect goes on for whoever knows its `id`. */
const SECRET_FIELDS = ['password', 'code', 'code_verifier', 'refresh_token', 'token', 'id'];

/** What must not be told, should the controller, or a proxy before it, quote the request. */
function secretsOf({ headers = {}, body = {}, form = {}, query = {} }: Request): string[] {
  const sent: Record<string, unknown> = { ...query, ...body, ...form };
  const fields = SECRET_FIELDS.flatMap((name) => {
    const value = sent[name];
    return typeof value === 'string' ? [value] : [];
  });
  return [...fields, ...Object.values(headers).map((value) => value.replace(/^(Bearer|Basic) /, ''))];
}

/** True if axios says that there is more than it may take. */
function isTooLong(error: unknown): boolean {
  return axios.isAxiosError(error) && error.message.startsWith('maxContentLength');
}

/** The failure below that of axios. */
function causeOf(error: unknown): Error {
  const { cause } = error as { cause?: unknown };
  return cause instanceof Error ? cause : toError(error);
}
