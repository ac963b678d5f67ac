import type { EventEmitter } from 'node:events';
import { debuglog } from 'node:util';
import { ArmError } from '../errors.js';
import type { Method } from '../protocol/services.js';
import type { SafeEmitter } from '../safe-emitter.js';
import { SESSIONS_STATUS } from '../protocol/topics.js';
import type { Caller } from './caller.js';
import type { Kortex } from './kortex.js';
import { type Connection, sessionsOf } from './connections.js';
import type { ClientEvents } from './events.js';
import type { SessionStatus } from './session-status.js';

const debug = debuglog('kortex');

/** An arm of Kortex 2 reports logins, but perhaps not sessions that time out. */
const LOOK_EVERY_MS = 5_000;
/** An arm of Kortex 3 publishes its sessions after each login, ours too. */
const STATUS_MS = 2_000;

/** A client whose listeners want to know who is there. */
interface WatchedClient extends SafeEmitter<ClientEvents>, Caller {
  connections: () => Promise<Connection[]>;
}

/**
 * Makes lists of sessions for the listeners of a client if the arm's own lists do not come: always on Kortex 2, which
 * sends none, and on Kortex 3 if the broker does not deliver them. It asks for the connections every 5 s, and on Kortex
 * 2 also when the arm says that somebody logged in or out. It asks only while a session is open and somebody listens.
 */
export class ConnectionsWatch {
  readonly #client: WatchedClient;
  readonly #changesTopic: Method | undefined;
  readonly #refusedTopics: () => ReadonlyMap<string, string> | undefined;
  #timer: NodeJS.Timeout | undefined;
  #looking: Promise<void> | undefined;
  #wanted = false;
  /** True if the arm refused the question. It is not asked again until the next login. */
  #refused = false;
  /** The list that the listeners got last; an equal one is not sent again. */
  #reported = '';
  /** True if a list of the arm itself came over the link that is open now. */
  #hasList = false;
  /** The reason reported last why no list comes; each is reported once, until a list comes. */
  #missing: string | undefined;

  constructor(
    client: WatchedClient,
    { changesTopic }: Kortex,
    refusedTopics: () => ReadonlyMap<string, string> | undefined,
  ) {
    this.#client = client;
    this.#changesTopic = changesTopic;
    this.#refusedTopics = refusedTopics;
    (client as EventEmitter).on('newListener', (event) => {
      if (event === 'session-status') this.#reported = '';
    });
    client.on('state', ({ name }) => {
      this.stop();
      if (name === 'connecting' || name === 'closed') this.#hasList = false;
      if (name === 'ready') this.#start();
    });
  }

  /** Looks now, or as soon as the look that is under way has ended. */
  look(): void {
    this.#wanted = !this.#refused && this.#client.listenerCount('session-status') > 0;
    this.#looking ??= this.#lookWhileWanted().finally(() => (this.#looking = undefined));
  }

  /** A list of the arm itself has come, so nobody has to look any more. */
  onStatus(): void {
    this.#hasList = true;
    this.#missing = undefined;
    this.stop();
  }

  stop(): void {
    clearInterval(this.#timer);
    this.#timer = undefined;
    this.#wanted = false;
    this.#reported = '';
  }

  #start(): void {
    this.#refused = false;
    if (!this.#changesTopic) {
      if (!this.#hasList) this.#timer = setTimeout(() => this.#doWithoutList(), STATUS_MS);
      return;
    }
    this.#lookAgainAndAgain();
    this.#client
      .call(this.#changesTopic, {})
      .then(() => this.look())
      .catch((error: unknown) => debug('no notification of logins: %s', error));
  }

  #doWithoutList(): void {
    const refused = this.#refusedTopics()?.get(SESSIONS_STATUS);
    const reason = refused ?? `nothing comes on ${SESSIONS_STATUS}, although a session was opened`;
    if (reason !== this.#missing) this.#client.notify('status-missing', reason);
    this.#missing = reason;
    this.#lookAgainAndAgain();
    this.look();
  }

  #lookAgainAndAgain(): void {
    this.#timer = setInterval(() => this.look(), LOOK_EVERY_MS);
  }

  #report(sessions: readonly SessionStatus[]): void {
    const text = JSON.stringify(sessions);
    if (text !== this.#reported) this.#client.notify('session-status', sessions);
    this.#reported = text;
  }

  async #lookWhileWanted(): Promise<void> {
    while (this.#wanted) {
      this.#wanted = false;
      try {
        const sessions = sessionsOf(await this.#client.connections());
        if (!this.#hasList) this.#report(sessions);
      } catch (error) {
        this.#refused = error instanceof ArmError;
        debug('connections: %s', error);
      }
    }
  }
}
