import { once } from 'node:events';
import { connect, type TLSSocket } from 'node:tls';
import sodium from 'libsodium-wrappers';
import { KortexClient } from '../src/client/client.js';
import { MqttTransport } from '../src/transport/mqtt.js';
import type { Dial } from '../src/transport/transport.js';
import * as ziti from '../src/ziti/index.js';
import { identityJson } from '../test/support/ziti/identities.js';
import { Child } from './child.js';
import { compare } from './rounds.js';
import type { Figure } from './table.js';

const ROUND_MS = 500;
const ROUNDS = 7;
const BYTES = 20_000_000;
const PIECE_BYTES = 31 * 1024;
/** Either is enough: so much of what secretstream does alone, or so many MB/s. */
const GOAL = { ratio: 0.7, megabytes: 25 };

/** A dialled arm beside the same over plain TCP, and bytes through a stream beside libsodium alone. */
export async function dialFigures(port: number): Promise<Figure[]> {
  const responder = await Child.start('responder.js', String(port));
  const network = await Child.start('ziti-network.js', String(port));
  const pipe = await Child.start('tls-pipe.js', String(port));
  const { baseUrl, cert, key, ca } = ziti.parseIdentity(identityJson(network.said));
  const api = new ziti.ApiSession(new ziti.Controller({ baseUrl, tls: { cert, key, ca } }), { method: 'certificate' });
  const plain = clientOn(port);
  const dialled = clientOn(port, (signal) => ziti.dialService(api, 'arm-cell-7', { signal }));
  const piped = clientOn(port, () => overTls(Number(pipe.said), ca));
  try {
    await Promise.all([plain.login(), dialled.login(), piped.login()]);
    const calls = await compare(
      ROUNDS,
      () => callsPerSecond(dialled),
      () => callsPerSecond(plain),
    );
    const besidePipe = await compare(
      ROUNDS,
      () => callsPerSecond(dialled),
      () => callsPerSecond(piped),
    );
    await sodium.ready;
    const stream = await compare(
      ROUNDS,
      () => perSecond(() => throughStream(api)),
      () => perSecond(sealAlone),
    );
    const atLeast = Math.min(GOAL.ratio, GOAL.megabytes / stream.floor);
    return [
      { name: 'Session/KeepAlive, in a row, dialled', unit: 'calls/s', goal: { atLeast: 0.6 }, ...calls },
      { name: 'the same, beside TLS alone', unit: 'calls/s', goal: { atLeast: 0.7 }, ...besidePipe },
      { name: '20 MB through a dialled stream', unit: 'MB/s', goal: { atLeast }, ...stream },
    ];
  } finally {
    await Promise.all([plain.close(), dialled.close(), piped.close()]);
    await api.close();
    await network.close();
    await pipe.close();
    await responder.close();
  }
}

function clientOn(port: number, dial?: Dial): KortexClient {
  return new KortexClient({
    createTransport: () => new MqttTransport({ protocol: 'mqtt', host: '127.0.0.1', port, dial }),
    login: { username: 'admin', password: 'admin' },
  });
}

/** As a dialled stream goes: over TLS to a process in between, which does nothing else. */
async function overTls(port: number, ca: string | undefined): Promise<TLSSocket> {
  const socket = connect({ port, host: '127.0.0.1', servername: 'localhost', ca });
  socket.setNoDelay(true);
  await once(socket, 'secureConnect');
  return socket;
}

async function callsPerSecond(client: KortexClient): Promise<number> {
  const start = performance.now();
  let count = 0;
  for (; performance.now() < start + ROUND_MS; count++) await client.call('Session/KeepAlive', {});
  return (count / (performance.now() - start)) * 1000;
}

async function throughStream(api: ziti.ApiSession): Promise<void> {
  const stream = await ziti.dialService(api, 'sink');
  stream.end(Buffer.alloc(BYTES));
  await once(stream, 'data');
  await once(stream.resume(), 'close');
}

/** What the far end has to do stands on another core, as in the figure. */
function sealAlone(): void {
  const key = sodium.crypto_secretstream_xchacha20poly1305_keygen();
  const { state } = sodium.crypto_secretstream_xchacha20poly1305_init_push(key);
  const piece = Buffer.alloc(PIECE_BYTES);
  for (let left = BYTES; left > 0; left -= PIECE_BYTES) {
    sodium.crypto_secretstream_xchacha20poly1305_push(state, piece, null, 0);
  }
}

async function perSecond(run: () => Promise<void> | void): Promise<number> {
  const start = performance.now();
  await run();
  return BYTES / 1000 / (performance.now() - start);
}
