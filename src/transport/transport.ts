import type { EventEmitter } from 'node:events';
import type { Duplex } from 'node:stream';
import type { Frame } from '../protocol/frame.js';
import type { RawMessage } from '../protocol/raw.js';

export interface TransportEvents {
  frame: [frame: Frame];
  /** What came on a topic outside the services: sessions/status, sessions/killed. */
  raw: [message: RawMessage];
  /** The connection is over; once. With the cause where it was not us who closed it. */
  close: [cause?: Error];
}

/** One end of a connection. */
export interface Endpoint {
  /** IPv4 or IPv6. */
  address: string;
  port: number;
}

/** Starts a byte stream to the arm, as net.connect does: the seam where a tunnel of one's own plugs in. */
export type Dial = () => Duplex;

/** Carries frames to one arm and back. One transport is one connection: it opens once and closes once. */
export interface Transport extends EventEmitter<TransportEvents> {
  /** Our end of the open connection, by which an arm may name it; undefined where nobody knows. */
  readonly localEndpoint?: Endpoint | undefined;
  /** Connects. Throws a ConnectionError where the arm cannot be reached, or `signal` aborts. */
  open(signal: AbortSignal): Promise<void>;
  /** Sends one frame, or drops it where the connection is over: nothing waits for a later connection. */
  send(frame: Frame): void;
  /** Delivers the pings of this session instead of those of the one before; 0 is none. */
  hearPings(sessionId: number): Promise<void>;
  /**
   * Asks whether a service of the arm is up, before any login. Resolves when it says so; whoever asks limits the wait. Only
   * where the arm has such a question.
   */
  pingService?(serviceId: number): Promise<void>;
  /** Says goodbye and closes, by force where the far end does not answer. Harmless when closed already. */
  close(): Promise<void>;
}
