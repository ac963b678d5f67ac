import { Refusal } from '../refusal.js';
import { timestampOf } from '../timestamp.js';
import type { Notices, Severity } from './notices.js';

/** What an event says. Explanation and suggestion may hold HTML. */
export interface EventText {
  readonly severity: Severity;
  readonly source: string;
  readonly title: string;
  readonly explanation?: string;
  readonly suggestion?: string;
  readonly code?: number;
}

/** An event as it is kept. */
interface LoggedEvent extends EventText {
  readonly id: number;
  /** When it happened, in ms since 1970-01-01 UTC. */
  readonly atMs: number;
}

const KEPT = 1000;

/** What happened on the arm, for people to read. */
export class EventLog {
  readonly #notices: Notices;
  readonly #epochMs: () => number;
  #events: LoggedEvent[] = [];
  #lastId = 0;

  constructor(notices: Notices, epochMs: () => number) {
    this.#notices = notices;
    this.#epochMs = epochMs;
  }

  raise(text: EventText): void {
    const event = { ...text, id: ++this.#lastId, atMs: this.#epochMs() };
    this.#events.push(event);
    this.#events = this.#events.slice(-KEPT);
    this.#notices.add('EventBroker/EventTopic', { event: eventOf(event) }, text.severity);
  }

  /** The newest events, oldest first; all of them if `size` is 0. */
  newest(size: number): object[] {
    return this.#events.slice(-size).map(eventOf);
  }

  clear(id: number): void {
    if (!this.#events.some((event) => event.id === id)) throw new Refusal('unknown event');
    this.#events = this.#events.filter((event) => event.id !== id);
  }

  clearAll(): void {
    this.#events = [];
  }
}

/** EventBroker.Event. */
function eventOf({ id, atMs, severity, source, title, explanation, suggestion, code }: LoggedEvent): object {
  const eventInfo = { severity, timestamp: timestampOf(atMs) };
  return { handle: { identifier: id }, eventInfo, source, title, explanation, suggestion, code };
}
