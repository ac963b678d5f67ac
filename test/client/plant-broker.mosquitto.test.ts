import assert from 'node:assert/strict';
import { setTimeout as sleep } from 'node:timers/promises';
import type { SessionEvent } from '../../src/arm/session-event.js';
import { SessionEvents } from '../../src/arm/session-events.js';
import { type ClientOptions, KortexClient } from '../../src/client/client.js';
import { MqttTransport } from '../../src/transport/mqtt.js';
import { ArmWithBroker, tap } from '../support/bridge.js';
import { eventually } from '../support/eventually.js';
import { armAnswers, Mosquitto } from '../support/mosquitto.js';

const ADMIN = { username: 'admin', password: 'admin' };
const OPERATOR = { username: 'operator', password: 'operator' };
/** Short, so that a dead bridge is noticed soon. */
const IMPATIENT = { silenceMs: 400, requestTimeoutMs: 1_000, sessionInactivityTimeoutMs: 2_000 };

describe('an arm behind the broker of a plant, bridged as docs/fleet.md tells', () => {
  let arm: ArmWithBroker;
  let plant: Mosquitto;
  const clients: KortexClient[] = [];
  beforeEach(async () => {
    arm = await ArmWithBroker.start();
    plant = await Mosquitto.start(arm.bridgeLines('arm7'));
    await armAnswers(plant.url, 'line1/arm7/');
  });
  afterEach(async () => {
    await Promise.all(clients.splice(0).map((client) => client.close()));
    await plant.close();
    await arm.close();
  });

  function clientAt(port: number, topicPrefix: string, more: Partial<ClientOptions> = {}): KortexClient {
    const createTransport = () => new MqttTransport({ protocol: 'mqtt', host: '127.0.0.1', port, topicPrefix });
    const client = new KortexClient({ createTransport, login: ADMIN, ...more });
    clients.push(client);
    return client;
  }
  const clientOf = (more: Partial<ClientOptions> = {}) => clientAt(plant.port, 'line1/arm7', more);
  const usersSeenBy = async (client: KortexClient) =>
    (await client.connections())
      .filter(({ list }) => list === 'user')
      .map(({ username }) => username)
      .sort();

  /** The arm saw nobody leave, so the session of before goes at its inactivity limit only. */
  async function backAlone(client: KortexClient): Promise<void> {
    const { sessions } = arm.simulator.arm;
    await eventually(() => client.state.name === 'ready' && sessions.size === 1 && sessions.has(client.sessionId));
    assert.deepEqual(await usersSeenBy(client), ['admin']);
  }

  it('keeps its session beyond the inactivity limit, since its pings and our answers go through', async () => {
    const pings = await tap(plant, 'line1/arm7/ping/#');
    const pongs = await tap(arm.broker, 'pong/#');
    const client = clientOf({ sessionInactivityTimeoutMs: 1_000 });
    const { sessionId } = await client.login();
    await sleep(3_000);
    assert.equal(client.sessionId, sessionId);
    assert(arm.simulator.arm.sessions.has(sessionId));
    assert(pings.topics.includes(`line1/arm7/ping/${sessionId}`));
    assert(pongs.topics.includes(`pong/${sessionId}`));
    await Promise.all([pings.close(), pongs.close()]);
  });

  it('lists who is connected, and tells who logs in at the arm itself and who leaves', async () => {
    const client = clientOf();
    await client.login();
    assert.deepEqual(await usersSeenBy(client), ['admin']);
    const told: SessionEvent[] = [];
    const events = new SessionEvents(client, {
      everyStatus: false,
      onEvent: (event) => told.push(event),
      onError: (error) => assert.fail(String(error)),
    });
    const other = clientAt(arm.broker.port, '', { login: OPERATOR });
    await other.login();
    const opened = await eventually(() => told.find(({ event }) => event === 'session-opened'));
    assert.deepEqual([opened.username, opened.own], ['operator', false]);
    assert.deepEqual(await usersSeenBy(client), ['admin', 'operator']);
    await other.logout();
    await eventually(() => told.some(({ event, username }) => event === 'session-closed' && username === 'operator'));
    events.stop();
  });

  it('passes calls by name and notifications on', async () => {
    const client = clientOf({ allow: 'change' });
    await client.login();
    const heard: unknown[] = [];
    const end = await client.subscribe('Base/ArmStateTopic', ({ activeState }) => heard.push(activeState));
    arm.simulator.play((simulated) => simulated.setArmState('IN_FAULT'));
    await eventually(() => heard.at(-1) === 'IN_FAULT');
    assert.equal((await client.invoke('Base/GetArmState')).activeState, 'IN_FAULT');
    await end();
  });

  it('is back with a new session after the broker of the arm was restarted', async () => {
    const client = clientOf(IMPATIENT);
    await client.login();
    await arm.broker.down();
    await eventually(() => client.state.name !== 'ready');
    await arm.broker.up();
    await backAlone(client);
  });

  it('is back with a new session after the broker of the plant was restarted', async () => {
    const client = clientOf(IMPATIENT);
    await client.login();
    await plant.down();
    await eventually(() => client.state.name === 'waiting');
    await plant.up();
    await backAlone(client);
  });

  it('never gets a call that was sent while the bridge was down', async () => {
    const client = clientOf({ requestTimeoutMs: 600 });
    await client.login();
    await arm.broker.down();
    await assert.rejects(client.call('Base/GetFirmwareBundleVersions', {}), { code: 'KORTEX_TIMEOUT' });
    await client.close();
    await arm.broker.up();
    await armAnswers(plant.url, 'line1/arm7/');
    assert.equal(arm.simulator.calls.get('Base/GetFirmwareBundleVersions') ?? 0, 0);
  });

  it('stands beside others on the same broker, and neither hears of the other', async () => {
    const second = await ArmWithBroker.start();
    const both = await Mosquitto.start([...arm.bridgeLines('arm7'), ...second.bridgeLines('arm8')]);
    try {
      await armAnswers(both.url, 'line1/arm7/');
      await armAnswers(both.url, 'line1/arm8/');
      const seventh = clientAt(both.port, 'line1/arm7');
      const eighth = clientAt(both.port, 'line1/arm8', { login: OPERATOR });
      await Promise.all([seventh.login(), eighth.login()]);
      assert.deepEqual([await usersSeenBy(seventh), await usersSeenBy(eighth)], [['admin'], ['operator']]);
      assert.deepEqual([arm.simulator.arm.sessions.size, second.simulator.arm.sessions.size], [1, 1]);
    } finally {
      await Promise.all(clients.splice(0).map((client) => client.close()));
      await both.close();
      await second.close();
    }
  });
});
