import type { EventEmitter } from 'node:events';
import type { Duplex } from 'node:stream';
import type { Frame } from '../protocol/frame.js';
import type { RawMessage } from '../protocol/raw.js';

/** The events of a transport, with what their listeners get. */
export interface TransportEvents {
  frame: [frame: Frame];
  /** What came on a topic outside the services: sessions/status, sessions/killed. */
  raw: [message: RawMessage];
  /** A message came that is no frame of an arm; it is dropped. */
  unreadable: [];
  /** A topic that we need and do not get; once for each. */
  refused: [topic: string, reason: string];
  /** The connection is over; once. With the cause if it was not us who closed it. */
  close: [cause?: Error];
}

/** One end of a connection. */
export interface Endpoint {
  /** IPv4 or IPv6. */
  address: string;
  port: number;
}

/** How a broker deals with one topic that the nodes use. */
export interface TopicCheck {
  topic: string;
  /** Whether we read what comes on it, or write on it. */
  access: 'read' | 'write';
  /** Why it does not work, if it does not. */
  refused?: string;
}

/**
 * Starts a byte stream to the arm, as net.connect does, or promises one that is open. Your own tunnel goes
 * in here. What it throws reaches the one who connects. `signal` aborts if nobody waits for it any more.
 */
export type Dial = (signal: AbortSignal) => Duplex | Promise<Duplex>;

/** Carries frames to one arm and back. One transport is one connection: it opens once and closes once. */
export interface Transport extends EventEmitter<TransportEvents> {
  /** Our end of the open connection, by which an arm may name it; undefined if nobody knows. */
  readonly localEndpoint?: Endpoint | undefined;
  /** The topics that the broker does not deliver, each with the reason. */
  readonly refusedTopics?: ReadonlyMap<string, string>;
  /**
   * Connects. Throws a ConnectionError if the arm cannot be reached or `signal` aborts, and the ZitiError that a
   * dial through OpenZiti throws.
   */
  open(signal: AbortSignal): Promise<void>;
  /** Sends one frame, or drops it if the connection is over: nothing waits for a later connection. */
  send(frame: Frame): void;
  /** Delivers the pings of this session instead of those of the one before; 0 is none. */
  subscribePings(sessionId: number): Promise<void>;
  /**
   * Delivers the notifications of one topic from now on. Throws a ConnectionError if the link ends or the broker
   * refuses; whoever asks limits the wait. Only if they do not come by themselves.
   */
  subscribeNotifications?(serviceId: number, functionId: number): Promise<void>;
  /**
   * Ends what `subscribeNotifications` began. Throws a ConnectionError if the link ends; whoever asks limits the wait.
   */
  dropNotifications?(serviceId: number, functionId: number): Promise<void>;
  /**
   * Asks whether a service of the arm is up, before any login. Resolves when it says so; whoever asks limits the wait.
   * Only if the arm has such a question.
   */
  pingService?(serviceId: number): Promise<void>;
  /**
   * Tries every topic that the nodes use, as session `sessionId`. A broker may accept a subscription and deliver
   * nothing: only a missing message shows that. Whoever asks limits the wait. Throws a ConnectionError if the link
   * ends.
   */
  checkTopics?(sessionId: number): Promise<TopicCheck[]>;
  /**
   * Closes in order, and by force if the far end does not answer in `limitMs`. Without a limit the transport has
   * its own. Harmless if it is closed already.
   */
  close(limitMs?: number): Promise<void>;
}
