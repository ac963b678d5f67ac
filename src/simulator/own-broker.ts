import { EventEmitter, once } from 'node:events';
import { createServer, type AddressInfo, type Server, type Socket } from 'node:net';
import { debuglog } from 'node:util';
import type { Aedes, AedesOptions, Client } from 'aedes';
import { responseTopic } from '../protocol/topics.js';
import { endpoint, listenError } from './endpoint.js';
import type { ArmConnection, Sendable, Wire, WireEvents } from './wire.js';

const debug = debuglog('kortex-simulator');

/** An MQTT broker for the arm alone, as a real arm carries one. */
export class OwnBroker extends EventEmitter<WireEvents> implements Wire {
  readonly #host: string;
  readonly #sockets = new Set<Socket>();
  readonly #connections = new Map<Client, ArmConnection>();
  #port: number;
  #server: Server | undefined;
  #broker: Aedes | undefined;

  /** Port 0 is any free one; it is kept from the first start on. */
  constructor(host: string, port: number) {
    super();
    this.#host = host;
    this.#port = port;
  }

  get url(): string {
    return `mqtt://${endpoint(this.#host, this.#port)}`;
  }

  get port(): number {
    return this.#port;
  }

  get connectionCount(): number {
    return this.#sockets.size;
  }

  async start(): Promise<void> {
    // Loaded only here: an arm that joins a broker needs none.
    const { Aedes } = await import('aedes');
    const broker = await Aedes.createBroker({
      // Where the broker lets a message in. Later hooks run after the broker forgot a client that died, so that its
      // last will would come too late.
      authorizePublish: (client, packet, allow) => {
        if (packet.topic.startsWith('$SYS/')) {
          allow(new Error('$SYS topics belong to the broker'));
          return;
        }
        allow();
        if (client && this.#broker === broker) this.#receive(client, packet);
      },
    });
    broker.on('client', (client) => this.#opened(client));
    broker.on('clientDisconnect', (client) => this.#gone(client));
    // Without a listener it would end the process.
    (broker as EventEmitter).on('error', (error) => debug('broker: %s', error));

    const server = createServer({ noDelay: true }, (socket) => {
      this.#sockets.add(socket);
      socket.once('close', () => this.#sockets.delete(socket));
      broker.handle(socket);
    });
    this.#broker = broker;
    this.#server = server;
    try {
      server.listen(this.#port, this.#host);
      await once(server, 'listening');
    } catch (error) {
      await this.stop();
      throw listenError(error, endpoint(this.#host, this.#port));
    }
    server.on('error', (error) => debug('server: %s', error));
    this.#port = (server.address() as AddressInfo).port;
  }

  publish(topic: string, bytes: Uint8Array): void {
    this.send({ topic, bytes });
  }

  send({ topic, bytes, correlationData }: Sendable): void {
    const properties = correlationData && { properties: { correlationData: buffer(correlationData) } };
    const packet = { topic, payload: buffer(bytes), qos: 0, retain: false, dup: false, ...properties } as const;
    this.#broker?.publish({ cmd: 'publish', ...packet }, (error) => error && debug('%s: %s', topic, error));
  }

  dropConnections(): void {
    for (const socket of this.#sockets) socket.destroy();
  }

  async stop(): Promise<void> {
    const server = this.#server;
    const broker = this.#broker;
    this.#server = undefined;
    this.#broker = undefined;
    // The sockets first, so that no client gets a DISCONNECT.
    const serverClosed = new Promise<void>((resolve) => (server ? server.close(() => resolve()) : resolve()));
    this.dropConnections();
    await serverClosed;
    await new Promise<void>((resolve) => (broker ? broker.close(resolve) : resolve()));
    for (const client of this.#connections.keys()) this.#gone(client);
  }

  #receive(client: Client, { topic, payload, properties }: Parameters<AuthorizePublish>[1]): void {
    this.emit('message', {
      topic,
      bytes: Buffer.from(payload),
      responseTopic: properties?.responseTopic ?? responseTopic(client.id),
      correlationData: properties?.correlationData,
      from: this.#connections.get(client),
    });
  }

  #opened(client: Client): void {
    const { remoteAddress = '', remotePort = 0 } = client.conn as Socket;
    const connection = { clientId: client.id, address: endpoint(remoteAddress.replace(/^::ffff:/, ''), remotePort) };
    this.#connections.set(client, connection);
    this.emit('opened', connection);
  }

  #gone(client: Client): void {
    const connection = this.#connections.get(client);
    if (!connection) return;
    this.#connections.delete(client);
    this.emit('gone', connection);
  }
}

type AuthorizePublish = NonNullable<AedesOptions['authorizePublish']>;

function buffer(bytes: Uint8Array): Buffer {
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length);
}
