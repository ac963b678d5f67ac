import { TimeoutError } from '../errors.js';
import { AliveCheck, explained, proveAnswers } from './answer-check.js';
import type { Link } from './link.js';
import type { Login } from './options.js';
import { Session, type SessionTimeouts } from './session.js';
import type { UnansweredLogins } from './unanswered-logins.js';

/** The limits and the listener of a login. */
export interface LoginTerms {
  timeouts: SessionTimeouts;
  limitMs: number;
  signal?: AbortSignal | undefined;
  /** The arm has ended the session. */
  onLost: (session: Session) => void;
}

/**
 * Logs in over `link`. After a login without an answer, it first makes sure that answers come. Otherwise the arm would
 * open a session for each login. Throws as `Session.open` does.
 */
export async function openSession(
  link: Link,
  login: Login,
  { timeouts, limitMs, signal, onLost }: LoginTerms,
  unanswered: UnansweredLogins,
): Promise<Session> {
  const startedMs = performance.now();
  if (unanswered.any && link.canPingServices) await proveAnswers(link, limitMs / 2, signal);
  const leftMs = Math.max(1, limitMs - (performance.now() - startedMs));
  let alive: AliveCheck | undefined;
  // A healthy arm has answered long before.
  const asking = setTimeout(() => (alive = new AliveCheck(link)), leftMs / 2);
  const answered = unanswered.begin(login.username, leftMs + timeouts.sessionInactivityTimeoutMs);
  try {
    const session = await Session.open(link, login, timeouts, onLost, { limitMs: leftMs, ...(signal && { signal }) });
    answered(true);
    return session;
  } catch (error) {
    answered(!(error instanceof TimeoutError));
    throw explained(error, alive?.isAlive ?? false);
  } finally {
    clearTimeout(asking);
  }
}
