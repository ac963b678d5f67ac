import assert from 'node:assert/strict';
import { once } from 'node:events';
import { connect } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import type { IClientOptions, IPublishPacket } from 'mqtt';
import { ProtocolError } from '../../src/errors.js';
import { decodeFrame, encodeFrame, requestFrame } from '../../src/protocol/frame.js';
import { PayloadSessionStatusRaw, SessionStatusHandle } from '../../src/protocol/messages.js';
import { decodeRaw, rawFrame } from '../../src/protocol/raw.js';
import { SESSIONS_KILLED, SESSIONS_STATUS } from '../../src/protocol/topics.js';
import { type Simulator, type SimulatorOptions, startSimulator } from '../../src/simulator/index.js';
import { killed, status } from '../../src/simulator/publication.js';
import { golden } from '../support/golden.js';
import { BareClient, type Heard } from './bare-client.js';
import { requestBytes } from './bench-arm.js';
import { until } from './until.js';

const hex = (bytes: Uint8Array) => Buffer.from(bytes).toString('hex');
const openIn = ({ bytes }: Heard) =>
  PayloadSessionStatusRaw.decode(decodeRaw(SESSIONS_STATUS, bytes).payload).sessions.map(
    ({ sessionIdentifier }) => sessionIdentifier,
  );
const isStatus =
  (...ids: number[]) =>
  (message: Heard) =>
    message.topic === SESSIONS_STATUS && openIn(message).join() === ids.join();

describe('simulator', () => {
  const clients: BareClient[] = [];
  let simulator: Simulator;

  async function start(options: SimulatorOptions = {}): Promise<Simulator> {
    simulator = await startSimulator(options);
    return simulator;
  }

  async function client(options: IClientOptions = {}): Promise<BareClient> {
    const bare = await BareClient.connect(simulator.url, options);
    clients.push(bare);
    return bare;
  }

  afterEach(async () => {
    await Promise.all(clients.splice(0).map((bare) => bare.close()));
    await simulator.close();
  });

  it('lets a client log in, call and log out, and tells everybody', async () => {
    await start();
    const [kim, watcher] = [await client(), await client()];
    assert.equal(await kim.login('admin'), 1);
    await watcher.hear(isStatus(1));
    assert.equal((await kim.call('Session/KeepAlive', {})).refusal, undefined);
    assert.equal((await kim.call('Session/CloseSession', {})).header.sessionId, 0);
    assert.equal(hex((await watcher.hear(isStatus())).bytes), golden('session status, nobody').hex);
    assert.deepEqual(simulator.ended, [{ sessionId: 1, username: 'admin', reason: 'closed' }]);
    assert.deepEqual(Object.fromEntries(simulator.calls), {
      'Session/CreateSession': 1,
      'Session/KeepAlive': 1,
      'Session/CloseSession': 1,
    });
  });

  it('refuses a wrong password and an unknown user', async () => {
    await start();
    const kim = await client();
    const login = async (username: string, password: string) =>
      (await kim.call('Session/CreateSession', { username, password })).refusal;
    assert.equal(await login('admin', 'wrong'), '15 Invalid password');
    assert.equal(await login('nobody', 'admin'), '16 User not found');
    assert.equal(simulator.arm.sessions.size, 0);
  });

  it('knows the users that it is given', async () => {
    await start({ users: [{ username: 'lou', password: 'lou', roles: ['Operator'] }] });
    const lou = await client();
    assert.equal(await lou.login('lou'), 1);
    assert.equal((await lou.call('Session/SetAccessControl', {})).refusal, '54 Insufficient permissions');
  });

  it('keeps a session whose client answers pings, and kills it once the pongs stop', async () => {
    const clock = { nowMs: 0, now: () => clock.nowMs };
    await start({ clock });
    const [kim, watcher] = [await client(), await client()];
    const session = simulator.arm.sessions.get(await kim.login('admin', { session: 1000 }))!;
    for (let round = 0; round < 4; round += 1) {
      clock.nowMs += 600;
      await until(() => session.lastActivityMs === clock.nowMs);
    }
    assert.equal(simulator.arm.sessions.size, 1);

    kim.answersPings = false;
    clock.nowMs += 1000;
    assert.equal(hex((await watcher.hearOn(SESSIONS_KILLED)).bytes), hex(killed(session).bytes));
    await watcher.hear(isStatus());
    assert.equal(simulator.ended[0]!.reason, 'inactivity');
    assert.equal((await kim.call('Session/KeepAlive', {})).refusal, '12 Session not recognized');
  });

  it('ends a session by force with a killed frame and a status', async () => {
    await start();
    const [kim, lou] = [await client(), await client()];
    const sessionId = await kim.login('admin');
    const session = simulator.arm.sessions.get(sessionId)!;
    await lou.login('operator');
    simulator.endSession(sessionId);
    simulator.endSession(99);
    assert.equal(hex((await lou.hearOn(SESSIONS_KILLED)).bytes), hex(killed(session).bytes));
    await lou.hear(isStatus(2));
    assert.deepEqual(simulator.ended, [{ sessionId, username: 'admin', reason: 'forced' }]);
  });

  it('tells everybody about a temporary role', async () => {
    await start();
    const [kim, watcher] = [await client(), await client()];
    const session = simulator.arm.sessions.get(await kim.login('operator'))!;
    await kim.call('Session/AddTemporaryUserRole', { roleIdentifier: 'Admin', password: 'admin' });
    const raised = hex(status([session]).bytes);
    await watcher.hear(({ bytes }) => hex(bytes) === raised);
    await kim.call('Session/RemoveTemporaryUserRole', {});
    const [last] = watcher.heard.slice(-1);
    await watcher.hear(() => watcher.heard.at(-1) !== last || hex(last!.bytes) !== raised);
    assert.equal(hex(watcher.heard.at(-1)!.bytes), hex(status([session]).bytes));
  });

  it('lists who is connected, with addresses', async () => {
    await start();
    const [kim, silent] = [await client(), await client()];
    await kim.login('admin');
    const { response } = await kim.call('Session/GetConnections', {});
    const addressOf = ({ mqtt: { stream } }: BareClient) =>
      `127.0.0.1:${(stream as unknown as { localPort: number }).localPort}`;
    const addresses = (list: { connectionInformation?: string | null }[]) =>
      list.map(({ connectionInformation }) => connectionInformation);
    assert.deepEqual(addresses(response.userConnections), [addressOf(kim)]);
    assert.deepEqual(addresses(response.unauthenticatedConnections), [addressOf(silent)]);
    assert.equal(simulator.connectionCount, 2);
  });

  it('draws its own connections the same for the same seed', async () => {
    const drawn = async (seed: number) => {
      await start({ seed });
      const kim = await client();
      await kim.login('admin');
      const { internalConnections } = (await kim.call('Session/GetConnections', {})).response;
      await simulator.close();
      return internalConnections.map(({ connectionInformation }) => connectionInformation).join();
    };
    const first = await drawn(7);
    assert.equal(await drawn(7), first);
    assert.notEqual(await drawn(8), first);
  });

  describe('when a connection goes', () => {
    for (const [how, force] of [
      ['with a goodbye', false],
      ['without one', true],
    ] as const) {
      it(`${how}, ends the session that it opened`, async () => {
        await start();
        const [kim, watcher] = [await client(), await client()];
        const sessionId = await kim.login('admin');
        await kim.mqtt.endAsync(force);
        const { header } = decodeRaw(SESSIONS_KILLED, (await watcher.hearOn(SESSIONS_KILLED)).bytes);
        assert.equal(header.sessionId, sessionId);
        await watcher.hear(isStatus());
        assert.equal(simulator.ended[0]!.reason, 'connection-lost');
      });
    }

    it('leaves the session to a client that comes back and uses it, as Kinova’s own clients do', async () => {
      await start();
      const kim = await client();
      const sessionId = await kim.login('admin');
      await kim.mqtt.endAsync(true);
      await until(() => simulator.arm.sessions.get(sessionId)?.orphanedAtMs !== undefined);
      const again = await client();
      again.sessionId = sessionId;
      assert.equal((await again.call('Session/KeepAlive', {})).refusal, undefined);
      assert.equal(simulator.arm.sessions.get(sessionId)?.orphanedAtMs, undefined);
      await again.close();
      await until(() => simulator.ended[0]?.reason === 'connection-lost');
    });

    it('leaves a session alone that was closed before', async () => {
      await start();
      const kim = await client();
      await kim.login('admin');
      await kim.call('Session/CloseSession', {});
      await kim.close();
      await until(() => simulator.connectionCount === 0);
      assert.deepEqual(
        simulator.ended.map(({ reason }) => reason),
        ['closed'],
      );
    });

    it('ends the session of a client whose id another connection takes over', async () => {
      await start();
      const kim = await client({ clientId: 'twin' });
      await kim.login('admin');
      await client({ clientId: 'twin' });
      await until(() => simulator.ended[0]?.reason === 'connection-lost');
    });

    it('takes its last will for the killed frame, and sends no second one', async () => {
      await start();
      const watcher = await client();
      // Ids count from 1, so the will can name the session before the login.
      const payload = Buffer.from(encodeFrame(rawFrame(SESSIONS_KILLED, SessionStatusHandle.encode({}), 1)));
      const kim = await client({ will: { topic: SESSIONS_KILLED, payload, qos: 0, retain: false } });
      await kim.login('admin');
      kim.mqtt.stream.destroy();
      await watcher.hear(isStatus());
      await watcher.login('operator');
      const killedFrames = watcher.heard.filter(({ topic }) => topic === SESSIONS_KILLED);
      assert.deepEqual(
        killedFrames.map(({ bytes }) => hex(bytes)),
        [hex(payload)],
      );
      assert.equal(simulator.ended[0]!.reason, 'connection-lost');
    });

    it('ends the session that a will names by its payload, also one of another connection', async () => {
      await start();
      const kim = await client();
      const sessionId = await kim.login('admin');
      const handle = SessionStatusHandle.encode({ sessionIdentifier: sessionId });
      kim.mqtt.publish(SESSIONS_KILLED, Buffer.from(encodeFrame(rawFrame(SESSIONS_KILLED, handle))));
      await kim.hear(isStatus());
      assert.equal(simulator.arm.sessions.size, 0);
    });

    it('by force on all of them, stays up for new ones', async () => {
      await start();
      const kim = await client();
      await kim.login('admin');
      const gone = kim.gone();
      simulator.dropConnections();
      await gone;
      await until(() => simulator.ended[0]?.reason === 'connection-lost');
      assert.equal(simulator.connectionCount, 0);
      assert.equal(await (await client()).login('admin'), 2);
    });
  });

  describe('restart', () => {
    it('forgets sessions and the bypass, keeps single source control, counts ids from 1, on the same port', async () => {
      await start();
      const { url } = simulator;
      const kim = await client();
      await kim.login('operator');
      await kim.login('admin');
      await kim.call('Session/SetAccessControl', { singleSourceControl: true, bypassRemoteAccess: true });
      const gone = kim.gone();
      await simulator.restart();
      await gone;
      assert.equal(simulator.url, url);
      assert.deepEqual(
        simulator.ended.map(({ reason }) => reason),
        ['restart', 'restart'],
      );
      assert.deepEqual(
        kim.heard.filter(({ topic }) => topic === SESSIONS_KILLED),
        [],
      );

      const again = await client();
      assert.equal(await again.login('admin'), 1);
      const { singleSourceControl, bypassRemoteAccess } = (await again.call('Session/GetAccessControl', {})).response;
      assert.deepEqual([singleSourceControl, bypassRemoteAccess], [true, false]);
      const list = (await again.call('Session/GetConnections', {})).response;
      assert.equal(list.unauthenticatedConnections.length, 0, 'connections from before');
    });

    it('refuses connections while it is down', async () => {
      await start();
      const restarted = simulator.restart(300);
      const [refused] = (await once(connect(simulator.port, '127.0.0.1'), 'error')) as [NodeJS.ErrnoException];
      assert.equal(refused.code, 'ECONNREFUSED');
      await restarted;
      assert.equal(await (await client()).login('admin'), 1);
    });

    it('twice at once is one after the other, and close ends both', async () => {
      await start();
      const restarts = [simulator.restart(60_000), simulator.restart(60_000)];
      await sleep(20);
      await simulator.close();
      await Promise.all(restarts);
      await assert.rejects(once(connect(simulator.port, '127.0.0.1'), 'connect'), { code: 'ECONNREFUSED' });
    });
  });

  describe('on purpose', () => {
    it('answers late but acts at once', async () => {
      await start();
      const kim = await client();
      simulator.delay('Session/CreateSession', 300);
      const login = kim.login('admin');
      await until(() => simulator.arm.sessions.size === 1);
      assert.equal(kim.sessionId, 0);
      await login;
      simulator.delay('Session/CreateSession', 0);
      assert.equal(await kim.login('admin'), 2);
    });

    it('does not notice the requests of a muted method', async () => {
      await start();
      const kim = await client();
      await kim.login('admin');
      simulator.mute('Session/CloseSession');
      const bytes = requestBytes('Session/CloseSession', {}, 1);
      kim.mqtt.publish('req/1/2', Buffer.from(bytes));
      await until(() => simulator.calls.get('Session/CloseSession') === 1);
      assert.equal((await kim.call('Session/KeepAlive', {})).refusal, undefined);
      simulator.unmute();
      assert.equal((await kim.call('Session/CloseSession', {})).refusal, undefined);
    });

    it('sends no pings while they are muted, and none and no answers while all is muted', async () => {
      const clock = { nowMs: 0, now: () => clock.nowMs };
      await start({ clock });
      const kim = await client();
      await kim.login('admin', { session: 100_000 });
      const pings = () => kim.heard.filter(({ topic }) => topic === 'ping/1').length;
      for (const what of ['pings', 'all'] as const) {
        simulator.mute(what);
        clock.nowMs += 5000;
        const nextPing = () => simulator.arm.sessions.get(1)!.nextPingMs;
        await until(() => nextPing() > clock.nowMs);
        simulator.unmute();
        await kim.call('Session/KeepAlive', {});
        assert.equal(pings(), 0, what);
      }
      simulator.mute('all');
      kim.mqtt.publish('req/1/2', Buffer.from(requestBytes('Session/CloseSession', {}, 1)));
      await until(() => simulator.calls.get('Session/CloseSession') === 1);
      assert.equal(simulator.arm.sessions.size, 1);
    });

    it('refuses a method that it lacks as unsupported, and no other', async () => {
      await start();
      const kim = await client();
      await kim.login('admin');
      simulator.withdraw('Session/GetConnections');
      const { refusal } = await kim.call('Session/GetConnections', {});
      assert.equal(refusal, '5 Unsupported method');
      assert.equal(simulator.calls.get('Session/GetConnections'), 1);
      assert.equal((await kim.call('Session/KeepAlive', {})).refusal, undefined);
    });

    it('answers garbage under the right header', async () => {
      await start();
      const kim = await client();
      await kim.login('admin');
      simulator.garble('Session/GetAccessControl');
      await assert.rejects(kim.call('Session/GetAccessControl', {}), ProtocolError);
      assert.equal((await kim.call('Session/KeepAlive', {})).refusal, undefined);
    });

    it('publishes anything anywhere', async () => {
      await start();
      const kim = await client();
      simulator.publish(SESSIONS_STATUS, Buffer.from('garbage'));
      assert.equal((await kim.hearOn(SESSIONS_STATUS)).bytes.toString(), 'garbage');
    });
  });

  describe('whatever comes in', () => {
    it('refuses unknown services and methods', async () => {
      await start();
      const kim = await client();
      const refusal = async (serviceId: number, functionId: number) => {
        const { header } = await kim.ask(
          requestFrame({ serviceId, functionId, messageId: 9, sessionId: 0 }, Buffer.alloc(0)),
        );
        return [header.errorCode, header.errorSubCode];
      };
      assert.deepEqual(await refusal(99, 1), [1, 4]);
      assert.deepEqual(await refusal(1, 99), [1, 5]);
    });

    it('says which services are up, before any login', async () => {
      await start();
      const kim = await client();
      await kim.mqtt.subscribeAsync('services/pong/#');
      kim.mqtt.publish('services/ping/99', '');
      kim.mqtt.publish('services/ping/1', '');
      kim.mqtt.publish('services/ping/2/line1', '');
      await kim.hearOn('services/pong/2/line1');
      assert.deepEqual(
        kim.heard.map(({ topic, bytes }) => [topic, bytes.length]),
        [
          ['services/pong/1', 0],
          ['services/pong/2/line1', 0],
        ],
      );
    });

    it('survives garbage, in messages and on the port itself', async () => {
      await start();
      const kim = await client();
      const garbage = Buffer.from('ff00fe17'.repeat(20), 'hex');
      const topics = ['req/1/1', 'req', 'pong/1', 'sessions/killed', 'sessions/status', 'a//b', '$SYS/x', '/'];
      for (const topic of topics) kim.mqtt.publish(topic, garbage, { properties: { responseTopic: 'req/1/1' } });
      kim.mqtt.publish('req/1/1', garbage, { qos: 1 });
      kim.mqtt.publish('a/'.repeat(200), garbage);
      const socket = connect(simulator.port, '127.0.0.1');
      socket.on('error', () => {});
      socket.write(garbage);
      await once(socket, 'close');
      assert.equal(await (await client()).login('admin'), 1);
    });

    it('answers on res/<client id> where a request names no topic, as a client of MQTT 3.1.1 cannot', async () => {
      await start();
      const old = await client({ clientId: 'old', protocolVersion: 4 });
      old.mqtt.publish('req/1/3', Buffer.from(requestBytes('Session/KeepAlive', {}, 5)));
      const answer = decodeFrame((await old.hearOn('res/old')).bytes);
      assert.equal(answer.header.errorSubCode, 12);
    });

    it('copies the correlation data into the answer', async () => {
      await start();
      const kim = await client();
      const answered = new Promise<IPublishPacket>((resolve) =>
        kim.mqtt.once('message', (_t, _b, packet) => resolve(packet)),
      );
      await kim.ask(requestFrame({ serviceId: 1, functionId: 3, messageId: 0xabcd, sessionId: 0 }, Buffer.alloc(0)));
      const { properties } = await answered;
      assert.equal(properties?.correlationData?.toString('hex'), 'abcd');
    });
  });

  describe('start and close', () => {
    const handles = () =>
      process
        .getActiveResourcesInfo()
        .filter((kind) => /TCP|Timeout/.test(kind))
        .sort();

    it('leaves no timer and no socket, even with clients, late answers and a restart under way', async () => {
      await start();
      const before = handles();
      await simulator.close();
      await start();
      const kim = await client();
      await kim.login('admin');
      simulator.delay('Session/KeepAlive', 60_000);
      kim.mqtt.publish('req/1/3', Buffer.from(requestBytes('Session/KeepAlive', {}, 1)));
      await until(() => simulator.calls.get('Session/KeepAlive') === 1);
      const restarted = simulator.restart(60_000);
      await simulator.close();
      await restarted;
      await kim.close();
      await until(() => handles().length < before.length);
      await simulator.close();
    });

    it('fails clearly where the port is taken', async () => {
      const { port } = await start();
      await assert.rejects(startSimulator({ port }), {
        message: `cannot listen on 127.0.0.1:${port}: the port is in use`,
      });
    });

    it('fails clearly on wrong users', async () => {
      await start();
      const users = [{ username: 'lou', password: 'lou', roles: ['Boss'] }];
      await assert.rejects(startSimulator({ users }), { code: 'KORTEX_INPUT', property: 'users[0].roles[0]' });
    });
  });
});
