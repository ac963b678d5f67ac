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
  /** After how long a silence the client has to ask the arm, in ms; from the options. */
  silenceMsOf: (timeouts: { silenceMs: number; connectionInactivityTimeoutMs: number }) => number;
  /** True if an open link proves that there is an arm at its far end; else only an answered login proves it. */
  readonly linkProvesArm: boolean;
  /** True if the arm sends pings, and our answers keep the session alive. */
  readonly pings: boolean;
  /** True if the lists of the arm hold the sessions of all users, with their roles. */
  readonly namesSessions: boolean;
  /** The method that subscribes to logins of others; undefined if the arm publishes its sessions by itself. */
  readonly changesTopic: Method | undefined;
  /** True if a notification names its subscription by a handle; else its topic does. */
  readonly namesSubscriptions: boolean;
  /** Who is connected. `endpoint` is our end of the link. Throws as `client.call` does. */
  connections: (client: Caller, endpoint: Endpoint | undefined) => Promise<Connection[]>;
}
