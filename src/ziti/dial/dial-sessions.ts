import { debuglog } from 'node:util';
import { cutBy } from '../../cut.js';
import type { ApiSession } from '../api-session.js';
import { createSession, deleteSession, type ZitiSession } from '../sessions.js';

const debug = debuglog('ziti');

/** Nobody waits for it, but a controller that is closed does. */
const DELETE_LIMIT_MS = 1_000;

interface Use {
  streams: number;
  /** Of the sessions that were created for them. */
  ids: Set<string>;
}

/**
 * The Dial sessions at a controller. It gives the same session to all streams to one service, and closes them when that is
 * deleted: so it is deleted after the last of them.
 */
export class DialSessions {
  readonly #api: ApiSession;
  /** By the id of the service. */
  readonly #uses = new Map<string, Use>();
  readonly #deleting = new Map<string, Promise<unknown>>();

  constructor(api: ApiSession) {
    this.#api = api;
  }

  /** A session for one more stream, to be released after it. Throws a ZitiError. */
  async create(serviceId: string, signal: AbortSignal): Promise<ZitiSession & { release: () => void }> {
    const use = this.#uses.get(serviceId) ?? { streams: 0, ids: new Set() };
    this.#uses.set(serviceId, use);
    use.streams += 1;
    let isReleased = false;
    let letGo = () => {};
    const release = () => {
      if (!isReleased) this.#release(serviceId, use);
      isReleased = true;
      letGo();
    };
    try {
      await this.#deleting.get(serviceId);
      const { data } = await createSession(this.#api, { serviceId, type: 'Dial' }, signal);
      use.ids.add(data.id);
      letGo = this.#api.hold(data.apiSessionId);
      return { ...data, release };
    } catch (error) {
      release();
      throw error;
    }
  }

  #release(serviceId: string, use: Use): void {
    use.streams -= 1;
    if (use.streams > 0) return;
    this.#uses.delete(serviceId);
    const done = Promise.all([...use.ids].map((id) => this.#delete(id))).finally(() => {
      if (this.#deleting.get(serviceId) === done) this.#deleting.delete(serviceId);
    });
    this.#deleting.set(serviceId, done);
  }

  /** Never throws: what cannot be deleted ends with the login. */
  async #delete(id: string): Promise<void> {
    const { signal, release } = cutBy([], DELETE_LIMIT_MS);
    await deleteSession(this.#api, id, signal)
      .catch((error: unknown) => debug('session %s: %s', id, error))
      .finally(release);
  }
}
