import type { Generation } from '../protocol/catalogue/function.js';
import type { Allowed } from './effects.js';
import type { Transport } from '../transport/transport.js';

/** A user of the arm. */
export interface Login {
  username: string;
  password: string;
}

export type { Generation };

/** How a client reaches its arm and logs in. Only `createTransport` and `login` are needed. */
export interface ClientOptions {
  /** The generation of Kortex that the arm speaks. */
  generation?: Generation;
  /** Makes the transport of the next connection; it is not opened yet. */
  createTransport: () => Transport;
  /**
   * Runs before every connection: opens the way into a private network, say. If it throws, that attempt has failed.
   */
  prepare?: (signal: AbortSignal) => Promise<void>;
  /** Who logs in if `login()` is called without a user, and after a reconnect. */
  login: Login;
  /** True: `connect()` logs in as well. */
  loginOnConnect?: boolean;
  /** After so long without traffic, the arm ends the session by itself. Never 0. */
  sessionInactivityTimeoutMs?: number;
  /** After so long without traffic, the arm stops motion that this session started. Never 0. */
  connectionInactivityTimeoutMs?: number;
  /**
   * What `invoke()` may do at most: only `read` (by default), also `change` things, or also `move` the arm. No safety
   * function.
   */
  allow?: Allowed;
  /** How long a call waits for its answer. */
  requestTimeoutMs?: number;
  /**
   * After so long a silence, of the arm or of us, the client asks the arm whether the session lives. At most a quarter
   * of the connection inactivity timeout on Kortex 2: nobody pings us there, so the client has to send something.
   */
  silenceMs?: number;
  /** How long `close()` may take before the connection is cut. */
  closeTimeoutMs?: number;
}

/** What a client takes for the options that are left out. */
export const DEFAULTS = {
  generation: 3,
  prepare: () => Promise.resolve(),
  loginOnConnect: true,
  sessionInactivityTimeoutMs: 60_000,
  connectionInactivityTimeoutMs: 2_000,
  allow: 'read',
  requestTimeoutMs: 5_000,
  silenceMs: 5_000,
  closeTimeoutMs: 2_000,
} as const satisfies Partial<ClientOptions>;
