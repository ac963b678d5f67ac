import type { Node, NodeMessage, NodeMessageInFlow } from 'node-red';
import { BusyError } from '../../src/errors.js';
import type { StatusLine } from './status.js';

/** So many calls of one node wait at most; the next one fails with KORTEX_BUSY. */
export const IN_FLIGHT_LIMIT = 32;

/**
 * Answers every input message with what `handle` resolves to: a message, or a list that is sent one after the other.
 * A rejection goes to the flow's catch nodes. The only place where promises meet Node-RED: an async listener that
 * rejects would end the whole process. `take` takes out of the message, before anything else, what must not travel on.
 */
export function onInput<T = undefined>(
  node: Node,
  status: StatusLine,
  handle: (msg: NodeMessageInFlow, taken: T | undefined) => Promise<NodeMessage | NodeMessage[]>,
  take?: (msg: NodeMessageInFlow) => T,
): void {
  let inFlight = 0;
  node.on('input', (msg, send, done) => {
    const taken = take?.(msg);
    if (inFlight >= IN_FLIGHT_LIMIT) {
      done(new BusyError(IN_FLIGHT_LIMIT));
      return;
    }
    inFlight += 1;
    const finished = status.begin();
    handle(msg, taken)
      .finally(() => (inFlight -= 1))
      .then((out) => {
        finished(true);
        send(Array.isArray(out) ? [out] : out);
        done();
      })
      .catch((error: unknown) => {
        finished(false);
        done(error as Error);
      });
  });
}
