import assert from 'node:assert/strict';
import { createServer, type Socket } from 'node:net';
import { once } from 'node:events';
import { setTimeout as sleep } from 'node:timers/promises';
import { testArm } from '../../src/arm/arm-test.js';
import { type ClientOptions, KortexClient } from '../../src/client/client.js';
import type { SessionStatus } from '../../src/client/session-status.js';
import { KortexError } from '../../src/errors.js';
import { TcpTransport } from '../../src/transport/tcp.js';
import { eventually } from '../support/eventually.js';
import {
  drippingWayTo,
  endReasons,
  endSessionsOf,
  type Kortex2Simulator,
  loggedIn,
  startKortex2,
} from '../support/kortex2.js';

const ADMIN = { username: 'admin', password: 'admin' };
const OPERATOR = { username: 'operator', password: 'operator' };

describe('KortexClient and an arm of Kortex 2', () => {
  let arm: Kortex2Simulator;
  const clients: KortexClient[] = [];
  beforeEach(async () => {
    arm = await startKortex2();
  });
  afterEach(async () => {
    await Promise.all(clients.splice(0).map((client) => client.close()));
    await arm.close();
  });

  function makeClient(options: Partial<ClientOptions> = {}): KortexClient {
    const { port } = arm;
    const createTransport = () => new TcpTransport({ host: '127.0.0.1', port });
    const client = new KortexClient({ generation: 2, createTransport, login: ADMIN, ...options });
    clients.push(client);
    return client;
  }
  const code = (expected: KortexError['code']) => (error: unknown) =>
    error instanceof KortexError && error.code === expected;

  it('logs in, and keeps the session by talking: nobody pings it', async () => {
    const client = makeClient({ connectionInactivityTimeoutMs: 1500 });
    const { sessionId } = await client.login();
    await sleep(3500);
    assert.deepEqual([client.sessionId, loggedIn(arm), arm.ended], [sessionId, ['admin'], []]);
    assert((arm.calls.get('Session/KeepAlive') ?? 0) > 0);
  });

  it('logs out when it is closed, and leaves no connection', async () => {
    const client = makeClient();
    await client.login();
    await client.close();
    await eventually(() => arm.connectionCount === 0);
    assert.deepEqual(endReasons(arm), ['closed']);
  });

  it('reads answers that come byte by byte', async () => {
    const way = await drippingWayTo(arm.port);
    const client = makeClient({ createTransport: () => new TcpTransport({ host: '127.0.0.1', port: way.port }) });
    await client.login();
    assert.equal((await client.connections()).length, 1);
    way.close();
  });

  it('is refused with a wrong password, and does not try again', async () => {
    const client = makeClient({ login: { username: 'admin', password: 'nimda' } });
    await assert.rejects(client.login(), code('KORTEX_LOGIN_REFUSED'));
    assert.equal(client.state.name, 'refused');
    await sleep(1000);
    assert.equal(arm.calls.get('Session/CreateSession'), 1);
  });

  it('notices that its session is dead, and opens a new one', async () => {
    const client = makeClient();
    const causes: unknown[] = [];
    client.on('state', (state) => 'cause' in state && causes.push(state.cause));
    await client.connect();
    await eventually(() => client.state.name === 'ready');
    endSessionsOf(arm, 'admin');
    await assert.rejects(client.connections(), code('KORTEX_SESSION_LOST'));
    assert.equal((causes[0] as KortexError).code, 'KORTEX_SESSION_LOST');
    await eventually(() => client.sessionId === 2);
  });

  it('comes back after a lost connection, an arm that restarts, and an arm that falls silent', async () => {
    const client = makeClient({ requestTimeoutMs: 500 });
    await client.connect();
    await eventually(() => client.sessionId === 1);
    arm.dropConnections();
    await eventually(() => client.sessionId === 2);
    const restarted = arm.restart(300);
    await eventually(() => client.state.name === 'waiting');
    await assert.rejects(client.connections(), code('KORTEX_OFFLINE'));
    await restarted;
    await eventually(() => client.sessionId === 1 && loggedIn(arm).length === 1);
    arm.mute('Session/KeepAlive');
    await eventually(() => arm.connectionCount === 0 || client.state.name !== 'ready');
    arm.unmute();
    await eventually(() => client.state.name === 'ready' && loggedIn(arm).length === 1);
  });

  it('rejects a call that waits when the connection goes', async () => {
    const client = makeClient();
    await client.login();
    arm.mute('Session/GetConnections');
    const asked = client.connections();
    await eventually(() => arm.calls.get('Session/GetConnections'));
    arm.dropConnections();
    await assert.rejects(asked, code('KORTEX_OFFLINE'));
  });

  it('hangs up on an arm that says what is no frame, and connects anew', async () => {
    const client = makeClient();
    const reasons: string[] = [];
    await client.login();
    client.on('state', (state) => 'cause' in state && reasons.push(`${state.name}: ${state.cause.message}`));
    arm.publish('', Buffer.from('HTTP/1.1 400 Bad Request\r\n'));
    await eventually(() => client.sessionId === 2);
    assert.match(reasons[0]!, /^waiting: the link to the arm was lost: .* is not Kortex/);
  });

  it('lists who is connected: users by their names, and itself by its address', async () => {
    const client = makeClient();
    const { sessionId } = await client.login();
    await makeClient({ login: OPERATOR }).login();
    await makeClient({ loginOnConnect: false }).connect();
    const shown = (await client.connections()).map(({ list, sessionId: id, connectionId, own, username, userId }) => {
      return { list, sessionId: id, connectionId, own, username, userId };
    });
    assert.deepEqual(shown, [
      { list: 'user', sessionId, connectionId: 101, own: true, username: 'admin', userId: 1 },
      { list: 'user', sessionId: null, connectionId: 102, own: false, username: 'operator', userId: 2 },
      { list: 'unauthenticated', sessionId: 0, connectionId: 103, own: false, username: '', userId: 0 },
    ]);
    const first = (await client.connections())[0]!;
    assert.deepEqual([first.address, first.roles, first.permission], ['127.0.0.1', [], 7]);
  });

  it('lists who is connected without names where the arm keeps them to itself', async () => {
    arm.withdraw('Base/ReadAllUserProfiles');
    const client = makeClient();
    await client.login();
    const [only] = await client.connections();
    assert.deepEqual([only?.list, only?.own, only?.username, only?.userId], ['user', true, '', 1]);
    arm.withdraw('Session/GetConnections');
    await assert.rejects(client.connections(), code('KORTEX_UNSUPPORTED'));
  });

  for (const quiet of [false, true]) {
    it(`tells who comes and goes, ${quiet ? 'also where the arm says nothing by itself' : 'as soon as the arm says so'}`, async () => {
      if (quiet) arm.mute('notifications');
      const client = makeClient();
      const told: (readonly SessionStatus[])[] = [];
      client.on('session-status', (sessions) => told.push(sessions));
      const { sessionId } = await client.login();
      const users = () => told.at(-1)?.map(({ userId }) => userId);
      await eventually(() => users()?.length === 1);
      assert.deepEqual(told.at(-1), [{ key: String(sessionId), sessionId, userId: 1, roles: null }]);
      const other = makeClient({ login: OPERATOR });
      await other.login();
      await eventually(() => users()?.length === 2);
      assert.deepEqual(told.at(-1)?.[1], { key: 'connection 102', sessionId: null, userId: 2, roles: null });
      if (quiet) return;
      await other.logout();
      await eventually(() => users()?.length === 1);
      assert.equal(told.length, 3, 'nothing is told twice');
    });
  }

  it('asks for nobody where nobody listens', async () => {
    const client = makeClient();
    await client.login();
    await makeClient({ login: OPERATOR }).login();
    await sleep(200);
    assert.equal(arm.calls.get('Session/GetConnections'), undefined);
  });

  it('does not ask for what Kortex 2 does not have', async () => {
    const client = makeClient();
    await client.login();
    const before = [...arm.calls.keys()];
    for (const method of ['Session/RemoveTemporaryUserRole', 'Session/GetAccessControl'] as const) {
      await assert.rejects(client.call(method, {}), (error: unknown) => {
        assert(code('KORTEX_UNSUPPORTED')(error));
        assert.match((error as Error).message, /^Session\/\w+ was refused: .*Kortex 2 does not have it/);
        return true;
      });
    }
    assert.equal(await client.roles(), null);
    assert.deepEqual([...arm.calls.keys()], before);
  });

  it('gives up on an arm that accepts the connection and never answers, and leaves no connection', async () => {
    const sockets: Socket[] = [];
    const deaf = createServer((socket) => sockets.push(socket.resume())).listen(0, '127.0.0.1');
    await once(deaf, 'listening');
    const { port } = deaf.address() as { port: number };
    const client = makeClient({
      createTransport: () => new TcpTransport({ host: '127.0.0.1', port }),
      requestTimeoutMs: 300,
    });
    await assert.rejects(client.login(), code('KORTEX_TIMEOUT'));
    await client.close();
    await eventually(() => sockets[0]?.closed);
    deaf.close();
  });

  it('gives up a connection on which no login is answered, and logs in over a new one', async () => {
    arm.mute('Session/CreateSession');
    const client = makeClient({ requestTimeoutMs: 300 });
    const causes: string[] = [];
    client.on('state', (state) => {
      if (state.name === 'waiting') causes.push(state.cause.message);
    });
    await assert.rejects(client.login(), code('KORTEX_TIMEOUT'));
    await eventually(() => causes.length > 0);
    assert.match(causes[0]!, /does not answer any more/);
    arm.unmute();
    await client.login();
    assert.equal(arm.connectionCount, 1);
  });

  it('goes on talking while the arm takes its time to answer', async () => {
    arm.mute('Session/KeepAlive');
    const client = makeClient({ connectionInactivityTimeoutMs: 1500, requestTimeoutMs: 6000 });
    await client.login();
    await sleep(3500);
    assert((arm.calls.get('Session/KeepAlive') ?? 0) >= 4);
  });

  it('hears of who goes, also where it listens anew', async () => {
    const client = makeClient();
    const told: number[][] = [];
    const listen = (sessions: readonly SessionStatus[]) => told.push(sessions.map(({ userId }) => userId));
    client.on('session-status', listen);
    await client.login();
    await eventually(() => told.length === 1);
    client.off('session-status', listen);
    const other = makeClient({ login: OPERATOR });
    await other.login();
    client.on('session-status', listen);
    await other.logout();
    await eventually(() => told.length === 2);
    assert.deepEqual(told, [[1], [1]]);
  });

  it('does not ask again and again what the arm has refused', async () => {
    arm.withdraw('Session/GetConnections');
    const client = makeClient();
    client.on('session-status', () => undefined);
    await client.login();
    await eventually(() => arm.calls.get('Session/GetConnections') === 1);
    await makeClient({ login: OPERATOR }).login();
    await sleep(200);
    assert.equal(arm.calls.get('Session/GetConnections'), 1);
  });

  it('tells a call that was under way when we logged out that there is no session', async () => {
    const client = makeClient();
    await client.login();
    arm.slow('Base/GetFirmwareBundleVersions', 200);
    const asked = client.call('Base/GetFirmwareBundleVersions', {});
    await client.logout();
    await assert.rejects(asked, code('KORTEX_NO_SESSION'));
    assert.equal(arm.calls.get('Session/KeepAlive'), undefined);
  });

  it('is tried out step by step, and logs out again', async () => {
    const { port } = arm;
    const options = { createTransport: () => new TcpTransport({ host: '127.0.0.1', port }), generation: 2 } as const;
    const steps = await testArm([], { ...options, login: ADMIN }, new AbortController().signal);
    assert.deepEqual(
      steps.map(({ step, detail }) => [step, detail]),
      [
        ['login', 'admin, session 1'],
        ['firmware', '2.8.0'],
      ],
    );
    assert.deepEqual(endReasons(arm), ['closed']);
    const refused = await testArm([], { ...options, login: { ...ADMIN, password: 'x' } }, new AbortController().signal);
    assert.match(refused.at(-1)?.reason ?? '', /INVALID_PASSWORD/);
  });
});
