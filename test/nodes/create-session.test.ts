import assert from 'node:assert/strict';
import { setTimeout as sleep } from 'node:timers/promises';
import { type Simulator, startSimulator } from '../../src/simulator/index.js';
import { eventually } from '../support/eventually.js';
import { Flow, type Message } from '../support/flow.js';
import { callOf } from '../support/origin.js';

const TYPE = 'kinova-create-session';
const ASKED = { login: 'asked' };

describe('create-session', () => {
  let simulator: Simulator;
  beforeEach(async () => {
    simulator = await startSimulator();
  });
  afterEach(async () => {
    await Flow.stop();
    await simulator.close();
    delete process.env.KORTEX_TEST_USER;
  });

  function start(
    node: Record<string, unknown> = {},
    config: Record<string, unknown> = {},
    credentials?: Record<string, Record<string, string>>,
  ): Promise<Flow> {
    return Flow.start({ port: simulator.port, ...config }, { type: TYPE, ...node }, credentials);
  }

  describe('open', () => {
    it('opens a session and tells everything about it', async () => {
      const flow = await start({}, ASKED);
      await flow.status('status.noSession');
      const { payload, kortex } = await flow.answer({ topic: 'login' });
      const { openedAt, ...session } = payload as { openedAt: string };
      assert.deepEqual(session, {
        sessionId: 1,
        username: 'admin',
        roles: [{ identifier: 'Admin', permissions: ['READ_ONLY', 'OPERATE', 'CONFIGURE', 'SAFETIES'] }],
        roleNames: 'Admin',
        sessionInactivityTimeout: 60_000,
        connectionInactivityTimeout: 2000,
        reused: false,
      });
      assert.equal(new Date(openedAt).toISOString(), openedAt);
      const { durationMs } = kortex as { durationMs: number };
      assert.deepEqual(callOf(kortex), { arm: 'arm 7', method: 'Session/CreateSession', sessionId: 1 });
      assert(durationMs >= 0);
      await flow.status('status.connected');
    });

    it('tells how long the login took, and not how long the list of roles took', async () => {
      const delayMs = 700;
      simulator.delay('Session/GetConnections', delayMs);
      const flow = await start({}, ASKED);
      const { payload, kortex } = await flow.answer();
      assert.equal((payload as { roles: unknown[] }).roles.length, 1);
      assert((kortex as { durationMs: number }).durationMs < delayMs);
    });

    it('returns an open session with reused: true', async () => {
      const flow = await start();
      await flow.answer();
      assert.deepEqual((await flow.answer()).payload, { ...((await flow.answer()).payload as object), reused: true });
      assert.equal(simulator.calls.get('Session/CreateSession'), 1);
    });

    it('closes an open session and opens it anew with force, fixed or from the message', async () => {
      const flow = await start({ force: 'anew', forceType: 'msg' });
      await flow.answer();
      const { payload } = await flow.answer({ anew: true });
      assert.deepEqual([(payload as Message).sessionId, (payload as Message).reused], [2, false]);
      assert.equal(((await flow.answer({ anew: false })).payload as Message).reused, true);
      assert.equal(
        (await flow.ask({ anew: 'maybe' })).error?.message,
        'KORTEX_INPUT: force: expected true or false, got "maybe"',
      );
    });

    it('logs in another user with a password that is deleted from the message', async () => {
      const user = { username: 'who', usernameType: 'msg', password: 'badge.pin', passwordType: 'msg' };
      const flow = await start(user, ASKED);
      const msg = await flow.answer({ who: 'operator', badge: { pin: 'operator', id: 9 } });
      assert.equal((msg.payload as Message).username, 'operator');
      assert.deepEqual(msg.badge, { id: 9 });
      assert.equal(msg.who, 'operator');
    });

    it('deletes the password from the message also where the login is refused or the input is wrong', async () => {
      const user = { username: 'who', usernameType: 'msg', password: 'badge.pin', passwordType: 'msg' };
      const flow = await start(user, ASKED);
      const refused = await flow.ask({ who: 'operator', badge: { pin: 'canary-secret' } });
      assert.equal(refused.error?.code, 'KORTEX_LOGIN_REFUSED');
      const wrong = await flow.ask({ badge: { pin: 'canary-secret' } });
      assert.equal(wrong.error?.message, 'KORTEX_INPUT: username: expected the name of a user of the arm, got nothing');
      const missing = await flow.ask({ who: 'operator' });
      assert.equal(missing.error?.message, 'KORTEX_INPUT: password: expected the password of the user, got nothing');
      assert(!JSON.stringify([flow.caught, flow.statuses]).includes('canary-secret'));
    });

    it('does not tell a password where the expression that should find it fails', async () => {
      const flow = await start({
        passwordType: 'jsonata',
        password: '$number(pin)',
        usernameType: 'str',
        username: 'x',
      });
      await flow.status('status.connected');
      const { error } = await flow.ask({ pin: 'canary-secret' });
      assert.equal(error?.message, 'KORTEX_INPUT: password: expected a value that can be read from jsonata');
    });

    it('asks nobody and closes nothing if its own password is missing', async () => {
      const flow = await start({ username: 'operator', usernameType: 'str', passwordType: 'cred' });
      await flow.ready();
      const { error } = await flow.ask();
      assert.equal(error?.code, 'KORTEX_INPUT');
      assert.match(error.message, /password: expected a stored password; an empty one has to be chosen/);
      assert.deepEqual([simulator.calls.get('Session/CreateSession'), simulator.ended.length], [1, 0]);
    });

    it('asks nobody if neither it nor the arm has a user', async () => {
      const flow = await start({}, ASKED, { arm: {} });
      const { error } = await flow.ask();
      assert.match(error?.message ?? '', /username: expected a user; the session-config node has none either/);
      assert.equal(simulator.calls.size, 0);
    });

    it('sends an empty password only if that was chosen', async () => {
      const flow = await start({ username: 'operator', usernameType: 'str', passwordType: 'none' }, ASKED);
      const { error } = await flow.ask();
      assert.equal(error?.code, 'KORTEX_LOGIN_REFUSED');
    });

    it('logs in with its own credential, and a user from the environment', async () => {
      process.env.KORTEX_TEST_USER = 'system';
      const flow = await start({ username: 'KORTEX_TEST_USER', usernameType: 'env', passwordType: 'cred' }, ASKED, {
        arm: { username: 'admin', password: 'admin' },
        node: { userPassword: 'system' },
      });
      assert.equal(((await flow.answer()).payload as Message).username, 'system');
      const shown = JSON.stringify(Object.values(flow.node).filter((value) => typeof value === 'string'));
      assert(!shown.includes('userPassword'));
      assert.equal(Reflect.get(flow.node, 'credentials'), undefined);
    });

    it('takes user and password from context and from an expression', async () => {
      const flow = await start(
        { username: '$lowercase(payload)', usernameType: 'jsonata', password: 'pin', passwordType: 'global' },
        ASKED,
      );
      flow.node.context().global.set('pin', 'operator');
      assert.equal(((await flow.answer({ payload: 'OPERATOR' })).payload as Message).username, 'operator');
    });

    it('fails with KORTEX_LOGIN_REFUSED for a wrong password, and tries again when asked again', async () => {
      const flow = await start({}, ASKED, { arm: { username: 'admin', password: 'wrong' } });
      for (const attempt of [1, 2]) {
        const { error, sent } = await flow.ask();
        assert.equal(error?.code, 'KORTEX_LOGIN_REFUSED');
        assert.equal(error.message, 'KORTEX_LOGIN_REFUSED: the arm refused the login: INVALID_PASSWORD');
        assert.deepEqual(sent, []);
        assert.equal(simulator.calls.get('Session/CreateSession'), attempt);
      }
      await flow.status('status.refused');
      assert.equal(flow.caught.length, 2, 'who asked hears of it, and nobody twice');
    });

    it('connects first where the arm waits to be asked', async () => {
      const flow = await start({}, { connect: 'asked', ...ASKED });
      await flow.status('status.disconnected');
      assert.equal(simulator.connectionCount, 0);
      assert.equal(((await flow.answer()).payload as Message).sessionId, 1);
    });

    it('fails with KORTEX_OFFLINE where the arm cannot be reached', async () => {
      const flow = await Flow.start({ port: 1, connect: 'asked' }, { type: TYPE });
      assert.equal((await flow.ask()).error?.code, 'KORTEX_OFFLINE');
    });
  });

  describe('close', () => {
    it('closes the session, and without one says so without an error', async () => {
      const flow = await start({ action: 'msg.action' });
      await flow.answer({ action: 'open' });
      const { payload, kortex } = await flow.answer({ action: 'close' });
      assert.deepEqual(payload, { sessionId: 1, closed: true });
      assert.equal((kortex as Message).sessionId, 1);
      assert.deepEqual((await flow.answer({ action: 'close' })).payload, { sessionId: null, closed: false });
      assert.equal(simulator.ended[0]?.reason, 'closed');
      await flow.status('status.noSession');
    });
  });

  describe('keep-alive', () => {
    it('tells the session and how long the arm took', async () => {
      const flow = await start({ action: 'keep-alive' });
      await flow.status('status.connected');
      const { sessionId, roundTripMs } = (await flow.answer()).payload as { sessionId: number; roundTripMs: number };
      assert.equal(sessionId, 1);
      assert(roundTripMs > 0);
    });

    it('hides nothing that happens to the session meanwhile', async () => {
      const flow = await start({ action: 'keep-alive' });
      await flow.status('status.connected');
      simulator.delay('Session/KeepAlive', 60_000);
      flow.node.receive({});
      await eventually(() => simulator.calls.get('Session/KeepAlive') === 1);
      simulator.endSession(1);
      const told = (id: string) =>
        flow.caught.find(({ error }) => (error as { source: { id: string } }).source.id === id)?.error as
          { code: string } | undefined;
      for (const id of ['arm', 'node']) {
        assert.equal((await eventually(() => told(id))).code, 'KORTEX_SESSION_LOST');
      }
    });

    it('fails with KORTEX_NO_SESSION without a session', async () => {
      const flow = await start({ action: 'keep-alive' }, ASKED);
      await flow.status('status.noSession');
      assert.equal((await flow.ask()).error?.code, 'KORTEX_NO_SESSION');
    });
  });

  describe('connect and disconnect', () => {
    it('change the link, and an arm disconnected on purpose stays so until asked', async () => {
      const flow = await start({ action: 'msg.action' });
      await flow.status('status.connected');
      const { payload, kortex } = await flow.answer({ action: 'disconnect' });
      assert.deepEqual(payload, { connected: false });
      assert.deepEqual((kortex as Message).method, null);
      await flow.status('status.disconnected');
      assert.equal(simulator.ended[0]?.reason, 'closed');
      assert.equal((await flow.ask({ action: 'keep-alive' })).error?.code, 'KORTEX_OFFLINE');
      assert.deepEqual((await flow.answer({ action: 'connect' })).payload, { connected: true });
      await flow.answer({ action: 'open' });
    });
  });

  it('deletes the password also for an action that needs none', async () => {
    const flow = await start({ action: 'msg.action', password: 'pin', passwordType: 'msg' });
    await flow.ready();
    const kept = await flow.answer({ action: 'keep-alive', pin: 'canary-secret' });
    assert(!('pin' in kept));
  });

  it('does not send a login again that was under way when the link was lost', async () => {
    const flow = await start({}, ASKED);
    await eventually(() => flow.arm.client?.state.name === 'connected');
    simulator.mute('Session/CreateSession');
    const asked = flow.ask();
    await eventually(() => simulator.calls.get('Session/CreateSession'));
    simulator.dropConnections();
    assert.equal((await asked).error?.code, 'KORTEX_OFFLINE');
    simulator.unmute();
    await eventually(() => flow.arm.client?.state.name === 'connected');
    await sleep(100);
    assert.deepEqual([simulator.calls.get('Session/CreateSession'), simulator.arm.sessions.size], [1, 0]);
  });

  it('does what messages ask for in their order, also behind a disconnect', async () => {
    for (const [actions, open] of [
      [['disconnect', 'open', 'close'], 0],
      [['disconnect', 'connect', 'close'], 0],
      [['disconnect', 'close', 'open'], 1],
      [['disconnect', 'close', 'connect'], 1],
      [['keep-alive', 'close', 'connect'], 1],
    ] as const) {
      const flow = await start({ action: 'msg.action' });
      await flow.ready();
      for (const action of actions) flow.node.receive({ action });
      await eventually(() => flow.sent.length === 3);
      await sleep(300);
      assert.deepEqual(
        [simulator.arm.sessions.size, flow.arm.client?.state.name],
        [open, open ? 'ready' : 'connected'],
      );
      await Flow.stop();
    }
  });

  it('says in msg.kortex which session it was, also where it is gone by the time of the answer', async () => {
    const flow = await start({ action: 'msg.action' }, ASKED);
    flow.node.receive({ action: 'open' });
    flow.node.receive({ action: 'close' });
    await eventually(() => flow.sent.length === 2);
    for (const { payload, kortex } of flow.sent) {
      assert.deepEqual([(payload as Message).sessionId, (kortex as Message).sessionId], [1, 1]);
    }
  });

  it('refuses a user name that no arm has room for, and leaves the open session alone', async () => {
    const flow = await start({ username: 'who', usernameType: 'msg' });
    await flow.ready();
    const { error } = await flow.ask({ who: 'x'.repeat(1001) });
    assert.equal(
      error?.message,
      'KORTEX_INPUT: username: expected the name of a user of the arm, got a text that is too long',
    );
    assert.deepEqual([simulator.arm.sessions.size, simulator.ended.length], [1, 0]);
  });

  it('tells no more of a wrong value than one can read', async () => {
    const flow = await start({ action: 'msg.action' });
    const { error } = await flow.ask({ action: 'x'.repeat(1_000_000) });
    assert.match(error?.message ?? '', /; got "x{100}…"$/);
  });

  it('leaves an arm that was disconnected on purpose alone', async () => {
    const flow = await start({ action: 'disconnect' });
    await flow.ready();
    await flow.answer();
    await sleep(700); // longer than the first pause of the back-off
    assert.deepEqual([simulator.connectionCount, flow.arm.client?.state.name], [0, 'closed']);
  });

  it('does what msg.action says, and nothing for an action it does not know', async () => {
    const flow = await start({ action: 'msg.action' }, ASKED);
    const { error } = await flow.ask({ action: 'explode' });
    assert.equal(
      error?.message,
      'KORTEX_INPUT: msg.action: expected one of open, close, keep-alive, connect, disconnect; got "explode"',
    );
    assert.equal((await flow.ask({})).error?.code, 'KORTEX_INPUT');
    assert.equal(simulator.calls.size, 0);
  });

  it('ignores msg.action where the action is fixed', async () => {
    const flow = await start({ action: 'open' });
    assert.equal(((await flow.answer({ action: 'close' })).payload as Message).sessionId, 1);
  });
});
