import { setTimeout as sleep } from 'node:timers/promises';
import type { Method } from '../protocol/services.js';
import { Arm, type Clock } from './arm.js';
import { Faults, type Mutable } from './faults.js';
import { readMessage } from './incoming.js';
import { JoinedBroker } from './joined-broker.js';
import { OwnBroker } from './own-broker.js';
import type { Publication } from './publication.js';
import type { EndedSession } from './sessions.js';
import { DEFAULT_USERS, makeUsers, type UserEntry } from './users.js';
import type { Message, Wire } from './wire.js';

/** How fine the limits of sessions are checked. */
const TICK_MS = 50;

export interface SimulatorOptions {
  /** Where the own broker listens; 127.0.0.1. */
  host?: string;
  /** 0 is any free port, and the default. */
  port?: number;
  /** A broker that runs already, to join instead: `mqtt://...`. */
  broker?: string;
  users?: UserEntry[];
  /** Makes what the arm draws at random repeatable; 1. */
  seed?: number;
  clock?: Clock;
}

/** Starts an arm. Rejects where its port is taken or the broker cannot be joined, and with an InputError for wrong users. */
export async function startSimulator(options: SimulatorOptions = {}): Promise<Simulator> {
  const { host = '127.0.0.1', port = 0, broker, users = DEFAULT_USERS, seed = 1, clock = performance } = options;
  const arm = new Arm({ users: makeUsers(users), seed, clock });
  const wire = broker === undefined ? new OwnBroker(host, port) : new JoinedBroker(broker);
  const simulator = new Simulator(arm, wire);
  try {
    await wire.start();
  } catch (error) {
    await simulator.close();
    throw error;
  }
  return simulator;
}

/** A Kortex 3 arm on a wire, and the strings to pull on it. */
export class Simulator {
  readonly arm: Arm;
  /** How many requests of each method came in, answered or not. */
  readonly calls = new Map<string, number>();
  readonly #wire: Wire;
  readonly #faults = new Faults();
  readonly #ticker: NodeJS.Timeout;
  /** Answers that wait for their delay to pass. */
  readonly #late = new Set<NodeJS.Timeout>();
  readonly #closing = new AbortController();
  /** The restarts that were asked for, one after the other. */
  #restarts = Promise.resolve();

  /** Use startSimulator. */
  constructor(arm: Arm, wire: Wire) {
    this.arm = arm;
    this.#wire = wire;
    wire.on('message', (message) => this.#receive(message));
    wire.on('opened', (connection) => arm.connectionOpened(connection));
    wire.on('gone', (connection) => arm.connectionGone(connection));
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

  /** Switches the arm off, and on again after `downMs`. Sessions are gone, and clients have to come back by themselves. */
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
  delay(method: Method, delayMs: number): void {
    this.#faults.delay(method, delayMs);
  }

  /** Makes the arm deaf and dumb to one method, keeps it from pinging, or `all`: no answer and no ping at all. */
  mute(what: Mutable): void {
    this.#faults.mute(what);
  }

  /** Makes the arm one whose firmware does not have this method. */
  withdraw(method: Method): void {
    this.#faults.withdraw(method);
  }

  /** Gives a method back that was withdrawn. */
  offer(method: Method): void {
    this.#faults.offer(method);
  }

  /** Makes the arm say no to this method, whatever it did. */
  refuse(method: Method, errorSubCode: number): void {
    this.#faults.refuse(method, errorSubCode);
  }

  /** Makes the arm answer this method with bytes that nobody can read. */
  garble(method: Method): void {
    this.#faults.garble(method);
  }

  unmute(): void {
    this.#faults.unmute();
  }

  /** Publishes anything on any topic. */
  publish(topic: string, bytes: Uint8Array): void {
    this.#wire.publish(topic, bytes);
  }

  /** Leaves no timer and no socket. */
  async close(): Promise<void> {
    clearInterval(this.#ticker);
    this.#closing.abort();
    this.#dropLateAnswers();
    await this.#restarts;
    await this.#wire.stop();
  }

  #receive(message: Message): void {
    const incoming = readMessage(message);
    if (!incoming) return;
    if (incoming.kind === 'request' && incoming.method) {
      this.calls.set(incoming.method, (this.calls.get(incoming.method) ?? 0) + 1);
    }
    if (!this.#faults.swallows(incoming)) this.#publish(this.arm.handle(this.#faults.asReceived(incoming)));
  }

  #publish(publications: Publication[]): void {
    for (const publication of publications) {
      if (this.#faults.silences(publication)) continue;
      const { topic, correlationData } = publication;
      const bytes = this.#faults.asSent(publication);
      const delayMs = this.#faults.delayOf(publication);
      if (delayMs === 0) {
        this.#wire.publish(topic, bytes, correlationData);
        continue;
      }
      const timer = setTimeout(() => {
        this.#late.delete(timer);
        this.#wire.publish(topic, bytes, correlationData);
      }, delayMs);
      this.#late.add(timer);
    }
  }

  async #restart(downMs: number): Promise<void> {
    // Before the connections drop: what drops with them must not end sessions one by one.
    this.arm.restart();
    this.#dropLateAnswers();
    await this.#wire.stop();
    // Ends early where the simulator is closed meanwhile; close() then has the last word.
    await sleep(downMs, undefined, { signal: this.#closing.signal }).catch(() => {});
    if (this.#closing.signal.aborted) return;
    await this.#wire.start();
    this.#publish([this.arm.status()]);
  }

  #dropLateAnswers(): void {
    for (const timer of this.#late) clearTimeout(timer);
    this.#late.clear();
  }
}
