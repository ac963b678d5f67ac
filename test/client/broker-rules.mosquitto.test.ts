import assert from 'node:assert/strict';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { testArm } from '../../src/arm/arm-test.js';
import { type ClientOptions, KortexClient } from '../../src/client/client.js';
import { hintOf } from '../../src/errors.js';
import { type Simulator, startSimulator } from '../../src/simulator/index.js';
import { MqttTransport } from '../../src/transport/mqtt.js';
import { eventually } from '../support/eventually.js';
import { armAnswers, Mosquitto } from '../support/mosquitto.js';

const login = { username: 'admin', password: 'admin' };
/** All that the nodes need. */
const RULES = [
  'write req/#',
  'read res/#',
  'read ping/#',
  'write pong/#',
  'read sessions/status',
  'read sessions/killed',
  'write services/ping/#',
  'read services/pong/#',
];

describe('a broker whose rules keep something back', () => {
  let broker: Mosquitto;
  let simulator: Simulator;
  let folder: string;
  const clients: KortexClient[] = [];
  afterEach(async () => {
    await Promise.all(clients.splice(0).map((client) => client.close()));
    await simulator.close();
    await broker.close();
    rmSync(folder, { recursive: true });
  });

  /** The arm is on the first listener, without rules; we are on the second, where `forbidden` is missing. */
  async function start(forbidden: string): Promise<void> {
    folder = mkdtempSync(join(tmpdir(), 'kortex-rules-'));
    const file = join(folder, 'rules');
    const allowed = RULES.filter((rule) => rule !== forbidden);
    writeFileSync(file, allowed.map((rule) => `topic ${rule}\n`).join(''));
    broker = await Mosquitto.start(['listener 0 127.0.0.1', 'allow_anonymous true', `acl_file ${file}`]);
    simulator = await startSimulator({ broker: broker.url });
    await armAnswers(broker.url);
  }
  const createTransport = () => new MqttTransport({ protocol: 'mqtt', host: '127.0.0.1', port: broker.secondPort });
  function clientWith(more: Partial<ClientOptions> = {}): KortexClient {
    const client = new KortexClient({ createTransport, login, ...more });
    clients.push(client);
    return client;
  }
  const failedSteps = async () =>
    (await testArm([], { createTransport, login }, AbortSignal.timeout(9_000))).filter(({ ok }) => !ok);

  it('keeps the session if it forbids pong/#: a KeepAlive proves it in time, and the Test button names the topic', async () => {
    await start('write pong/#');
    const client = clientWith({ sessionInactivityTimeoutMs: 1_500 });
    const { sessionId } = await client.login();
    await new Promise((resolve) => setTimeout(resolve, 4_000));
    assert.equal(client.sessionId, sessionId);
    const [topics, ...more] = await failedSteps();
    assert.deepEqual([topics?.step, topics?.hint, more.length], ['topics', 'topic-refused', 0]);
    assert.match(topics?.reason ?? '', /write pong\/\d+: the broker does not take pong\/\d+: Not authorized \(135\)/);
  });

  it('does not pile up sessions on the arm if it forbids res/#, and the error says what is wrong', async () => {
    await start('read res/#');
    const client = clientWith({ requestTimeoutMs: 400 });
    await assert.rejects(client.login(), (error) => hintOf(error) === 'no-answers');
    for (let attempt = 0; attempt < 3; attempt++) await assert.rejects(client.login());
    assert.equal(simulator.calls.get('Session/CreateSession'), 1);
    const [failed] = await failedSteps();
    assert.deepEqual([failed?.step, failed?.hint], ['login', 'no-answers']);
    assert.match(failed?.reason ?? '', /the broker does not hand out the topic res\/.*bridge_protocol_version mqttv50/);
  });

  it('hears of others all the same if it forbids sessions/status, says so once, and the Test button names it', async () => {
    await start('read sessions/status');
    const client = clientWith();
    const missing: string[] = [];
    const lists: number[] = [];
    client.on('status-missing', (reason) => missing.push(reason));
    client.on('session-status', (sessions) => lists.push(sessions.length));
    await client.login();
    await eventually(() => lists.at(-1) === 1);
    await clientWith().login({ username: 'operator', password: 'operator' });
    await eventually(() => lists.at(-1) === 2);
    assert.equal(missing.length, 1);
    assert.match(missing[0]!, /sessions\/status/);
    const [topics] = await failedSteps();
    assert.equal(topics?.step, 'topics');
    assert.match(topics.reason ?? '', /sessions\/status/);
  });
});

describe('logins at a mute arm', () => {
  it('are one for all who ask for the same, and a logout does not wait for them', async () => {
    const simulator = await startSimulator();
    const client = new KortexClient({
      createTransport: () => new MqttTransport({ protocol: 'mqtt', host: '127.0.0.1', port: simulator.port }),
      login,
      loginOnConnect: false,
      requestTimeoutMs: 3_000,
    });
    try {
      await client.connect();
      simulator.mute('Session/CreateSession');
      const asked = Array.from({ length: 10 }, () => client.login());
      const outcomes = Promise.allSettled(asked);
      await eventually(() => simulator.calls.get('Session/CreateSession') === 1);
      assert.equal(await client.logout(), 0);
      for (const { status } of await outcomes) assert.equal(status, 'rejected');
      assert.equal(simulator.calls.get('Session/CreateSession'), 1);
      simulator.unmute();
      assert.equal((await client.login()).reused, false);
    } finally {
      await client.close();
      await simulator.close();
    }
  });

  it('a listener that throws stops neither the others nor the client', async () => {
    const simulator = await startSimulator();
    const client = new KortexClient({
      createTransport: () => new MqttTransport({ protocol: 'mqtt', host: '127.0.0.1', port: simulator.port }),
      login,
    });
    const warnings: string[] = [];
    const onWarning = ({ message }: Error) => void warnings.push(message);
    process.on('warning', onWarning);
    try {
      let heard = 0;
      client.on('session-status', () => {
        throw new Error('not mine');
      });
      client.on('session-status', () => heard++);
      await client.login();
      await eventually(() => heard > 0);
      await eventually(() => warnings.some((text) => text.includes('not mine')));
      assert.equal(client.unreadable, 0);
    } finally {
      process.off('warning', onWarning);
      await client.close();
      await simulator.close();
    }
  });
});
