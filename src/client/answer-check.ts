import { TimeoutError } from '../errors.js';
import { METHODS } from '../protocol/services.js';
import type { Link } from './link.js';

const SESSION_SERVICE = METHODS['Session/KeepAlive'].serviceId;

const EXPLANATION =
  'The arm is alive, but its answers do not reach us: the broker does not hand out the topic res/<client id> to us, or a ' +
  'bridge on the way drops the response topic of MQTT v5 (it has to be set to MQTT v5: bridge_protocol_version mqttv50)';

/** Returns `error`. If a call got no answer although the arm is alive, it adds what that means. */
export function explained(error: unknown, isAlive: boolean): unknown {
  if (!(error instanceof TimeoutError) || !isAlive) return error;
  return new TimeoutError(error.method, error.timeoutMs, EXPLANATION, { hint: 'no-answers', cause: error });
}

/** Finds out whether the arm is alive, in a way that needs neither a session nor an answer to a call. */
export class AliveCheck {
  #isAlive = false;

  /** Asks over `link`; an arm that has no such question stays unknown. */
  constructor(link: Link) {
    if (!link.canPingServices) return;
    link.pingService(SESSION_SERVICE).then(
      () => (this.#isAlive = true),
      () => undefined,
    );
  }

  get isAlive(): boolean {
    return this.#isAlive;
  }
}

/**
 * Proves that answers of the arm reach us over `link`, by a call that needs no session: the arm refuses it, and that is
 * an answer. Throws a TimeoutError if the arm is alive and its answers do not come. Resolves if nothing
 * comes at all: the arm is off, or does not answer calls without a session.
 */
export async function proveAnswers(link: Link, timeoutMs: number, signal?: AbortSignal): Promise<void> {
  const alive = new AliveCheck(link);
  try {
    await link.call('Session/KeepAlive', {}, 0, timeoutMs, signal);
  } catch (error) {
    if (!(error instanceof TimeoutError) || alive.isAlive) throw explained(error, alive.isAlive);
  }
}
