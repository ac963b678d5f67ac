/** The broker of last resort, as a process: tells its port when it listens. */
import { once } from 'node:events';
import { type AddressInfo, createServer } from 'node:net';
import { ready } from './child.js';

async function main(): Promise<void> {
  const { Aedes } = await import('aedes');
  const broker = await Aedes.createBroker();
  const server = createServer({ noDelay: true }, (socket) => void broker.handle(socket)).listen(0, '127.0.0.1');
  await once(server, 'listening');
  ready(String((server.address() as AddressInfo).port));
}

main().catch((error: unknown) => {
  console.error(error);
  process.exit(1);
});
