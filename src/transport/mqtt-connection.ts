import { Socket } from 'node:net';
import { debuglog } from 'node:util';
import mqtt, { type IClientPublishOptions, MqttClient } from 'mqtt';
import type { Duplex } from 'node:stream';
import { ConnectionError, toError } from '../errors.js';
import { checkAlive, dialled } from './dialled.js';
import { notMqtt5 } from './far-end.js';
import { clientOptions, type MqttOptions } from './mqtt-options.js';
import { BrokerError, refusalOf } from './mqtt-reasons.js';
import { sendUpgrade, type UpgradeRequest } from './ws-upgrade.js';

const debug = debuglog('kortex');

/** How long DISCONNECT may take before the socket is destroyed. */
const GOODBYE_MS = 500;

/**
 * One connection to a broker of MQTT v5: it opens once and closes once. It stands between us and mqtt.js, which reports
 * failures in four ways (a throw, a callback, an `error` event, a promise that nobody sees): here each is one
 * rejection.
 */
export class MqttConnection {
  /** Called with each message. Not an event: an emitter costs memory, and there may be 1,000 arms. */
  onMessage: (topic: string, bytes: Uint8Array, correlationData: Uint8Array | undefined) => void = ignore;
  /** Called once when the connection is over, with the cause if there is one. */
  onClose: (cause: Error | undefined) => void = ignore;
  readonly #client: MqttClient;
  /** Those who wait for the broker, to be rejected when the connection ends. */
  readonly #waiting = new Set<(cause: Error) => void>();
  /** The first thing that went wrong: later ones follow from it. */
  #failure: Error | undefined;
  #isClosed = false;
  #clientId: string;

  private constructor(options: MqttOptions, clientId: string, stream: Duplex | undefined) {
    this.#clientId = clientId;
    const words = clientOptions(options, clientId);
    const { wsOptions } = words;
    if (wsOptions) {
      Object.assign(wsOptions, {
        finishRequest: (request: UpgradeRequest) => sendUpgrade(request, (error) => this.#fail(error)),
      });
      if (stream) Object.assign(wsOptions, { createConnection: () => stream });
    }
    const client = (this.#client = stream && !wsOptions ? new MqttClient(() => stream, words) : mqtt.connect(words));
    stream?.on('error', (error) => this.#fail(error));
    client.once('close', () => {
      this.#isClosed = true;
      const cause = this.#failure ?? new ConnectionError('the broker closed the connection');
      for (const reject of this.#waiting) reject(cause);
      this.onClose(this.#failure);
    });
    // mqtt.js emits `error` at any time, even after end(); without a listener that would end the process.
    client.on('error', (error) => this.#fail(error));
    client.on('packetreceive', (packet) => {
      if (packet.cmd !== 'connack' || !packet.reasonCode) return;
      this.#fail(BrokerError.ofConnection('the broker refused the connection', packet.reasonCode, packet.properties));
    });
    client.on('disconnect', ({ reasonCode = 0, properties }) =>
      this.#fail(BrokerError.ofConnection('the broker ended the connection', reasonCode, properties)),
    );
    client.on('message', (topic, bytes, { properties }) => {
      this.onMessage(topic, bytes, properties?.correlationData);
    });
  }

  /**
   * Connects as `clientId`; empty lets the broker choose. Throws a BrokerError if the broker refuses, a ConnectionError
   * if something else than a broker answers, and what the network or the dial said.
   */
  static async open(options: MqttOptions, clientId: string, signal: AbortSignal): Promise<MqttConnection> {
    signal.throwIfAborted();
    const { dial, protocol, tls } = options;
    const stream = dial && (await dialled(dial, protocol, tls, signal));
    if (stream) checkAlive(stream);
    const connection = new MqttConnection(options, clientId, stream);
    const abort = () => connection.#fail(toError(signal.reason));
    signal.addEventListener('abort', abort);
    try {
      await connection.#connect();
      return connection;
    } catch (error) {
      await connection.close();
      throw error;
    } finally {
      signal.removeEventListener('abort', abort);
    }
  }

  /** The name of this connection at the broker; empty if the broker did not say which one it chose. */
  get clientId(): string {
    return this.#clientId;
  }

  async #connect(): Promise<void> {
    const client = this.#client;
    await this.#whileOpen((resolve) => {
      client.once('connect', ({ properties }) => {
        // A broker assigns an id only to those who sent none; another one would not be ours.
        this.#clientId ||= properties?.assignedClientIdentifier ?? '';
        // We use no topic aliases; mqtt.js would keep 2 kB for them as soon as the broker offers any.
        Reflect.deleteProperty(client, 'topicAliasSend');
        resolve();
      });
      client.connect();
      const { stream } = client;
      // Else a call that follows one still waiting is held back for the receipt of the first, some 40 ms. ws does it
      // itself.
      if (stream instanceof Socket) stream.setNoDelay(true);
      // mqtt.js keeps errors without a code to itself, such as those of a WebSocket.
      stream.on('error', (error: Error) => this.#fail(error));
      // Before mqtt.js sees them: it would only say that it cannot read them.
      stream.prependOnceListener('data', (bytes: Buffer) => {
        const other = notMqtt5(bytes);
        if (other) this.#fail(new ConnectionError(`this is not an MQTT v5 broker: ${other.looksLike}`, other));
      });
    });
  }

  /** Throws a BrokerError if the broker refuses the topic, and the cause if the connection ends before it answers. */
  subscribe(topic: string): Promise<void> {
    return this.#ask((answered) =>
      this.#client.subscribe(topic, { qos: 0 }, (error, _, packet) => {
        answered(refusalOf(error, packet, `the broker does not hand out ${topic}`));
      }),
    );
  }

  /** Throws the cause if the connection ends before the broker answers. */
  unsubscribe(topic: string): Promise<void> {
    return this.#ask((answered) => this.#client.unsubscribe(topic, (error) => answered(error ?? null)));
  }

  /** Publishes with QoS 1: throws a BrokerError if the broker refuses, and the cause if the connection ends before. */
  publishAcknowledged(topic: string, bytes: Uint8Array): Promise<void> {
    return this.#ask((answered) =>
      this.#client.publish(topic, toBuffer(bytes), { qos: 1 }, (error, packet) => {
        answered(refusalOf(error, packet, `the broker does not take ${topic}`));
      }),
    );
  }

  /** Publishes with QoS 0. If that fails, the connection ends, and every wait for an answer with it. */
  publish(topic: string, bytes: Uint8Array, options: IClientPublishOptions = {}): void {
    const failed = (error: unknown) => debug('publish failed: %s', error);
    try {
      this.#client.publish(topic, toBuffer(bytes), options, (error) => error && failed(error));
    } catch (error) {
      failed(error);
    }
  }

  /** Sends DISCONNECT and closes, by force if the broker does not answer in `limitMs`. Never throws. */
  async close(limitMs = GOODBYE_MS): Promise<void> {
    const client = this.#client;
    const stream = client.stream as MqttClient['stream'] | undefined;
    if (this.#isClosed || !stream || stream.closed) return;
    const forced = setTimeout(() => stream.destroy(), limitMs);
    // Not end()'s callback: it never comes while a subscription waits for its answer.
    const closed = new Promise((resolve) => stream.once('close', resolve));
    try {
      client.end(!client.connected);
    } catch (error) {
      debug('goodbye: %s', error);
      stream.destroy();
    }
    await closed;
    clearTimeout(forced);
  }

  /** Resolves when the broker has answered what `send` asks; rejects if it refuses, or the connection ends before. */
  async #ask(send: (answered: (error: Error | null) => void) => void): Promise<void> {
    if (this.#isClosed) throw this.#failure ?? new ConnectionError('the connection to the broker is closed');
    const waiting = new Set(Object.keys(this.#client.outgoing));
    await this.#whileOpen((resolve, reject) => {
      try {
        send((error) => (error ? reject(error) : resolve()));
      } catch (error) {
        // mqtt.js has noted the packet that it could not write, and would reject a promise that nobody can see.
        for (const id of Object.keys(this.#client.outgoing)) {
          if (!waiting.has(id)) Reflect.deleteProperty(this.#client.outgoing, id);
        }
        reject(toError(error));
      }
    });
  }

  /**
   * Resolves or rejects as `start` wants; rejects also if the connection ends before. Not a race with one promise for
   * the end: that would keep something of every question until the end.
   */
  async #whileOpen(start: (resolve: () => void, reject: (cause: Error) => void) => void): Promise<void> {
    let over: (cause: Error) => void = () => undefined;
    const done = new Promise<void>((resolve, reject) => {
      over = reject;
      this.#waiting.add(over);
      start(resolve, reject);
    });
    await done.finally(() => this.#waiting.delete(over));
  }

  #fail(error: Error): void {
    this.#failure ??= error;
    // There is none yet if mqtt.js fails before it has opened one.
    (this.#client.stream as MqttClient['stream'] | undefined)?.destroy();
  }
}

function ignore(): void {}

function toBuffer(bytes: Uint8Array): Buffer {
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length);
}
