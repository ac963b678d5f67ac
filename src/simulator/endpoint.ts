import { isIPv6 } from 'node:net';

/** `address:port`, with brackets around an IPv6 address. */
export function endpoint(address: string, port: number): string {
  return `${isIPv6(address) ? `[${address}]` : address}:${port}`;
}

/** Puts into words why nobody can listen at `where`. */
export function listenError(error: unknown, where: string): unknown {
  if ((error as NodeJS.ErrnoException).code !== 'EADDRINUSE') return error;
  return new Error(`cannot listen on ${where}: the port is in use`, { cause: error });
}
