import { InputError } from '../errors.js';
import type { JsonObject } from '../protocol/catalogue/json.js';
import type { Frame } from '../protocol/frame.js';
import type { ArmConnection } from './connection.js';
import { namedTopic, onGeneration } from './named-function.js';
import type { Kortex } from './kortex.js';
import { type Listener, type SubscribeOptions, Subscription } from './subscription.js';

/** The topics of an arm that somebody listens to: one subscription each, made again after every login. */
export class Subscriptions {
  readonly #connection: ArmConnection;
  readonly #kortex: Kortex;
  readonly #timeoutMs: number;
  readonly #topics = new Map<string, Subscription>();

  constructor(connection: ArmConnection, kortex: Kortex, timeoutMs: number) {
    this.#connection = connection;
    this.#kortex = kortex;
    this.#timeoutMs = timeoutMs;
  }

  /** As KortexClient's. */
  async subscribe(
    name: string,
    onNotification: (notification: JsonObject) => void,
    { onError }: SubscribeOptions,
  ): Promise<() => Promise<void>> {
    const topic = onGeneration(this.#kortex.generation, namedTopic(name));
    if (typeof onNotification !== 'function') throw new InputError('listener', 'a function');
    let subscription = this.#topics.get(topic.name);
    if (!subscription) {
      subscription = new Subscription(this.#connection, this.#kortex, topic, this.#timeoutMs);
      this.#topics.set(topic.name, subscription);
    }
    const shared = subscription;
    const listener: Listener = { onNotification, onError };
    await shared.add(listener);
    return () => shared.remove(listener);
  }

  /** A session was opened. */
  async renew(): Promise<void> {
    await Promise.all([...this.#topics.values()].map((subscription) => subscription.renew()));
  }

  /** Gives a notification to its listeners; false if nobody listens to its topic. */
  deliver(frame: Frame): boolean {
    let isOurs = false;
    for (const subscription of this.#topics.values()) isOurs = subscription.deliver(frame) || isOurs;
    return isOurs;
  }
}
