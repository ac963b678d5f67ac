import type { NodeAPI, NodeMessage, NodeMessageInFlow } from 'node-red';
import { InputError, toError } from '../../src/errors.js';
import { copyOf, type Reply } from './outgoing.js';

/**
 * Makes one message for each of `payloads`: a copy of `msg` with `parts`, by which a join node makes one message again.
 * As with the split node, each answer is a group of its own, and older parts of `msg` are kept inside of the new ones.
 */
export function toSequence(
  RED: NodeAPI,
  msg: NodeMessageInFlow,
  payloads: readonly unknown[],
  more: Omit<Reply, 'payload'>,
): NodeMessage[] {
  const group = { id: RED.util.generateId(), type: 'array', count: payloads.length, len: 1 };
  return payloads.map((payload, index) => {
    const copy = cloneOf(RED, msg) as NodeMessage & { parts?: unknown };
    const { parts: outer } = copy;
    const parts = { ...(outer !== undefined && { parts: outer }), ...group, index };
    return Object.assign(copy, copyOf({ payload, ...more }), { parts });
  });
}

function cloneOf(RED: NodeAPI, msg: NodeMessageInFlow): NodeMessage {
  try {
    return RED.util.cloneMessage(msg);
  } catch (error) {
    throw new InputError('msg', `a message that Node-RED can copy: ${toError(error).message}`, { cause: error });
  }
}
