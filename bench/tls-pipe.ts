/** What an edge router costs at least, as a process: it ends TLS and passes every byte on to the broker. */
import { once } from 'node:events';
import { type AddressInfo, connect } from 'node:net';
import { createServer, type TLSSocket } from 'node:tls';
import { pem } from '../test/support/ziti/identities.js';
import { ready } from './child.js';

async function main(brokerPort: number): Promise<void> {
  const server = createServer({ cert: pem('server.pem'), key: pem('server.key') }, (socket: TLSSocket) => {
    socket.setNoDelay(true);
    const broker = connect({ port: brokerPort, host: '127.0.0.1', noDelay: true });
    for (const one of [socket, broker]) one.on('error', () => undefined);
    socket.pipe(broker).pipe(socket);
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  ready(String((server.address() as AddressInfo).port));
}

main(Number(process.argv[2])).catch((error: unknown) => {
  console.error(error);
  process.exit(1);
});
