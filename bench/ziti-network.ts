/**
 * A controller and an edge router, as a process: behind its services are the broker of the bench, and a server that
 * only takes.
 */
import { once } from 'node:events';
import { type AddressInfo, createServer } from 'node:net';
import { StandInController } from '../test/support/ziti/controller.js';
import { StandInRouter } from '../test/support/ziti/edge-router.js';
import { ready } from './child.js';

async function main(brokerPort: number): Promise<void> {
  const sink = createServer({ allowHalfOpen: true }, (socket) => {
    socket.resume().once('end', () => socket.end('taken'));
  });
  sink.listen(0, '127.0.0.1');
  await once(sink, 'listening');
  const controller = await StandInController.start();
  controller.store.services.push({ id: 's1nK', name: 'sink', permissions: ['Dial'] });
  const router = await StandInRouter.start(controller);
  router.hosts.set('arm-cell-7', { port: brokerPort });
  router.hosts.set('sink', { port: (sink.address() as AddressInfo).port });
  ready(controller.url);
}

main(Number(process.argv[2])).catch((error: unknown) => {
  console.error(error);
  process.exit(1);
});
