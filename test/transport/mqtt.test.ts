import assert from 'node:assert/strict';
import { once } from 'node:events';
import { queryObjects } from 'node:v8';
import { type AddressInfo, connect, createServer, type Server, type Socket } from 'node:net';
import { ConnectionError } from '../../src/errors.js';
import { pingFrame } from '../../src/protocol/frame.js';
import { startSimulator } from '../../src/simulator/index.js';
import { MqttTransport } from '../../src/transport/mqtt.js';
import { freePort } from '../support/mosquitto.js';

const { signal } = new AbortController();

describe('MqttTransport', () => {
  const sockets: Socket[] = [];
  let server: Server | undefined;
  afterEach(async () => {
    for (const socket of sockets.splice(0)) socket.destroy();
    server?.close();
    if (server) await once(server, 'close');
    server = undefined;
  });

  async function serverThat(does: (socket: Socket) => void): Promise<number> {
    server = createServer((socket) => {
      sockets.push(socket.on('error', () => undefined));
      does(socket);
    }).listen(0, '127.0.0.1');
    await once(server, 'listening');
    return (server.address() as AddressInfo).port;
  }
  const transportTo = (port: number, handshakeTimeoutMs?: number) =>
    new MqttTransport({ protocol: 'mqtt', host: '127.0.0.1', port, ...(handshakeTimeoutMs && { handshakeTimeoutMs }) });

  it('gives up on a handshake that never ends', async () => {
    const port = await serverThat(() => undefined);
    await assert.rejects(transportTo(port, 100).open(signal), (error: unknown) => {
      assert(error instanceof ConnectionError);
      assert.equal(error.code, 'KORTEX_OFFLINE');
      assert.equal(error.message, `cannot reach the arm at 127.0.0.1:${port}: no answer in 100 ms`);
      return true;
    });
  });

  it('tells that nobody listens', async () => {
    await assert.rejects(transportTo(await freePort()).open(signal), /ECONNREFUSED/);
  });

  it('tells that the far end hung up, or speaks something else', async () => {
    const hangsUp = await serverThat((socket) => socket.end());
    await assert.rejects(transportTo(hangsUp).open(signal), ConnectionError);
    server?.close();
    const speaksHttp = await serverThat((socket) => socket.end('HTTP/1.1 400 Bad Request\r\n\r\n'));
    await assert.rejects(transportTo(speaksHttp).open(signal), ConnectionError);
  });

  it('keeps nothing of subscriptions that were answered, however long the link stands', async () => {
    const simulator = await startSimulator();
    const transport = transportTo(simulator.port);
    try {
      await transport.open(signal);
      const subscribe = async (times: number) => {
        for (let i = 1; i <= times; i++) await transport.subscribePings(i);
      };
      await subscribe(10);
      const before = queryObjects(Promise, { format: 'count' });
      await subscribe(200);
      assert(queryObjects(Promise, { format: 'count' }) < before + 50);
    } finally {
      await transport.close();
      await simulator.close();
    }
  });

  it('speaks over a stream that somebody else has dialled', async () => {
    const simulator = await startSimulator();
    const dialled: Socket[] = [];
    const dial = () => {
      dialled.push(connect(simulator.port, '127.0.0.1'));
      return dialled.at(-1)!;
    };
    const transport = new MqttTransport({ protocol: 'mqtt', host: 'arm.of.the.tunnel', port: 1, dial });
    await transport.open(signal);
    await transport.pingService(1);
    await transport.close();
    assert.deepEqual(
      dialled.map(({ destroyed }) => destroyed),
      [true],
    );
    await simulator.close();
  });

  it('stops opening when it is told to', async () => {
    const port = await serverThat(() => undefined);
    const stop = new AbortController();
    const opening = transportTo(port).open(stop.signal);
    stop.abort(new Error('not wanted any more'));
    await assert.rejects(opening, /not wanted any more/);
    await assert.rejects(transportTo(port).open(stop.signal), /not wanted any more/);
  });

  it('opens once, closes once and drops what is sent after that', async () => {
    const simulator = await startSimulator();
    try {
      const transport = transportTo(simulator.port);
      let closed = 0;
      transport.on('close', () => closed++);
      await transport.open(signal);
      await assert.rejects(transport.open(signal), /opens once/);
      await transport.close();
      await transport.close();
      transport.send(pingFrame(1));
      await transport.subscribePings(1);
      assert.equal(closed, 0, 'we know that we closed it');

      const cut = transportTo(simulator.port);
      await cut.open(signal);
      const lost = once(cut, 'close');
      simulator.dropConnections();
      const [cause] = (await lost) as [Error];
      assert.match(cause.message, /^the link to the arm was lost/);
    } finally {
      await simulator.close();
    }
  });

  it('closes by force what does not answer its goodbye', async () => {
    const simulator = await startSimulator();
    const transport = transportTo(simulator.port);
    await transport.open(signal);
    await simulator.close();
    await transport.close();
  });
});
