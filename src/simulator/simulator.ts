import { setTimeout as sleep } from 'node:timers/promises';
import type { Arm } from './arm.js';
import { Faults, type Mutable } from './faults.js';
import type { Incoming } from './incoming.js';
import type { MethodName } from './methods.js';
import type { Publication } from './publication.js';
import type { EndedSession } from './sessions.js';
import type { SimulatedArm } from './simulated-arm.js';
import type { Message, Wire } from './wire.js';

/** How fine the limits of sessions are checked. */
const TICK_MS = 50;

/** An arm on a wire, and the strings to pull on it. */
export class Simulator<A extends SimulatedArm = Arm> {
  readonly arm: A;
  /** How many requests of each method came in, answered or not. */
  readonly calls = new Map<string, number>();
  readonly #wire: Wire;
  readonly #faults = new Faults();
  readonly #ticker: NodeJS.Timeout;
  /** Calls and answers that wait for their delay to pass. */
  readonly #late = new Set<NodeJS.Timeout>();
  readonly #closing = new AbortController();
  /** The restarts that were asked for, one after the other. */
  #restarts = Promise.resolve();

  /** Use startSimulator. */
  constructor(arm: A, wire: Wire) {
    this.arm = arm;
    this.#wire = wire;
    wire.on('message', (message) => this.#receive(message));
    wire.on('opened', (connection) => arm.connectionOpened(connection));
    wire.on('gone', (connection) => this.#publish(arm.connectionGone(connection)));
    this.#ticker = setInterval(() => this.#publish(arm.tick()), TICK_MS);
  }

  get url(): string {
    return this.#wire.url;
  }

  get port(): number {
    return this.#wire.port;
  }

  get connectionCount(): number {
    return this.#wire.connectionCount;
  }

  /** The sessions that ended last, oldest first. */
  get ended(): readonly EndedSession[] {
    return this.arm.ended;
  }

  /** Ends a session by force; without such a session nothing happens. */
  endSession(sessionId: number): void {
    this.#publish(this.arm.endSession(sessionId));
  }

  /**
   * Switches the arm off, and on again after `downMs`. Sessions are gone, and clients have to come back by themselves.
   */
  restart(downMs = 0): Promise<void> {
    const restarted = this.#restarts.then(() => this.#restart(downMs));
    this.#restarts = restarted.catch(() => {});
    return restarted;
  }

  /** Destroys every socket; the arm stays up. */
  dropConnections(): void {
    this.#wire.dropConnections();
  }

  /** Makes answers to `method` late; 0 is back to normal. The arm acts at once all the same. */
  delay(method: MethodName, delayMs: number): void {
    this.#faults.delay(method, delayMs);
  }

  /** Makes the arm come late to calls of `method`, so that it also acts late; 0 is back to normal. */
  slow(method: MethodName, slownessMs: number): void {
    this.#faults.slow(method, slownessMs);
  }

  /**
   * Makes the arm deaf and dumb to one method, keeps it from pinging or notifying, or `all`: it says nothing at all.
   */
  mute(what: Mutable): void {
    this.#faults.mute(what);
  }

  /** Makes the arm one whose firmware does not have this method. */
  withdraw(method: MethodName): void {
    this.#faults.withdraw(method);
  }

  /** Gives a method back that was withdrawn. */
  offer(method: MethodName): void {
    this.#faults.offer(method);
  }

  /** Makes the arm say no to this method, whatever it did. */
  refuse(method: MethodName, errorSubCode: number): void {
    this.#faults.refuse(method, errorSubCode);
  }

  /** Makes the arm answer this method with bytes that nobody can read. */
  garble(method: MethodName): void {
    this.#faults.garble(method);
  }

  unmute(): void {
    this.#faults.unmute();
  }

  /** Publishes anything on any topic; an arm of Kortex 2, which has no topics, sends the bytes to everybody. */
  publish(topic: string, bytes: Uint8Array): void {
    this.#wire.publish(topic, bytes);
  }

  /** Lets the arm do something by itself, and sends what comes of it: `play((arm) => arm.setArmState('IN_FAULT'))`. */
  play(act: (arm: A) => Publication[]): void {
    this.#publish(act(this.arm));
  }

  /** Leaves no timer and no socket. */
  async close(): Promise<void> {
    clearInterval(this.#ticker);
    this.#closing.abort();
    this.#dropLate();
    await this.#restarts;
    await this.#wire.stop();
  }

  #receive(message: Message): void {
    const incoming = this.arm.read(message);
    if (!incoming) return;
    if (incoming.kind === 'request' && incoming.method) {
      this.calls.set(incoming.method, (this.calls.get(incoming.method) ?? 0) + 1);
    }
    if (this.#faults.swallows(incoming)) return;
    this.#after(this.#faults.slownessOf(incoming), () => this.#handle(incoming));
  }

  #handle(incoming: Incoming): void {
    this.#publish(this.arm.handle(this.#faults.asReceived(incoming)));
  }

  #publish(publications: Publication[]): void {
    for (const publication of publications) {
      if (this.#faults.silences(publication)) continue;
      const sent = { ...publication, bytes: this.#faults.asSent(publication) };
      this.#after(this.#faults.delayOf(publication), () => this.#wire.send(sent));
    }
  }

  /** Does something at once, or when `delayMs` have passed. */
  #after(delayMs: number, act: () => void): void {
    if (delayMs === 0) {
      act();
      return;
    }
    const timer = setTimeout(() => {
      this.#late.delete(timer);
      act();
    }, delayMs);
    this.#late.add(timer);
  }

  async #restart(downMs: number): Promise<void> {
    // Before the connections drop: what drops with them must not end sessions one by one.
    this.arm.restart();
    this.#dropLate();
    await this.#wire.stop();
    // Ends early where the simulator is closed meanwhile; close() then has the last word.
    await sleep(downMs, undefined, { signal: this.#closing.signal }).catch(() => {});
    if (this.#closing.signal.aborted) return;
    await this.#wire.start();
    this.#publish(this.arm.greet());
  }

  #dropLate(): void {
    for (const timer of this.#late) clearTimeout(timer);
    this.#late.clear();
  }
}
