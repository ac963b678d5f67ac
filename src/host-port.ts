import { isIPv6 } from 'node:net';

/** `host:port` as addresses are written: an IPv6 address stands in brackets. */
export function hostPort(host: string, port: number): string {
  const bare = withoutBrackets(host);
  return `${isIPv6(bare) ? `[${bare}]` : host}:${port}`;
}

/** `host` as node:net takes it: an IPv6 address without the brackets that it has in addresses. */
export function withoutBrackets(host: string): string {
  const [, inside = ''] = /^\[(.*)\]$/.exec(host) ?? [];
  return isIPv6(inside) ? inside : host;
}
