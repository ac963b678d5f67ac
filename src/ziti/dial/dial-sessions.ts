import { debuglog } from 'node:util';
import { linkSignals } from '../../time/deadline.js';
import { ZitiError } from '../../errors.js';
import type { ApiSession } from '../api-session.js';
import { createSession, deleteSession, type ZitiSession } from '../sessions.js';

const debug = debuglog('ziti');

/** Nobody waits for it, but a controller that is closed does. */
const DELETE_LIMIT_MS = 1_000;

interface Use {
  streams: number;
  /** The sessions that were created for them, each with the id of its login. */
  sessions: Map<string, string>;
}

/**
 * The Dial sessions at a controller. It gives the same session to all streams to one service, and closes them when that
 * is deleted: so it is deleted after the last of them.
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
    const use = this.#uses.get(serviceId) ?? { streams: 0, sessions: new Map<string, string>() };
    this.#uses.set(serviceId, use);
    use.streams += 1;
    let isReleased = false;
    let letGo = () => {};
    const release = () => {
      // A login that is logged out first would be opened again, for the sake of deleting.
      if (!isReleased)
        this.#release(serviceId, use)
          .finally(letGo)
          .catch(() => undefined);
      isReleased = true;
    };
    try {
      await this.#deleting.get(serviceId);
      const { data } = await createSession(this.#api, { serviceId, type: 'Dial' }, signal);
      use.sessions.set(data.id, data.apiSessionId);
      letGo = this.#api.hold(data.apiSessionId);
      if (!isText(data.token)) throw new ZitiError('ZITI_SERVER', 'POST /sessions was answered without a token');
      return { ...data, release };
    } catch (error) {
      release();
      throw error;
    }
  }

  /** Resolves when no session is left that is deleted now. */
  async settled(): Promise<void> {
    await Promise.all(this.#deleting.values());
  }

  async #release(serviceId: string, use: Use): Promise<void> {
    use.streams -= 1;
    if (use.streams > 0) return;
    this.#uses.delete(serviceId);
    const done = Promise.all([...use.sessions].map(([id, apiSessionId]) => this.#delete(id, apiSessionId))).finally(
      () => {
        if (this.#deleting.get(serviceId) === done) this.#deleting.delete(serviceId);
      },
    );
    this.#deleting.set(serviceId, done);
    await done;
  }

  /** Never throws: what cannot be deleted ends with the login, and what ended with it needs no other one. */
  async #delete(id: string, apiSessionId: string): Promise<void> {
    const { state } = this.#api;
    if (state.name !== 'ready' || state.apiSessionId !== apiSessionId) return;
    const { signal, release } = linkSignals([], DELETE_LIMIT_MS);
    await deleteSession(this.#api, id, signal)
      .catch((error: unknown) => debug('session %s: %s', id, error))
      .finally(release);
  }
}

function isText(value: unknown): boolean {
  return typeof value === 'string' && value !== '';
}
