import type { Duplex } from 'node:stream';
import { linkSignals } from '../../time/deadline.js';
import { KortexError, reasonOf, toError, ZitiError } from '../../errors.js';
import type { ApiSession } from '../api-session.js';
import type { DialOptions, Take } from './options.js';
import { type DialSessions, dialSessionsOf } from '../dial-sessions.js';
import { findService, type Service } from '../services.js';
import { listAll } from '../list.js';
import type { EdgeRouter } from '../sessions.js';
import { Channels } from './channels.js';
import type { RouterChannel, Target } from './router-channel.js';
import type { RouterLogin } from './router-connection.js';
import { RouterLogins } from './router-login.js';
import { type RouterAddress, usableRouters } from './routers.js';
import type { ServiceStream } from './service-stream.js';

const dialers = new WeakMap<ApiSession, Dialer>();

/**
 * Opens a stream of bytes to the service called `service`, with these steps: `zitiLogin`, `zitiService`, `zitiSession`,
 * `zitiRouter`, `zitiStream`. Throws a ZitiError.
 */
export async function dialInSteps(
  api: ApiSession,
  service: string,
  { signal, timeoutMs }: DialOptions & { timeoutMs: number },
  take: Take,
): Promise<Duplex> {
  const limit = linkSignals([signal], timeoutMs);
  let dialer = dialers.get(api);
  if (!dialer) dialers.set(api, (dialer = new Dialer(api)));
  try {
    return await dialer.dial(service, { signal: limit.signal, endsAtMs: performance.now() + timeoutMs, take });
  } catch (error) {
    if (error instanceof KortexError) throw error;
    throw new ZitiError('ZITI_UNREACHABLE', `the dial of ${JSON.stringify(service)} was given up: ${reasonOf(error)}`);
  } finally {
    limit.release();
  }
}

/** Resolves when the sessions of streams that are closed are deleted. */
export async function settled(api: ApiSession): Promise<void> {
  await dialers.get(api)?.settled();
}

/** What one dial is bound to. */
interface Terms {
  signal: AbortSignal;
  endsAtMs: number;
  take: Take;
}

/** Dials with one login at a controller. */
class Dialer {
  readonly #api: ApiSession;
  readonly #logins: RouterLogins;
  readonly #sessions: DialSessions;
  readonly #channels: Channels;

  constructor(api: ApiSession) {
    this.#api = api;
    this.#logins = new RouterLogins(api);
    this.#sessions = dialSessionsOf(api);
    // The router tells its controller of us as long as a channel is open.
    this.#channels = new Channels((token) => api.pauseRenewal(token));
    api.on('state', ({ name }) => {
      if (name === 'closed') {
        this.#channels.close(new ZitiError('ZITI_UNREACHABLE', 'the login at the controller was closed'));
      } else if (name === 'ready' && api.isOidc) {
        api.access().then(
          ({ apiSessionId, token }) => this.#channels.renew(apiSessionId, token),
          () => undefined,
        );
      }
    });
  }

  settled(): Promise<void> {
    return this.#sessions.settled();
  }

  async dial(name: string, terms: Terms): Promise<ServiceStream> {
    const { signal, take } = terms;
    await take('zitiLogin', () => this.#logins.current(signal));
    const service = await take('zitiService', () => findService(this.#api, name, signal));
    try {
      return await this.#dialWithSession(service, terms);
    } catch (error) {
      // Somebody deleted the session at this moment; there is a new one to be had.
      if (!(error instanceof ZitiError) || error.hint !== 'dial-session-ended') throw error;
      return await this.#dialWithSession(service, terms);
    }
  }

  async #dialWithSession(service: Service, terms: Terms): Promise<ServiceStream> {
    const { signal, take } = terms;
    const way = await take('zitiSession', () => this.#prepare(service, signal));
    try {
      const stream = await this.#through(way, service.encryptionRequired !== false, terms);
      stream.once('close', () => void way.release());
      return stream;
    } catch (error) {
      void way.release();
      throw error;
    }
  }

  /** What is dialled, and through which routers. The session and the login that routers hear of belong together. */
  async #prepare(service: Service, signal: AbortSignal): Promise<Way> {
    for (let attempt = 1; ; attempt++) {
      const login = await this.#logins.current(signal);
      const direct = this.#api.storesSessions ? undefined : await this.#withoutSession(service, signal);
      // Of a bearer token that was given the id is ''.
      if (direct) return { ...direct, login, release: this.#api.preventLogout(login.apiSessionId) };
      const { token, edgeRouters, release } = await this.#sessions.create(service.id, signal);
      try {
        if (!token) throw new ZitiError('ZITI_SERVER', 'POST /sessions was answered without a token');
        if (login.token === (await this.#api.token(signal)) || attempt > 2) {
          return { target: { sessionToken: token }, routers: usableRouters(edgeRouters ?? []), login, release };
        }
      } catch (error) {
        void release();
        throw error;
      }
      void release();
    }
  }

  /**
   * With an access token, routers from 2.1 on take the service by its id, and the controller stores no session anyway.
   */
  async #withoutSession(service: Service, signal: AbortSignal): Promise<Pick<Way, 'target' | 'routers'> | undefined> {
    const { data } = await listAll<EdgeRouter>(this.#api, '/current-identity/edge-routers', {}, signal);
    const able = data.filter(({ capabilities }) => capabilities?.includes('CONNECT_V2'));
    // An older router that is there is better than none.
    if (!able.some(isThere) && (able.length === 0 || data.some(isThere))) return undefined;
    return { target: { serviceId: service.id }, routers: usableRouters(able) };
  }

  /** Tries one router after the other. */
  async #through({ routers, login, target }: Way, mustBeSecret: boolean, terms: Terms): Promise<ServiceStream> {
    let left = routers;
    for (;;) {
      const found = await terms.take(
        'zitiRouter',
        () => this.#firstOf(left, login, terms),
        ({ channel }) => channel.label,
      );
      left = found.left;
      try {
        return await terms.take('zitiStream', () => found.channel.connect(target, mustBeSecret, terms.signal));
      } catch (error) {
        // What the network says of the service holds for every router.
        const isOfRouter = error instanceof ZitiError && OF_ROUTER.includes(error.hint ?? '');
        if (left.length === 0 || terms.signal.aborted || (!isOfRouter && 'sessionToken' in target)) throw error;
      }
    }
  }

  /** The first channel that opens, and the routers that were not tried. */
  async #firstOf(routers: readonly RouterAddress[], login: RouterLogin, { signal, endsAtMs }: Terms): Promise<Found> {
    const failures: Error[] = [];
    for (const [at, router] of routers.entries()) {
      // A router that never answers must leave time for the others.
      const leftMs = Math.max(1, endsAtMs - performance.now());
      const limit = linkSignals([signal], Math.ceil(leftMs / (routers.length - at)));
      try {
        return { channel: await this.#channels.to(router, login, limit.signal), left: routers.slice(at + 1) };
      } catch (error) {
        failures.push(toError(error));
        if (signal.aborted) break;
      } finally {
        limit.release();
      }
    }
    throw joined(failures);
  }
}

interface Way {
  target: Target;
  routers: RouterAddress[];
  login: RouterLogin;
  /** Neither the session nor the login is needed any more. */
  release: () => unknown;
}

interface Found {
  channel: RouterChannel;
  left: RouterAddress[];
}

function isThere({ isOnline, disabled }: EdgeRouter): boolean {
  return isOnline && !disabled;
}

/** Another router may do better. */
const OF_ROUTER = ['router-unreachable', 'router-login-refused', 'router-without-controller', 'not-a-router'];

function joined(failures: readonly Error[]): Error {
  const [first = new Error('there is no router')] = failures;
  if (failures.length < 2 || !(first instanceof ZitiError)) return first;
  return new ZitiError(first.code, failures.map(({ message }) => message).join('; '), first);
}
