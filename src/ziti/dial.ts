import type { Duplex } from 'node:stream';
import type { ApiSession } from './api-session.js';
import type { DialOptions, Take } from './dial/options.js';

/** A transport limits its handshake to 10 s, with the dial in it: this limit says better what was waited for. */
const DEFAULT_TIMEOUT_MS = 8_000;
const plainly: Take = (_step, run) => run();

/**
 * Opens a stream of bytes to the service called `service`, through the edge routers of its network. Streams of one
 * login share what they can. Throws a ZitiError that says how far it came. Whoever does not dial loads nothing for it.
 */
export async function dialService(
  api: ApiSession,
  service: string,
  { signal, timeoutMs = DEFAULT_TIMEOUT_MS }: DialOptions = {},
  take: Take = plainly,
): Promise<Duplex> {
  const { dialInSteps } = await import('./dial/dialer.js');
  return dialInSteps(api, service, { signal, timeoutMs }, take);
}

/** Resolves when nothing is left at the controller of streams that are closed. Takes 1 s at most, and never throws. */
export async function dialsSettled(api: ApiSession): Promise<void> {
  const { settled } = await import('./dial/dialer.js');
  await settled(api);
}
