import type { Node, NodeMessage, NodeMessageInFlow } from 'node-red';
import { BusyError, InputError, toError } from '../../src/errors.js';
import { copyOf, copyOfError, type Reply, reportError } from './outgoing.js';
import type { StatusLine } from './status.js';

/** So many calls of one node wait at most; the next one fails with KORTEX_BUSY. */
export const IN_FLIGHT_LIMIT = 32;

/**
 * Answers every input message with what `handle` resolves to: the properties that the message gets, as copies, or a
 * sequence of messages. A rejection goes to the flow's Catch nodes. This is the only place where promises meet
 * Node-RED: an async listener that rejects would end the whole process. `take` runs first, and takes out of the message
 * what must not be sent on.
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
    const fail = (error: unknown) => {
      try {
        done(copyOfError(error));
      } catch {
        reportError(node, error); // without the message: Node-RED cannot copy it
      }
    };
    try {
      taken = take?.(msg);
      if (inFlight >= IN_FLIGHT_LIMIT) throw new BusyError(IN_FLIGHT_LIMIT);
    } catch (error) {
      fail(error);
      return;
    }
    inFlight += 1;
    const finished = status.begin();
    handle(msg, taken)
      .finally(() => (inFlight -= 1))
      .then((reply) => (Array.isArray(reply) ? [reply] : answered(msg, copyOf(reply))))
      .then(
        (out) => {
          finished(true);
          try {
            send(out);
            done();
          } catch (error) {
            const { message } = toError(error);
            reportError(node, new InputError('msg', `a message that Node-RED can copy: ${message}`, { cause: error }));
          }
        },
        (error: unknown) => {
          finished(false);
          fail(error);
        },
      );
  });
}

/** The message itself with `reply` on it. If the flow has sealed it: a copy of its values, without getters. */
function answered(msg: NodeMessageInFlow, reply: Reply): NodeMessage {
  try {
    return Object.assign(msg, reply);
  } catch {
    const properties = Object.entries(Object.getOwnPropertyDescriptors(msg));
    const values = properties.map(([name, { value }]) => [name, value] as const);
    return Object.assign(Object.fromEntries(values), reply);
  }
}
