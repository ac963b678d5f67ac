import { once } from 'node:events';
import mqtt, { type IClientOptions, type IConnackPacket, type MqttClient } from 'mqtt';
import { decodeFrame, encodeFrame, type Frame, pongFrame } from '../../src/protocol/frame.js';
import { FrameType } from '../../src/protocol/messages.js';
import type { Method, RequestOf } from '../../src/protocol/services.js';
import { topicOf } from '../../src/protocol/topics.js';
import { type Fields, vendorFunction } from '../support/vendor-codec.js';
import { readAnswer, requestBytes } from './bench-arm.js';
import { callFrame, readNotification, readResponse } from './vendor-call.js';

export interface Heard {
  topic: string;
  bytes: Buffer;
}

/**
 * Does over bare mqtt.js what Kinova's Python client does: an id from the broker, a response topic, pongs for pings.
 */
export class BareClient {
  readonly heard: Heard[] = [];
  sessionId = 0;
  answersPings = true;
  readonly #arrived = new EventTarget();
  #messageId = 0;

  private constructor(
    readonly mqtt: MqttClient,
    readonly id: string,
  ) {
    mqtt.on('error', () => {});
    mqtt.on('message', (topic, bytes) => {
      this.heard.push({ topic, bytes });
      if (topic.startsWith('ping/') && this.answersPings) this.#pong(bytes);
      this.#arrived.dispatchEvent(new Event('message'));
    });
  }

  static async connect(url: string, options: IClientOptions = {}): Promise<BareClient> {
    const client = mqtt.connect(url, {
      protocolVersion: 5,
      clientId: '',
      clean: true,
      reconnectPeriod: 0,
      ...options,
    });
    client.on('error', () => {});
    const { properties } = await new Promise<IConnackPacket>((resolve) => client.once('connect', resolve));
    const bare = new BareClient(client, properties?.assignedClientIdentifier ?? options.clientId ?? '');
    await client.subscribeAsync([`res/${bare.id}`, 'sessions/status', 'sessions/killed']);
    return bare;
  }

  /** Calls a method and waits for the answer. */
  async call<M extends Method>(method: M, request: RequestOf<M>) {
    return readAnswer(method, await this.#answerTo(requestBytes(method, request, this.sessionId, this.#nextId())));
  }

  /** Calls a function of the vendor's services by name. Returns the fields of the response, or the refusal. */
  async invoke(name: string, fields: Fields = {}): Promise<Fields | string> {
    return readResponse(name, await this.ask(callFrame(name, fields, this.sessionId, this.#nextId())));
  }

  /** Subscribes as Kinova's client does: first the call, then the topic of MQTT. */
  async subscribeTo(name: string): Promise<void> {
    await this.invoke(name);
    const { serviceId, functionId } = vendorFunction(name);
    await this.mqtt.subscribeAsync(`notif/${serviceId}/${functionId}`);
  }

  /** What was notified on a topic so far. */
  notified(name: string): Fields[] {
    const { serviceId, functionId } = vendorFunction(name);
    const topic = `notif/${serviceId}/${functionId}`;
    const frames = this.heard.filter((message) => message.topic === topic).map(({ bytes }) => decodeFrame(bytes));
    return frames.map((frame) => readNotification(name, frame));
  }

  /** Sends a request as it is and waits for the answer on the response topic. */
  async ask(frame: Frame): Promise<Frame> {
    return this.#answerTo(encodeFrame(frame));
  }

  async login(username: string, limits: { session?: number; connection?: number } = {}): Promise<number> {
    const { session = 10_000, connection = 2000 } = limits;
    const info = {
      username,
      password: username,
      sessionInactivityTimeout: session,
      connectionInactivityTimeout: connection,
    };
    this.sessionId = (await this.call('Session/CreateSession', info)).header.sessionId;
    await this.mqtt.subscribeAsync(`ping/${this.sessionId}`);
    return this.sessionId;
  }

  /** Resolves with the first message that fits, heard already or still to come. */
  async hear(fits: (message: Heard) => boolean): Promise<Heard> {
    for (;;) {
      const found = this.heard.find(fits);
      if (found) return found;
      await once(this.#arrived, 'message');
    }
  }

  hearOn(topic: string): Promise<Heard> {
    return this.hear((message) => message.topic === topic);
  }

  /** Resolves when the connection goes. */
  gone(): Promise<void> {
    return new Promise((resolve) => this.mqtt.once('close', resolve));
  }

  async close(): Promise<void> {
    await this.mqtt.endAsync(true);
  }

  async #answerTo(request: Uint8Array): Promise<Frame> {
    const { header } = decodeFrame(request);
    const correlationData = Buffer.of(header.messageId >> 8, header.messageId & 0xff);
    const from = this.heard.length;
    const responseTopic = `res/${this.id}`;
    this.mqtt.publish(topicOf(header), Buffer.from(request), { properties: { responseTopic, correlationData } });
    const { bytes } = await this.hear(
      (message) =>
        this.heard.indexOf(message) >= from &&
        message.topic === responseTopic &&
        decodeFrame(message.bytes).header.messageId === header.messageId,
    );
    return decodeFrame(bytes);
  }

  #pong(bytes: Uint8Array): void {
    const ping = decodeFrame(bytes);
    if (ping.header.frameType !== FrameType.MSG_FRAME_PING) return;
    const pong = pongFrame(ping, this.sessionId);
    this.mqtt.publish(topicOf(pong.header), Buffer.from(encodeFrame(pong)));
  }

  #nextId(): number {
    this.#messageId = (this.#messageId + 1) & 0xffff;
    return this.#messageId;
  }
}
