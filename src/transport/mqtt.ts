import { EventEmitter } from 'node:events';
import { Socket } from 'node:net';
import { debuglog } from 'node:util';
import mqtt, { type IConnackPacket, MqttClient } from 'mqtt';
import { ConnectionError, reasonOf, toError } from '../errors.js';
import { decodeFrame, encodeFrame, type Frame } from '../protocol/frame.js';
import { FrameType } from '../protocol/messages.js';
import { decodeRaw } from '../protocol/raw.js';
import {
  isRawTopic,
  pingTopic,
  responseTopic,
  servicePingTopic,
  servicePongTopic,
  SESSIONS_KILLED,
  SESSIONS_STATUS,
  topicOf,
} from '../protocol/topics.js';
import { clientOptions, type MqttOptions } from './mqtt-options.js';
import { tlsHint } from '../tls-hint.js';
import type { Transport, TransportEvents } from './transport.js';

const debug = debuglog('kortex');

/** Kinova's own clients wait as long for the broker. */
const HANDSHAKE_TIMEOUT_MS = 10_000;
/** How long a goodbye may take before the socket is destroyed. */
const GOODBYE_MS = 500;

/** Carries frames over MQTT v5, as Kortex 3 speaks it (Link 6). */
export class MqttTransport extends EventEmitter<TransportEvents> implements Transport {
  readonly #options: MqttOptions;
  readonly #prefix: string;
  #client: MqttClient | undefined;
  #responseTopic = '';
  #pingTopic: string | undefined;
  /** Who waits for a service to say that it is up, by the topic of the answer. */
  readonly #pongs = new Map<string, () => void>();
  #state: 'new' | 'opening' | 'open' | 'closed' = 'new';
  /** The first thing that went wrong: later ones follow from it. */
  #failure: Error | undefined;
  #gone = false;

  constructor(options: MqttOptions) {
    super();
    this.#options = options;
    this.#prefix = options.topicPrefix ? `${options.topicPrefix}/` : '';
  }

  async open(signal: AbortSignal): Promise<void> {
    if (this.#state !== 'new') throw new ConnectionError('a transport opens once');
    this.#state = 'opening';
    const { host, port, handshakeTimeoutMs = HANDSHAKE_TIMEOUT_MS } = this.#options;
    try {
      await this.#handshake(signal, handshakeTimeoutMs);
      this.#state = 'open';
    } catch (error) {
      await this.close();
      throw new ConnectionError(`cannot reach the arm at ${host}:${port}: ${reasonOf(error)}${hint(error)}`, {
        cause: error,
      });
    }
  }

  async #handshake(signal: AbortSignal, timeoutMs: number): Promise<void> {
    signal.throwIfAborted();
    const { dial } = this.#options;
    const options = clientOptions(this.#options);
    const client = dial ? new MqttClient(() => dial(), options) : mqtt.connect(options);
    this.#client = client;
    // Else a call that follows one still waiting is held back for the receipt of the first, some 40 ms. ws does it itself.
    if (client.stream instanceof Socket) client.stream.setNoDelay(true);
    // mqtt.js emits `error` at any time, even after end(); without a listener that would end the process.
    client.on('error', (error) => this.#fail(error));
    client.on('disconnect', ({ reasonCode }) => this.#fail(new Error(`the broker said goodbye, reason ${reasonCode}`)));
    client.on('close', () => this.#closed());
    client.on('message', (topic, bytes) => this.#receive(topic, bytes));

    let stopWaiting = () => {};
    const over = new Promise<never>((_, reject) => {
      const aborted = () => reject(toError(signal.reason));
      // A half-open link never finishes its handshake, so we end it.
      const timer = setTimeout(() => reject(new Error(`no answer in ${timeoutMs} ms`)), timeoutMs);
      client.once('close', () => reject(this.#failure ?? new Error('the broker closed the connection')));
      signal.addEventListener('abort', aborted);
      stopWaiting = () => {
        clearTimeout(timer);
        signal.removeEventListener('abort', aborted);
      };
    });
    try {
      const connected = new Promise<IConnackPacket>((resolve) => client.once('connect', resolve));
      const { properties } = await Promise.race([connected, over]);
      this.#responseTopic = responseTopic(properties?.assignedClientIdentifier ?? '');
      await Promise.race([this.#subscribeAll(), over]);
    } finally {
      stopWaiting();
    }
  }

  async #subscribeAll(): Promise<void> {
    // Access rules of a real arm's broker are unknown: without the two raw topics, calls still work.
    const tolerated = [SESSIONS_STATUS, SESSIONS_KILLED].map((topic) =>
      this.#subscribe(topic).catch((error: unknown) => debug('no %s: %s', topic, error)),
    );
    await Promise.all([this.#subscribe(this.#responseTopic), ...tolerated]);
  }

  send(frame: Frame): void {
    if (this.#state !== 'open') return;
    const request = frame.header.frameType === FrameType.MSG_FRAME_REQUEST;
    const bytes = encodeFrame(frame);
    const { messageId } = frame.header;
    const correlationData = Buffer.of(messageId >> 8, messageId & 0xff);
    this.#client?.publish(
      this.#prefix + topicOf(frame.header),
      Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length),
      // The arm sees its own topic names, so the response topic goes without the prefix.
      request ? { properties: { responseTopic: this.#responseTopic, correlationData } } : {},
      // A publish that fails means a link that ends; the waiting call hears of that.
      (error) => error && debug('publish failed: %s', error.message),
    );
  }

  async hearPings(sessionId: number): Promise<void> {
    const before = this.#pingTopic;
    this.#pingTopic = sessionId === 0 ? undefined : pingTopic(sessionId);
    if (before === this.#pingTopic || this.#state !== 'open') return;
    if (before) await this.#client?.unsubscribeAsync(this.#prefix + before);
    if (this.#pingTopic) await this.#subscribe(this.#pingTopic);
  }

  async pingService(serviceId: number): Promise<void> {
    const answered = new Promise<void>((resolve) => this.#pongs.set(servicePongTopic(serviceId), resolve));
    await this.#subscribe(servicePongTopic(serviceId));
    this.#client?.publish(this.#prefix + servicePingTopic(serviceId), '');
    await answered;
  }

  async close(): Promise<void> {
    this.#state = 'closed';
    const client = this.#client;
    if (!client || this.#gone) return;
    const goodbye = client.connected;
    const forced = setTimeout(() => client.stream.destroy(), GOODBYE_MS);
    // Not end()'s callback: it never comes while a subscription waits for its answer.
    await new Promise<void>((resolve) => {
      client.once('close', resolve);
      client.end(!goodbye);
    });
    clearTimeout(forced);
  }

  async #subscribe(topic: string): Promise<void> {
    await this.#client?.subscribeAsync(this.#prefix + topic, { qos: 0 });
  }

  #receive(prefixed: string, bytes: Uint8Array): void {
    const topic = prefixed.slice(this.#prefix.length);
    const pong = this.#pongs.get(topic);
    if (pong) {
      pong();
      return;
    }
    try {
      if (isRawTopic(topic)) this.emit('raw', decodeRaw(topic, bytes));
      else this.emit('frame', decodeFrame(bytes));
    } catch (error) {
      debug('dropped %d bytes on %s: %s', bytes.length, topic, error);
    }
  }

  #fail(error: Error): void {
    this.#failure ??= error;
    this.#client?.stream.destroy();
  }

  #closed(): void {
    this.#gone = true;
    if (this.#state !== 'open') return;
    this.#state = 'closed';
    const why = this.#failure ? `: ${reasonOf(this.#failure)}` : '';
    this.emit('close', new ConnectionError(`the link to the arm was lost${why}`, { cause: this.#failure }));
  }
}

/** What to do about the failures that people meet most. */
function hint(error: unknown): string {
  const { code } = error as { code?: unknown };
  if (code === 134 || code === 135) return '. The broker asks for a broker user name and password, or refused them';
  return tlsHint(error);
}
