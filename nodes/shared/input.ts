import type { Node, NodeMessage, NodeMessageInFlow } from 'node-red';
import { BusyError } from '../../src/errors.js';
import { copyOf, copyOfError, type Reply } from './outgoing.js';
import type { StatusLine } from './status.js';

/** So many calls of one node wait at most; the next one fails with KORTEX_BUSY. */
export const IN_FLIGHT_LIMIT = 32;

/**
 * Answers every input message with what `handle` resolves to: the properties that the message gets, as copies, or a sequence
 * of messages. A rejection goes to the flow's catch nodes. The only place where promises meet Node-RED: an async listener that
 * rejects would end the whole process. `take` takes out of the message, before anything else, what must not travel on.
 */
export function onInput<T = undefined>(
  node: Node,
  status: StatusLine,
  handle: (msg: NodeMessageInFlow, taken: T | undefined) => Promise<Reply | NodeMessage[]>,
  take?: (msg: NodeMessageInFlow) => T,
): void {
  let inFlight = 0;
  node.on('input', (msg, send, done) => {
    let taken: T | undefined;
    try {
      taken = take?.(msg);
    } catch (error) {
      done(copyOfError(error));
      return;
    }
    if (inFlight >= IN_FLIGHT_LIMIT) {
      done(new BusyError(IN_FLIGHT_LIMIT));
      return;
    }
    inFlight += 1;
    const finished = status.begin();
    handle(msg, taken)
      .finally(() => (inFlight -= 1))
      .then((reply) => {
        const out = Array.isArray(reply) ? [reply] : answered(msg, copyOf(reply));
        finished(true);
        send(out);
        done();
      })
      .catch((error: unknown) => {
        finished(false);
        done(copyOfError(error));
      });
  });
}

/** The message itself with `reply` on it; a copy if the flow has sealed it. */
function answered(msg: NodeMessageInFlow, reply: Reply): NodeMessage {
  try {
    return Object.assign(msg, reply);
  } catch {
    return { ...msg, ...reply };
  }
}
