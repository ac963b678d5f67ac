import type { EventEmitter } from 'node:events';

/** A client of the broker, as the arm sees it. */
export interface ArmConnection {
  readonly clientId: string;
  /** `address:port`; where the arm cannot see addresses, the client id. */
  readonly address: string;
  /** The number that Kortex 2 gives to a connection. */
  readonly identifier?: number;
  /** True for a client of the web application. */
  readonly isWebapp?: boolean;
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

/** What goes out. */
export interface Sendable {
  /** Where it is published; on TCP, which has no topics, an empty text. */
  readonly topic: string;
  readonly bytes: Uint8Array;
  readonly correlationData?: Uint8Array | undefined;
  /** Whom it is for; only TCP needs it. */
  readonly to?: ArmConnection | undefined;
}

export interface WireEvents {
  message: [Message];
  /** A broker that runs already does not tell who comes and goes. */
  opened: [ArmConnection];
  gone: [ArmConnection];
}

/**
 * How the arm receives and sends: by a broker of its own, one that runs already, or TCP. It never gets what it sent.
 */
export interface Wire extends EventEmitter<WireEvents> {
  /** Where clients find the arm, without user name and password. */
  readonly url: string;
  readonly port: number;
  /** Open connections; 0 where they cannot be seen. */
  readonly connectionCount: number;
  /** Starts, or starts again after stop(), on the same port. Rejects where that is not possible. */
  start(): Promise<void>;
  /** Sends a message of the arm at once, on MQTT with QoS 0; while stopped, or without a link, it is lost. */
  send(message: Sendable): void;
  /** Sends any bytes as they are: on a topic, or, on TCP, to everybody. */
  publish(topic: string, bytes: Uint8Array): void;
  /** Cuts every connection, as a pulled cable does. */
  dropConnections(): void;
  /** Leaves nothing open. */
  stop(): Promise<void>;
}
