import type { EventLog, EventText } from './event-log.js';

const SHORTEST_MS = 10_000;
const LONGEST_MS = 30_000;

/** What may happen to an arm in a day. Texts hold HTML, as those of an arm do. */
const EVENTS: readonly EventText[] = [
  {
    severity: 'INFO',
    source: 'Base',
    title: 'The log was rotated',
    explanation: '<p>The oldest entries were deleted.</p>',
    code: 2001,
  },
  {
    severity: 'WARNING',
    source: 'Base',
    title: 'Joint 4 is warm',
    explanation: '<p>Its temperature is &gt; 60&nbsp;°C.</p>',
    suggestion: '<b>Let it rest</b>',
    code: 4102,
  },
  {
    severity: 'ERROR',
    source: 'Gripper',
    title: 'The gripper did not close',
    explanation: '<p>Its position was not reached in <i>2&nbsp;s</i>.</p>',
    suggestion: '<ul><li>Check the air</li><li>Check the part</li></ul>',
    code: 5203,
  },
];

/** Lets an event happen every now and then. */
export class Happenings {
  readonly #events: EventLog;
  readonly #random: () => number;
  #dueMs: number | undefined;

  /** `random` draws numbers from 0 up to 1. */
  constructor(events: EventLog, random: () => number) {
    this.#events = events;
    this.#random = random;
  }

  /** Does what is due. To be called every few ms. */
  tick(nowMs: number): void {
    if (this.#dueMs !== undefined && nowMs < this.#dueMs) return;
    const event = EVENTS[Math.floor(this.#random() * EVENTS.length)];
    if (this.#dueMs !== undefined && event) this.#events.raise(event);
    this.#dueMs = nowMs + SHORTEST_MS + Math.floor(this.#random() * (LONGEST_MS - SHORTEST_MS));
  }
}
