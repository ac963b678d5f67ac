import assert from 'node:assert/strict';
import { randomBytes, randomInt } from 'node:crypto';
import { Socket } from 'node:net';
import { finished } from 'node:stream/promises';
import { setImmediate } from 'node:timers/promises';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { ZitiError } from '../../../src/errors.js';
import { dialService } from '../../../src/ziti/dial.js';
import { type ChannelMessage, encodeMessage } from '../../../src/ziti/dial/message.js';
import { MessageSplitter } from '../../../src/ziti/dial/message-splitter.js';
import { RouterChannel } from '../../../src/ziti/dial/router-channel.js';
import { KeyExchange } from '../../../src/ziti/dial/secret-stream.js';
import { type Carrier, ServiceStream } from '../../../src/ziti/dial/service-stream.js';
import { eventually } from '../../support/eventually.js';
import type { RouterClient } from '../../support/ziti/edge-router.js';
import { pem } from '../../support/ziti/identities.js';
import { CERTIFICATE, Network, SERVICE } from '../../support/ziti/network.js';
import { toWire, TYPE, u32, type WireMessage } from '../../support/ziti/router-wire.js';

const BEARER = { method: 'bearerToken', token: 'bearer.token' } as const;
const ID = { 1000: u32(1) };
const data = (body: Buffer, headers: Record<number, Buffer> = {}) => ({
  type: TYPE.data,
  headers: { ...ID, ...headers },
  body,
});
const raw = (client: RouterClient, message: Omit<WireMessage, 'sequence'>, sequence = 5) =>
  client.socket.write(toWire({ ...message, sequence }));

setFlagsFromString('--expose-gc');
const collect = runInNewContext('gc') as () => void;

/** Without what is only waiting to be collected. */
function memoryInUse(): number {
  collect();
  const { heapUsed, arrayBuffers } = process.memoryUsage();
  return heapUsed + arrayBuffers;
}

describe('an edge router that breaks the rules', () => {
  let network: Network;
  afterEach(() => network.close());

  /** What comes in the place of the answer to Connect. */
  const ON_CONNECT: Record<string, [(client: RouterClient, connect: WireMessage) => void, RegExp]> = {
    'speaks another protocol': [({ socket }) => socket.write('HTTP/1.1 400 Bad Request\r\n\r\n'), /does not speak/],
    'claims a message of 2 GB': [
      ({ socket }) => socket.write(Buffer.from('0306090c72ed000000000000000000ffffff7f00', 'hex')),
      /message of/,
    ],
    'sends headers that do not add up': [
      ({ socket }) => socket.write(Buffer.from('0306090c72ed00000000000008000000000000000100000001000000', 'hex')),
      /do not add up/,
    ],
    'gives a key that is too short': [
      (client) => client.send(TYPE.connected, { ...ID, 1003: Buffer.alloc(31, 1) }),
      /key/,
    ],
    'gives a key of zeros': [(client) => client.send(TYPE.connected, { ...ID, 1003: Buffer.alloc(32) }), /key/],
    'gives no key': [(client) => client.send(TYPE.connected, ID), /does not encrypt/],
    'sends data without end before it answers': [
      (client) => {
        for (let at = 0; at < 40; at++) raw(client, data(randomBytes(32_000)));
      },
      /does not say that the stream is open/,
    ],
    'closes without a reason': [(client) => client.send(TYPE.closed, ID), /gives no reason/],
    'closes for a reason that is no text': [
      (client) =>
        client.send(TYPE.closed, { ...ID, 1014: Buffer.of(1), 1033: Buffer.from('{') }, Buffer.of(0, 255, 10)),
      /reason of its own/,
    ],
    'opens the stream and closes it with the same bytes': [
      ({ socket }) => {
        const opened = { type: TYPE.connected, sequence: 5, headers: { ...ID, 1003: randomBytes(32) } };
        const closed = { type: TYPE.closed, sequence: 6, headers: ID, body: Buffer.from('a whim') };
        socket.write(Buffer.concat([toWire({ ...opened, body: Buffer.alloc(0) }), toWire(closed)]));
      },
      /"a whim"/,
    ],
    'answers for another stream': [(client) => client.send(TYPE.connected, { 1000: u32(7) }), /no answer in \d+ ms/],
    'answers for no stream': [(client) => client.send(TYPE.connected, {}), /no answer in \d+ ms/],
    'ends TLS in the middle of a message': [
      ({ socket }) => socket.end(Buffer.from('0306090c72', 'hex')),
      /accept the login/,
    ],
  };
  for (const [name, [act, words]] of Object.entries(ON_CONNECT)) {
    it(`${name}: the dial fails with its reason`, async () => {
      const instead = (message: WireMessage, client: RouterClient) => {
        if (message.type !== TYPE.connect) return false;
        act(client, message);
        return true;
      };
      network = await Network.start({}, { router: { instead } });
      // Only who gets no answer waits that long.
      const timeoutMs = words.source.startsWith('no answer') ? 300 : 20_000;
      await assert.rejects(dialService(network.login(), SERVICE, { timeoutMs }), (error: Error) => {
        assert(error instanceof ZitiError, String(error));
        assert.match(error.message, words);
        return true;
      });
      await eventually(() => network.router.clients.size === 0 && network.controller.store.sessions.size === 0);
    });
  }

  /** What comes over a stream that is open. */
  const ON_STREAM: Record<string, [(client: RouterClient) => void, RegExp]> = {
    'sends garbage': [(client) => raw(client, data(randomBytes(500))), /not sealed by the host/],
    'sends less than a seal': [(client) => raw(client, data(Buffer.of(1))), /not sealed by the host/],
    'repeats its header': [(client) => raw(client, data(randomBytes(24))), /not sealed by the host/],
    'speaks another protocol': [({ socket }) => socket.write('220 ready\r\n'), /does not speak/],
    'closes the stream': [(client) => client.close(1, 'a whim'), /"a whim"/],
  };
  for (const [name, [act, words]] of Object.entries(ON_STREAM)) {
    it(`${name}: the stream ends with its reason`, async () => {
      network = await Network.start();
      const stream = await dialService(network.login(), SERVICE);
      const ended = finished(stream.resume());
      const [client] = network.router.clients;
      await eventually(() => client!.circuits.size === 1);
      act(client!);
      await assert.rejects(ended, (error: Error) => {
        assert(error instanceof ZitiError, String(error));
        assert.match(error.message, words);
        return true;
      });
      await eventually(() => network.router.clients.size === 0);
    });
  }

  for (const [what, request, dataOf, authentication, words] of [
    [
      'a session without a token',
      'POST /sessions',
      ({ router }: Network) => ({ id: 'cm9f', edgeRouters: [router.row] }),
      CERTIFICATE,
      /^ZITI_SERVER: POST \/sessions was answered without a token$/,
    ],
    ['a service without an id', 'GET /services', () => [{ name: SERVICE }], BEARER, /edge router "router-a"/],
  ] as const) {
    it(`stands beside a controller that answers with ${what}: the dial fails, and nothing stays`, async () => {
      network = await Network.start();
      const body = JSON.stringify({ data: dataOf(network), meta: {} });
      network.controller.failNext({ status: 200, type: 'application/json', body }, 1, request);
      await assert.rejects(dialService(network.login(authentication), SERVICE), words);
      await eventually(() => network.router.clients.size === 0);
    });
  }

  it('jumps in its sequence, repeats itself, and sends what is for nobody: the stream lives', async () => {
    network = await Network.start();
    const stream = await dialService(network.login(), SERVICE);
    const [client] = network.router.clients;
    for (const sequence of [999, -5, 0, 0, 2 ** 31 - 1]) {
      raw(client!, { type: TYPE.result, headers: { 1: u32(-1), 2: Buffer.of(0) }, body: Buffer.from('no') }, sequence);
      raw(
        client!,
        { type: TYPE.connected, headers: { ...ID, 1003: randomBytes(32) }, body: Buffer.alloc(0) },
        sequence,
      );
      raw(client!, { type: TYPE.data, headers: { 1000: u32(88) }, body: randomBytes(9) }, sequence);
      raw(client!, { type: TYPE.data, headers: {}, body: randomBytes(9) }, sequence);
      raw(client!, { type: TYPE.data, headers: ID, body: Buffer.alloc(0) }, sequence);
      raw(client!, { type: sequence, headers: { 1000: Buffer.of(1) }, body: randomBytes(9) }, sequence);
    }
    stream.write('still here');
    const chunk = await new Promise<Buffer>((resolve) => stream.once('data', resolve));
    assert.equal(chunk.toString(), 'still here');
    stream.destroy();
  });

  it('sends data before the answer to Connect: nothing of it is lost', async () => {
    let early: WireMessage | undefined;
    const instead = (message: WireMessage, client: RouterClient) => {
      if (message.type !== TYPE.connect || early) return false;
      early = message;
      // The stand-in would answer first: turn round what it sends.
      const held: Buffer[] = [];
      const { socket } = client;
      const write = (bytes: Buffer) => Socket.prototype.write.call(socket, bytes);
      socket.write = (bytes: Buffer | string) => {
        held.push(Buffer.from(bytes));
        if (held.length === 3) [...held.slice(1), held[0]!].forEach(write);
        else if (held.length > 3) write(held.at(-1)!);
        return true;
      };
      return false;
    };
    network = await Network.start({}, { router: { instead }, serve: (socket) => void socket.write('welcome') });
    const stream = await dialService(network.login(), SERVICE);
    const chunk = await new Promise<Buffer>((resolve) => stream.once('data', resolve));
    assert.equal(chunk.toString(), 'welcome');
    stream.destroy();
  });

  it('asks for its latency 40,000 times and reads no answer: memory stays bounded', async () => {
    network = await Network.start();
    const stream = await dialService(network.login(), SERVICE);
    const [client] = network.router.clients;
    client!.socket.pause();
    const probe = toWire({
      type: TYPE.latency,
      sequence: 1,
      headers: { 128: Buffer.alloc(1000) },
      body: Buffer.alloc(0),
    });
    const many = Buffer.concat(Array.from({ length: 1000 }, () => probe));
    const before = memoryInUse();
    for (let round = 0; round < 40; round++) {
      await new Promise<void>((resolve) => client!.socket.write(many, () => resolve()));
    }
    // What was just read may not be let go yet; answers that wait would stay.
    await eventually(() => memoryInUse() - before < 20_000_000);
    stream.destroy();
  });

  it('cannot let one slow reader keep the other streams waiting', async () => {
    network = await Network.start({}, { serve: (socket) => void socket.write(Buffer.alloc(1_000_000)) });
    const api = network.login();
    const token = await api.token();
    const tls = { ca: pem('ca.pem'), cert: pem('client.pem'), key: pem('client.key') };
    const address = { name: 'router-a', host: 'localhost', port: network.router.port };
    const { signal } = new AbortController();
    const channel = await RouterChannel.open(address, { token, apiSessionId: '', tls }, signal, 50);
    const session = () => [...network.controller.store.tokens.keys()].at(-1) ?? '';
    (await dialService(api, SERVICE)).pause();
    const [slow, quick] = await Promise.all(
      [1, 2].map(() => channel.connect({ sessionToken: session() }, true, signal)),
    );
    let read = 0;
    quick!.on('data', (chunk: Buffer) => (read += chunk.length));
    const ended = finished(slow!.on('readable', () => undefined));
    await assert.rejects(ended, /nobody reads this stream, and others .* wait for it/);
    await eventually(() => read === 1_000_000);
    quick!.destroy();
  });
});

describe('200,000 random and mutated messages', () => {
  /** What a router may send, and what it may not. */
  const good: WireMessage[] = [
    { type: TYPE.connected, sequence: 3, headers: { 1: u32(0), ...ID, 1003: randomBytes(32) }, body: Buffer.alloc(0) },
    { type: TYPE.data, sequence: 4, headers: ID, body: randomBytes(24) },
    { type: TYPE.data, sequence: 5, headers: ID, body: randomBytes(117) },
    { type: TYPE.data, sequence: 6, headers: { ...ID, 1010: u32(1) }, body: Buffer.alloc(0) },
    {
      type: TYPE.closed,
      sequence: 7,
      headers: { ...ID, 1014: u32(3), 1033: Buffer.from('{"message":"x"}') },
      body: Buffer.from('x'),
    },
    { type: TYPE.latency, sequence: 8, headers: { 128: randomBytes(8) }, body: Buffer.alloc(0) },
    { type: TYPE.result, sequence: 9, headers: { 1: u32(-1), 2: Buffer.of(1) }, body: Buffer.from('ok') },
  ];
  const bytesOf = good.map(toWire);

  function mutated(): Buffer {
    const bytes = Buffer.from(bytesOf[randomInt(bytesOf.length)]!);
    switch (randomInt(5)) {
      case 0:
        return randomBytes(randomInt(1, 80));
      case 1:
        bytes[randomInt(bytes.length)] = randomInt(256);
        return bytes;
      case 2:
        bytes.writeInt32LE(randomInt(-(2 ** 31), 2 ** 31), 4 * randomInt(5));
        return bytes;
      case 3:
        return bytes.subarray(0, randomInt(1, bytes.length));
      default:
        return bytes;
    }
  }

  it('lead to our errors only, and to no memory that stays', async () => {
    const counts = { messages: 0, broken: 0, ended: 0 };
    const carrier: Carrier = {
      label: 'edge router "fuzz"',
      send: (_type, _headers, _body, sent) => sent?.(),
      pause: () => undefined,
      resume: () => undefined,
      release: () => undefined,
    };
    let splitter = new MessageSplitter();
    let stream: ServiceStream | undefined;
    const onMessage = async (message: ChannelMessage) => {
      counts.messages += 1;
      assert(encodeMessage(message).length >= 20);
      stream ??= new ServiceStream(carrier, 1, await KeyExchange.start(), {
        mustBeSecret: counts.messages % 2 === 0,
        secrets: [],
      });
      stream.resume();
      stream.receive(message);
      if (!stream.destroyed) return;
      counts.ended += 1;
      assert(stream.errored === null || stream.errored instanceof ZitiError, String(stream.errored));
      stream = undefined;
    };
    const before = memoryInUse();
    for (let count = 0; count < 200_000; count++) {
      try {
        for (const message of splitter.push(mutated())) await onMessage(message);
      } catch (error) {
        assert(error instanceof ZitiError, String(error));
        counts.broken += 1;
        splitter = new MessageSplitter();
      }
      if (count % 20 !== 0) continue;
      // What lies about its length swallows all that comes after it, and a stream that has ended takes nothing.
      splitter = new MessageSplitter();
      stream?.destroy();
      stream = undefined;
      if (count % 1000 === 0) await setImmediate();
    }
    assert(counts.messages > 20_000 && counts.broken > 20_000 && counts.ended > 1_000, JSON.stringify(counts));
    assert(memoryInUse() - before < 20_000_000);
  });
});
