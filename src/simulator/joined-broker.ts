import { EventEmitter } from 'node:events';
import { Socket } from 'node:net';
import { debuglog } from 'node:util';
import mqtt, { type IPublishPacket, type MqttClient } from 'mqtt';
import { reasonOf } from '../errors.js';
import { ARM_TOPICS } from './incoming.js';
import type { Sendable, Wire, WireEvents } from './wire.js';

const debug = debuglog('kortex-simulator');

/** Where brokers listen, by the protocols that the arm can join one with. */
export const BROKER_PORTS: Readonly<Record<string, number>> = { 'mqtt:': 1883, 'mqtts:': 8883, 'ws:': 80, 'wss:': 443 };
const RECONNECT_MS = 500;
const CONNECT_TIMEOUT_MS = 10_000;

/** A broker that runs already, which the arm joins as one client among others. */
export class JoinedBroker extends EventEmitter<WireEvents> implements Wire {
  readonly url: string;
  readonly port: number;
  /** Clients of somebody else's broker cannot be seen. */
  readonly connectionCount = 0;
  readonly #urlWithLogin: string;
  #client: MqttClient | undefined;

  constructor(urlWithLogin: string) {
    super();
    const { protocol, hostname, port, pathname } = new URL(urlWithLogin);
    this.port = Number(port) || (BROKER_PORTS[protocol] ?? 0);
    this.url = `${protocol}//${hostname}:${this.port}${pathname === '/' ? '' : pathname}`;
    this.#urlWithLogin = urlWithLogin;
  }

  async start(): Promise<void> {
    const client = mqtt.connect(this.#urlWithLogin, {
      protocolVersion: 5,
      clientId: '',
      clean: true,
      connectTimeout: CONNECT_TIMEOUT_MS,
      reconnectPeriod: RECONNECT_MS,
      resubscribe: false, // every connect subscribes, the first one like the others
      queueQoSZero: false, // what could not be sent in time must not come late
    });
    this.#client = client;
    client.on('message', (topic, bytes, packet) => {
      if (this.#client === client) this.#receive(topic, bytes, packet);
    });
    try {
      await new Promise<void>((resolve, reject) => {
        // mqtt.js emits `error` at any time; without a listener that would end the process.
        client.on('error', (error) => {
          debug('broker: %s', error);
          reject(error);
        });
        client.on('close', () => reject(new Error('the broker closed the connection')));
        client.on('connect', () => {
          // Else an answer that follows another is held back for the receipt of the first.
          if (client.stream instanceof Socket) client.stream.setNoDelay(true);
          client.subscribe(ARM_TOPICS, { qos: 0, nl: true }, (error) => (error ? reject(error) : resolve()));
        });
      });
    } catch (error) {
      await this.stop();
      throw new Error(`cannot join the broker at ${this.url}: ${reasonOf(error)}`, { cause: error });
    }
  }

  publish(topic: string, bytes: Uint8Array): void {
    this.send({ topic, bytes });
  }

  send({ topic, bytes, correlationData }: Sendable): void {
    const payload = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length);
    const properties = correlationData && { properties: { correlationData: Buffer.from(correlationData) } };
    this.#client?.publish(topic, payload, { ...properties }, (error) => error && debug('%s: %s', topic, error));
  }

  /** There are none that the arm could drop. */
  dropConnections(): void {}

  async stop(): Promise<void> {
    const client = this.#client;
    this.#client = undefined;
    if (client) await new Promise<void>((resolve) => client.end(true, () => resolve()));
  }

  #receive(topic: string, bytes: Uint8Array, { properties }: IPublishPacket): void {
    const { responseTopic, correlationData } = properties ?? {};
    const clientId = responseTopic?.replace(/^res\//, '');
    const from = clientId === undefined ? undefined : { clientId, address: clientId };
    this.emit('message', { topic, bytes, responseTopic, correlationData, from });
  }
}
