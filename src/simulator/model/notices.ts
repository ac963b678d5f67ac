import type { TopicName } from '../../protocol/catalogue/functions.js';

/** How bad it is: names of Common.NotificationSeverity without their prefix. */
export type Severity = 'DEBUG' | 'INFO' | 'WARNING' | 'ERROR' | 'CRITICAL';

/** A notification for the subscribers of a topic. */
export interface Notice {
  readonly topic: TopicName;
  /** The notification as JSON, without time, severity and cause. */
  readonly body: object;
  readonly severity: Severity;
}

/** What happened on the arm since somebody asked last, oldest first. */
export class Notices {
  #pending: Notice[] = [];

  add(topic: TopicName, body: object, severity: Severity = 'INFO'): void {
    this.#pending.push({ topic, body, severity });
  }

  /** Returns what happened, and forgets it. */
  take(): Notice[] {
    const taken = this.#pending;
    this.#pending = [];
    return taken;
  }
}
