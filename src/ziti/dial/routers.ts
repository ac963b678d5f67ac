import { ZitiError } from '../../errors.js';
import { withoutBrackets } from '../../host-port.js';
import { printable } from '../../printable.js';
import type { EdgeRouter } from '../sessions.js';

/** Where an edge router is reached. */
export interface RouterAddress {
  /** As it may stand in a text. */
  name: string;
  host: string;
  port: number;
}

/**
 * The routers of `listed` that are online and reached over TLS, the cheapest first. Throws a ZitiError if there is
 * none.
 */
export function usableRouters(listed: readonly EdgeRouter[]): RouterAddress[] {
  const online = listed.filter(({ isOnline, disabled }) => isOnline && !disabled);
  const usable = online
    .toSorted((one, other) => (one.cost ?? 0) - (other.cost ?? 0))
    .flatMap((router) => addressOf(router) ?? []);
  if (usable.length > 0) return usable;
  const found =
    listed.length === 0
      ? 'the controller names none'
      : online.length === 0
        ? `none of ${listed.length} is online`
        : `none of ${online.length} that are online is reached over TLS`;
  throw new ZitiError('ZITI_UNREACHABLE', `there is no edge router to dial through: ${found}`, { hint: 'no-router' });
}

function addressOf({ name, supportedProtocols }: EdgeRouter): RouterAddress | undefined {
  const address = supportedProtocols?.tls;
  const url =
    typeof address === 'string' ? /^tls:\/\/(?<host>\[[^\]]+\]|[^:/]+):(?<port>\d{1,5})\/?$/.exec(address) : null;
  const { host = '', port = '' } = url?.groups ?? {};
  if (!host || Number(port) < 1 || Number(port) > 65_535) return undefined;
  return { name: printable(name), host: withoutBrackets(host), port: Number(port) };
}
