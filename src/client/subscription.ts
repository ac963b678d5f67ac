import { debuglog } from 'node:util';
import { toError } from '../errors.js';
import { frozen } from '../frozen.js';
import type { ArmFunction } from '../protocol/catalogue/function.js';
import type { JsonObject } from '../protocol/catalogue/json.js';
import { messagesOf } from '../protocol/catalogue/messages-of.js';
import type { Frame } from '../protocol/frame.js';
import { safely } from '../safe-emitter.js';
import { callInSession } from './call-in-session.js';
import type { ArmConnection } from './connection.js';
import type { Kortex } from './kortex.js';
import type { Link } from './link.js';
import { namedFunction, onGeneration } from './named-function.js';
import type { Session } from './session.js';

const debug = debuglog('kortex');

const UNSUBSCRIBE = onGeneration(2, namedFunction('Base/Unsubscribe'));
/** How many notifications wait for the answer that tells whose they are. */
const LONGEST_EARLY = 1_000;

/** Options of one subscription. */
export interface SubscribeOptions {
  /**
   * Called with the reason if the arm or its broker refuses the topic, at each login anew. With it, the subscription
   * stays in spite of a refusal, and is tried again after the next login.
   */
  onError?: ((error: Error) => void) | undefined;
}

/** Somebody who wants the notifications of a topic. */
export interface Listener extends SubscribeOptions {
  onNotification: (notification: JsonObject) => void;
}

/** One topic of the arm, subscribed to once for all who listen, as long as somebody does. */
export class Subscription {
  readonly topic: ArmFunction;
  readonly #connection: ArmConnection;
  readonly #namesSubscriptions: boolean;
  readonly #timeoutMs: number;
  readonly #listeners = new Set<Listener>();
  /** The failure that each was told last. */
  readonly #told = new WeakMap<Listener, unknown>();
  /** The link on which the notifications are delivered. */
  #link: Link | undefined;
  /** The session in which the arm said yes. */
  #session: Session | undefined;
  /** What the arm calls it then. */
  #handle = 0;
  /** Notifications that came before the answer; on Kortex 2 only its handle tells whose they are. */
  #early: Frame[] | undefined;
  #working: Promise<void> | undefined;

  constructor(connection: ArmConnection, { namesSubscriptions }: Kortex, topic: ArmFunction, timeoutMs: number) {
    this.#namesSubscriptions = namesSubscriptions;
    this.#connection = connection;
    this.topic = topic;
    this.#timeoutMs = timeoutMs;
  }

  /**
   * Adds a listener; resolves when the arm has said yes, or at once if no session is open. Throws what `callInSession`
   * does, and KORTEX_PERMISSION_DENIED also if the broker refuses the topic; the listener is gone then, unless it has
   * `onError`.
   */
  async add(listener: Listener): Promise<void> {
    this.#listeners.add(listener);
    try {
      await this.#work();
    } catch (error) {
      if (!listener.onError) {
        await this.remove(listener);
        throw error;
      }
      this.#tell(listener, error);
    }
  }

  /** Takes a listener away; resolves when the arm need not send any more. Never throws. */
  async remove(listener: Listener): Promise<void> {
    this.#listeners.delete(listener);
    if (this.#listeners.size > 0) return;
    await this.#work().catch((error: unknown) => debug('%s: %s', this.topic.name, error));
  }

  /**
   * A session was opened: the arm forgot who had subscribed in the one before. Never throws; a refusal
   * goes to the listeners.
   */
  async renew(): Promise<void> {
    try {
      await this.#work();
    } catch (error) {
      for (const listener of this.#listeners) this.#tell(listener, error);
    }
  }

  /** Gives `frame` to the listeners; false if it is of another topic. */
  deliver(frame: Frame): boolean {
    const { serviceId, functionId, messageId } = frame.header;
    if (this.#namesSubscriptions) {
      if (serviceId !== this.topic.serviceId) return false;
      if (this.#early && this.#early.length < LONGEST_EARLY) this.#early.push(frame);
      if (!this.#session || this.#session !== this.#connection.session || messageId !== this.#handle) return false;
    } else if (serviceId !== this.topic.serviceId || functionId !== this.topic.functionId) return false;
    // Notifications for others reach us, too. Without a session we asked for none.
    if (this.#listeners.size > 0 && this.#connection.session) this.#deliver(frame);
    return true;
  }

  /** Works towards what is wanted, once for all who ask meanwhile. */
  #work(): Promise<void> {
    this.#working ??= this.#takeSteps().finally(() => (this.#working = undefined));
    return this.#working;
  }

  async #takeSteps(): Promise<void> {
    for (;;) {
      const { link, session } = this.#connection;
      const isWanted = this.#listeners.size > 0;
      if (isWanted && link && session && this.#session !== session) await this.#make(link, session);
      else if (!isWanted && this.#link) await this.#drop();
      else return;
    }
  }

  async #make(link: Link, session: Session): Promise<void> {
    if (this.#link !== link) {
      // Before the arm is asked: a notification that it sends at once would be lost.
      await link.subscribeNotifications(this.topic, this.#timeoutMs);
      this.#link = link;
      // Link or session may have changed meanwhile; then another step follows.
      if (this.#connection.session !== session || this.#connection.link !== link) return;
    }
    const { request, response } = messagesOf(this.topic);
    const early: Frame[] = [];
    if (this.#namesSubscriptions) this.#early = early;
    try {
      const answer = await callInSession(this.#connection, this.topic, request.encode({}), {
        timeoutMs: this.#timeoutMs,
      });
      this.#handle = Number(response.decode(answer).identifier);
      this.#session = session;
    } finally {
      this.#early = undefined;
    }
    early.forEach((frame) => this.deliver(frame));
  }

  async #drop(): Promise<void> {
    const link = this.#link;
    const session = this.#session;
    this.#link = undefined;
    this.#session = undefined;
    if (!link || link !== this.#connection.link) return;
    try {
      await link.dropNotifications(this.topic, this.#timeoutMs);
      if (this.#namesSubscriptions && session && session === this.#connection.session) await this.#unsubscribe();
    } catch (error) {
      debug('%s goes on: %s', this.topic.name, error);
    }
  }

  async #unsubscribe(): Promise<void> {
    const { request } = messagesOf(UNSUBSCRIBE);
    const payload = request.encode({ identifier: this.#handle });
    await callInSession(this.#connection, UNSUBSCRIBE, payload, { timeoutMs: this.#timeoutMs });
  }

  /** A failure because the session ended is not reported: the topic is subscribed to in the next one. */
  #tell(listener: Listener, error: unknown): void {
    const { name } = this.topic;
    debug('%s: %s', name, error);
    if (!this.#connection.session || this.#told.get(listener) === error) return;
    this.#told.set(listener, error);
    const warn = ({ message }: Error) => process.emitWarning(`${name}: ${message}`, 'KortexSubscriptionWarning');
    const { onError = warn } = listener;
    safely(name, () => onError(toError(error)));
  }

  #deliver(frame: Frame): void {
    let notification: JsonObject | undefined;
    try {
      notification = messagesOf(this.topic).notification?.decode(frame.payload);
    } catch (error) {
      debug('dropped a notification of %s: %s', this.topic.name, error);
    }
    if (!notification) return;
    const heard = frozen(notification);
    for (const { onNotification } of this.#listeners) safely(this.topic.name, () => onNotification(heard));
  }
}
