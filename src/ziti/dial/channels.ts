import { untilAborted } from '../../time/deadline.js';
import { toError, type ZitiError } from '../../errors.js';
import { RouterChannel } from './router-channel.js';
import type { RouterLogin } from './router-connection.js';
import { routerUnreachable } from './refusal.js';
import type { RouterAddress } from './routers.js';

interface Entry {
  router: RouterAddress;
  login: RouterLogin;
  opening: Promise<RouterChannel>;
  channel: RouterChannel | undefined;
  /** So many dials wait for it to open; without any, it is given up. */
  waiting: number;
  abort: AbortController;
}

/** The open channels of one login, so that streams through one router share one. */
export class Channels {
  readonly #entries = new Set<Entry>();
  /** What the controller gave last. */
  #newest = { apiSessionId: '', token: '' };
  readonly #onOpen: (token: string) => () => void;

  /** `onOpen` is called for every channel that opens, and what it returns when that closes. */
  constructor(onOpen: (token: string) => () => void) {
    this.#onOpen = onOpen;
  }

  /** A channel to `router`. Throws a ZitiError, also if `signal` aborts. */
  async to(router: RouterAddress, login: RouterLogin, signal: AbortSignal): Promise<RouterChannel> {
    const key = keyOf(router, login);
    const known = [...this.#entries].find((one) => keyOf(one.router, one.login) === key && isUsable(one));
    const entry = known ?? this.#add(router, login);
    entry.waiting += 1;
    try {
      return await untilAborted(entry.opening, signal);
    } catch (error) {
      if (entry.waiting === 1) {
        entry.abort.abort(error);
        entry.channel?.closeIfUnused();
      }
      throw routerUnreachable(`edge router "${router.name}"`, toError(error));
    } finally {
      entry.waiting -= 1;
    }
  }

  #add(router: RouterAddress, login: RouterLogin): Entry {
    const abort = new AbortController();
    const opening = RouterChannel.open(router, login, abort.signal);
    const entry: Entry = { router, login, opening, channel: undefined, waiting: 0, abort };
    this.#entries.add(entry);
    opening.then(
      (channel) => {
        entry.channel = channel;
        const closed = this.#onOpen(login.token);
        void channel.closed.then(() => {
          this.#entries.delete(entry);
          closed();
        });
        this.#update(entry, channel);
      },
      () => this.#entries.delete(entry),
    );
    return entry;
  }

  /** The login of that id goes on with another token: every channel of it is told. */
  renew(apiSessionId: string, token: string): void {
    this.#newest = { apiSessionId, token };
    for (const entry of this.#entries) if (entry.channel) this.#update(entry, entry.channel);
  }

  #update(entry: Entry, channel: RouterChannel): void {
    const { apiSessionId, token } = this.#newest;
    // A router takes no token of another login.
    if (apiSessionId === '' || entry.login.apiSessionId !== apiSessionId || entry.login.token === token) return;
    void channel.updateToken(token).then((isTaken) => {
      if (isTaken) entry.login = { ...entry.login, token };
    });
  }

  /** Ends all of them, with their streams. */
  close(cause: ZitiError): void {
    for (const { abort, channel } of [...this.#entries]) {
      abort.abort(cause);
      channel?.close(cause);
    }
  }
}

function keyOf({ host, port }: RouterAddress, { token }: RouterLogin): string {
  return JSON.stringify([host, port, token]);
}

function isUsable({ channel }: Entry): boolean {
  return !channel || !(channel.isClosed || channel.isStalled);
}
