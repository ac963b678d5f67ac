import type { Node, NodeAPI, NodeMessageInFlow } from 'node-red';
import { InputError, toError } from '../../src/errors.js';
import { within } from '../../src/time/deadline.js';
import { show, toChoice, toOneOf } from './values.js';

/** The longest wait for a context store. */
const LONGEST_WAIT_MS = 5_000;

/** Where a value may come from that is not fixed. */
export const DYNAMIC_TYPES = ['msg', 'flow', 'global', 'env', 'jsonata'] as const;

/** A typedInput as it stands in the flow: a value and where it comes from. */
export interface TypedValue {
  value: unknown;
  type: string;
}

/**
 * Where the value of `property` comes from, as `<property>Type` says; the first one of `allowed` if that is empty.
 * Throws an InputError with the types that there are.
 */
export function toType<T extends string>(property: string, type: unknown, allowed: readonly [T, ...T[]]): T {
  return toChoice(`${property}Type`, type, allowed);
}

/**
 * What a typedInput stands for with this message. Waits for context stores that answer later, 5 s at most. Rejects with
 * an InputError.
 */
export function evaluate(
  RED: NodeAPI,
  node: Node,
  property: string,
  typed: TypedValue,
  msg: NodeMessageInFlow,
): Promise<unknown> {
  return read(RED, node, property, typed, msg, ({ message }) => `: ${message}`);
}

/** As `evaluate`, but does not say why it failed: the text of an expression's error may hold its values. */
export function evaluateSecret(
  RED: NodeAPI,
  node: Node,
  property: string,
  typed: TypedValue,
  msg: NodeMessageInFlow,
): Promise<unknown> {
  return read(RED, node, property, typed, msg, () => '');
}

async function read(
  RED: NodeAPI,
  node: Node,
  property: string,
  { value, type }: TypedValue,
  msg: NodeMessageInFlow,
  why: (error: Error) => string,
): Promise<unknown> {
  // Node-RED would make a text of everything, also of nothing and of objects.
  if (type === 'str') return typeof value === 'number' ? String(value) : value;
  if (type === 'num' || (type === 'json' && typeof value === 'object')) return value;
  if (type === 'bool') return typeof value === 'string' ? value.toLowerCase() : value;
  toOneOf(`${property}Type`, type, ['json', ...DYNAMIC_TYPES]); // Node-RED takes any other for a fixed value
  const unreadable = (error: Error) => new InputError(property, `a value that can be read from ${type}${why(error)}`);
  const found = new Promise((resolve, reject) => {
    const settle = (error: unknown, result: unknown) => {
      // Node-RED throws if a part of the path is missing. We take the value for missing, too.
      if (error instanceof TypeError && type === 'msg') resolve(undefined);
      // An expression fails with an object that is no Error.
      else if (error) reject(unreadable(error as Error));
      else resolve(result);
    };
    try {
      RED.util.evaluateNodeProperty(value as string, type, node, msg, settle);
    } catch (error) {
      settle(error ?? new Error('unknown'), undefined);
    }
  });
  const expected = `a value within ${LONGEST_WAIT_MS / 1000} s; ${storeOf(RED, value, type)} did not answer`;
  return within(found, LONGEST_WAIT_MS, new InputError(property, expected)).catch((error: unknown) => {
    // What comes out of a message may be a promise, or no more than look like one.
    throw error instanceof InputError ? error : unreadable(toError(error));
  });
}

/** The context store that a value comes from, for an error text. */
function storeOf(RED: NodeAPI, value: unknown, type: string): string {
  if (type !== 'flow' && type !== 'global') return 'a context store that its expression asks';
  const { store } = RED.util.parseContextStore(String(value)) as { store?: string };
  return `the context store ${store === undefined ? 'that is the default' : show(store)}`;
}
