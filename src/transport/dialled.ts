import { createRequire } from 'node:module';
import type { Duplex } from 'node:stream';
import type * as nodeTls from 'node:tls';
import { untilAborted } from '../time/deadline.js';
import type { Dial } from './transport.js';

/** For what most arms do without. */
const load = createRequire(__filename);

/** The protocols with TLS in them. */
const WITH_TLS = ['mqtts', 'wss'];

/**
 * Dials, and starts TLS inside of the stream if `protocol` has it. Throws what `dial` throws, and the reason of
 * `signal` if that aborts before; a stream that comes later is closed. Errors of the stream never end the process.
 */
export async function dialled(
  dial: Dial,
  protocol: string,
  tls: nodeTls.ConnectionOptions | undefined,
  signal: AbortSignal,
): Promise<Duplex> {
  const given = dial(signal);
  const stream = given instanceof Promise ? await inTime(given, signal) : given;
  stream.on('error', () => undefined);
  if (!WITH_TLS.includes(protocol)) return stream;
  const secured = (load('node:tls') as typeof nodeTls).connect({ ...tls, socket: stream });
  secured.on('error', () => undefined);
  // TLS says only that its socket hung up; the stream knows why.
  stream.once('close', () => secured.destroy(stream.errored ?? undefined));
  return secured;
}

/** Throws if `stream` is over already: its events will not come again. */
export function checkAlive(stream: Duplex): void {
  if (stream.destroyed) throw stream.errored ?? new Error('the stream was closed');
}

async function inTime(dialling: Promise<Duplex>, signal: AbortSignal): Promise<Duplex> {
  try {
    return await untilAborted(dialling, signal);
  } catch (error) {
    dialling.then(
      (late) => late.on('error', () => undefined).destroy(),
      () => undefined,
    );
    throw error;
  }
}
