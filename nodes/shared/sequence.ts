import type { NodeAPI, NodeMessage, NodeMessageInFlow } from 'node-red';

/**
 * One message for each of `payloads`, in the form of `msg`, with the parts that a join node puts together again. As with the
 * split node, each answer is a group of its own, and a message that was a part already becomes one again by that.
 */
export function toSequence(
  RED: NodeAPI,
  msg: NodeMessageInFlow,
  payloads: readonly unknown[],
  more: object,
): NodeMessage[] {
  const { parts: outer } = msg as { parts?: unknown };
  const group = { ...(outer !== undefined && { parts: outer }), id: RED.util.generateId(), type: 'array', len: 1 };
  return payloads.map((payload, index) => {
    const parts = { ...group, count: payloads.length, index };
    return { ...(RED.util.cloneMessage(msg) as NodeMessage), payload, ...more, parts };
  });
}
