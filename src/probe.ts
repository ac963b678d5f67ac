import { connect, isIP, type Socket } from 'node:net';
import { connect as connectTls, type ConnectionOptions, type TLSSocket } from 'node:tls';
import { ConnectionError, reasonOf, toError } from './errors.js';
import { hostPort, withoutBrackets } from './host-port.js';
import { reachHintWord } from './reach-hint.js';
import { tlsHint } from './tls-hint.js';

export interface Endpoint {
  host: string;
  port: number;
}

/** Opens a TCP connection and closes it again. Throws a ConnectionError. */
export async function probeTcp({ host, port }: Endpoint, signal: AbortSignal): Promise<void> {
  await probe(connect({ host: withoutBrackets(host), port, signal }), 'connect', { host, port }, () => undefined);
}

/** Shakes hands as TLS does; resolves to what the certificate of the far end says. Throws a ConnectionError. */
export async function probeTls(
  { host, port }: Endpoint,
  options: ConnectionOptions,
  signal: AbortSignal,
): Promise<string> {
  const bare = withoutBrackets(host);
  const servername = options.servername || (isIP(bare) ? '' : bare);
  let socket: TLSSocket;
  try {
    socket = connectTls({ ...options, host: bare, port, servername });
  } catch (cause) {
    throw unreachable({ host, port }, cause); // a key or a passphrase that cannot be used is thrown
  }
  const abort = () => socket.destroy(toError(signal.reason));
  signal.addEventListener('abort', abort);
  try {
    return await probe(socket, 'secureConnect', { host, port }, () => describeCertificate(socket));
  } finally {
    signal.removeEventListener('abort', abort);
  }
}

/** Whose certificate it is, who signed it, and until when it holds. */
function describeCertificate(socket: TLSSocket): string {
  const { subject, issuer, valid_to } = socket.getPeerCertificate();
  const until = new Date(valid_to).toISOString().slice(0, 10);
  return `${String(subject.CN)}, signed by ${String(issuer.CN)}, valid until ${until}`;
}

/** Resolves to what `read` finds once `socket` said `event`; the socket is closed in any case. */
async function probe<T>(
  socket: Socket,
  event: 'connect' | 'secureConnect',
  { host, port }: Endpoint,
  read: () => T,
): Promise<T> {
  try {
    return await new Promise<T>((resolve, reject) => {
      socket.once(event, () => resolve(read()));
      // For the whole life of the socket: an error without a listener would end the process.
      socket.on('error', reject);
      socket.once('close', () => reject(new Error('the connection was closed')));
    });
  } catch (cause) {
    throw unreachable({ host, port }, cause);
  } finally {
    socket.destroy();
  }
}

function unreachable({ host, port }: Endpoint, cause: unknown): ConnectionError {
  const message = `cannot reach ${hostPort(host, port)}: ${reasonOf(cause)}${tlsHint(cause)}`;
  return new ConnectionError(message, { cause, hint: reachHintWord(cause) });
}
