import { toError, ZitiError } from '../../errors.js';
import { type ChannelMessage, ContentType, HeaderKey, int32, int32Of } from './message.js';
import { RouterConnection, type RouterLogin } from './router-connection.js';
import type { RouterAddress } from './routers.js';
import { KeyExchange } from './secret-stream.js';
import { type Carrier, ServiceStream } from './service-stream.js';
import { TokenUpdate } from './token-update.js';

/** What is dialled: by the token of a Dial session, or by the id of the service, which newer routers know. */
export type Target = { sessionToken: string } | { serviceId: string };

/** What a host is told of the dial: it may want to pass the protocol on (`forwardProtocol` of its `host.v1`). */
const APP_DATA = Buffer.from(JSON.stringify({ dst_protocol: 'tcp' }));
/** A reader who takes nothing for so long must not keep the other streams of the channel waiting. */
const LONGEST_STALL_MS = 5_000;

/** A channel to one edge router, which carries any number of streams and closes after the last of them. */
export class RouterChannel implements Carrier {
  readonly #connection: RouterConnection;
  #loginToken: string;
  readonly #longestStallMs: number;
  readonly #streams = new Map<number, ServiceStream>();
  readonly #stalled = new Set<ServiceStream>();
  #stallTimer: NodeJS.Timeout | undefined;
  #connections = 0;
  readonly #tokenUpdate = new TokenUpdate();
  /** So many calls wait for a stream: the channel stays for them. */
  #opening = 0;
  /** Resolves when the channel is over. */
  readonly closed: Promise<void>;

  private constructor(connection: RouterConnection, loginToken: string, longestStallMs: number) {
    this.#connection = connection;
    this.#loginToken = loginToken;
    this.#longestStallMs = longestStallMs;
    connection.on('message', (message) => this.#receive(message));
    this.closed = new Promise((resolve) => {
      connection.once('close', () => {
        this.#over();
        resolve();
      });
    });
  }

  /** Connects to the router. Throws a ZitiError, also if `signal` aborts. */
  static async open(
    address: RouterAddress,
    login: RouterLogin,
    signal: AbortSignal,
    longestStallMs = LONGEST_STALL_MS,
  ): Promise<RouterChannel> {
    return new RouterChannel(await RouterConnection.open(address, login, signal), login.token, longestStallMs);
  }

  get label(): string {
    return this.#connection.label;
  }

  get isClosed(): boolean {
    return this.#connection.isClosed;
  }

  /** True as long as nothing is taken from the router, since a reader is slow. */
  get isStalled(): boolean {
    return this.#stalled.size > 0;
  }

  /**
   * Opens a stream to a service. `mustBeSecret`: a host that does not encrypt is refused. Throws a ZitiError, also if
   * `signal` aborts.
   */
  async connect(target: Target, mustBeSecret: boolean, signal: AbortSignal): Promise<ServiceStream> {
    this.#opening += 1;
    try {
      const keys = await KeyExchange.start();
      signal.throwIfAborted();
      if (this.isClosed) throw this.#connection.failure;
      const secrets = [this.#loginToken, 'sessionToken' in target ? target.sessionToken : ''];
      const stream = new ServiceStream(this, ++this.#connections, keys, { mustBeSecret, secrets });
      // Before Connect is sent: data may come before its answer.
      this.#streams.set(stream.connectionId, stream);
      const abort = () => stream.destroy(this.#connection.unreachable(toError(signal.reason)));
      signal.addEventListener('abort', abort);
      try {
        await new Promise<void>((resolve, reject) => {
          stream.once('connect', resolve);
          stream.once('error', reject);
          this.#sendConnect(stream.connectionId, keys.publicKey, target);
        });
        // It may have closed since, with the bytes that opened it.
        if (stream.destroyed) throw stream.errored ?? this.#connection.failure;
        return stream;
      } catch (error) {
        stream.destroy(toError(error));
        throw error;
      } finally {
        signal.removeEventListener('abort', abort);
      }
    } catch (error) {
      throw this.#connection.unreachable(toError(error));
    } finally {
      this.#opening -= 1;
      this.closeIfUnused();
    }
  }

  #sendConnect(connectionId: number, publicKey: Buffer, target: Target): void {
    const headers = new Map<number, Buffer>([
      [HeaderKey.connectionId, int32(connectionId)],
      [HeaderKey.publicKey, publicKey],
      [HeaderKey.appData, APP_DATA],
    ]);
    if ('sessionToken' in target) {
      this.send(ContentType.connect, headers, Buffer.from(target.sessionToken));
      return;
    }
    headers.set(HeaderKey.service, Buffer.from(target.serviceId));
    headers.set(HeaderKey.isServiceName, Buffer.of(0));
    this.send(ContentType.connectV2, headers);
  }

  send(...message: Parameters<RouterConnection['send']>): void {
    this.#connection.send(...message);
  }

  /** Gives the router the next token of the same login, so that the streams live on. False if it does not take it. */
  async updateToken(token: string): Promise<boolean> {
    const send = (body: Buffer) => this.send(ContentType.updateToken, new Map(), body);
    const isTaken = await this.#tokenUpdate.run(token, send, this.closed);
    if (isTaken) this.#loginToken = token;
    return isTaken;
  }

  #receive(message: ChannelMessage): void {
    if (this.#tokenUpdate.take(message)) return;
    this.#streams.get(int32Of(message, HeaderKey.connectionId) ?? 0)?.receive(message);
  }

  pause(stream: ServiceStream): void {
    this.#stalled.add(stream);
    this.#connection.pause();
    this.#stallTimer ??= setTimeout(() => this.#endStalled(), this.#longestStallMs).unref();
  }

  resume(stream: ServiceStream): void {
    if (!this.#stalled.delete(stream)) return;
    clearTimeout(this.#stallTimer);
    this.#stallTimer = undefined;
    const [next] = this.#stalled;
    if (next) this.pause(next);
    else this.#connection.resume();
  }

  /** A stream that is alone may take its time: nobody waits for it. */
  #endStalled(): void {
    this.#stallTimer = undefined;
    if (this.#streams.size < 2) return;
    const message = `nobody reads this stream, and others through ${this.label} wait for it`;
    for (const stream of [...this.#stalled]) stream.destroy(new ZitiError('ZITI_BUSY', message));
  }

  release(stream: ServiceStream): void {
    this.#streams.delete(stream.connectionId);
    this.resume(stream);
    this.closeIfUnused();
  }

  /** Closes the channel unless it has streams, or somebody waits for one. */
  closeIfUnused(): void {
    if (this.#opening === 0 && this.#streams.size === 0) this.#connection.close();
  }

  /** Ends the channel and all its streams because of `cause`. */
  close(cause: ZitiError): void {
    this.#connection.fail(cause);
  }

  #over(): void {
    clearTimeout(this.#stallTimer);
    for (const stream of [...this.#streams.values()]) stream.fail(this.#connection.failure);
  }
}
