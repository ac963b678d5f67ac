import type { Method } from '../protocol/services.js';
import type { Endpoint } from '../transport/transport.js';
import type { Caller } from './caller.js';
import type { Connection } from './connections.js';
import type { Generation } from './options.js';

/** What one generation of Kortex does in its own way. */
export interface Kortex {
  readonly generation: Generation;
  /** The methods that it has. */
  has: (method: Method) => boolean;
  /** After how long a silence we have to say something, in ms, given what the options say. */
  silenceMsOf: (timeouts: { silenceMs: number; connectionInactivityTimeoutMs: number }) => number;
  /** True if a link shows by itself that there is an arm at its far end; else only an answered login does. */
  readonly linkProvesArm: boolean;
  /** True if the arm sends pings, and takes our answers for signs of life. */
  readonly pings: boolean;
  /** True if the lists of the arm name the sessions of all, with their roles. */
  readonly namesSessions: boolean;
  /** What has to be called to be told that somebody came or went; undefined if the arm publishes its sessions. */
  readonly changesTopic: Method | undefined;
  /** True if a handle tells whose a notification is; else its topic does. */
  readonly namesSubscriptions: boolean;
  /** Who is connected. `endpoint` is our end of the link. Throws as `client.call` does. */
  connections: (client: Caller, endpoint: Endpoint | undefined) => Promise<Connection[]>;
}
