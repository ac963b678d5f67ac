import { debuglog } from 'node:util';
import { linkSignals } from '../time/deadline.js';
import type { ApiSession } from './api-session.js';
import { createSession, deleteSession, type ZitiSession } from './sessions.js';

const debug = debuglog('ziti');

/** A controller that is closed waits for it. */
const DELETE_LIMIT_MS = 1_000;

/** A Dial session for one user of it: a stream, or an arm behind a tunneler. */
export interface DialSession extends ZitiSession {
  /** What stands against its use. */
  warnings: readonly string[];
  /** To be called once it is needed no more. Resolves when it is deleted, if nobody else needs it. Never throws. */
  release: () => Promise<void>;
}

interface Use {
  users: number;
  /** The sessions that were created for them, each with the id of its login. */
  sessions: Map<string, string>;
}

const all = new WeakMap<ApiSession, DialSessions>();

/** The Dial sessions of a login, shared by all who use it. */
export function dialSessionsOf(api: ApiSession): DialSessions {
  const known = all.get(api) ?? new DialSessions(api);
  all.set(api, known);
  return known;
}

/**
 * The Dial sessions at a controller. It gives the same session to all who reach one service with one login, and ends
 * their streams when that is deleted: so it is deleted after the last of them.
 */
export class DialSessions {
  readonly #api: ApiSession;
  /** By the id of the service. */
  readonly #uses = new Map<string, Use>();
  readonly #deleting = new Map<string, Promise<unknown>>();

  constructor(api: ApiSession) {
    this.#api = api;
  }

  /** A session for one more user, who has to release it. Throws a ZitiError. */
  async create(serviceId: string, signal: AbortSignal | undefined): Promise<DialSession> {
    const use = this.#uses.get(serviceId) ?? { users: 0, sessions: new Map<string, string>() };
    this.#uses.set(serviceId, use);
    use.users += 1;
    let released: Promise<void> | undefined;
    let letGo = () => {};
    // A login that is logged out first would be opened again, for the sake of deleting.
    const release = () => (released ??= this.#release(serviceId, use).finally(() => letGo()));
    try {
      await this.#deleting.get(serviceId);
      const { data, warnings = [] } = await createSession(this.#api, { serviceId, type: 'Dial' }, signal);
      use.sessions.set(data.id, data.apiSessionId);
      letGo = this.#api.preventLogout(data.apiSessionId);
      return { ...data, warnings, release };
    } catch (error) {
      void release();
      throw error;
    }
  }

  /** Resolves when no session is left that is deleted now. */
  async settled(): Promise<void> {
    await Promise.all(this.#deleting.values());
  }

  async #release(serviceId: string, use: Use): Promise<void> {
    use.users -= 1;
    if (use.users > 0) return;
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
    if (!this.#api.storesSessions || state.name !== 'ready' || state.apiSessionId !== apiSessionId) return;
    const { signal, release } = linkSignals([], DELETE_LIMIT_MS);
    await deleteSession(this.#api, id, signal)
      .catch((error: unknown) => debug('session %s: %s', id, error))
      .finally(release);
  }
}
