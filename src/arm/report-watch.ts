import type { KortexClient } from '../client/client.js';
import { KortexError, toError } from '../errors.js';
import type { JsonObject } from '../protocol/catalogue/json.js';
import type { ReportRow, Shown } from './report-rows.js';

/** A transient value is reported only if it lasts for this long. */
const TRANSIENT_MS = 50;
/** Failures that are not reported: the session ended, and the arm is asked again in the next one. */
const TEMPORARY_FAILURES: ReadonlySet<string> = new Set(['KORTEX_OFFLINE', 'KORTEX_NO_SESSION', 'KORTEX_SESSION_LOST']);

export interface ReportListener {
  onChange: (shown: Shown) => void;
  onError: (error: Error) => void;
}

/** One report of one arm, until `stop()`. */
export class ReportWatch {
  readonly #client: KortexClient;
  readonly #row: ReportRow;
  readonly #listener: ReportListener;
  /** Ends the subscription. */
  #end: (() => Promise<void>) | undefined;
  /** The session in which the value was read; 0 if none is open. */
  #sessionId = 0;
  /** What was reported last in this session. */
  #shown: Shown | undefined;
  /** True once a notification came in this session: it is newer than what is being read. */
  #isNotified = false;
  #transient: NodeJS.Timeout | undefined;
  #isStopped = false;

  constructor(client: KortexClient, row: ReportRow, listener: ReportListener) {
    this.#client = client;
    this.#row = row;
    this.#listener = listener;
    client.on('state', this.#onState);
    this.#onState();
  }

  stop(): void {
    this.#isStopped = true;
    clearTimeout(this.#transient);
    this.#client.off('state', this.#onState);
    void this.#end?.();
  }

  readonly #onState = (): void => {
    const { sessionId } = this.#client;
    if (sessionId === this.#sessionId) return;
    this.#sessionId = sessionId;
    this.#shown = undefined;
    this.#isNotified = false;
    clearTimeout(this.#transient);
    void this.#end?.();
    this.#end = undefined;
    if (sessionId !== 0) this.#begin(sessionId).catch((error: unknown) => this.#fail(error));
  };

  /** Subscribes first and reads then. In the other order, a change between the two would be missed. */
  async #begin(sessionId: number): Promise<void> {
    const { topic, read } = this.#row;
    const isOver = () => this.#isStopped || sessionId !== this.#sessionId;
    const onNotification = (notification: JsonObject) => {
      if (isOver()) return;
      this.#isNotified = true;
      this.#take(notification);
    };
    const end = await this.#client.subscribe(topic, onNotification, { onError: (error) => this.#fail(error) });
    if (isOver()) {
      await end();
      return;
    }
    this.#end = end;
    if (read === undefined) return;
    const value = await this.#client.invoke(read);
    if (!isOver() && !this.#isNotified) this.#take(value);
  }

  #take(value: JsonObject): void {
    clearTimeout(this.#transient);
    const { show, key, isTransient } = this.#row;
    const shown = show(value);
    if (key === undefined) {
      this.#listener.onChange(shown);
      return;
    }
    if (this.#shown && isSame(this.#shown, shown)) return;
    const report = () => {
      const previous = this.#shown?.[key] ?? null;
      this.#shown = shown;
      this.#listener.onChange({ ...shown, previous });
    };
    if (isTransient?.(shown)) this.#transient = setTimeout(report, TRANSIENT_MS);
    else report();
  }

  #fail(error: unknown): void {
    if (this.#isStopped || (error instanceof KortexError && TEMPORARY_FAILURES.has(error.code))) return;
    this.#listener.onError(toError(error));
  }
}

function isSame(one: Shown, other: Shown): boolean {
  return Object.keys(other).every((name) => one[name] === other[name]);
}
