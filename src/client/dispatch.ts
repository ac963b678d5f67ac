import { debuglog } from 'node:util';
import type { Frame } from '../protocol/frame.js';
import type { RawMessage } from '../protocol/raw.js';
import { METHODS, type Method } from '../protocol/services.js';

const debug = debuglog('kortex');

/** Knows who handles what the arm sends by itself: one row for each raw topic and each notification. */
export class Dispatch {
  readonly #raw = new Map<string, (message: RawMessage) => () => void>();
  readonly #notifications = new Map<string, () => void>();
  #unreadable = 0;

  /** How many messages could not be read. */
  get unreadable(): number {
    return this.#unreadable;
  }

  /** Adds a row: a message on the raw topic `topic` is read by `read`, and its value is given to `handle`. */
  onRaw<T>(topic: string, read: (message: RawMessage) => T, handle: (value: T) => void): void {
    this.#raw.set(topic, (message) => {
      const value = read(message);
      return () => handle(value);
    });
  }

  /** Calls `handle` when the arm notifies of `method`. */
  onNotification(method: Method, handle: () => void): void {
    this.#notifications.set(keyOf(METHODS[method]), handle);
  }

  raw(message: RawMessage): void {
    let handle: (() => void) | undefined;
    try {
      handle = this.#raw.get(message.topic)?.(message);
    } catch (error) {
      this.#unreadable += 1;
      debug('dropped %d bytes on %s: %s', message.payload.length, message.topic, error);
    }
    handle?.();
  }

  /** True if there is a row for `frame`. */
  notification({ header }: Frame): boolean {
    const handle = this.#notifications.get(keyOf(header));
    handle?.();
    return handle !== undefined;
  }
}

function keyOf({ serviceId, functionId }: { serviceId: number; functionId: number }): string {
  return `${serviceId}/${functionId}`;
}
