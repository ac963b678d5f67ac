import { EventEmitter, once } from 'node:events';
import { connect, Socket } from 'node:net';
import type { Duplex } from 'node:stream';
import { debuglog } from 'node:util';
import { linkSignals } from '../time/deadline.js';
import { ConnectionError, ProtocolError, reasonOf, toError, ZitiError } from '../errors.js';
import { hostPort, withoutBrackets } from '../host-port.js';
import { printable } from '../printable.js';
import { decodeFrame, encodeFrame, type Frame } from '../protocol/frame.js';
import { FrameSplitter, withPrefix } from '../protocol/frame-splitter.js';
import { reachHintWord } from '../reach-hint.js';
import { checkAlive, dialled } from './dialled.js';
import { notKortex2 } from './far-end.js';
import type { Dial, Endpoint, Transport, TransportEvents } from './transport.js';

const debug = debuglog('kortex');

const HANDSHAKE_TIMEOUT_MS = 10_000;
/** How long closing may take before the socket is destroyed. */
const GOODBYE_MS = 500;

/** How to reach an arm over TCP. */
export interface TcpOptions {
  host: string;
  port: number;
  /** Opens the stream instead of us. */
  dial?: Dial | undefined;
  /** What errors call the far end, in the place of host and port. */
  farEnd?: string | undefined;
  /** Limit for the connection to be there. */
  handshakeTimeoutMs?: number;
}

/** Carries frames over TCP, as Kortex 2 speaks it (Gen3): no topics, no pings, and nothing but frames. */
export class TcpTransport extends EventEmitter<TransportEvents> implements Transport {
  readonly #options: TcpOptions;
  readonly #splitter = new FrameSplitter();
  readonly #closing = new AbortController();
  #stream: Duplex | undefined;
  #state: 'new' | 'opening' | 'open' | 'closed' = 'new';
  /** The first thing that went wrong: later ones follow from it. */
  #failure: Error | undefined;

  constructor(options: TcpOptions) {
    super();
    this.#options = options;
  }

  get localEndpoint(): Endpoint | undefined {
    if (!(this.#stream instanceof Socket)) return undefined;
    const { localAddress: address, localPort: port } = this.#stream;
    return address === undefined || port === undefined ? undefined : { address, port };
  }

  async open(signal: AbortSignal): Promise<void> {
    if (this.#state !== 'new') throw new ConnectionError('a transport opens once');
    this.#state = 'opening';
    const { host, port, farEnd } = this.#options;
    try {
      await this.#connect(signal);
      this.#state = 'open';
    } catch (error) {
      await this.close();
      if (error instanceof ZitiError) throw error;
      const reason = printable(reasonOf(error));
      const where = farEnd ?? `at ${hostPort(host, port)}`;
      throw new ConnectionError(`cannot reach the arm ${where}: ${reason}`, {
        cause: error,
        hint: reachHintWord(error),
      });
    }
  }

  async #connect(signal: AbortSignal): Promise<void> {
    signal.throwIfAborted();
    const { host, port, dial, handshakeTimeoutMs = HANDSHAKE_TIMEOUT_MS } = this.#options;
    const cut = linkSignals([signal, this.#closing.signal], handshakeTimeoutMs);
    try {
      const stream = dial
        ? await dialled(dial, 'tcp', undefined, cut.signal)
        : connect({ host: withoutBrackets(host), port, noDelay: true, keepAlive: true });
      checkAlive(stream);
      this.#stream = stream;
      // For its whole life: without a listener, an error would end the process.
      stream.on('error', (error) => this.#fail(error));
      stream.on('end', () => this.#fail(new Error('the arm closed the connection')));
      stream.on('close', () => this.#closed());
      stream.on('data', (chunk: Buffer) => this.#receive(chunk));
      if (stream instanceof Socket && stream.connecting) await once(stream, 'connect', { signal: cut.signal });
    } catch (error) {
      throw cut.signal.aborted && !(error instanceof ZitiError) ? toError(cut.signal.reason) : error;
    } finally {
      cut.release();
    }
  }

  send(frame: Frame): void {
    if (this.#state === 'open') this.#stream?.write(withPrefix(encodeFrame(frame)));
  }

  subscribePings(): Promise<void> {
    return Promise.resolve(); // this arm sends none
  }

  async close(limitMs = GOODBYE_MS): Promise<void> {
    const wasOpen = this.#state === 'open';
    this.#state = 'closed';
    this.#closing.abort(new ConnectionError('the link was closed'));
    const stream = this.#stream;
    if (!stream || stream.closed) return;
    const forced = setTimeout(() => stream.destroy(), wasOpen ? limitMs : 0);
    await new Promise<void>((resolve) => {
      stream.once('close', resolve);
      stream.end();
    });
    clearTimeout(forced);
  }

  #receive(chunk: Buffer): void {
    try {
      for (const bytes of this.#splitter.push(chunk)) this.#deliver(bytes);
    } catch (error) {
      const { looksLike, hint } = notKortex2(chunk);
      this.#fail(new ProtocolError(`${reasonOf(error)}: ${looksLike}`, { cause: error, hint }));
    }
  }

  #deliver(bytes: Uint8Array): void {
    try {
      this.emit('frame', decodeFrame(bytes));
    } catch (error) {
      debug('dropped a frame of %d bytes: %s', bytes.length, error);
      this.emit('unreadable');
    }
  }

  #fail(error: Error): void {
    this.#failure ??= error;
    this.#stream?.destroy();
  }

  #closed(): void {
    if (this.#state !== 'open') return;
    this.#state = 'closed';
    const why = this.#failure ? `: ${printable(reasonOf(this.#failure))}` : '';
    this.emit('close', new ConnectionError(`the link to the arm was lost${why}`, { cause: this.#failure }));
  }
}
