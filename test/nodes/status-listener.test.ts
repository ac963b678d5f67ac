import assert from 'node:assert/strict';
import { setTimeout as sleep } from 'node:timers/promises';
import mqtt from 'mqtt';
import { type ClientOptions, KortexClient } from '../../src/client/client.js';
import { encodeFrame, makeHeader } from '../../src/protocol/frame.js';
import { FrameType, PayloadSessionStatusRaw, SessionStatusHandle } from '../../src/protocol/messages.js';
import { rawFrame } from '../../src/protocol/raw.js';
import { type Simulator, startSimulator } from '../../src/simulator/index.js';
import { MqttTransport } from '../../src/transport/mqtt.js';
import { eventually } from '../support/eventually.js';
import { Flow, flowOf, type Message } from '../support/flow.js';
import { callOf } from '../support/origin.js';

interface Session {
  sessionId: number;
  userId: number;
  username: string | null;
  roles: { identifier: string }[];
  roleNames: string;
  own: boolean;
}
type Payload = Session & {
  event: string;
  at: string;
  previousRoles?: Session['roles'];
  previousRoleNames?: string;
  sessions: Session[];
};

const TYPE = 'kinova-status-listener';
const OPERATOR = { username: 'operator', password: 'operator' };
const ASKED = { login: 'asked' };
const STATUS = 'sessions/status';
const KILLED = 'sessions/killed';
/** Longer than the node waits for anything. */
const LONG_MS = 1300;

describe('status-listener', () => {
  let simulator: Simulator;
  const others: KortexClient[] = [];
  beforeEach(async () => {
    simulator = await startSimulator();
  });
  afterEach(async () => {
    await Flow.stop();
    await Promise.all(others.splice(0).map((other) => other.close()));
    await simulator.close();
  });

  function start(
    node: Record<string, unknown> = {},
    config: Record<string, unknown> = {},
    credentials?: Record<string, Record<string, string>>,
  ): Promise<Flow> {
    return Flow.start({ port: simulator.port, ...config }, { type: TYPE, ...node }, credentials);
  }
  /** Starts, and waits until the first three events are out. */
  async function begin(node: Record<string, unknown> = {}): Promise<Flow> {
    const flow = await start(node);
    await heard(flow, 'logged-in');
    return flow;
  }
  /** Deploys the flow with another node, as "modified nodes" does: the arm goes on. */
  async function redeploy(node: Record<string, unknown>): Promise<void> {
    await Flow.deploy(flowOf({ port: simulator.port }, { type: TYPE, ...node }), 'nodes');
  }
  async function logIn(options: Partial<ClientOptions> = {}): Promise<KortexClient> {
    const createTransport = () => new MqttTransport({ protocol: 'mqtt', host: '127.0.0.1', port: simulator.port });
    const other = new KortexClient({ createTransport, login: OPERATOR, ...options });
    others.push(other);
    await other.login();
    return other;
  }
  const payloads = (flow: Flow) => flow.sent.map(({ payload }) => payload as Payload);
  const events = (flow: Flow) => payloads(flow).map(({ event }) => event);
  const heard = (flow: Flow, event: string, count = 1) =>
    eventually(() => payloads(flow).filter((payload) => payload.event === event)[count - 1]);
  const statusOf = (...ids: number[]) =>
    PayloadSessionStatusRaw.encode({ sessions: ids.map((id) => ({ sessionIdentifier: id, userIdentifier: 1 })) });
  const publishStatus = (...ids: number[]) =>
    simulator.publish(STATUS, encodeFrame(rawFrame(STATUS, statusOf(...ids))));
  const publishKilled = (id: number) =>
    simulator.publish(KILLED, encodeFrame(rawFrame(KILLED, SessionStatusHandle.encode({ sessionIdentifier: id }), id)));

  describe('our own link and session', () => {
    it('sends connected, a snapshot and logged-in after start, with topic, payload and origin', async () => {
      const flow = await begin();
      assert.deepEqual(events(flow), ['connected', 'snapshot', 'logged-in']);
      const [connected, snapshot, loggedIn] = flow.sent as [Message, Message, Message];
      assert.equal(connected.topic, 'kortex/arm 7/connected');
      const { at, ...rest } = connected.payload as Payload;
      assert.equal(new Date(at).toISOString(), at);
      assert.deepEqual(rest, {
        event: 'connected',
        sessionId: null,
        userId: null,
        username: null,
        roles: null,
        roleNames: null,
        own: true,
      });
      const roles = [{ identifier: 'Admin', permissions: ['READ_ONLY', 'OPERATE', 'CONFIGURE', 'SAFETIES'] }];
      const own = { sessionId: 1, userId: 1, username: 'admin', roles, roleNames: 'Admin', own: true };
      const { at: then, ...list } = snapshot.payload as Payload;
      assert(then >= at);
      const nobody = { sessionId: null, userId: null, username: null, roles: null, roleNames: null, own: null };
      assert.deepEqual(list, { event: 'snapshot', ...nobody, sessions: [own] });
      const { at: last, ...login } = loggedIn.payload as Payload;
      assert(last >= then);
      assert.deepEqual(login, { event: 'logged-in', ...own });
      assert.deepEqual(callOf(loggedIn.kortex), { arm: 'arm 7', method: null, sessionId: 1 });
      assert.equal(simulator.calls.get('Session/GetConnections') ?? 0, 0, 'our own name is known');
    });

    it('sends disconnected, connected and a fresh snapshot after a restart of the arm, and no differences', async () => {
      const flow = await begin();
      await logIn();
      await heard(flow, 'session-opened');
      const before = flow.sent.length;
      await simulator.restart();
      await heard(flow, 'logged-in', 2);
      const after = payloads(flow).slice(before);
      assert.deepEqual(
        after.map(({ event }) => event).filter((event) => event !== 'session-opened'),
        ['disconnected', 'connected', 'snapshot', 'logged-in'],
      );
      assert.deepEqual([after[0]?.sessionId, after[0]?.username, after[0]?.own], [1, 'admin', true]);
    });

    it('sends login-refused once per refusal', async () => {
      const flow = await start({}, {}, { arm: { username: 'admin', password: 'wrong' } });
      assert.equal((await heard(flow, 'login-refused')).own, true);
      simulator.dropConnections();
      await heard(flow, 'connected', 2);
      await sleep(100);
      assert.deepEqual(events(flow), ['connected', 'login-refused', 'disconnected', 'connected']);
    });

    it('sends session-killed and session-lost when the arm ends our session, then logged-in', async () => {
      const flow = await begin();
      simulator.endSession(1);
      await heard(flow, 'logged-in', 2);
      await heard(flow, 'session-opened');
      const told = payloads(flow).slice(3);
      assert.deepEqual(
        told.map(({ event, sessionId, own, username, userId, roles }) => {
          return [event, sessionId, own, username, userId, roles.map(({ identifier }) => identifier).join()];
        }),
        [
          ['session-killed', 1, true, 'admin', 1, 'Admin'],
          ['session-lost', 1, true, 'admin', 1, 'Admin'],
          ['session-opened', 2, true, 'admin', 1, 'Admin'],
          ['logged-in', 2, true, 'admin', 1, 'Admin'],
        ],
      );
    });

    it('does not take our own session for closed because a list lacks it', async () => {
      const flow = await begin();
      publishStatus();
      await logIn();
      await heard(flow, 'session-opened');
      await sleep(LONG_MS);
      assert.deepEqual(events(flow).slice(3), ['session-opened']);
    });

    it('takes its snapshot from the first status, without names, where nobody is logged in here', async () => {
      const flow = await start({}, ASKED);
      await flow.status('status.noSession');
      await logIn();
      const { sessions } = await heard(flow, 'snapshot');
      assert.deepEqual(
        sessions.map(({ sessionId, username, own }) => [sessionId, username, own]),
        [[1, null, false]],
      );
      assert.deepEqual(events(flow), ['connected', 'snapshot']);
      assert.equal(simulator.calls.get('Session/GetConnections') ?? 0, 0);
    });

    it('tells of an arm that is missing, and of a property that is wrong', async () => {
      const flow = await start({ arm: '' });
      await flow.trouble('KORTEX_INPUT');
      await flow.status('status.misconfigured');
      await Flow.stop();
      const other = await start({ rolesChanged: 'perhaps' });
      const { error } = await other.trouble('KORTEX_INPUT');
      assert.match((error as Error).message, /rolesChanged: expected true or false/);
    });
  });

  describe('the topic of an event', () => {
    for (const name of [
      'Arm #3',
      'Cell 7 + gripper',
      'tab\tin\0name\n',
      'Line 1/Arm 2',
      '\ud800#\uffff',
      '+'.repeat(70_000),
    ]) {
      it(`is one that mqtt out takes, with three levels, for an arm called ${JSON.stringify(name.slice(0, 20))}`, async () => {
        const flow = await start({}, { name });
        await heard(flow, 'connected');
        const { topic = '', kortex } = flow.sent[0]!;
        assert.match(topic, /^kortex\/[^+#/\p{Cc}\p{Cs}]+\/connected$/u);
        assert(Buffer.byteLength(topic) < 65_535);
        assert.equal((kortex as { arm: string }).arm, name);
      });
    }
  });

  describe('sessions on the arm', () => {
    it('sends session-opened and session-closed when others log in and out', async () => {
      const flow = await begin();
      const other = await logIn();
      const { event, at, ...session } = await heard(flow, 'session-opened');
      assert.equal(event, 'session-opened');
      assert.equal(new Date(at).toISOString(), at);
      const roles = [{ identifier: 'Operator', permissions: ['READ_ONLY', 'OPERATE'] }];
      assert.deepEqual(session, {
        sessionId: 2,
        userId: 2,
        username: 'operator',
        roles,
        roleNames: 'Operator',
        own: false,
      });
      await other.logout();
      assert.deepEqual({ ...(await heard(flow, 'session-closed')), at }, { event: 'session-closed', ...session, at });
    });

    it('sends session-killed once, and no session-closed, where sessions/killed comes first', async () => {
      const flow = await begin();
      const other = await logIn();
      await heard(flow, 'session-opened');
      simulator.endSession(other.sessionId);
      const { username, own } = await heard(flow, 'session-killed');
      assert.deepEqual([username, own], ['operator', false]);
      await heard(flow, 'session-opened', 2); // it logs in again
      await sleep(LONG_MS);
      assert.deepEqual(events(flow).slice(3), ['session-opened', 'session-killed', 'session-opened']);
    });

    it('sends session-killed once, and no session-closed, where sessions/status comes first', async () => {
      const flow = await begin();
      publishStatus(1, 900);
      await heard(flow, 'session-opened');
      publishStatus(1);
      publishKilled(900);
      publishKilled(900);
      await heard(flow, 'session-killed');
      await sleep(LONG_MS);
      assert.deepEqual(
        events(flow)
          .slice(3)
          .filter((event) => event !== 'roles-changed'),
        ['session-opened', 'session-killed'],
      );
    });

    it('sends roles-changed with the previous roles for a temporary role', async () => {
      const flow = await begin();
      const other = await logIn();
      await other.call('Session/AddTemporaryUserRole', { roleIdentifier: 'Admin', password: 'admin' });
      const changed = await heard(flow, 'roles-changed');
      const { sessionId, username, roles, roleNames, previousRoles, previousRoleNames } = changed;
      assert.deepEqual([sessionId, username], [2, 'operator']);
      const names = (list: Session['roles'] = []) => list.map(({ identifier }) => identifier);
      assert.deepEqual([names(roles), names(previousRoles)], [['Operator', 'Admin'], ['Operator']]);
      assert.deepEqual([roleNames, previousRoleNames], ['Operator, Admin', 'Operator']);
      await other.call('Session/RemoveTemporaryUserRole', {});
      assert.deepEqual(names((await heard(flow, 'roles-changed', 2)).roles), ['Operator']);
    });

    it('sends nothing for a snapshot equal to the last one', async () => {
      const flow = await begin();
      publishStatus(1, 800);
      await heard(flow, 'session-opened');
      const before = flow.sent.length;
      publishStatus(1, 800);
      publishStatus(1, 800);
      publishStatus(1, 800, 801);
      await heard(flow, 'session-opened', 2);
      assert.equal(flow.sent.length, before + 1);
    });

    it('sends a snapshot for every status on request, after the events it leads to', async () => {
      const flow = await begin({ everyStatus: true });
      publishStatus(1, 800);
      await heard(flow, 'snapshot', 2);
      publishStatus(1, 800);
      const { sessions } = await heard(flow, 'snapshot', 3);
      assert.deepEqual(
        sessions.map(({ sessionId, own }) => [sessionId, own]),
        [
          [1, true],
          [800, false],
        ],
      );
      assert.deepEqual(events(flow).slice(3), ['roles-changed', 'session-opened', 'snapshot', 'snapshot']);
    });

    it('sends only a snapshot after a redeploy, from GetConnections where no status came yet', async () => {
      const flow = await begin();
      await logIn();
      await heard(flow, 'session-opened');
      const before = flow.sent.length;
      await redeploy({ name: 'changed' });
      const { sessions } = await heard(flow, 'snapshot', 2);
      assert.deepEqual(
        sessions.map(({ username, own }) => [username, own]),
        [
          ['admin', true],
          ['operator', false],
        ],
      );
      await logIn();
      await heard(flow, 'session-opened', 2);
      assert.deepEqual(events(flow).slice(before), ['snapshot', 'session-opened']);
    });

    it('sends the snapshot after a redeploy from the last status, where the arm has no GetConnections', async () => {
      simulator.withdraw('Session/GetConnections');
      const flow = await start();
      await heard(flow, 'logged-in');
      await heard(flow, 'snapshot');
      await redeploy({ name: 'changed' });
      const { sessions } = await heard(flow, 'snapshot', 2);
      assert.deepEqual(
        sessions.map(({ sessionId, own }) => [sessionId, own]),
        [[1, true]],
      );
      await logIn();
      await heard(flow, 'session-opened');
    });

    it('takes a status that the broker retained for the snapshot', async () => {
      const publisher = await mqtt.connectAsync(`mqtt://127.0.0.1:${simulator.port}`, { protocolVersion: 5 });
      const bytes = encodeFrame(rawFrame(STATUS, statusOf(7, 8)));
      await publisher.publishAsync(STATUS, Buffer.from(bytes), { retain: true, qos: 1 });
      await publisher.endAsync();
      const flow = await start({}, ASKED);
      const { sessions } = await heard(flow, 'snapshot');
      assert.deepEqual(
        sessions.map(({ sessionId }) => sessionId),
        [7, 8],
      );
      assert.deepEqual(events(flow), ['connected', 'snapshot']);
    });

    for (const [what, frame] of Object.entries({
      'a RAW frame with the bare message': (payload: Uint8Array, sessionId: number) =>
        encodeFrame({ header: makeHeader({ frameType: FrameType.MSG_FRAME_RAW, sessionId }), payload }),
      'the bare message': (payload: Uint8Array) => payload,
    })) {
      it(`reads ${what}`, async () => {
        const flow = await begin({ rolesChanged: false });
        simulator.publish(STATUS, frame(statusOf(1, 700), 0));
        assert.equal((await heard(flow, 'session-opened')).sessionId, 700);
        simulator.publish(KILLED, frame(SessionStatusHandle.encode({ sessionIdentifier: 700 }), 700));
        assert.equal((await heard(flow, 'session-killed')).sessionId, 700);
      });
    }

    it('counts what fits no decoding on either topic, and sends nothing for it', async () => {
      const flow = await begin();
      for (const topic of [STATUS, KILLED]) {
        for (const hex of ['ff', 'deadbeef', '2a0141', '0a0f0d0000001315ffff07001d03000110']) {
          simulator.publish(topic, Buffer.from(hex, 'hex'));
        }
      }
      await logIn();
      await heard(flow, 'session-opened');
      assert.deepEqual(events(flow).slice(3), ['session-opened']);
      const { client } = flow.arm as unknown as { client: KortexClient };
      assert.equal(client.unreadable, 8);
    });
  });

  describe('user names', () => {
    it('are looked up once per session', async () => {
      const flow = await begin();
      const other = await logIn();
      await heard(flow, 'session-opened');
      const asked = simulator.calls.get('Session/GetConnections');
      await other.call('Session/AddTemporaryUserRole', { roleIdentifier: 'Admin', password: 'admin' });
      await other.logout();
      assert.equal((await heard(flow, 'session-closed')).username, 'operator');
      assert.deepEqual([asked, simulator.calls.get('Session/GetConnections')], [1, 1]);
    });

    it('are asked for with few calls when many log in at once, and the order is kept', async () => {
      const flow = await begin();
      await Promise.all(Array.from({ length: 8 }, () => logIn()));
      await heard(flow, 'session-opened', 8);
      const told = payloads(flow).slice(3);
      assert(told.every(({ username }) => username === 'operator'));
      const ids = told.map(({ sessionId }) => sessionId);
      assert.deepEqual(
        ids,
        [...ids].sort((a, b) => a - b),
      );
      assert((simulator.calls.get('Session/GetConnections') ?? 0) <= 8);
    });

    it('are null where the arm does not answer, and the arm is not asked again and again', async () => {
      const flow = await begin();
      simulator.mute('Session/GetConnections');
      publishStatus(1, 800);
      publishStatus(1, 800, 801, 802);
      publishStatus(1, 802);
      assert.equal((await heard(flow, 'session-opened', 3)).username, null);
      await heard(flow, 'session-closed', 2);
      assert.deepEqual(
        payloads(flow)
          .slice(3)
          .filter(({ event }) => event !== 'roles-changed')
          .map(({ event, sessionId }) => `${event} ${sessionId}`),
        ['session-opened 800', 'session-opened 801', 'session-opened 802', 'session-closed 800', 'session-closed 801'],
      );
      assert.equal(simulator.calls.get('Session/GetConnections'), 1);
    });

    it('cost no event where they come late, and come to no closed node', async () => {
      const flow = await begin();
      simulator.delay('Session/GetConnections', 300);
      await logIn();
      await eventually(() => simulator.calls.get('Session/GetConnections'));
      const before = flow.sent.length;
      await Flow.stop();
      await sleep(LONG_MS);
      assert.equal(flow.sent.length, before);
    });
  });

  describe('choice', () => {
    it('sends only what is ticked', async () => {
      const none = { connected: false, disconnected: false, loggedIn: false, loginRefused: false, sessionLost: false };
      const flow = await start({ ...none, snapshot: false, sessionOpened: false, rolesChanged: false });
      await flow.status('status.connected');
      const other = await logIn();
      await eventually(() => simulator.calls.get('Session/GetConnections'));
      await other.logout();
      assert.equal((await heard(flow, 'session-closed')).username, 'operator');
      assert.deepEqual(events(flow), ['session-closed']);
    });

    it('leaves out everything about ourselves with others only', async () => {
      const flow = await start({ othersOnly: true });
      assert.deepEqual((await heard(flow, 'snapshot')).sessions, []);
      simulator.endSession(1);
      await eventually(() => simulator.arm.sessions.has(2));
      await logIn();
      assert.equal((await heard(flow, 'session-opened')).sessionId, 3);
      assert.deepEqual(events(flow), ['snapshot', 'session-opened']);
    });
  });
});
