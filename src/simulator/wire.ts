import type { EventEmitter } from 'node:events';

/** A client of the broker, as the arm sees it. */
export interface ArmConnection {
  readonly clientId: string;
  /** `address:port`; where the arm cannot see addresses, the client id. */
  readonly address: string;
}

/** A message that a client published. */
export interface Message {
  readonly topic: string;
  readonly bytes: Uint8Array;
  /** Where an answer goes; without it there is none. */
  readonly responseTopic?: string | undefined;
  readonly correlationData?: Uint8Array | undefined;
  readonly from?: ArmConnection | undefined;
}

export interface WireEvents {
  message: [Message];
  /** Only a broker of our own tells who comes and goes. */
  opened: [ArmConnection];
  gone: [ArmConnection];
}

/** What the arm hears and speaks through: a broker of its own, or one that runs already. Never hears itself. */
export interface Wire extends EventEmitter<WireEvents> {
  /** Where clients find the arm, without user name and password. */
  readonly url: string;
  readonly port: number;
  /** Open connections; 0 where they cannot be seen. */
  readonly connectionCount: number;
  /** Starts, or starts again after stop(), on the same port. Rejects where that is not possible. */
  start(): Promise<void>;
  /** Sends at once with QoS 0; while stopped, or without a link to the broker, it is lost. */
  publish(topic: string, bytes: Uint8Array, correlationData?: Uint8Array): void;
  /** Cuts every connection, as a pulled cable does. */
  dropConnections(): void;
  /** Leaves nothing open. */
  stop(): Promise<void>;
}
