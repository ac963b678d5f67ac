import type { Node, NodeAPI, NodeMessageInFlow } from 'node-red';

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
 * Undefined where the message has no such property.
 */
export function takeFromMessage(RED: NodeAPI, msg: NodeMessageInFlow, property: string): unknown {
  try {
    const value: unknown = RED.util.getMessageProperty(msg, property);
    if (value !== undefined) RED.util.setMessageProperty(msg, property, undefined);
    return value;
  } catch {
    return undefined; // Node-RED throws where the path leads through nothing
  }
}
