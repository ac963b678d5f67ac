import assert from 'node:assert/strict';
import { setTimeout as sleep } from 'node:timers/promises';
import mqtt from 'mqtt';
import { type ClientOptions, KortexClient } from '../../src/client/client.js';
import type { SessionState } from '../../src/client/state.js';
import { KortexError, SessionError } from '../../src/errors.js';
import { encodeFrame, makeHeader } from '../../src/protocol/frame.js';
import { FrameType, PayloadSessionStatusRaw } from '../../src/protocol/messages.js';
import { rawFrame } from '../../src/protocol/raw.js';
import { METHODS } from '../../src/protocol/services.js';
import { SESSIONS_STATUS } from '../../src/protocol/topics.js';
import type { Simulator } from '../../src/simulator/index.js';
import { MqttTransport } from '../../src/transport/mqtt.js';
import { eventually } from '../support/eventually.js';
import { waitedMs } from '../support/waited.js';
import { Path } from '../support/path.js';

/** An arm on some broker. */
export interface ArmUnderTest {
  simulator: Simulator;
  port: number;
  /** Ends the broker at once and starts it again, the arm's own or the one it joined. Resolves when the arm answers. */
  restartBroker(): Promise<void>;
  close(): Promise<void>;
}

const ADMIN = { username: 'admin', password: 'admin' };

/** How the client behaves towards an arm, whatever broker stands between the two. */
export function describeClient(broker: string, startArm: () => Promise<ArmUnderTest>): void {
  describe(`KortexClient and an arm on ${broker}`, () => {
    let arm: ArmUnderTest;
    let simulator: Simulator;
    const clients: KortexClient[] = [];

    beforeEach(async () => {
      arm = await startArm();
      simulator = arm.simulator;
    });
    afterEach(async () => {
      await Promise.all(clients.splice(0).map((client) => client.close()));
      await arm.close();
    });

    function makeClient(options: Partial<ClientOptions> = {}): KortexClient {
      const client = new KortexClient({
        createTransport: () => new MqttTransport({ protocol: 'mqtt', host: '127.0.0.1', port: arm.port }),
        login: ADMIN,
        ...options,
      });
      clients.push(client);
      return client;
    }
    function statesOf(client: KortexClient): string[] {
      const names: string[] = [];
      client.on('state', ({ name }) => names.push(name));
      return names;
    }
    const reached = (client: KortexClient, name: SessionState['name']) =>
      eventually(() => (client.state.name === name ? client.state : undefined));
    const code = (expected: KortexError['code']) => (error: unknown) =>
      error instanceof KortexError && error.code === expected;

    it('hands out only what nobody can change for others: frozen, or made anew for the one who asks', async () => {
      const client = makeClient();
      const given: unknown[] = [];
      client.on('state', (state) => given.push(state));
      client.on('session-status', (sessions) => given.push(sessions));
      const { openedAt } = await client.login();
      openedAt.setTime(0);
      assert((await client.login()).openedAt.getTime() > 0);
      await eventually(() => client.lastStatus);
      given.push(client.state, client.lastStatus, await client.roles(), ...(await client.knownRoles()));
      given.push(...(await client.connections()));
      const deepFrozen = (value: unknown): boolean =>
        typeof value !== 'object' ||
        value === null ||
        value instanceof Error ||
        (Object.isFrozen(value) && Object.values(value).every(deepFrozen));
      assert(given.length > 6);
      assert.deepEqual(
        given.filter((value) => !deepFrozen(value)),
        [],
      );
    });

    it('logs in with the right password and keeps the session by answering pings', async () => {
      const client = makeClient({ sessionInactivityTimeoutMs: 1500, silenceMs: 60_000 });
      await client.connect();
      const { sessionId } = await client.login();
      assert.equal(client.state.name, 'ready');
      assert.equal(simulator.arm.sessions.get(sessionId)?.user.username, 'admin');
      await sleep(2500);
      assert(simulator.arm.sessions.has(sessionId), 'the session outlives its inactivity limit');
      assert.equal(simulator.calls.get('Session/CreateSession'), 1);
    });

    it('logs in by itself on connect where that is wanted', async () => {
      const client = makeClient();
      const states = statesOf(client);
      await client.connect();
      await reached(client, 'ready');
      assert.deepEqual(states, ['connecting', 'connected', 'ready']);
    });

    it('prepares the way before every connection, and waits where that fails', async () => {
      let fails = true;
      let prepared = 0;
      const prepare = () => {
        prepared += 1;
        return fails ? Promise.reject(new Error('the way is closed')) : Promise.resolve();
      };
      const client = makeClient({ prepare });
      await assert.rejects(client.connect(), /the way is closed/);
      const state = client.state;
      assert.equal(state.name === 'waiting' && state.cause.message, 'the way is closed');
      await assert.rejects(client.connections(), code('KORTEX_OFFLINE'));
      fails = false;
      await reached(client, 'ready');
      await arm.restartBroker();
      await reached(client, 'ready');
      assert(prepared >= 3, 'it is prepared anew for a new connection');
    });

    it('gives up preparing the way when it is told to disconnect', async () => {
      const aborted = (signal: AbortSignal) =>
        new Promise<void>((_, reject) => signal.addEventListener('abort', () => reject(signal.reason as Error)));
      const client = makeClient({ prepare: aborted });
      const connecting = client.connect();
      await client.disconnect();
      await assert.rejects(connecting, code('KORTEX_OFFLINE'));
      assert.equal(client.state.name, 'closed');
    });

    it('stays connected without a session where no login is wanted', async () => {
      const client = makeClient({ loginOnConnect: false });
      await client.connect();
      assert.equal(client.state.name, 'connected');
      await assert.rejects(client.connections(), code('KORTEX_NO_SESSION'));
      assert.equal(simulator.calls.size, 0);
    });

    for (const [what, login, reason] of [
      ['a wrong password', { username: 'admin', password: 'nimda' }, 'INVALID_PASSWORD'],
      ['an unknown user', { username: 'nobody', password: 'x' }, 'USER_NOT_FOUND'],
    ] as const) {
      it(`is refused with ${what}, keeps the link and does not try again`, async () => {
        const client = makeClient({ login });
        await client.connect();
        const state = await reached(client, 'refused');
        assert(state.name === 'refused' && state.cause instanceof SessionError);
        const { cause } = state;
        assert.equal(cause.code, 'KORTEX_LOGIN_REFUSED');
        assert.equal(cause.reason, reason);
        assert(!cause.message.includes(login.password), 'the password stays out of the message');
        await sleep(1200);
        assert.equal(simulator.calls.get('Session/CreateSession'), 1);

        const states = statesOf(client);
        await arm.restartBroker();
        await eventually(() => states.at(-1) === 'refused' && states.includes('waiting'));
        assert.equal(simulator.calls.get('Session/CreateSession'), 1, 'not after a reconnect either');

        await client.login(ADMIN);
        assert.equal(client.state.name, 'ready');
      });
    }

    it('logs in again after the arm restarted', async () => {
      const client = makeClient({ silenceMs: 500, requestTimeoutMs: 500 });
      await client.connect();
      await reached(client, 'ready');
      await simulator.restart(300);
      await eventually(() => simulator.calls.get('Session/CreateSession')! >= 2 && client.state.name === 'ready');
      assert((await client.connections()).some(({ own }) => own));
    });

    it('logs in again after the broker restarted', async () => {
      const client = makeClient();
      await client.connect();
      await reached(client, 'ready');
      const states = statesOf(client);
      await arm.restartBroker();
      await eventually(() => states.includes('waiting') && client.state.name === 'ready');
      assert((await client.connections()).some(({ own }) => own));
    });

    it('opens a new session after its own was killed', async () => {
      const client = makeClient();
      await client.connect();
      const { sessionId } = await client.login();
      const states: SessionState[] = [];
      client.on('state', (state) => states.push(state));
      const killed: number[] = [];
      client.on('session-killed', (id) => killed.push(id));
      simulator.endSession(sessionId);
      await eventually(() => client.state.name === 'ready' && client.sessionId !== sessionId);
      assert.deepEqual(killed, [sessionId]);
      const [lost] = states;
      assert(lost?.name === 'connected' && code('KORTEX_SESSION_LOST')(lost.cause));
    });

    it('rejects a call that waits when its session is killed, and no other', async () => {
      const client = makeClient();
      const other = makeClient({ login: { username: 'operator', password: 'operator' } });
      const [{ sessionId }] = [await client.login(), await other.login()];
      simulator.delay('Session/GetConnections', 700);
      const [rejected, answered] = [client.connections(), other.connections()];
      await eventually(() => simulator.calls.get('Session/GetConnections') === 2);
      simulator.endSession(sessionId);
      await assert.rejects(rejected, code('KORTEX_SESSION_LOST'));
      assert((await answered).length > 0);
    });

    it('gives up a session whose id the arm has given to another user, and leaves that one in peace', async () => {
      const client = makeClient();
      const causes: string[] = [];
      client.on('state', (state) => 'cause' in state && causes.push(state.cause.message));
      await client.connect();
      await reached(client, 'ready');
      const { sessionId } = client;
      const status = (userIdentifier: number) =>
        simulator.publish(
          SESSIONS_STATUS,
          encodeFrame(
            rawFrame(
              SESSIONS_STATUS,
              PayloadSessionStatusRaw.encode({ sessions: [{ sessionIdentifier: sessionId, userIdentifier }] }),
            ),
          ),
        );
      status(1);
      status(0); // an arm that does not tell
      await client.keepAlive();
      assert.deepEqual([client.sessionId, causes], [sessionId, []]);
      status(2);
      await eventually(() => client.state.name === 'ready' && client.sessionId !== sessionId);
      assert.match(causes[0]!, /^session \d+ of admin is over: its id is that of another user now/);
      assert.equal(simulator.calls.get('Session/CloseSession'), undefined);
    });

    it('answers pings, and again after a reconnect', async () => {
      const client = makeClient();
      await client.login();
      const states = statesOf(client);
      for (const reconnect of [false, true]) {
        if (reconnect) {
          await arm.restartBroker();
          await eventually(() => states.includes('waiting') && states.at(-1) === 'ready');
        }
        const listener = await mqtt.connectAsync(`mqtt://127.0.0.1:${arm.port}`, { protocolVersion: 5 });
        const topics: string[] = [];
        listener.on('message', (topic) => topics.push(topic));
        await listener.subscribeAsync('pong/#');
        await eventually(() => topics.includes(`pong/${client.sessionId}`));
        await listener.endAsync(true);
      }
    });

    it('does not open a new session after a kill where none is wanted any more', async () => {
      const client = makeClient();
      await client.login();
      assert.equal(await client.logout(), 1);
      assert.equal(await client.logout(), 0);
      simulator.endSession(1);
      await sleep(600);
      assert.equal(client.state.name, 'connected');
      assert.equal(simulator.calls.get('Session/CreateSession'), 1);
    });

    it('survives an arm that stops pinging, by asking', async () => {
      const client = makeClient({ sessionInactivityTimeoutMs: 1500 });
      await client.connect();
      const { sessionId } = await client.login();
      simulator.mute('pings');
      await sleep(2500);
      assert(simulator.arm.sessions.has(sessionId));
      assert(simulator.calls.get('Session/KeepAlive')! > 0);
    });

    it('takes an arm that falls silent for gone, and comes back when it speaks', async () => {
      const client = makeClient({ silenceMs: 500, requestTimeoutMs: 500 });
      await client.connect();
      await reached(client, 'ready');
      const states = statesOf(client);
      simulator.mute('all');
      await eventually(() => states.includes('waiting'));
      simulator.unmute();
      await eventually(() => client.state.name === 'ready');
    });

    it('fails a call at once without a link, and says why', async () => {
      const client = makeClient();
      await assert.rejects(client.connections(), code('KORTEX_OFFLINE'));
    });

    it('rejects a call that waits when the link goes', async () => {
      const client = makeClient();
      await client.connect();
      await reached(client, 'ready');
      simulator.mute('Session/GetConnections');
      const call = client.connections();
      const failed = assert.rejects(call, code('KORTEX_OFFLINE'));
      await arm.restartBroker();
      await failed;
    });

    it('gives up on a call after its limit, and a late answer harms nobody', async () => {
      const client = makeClient({ requestTimeoutMs: 500 });
      await client.connect();
      await reached(client, 'ready');
      simulator.delay('Session/GetConnections', 800);
      await assert.rejects(client.connections(), (error: unknown) => {
        assert(code('KORTEX_TIMEOUT')(error));
        assert.equal((error as Error).message, 'Session/GetConnections got no response in 500 ms');
        return true;
      });
      simulator.delay('Session/GetConnections', 0);
      await sleep(400);
      assert((await client.connections()).length > 0);
      assert.equal(client.state.name, 'ready');
    });

    it('does nothing about an answer to a call that was never its own', async () => {
      const client = makeClient();
      await client.connect();
      const { sessionId } = await client.login();
      const late: string[] = [];
      client.on('late-answer', (method) => late.push(method));
      const clientId = simulator.arm.sessions.get(sessionId)?.connection?.clientId;
      for (const method of ['Session/AddTemporaryUserRole', 'Session/CreateSession'] as const) {
        const { serviceId, functionId } = METHODS[method];
        const frameType = FrameType.MSG_FRAME_RESPONSE;
        const header = makeHeader({ frameType, serviceId, functionId, messageId: 4242, sessionId: 77 });
        simulator.publish(`res/${clientId}`, encodeFrame({ header, payload: new Uint8Array() }));
      }
      await client.keepAlive();
      assert.deepEqual(late, []);
      assert.equal(simulator.calls.get('Session/CloseSession'), undefined);
      assert.equal(client.sessionId, sessionId);
    });

    it('closes the session of a login whose answer came too late', async () => {
      const client = makeClient({ requestTimeoutMs: 500, loginOnConnect: false });
      await client.connect();
      simulator.delay('Session/CreateSession', 1000);
      await assert.rejects(client.login(), code('KORTEX_TIMEOUT'));
      await eventually(() => simulator.ended.length === 1);
      assert.equal(simulator.ended[0]?.reason, 'closed');
      assert.equal(simulator.arm.sessions.size, 0);
    });

    it('survives garbage on every topic it hears', async () => {
      const client = makeClient();
      await client.connect();
      const { sessionId } = await client.login();
      const session = simulator.arm.sessions.get(sessionId);
      assert(session?.connection);
      const topics = ['sessions/status', 'sessions/killed', `ping/${sessionId}`, `res/${session.connection.clientId}`];
      for (const topic of topics) {
        for (const hex of ['', 'ff', '0a140d00', '0a0a0d000000171500000700', '0a0f0d0000001315ffff07001d03000110']) {
          simulator.publish(topic, Buffer.from(hex, 'hex'));
        }
      }
      assert((await client.connections()).some(({ own }) => own));
      assert.equal(client.state.name, 'ready');
      assert.equal(client.sessionId, sessionId);
    });

    it('hears every change of the arm’s sessions', async () => {
      const client = makeClient();
      const seen: number[] = [];
      client.on('session-status', (sessions) => seen.push(sessions.length));
      await client.connect();
      await reached(client, 'ready');
      const other = makeClient({ login: { username: 'operator', password: 'operator' } });
      await other.login();
      await eventually(() => seen.at(-1) === 2);
      await other.close();
      await eventually(() => seen.at(-1) === 1);
    });

    it('returns an open session as it is, unless forced or asked for another user', async () => {
      const client = makeClient();
      const first = await client.login();
      assert.equal(first.reused, false);
      assert.deepEqual({ ...(await client.login()) }, { ...first, reused: true });
      const forced = await client.login({}, { force: true });
      assert.notEqual(forced.sessionId, first.sessionId);
      const other = await client.login({ username: 'operator', password: 'operator' });
      assert.equal(other.username, 'operator');
      assert.equal(simulator.arm.sessions.size, 1);
      assert.deepEqual(new Set(simulator.ended.map(({ reason }) => reason)), new Set(['closed']));
      simulator.endSession(other.sessionId);
      await eventually(() => client.state.name === 'ready' && client.sessionId !== other.sessionId);
      assert.equal((await client.connections()).find(({ own }) => own)?.username, 'operator');
    });

    it('does not take an open session for proof of a wrong password, and goes back to the user it had', async () => {
      const client = makeClient();
      const { sessionId } = await client.login();
      await assert.rejects(client.login({ password: 'wrong' }), code('KORTEX_LOGIN_REFUSED'));
      await eventually(() => client.state.name === 'ready' && client.sessionId !== sessionId);
      assert.equal(simulator.arm.sessions.get(client.sessionId)?.user.username, 'admin');
      assert.equal(simulator.arm.sessions.size, 1);
    });

    it('opens a forced session also where the arm does not answer the logout before it', async () => {
      const client = makeClient({ requestTimeoutMs: 300 });
      const { sessionId } = await client.login();
      simulator.mute('Session/CloseSession');
      const forced = await client.login({}, { force: true });
      assert.notEqual(forced.sessionId, sessionId);
      assert.equal(client.state.name, 'ready');
      simulator.unmute();
    });

    it('closes within its limit on a path that froze, whatever waits', async () => {
      const path = await Path.to(arm.port);
      const closeTimeoutMs = 200;
      const client = makeClient({
        closeTimeoutMs,
        createTransport: () => new MqttTransport({ protocol: 'mqtt', host: '127.0.0.1', port: path.port }),
      });
      await client.login();
      path.freeze();
      // The goodbye of a transport had a limit of its own, of 500 ms, which came on top.
      assert((await waitedMs(client.close())) < closeTimeoutMs + 400);
      assert.equal(client.state.name, 'closed');
      await path.close();
    });

    it('stays closed when it is closed with logins under way', async () => {
      const client = makeClient({ closeTimeoutMs: 400 });
      simulator.delay('Session/CreateSession', 600);
      const logins = [client.login(), client.login({}, { force: true }), client.login({}, { force: true })];
      const settled = Promise.allSettled(logins);
      await eventually(() => simulator.arm.sessions.size === 1);
      await client.close();
      assert.equal(client.state.name, 'closed');
      for (const { status } of await settled) assert.equal(status, 'rejected');
      await sleep(300);
      assert.equal(client.state.name, 'closed');
      assert.equal(simulator.calls.get('Session/CreateSession'), 1);
      assert.equal(simulator.connectionCount, 0);
      await assert.rejects(client.login(), code('KORTEX_OFFLINE'));
      await assert.rejects(client.connect(), code('KORTEX_OFFLINE'));
    });

    it('is closed when it is closed while it connects', async () => {
      const client = makeClient();
      const connecting = client.connect();
      const failed = assert.rejects(connecting, code('KORTEX_OFFLINE'));
      await client.disconnect();
      await failed;
      assert.equal(client.state.name, 'closed');
      await sleep(100);
      assert.equal(client.state.name, 'closed');
      await client.connect();
      await reached(client, 'ready');
    });

    it('comes back logged in when it is connected while it disconnects', async () => {
      const client = makeClient();
      await client.login();
      const gone = Promise.all([client.disconnect(), client.disconnect()]);
      await client.connect();
      await gone;
      await reached(client, 'ready');
      assert.deepEqual(
        simulator.ended.map(({ reason }) => reason),
        ['closed'],
      );
    });

    it('logs in again when it is told to connect, after a logout or a refusal', async () => {
      const client = makeClient();
      await client.login();
      await client.logout();
      await client.connect();
      await reached(client, 'ready');
    });

    it('keeps its session on an arm that talks without pinging', async () => {
      const client = makeClient({ sessionInactivityTimeoutMs: 1500 });
      const { sessionId } = await client.login();
      simulator.mute('pings');
      for (let talk = 0; talk < 25; talk++) {
        simulator.publish('res/nobody', Buffer.alloc(0));
        simulator.publish(
          'sessions/killed',
          Buffer.from(encodeFrame(rawFrame('sessions/killed', new Uint8Array(), 999))),
        );
        await sleep(100);
      }
      assert(simulator.arm.sessions.has(sessionId));
    });

    it('tells a role that is too low from a dead session', async () => {
      const client = makeClient({ login: { username: 'operator', password: 'operator' } });
      const { sessionId } = await client.login();
      await assert.rejects(client.call('Session/SetAccessControl', {}), code('KORTEX_PERMISSION_DENIED'));
      assert.equal(client.sessionId, sessionId);
    });

    it('tells the roles of its own session', async () => {
      const client = makeClient({ login: { username: 'operator', password: 'operator' } });
      assert.equal(await client.roles(), null);
      await client.login();
      assert.deepEqual(await client.roles(), [{ identifier: 'Operator', permissions: ['READ_ONLY', 'OPERATE'] }]);
    });

    it('leaves nothing on the arm when it is closed, however often', async () => {
      for (let round = 0; round < 5; round++) {
        const client = makeClient();
        await client.connect();
        if (round % 2) await reached(client, 'ready');
        await client.close();
        await client.close();
        assert.equal(client.state.name, 'closed');
      }
      assert.equal(simulator.arm.sessions.size, 0);
      assert(simulator.ended.every(({ reason }) => reason === 'closed'));
    });

    it('lets any number of nodes listen without a warning', async () => {
      const warnings: Error[] = [];
      const note = (warning: Error) => warnings.push(warning);
      process.on('warning', note);
      const client = makeClient();
      for (let node = 0; node < 50; node++) client.on('state', () => undefined);
      await sleep(10);
      process.off('warning', note);
      assert.deepEqual(warnings, []);
    });

    it('closes a session that is just being opened', async () => {
      const client = makeClient();
      await client.connect();
      simulator.delay('Session/CreateSession', 300);
      await eventually(() => simulator.arm.sessions.size === 1);
      await client.close();
      assert.deepEqual(
        simulator.ended.map(({ reason }) => reason),
        ['closed'],
      );
    });
  });
}
