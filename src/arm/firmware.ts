import { debuglog } from 'node:util';
import type { KortexClient } from '../client/client.js';
import type { SessionState } from '../client/state.js';

const debug = debuglog('kortex');

/**
 * The firmware of an arm. It is asked for once per connection, after the first login, and nobody waits for it: an arm
 * that does not tell it works all the same.
 */
export class Firmware {
  readonly #client: KortexClient;
  #version: string | null = null;
  /** The connection over which it was asked for; a new object for each. */
  #asked: object | undefined;

  constructor(client: KortexClient) {
    this.#client = client;
    client.on('state', (state) => this.#onState(state));
  }

  /** The version of the whole, such as 3.4.0; null as long as it is not known. */
  get version(): string | null {
    return this.#version;
  }

  #onState({ name }: SessionState): void {
    if (name === 'closed' || name === 'connecting' || name === 'waiting') {
      // It may be another one after an outage.
      this.#asked = undefined;
      this.#version = null;
    } else if (name === 'ready' && !this.#asked) {
      const asked = (this.#asked = {});
      this.#client.call('Base/GetFirmwareBundleVersions', {}).then(
        ({ mainBundleVersion }) => {
          if (this.#asked === asked) this.#version = mainBundleVersion || null;
        },
        (error: unknown) => debug('firmware: %s', error),
      );
    }
  }
}
