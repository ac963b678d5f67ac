import { EventEmitter } from 'node:events';
import { debuglog } from 'node:util';
import { linkSignals, untilAborted } from '../time/deadline.js';
import { ConnectionError, reasonOf, ZitiError } from '../errors.js';
import { hostPort } from '../host-port.js';
import { printable } from '../printable.js';
import { decodeFrame, encodeFrame, type Frame } from '../protocol/frame.js';
import { FrameType } from '../protocol/messages.js';
import { decodeRaw } from '../protocol/raw.js';
import {
  isRawTopic,
  notificationTopic,
  pingTopic,
  responseTopic,
  servicePingTopic,
  servicePongTopic,
  SESSIONS_KILLED,
  SESSIONS_STATUS,
  topicOf,
} from '../protocol/topics.js';
import { reachHintWord } from '../reach-hint.js';
import { tlsHint } from '../tls-hint.js';
import { MqttConnection } from './mqtt-connection.js';
import { checkMqttTexts, isUsableClientId, type MqttOptions } from './mqtt-options.js';
import { BrokerError } from './mqtt-reasons.js';
import { checkTopics } from './topic-check.js';
import type { TopicCheck, Transport, TransportEvents } from './transport.js';

const debug = debuglog('kortex');

/** Kinova's own clients wait as long for the broker. */
const HANDSHAKE_TIMEOUT_MS = 10_000;
/** A broker answers the subscriptions of one client in their order, so the answers to all come together. */
const OTHER_TOPICS_MS = 1_000;
/** With these a broker refuses an empty client id: 133 by the specification, 128 is what Mosquitto 2 sends. */
const NO_EMPTY_CLIENT_ID: ReadonlySet<number> = new Set([128, 133]);
const EMPTY = new Uint8Array();

/** Carries frames over MQTT v5, as Kortex 3 speaks it (Link 6). */
export class MqttTransport extends EventEmitter<TransportEvents> implements Transport {
  readonly #options: MqttOptions;
  readonly #prefix: string;
  readonly refusedTopics = new Map<string, string>();
  /** Ends the handshake. */
  #opening: AbortController | undefined;
  #connection: MqttConnection | undefined;
  #responseTopic = '';
  #pingTopic: string | undefined;
  /** Who waits for a service to say that it is up, by the topic of the answer. */
  #pongs: Map<string, { resolve: () => void; reject: (cause: Error) => void }> | undefined;
  #state: 'new' | 'opening' | 'open' | 'closed' = 'new';

  /** Throws an InputError for a text that MQTT cannot carry. */
  constructor(options: MqttOptions) {
    super();
    checkMqttTexts(options);
    this.#options = options;
    this.#prefix = options.topicPrefix ? `${options.topicPrefix}/` : '';
  }

  async open(signal: AbortSignal): Promise<void> {
    if (this.#state !== 'new') throw new ConnectionError('a transport opens once');
    this.#state = 'opening';
    const { host, port, farEnd, handshakeTimeoutMs = HANDSHAKE_TIMEOUT_MS } = this.#options;
    // A half-open link never finishes its handshake, so we end it.
    const opening = (this.#opening = new AbortController());
    const cut = linkSignals([signal, opening.signal], handshakeTimeoutMs);
    try {
      await this.#handshake(cut.signal);
      this.#state = 'open';
    } catch (error) {
      await this.close();
      if (error instanceof ZitiError) throw error;
      const reason = `${printable(reasonOf(error))}${tlsHint(error)}`;
      const where = farEnd ?? `at ${hostPort(host, port)}`;
      const details = { cause: error, hint: reachHintWord(error) };
      throw new ConnectionError(`cannot reach the arm ${where}: ${reason}`, details);
    } finally {
      cut.release();
      this.#opening = undefined;
    }
  }

  async #handshake(signal: AbortSignal): Promise<void> {
    const connection = await this.#connect(signal);
    this.#connection = connection;
    this.#responseTopic = responseTopic(connection.clientId);
    connection.onMessage = (topic, bytes, correlation) => this.#receive(topic, bytes, correlation);
    connection.onClose = (cause) => this.#closed(cause);
    // Calls work without the two raw topics.
    const others = Promise.all([SESSIONS_STATUS, SESSIONS_KILLED].map((topic) => this.#subscribeIfAllowed(topic)));
    await untilAborted(this.#subscribe(this.#responseTopic), signal);
    const limit = linkSignals([signal], OTHER_TOPICS_MS);
    await untilAborted(others, limit.signal).catch(() => undefined);
    limit.release();
    signal.throwIfAborted();
  }

  /**
   * The broker chooses our client id, as it does for Kinova's clients, unless one is set. If it chooses none, all such
   * clients would get each other's answers. If no topic can hold it, no answers would come. In both cases we
   * choose one.
   */
  async #connect(signal: AbortSignal): Promise<MqttConnection> {
    const { clientId = '' } = this.#options;
    const connection = await MqttConnection.open(this.#options, clientId, signal).catch((error: unknown) => {
      if (clientId === '' && error instanceof BrokerError && NO_EMPTY_CLIENT_ID.has(error.reasonCode)) return undefined;
      throw error;
    });
    if (connection && isUsableClientId(connection.clientId)) return connection;
    await connection?.close();
    return MqttConnection.open(this.#options, newClientId(), signal);
  }

  send(frame: Frame): void {
    if (this.#state !== 'open') return;
    const request = frame.header.frameType === FrameType.MSG_FRAME_REQUEST;
    const { messageId } = frame.header;
    const correlationData = Buffer.of(messageId >> 8, messageId & 0xff);
    this.#connection?.publish(
      this.#prefix + topicOf(frame.header),
      encodeFrame(frame),
      // The arm sees its own topic names, so the response topic goes without the prefix.
      request ? { properties: { responseTopic: this.#responseTopic, correlationData } } : {},
    );
  }

  async subscribePings(sessionId: number): Promise<void> {
    const before = this.#pingTopic;
    this.#pingTopic = sessionId === 0 ? undefined : pingTopic(sessionId);
    if (before === this.#pingTopic || this.#state !== 'open') return;
    if (before) await this.#connection?.unsubscribe(this.#prefix + before);
    if (this.#pingTopic) await this.#subscribeIfAllowed(this.#pingTopic);
  }

  async subscribeNotifications(serviceId: number, functionId: number): Promise<void> {
    await this.#subscribe(notificationTopic(serviceId, functionId));
  }

  async dropNotifications(serviceId: number, functionId: number): Promise<void> {
    await this.#connection?.unsubscribe(this.#prefix + notificationTopic(serviceId, functionId));
  }

  async pingService(serviceId: number): Promise<void> {
    const topic = servicePongTopic(serviceId);
    const pongs = (this.#pongs ??= new Map());
    const answered = new Promise<void>((resolve, reject) => pongs.set(topic, { resolve, reject }));
    answered.catch(() => undefined); // the subscription may fail first
    try {
      await this.#subscribe(topic);
      this.#connection?.publish(this.#prefix + servicePingTopic(serviceId), EMPTY);
      await answered;
    } finally {
      pongs.delete(topic);
    }
  }

  async checkTopics(sessionId: number): Promise<TopicCheck[]> {
    if (!this.#connection) throw new ConnectionError('the transport is not open');
    return checkTopics(this.#connection, this.#prefix, this.#responseTopic, sessionId);
  }

  async close(limitMs?: number): Promise<void> {
    this.#state = 'closed';
    this.#giveUp(new ConnectionError('the link was closed'));
    await this.#connection?.close(limitMs);
  }

  /** Rejects the waits that nothing else ends: the handshake, and the questions about services. */
  #giveUp(cause: Error): void {
    this.#opening?.abort(cause);
    for (const { reject } of this.#pongs?.values() ?? []) reject(cause);
  }

  async #subscribe(topic: string): Promise<void> {
    await this.#connection?.subscribe(this.#prefix + topic);
  }

  /** Subscribes to a topic that is not vital. Never throws: a refusal by the broker is noted. */
  async #subscribeIfAllowed(topic: string): Promise<void> {
    const limit = linkSignals([], OTHER_TOPICS_MS);
    const asked = this.#subscribe(topic);
    try {
      await untilAborted(asked, limit.signal);
    } catch (error) {
      debug('no %s: %s', topic, error);
      if (this.#state === 'closed') return;
      const reason = reasonOf(error);
      this.refusedTopics.set(topic, reason);
      this.emit('refused', topic, reason);
      // The broker may still accept it, after the limit.
      asked.then(
        () => this.refusedTopics.delete(topic),
        () => undefined,
      );
    } finally {
      limit.release();
    }
  }

  #receive(prefixed: string, bytes: Uint8Array, correlation: Uint8Array | undefined): void {
    const topic = prefixed.slice(this.#prefix.length);
    const pong = this.#pongs?.get(topic);
    if (pong) {
      pong.resolve();
      return;
    }
    try {
      if (isRawTopic(topic)) this.emit('raw', decodeRaw(topic, bytes));
      else {
        const frame = decodeFrame(bytes);
        if (isAnswerTo(frame, correlation)) this.emit('frame', frame);
        else debug('dropped the answer to a request of somebody else on %s', topic);
      }
    } catch (error) {
      debug('dropped %d bytes on %s: %s', bytes.length, topic, error);
      this.emit('unreadable');
    }
  }

  #closed(failure: Error | undefined): void {
    if (this.#state !== 'open') return;
    this.#state = 'closed';
    const why = failure ? `: ${printable(reasonOf(failure))}` : '';
    const cause = new ConnectionError(`the link to the arm was lost${why}`, { cause: failure });
    this.#giveUp(cause);
    this.emit('close', cause);
  }
}

/** An arm sends back the correlation data of the request, our message id. An answer without it is accepted. */
function isAnswerTo({ header }: Frame, correlation: Uint8Array | undefined): boolean {
  if (!correlation?.length || header.frameType !== FrameType.MSG_FRAME_RESPONSE) return true;
  return correlation.reduce((id, byte) => id * 256 + byte, 0) === header.messageId;
}

/** Returns a name for one connection, which nobody can guess. */
function newClientId(): string {
  return `kortex-${Buffer.from(crypto.getRandomValues(new Uint8Array(12))).toString('hex')}`;
}
