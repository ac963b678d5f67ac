import { InputError } from '../errors.js';
import type { JsonObject } from '../protocol/catalogue/json.js';
import { messagesOf } from '../protocol/catalogue/messages-of.js';
import { callInSession } from './call-in-session.js';
import { type Allowed, checkAllowed } from './effects.js';
import type { ArmConnection } from './connection.js';
import { namedFunction, onGeneration } from './named-function.js';
import type { Generation } from './options.js';
import { secretsIn } from './secrets.js';

/** Options of one call by `invoke`. */
export interface InvokeOptions {
  /** How long the call waits for its answer; the time limit of the client by default. */
  timeoutMs?: number | undefined;
  /** Ends the wait with its reason. The arm may have acted all the same. */
  signal?: AbortSignal | undefined;
}

const LONGEST_TIMEOUT_MS = 2 ** 31 - 1;

/**
 * Calls the function `name` with a request in JSON. What is not allowed or not offered is refused before anything else,
 * and a request with a fault before anything is sent.
 */
export async function invoke(
  connection: ArmConnection,
  { generation, allow, requestTimeoutMs }: { generation: Generation; allow: Allowed; requestTimeoutMs: number },
  name: string,
  request: unknown,
  { timeoutMs = requestTimeoutMs, signal }: InvokeOptions,
): Promise<JsonObject> {
  const named = namedFunction(name);
  checkAllowed(named, allow);
  const fn = onGeneration(generation, named);
  checkAllowed(fn, allow); // on this generation it may do more
  if (!(timeoutMs >= 1 && timeoutMs <= LONGEST_TIMEOUT_MS)) {
    throw new InputError('timeoutMs', `a time from 1 to ${LONGEST_TIMEOUT_MS} ms`);
  }
  const messages = messagesOf(fn);
  const payload = messages.request.encode(request);
  const answer = await callInSession(connection, fn, payload, { timeoutMs, signal, secrets: secretsIn(request) });
  return messages.response.decode(answer);
}
