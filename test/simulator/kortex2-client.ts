import { once } from 'node:events';
import { connect, type Socket } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import { decodeFrame, encodeFrame, type Frame, requestFrame } from '../../src/protocol/frame.js';
import { FrameSplitter, withPrefix } from '../../src/protocol/frame-splitter.js';
import { FrameType, SubErrorCode } from '../../src/protocol/messages.js';
import { eventually } from '../support/eventually.js';
import {
  decodeKortex2,
  encodeKortex2,
  idsOf,
  type Kortex2Method,
  type MethodIds,
  signatureOf,
} from '../support/kortex2-messages.js';

/** Long enough for an answer on the same machine. */
const SILENCE_MS = 150;

/** Does over a bare socket what Kinova's Python client for Kortex 2 does: it takes its session id from every answer. */
export class BareKortex2Client {
  sessionId = 0;
  readonly notifications: Frame[] = [];
  readonly #answers = new Map<number, Frame>();
  #messageId = 0;

  private constructor(readonly socket: Socket) {
    const splitter = new FrameSplitter();
    socket.on('error', () => undefined);
    socket.on('data', (chunk) => {
      for (const bytes of splitter.push(chunk)) this.#receive(decodeFrame(bytes));
    });
  }

  static async connect(port: number): Promise<BareKortex2Client> {
    const socket = connect(port, '127.0.0.1');
    await once(socket, 'connect');
    return new BareKortex2Client(socket);
  }

  /** Calls a method. Returns the fields of the answer, or the name of the reason for a refusal. */
  async call(method: Kortex2Method, fields: Record<string, unknown> = {}): Promise<unknown> {
    const { request, response } = signatureOf(method);
    const { header, payload } = await this.ask(idsOf(method), encodeKortex2(request, fields));
    return header.errorSubCode ? nameOf(header.errorSubCode) : decodeKortex2(response, payload);
  }

  async login(username: string, limits: { session?: number; connection?: number } = {}, password = username) {
    return this.call('Session/CreateSession', {
      username,
      password,
      sessionInactivityTimeout: limits.session ?? 10_000,
      connectionInactivityTimeout: limits.connection ?? 10_000,
    });
  }

  /** Sends any request, and returns the frame of the answer. */
  async ask(ids: MethodIds, payload: Uint8Array): Promise<Frame> {
    const messageId = this.#send(ids, payload);
    return eventually(() => this.#answers.get(messageId));
  }

  /** Sends any request, and returns whether it got no answer. */
  async getsNoAnswer(ids: MethodIds, payload = new Uint8Array()): Promise<boolean> {
    const messageId = this.#send(ids, payload);
    await sleep(SILENCE_MS);
    return !this.#answers.has(messageId);
  }

  /** The fields of the notifications that came since the last time, one message type for each, or one for all. */
  heard(...types: string[]): Record<string, unknown>[] {
    return this.notifications.splice(0).map(({ payload }, index) => {
      return decodeKortex2(`Kinova.Api.Base.${types[index] ?? 'UserNotification'}`, payload);
    });
  }

  close(): void {
    this.socket.destroy();
  }

  #send(ids: MethodIds, payload: Uint8Array): number {
    const messageId = ++this.#messageId;
    const frame = requestFrame({ ...ids, messageId, sessionId: this.sessionId }, payload);
    this.socket.write(withPrefix(encodeFrame(frame)));
    return messageId;
  }

  #receive(frame: Frame): void {
    if (frame.header.frameType === FrameType.MSG_FRAME_NOTIFICATION) this.notifications.push(frame);
    if (frame.header.frameType !== FrameType.MSG_FRAME_RESPONSE) return;
    this.sessionId = frame.header.sessionId;
    this.#answers.set(frame.header.messageId, frame);
  }
}

/** The name of a sub-code. */
export function nameOf(subCode: number): string | undefined {
  return Object.entries(SubErrorCode).find(([, number]) => number === subCode)?.[0];
}
