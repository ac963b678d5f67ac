import assert from 'node:assert/strict';
import { once } from 'node:events';
import { type AddressInfo, createServer } from 'node:net';
import { askedOf } from '../support/asked.js';
import { eventually } from '../support/eventually.js';
import { Flow, listening, type Message } from '../support/flow.js';
import { endReasons, endSessionsOf, type Kortex2Simulator, loggedIn, startKortex2 } from '../support/kortex2.js';
import { KortexClient } from '../../src/client/client.js';
import { TcpTransport } from '../../src/transport/tcp.js';

describe('the nodes on a Gen3, over tcp', () => {
  let arm: Kortex2Simulator;
  let operator: KortexClient;
  beforeEach(async () => {
    arm = await startKortex2();
    const { port } = arm;
    operator = new KortexClient({
      generation: 2,
      createTransport: () => new TcpTransport({ host: '127.0.0.1', port }),
      login: { username: 'operator', password: 'operator' },
    });
  });
  afterEach(async () => {
    await Flow.stop();
    await operator.close();
    await arm.close();
  });
  const start = (node: { type: string } & Record<string, unknown>, nodes: object[] = []) =>
    Flow.start({ protocol: 'tcp', port: arm.port }, node, undefined, { nodes });

  it('session-config connects on start, logs in, and leaves nothing on the arm when the flow stops', async () => {
    const flow = await start({ type: 'kinova-list-connections' });
    await flow.status('status.connected', 'arm');
    assert.deepEqual(loggedIn(arm), ['admin']);
    await Flow.stop();
    await eventually(() => arm.connectionCount === 0);
    assert.deepEqual(endReasons(arm), ['closed']);
  });

  it('create-session opens, keeps and closes the session, which has no roles', async () => {
    const flow = await start({ type: 'kinova-create-session', action: 'msg.action' });
    await flow.ready();
    const { openedAt, ...opened } = (await flow.answer({ action: 'open' })).payload as Message;
    assert(!Number.isNaN(Date.parse(openedAt as string)));
    assert.deepEqual(opened, {
      sessionId: 1,
      username: 'admin',
      roles: null,
      roleNames: null,
      sessionInactivityTimeout: 60_000,
      connectionInactivityTimeout: 2000,
      reused: true,
    });
    assert.equal(((await flow.answer({ action: 'keep-alive' })).payload as Message).sessionId, 1);
    assert.deepEqual((await flow.answer({ action: 'close' })).payload, { sessionId: 1, closed: true });
  });

  it('list-connections tells users and who has not logged in, and marks its own', async () => {
    await operator.login();
    const flow = await start({ type: 'kinova-list-connections' });
    await flow.ready();
    const { user, unauthenticated, plugin } = (await flow.answer()).payload as Record<string, Message[]>;
    const shown = user?.map(({ username, own, sessionId, address }) => [username, own, sessionId, address]);
    assert.deepEqual(shown?.sort(), [
      ['admin', true, 2, '127.0.0.1'],
      ['operator', false, null, '127.0.0.1'],
    ]);
    assert.deepEqual([unauthenticated, plugin], [[], []]);
  });

  for (const node of [
    { type: 'kinova-temp-role', passwordType: 'none' },
    { type: 'kinova-temp-role', action: 'remove' },
    { type: 'kinova-access-control', action: 'get' },
    { type: 'kinova-access-control', action: 'set', bypassRemoteAccessType: 'on' },
  ]) {
    it(`${node.type} says that Kortex 2 does not have it: ${JSON.stringify(node)}`, async () => {
      const flow = await start(node);
      await flow.ready();
      // What the client asks by itself after a login.
      await eventually(() => arm.calls.has('Base/OnNotificationUserTopic'));
      const before = new Set(askedOf(arm).keys());
      const { error, sent } = await flow.ask();
      assert.equal(error?.code, 'KORTEX_UNSUPPORTED');
      assert.match(error.message, /Kortex 2 does not have it; the arm was not asked/);
      assert.deepEqual([sent, new Set(askedOf(arm).keys())], [[], before]);
    });
  }

  it('status-listener tells of others who come and go, and of our own link and session', async () => {
    const flow = await start(
      { type: 'kinova-list-connections' },
      listening('kinova-status-listener', 'events', { arm: 'arm' }),
    );
    const events = () =>
      flow.at('events').map(({ payload }) => {
        const { event, sessionId, username, own, roles } = payload as Message;
        return { event, sessionId, username, own, roles };
      });
    const told = (event: string) => eventually(() => events().find((found) => found.event === event));
    const us = { sessionId: 1, username: 'admin', own: true, roles: null };
    assert.deepEqual(await told('logged-in'), { event: 'logged-in', ...us });
    await told('snapshot');
    const other = { sessionId: null, username: 'operator', own: false, roles: null };
    await operator.login();
    assert.deepEqual(await told('session-opened'), { event: 'session-opened', ...other });
    await operator.logout();
    assert.deepEqual(await told('session-closed'), { event: 'session-closed', ...other });
    endSessionsOf(arm, 'admin');
    assert.deepEqual(await told('session-lost'), { event: 'session-lost', ...us });
    assert.deepEqual(await told('session-killed'), { event: 'session-killed', ...us });
    await eventually(() => events().some(({ event, sessionId }) => event === 'logged-in' && sessionId === 3));
    arm.dropConnections();
    await told('disconnected');
    const opened = events().filter(({ event }) => event === 'session-opened');
    assert.deepEqual(
      opened.filter(({ own }) => own !== true).map(({ username }) => username),
      ['operator'],
      'we are nobody new to ourselves',
    );
  });

  it('status-listener names each user of a connection that several use one after the other', async () => {
    const flow = await start(
      { type: 'kinova-create-session', action: 'close' },
      listening('kinova-status-listener', 'events', { arm: 'arm' }),
    );
    const told = (event: string, count: number) =>
      eventually(
        () => flow.at('events').filter(({ payload }) => (payload as Message).event === event)[count - 1]?.payload,
      );
    const nameOf = (payload: unknown) => (payload as Message).username;
    await told('logged-in', 1);
    await operator.login();
    assert.equal(nameOf(await told('session-opened', 1)), 'operator');
    await operator.login({ username: 'eve', password: 'eve' });
    assert.equal(nameOf(await told('session-closed', 1)), 'operator');
    assert.equal(nameOf(await told('session-opened', 2)), 'eve');
    await operator.logout();
    assert.equal(nameOf(await told('session-closed', 2)), 'eve');
    // Without a session the arm is not asked for lists; we know ourselves that ours is over.
    await flow.answer();
    const { sessionId, own, username } = (await told('session-closed', 3)) as Message;
    assert.deepEqual([sessionId, own, username], [1, true, 'admin']);
  });

  it('tells once, and not at every attempt, of a far end that hangs up, as a tunnel does that finds no arm', async () => {
    let attempts = 0;
    const tunnel = createServer((socket) => {
      attempts += 1;
      socket.on('error', () => undefined).end();
    }).listen(0, '127.0.0.1');
    await once(tunnel, 'listening');
    const { port } = tunnel.address() as AddressInfo;
    const list = { type: 'kinova-list-connections' };
    const flow = await Flow.start({ protocol: 'tcp', port, login: 'asked' }, list);
    await eventually(() => attempts >= 4);
    const told = flow.caught.map(({ error }) => (error as Error).message);
    assert(told.length > 0);
    assert.deepEqual(told, [...new Set(told)]);
    await Flow.stop();
    tunnel.close();
    await once(tunnel, 'close');
  });

  it('does not log in again by itself with a wrong password', async () => {
    const wrong = { arm: { username: 'admin', password: 'wrong' } };
    const flow = await Flow.start({ protocol: 'tcp', port: arm.port }, { type: 'kinova-list-connections' }, wrong);
    await flow.trouble('KORTEX_LOGIN_REFUSED');
    await flow.status('status.refused');
  });
});
