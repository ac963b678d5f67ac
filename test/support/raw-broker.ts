import { once } from 'node:events';
import { type AddressInfo, createServer, type Server, type Socket } from 'node:net';

/** Packet types of MQTT that these tests meet. */
export const CONNECT = 1;
export const CONNACK = 2;
export const PUBLISH = 3;
export const SUBSCRIBE = 8;
export const UNSUBSCRIBE = 10;

/** A packet as it came: its type, and what stands behind its length. */
export interface RawPacket {
  type: number;
  flags: number;
  body: Buffer;
}

/** What a broker does with one packet of one client; the number counts the packets of that client from 0. */
export type Behaviour = (packet: RawPacket, socket: Socket, count: number) => void;

/** A broker made of bytes, that does with each packet whatever a test wants. It knows nothing by itself. */
export class RawBroker {
  readonly sockets: Socket[] = [];
  /** The client ids that came in CONNECT packets. */
  readonly clientIds: string[] = [];
  readonly #server: Server;

  private constructor(server: Server) {
    this.#server = server;
  }

  static async start(behaviour: Behaviour, greeting?: (socket: Socket) => void): Promise<RawBroker> {
    const server = createServer();
    const broker = new RawBroker(server);
    server.on('connection', (socket) => {
      broker.sockets.push(socket.on('error', () => undefined));
      greeting?.(socket);
      let rest: Buffer = Buffer.alloc(0);
      let count = 0;
      socket.on('data', (chunk) => {
        rest = Buffer.concat([rest, chunk]);
        for (let read = readPacket(rest); read; read = readPacket(rest)) {
          rest = read.rest;
          if (read.packet.type === CONNECT) broker.clientIds.push(clientIdOf(read.packet.body));
          behaviour(read.packet, socket, count++);
        }
      });
    });
    server.listen(0, '127.0.0.1');
    await once(server, 'listening');
    return broker;
  }

  get port(): number {
    return (this.#server.address() as AddressInfo).port;
  }

  /** Connections that are open. */
  get openCount(): number {
    return this.sockets.filter(({ closed }) => !closed).length;
  }

  async close(): Promise<void> {
    for (const socket of this.sockets) socket.destroy();
    await new Promise((resolve) => this.#server.close(resolve));
  }
}

/** A well-behaved answer to `packet`: CONNACK with `assigned` as client id, SUBACK with `reason` for every topic. */
export function politely(
  { type, flags, body }: RawPacket,
  assigned: string | undefined,
  reason = 0,
): Buffer | undefined {
  if (type === CONNECT) {
    const id = assigned === undefined ? Buffer.alloc(0) : Buffer.concat([Buffer.of(0x12), text(assigned)]);
    return packetOf(CONNACK, Buffer.concat([Buffer.of(0, 0), variableLength(id.length), id]));
  }
  if (type === SUBSCRIBE) return packetOf(9, Buffer.concat([body.subarray(0, 2), Buffer.of(0, reason)]));
  if (type === UNSUBSCRIBE) return packetOf(11, Buffer.concat([body.subarray(0, 2), Buffer.of(0, 0)]));
  if (type === PUBLISH && (flags & 6) === 2) {
    const topicBytes = body.readUInt16BE(0);
    return packetOf(4, Buffer.concat([body.subarray(2 + topicBytes, 4 + topicBytes), Buffer.of(reason, 0)]));
  }
  return undefined;
}

/** The topic of a SUBSCRIBE packet without properties. */
export function topicOfSubscribe({ body }: RawPacket): string {
  const length = body.readUInt16BE(3);
  return body.subarray(5, 5 + length).toString();
}

export function packetOf(type: number, body: Buffer, flags = 0): Buffer {
  return Buffer.concat([Buffer.of((type << 4) | flags), variableLength(body.length), body]);
}

function text(value: string): Buffer {
  const bytes = Buffer.from(value);
  return Buffer.concat([Buffer.of(bytes.length >> 8, bytes.length & 0xff), bytes]);
}

function variableLength(length: number): Buffer {
  const bytes: number[] = [];
  do {
    bytes.push((length % 128) | (length >= 128 ? 0x80 : 0));
    length = Math.floor(length / 128);
  } while (length > 0);
  return Buffer.from(bytes);
}

function readPacket(bytes: Buffer): { packet: RawPacket; rest: Buffer } | undefined {
  let length = 0;
  let at = 1;
  for (let factor = 1; ; factor *= 128, at++) {
    const byte = bytes[at];
    if (byte === undefined) return undefined;
    length += (byte & 0x7f) * factor;
    if (byte < 0x80) break;
  }
  const end = at + 1 + length;
  if (bytes.length < end) return undefined;
  const [first = 0] = bytes;
  return {
    packet: { type: first >> 4, flags: first & 15, body: bytes.subarray(at + 1, end) },
    rest: bytes.subarray(end),
  };
}

/** Behind protocol name, version, flags, keep-alive and properties. */
function clientIdOf(body: Buffer): string {
  const properties = 2 + body.readUInt16BE(0) + 4;
  const at = properties + 1 + (body[properties] ?? 0);
  return body.subarray(at + 2, at + 2 + body.readUInt16BE(at)).toString();
}
