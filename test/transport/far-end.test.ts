import assert from 'node:assert/strict';
import { once } from 'node:events';
import { createServer as createHttpServer } from 'node:http';
import { type AddressInfo, createServer, type Server } from 'node:net';
import { hintOf } from '../../src/errors.js';
import { hostPort, withoutBrackets } from '../../src/host-port.js';
import { requestFrame } from '../../src/protocol/frame.js';
import { METHODS } from '../../src/protocol/services.js';
import { MqttTransport } from '../../src/transport/mqtt.js';
import type { MqttOptions } from '../../src/transport/mqtt-options.js';
import { reasonText } from '../../src/transport/mqtt-reasons.js';
import { TcpTransport } from '../../src/transport/tcp.js';

const { signal } = new AbortController();
const keepAlive = requestFrame({ ...METHODS['Session/KeepAlive'], messageId: 1, sessionId: 9 }, new Uint8Array());

describe('the far end of a connection', () => {
  let server: Server | undefined;
  afterEach(async () => {
    server?.close();
    if (server) await once(server, 'close');
    server = undefined;
  });

  async function listen(made: Server): Promise<number> {
    server = made.listen(0, '127.0.0.1');
    await once(server, 'listening');
    return (server.address() as AddressInfo).port;
  }
  const thatSays = (bytes: Buffer) =>
    listen(
      createServer((socket) => {
        socket.on('error', () => undefined);
        socket.once('data', () => socket.end(bytes));
      }),
    );

  async function failureOf(options: Partial<MqttOptions> & { port: number }): Promise<Error> {
    try {
      await new MqttTransport({ protocol: 'mqtt', host: '127.0.0.1', ...options }).open(signal);
    } catch (error) {
      return error as Error;
    }
    throw new Error('it opened');
  }

  for (const [what, bytes, text, hint] of [
    [
      'a web server',
      Buffer.from('HTTP/1.1 400 Bad Request\r\n\r\n'),
      /it looks like a web server; check the port/,
      'web-server',
    ],
    [
      'a TLS port',
      Buffer.of(0x15, 3, 1, 0, 2, 2, 0x28),
      /this port speaks TLS; choose a protocol with TLS/,
      'tls-port',
    ],
    ['an SSH server', Buffer.from('SSH-2.0-OpenSSH_8.4\r\n'), /it looks like an SSH server/, 'ssh-server'],
    [
      'a Gen3',
      Buffer.from('07784574526f4b070000000c', 'hex'),
      /an arm of Kortex 2 \(Gen3\); choose the protocol tcp/,
      'kortex-2-arm',
    ],
    ['an old broker', Buffer.of(0x20, 2, 0, 1), /it speaks MQTT 3 only/, 'mqtt-3-only'],
    [
      'something else',
      Buffer.from('+OK ready\r\n'),
      /it speaks another protocol; check host and port/,
      'other-protocol',
    ],
  ] as const) {
    it(`is told as what it seems to be where a broker was expected: ${what}`, async () => {
      const error = await failureOf({ port: await thatSays(bytes) });
      assert.match(error.message, /^cannot reach the arm at 127\.0\.0\.1:\d+: this is not an MQTT v5 broker: /);
      assert.match(error.message, text);
      assert.equal(hintOf(error), hint);
    });
  }

  for (const [what, bytes, hint] of [
    ['an MQTT broker', Buffer.of(0x20, 3, 0, 0x81, 0), 'mqtt-broker'],
    ['a web server', Buffer.from('HTTP/1.1 400 Bad Request\r\n\r\n'), 'web-server'],
    ['an SSH server', Buffer.from('SSH-2.0-OpenSSH_8.4\r\n'), 'ssh-server'],
  ] as const) {
    it(`is told as what it seems to be where a Gen3 was expected: ${what}`, async () => {
      const transport = new TcpTransport({ host: '127.0.0.1', port: await thatSays(bytes) });
      const lost = once(transport, 'close');
      await transport.open(signal);
      transport.send(keepAlive);
      const [cause] = (await lost) as [Error];
      assert.match(cause.message, /^the link to the arm was lost: what the far end says is not Kortex: /);
      assert.equal(hintOf(cause), hint);
    });
  }

  for (const [status, headers, text] of [
    [404, {}, /HTTP status 404 instead of opening a WebSocket: the path is wrong$/],
    [403, {}, /HTTP status 403 .*: it does not let us in$/],
    [
      301,
      { location: 'https://broker2.plant.example/mqtt' },
      /HTTP status 301, to https:\/\/broker2\.plant\.example\/mqtt .*: the broker has another address$/,
    ],
    [502, {}, /HTTP status 502 .*: it does not reach the broker behind it$/],
    [200, {}, /HTTP status 200 instead of opening a WebSocket$/],
  ] as const) {
    it(`is told with its HTTP status where it refuses a WebSocket: ${status}`, async () => {
      const answer = () =>
        createHttpServer((_, response) => response.writeHead(status, headers).end()).on('upgrade', (_, socket) => {
          const lines = Object.entries(headers).map(([name, value]) => `${name}: ${value}\r\n`);
          socket.end(`HTTP/1.1 ${status} Any\r\n${lines.join('')}content-length: 0\r\n\r\n`);
        });
      const error = await failureOf({ protocol: 'ws', path: '/mqtt', port: await listen(answer()) });
      assert.match(error.message, text);
      assert.equal(hintOf(error), 'upgrade-refused');
    });
  }

  it('has its goodbye and its refusal told by name, with its own words', async () => {
    const refusal = Buffer.from(
      '20260085231f0020636c69656e74206964206d75737420737461727420776974 6820706c616e742d'.replace(' ', ''),
      'hex',
    );
    assert.match(
      (await failureOf({ port: await thatSays(refusal), clientId: 'arm' })).message,
      /the broker refused the connection: Client Identifier not valid \(133\), "client id must start with plant-"\. The broker wants another client id/,
    );
    server?.close();
    const moved = Buffer.from('201d009d1a1c0017 62726f6b6572322e706c616e742e6578616d706c65'.replace(' ', ''), 'hex');
    moved[1] = moved.length - 2;
    moved[4] = moved.length - 5;
    moved.writeUInt16BE(moved.length - 8, 6);
    assert.match(
      (await failureOf({ port: await thatSays(moved) })).message,
      /Server moved \(157\), server reference broker2\.plant\.example$/,
    );
    assert.equal(reasonText(142), 'Session taken over (142)');
    assert.equal(reasonText(149, { reasonString: 'a\nb' }), 'Packet too large (149), "a b"');
    assert.equal(reasonText(99), 'reason code 99');
  });

  for (const options of [
    { protocol: 'ws', host: 'two words' },
    { protocol: 'ws', host: '127.0.0.1:80' },
    { protocol: 'ws', path: 'mqtt' },
    { protocol: 'mqtt', host: 'two words' },
  ] as const) {
    it(`fails like any other if its address makes no sense: ${JSON.stringify(options)}`, async () => {
      const error = await failureOf({ port: 1, ...options });
      assert.match(error.message, /^cannot reach the arm at /);
    });
  }

  it('is named with brackets if it is an IPv6 address, and found with or without them', async () => {
    assert.equal(hostPort('::1', 1883), '[::1]:1883');
    assert.equal(hostPort('[::1]', 1883), '[::1]:1883');
    assert.equal(hostPort('arm.example', 80), 'arm.example:80');
    assert.equal(withoutBrackets('[::1]'), '::1');
    assert.equal(withoutBrackets('[arm]'), '[arm]');
    for (const host of ['::1', '[::1]']) {
      const error = await failureOf({ host, port: 1 });
      assert.match(error.message, /^cannot reach the arm at \[::1\]:1: connect (ECONNREFUSED|EADDRNOTAVAIL)/);
      await assert.rejects(new TcpTransport({ host, port: 1 }).open(signal), /at \[::1\]:1: connect/);
    }
  });
});
