import type { EventEmitter } from 'node:events';
import { debuglog } from 'node:util';
import { ArmError } from '../errors.js';
import type { KortexClient } from './client.js';
import { sessionsOf } from './session-events.js';
import type { SessionStatus } from './session-status.js';

const debug = debuglog('kortex');

/** The arm tells of logins, but perhaps not of sessions that time out. */
const LOOK_EVERY_MS = 5_000;

/**
 * Tells the listeners of a client on Kortex 2 who is logged in, as Kortex 3 does by itself: it looks at the connections
 * when the arm says that somebody logged in or out, and every 5 s. The arm is asked only while somebody listens.
 */
export class ConnectionsWatch {
  readonly #client: KortexClient;
  #timer: NodeJS.Timeout | undefined;
  #looking: Promise<void> | undefined;
  #wanted = false;
  /** What the arm refused once, it refuses until the next login. */
  #refused = false;
  /** What all who listen have heard last; an equal list is no news. */
  #told = '';

  constructor(client: KortexClient) {
    this.#client = client;
    (client as EventEmitter).on('newListener', (event) => {
      if (event === 'session-status') this.#told = '';
    });
    client.on('state', ({ name }) => {
      this.stop();
      if (name === 'ready') this.#start();
    });
  }

  /** Looks now, or as soon as the look that is under way has ended. */
  look(): void {
    this.#wanted = !this.#refused && this.#client.listenerCount('session-status') > 0;
    this.#looking ??= this.#lookWhileWanted().finally(() => (this.#looking = undefined));
  }

  stop(): void {
    clearInterval(this.#timer);
    this.#told = '';
  }

  #start(): void {
    this.#refused = false;
    this.#timer = setInterval(() => this.look(), LOOK_EVERY_MS);
    this.#client
      .call('Base/OnNotificationUserTopic', {})
      .then(() => this.look())
      .catch((error: unknown) => debug('no word of logins: %s', error));
  }

  #tell(sessions: SessionStatus[]): void {
    const text = JSON.stringify(sessions);
    if (text !== this.#told) this.#client.emit('session-status', sessions);
    this.#told = text;
  }

  async #lookWhileWanted(): Promise<void> {
    while (this.#wanted) {
      this.#wanted = false;
      try {
        this.#tell(sessionsOf(await this.#client.connections()));
      } catch (error) {
        this.#refused = error instanceof ArmError;
        debug('connections: %s', error);
      }
    }
  }
}
