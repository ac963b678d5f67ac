import type { NodeAPI, NodeMessage, NodeMessageInFlow } from 'node-red';

/** One message for each of `payloads`, in the form of `msg` and with the parts that a join node puts together again. */
export function toSequence(
  RED: NodeAPI,
  msg: NodeMessageInFlow,
  payloads: readonly unknown[],
  more: object,
): NodeMessage[] {
  return payloads.map((payload, index) => {
    const parts = { id: msg._msgid, type: 'array', count: payloads.length, len: 1, index };
    return { ...(RED.util.cloneMessage(msg) as NodeMessage), payload, ...more, parts };
  });
}
