import type { KortexClient } from '../client/client.js';
import type { JsonObject } from '../protocol/catalogue/json.js';

export interface NotificationsOptions {
  onNotification: (topic: string, notification: JsonObject) => void;
  /**
   * Called if a topic is refused: at once for one that the arm cannot have, else at each login anew. The others go on.
   */
  onError: (topic: string, error: unknown) => void;
}

/** Listens to the notifications of several topics of an arm, from now on and until `stop()`. */
export class Notifications {
  readonly #ends: (() => Promise<void>)[] = [];
  #isStopped = false;

  constructor(client: KortexClient, topics: readonly string[], { onNotification, onError }: NotificationsOptions) {
    for (const topic of topics) {
      const listener = (notification: JsonObject) => {
        if (!this.#isStopped) onNotification(topic, notification);
      };
      const fail = (error: unknown) => {
        if (!this.#isStopped) onError(topic, error);
      };
      client.subscribe(topic, listener, { onError: fail }).then((end) => this.#endWith(end), fail);
    }
  }

  /** Stops listening. Unsubscribes without waiting for the answer of the arm. */
  stop(): void {
    this.#isStopped = true;
    this.#ends.splice(0).forEach((end) => void end());
  }

  #endWith(end: () => Promise<void>): void {
    if (this.#isStopped) void end();
    else this.#ends.push(end);
  }
}
