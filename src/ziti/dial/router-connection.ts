import { EventEmitter } from 'node:events';
import { isIP } from 'node:net';
import { connect, type TLSSocket } from 'node:tls';
import { debuglog } from 'node:util';
import { reasonOf, toError, ZitiError } from '../../errors.js';
import { hostPort } from '../../host-port.js';
import { withoutSecrets } from '../../without-secrets.js';
import { type TlsOptions, verified } from '../trust.js';
import { type ChannelMessage, ContentType, encodeMessage, HeaderKey, int32, int32Of } from './message.js';
import { MessageSplitter } from './message-splitter.js';
import { loginRefused, routerUnreachable } from './refusal.js';
import type { RouterAddress } from './routers.js';

const debug = debuglog('ziti');

/** How an edge router knows us. All of it is secret. */
export interface RouterLogin {
  /** Of the login at the controller. */
  token: string;
  /** The id of that login; empty if nobody tells it. */
  apiSessionId: string;
  /** With the certificate that belongs to that login. */
  tls: TlsOptions;
}

export interface RouterConnectionEvents {
  /** A message that is for a stream, or about the token. */
  message: [message: ChannelMessage];
  /** The connection is over; once. */
  close: [];
}

const HELLO_SEQUENCE = -1;
const NAME = Buffer.from('node-red-kinova-kortex');
const NOTHING = Buffer.alloc(0);
/** A router that asks for its latency and reads no answers gets none behind so many bytes. */
const LONGEST_QUEUE_BYTES = 1024 * 1024;
const GOODBYE_MS = 500;
const KEEP_ALIVE_MS = 15_000;

/** One TLS connection to an edge router, and who we are on it. It opens once and closes once. */
export class RouterConnection extends EventEmitter<RouterConnectionEvents> {
  /** As errors name it: `edge router "line-a" at 10.0.0.2:3022`. */
  readonly label: string;
  readonly #socket: TLSSocket;
  readonly #splitter = new MessageSplitter();
  #sequence = HELLO_SEQUENCE;
  #greeted: ((message?: ChannelMessage) => void) | undefined;
  /** A router says at the first Connect only, and without a word, that it does not accept the login. */
  #isTrusted = false;
  /** The first thing that went wrong: later ones follow from it. */
  #failure: ZitiError | undefined;
  #isClosed = false;

  private constructor({ name, host, port }: RouterAddress, tls: TlsOptions) {
    super();
    this.label = `edge router "${name}" at ${hostPort(host, port)}`;
    const servername = isIP(host) ? '' : host;
    const socket = (this.#socket = connect({ ...verified(tls), host, port, servername, ALPNProtocols: ['ziti-edge'] }));
    socket.setNoDelay(true);
    socket.setKeepAlive(true, KEEP_ALIVE_MS);
    socket.on('data', (chunk: Buffer) => this.#receive(chunk));
    // For its whole life: without a listener, an error would end the process.
    socket.on('error', (error: Error) => this.fail(this.unreachable(error)));
    socket.once('close', () => this.#over());
  }

  /** Connects and says hello. Throws a ZitiError, also if `signal` aborts. */
  static async open(
    address: RouterAddress,
    { token, tls }: RouterLogin,
    signal: AbortSignal,
  ): Promise<RouterConnection> {
    let connection: RouterConnection;
    try {
      signal.throwIfAborted();
      connection = new RouterConnection(address, tls);
    } catch (error) {
      // node:tls throws for a certificate that it cannot read.
      throw new ZitiError('ZITI_UNREACHABLE', `edge router "${address.name}": ${reasonOf(error)}`);
    }
    const abort = () => connection.fail(connection.unreachable(toError(signal.reason)));
    signal.addEventListener('abort', abort);
    try {
      await connection.#greet(token);
      return connection;
    } finally {
      signal.removeEventListener('abort', abort);
    }
  }

  get isClosed(): boolean {
    return this.#isClosed;
  }

  /** Why the connection is over. */
  get failure(): ZitiError {
    if (this.#failure) return this.#failure;
    return this.#isTrusted ? this.unreachable(new Error('it closed the connection')) : loginRefused(this.label);
  }

  /** The error for something that went wrong on the way to the router. */
  unreachable(cause: Error): ZitiError {
    return routerUnreachable(this.label, cause);
  }

  async #greet(token: string): Promise<void> {
    await new Promise<void>((resolve) => {
      this.#socket.once('secureConnect', resolve);
      this.once('close', resolve);
    });
    if (this.#isClosed) throw this.failure;
    const answer = await new Promise<ChannelMessage | undefined>((resolve) => {
      this.#greeted = resolve;
      this.once('close', () => resolve(undefined));
      this.send(ContentType.hello, new Map([[HeaderKey.token, Buffer.from(token)]]), NAME);
    });
    this.#greeted = undefined;
    if (!answer) throw this.failure;
    if (answer.headers.get(HeaderKey.success)?.[0] === 1) return;
    const refusal = loginRefused(this.label, withoutSecrets(answer.body.toString(), [token]));
    this.fail(refusal);
    throw refusal;
  }

  /** Sends a message, and calls `sent` when it is on its way, or cannot go any more. */
  send(
    contentType: number,
    headers: ReadonlyMap<number, Buffer>,
    body: Buffer = NOTHING,
    sent?: (error?: Error | null) => void,
  ): void {
    if (this.#isClosed) sent?.(this.failure);
    else this.#socket.write(encodeMessage({ contentType, sequence: this.#sequence++, headers, body }), sent);
  }

  #receive(chunk: Buffer): void {
    try {
      for (const message of this.#splitter.push(chunk)) this.#handle(message);
    } catch (error) {
      const cause = this.unreachable(toError(error));
      this.fail(new ZitiError(cause.code, `${this.label}: ${cause.message}`, cause));
    }
  }

  #handle(message: ChannelMessage): void {
    switch (message.contentType) {
      case ContentType.result:
        if (int32Of(message, HeaderKey.replyFor) === HELLO_SEQUENCE) this.#greeted?.(message);
        break;
      case ContentType.latency:
        this.#answerProbe(message);
        break;
      case ContentType.stateConnected:
      case ContentType.stateClosed:
      case ContentType.data:
      case ContentType.updateTokenSuccess:
      case ContentType.updateTokenFailure:
        this.#isTrusted = true;
        this.emit('message', message);
        break;
      default:
        debug('%s: nothing is known of content type %d', this.label, message.contentType);
    }
  }

  /** A router measures how long an answer takes, and finds the time at which it asked in it. */
  #answerProbe({ sequence, headers }: ChannelMessage): void {
    if (this.#socket.writableLength > LONGEST_QUEUE_BYTES) return;
    const answer = new Map<number, Buffer>([
      [HeaderKey.replyFor, int32(sequence)],
      [HeaderKey.success, Buffer.of(1)],
    ]);
    const askedAt = headers.get(HeaderKey.latencyProbe);
    if (askedAt) answer.set(HeaderKey.latencyProbe, askedAt);
    this.send(ContentType.result, answer);
  }

  /** Takes no more from the router until `resume`. */
  pause(): void {
    this.#socket.pause();
  }

  resume(): void {
    this.#socket.resume();
  }

  /** Says goodbye and closes, by force if the router does not answer. Harmless if it is closed already. */
  close(): void {
    if (this.#isClosed) return;
    this.#over();
    const forced = setTimeout(() => this.#socket.destroy(), GOODBYE_MS);
    this.#socket.once('close', () => clearTimeout(forced));
    this.#socket.resume();
    this.#socket.end();
  }

  /** Ends the connection because of `failure`. */
  fail(failure: ZitiError): void {
    this.#failure ??= failure;
    this.#socket.destroy();
  }

  #over(): void {
    if (this.#isClosed) return;
    this.#isClosed = true;
    this.emit('close');
  }
}
