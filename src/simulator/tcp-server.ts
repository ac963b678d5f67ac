import { EventEmitter, once } from 'node:events';
import { type AddressInfo, createServer, type Server, type Socket } from 'node:net';
import { debuglog } from 'node:util';
import { decodeFrame } from '../protocol/frame.js';
import { FrameSplitter, withPrefix } from '../protocol/frame-splitter.js';
import { endpoint, listenError } from './endpoint.js';
import type { ArmConnection, Sendable, Wire, WireEvents } from './wire.js';

const debug = debuglog('kortex-simulator');

/** Far from the ids of sessions, so that nothing takes the one for the other. */
const FIRST_IDENTIFIER = 101;

/** The TCP port of a Kortex 2 arm. Every connection carries frames with their prefix, both ways. */
export class TcpServer extends EventEmitter<WireEvents> implements Wire {
  readonly #host: string;
  readonly #sockets = new Map<ArmConnection, Socket>();
  #port: number;
  #server: Server | undefined;
  #nextIdentifier = FIRST_IDENTIFIER;

  /** Port 0 is any free one; it is kept from the first start on. */
  constructor(host: string, port: number) {
    super();
    this.#host = host;
    this.#port = port;
  }

  get url(): string {
    return `tcp://${endpoint(this.#host, this.#port)}`;
  }

  get port(): number {
    return this.#port;
  }

  get connectionCount(): number {
    return this.#sockets.size;
  }

  async start(): Promise<void> {
    const server = createServer({ noDelay: true }, (socket) => this.#accept(socket));
    try {
      server.listen(this.#port, this.#host);
      await once(server, 'listening');
    } catch (error) {
      throw listenError(error, endpoint(this.#host, this.#port));
    }
    server.on('error', (error) => debug('server: %s', error));
    this.#server = server;
    this.#port = (server.address() as AddressInfo).port;
  }

  send({ bytes, to }: Sendable): void {
    const socket = to && this.#sockets.get(to);
    socket?.write(withPrefix(bytes));
  }

  publish(_topic: string, bytes: Uint8Array): void {
    for (const socket of this.#sockets.values()) socket.write(bytes);
  }

  dropConnections(): void {
    for (const socket of this.#sockets.values()) socket.destroy();
  }

  async stop(): Promise<void> {
    const server = this.#server;
    this.#server = undefined;
    const closed = new Promise<void>((resolve) => (server ? server.close(() => resolve()) : resolve()));
    this.dropConnections();
    await closed;
  }

  #accept(socket: Socket): void {
    const { remoteAddress = '', remotePort = 0 } = socket;
    const identifier = this.#nextIdentifier++;
    const address = endpoint(remoteAddress.replace(/^::ffff:/, ''), remotePort);
    const connection = { clientId: `tcp-${identifier}`, address, identifier };
    const splitter = new FrameSplitter();
    this.#sockets.set(connection, socket);
    socket.on('error', (error) => debug('%s: %s', address, error));
    socket.on('close', () => {
      this.#sockets.delete(connection);
      this.emit('gone', connection);
    });
    socket.on('data', (chunk) => {
      const frames = framesIn(splitter, chunk);
      // After bytes that are no frame nobody knows where the next one begins.
      if (!frames) socket.destroy();
      else for (const bytes of frames) this.emit('message', { topic: '', bytes, from: connection });
    });
    this.emit('opened', connection);
  }
}

/** The frames that are complete now, or undefined if the bytes are not Kortex. */
function framesIn(splitter: FrameSplitter, chunk: Buffer): Uint8Array[] | undefined {
  try {
    const frames = splitter.push(chunk);
    frames.forEach(decodeFrame);
    return frames;
  } catch (error) {
    debug('hung up: %s', error);
    return undefined;
  }
}
