import { debuglog } from 'node:util';
import { within } from '../time/deadline.js';
import { ConnectionError, hintOf, KortexError, reasonOf } from '../errors.js';
import { type Frame, pongFrame, requestFrame } from '../protocol/frame.js';
import { FrameType } from '../protocol/messages.js';
import { type Called, calledBy, methodOf, METHODS, type Method, type RequestOf } from '../protocol/services.js';
import type { RawMessage } from '../protocol/raw.js';
import type { Endpoint, Transport, TransportEvents } from '../transport/transport.js';
import { SafeEmitter } from '../safe-emitter.js';
import { PendingCalls } from './pending-calls.js';

const debug = debuglog('kortex');

export interface LinkEvents extends Pick<TransportEvents, 'close' | 'unreadable' | 'refused'> {
  /** The arm answered a call that nobody waited for any more. */
  late: [method: Method];
  /** A notification that somebody subscribed to. */
  notification: [frame: Frame];
}

/** One open link to the arm and the calls that wait on it. It opens once and closes once, like its transport. */
export class Link extends SafeEmitter<LinkEvents> {
  readonly #transport: Transport;
  readonly #pending = new PendingCalls();
  /** Our calls that nobody waits for any more, by their message ids, of which there are 65,536. */
  #abandoned: Map<number, string> | undefined;
  /** Messages on raw topics that came before `listenRaw`: a broker sends retained messages at once. */
  #early: RawMessage[] = [];
  #onRaw = (message: RawMessage): void => void this.#early.push(message);
  #pingedSessionId = 0;
  #lastHeardMs = performance.now();
  #lastSaidMs = performance.now();
  #lastAnsweredMs = performance.now();
  #closed = false;

  private constructor(transport: Transport) {
    super();
    this.#transport = transport;
    transport.on('frame', (frame) => this.#receive(frame));
    transport.on('raw', (message) => {
      this.#lastHeardMs = performance.now();
      this.#onRaw(message);
    });
    transport.on('unreadable', () => this.notify('unreadable'));
    transport.on('refused', (topic, reason) => this.notify('refused', topic, reason));
    transport.on('close', (cause) => this.#end(cause));
  }

  /** Opens `transport`. Throws its ConnectionError. */
  static async open(transport: Transport, signal: AbortSignal): Promise<Link> {
    const link = new Link(transport);
    await transport.open(signal);
    return link;
  }

  /** Tells `listener` what came on raw topics until now, and what comes. */
  listenRaw(listener: (message: RawMessage) => void): void {
    this.#onRaw = listener;
    this.#early.splice(0).forEach(listener);
  }

  /** As `localEndpoint` of the transport. */
  get localEndpoint(): Endpoint | undefined {
    return this.#transport.localEndpoint;
  }

  /** How long one side has said nothing, in ms: the arm to us, or we to the arm. */
  get silentForMs(): number {
    return performance.now() - Math.min(this.#lastHeardMs, this.#lastSaidMs);
  }

  /**
   * How long the arm has answered no call of ours, in ms. Only an answer proves that it hears us. Pings and pongs do
   * not: the broker may drop what we send.
   */
  get unansweredForMs(): number {
    return performance.now() - this.#lastAnsweredMs;
  }

  /** The topics that the broker does not deliver, each with the reason. */
  get refusedTopics(): ReadonlyMap<string, string> {
    return this.#transport.refusedTopics ?? new Map();
  }

  /** True if the arm has a question whether a service is up, that it answers before any login. */
  get canPingServices(): boolean {
    return this.#transport.pingService !== undefined;
  }

  /**
   * Resolves when the arm says that service `serviceId` is up; whoever asks limits the wait. Rejects if the link ends.
   */
  async pingService(serviceId: number): Promise<void> {
    await this.#transport.pingService?.(serviceId);
  }

  /** How long we have said nothing, in ms. */
  get saidNothingForMs(): number {
    return performance.now() - this.#lastSaidMs;
  }

  /**
   * Calls a method of the arm; resolves to its response, which may be a refusal. Throws a TimeoutError after
   * `timeoutMs`, a ConnectionError where the link ends while the call waits, what `endSession` is given, and the reason
   * of `signal`.
   */
  call<M extends Method>(
    method: M,
    request: RequestOf<M>,
    sessionId: number,
    timeoutMs: number,
    signal?: AbortSignal,
  ): Promise<Frame> {
    return this.request(calledBy(method), METHODS[method].request.encode(request), sessionId, timeoutMs, signal);
  }

  /** As `call`, of any function, with a request that is encoded already. */
  async request(
    called: Called,
    payload: Uint8Array,
    sessionId: number,
    timeoutMs: number,
    signal?: AbortSignal,
  ): Promise<Frame> {
    const { name, serviceId, functionId } = called;
    if (this.#closed) throw new ConnectionError(`${name} was not sent: the link to the arm is closed`);
    let sentAs: number | undefined;
    try {
      const send = (messageId: number) => {
        sentAs = messageId;
        this.#abandoned?.delete(messageId);
        this.#send(requestFrame({ serviceId, functionId, messageId, sessionId }, payload));
      };
      return await this.#pending.start(called, sessionId, timeoutMs, send, signal);
    } catch (error) {
      if (sentAs !== undefined) (this.#abandoned ??= new Map<number, string>()).set(sentAs, name);
      throw error;
    }
  }

  /**
   * Delivers the notifications of `topic` from now on, as `notification`. Throws a ConnectionError if the link ends and
   * after `limitMs`, and a KortexError with KORTEX_PERMISSION_DENIED if the broker refuses.
   */
  async subscribeNotifications({ serviceId, functionId }: Called, limitMs: number): Promise<void> {
    try {
      await answered(limitMs, this.#transport.subscribeNotifications?.(serviceId, functionId));
    } catch (error) {
      const hint = hintOf(error);
      // The link stays open, and other topics go on.
      if (hint !== 'topic-refused') throw error;
      throw new KortexError('KORTEX_PERMISSION_DENIED', reasonOf(error), { cause: error, hint });
    }
  }

  /** Ends that. Throws a ConnectionError if the link ends and after `limitMs`. */
  async dropNotifications({ serviceId, functionId }: Called, limitMs: number): Promise<void> {
    await answered(limitMs, this.#transport.dropNotifications?.(serviceId, functionId));
  }

  /** Answers the pings of this session from now on; 0 is none. */
  async answerPings(sessionId: number): Promise<void> {
    this.#pingedSessionId = sessionId;
    await this.#transport.subscribePings(sessionId);
  }

  /**
   * Rejects with `cause` the calls that wait in session `sessionId`: it is over, so no answer comes.
   */
  endSession(sessionId: number, cause: Error): void {
    this.#pending.rejectAll(cause, sessionId);
  }

  /** Ends the link because of `cause`; calls that wait are rejected with it. */
  fail(cause: Error): void {
    this.#transport.close().catch((error: unknown) => debug('close: %s', error));
    this.#end(cause);
  }

  /** Ends the link, by force if the far end does not answer in `limitMs`; calls that still wait are rejected. */
  async close(limitMs?: number): Promise<void> {
    this.#end();
    await this.#transport.close(limitMs);
  }

  #end(cause?: Error): void {
    if (this.#closed) return;
    this.#closed = true;
    this.#pending.rejectAll(cause ?? new ConnectionError('the link to the arm was closed while the call waited'));
    this.notify('close', cause);
  }

  #send(frame: Frame): void {
    this.#lastSaidMs = performance.now();
    this.#transport.send(frame);
  }

  #receive(frame: Frame): void {
    this.#lastHeardMs = performance.now();
    const { frameType, sessionId } = frame.header;
    if (frameType === FrameType.MSG_FRAME_RESPONSE) {
      if (this.#pending.settle(frame)) this.#lastAnsweredMs = performance.now();
      else this.#dropLate(frame);
    } else if (frameType === FrameType.MSG_FRAME_NOTIFICATION) {
      this.notify('notification', frame);
    } else if (frameType === FrameType.MSG_FRAME_PING && this.#pingedSessionId !== 0) {
      if (sessionId === this.#pingedSessionId || sessionId === 0) {
        this.#send(pongFrame(frame, this.#pingedSessionId));
      }
    }
  }

  /**
   * Drops a response that came too late. A login that came too late would leave a session on the arm, so it is closed.
   * A response to no call of ours belongs to somebody else.
   */
  #dropLate({ header }: Frame): void {
    debug('a response to message %d came too late, or twice', header.messageId);
    const method = methodOf(header);
    if (!method || this.#abandoned?.get(header.messageId) !== method) return;
    this.#abandoned.delete(header.messageId);
    if (header.errorCode !== 0) return;
    this.notify('late', method);
    if (method !== 'Session/CreateSession' || header.sessionId === 0) return;
    this.call('Session/CloseSession', {}, header.sessionId, LATE_CLOSE_TIMEOUT_MS).catch((error: unknown) =>
      debug('closing the late session %d: %s', header.sessionId, error),
    );
  }
}

/** Waits for what the broker answers. Throws a ConnectionError. */
async function answered(limitMs: number, answer: Promise<void> | undefined): Promise<void> {
  if (!answer) return;
  try {
    await within(answer, limitMs, new ConnectionError(`the broker did not answer in ${limitMs} ms`));
  } catch (error) {
    throw error instanceof ConnectionError ? error : new ConnectionError(reasonOf(error), { cause: error });
  }
}

const LATE_CLOSE_TIMEOUT_MS = 5_000;
