import type { KortexClient } from '../client/client.js';
import { SafeEmitter } from '../safe-emitter.js';
import { type AccessFlag, type AccessFlags, differing } from './access-flags.js';

/** The flags are not as we last read or wrote them. */
export interface AccessFound extends AccessFlags {
  /** As we last read or wrote them. */
  previous: AccessFlags;
  /** Those that differ. */
  flags: AccessFlag[];
}

/** The flags of one arm as anybody who uses the client last read or wrote them. */
export class KnownAccess extends SafeEmitter<{ 'changed-by-others': [found: AccessFound] }> {
  #flags: AccessFlags | undefined;
  /** Changes of our own that are under way. */
  #writing = 0;
  /** Counts them: what was read while one of them was under way proves nothing. */
  #writes = 0;

  constructor() {
    super();
    this.setMaxListeners(0); // every node that watches listens
  }

  /** Reads the flags by `read`, and notices if somebody else has changed them. Throws what `read` throws. */
  async readBy(read: () => Promise<AccessFlags>): Promise<AccessFlags> {
    const writes = this.#writing === 0 ? this.#writes : -1;
    const flags = await read();
    if (writes === this.#writes) this.#note(flags);
    return flags;
  }

  /**
   * Runs a change of our own. `write` returns how the flags stand after it; if it throws, which this passes on, nobody
   * knows how they stand.
   */
  async writeBy(write: () => Promise<AccessFlags>): Promise<AccessFlags> {
    this.#writing += 1;
    this.#writes += 1;
    this.#flags = undefined;
    try {
      return (this.#flags = await write());
    } finally {
      this.#writing -= 1;
    }
  }

  #note(found: AccessFlags): void {
    const previous = this.#flags;
    this.#flags = found;
    const flags = previous ? differing(previous, found) : [];
    if (previous && flags.length > 0) this.notify('changed-by-others', { ...found, previous, flags });
  }
}

const known = new WeakMap<KortexClient, KnownAccess>();

/** What is known of the access control of the arm of `client`. */
export function knownAccessOf(client: KortexClient): KnownAccess {
  let found = known.get(client);
  if (!found) known.set(client, (found = new KnownAccess()));
  return found;
}
