import assert from 'node:assert/strict';
import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import type { Duplex } from 'node:stream';
import { text } from 'node:stream/consumers';
import { finished } from 'node:stream/promises';
import { ZitiError } from '../../../src/errors.js';
import { dialService } from '../../../src/ziti/dial.js';
import type { Authentication } from '../../../src/ziti/authentication.js';
import { eventually } from '../../support/eventually.js';
import { PASSWORD } from '../../support/ziti/login.js';
import { CERTIFICATE, Network, SERVICE } from '../../support/ziti/network.js';
import type { RouterClient } from '../../support/ziti/edge-router.js';
import { TYPE, u32, type WireMessage } from '../../support/ziti/router-wire.js';

const NOT_FOUND = '{"error":{"code":"NOT_FOUND","message":"no such login"},"meta":{}}';
const JWT: Authentication = { method: 'externalJwt', jwt: 'external.jwt' };
const BEARER: Authentication = { method: 'bearerToken', token: 'bearer.token' };

/** Sends `bytes` and reads until the far end has ended. */
async function echoed(stream: Duplex, bytes: Buffer | string): Promise<string> {
  stream.end(bytes);
  return text(stream);
}

async function failureOf(promise: Promise<unknown>): Promise<ZitiError> {
  const error = await promise.then(
    () => assert.fail('it did not fail'),
    (reason: unknown) => reason,
  );
  assert(error instanceof ZitiError, String(error));
  return error;
}

/** What ends `stream`. */
async function endOf(stream: Duplex): Promise<ZitiError> {
  return failureOf(finished(stream.resume()));
}

describe('dialling a service of OpenZiti', () => {
  let network: Network;
  afterEach(() => network.close());

  for (const generation of ['1.6', '2.0', '2.1'] as const) {
    for (const [name, authentication] of Object.entries({
      certificate: CERTIFICATE,
      password: PASSWORD,
      'external JWT': JWT,
    })) {
      it(`reaches what is behind it, with a login by ${name}, on ${generation}`, async () => {
        network = await Network.start({ generation });
        const stream = await dialService(network.login(authentication), SERVICE);
        assert.equal(await echoed(stream, 'hello arm'), 'hello arm');
        await eventually(() => network.router.clients.size === 0 && network.controller.store.sessions.size === 0);
        const made = network.controller.count('POST /current-api-session/certificates');
        assert.equal(made, authentication.method === 'certificate' ? 0 : 1);
      });
    }
  }

  it('needs no session with an access token, where the router takes the service by name', async () => {
    network = await Network.start();
    const stream = await dialService(network.login(BEARER), SERVICE);
    assert.equal(await echoed(stream, 'hello arm'), 'hello arm');
    assert.equal(network.controller.count('POST /sessions'), 0);
  });

  for (const [generation, connectV2] of [
    ['2.1', false],
    ['1.6', true],
  ] as const) {
    it(`takes a session with an access token where the router is older (${generation})`, async () => {
      network = await Network.start({ generation }, { router: { connectV2 } });
      const stream = await dialService(network.login(BEARER), SERVICE);
      assert.equal(await echoed(stream, 'hello arm'), 'hello arm');
      assert.equal(network.controller.count('POST /sessions'), 1);
    });
  }

  for (const authentication of [CERTIFICATE, BEARER]) {
    it(`tells a host that passes on the protocol that it is tcp (${authentication.method})`, async () => {
      network = await Network.start();
      network.router.hosts.set(SERVICE, { port: network.port, forwardsProtocol: true });
      assert.equal(await echoed(await dialService(network.login(authentication), SERVICE), 'hello arm'), 'hello arm');
    });
  }

  it('carries 8 MB there and back, whole and in order', async () => {
    network = await Network.start();
    const bytes = randomBytes(8 * 1024 * 1024);
    const stream = await dialService(network.login(), SERVICE);
    const chunks: Buffer[] = [];
    stream.on('data', (chunk: Buffer) => chunks.push(chunk));
    stream.end(bytes);
    await once(stream, 'end');
    assert(Buffer.concat(chunks).equals(bytes));
  });

  it('sends what is written in pieces as one message', async () => {
    network = await Network.start();
    const stream = await dialService(network.login(), SERVICE);
    await eventually(() => network.router.circuitCount === 1);
    stream.cork();
    for (const piece of 'a packet of mqtt.js') stream.write(piece);
    process.nextTick(() => stream.uncork());
    assert.equal(String((await once(stream, 'data'))[0]), 'a packet of mqtt.js');
    const [client] = network.router.clients;
    assert.equal([...client!.circuits.values()][0]!.hosted.messages, 1);
    stream.destroy();
  });

  it('reads the last bytes after the far end has ended and closed', async () => {
    network = await Network.start({}, { serve: (socket) => socket.end('x'.repeat(500_000)) });
    const stream = await dialService(network.login(), SERVICE);
    const [client] = network.router.clients;
    await eventually(() => stream.readableLength > 0);
    await new Promise((resolve) => setTimeout(resolve, 50));
    client!.close(1, 'EOF');
    assert.equal((await text(stream)).length, 500_000);
  });

  it('closes where the far end has ended, as a socket does', async () => {
    network = await Network.start({}, { serve: (socket) => socket.end('bye') });
    const stream = await dialService(network.login(), SERVICE);
    await once(stream.resume(), 'close');
    assert.equal(stream.errored, null);
    await eventually(() => network.router.clients.size === 0);
  });

  it('holds the far end back as long as nobody reads', async () => {
    network = await Network.start({}, { serve: (socket) => void socket.write(Buffer.alloc(40_000_000)) });
    const stream = await dialService(network.login(), SERVICE);
    await eventually(() => stream.readableLength > 0);
    const [socket] = network.sockets;
    let before = -1;
    await eventually(() => {
      const stands = socket!.bytesWritten === before && stream.readableLength > 0;
      before = socket!.bytesWritten;
      return stands;
    });
    assert(socket!.writableLength > 1_000_000, 'it has more to send');
    assert(stream.readableLength < 1_000_000);
    stream.destroy();
  });

  it('shares one connection among the streams of a login, and closes it after the last', async () => {
    network = await Network.start();
    const api = network.login();
    const streams = await Promise.all(Array.from({ length: 5 }, () => dialService(api, SERVICE)));
    assert.deepEqual([network.router.accepted, network.router.circuitCount], [1, 5]);
    assert.equal(network.controller.store.sessions.size, 1);
    assert.deepEqual(await Promise.all(streams.slice(1).map((stream, at) => echoed(stream, `arm ${at}`))), [
      'arm 0',
      'arm 1',
      'arm 2',
      'arm 3',
    ]);
    assert.equal(network.controller.store.sessions.size, 1, 'the session of the one that is left stays');
    assert.equal(await echoed(streams[0]!, 'the last'), 'the last');
    await eventually(() => network.router.clients.size === 0 && network.controller.store.sessions.size === 0);
  });

  it('answers a router that measures its latency', async () => {
    network = await Network.start();
    const stream = await dialService(network.login(), SERVICE);
    const [client] = network.router.clients;
    const asked = Buffer.from('0102030405060708', 'hex');
    client!.send(TYPE.latency, { 128: asked });
    client!.send(31_337, { 7: asked }, asked); // and does not mind what it does not know
    const answer = await eventually(() => client!.received.find(({ type }) => type === TYPE.result));
    assert.deepEqual([answer.headers[128], answer.headers[2]], [asked, Buffer.of(1)]);
    stream.destroy();
  });

  it('takes the cheapest router that is online, and the next one where that fails', async () => {
    network = await Network.start({}, { router: { cost: 20 } });
    const dear = network.router;
    const cheap = await network.addRouter({ name: 'router-b', cost: 10 });
    const api = network.login();
    assert.equal(await echoed(await dialService(api, SERVICE), 'one'), 'one');
    assert.deepEqual([cheap.accepted, dear.accepted], [1, 0]);
    const { row } = cheap;
    await cheap.close();
    network.routers.splice(1);
    network.controller.routers.push({ row: { ...row, isOnline: true } }); // the controller has not noticed yet
    assert.equal(await echoed(await dialService(api, SERVICE), 'two'), 'two');
    assert.equal(dear.accepted, 1);
  });

  it('leaves time for the next router where one never says a word', async () => {
    network = await Network.start({}, { router: { isDumb: true } });
    const second = await network.addRouter({ name: 'router-b', cost: 1 });
    const stream = await dialService(network.login(), SERVICE, { timeoutMs: 600 });
    assert.equal(second.circuitCount, 1);
    stream.destroy();
  });

  it('goes on to the next router where one does not accept the login', async () => {
    const instead = ({ type }: { type: number }, client: { socket: { destroy(): void } }) => {
      if (type === TYPE.connect) client.socket.destroy();
      return type === TYPE.connect;
    };
    network = await Network.start({}, { router: { instead } });
    await network.addRouter({ name: 'router-b', cost: 1 });
    assert.equal(await echoed(await dialService(network.login(), SERVICE), 'hello'), 'hello');
  });

  describe('says why it does not work:', () => {
    const dial = (options?: Parameters<typeof dialService>[2]) => dialService(network.login(), SERVICE, options);
    const check = (error: ZitiError, code: string, hint: string, words: RegExp) => {
      assert.deepEqual([error.code, error.hint], [code, hint], error.message);
      assert.match(error.message, words);
    };

    it('nobody hosts the service', async () => {
      network = await Network.start();
      network.router.hosts.clear();
      check(await failureOf(dial()), 'ZITI_UNREACHABLE', 'service-not-hosted', /router-a.*nobody hosts/);
    });

    it('the host reaches nothing, since the arm is off', async () => {
      network = await Network.start();
      network.router.hosts.set(SERVICE, { port: 1 });
      check(await failureOf(dial()), 'ZITI_UNREACHABLE', 'host-reaches-nothing', /is the arm switched on\?.*refused/);
    });

    it('the host passes on the port that a client dialled, and a name has none', async () => {
      network = await Network.start();
      network.router.hosts.set(SERVICE, { port: network.port, forwardsPort: true });
      check(await failureOf(dial()), 'ZITI_REJECTED', 'host-forwards', /use a tunneler \("dst_port required/);
    });

    it('the service is not there', async () => {
      network = await Network.start();
      assert.equal((await failureOf(dialService(network.login(), 'nothing'))).code, 'ZITI_NOT_FOUND');
    });

    it('no router is there, none is online, none speaks TLS', async () => {
      network = await Network.start();
      const { row } = network.router;
      for (const [rows, words] of [
        [[], /names none/],
        [
          [
            { ...row, isOnline: false },
            { ...row, disabled: true },
          ],
          /none of 2 is online/,
        ],
        [
          [
            { ...row, supportedProtocols: null },
            { ...row, supportedProtocols: { tls: 'wss://x:1' } },
          ],
          /over TLS/,
        ],
      ] as const) {
        network.controller.routers.splice(0, Infinity, ...rows.map((one) => ({ row: one })));
        check(await failureOf(dial()), 'ZITI_UNREACHABLE', 'no-router', words);
      }
    });

    it('the router cannot be reached', async () => {
      network = await Network.start();
      const { row } = network.router;
      await network.router.close();
      network.routers.splice(0);
      network.controller.routers.push({ row: { ...row, isOnline: true } });
      check(await failureOf(dial()), 'ZITI_UNREACHABLE', 'router-unreachable', /"router-a" at localhost:\d+ cannot be/);
    });

    for (const step of ['dumb', TYPE.hello, TYPE.connect] as const) {
      it(`the router says nothing (${step})`, async () => {
        network = await Network.start(
          {},
          { router: { isDumb: step === 'dumb', instead: ({ type }) => type === step } },
        );
        check(
          await failureOf(dial({ timeoutMs: 1_000 })),
          'ZITI_UNREACHABLE',
          'router-unreachable',
          /router-a.*no answer in \d+ ms/,
        );
        await eventually(() => network.router.clients.size === 0);
      });
    }

    it('the router does not accept the certificate, and says so by closing only', async () => {
      network = await Network.start();
      network.controller.store.certificates.set = function () {
        return this; // routers never hear of it
      };
      const error = await failureOf(dialService(network.login(PASSWORD), SERVICE));
      check(error, 'ZITI_UNAUTHORIZED', 'router-login-refused', /router-a.*does not accept the login/);
    });

    it('the router does not accept the login, and says so', async () => {
      const instead = ({ type, sequence }: WireMessage, client: RouterClient) =>
        type === TYPE.hello && client.send(TYPE.result, { 1: u32(sequence), 2: Buffer.of(0) }, Buffer.from('go away'));
      network = await Network.start({}, { router: { instead } });
      check(await failureOf(dial()), 'ZITI_UNAUTHORIZED', 'router-login-refused', /login: "go away"/);
    });

    for (const step of [TYPE.hello, TYPE.connect, 'connect, as JSON'] as const) {
      it(`the router refuses and quotes what it got, without what is secret of it (${step})`, async () => {
        const secrets: string[] = [];
        const instead = ({ type, sequence, headers, body }: WireMessage, client: RouterClient) => {
          if (type === TYPE.hello) secrets.push(String(headers[1002]));
          if (type === TYPE.connect) secrets.push(String(body));
          if (type !== (step === TYPE.hello ? TYPE.hello : TYPE.connect)) return false;
          const words = `canary of ${secrets.join(' with ')}`;
          const json = Buffer.from(JSON.stringify({ message: words }));
          const id = { 1000: headers[1000] ?? u32(0) };
          if (step === TYPE.hello) client.send(TYPE.result, { 1: u32(sequence), 2: Buffer.of(0) }, Buffer.from(words));
          else if (step === TYPE.connect) client.send(TYPE.closed, id, Buffer.from(words));
          else client.send(TYPE.closed, { ...id, 1033: json });
          return true;
        };
        network = await Network.start({}, { router: { instead } });
        const { message } = await failureOf(dial());
        assert.match(message, step === TYPE.hello ? /"canary of \*\*\*"/ : /"canary of \*\*\* with \*\*\*"/);
        assert(secrets.every((secret) => secret.length > 20 && !message.includes(secret)));
      });
    }

    it('the controller makes no certificate for this login', async () => {
      network = await Network.start();
      const api = network.login(PASSWORD);
      network.controller.failNext('unhandled', 9, 'POST /current-api-session');
      check(
        await failureOf(dialService(api, SERVICE)),
        'ZITI_SERVER',
        'login-cannot-dial',
        /by user and password cannot/,
      );
      network.controller.failNext('rate-limit', 0);
    });

    it('the host does not encrypt, and the service requires it', async () => {
      network = await Network.start();
      network.router.hosts.set(SERVICE, { port: network.port, encrypts: false });
      check(await failureOf(dial()), 'ZITI_REJECTED', 'encryption-required', /does not encrypt/);
      network.controller.store.services[0]!.encryptionRequired = false;
      assert.equal(await echoed(await dial(), 'in the open'), 'in the open');
    });

    it('somebody else gave up', async () => {
      network = await Network.start({}, { router: { isDumb: true } });
      const abort = new AbortController();
      const dialling = failureOf(dial({ signal: abort.signal }));
      await eventually(() => network.router.accepted === 1);
      abort.abort(new Error('the test is over'));
      assert.match((await dialling).message, /the test is over/);
    });
  });

  describe('afterwards', () => {
    for (const [event, act, words] of [
      [
        'the Dial policy is revoked',
        () => network.controller.store.services.splice(0),
        /may not dial.*"dial access lost"/,
      ],
      [
        'the session is deleted',
        () => network.controller.store.sessions.clear(),
        /session has ended.*"session closed"/,
      ],
      ['the login ends', () => network.controller.store.endAll(), /router-a".*closed the connection/],
      ['the router is killed', () => network.router.dropConnections(), /router-a".*closed the connection/],
    ] as const) {
      it(`ends the stream when ${event}, with the reason`, async () => {
        network = await Network.start();
        const stream = await dialService(network.login(), SERVICE);
        const ended = endOf(stream);
        act();
        assert.match((await ended).message, words);
        await eventually(() => network.router.clients.size === 0);
      });
    }

    it('ends the stream when the login is closed here', async () => {
      network = await Network.start();
      const api = network.login();
      const ended = endOf(await dialService(api, SERVICE));
      await api.close();
      assert.equal((await ended).code, 'ZITI_UNREACHABLE');
      await eventually(() => network.router.clients.size === 0);
      assert.equal(network.controller.store.apiSessions.size, 0);
    });

    it('dials again after the session was deleted, and after a new login', async () => {
      network = await Network.start();
      const api = network.login();
      for (const spoil of [() => network.controller.store.sessions.clear(), () => network.controller.store.endAll()]) {
        const ended = endOf(await dialService(api, SERVICE));
        spoil();
        await ended;
        const stream = await dialService(api, SERVICE);
        assert.equal(await echoed(stream, 'again'), 'again');
      }
    });

    it('keeps a login on which something hangs after a new one, and logs it out at its end', async () => {
      network = await Network.start({ sessionTimeoutMs: 2_000 });
      const { controller } = network;
      const api = network.login();
      await api.login();
      const [{ id } = { id: '' }] = controller.store.apiSessions.values();
      const letGo = api.preventLogout(id);
      controller.failNext({ status: 404, type: 'application/json', body: NOT_FOUND }, 1, 'GET /current-api-session');
      await eventually(() => controller.store.apiSessions.size === 2);
      letGo();
      await eventually(() => controller.count('DELETE /current-api-session') >= 1);
      assert.equal(controller.store.apiSessions.size, 1);
    });

    it('keeps the session for a stream that is opened while the last one closes', async () => {
      network = await Network.start();
      const api = network.login();
      for (let round = 0; round < 10; round++) {
        const stream = await dialService(api, SERVICE);
        stream.destroy();
        assert.equal(await echoed(await dialService(api, SERVICE), 'next'), 'next');
      }
      await eventually(() => network.controller.store.sessions.size === 0);
    });

    it('makes one certificate for many streams of a login, and another one in time', async () => {
      network = await Network.start();
      const api = network.login(PASSWORD);
      const count = () => network.controller.count('POST /current-api-session/certificates');
      const streams = await Promise.all([1, 2, 3].map(() => dialService(api, SERVICE)));
      assert.equal(count(), 1);
      streams.forEach((stream) => stream.destroy());
      network.controller.store.endAll();
      network.controller.authority.lifetimeMs = 0;
      (await dialService(api, SERVICE)).destroy();
      const before = count();
      assert(before > 1, 'a new login has one of its own');
      (await dialService(api, SERVICE)).destroy();
      assert(count() > before, 'and makes another one when half of its time is over');
    });

    it('needs no renewal of the login as long as it is open, and renews it afterwards', async () => {
      network = await Network.start({ generation: '2.0', sessionTimeoutMs: 1_000 });
      const { store } = network.controller;
      const stream = await dialService(network.login(), SERVICE);
      const [login] = store.apiSessions.keys();
      await new Promise((resolve) => setTimeout(resolve, 1_600)); // longer than its lifetime
      assert.equal(network.controller.count('GET /current-api-session'), 0);
      assert.deepEqual([...store.apiSessions.keys()], [login]);
      assert.equal(await echoed(stream, 'still there'), 'still there');
      await eventually(() => network.controller.count('GET /current-api-session') > 0);
      await eventually(() => store.apiSessions.size === 1 && !store.apiSessions.has(login!));
    });

    it('takes another connection for a stream where nobody reads the first', async () => {
      network = await Network.start({}, { serve: (socket) => void socket.write(Buffer.alloc(2_000_000)) });
      const api = network.login();
      const slow = await dialService(api, SERVICE);
      await eventually(() => slow.readableLength > 60_000);
      const next = await dialService(api, SERVICE);
      assert.equal(network.router.accepted, 2);
      slow.destroy();
      next.destroy();
    });
  });
});
