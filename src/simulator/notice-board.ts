import type { Notices } from './model/notices.js';
import { userConnection } from './connection-list.js';
import { notification } from './notification.js';
import type { Publication } from './publication.js';
import type { ArmSession } from './sessions.js';
import type { Subscriptions } from './subscriptions.js';

/** Turns what happened on the arm into notifications for those who subscribed. */
export class NoticeBoard {
  /** Whose command changed the state of the arm last: a Common.Connection. */
  stateChangedBy: object | undefined;
  readonly #notices: Notices;
  readonly #subscriptions: Subscriptions;
  readonly #epochMs: () => number;

  /** `epochMs` tells the time of day. */
  constructor(notices: Notices, subscriptions: Subscriptions, epochMs: () => number) {
    this.#notices = notices;
    this.#subscriptions = subscriptions;
    this.#epochMs = epochMs;
  }

  /** What happened since the last time; `caller` has caused it. */
  take(caller?: ArmSession): Publication[] {
    const connection = caller && userConnection(caller);
    const circumstances = { epochMs: this.#epochMs(), connection };
    return this.#notices.take().flatMap((notice) => {
      if (notice.topic === 'Base/ArmStateTopic') this.stateChangedBy = connection;
      const [oldest] = this.#subscriptions.of(notice.topic);
      return (oldest && notification(notice, oldest, circumstances)) ?? [];
    });
  }
}
