import { EventEmitter } from 'node:events';
import { type Clock, install } from '@sinonjs/fake-timers';
import { KortexClient } from '../../src/client/client.js';
import type { ClientOptions } from '../../src/client/options.js';
import { ConnectionError } from '../../src/errors.js';
import { decodeFrame, encodeFrame, type Frame } from '../../src/protocol/frame.js';
import { decodeRaw } from '../../src/protocol/raw.js';
import { isRawTopic, pingTopic, responseTopic, topicOf } from '../../src/protocol/topics.js';
import { Arm } from '../../src/simulator/arm.js';
import type { Publication } from '../../src/simulator/publication.js';
import { DEFAULT_USERS, makeUsers } from '../../src/simulator/users.js';
import type { ArmConnection } from '../../src/simulator/wire.js';
import type { Transport, TransportEvents } from '../../src/transport/transport.js';

const TICK_MS = 250;
/** Longer than any close takes. */
const CLOSE_MS = 10_000;

/** A connection to the arm without sockets: what is sent arrives with the next turn of the event loop. */
class WireToArm extends EventEmitter<TransportEvents> implements Transport {
  readonly connection: ArmConnection;
  readonly #arm: ClockedArm;
  #isOpen = false;
  #pingedSessionId = 0;

  constructor(arm: ClockedArm, clientId: string) {
    super();
    this.#arm = arm;
    this.connection = { clientId, address: clientId };
  }

  async open(): Promise<void> {
    await Promise.resolve();
    this.#arm.connect(this);
    this.#isOpen = true;
  }

  send(frame: Frame): void {
    if (this.#isOpen) this.#arm.hear(this, topicOf(frame.header), encodeFrame(frame));
  }

  subscribePings(sessionId: number): Promise<void> {
    if (this.#arm.hidesPings && sessionId !== 0) this.emit('refused', pingTopic(sessionId), 'Not authorized');
    else this.#pingedSessionId = sessionId;
    return Promise.resolve();
  }

  close(): Promise<void> {
    this.end();
    return Promise.resolve();
  }

  end(cause?: Error): void {
    if (!this.#isOpen) return;
    this.#isOpen = false;
    this.#arm.gone(this);
    this.emit('close', cause);
  }

  deliver({ kind, topic, bytes }: Publication): void {
    if (isRawTopic(topic)) this.emit('raw', decodeRaw(topic, bytes));
    else if (kind === 'ping' && topic !== `ping/${this.#pingedSessionId}`) return;
    else if (kind !== 'answer' || topic === responseTopic(this.connection.clientId))
      this.emit('frame', decodeFrame(bytes));
  }
}

/**
 * The simulated arm and a client of it on one clock that only `pass` moves: hours take milliseconds. Both are the real
 * ones; only sockets and time are not. Closed with `close`, which gives the real clock back.
 */
export class ClockedArm {
  readonly clock: Clock;
  readonly arm: Arm;
  readonly client: KortexClient;
  /** How often somebody tried to connect, each with the time in ms. */
  readonly attempts: number[] = [];
  /** False: nobody can connect. */
  isReachable = true;
  /** True: it hears what is said and answers nothing. */
  isMute = false;
  /** True: the broker does not hand out its pings. */
  hidesPings = false;
  /** The methods that it does not answer. */
  readonly unanswered = new Set<string>();
  readonly #wires = new Set<WireToArm>();
  #connections = 0;

  /** `tickMs` is how often the arm looks what is due. */
  constructor(options: Partial<ClientOptions> = {}, tickMs = TICK_MS) {
    this.clock = install({
      toFake: ['setTimeout', 'clearTimeout', 'setInterval', 'clearInterval', 'setImmediate', 'Date', 'performance'],
    });
    const clock = { now: () => this.nowMs, epochMs: () => Date.now() };
    this.arm = new Arm({ users: makeUsers(DEFAULT_USERS), seed: 1, clock });
    setInterval(() => this.#send(this.isMute ? [] : this.arm.tick()), tickMs);
    this.client = this.otherClient('operator', options);
  }

  /** One more client of the arm; whoever makes it closes it. */
  otherClient(username: string, options: Partial<ClientOptions> = {}): KortexClient {
    return new KortexClient({
      createTransport: () => new WireToArm(this, `client-${++this.#connections}`),
      login: { username, password: username },
      ...options,
    });
  }

  get nowMs(): number {
    return performance.now();
  }

  /** Lets time pass, and everything happen that is due. */
  async pass(ms: number): Promise<void> {
    await this.clock.tickAsync(ms);
  }

  /** Waits for `promise` while time passes. */
  async during<T>(promise: Promise<T>, ms = 1_000): Promise<T> {
    promise.catch(() => undefined);
    await this.pass(ms);
    return promise;
  }

  /** Cuts every connection. */
  cut(): void {
    for (const wire of this.#wires) wire.end(new ConnectionError('the cable was pulled'));
  }

  async close(): Promise<void> {
    try {
      await this.during(this.client.close(), CLOSE_MS);
    } finally {
      this.clock.uninstall();
    }
  }

  connect(wire: WireToArm): void {
    this.attempts.push(this.nowMs);
    if (!this.isReachable) throw new ConnectionError('no arm there');
    this.#wires.add(wire);
    this.arm.connectionOpened(wire.connection);
  }

  hear(wire: WireToArm, topic: string, bytes: Uint8Array): void {
    const incoming = this.arm.read({
      topic,
      bytes,
      responseTopic: responseTopic(wire.connection.clientId),
      from: wire.connection,
    });
    if (!incoming || this.isMute) return;
    if (incoming.kind === 'request' && this.unanswered.has(incoming.method ?? '')) return;
    const publications = this.arm.handle(incoming);
    setImmediate(() => this.#send(publications));
  }

  gone(wire: WireToArm): void {
    this.#wires.delete(wire);
    this.#send(this.arm.connectionGone(wire.connection));
  }

  #send(publications: readonly Publication[]): void {
    for (const publication of publications) for (const wire of this.#wires) wire.deliver(publication);
  }
}
