import { decodeFrame, encodeFrame } from '../protocol/frame.js';
import { ErrorCode } from '../protocol/messages.js';
import type { Incoming } from './incoming.js';
import type { MethodName } from './methods.js';
import type { Publication } from './publication.js';

/** What can be made silent: one method, the pings, the notifications, or everything that answers, asks or notifies. */
export type Mutable = MethodName | 'pings' | 'notifications' | 'all';

/** No message of any kind: a field that promises more bytes than there are. */
const GARBAGE = Uint8Array.of(0x0a, 0xff, 0x01);

/** What is wrong with the arm on purpose. */
export class Faults {
  readonly #muted = new Set<Mutable>();
  readonly #delaysMs = new Map<MethodName, number>();
  readonly #slownessMs = new Map<MethodName, number>();
  readonly #withdrawn = new Set<MethodName>();
  readonly #garbled = new Set<MethodName>();
  readonly #refused = new Map<MethodName, number>();

  mute(what: Mutable): void {
    this.#muted.add(what);
  }

  unmute(): void {
    this.#muted.clear();
  }

  delay(method: MethodName, delayMs: number): void {
    this.#delaysMs.set(method, delayMs);
  }

  slow(method: MethodName, slownessMs: number): void {
    this.#slownessMs.set(method, slownessMs);
  }

  withdraw(method: MethodName): void {
    this.#withdrawn.add(method);
  }

  offer(method: MethodName): void {
    this.#withdrawn.delete(method);
  }

  garble(method: MethodName): void {
    this.#garbled.add(method);
  }

  refuse(method: MethodName, errorSubCode: number): void {
    this.#refused.set(method, errorSubCode);
  }

  /** The request as the arm gets it: a method that its firmware lacks has no name to it. */
  asReceived(incoming: Incoming): Incoming {
    const { kind } = incoming;
    if (kind !== 'request' || !incoming.method || !this.#withdrawn.has(incoming.method)) return incoming;
    return { ...incoming, method: undefined };
  }

  /** The bytes that go out. */
  asSent({ kind, method, bytes }: Publication): Uint8Array {
    if (kind !== 'answer' || !method) return bytes;
    if (this.#garbled.has(method)) return encodeFrame({ ...decodeFrame(bytes), payload: GARBAGE });
    const errorSubCode = this.#refused.get(method);
    if (errorSubCode === undefined) return bytes;
    const { header } = decodeFrame(bytes);
    const errorCode = ErrorCode.ERROR_PROTOCOL_SERVER;
    return encodeFrame({ header: { ...header, errorCode, errorSubCode }, payload: new Uint8Array() });
  }

  /** True for what the arm must not notice. */
  swallows(incoming: Incoming): boolean {
    if (incoming.kind !== 'request' && incoming.kind !== 'service-ping') return false;
    if (this.#muted.has('all')) return true;
    return incoming.kind === 'request' && incoming.method !== undefined && this.#muted.has(incoming.method);
  }

  /** True for what must not be published. */
  silences({ kind }: Publication): boolean {
    if (kind !== 'ping' && kind !== 'notification') return false;
    return this.#muted.has('all') || this.#muted.has(kind === 'ping' ? 'pings' : 'notifications');
  }

  /** How long the arm takes to come to a call. */
  slownessOf(incoming: Incoming): number {
    return incoming.kind === 'request' && incoming.method ? (this.#slownessMs.get(incoming.method) ?? 0) : 0;
  }

  /** How late something is published. */
  delayOf({ kind, method }: Publication): number {
    return kind === 'answer' && method ? (this.#delaysMs.get(method) ?? 0) : 0;
  }
}
