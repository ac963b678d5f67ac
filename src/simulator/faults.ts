import { decodeFrame, encodeFrame } from '../protocol/frame.js';
import { ErrorCode } from '../protocol/messages.js';
import type { Method } from '../protocol/services.js';
import type { Incoming } from './incoming.js';
import type { Publication } from './publication.js';

/** What can be made silent: one method, the pings, or everything that answers or asks. */
export type Mutable = Method | 'pings' | 'all';

/** No message of any kind: a field that promises more bytes than there are. */
const GARBAGE = Uint8Array.of(0x0a, 0xff, 0x01);

/** What is wrong with the arm on purpose. */
export class Faults {
  readonly #muted = new Set<Mutable>();
  readonly #delaysMs = new Map<Method, number>();
  readonly #withdrawn = new Set<Method>();
  readonly #garbled = new Set<Method>();
  readonly #refused = new Map<Method, number>();

  mute(what: Mutable): void {
    this.#muted.add(what);
  }

  unmute(): void {
    this.#muted.clear();
  }

  delay(method: Method, delayMs: number): void {
    this.#delaysMs.set(method, delayMs);
  }

  withdraw(method: Method): void {
    this.#withdrawn.add(method);
  }

  offer(method: Method): void {
    this.#withdrawn.delete(method);
  }

  garble(method: Method): void {
    this.#garbled.add(method);
  }

  refuse(method: Method, errorSubCode: number): void {
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
    return kind === 'ping' && (this.#muted.has('pings') || this.#muted.has('all'));
  }

  /** How late something is published. */
  delayOf({ kind, method }: Publication): number {
    return kind === 'answer' && method ? (this.#delaysMs.get(method) ?? 0) : 0;
  }
}
