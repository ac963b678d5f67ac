import { once } from 'node:events';
import { type AddressInfo, createServer, type Socket } from 'node:net';
import type { JsonObject } from '../../src/protocol/catalogue/json.js';
import { findFunction, functionsOf } from '../../src/protocol/catalogue/functions.js';
import { messagesOf } from '../../src/protocol/catalogue/messages-of.js';
import { decodeFrame, encodeFrame, type Frame, makeHeader, responseFrame } from '../../src/protocol/frame.js';
import { FrameSplitter, withPrefix } from '../../src/protocol/frame-splitter.js';
import { ErrorCode, ErrorMessage, FrameType } from '../../src/protocol/messages.js';
import { methodOf } from '../../src/protocol/services.js';
import { notificationTopic } from '../../src/protocol/topics.js';
import { OwnBroker } from '../../src/simulator/own-broker.js';

const EMPTY = new Uint8Array();

/** What the arm says to one function: an answer in JSON, a sub-code of a refusal, or nothing at all. */
export type Answer = JsonObject | number | 'silence';

/** An arm that says yes to every function of its generation, and remembers what reached it. */
export class AnsweringArm {
  /** Every request that a client does not make by itself: the name, and the bytes in hexadecimal. */
  readonly received: [name: string, hex: string][] = [];
  readonly answers = new Map<string, Answer | ((request: JsonObject) => Answer)>();
  /** Runs before the answer to a function is sent. */
  readonly before = new Map<string, () => void>();
  readonly #generation: 2 | 3;
  #close: () => Promise<void> = () => Promise.resolve();
  #publish: (frame: Frame, topic: string) => void = () => undefined;
  #drop: () => void = () => undefined;
  #port = 0;
  #sessionId = 0;
  #lastHandle = 40;

  private constructor(generation: 2 | 3) {
    this.#generation = generation;
  }

  static async start(generation: 2 | 3): Promise<AnsweringArm> {
    const arm = new AnsweringArm(generation);
    await (generation === 3 ? arm.#overMqtt() : arm.#overTcp());
    return arm;
  }

  get port(): number {
    return this.#port;
  }

  /** The names of what reached the arm. */
  get names(): string[] {
    return this.received.map(([name]) => name);
  }

  /** What reached the arm, without the question after its firmware, which the nodes ask by themselves. */
  get asked(): [name: string, hex: string][] {
    return this.received.filter(([name]) => name !== 'Base/GetFirmwareBundleVersions');
  }

  /** The handle that the arm gave last. */
  get lastHandle(): number {
    return this.#lastHandle;
  }

  /** Ends the session without a word; ids go on. */
  forgetSession(): void {
    this.#sessionId += 100;
  }

  dropConnections(): void {
    this.#drop();
  }

  close(): Promise<void> {
    return this.#close();
  }

  /** Tells subscribers of a topic something. */
  notify(name: string, json: JsonObject, handle = this.#lastHandle): void {
    const topic = findFunction(this.#generation, name)!;
    const { serviceId, functionId } = topic;
    const header = makeHeader({
      frameType: FrameType.MSG_FRAME_NOTIFICATION,
      serviceId,
      functionId,
      sessionId: this.#sessionId,
      messageId: handle,
    });
    const payload = messagesOf(topic).notification!.encode(json, 'notification');
    this.#publish({ header, payload }, notificationTopic(serviceId, functionId));
  }

  async #overMqtt(): Promise<void> {
    const broker = new OwnBroker('127.0.0.1', 0);
    broker.on('message', ({ topic, bytes, responseTopic, correlationData }) => {
      if (!topic.startsWith('req/') || responseTopic === undefined) return;
      const answer = this.#answer(decodeFrame(bytes));
      if (answer) broker.send({ topic: responseTopic, bytes: encodeFrame(answer), correlationData });
    });
    this.#publish = (frame, topic) => broker.publish(topic, encodeFrame(frame));
    this.#drop = () => broker.dropConnections();
    this.#close = () => broker.stop();
    await broker.start();
    this.#port = broker.port;
  }

  async #overTcp(): Promise<void> {
    const sockets = new Set<Socket>();
    const server = createServer((socket) => {
      sockets.add(socket.on('error', () => socket.destroy()));
      socket.on('close', () => sockets.delete(socket));
      const splitter = new FrameSplitter();
      socket.on('data', (chunk) => {
        for (const bytes of splitter.push(chunk)) {
          const answer = this.#answer(decodeFrame(bytes));
          if (answer) socket.write(withPrefix(encodeFrame(answer)));
        }
      });
    });
    this.#publish = (frame) => sockets.forEach((socket) => socket.write(withPrefix(encodeFrame(frame))));
    this.#drop = () => sockets.forEach((socket) => socket.destroy());
    this.#close = async () => {
      this.#drop();
      await new Promise((resolve) => server.close(resolve));
    };
    server.listen(0, '127.0.0.1');
    await once(server, 'listening');
    this.#port = (server.address() as AddressInfo).port;
  }

  #answer(request: Frame): Frame | undefined {
    const { serviceId, functionId, sessionId } = request.header;
    const method = methodOf(request.header);
    if (method === 'Session/CreateSession') return responseFrame(request, { sessionId: ++this.#sessionId });
    if (sessionId !== this.#sessionId) return refused(request, 54);
    if (serviceId === 1) return responseFrame(request, {});
    const fn = [...functionsOf(this.#generation)].find((f) => f.serviceId === serviceId && f.functionId === functionId);
    if (!fn) return refused(request, 5);
    if (fn.name !== 'Base/OnNotificationUserTopic')
      this.received.push([fn.name, Buffer.from(request.payload).toString('hex')]);
    this.before.get(fn.name)?.();
    const messages = messagesOf(fn);
    let answer = this.answers.get(fn.name) ?? (fn.notification ? { identifier: ++this.#lastHandle } : {});
    if (typeof answer === 'function') answer = answer(messages.request.decode(request.payload));
    if (answer === 'silence') return undefined;
    if (typeof answer === 'number') return refused(request, answer);
    return responseFrame(request, {}, messages.response.encode(answer, 'response'));
  }
}

function refused(request: Frame, errorSubCode: number): Frame {
  const errorCode = ErrorCode.ERROR_PROTOCOL_SERVER;
  const errorSubString = `refused with ${Buffer.from(request.payload).toString('latin1')}`;
  const payload = request.payload.length > 0 ? ErrorMessage.encode({ errorCode, errorSubCode, errorSubString }) : EMPTY;
  return responseFrame(request, { errorCode, errorSubCode }, payload);
}
