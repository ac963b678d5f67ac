import { Refusal } from './refusal.js';

/** A notification carries the handle as its message id, which has 16 bits. */
const MOST_HANDLES = 0xffff;

/** One subscription to a topic. */
export interface Subscription {
  readonly topic: string;
  readonly sessionId: number;
  /** What the arm calls the subscription. */
  readonly handle: number;
}

/** All subscriptions. One ends with its session. */
export class Subscriptions {
  readonly #byHandle = new Map<number, Subscription>();
  #lastHandle = 0;

  /** Returns the handle of the new subscription. Refuses one too many. */
  add(topic: string, sessionId: number): number {
    if (this.#byHandle.size === MOST_HANDLES) throw new Refusal('no subscription left');
    do this.#lastHandle = (this.#lastHandle % MOST_HANDLES) + 1;
    while (this.#byHandle.has(this.#lastHandle));
    this.#byHandle.set(this.#lastHandle, { topic, sessionId, handle: this.#lastHandle });
    return this.#lastHandle;
  }

  /** Ends one subscription of a session. Returns false if the session has none with this handle. */
  remove(handle: number, sessionId: number): boolean {
    return this.#byHandle.get(handle)?.sessionId === sessionId && this.#byHandle.delete(handle);
  }

  endSession(sessionId: number): void {
    for (const subscription of this.#byHandle.values()) {
      if (subscription.sessionId === sessionId) this.#byHandle.delete(subscription.handle);
    }
  }

  /** Oldest first. */
  of(topic: string): Subscription[] {
    return [...this.#byHandle.values()].filter((subscription) => subscription.topic === topic);
  }
}
