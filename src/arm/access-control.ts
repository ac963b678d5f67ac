import { ArmError, KortexError } from '../errors.js';
import type { RequestOf, ResponseOf } from '../protocol/services.js';
import type { KortexClient } from '../client/client.js';
import { serialQueue } from '../time/serial-queue.js';
import { type AccessFlags, differing } from './access-flags.js';
import { knownAccessOf } from './known-access.js';

/** The flags after a change, and before it. */
export interface AccessChange extends AccessFlags {
  previous: AccessFlags;
  /** False if the flags were as wanted: nothing was written. */
  changed: boolean;
}

const GET = 'Session/GetAccessControl';
const SET = 'Session/SetAccessControl';
type AccessMethod = typeof GET | typeof SET;

/** The arm accepted a change, but did not keep it. */
export class AccessNotKeptError extends KortexError {
  readonly method = SET;

  constructor(written: AccessFlags, found: AccessFlags) {
    const facts = differing(written, found).map((flag) => `${flag} is ${String(found[flag])}`);
    super('KORTEX_ARM', `${SET} was answered with success, but the arm does not keep it: ${facts.join(', ')}`);
  }
}

/** Reads both flags of access control. Throws as `client.call` does. */
export async function getAccess(client: KortexClient): Promise<AccessFlags> {
  return knownAccessOf(client).readBy(async () => flagsOf(await client.call(GET, {})));
}

/**
 * Reads, changes what differs from `wanted`, writes and reads back: the arm always takes both flags. One change of an
 * arm at a time, all nodes together. `onWrite` is told how the flags stood as soon as the arm may have changed them.
 * Throws as `client.call` does, an AccessNotKeptError if the arm does not keep what was written, and a SessionError
 * where another session is open by now than `session`, the one in which the change was asked for.
 */
export function setAccess(
  client: KortexClient,
  wanted: Partial<AccessFlags>,
  onWrite: (previous: AccessFlags, written: AccessFlags) => void = () => undefined,
  session = client.bindSession(),
): Promise<AccessChange> {
  const call = async <M extends AccessMethod>(method: M, request: RequestOf<M>): Promise<ResponseOf<M>> => {
    // If no session is open, the call itself throws.
    if (client.sessionId !== 0) session.check(`${method} was not sent`);
    return client.call(method, request);
  };
  return enqueue(client, async () => {
    const known = knownAccessOf(client);
    const read = async () => flagsOf(await call(GET, {}));
    const previous = await known.readBy(read);
    const written = { ...previous, ...wanted };
    if (differing(written, previous).length === 0) return { ...previous, previous, changed: false };
    const isSent = session.isOpen;
    const found = await known.writeBy(async () => {
      try {
        await call(SET, written);
      } catch (error) {
        // Unless the arm refused, it may have done it.
        if (isSent && !(error instanceof ArmError)) onWrite(previous, written);
        throw error;
      }
      onWrite(previous, written);
      return read();
    });
    if (differing(written, found).length > 0) throw new AccessNotKeptError(written, found);
    return { ...found, previous, changed: true };
  });
}

/** The queue of each arm. */
const queues = new WeakMap<KortexClient, ReturnType<typeof serialQueue>>();

function enqueue<T>(client: KortexClient, change: () => Promise<T>): Promise<T> {
  let queue = queues.get(client);
  if (!queue) queues.set(client, (queue = serialQueue()));
  return queue(change);
}

function flagsOf({ singleSourceControl, bypassRemoteAccess }: AccessFlags): AccessFlags {
  return { singleSourceControl, bypassRemoteAccess };
}
