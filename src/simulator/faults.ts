import type { Method } from '../protocol/services.js';
import type { Incoming } from './incoming.js';
import type { Publication } from './publication.js';

/** What can be made silent: one method, the pings, or everything that answers or asks. */
export type Mutable = Method | 'pings' | 'all';

/** What is wrong with the arm on purpose. */
export class Faults {
  readonly #muted = new Set<Mutable>();
  readonly #delaysMs = new Map<Method, number>();

  mute(what: Mutable): void {
    this.#muted.add(what);
  }

  unmute(): void {
    this.#muted.clear();
  }

  delay(method: Method, delayMs: number): void {
    this.#delaysMs.set(method, delayMs);
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
