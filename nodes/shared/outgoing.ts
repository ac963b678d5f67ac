import type { Node, NodeMessage } from 'node-red';
import { toError } from '../../src/errors.js';

/** What a node puts on the message that it answers. */
export interface Reply {
  payload: unknown;
  topic?: string;
  kortex?: object;
  ziti?: object;
  /** Not a whole message: that may hold what cannot be copied. */
  _msgid?: never;
}

/** Sends messages that no message asked for, one for each output; null sends nothing there. */
export function sendOut(node: Node, ...outputs: (NodeMessage | null)[]): void {
  node.send(outputs.map(copyOf));
}

/** Reports an error that no message waits for; `origin` is the message that the catch nodes get. */
export function reportError(node: Node, error: unknown, origin: NodeMessage = {}): void {
  node.error(copyOfError(error), copyOf(origin));
}

/** As reportError, but at the end of the deploy, so that Catch nodes get it. */
export function reportLater(node: Node, error: unknown, origin: NodeMessage = {}): void {
  const report = setImmediate(() => reportError(node, error, origin));
  node.on('close', () => clearImmediate(report));
}

/** A copy for a message. A flow may change what it gets, and that must change nothing inside the package. */
export function copyOf<T>(value: T): T {
  return copied(value) as T;
}

/** As structuredClone, which makes a Uint8Array of a Buffer. */
function copied(value: unknown): unknown {
  if (Buffer.isBuffer(value)) return Buffer.from(value);
  if (Array.isArray(value)) return value.map(copied);
  if (value === null || typeof value !== 'object' || Object.getPrototypeOf(value) !== Object.prototype) {
    return structuredClone(value);
  }
  return Object.fromEntries(Object.entries(value).map(([name, one]) => [name, copied(one)]));
}

/** A copy of `error` of the same class. Node-RED gives the error behind it to the flow, as `msg.error.cause`. */
export function copyOfError(error: unknown): Error {
  const original = toError(error);
  const properties = Reflect.ownKeys(original).map((name): [string | symbol, PropertyDescriptor] => {
    const value: unknown = Reflect.get(original, name);
    const { enumerable = false } = Object.getOwnPropertyDescriptor(original, name) ?? {};
    return [name, { value: copyOfDetail(value), enumerable, writable: true, configurable: true }];
  });
  return Object.create(Object.getPrototypeOf(original) as object, Object.fromEntries(properties)) as Error;
}

/** A copy of anything; undefined if it cannot be copied. */
export function copyOfDetail(value: unknown): unknown {
  if (value instanceof Error) return copyOfError(value);
  if (Array.isArray(value)) return value.map(copyOfDetail);
  try {
    return copyOf(value);
  } catch {
    return undefined; // such as a socket or a function
  }
}
