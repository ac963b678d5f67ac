import type { Node, NodeAPI, NodeMessageInFlow } from 'node-red';
import { InputError } from '../../src/errors.js';

/**
 * Takes the credentials off the node, where `JSON.stringify(node)` and debug output would show them, and returns them.
 * Node-RED has filled in `${ENV}` values by then.
 */
export function takeCredentials<T extends object>(node: Node<T>): Partial<T> {
  const credentials = { ...node.credentials };
  Object.defineProperty(node, 'credentials', { value: undefined, enumerable: false });
  return credentials;
}

/**
 * Reads a secret out of a message and deletes it there, so that it cannot travel on, not even into a catch node.
 * Undefined where the message has no such property. Throws an InputError if it cannot be deleted.
 */
export function takeFromMessage(RED: NodeAPI, msg: NodeMessageInFlow, property: string): unknown {
  const value = propertyOf(RED, msg, property);
  if (value === undefined) return undefined;
  try {
    RED.util.setMessageProperty(msg, property, undefined);
  } catch {
    // A flow may have frozen what holds it.
  }
  if (propertyOf(RED, msg, property) === undefined) return value;
  throw new InputError('password', 'a message that is not frozen: the password is taken out of it');
}

function propertyOf(RED: NodeAPI, msg: NodeMessageInFlow, property: string): unknown {
  try {
    return RED.util.getMessageProperty(msg, property);
  } catch {
    return undefined; // Node-RED throws where the path leads through nothing
  }
}
