import { ConnectionError, SessionError } from '../errors.js';
import type { Called } from '../protocol/services.js';
import type { ArmConnection } from './connection.js';
import { deniedTo, doubtsSession, refusalOf } from './refusal.js';

export interface CallOptions {
  timeoutMs: number;
  signal?: AbortSignal | undefined;
  /** What the arm is told and no error may repeat. */
  secrets?: readonly string[];
}

/**
 * Calls a function of the arm within the open session, and resolves to the bytes of its answer. Throws a
 * ConnectionError without a link, a SessionError without a session, a TimeoutError without an answer, an ArmError if
 * the arm refuses, and the reason of `signal`.
 */
export async function callInSession(
  connection: ArmConnection,
  called: Called,
  payload: Uint8Array,
  { timeoutMs, signal, secrets = [] }: CallOptions,
): Promise<Uint8Array> {
  const { name } = called;
  const { link, session, state } = connection;
  const cause = 'cause' in state ? state.cause : undefined;
  const why = cause ? `: ${cause.message}` : '';
  if (!link) throw new ConnectionError(`${name} was not sent, there is no link to the arm${why}`, { cause });
  if (!session) {
    const message = `${name} was not sent, no session is open${why}`;
    throw new SessionError('KORTEX_NO_SESSION', message, cause?.message ?? 'nobody logged in', { cause });
  }
  const response = await link.request(called, payload, session.id, timeoutMs, signal);
  if (response.header.errorCode === 0) return response.payload;
  if (!doubtsSession(response)) throw refusalOf(name, response, secrets);
  if (!session.isOver && (await session.lives())) throw deniedTo(name, response, secrets);
  if (session.lost) throw session.lost;
  throw new SessionError('KORTEX_NO_SESSION', `${name} was refused, we logged out meanwhile`, 'logged out');
}
