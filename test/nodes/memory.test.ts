import assert from 'node:assert/strict';
import type { SessionEvent } from '../../src/arm/session-event.js';
import { SessionEvents } from '../../src/arm/session-events.js';
import type { LeaseOwner } from '../../src/arm/role-lease.js';
import { temporaryRoleOf } from '../../src/arm/temporary-role.js';
import { KortexClient } from '../../src/client/client.js';
import { encodeFrame } from '../../src/protocol/frame.js';
import { PayloadSessionStatusRaw, SessionStatusHandle } from '../../src/protocol/messages.js';
import { rawFrame } from '../../src/protocol/raw.js';
import { SESSIONS_KILLED, SESSIONS_STATUS } from '../../src/protocol/topics.js';
import { type Simulator, startSimulator } from '../../src/simulator/index.js';
import { MqttTransport } from '../../src/transport/mqtt.js';
import { eventually } from '../support/eventually.js';
import { Flow } from '../support/flow.js';

/** Sessions of others that come and go, one after the other. */
const SESSIONS = 10_000;
/** Ends that are remembered, events that wait, names that are wanted, and one read of the socket: not SESSIONS. */
const MOST_KEPT = 5_000;

describe('what a listener keeps', () => {
  let simulator: Simulator;
  let client: KortexClient;
  let events: SessionEvents;
  let counts: Map<string, number>;
  let mostKept: number;
  beforeEach(async () => {
    simulator = await startSimulator();
    counts = new Map();
    mostKept = 0;
  });
  afterEach(async () => {
    events.stop();
    await client.close();
    await simulator.close();
  });

  async function listen(loginOnConnect: boolean): Promise<void> {
    client = new KortexClient({
      createTransport: () => new MqttTransport({ protocol: 'mqtt', host: '127.0.0.1', port: simulator.port }),
      login: { username: 'admin', password: 'admin' },
      loginOnConnect,
    });
    const onEvent = ({ event }: SessionEvent) => {
      counts.set(event, (counts.get(event) ?? 0) + 1);
      mostKept = Math.max(mostKept, events.kept);
    };
    const onError = (error: unknown) => assert.fail(String(error));
    events = new SessionEvents(client, { everyStatus: false, onEvent, onError });
    await client.connect();
    if (loginOnConnect) await eventually(() => counts.get('logged-in'));
  }
  const publish = (topic: string, payload: Uint8Array, sessionId = 0) =>
    simulator.publish(topic, encodeFrame(rawFrame(topic, payload, sessionId)));
  /** Each session of somebody else is in one list and not in the next one; our own is in all. */
  async function letComeAndGo(own: number[], killed = false): Promise<void> {
    for (let id = 2; id < SESSIONS + 2; id++) {
      const other = { sessionIdentifier: id, userIdentifier: 2 };
      const sessions = [...own.map((sessionIdentifier) => ({ sessionIdentifier, userIdentifier: 1 })), other];
      publish(SESSIONS_STATUS, PayloadSessionStatusRaw.encode({ sessions }));
      if (killed) publish(SESSIONS_KILLED, SessionStatusHandle.encode({ sessionIdentifier: id }), id);
      // The broker's own queue is not what is tried here.
      if (id % 100 === 0) await new Promise((resolve) => setImmediate(resolve));
      mostKept = Math.max(mostKept, events.kept);
    }
    const ends = () => (counts.get('session-closed') ?? 0) + (counts.get('session-killed') ?? 0);
    await eventually(() => ends() >= SESSIONS - (killed ? 0 : 1));
  }

  it('does not grow with the logins of others while nobody is logged in here, and no event is lost', async () => {
    await listen(false);
    await letComeAndGo([]);
    assert(mostKept < MOST_KEPT, `${mostKept} things were kept`);
    assert.equal(counts.get('session-opened'), SESSIONS - 1, 'the first one is in the snapshot');
    assert.equal(counts.get('session-closed'), SESSIONS - 1);
  });

  it('does not grow with sessions that came and went while we are logged in', async () => {
    await listen(true);
    simulator.mute('Session/GetConnections');
    await letComeAndGo([1]);
    assert(mostKept < MOST_KEPT, `${mostKept} things were kept`);
    assert.equal(counts.get('session-opened'), SESSIONS);
    await eventually(() => events.kept < 1_500 || undefined);
  });

  it('does not grow with sessions that were killed', async () => {
    await listen(true);
    await letComeAndGo([1], true);
    assert(mostKept < MOST_KEPT, `${mostKept} things were kept`);
    assert.equal(counts.get('session-killed'), SESSIONS);
  });

  it('does not grow with our own sessions', async () => {
    await listen(true);
    for (let login = 0; login < 150; login++) await client.login({}, { force: true });
    await eventually(() => (counts.get('session-closed') ?? 0) >= 150);
    assert(events.kept < 300, `${events.kept} things are kept`);
  });
});

describe('what an arm keeps', () => {
  let simulator: Simulator;
  beforeEach(async () => {
    simulator = await startSimulator();
  });
  afterEach(async () => {
    await Flow.stop();
    await simulator.close();
  });

  it('has nothing of a temp role node that was deleted', async () => {
    const flow = await Flow.start({ port: simulator.port }, { type: 'kinova-list-connections' });
    const role = temporaryRoleOf({ label: flow.arm.label, client: flow.arm.client! });
    const nothing = () => undefined;
    for (let id = 0; id < 100; id++) {
      const owner: LeaseOwner = { id: String(id), ended: nothing, failed: nothing, changed: nothing };
      role.join(owner);
      await role.takeBack(owner);
    }
    assert.equal(role.ownerCount, 0);
  });

  it('has one note of messages that fail alike, also if they follow each other without a pause', async () => {
    const flow = await Flow.start({ port: simulator.port, requestTimeout: 100 }, { type: 'kinova-create-session' });
    await flow.ready();
    simulator.mute('all');
    const noted = () => flow.arm.failures.size;
    let most = 0;
    for (let round = 0; round < 20; round++) {
      flow.node.receive({});
      await new Promise((resolve) => setTimeout(resolve, 20));
      most = Math.max(most, noted());
    }
    assert(most <= 3, `${most} notes`);
  });
});
