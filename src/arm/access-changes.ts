import type { KortexClient } from '../client/client.js';
import type { BoundSession } from '../client/bound-session.js';
import { ConnectionError } from '../errors.js';
import { type AccessChange, setAccess } from './access-control.js';
import { type AccessFlags, differing } from './access-flags.js';

/** The changes of access control that one user of an arm makes, which can be put back when it stops. */
export class AccessChanges {
  readonly #client: KortexClient;
  /** The values before, of the flags that were changed. */
  readonly #original: Partial<AccessFlags> = {};
  #last: Promise<unknown> = Promise.resolve();
  #isStopped = false;

  constructor(client: KortexClient) {
    this.#client = client;
  }

  /** Makes one change; `session` is the one in which it was asked for. Throws as `setAccess` does. */
  async change(wanted: Partial<AccessFlags>, session?: BoundSession): Promise<AccessChange> {
    // A change after the restoring would not be put back.
    if (this.#isStopped) throw new ConnectionError('Session/SetAccessControl was not sent, the flow stops');
    const onWrite = (previous: AccessFlags, written: AccessFlags) => {
      for (const flag of differing(written, previous)) this.#original[flag] ??= previous[flag];
    };
    const changed = setAccess(this.#client, wanted, onWrite, session);
    this.#last = changed.catch(() => undefined);
    return changed;
  }

  /** No further change is made. */
  stop(): void {
    this.#isStopped = true;
  }

  /** Stops, and sets the flags that were changed back to their values before. Throws as `setAccess` does. */
  async restore(): Promise<void> {
    this.stop();
    await this.#last;
    if (Object.keys(this.#original).length > 0) await setAccess(this.#client, this.#original);
  }
}
