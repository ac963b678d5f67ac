import assert from 'node:assert/strict';
import type { Connection } from '../../src/client/connections.js';
import { KortexClient } from '../../src/client/client.js';
import { type Simulator, startSimulator } from '../../src/simulator/index.js';
import { MqttTransport } from '../../src/transport/mqtt.js';
import { eventually } from '../support/eventually.js';
import { Flow } from '../support/flow.js';
import { callOf } from '../support/origin.js';

describe('list-connections', () => {
  let simulator: Simulator;
  beforeEach(async () => {
    simulator = await startSimulator();
  });
  afterEach(async () => {
    await Flow.stop();
    await simulator.close();
  });

  async function start(node: Record<string, unknown> = {}, config: Record<string, unknown> = {}): Promise<Flow> {
    const flow = await Flow.start({ port: simulator.port, ...config }, { type: 'kinova-list-connections', ...node });
    await flow.status('status.connected');
    return flow;
  }

  it('gives one object by list, with every list that is ticked, and marks our own connection', async () => {
    const flow = await start();
    const { payload } = await flow.answer();
    const lists = payload as Record<string, Connection[]>;
    assert.deepEqual(Object.keys(lists), ['user', 'plugin', 'internal', 'unauthenticated', 'monitor']);
    const [own] = lists.user!;
    assert.equal(own?.own, true);
    assert.equal(own.username, 'admin');
    assert.equal(own.address, '127.0.0.1');
    assert.deepEqual(own.roles, [
      { identifier: 'Admin', permissions: ['READ_ONLY', 'OPERATE', 'CONFIGURE', 'SAFETIES'] },
    ]);
  });

  it('tells everything about a connection, with enum values by name, and marks whose is our own', async () => {
    const flow = await start({ output: 'array' });
    const other = new KortexClient({
      createTransport: () => new MqttTransport({ protocol: 'mqtt', host: '127.0.0.1', port: simulator.port }),
      login: { username: 'operator', password: 'operator' },
    });
    try {
      await other.login();
      const users = ((await flow.answer()).payload as Connection[]).filter(({ list }) => list === 'user');
      const { information, address, port, ...rest } = users[1]!;
      assert.deepEqual(rest, {
        list: 'user',
        sessionId: 2,
        own: false,
        username: 'operator',
        userId: 2,
        permission: 7,
        roles: [{ identifier: 'Operator', permissions: ['READ_ONLY', 'OPERATE'] }],
        roleNames: 'Operator',
        type: 'MQTT_TCP',
        local: false,
        webapp: false,
        inactivityTimeout: 2000,
      });
      assert.equal(`${address}:${port}`, information);
      assert.deepEqual(
        users.map(({ own, sessionId }) => [own, sessionId]),
        [
          [true, 1],
          [false, 2],
        ],
      );
    } finally {
      await other.close();
    }
  });

  it('understands an arm that fills only the deprecated list: user with a session or a user, else unauthenticated', async () => {
    const flow = await start({ output: 'array' });
    simulator.arm.flatList = true;
    const connections = (await flow.answer()).payload as Connection[];
    assert.deepEqual(
      connections.map(({ list, username, own }) => [list, username, own]),
      [
        ['user', 'admin', true],
        ['unauthenticated', 'gripper', false],
        ...Array.from({ length: 3 }, () => ['unauthenticated', '', false]),
      ],
    );
  });

  it('leaves out the lists that are not ticked', async () => {
    const flow = await start({ plugin: false, internal: false, monitor: false });
    assert.deepEqual(Object.keys((await flow.answer()).payload as object), ['user', 'unauthenticated']);
  });

  it('gives one array', async () => {
    const flow = await start({ output: 'array', internal: false });
    const connections = (await flow.answer()).payload as Connection[];
    assert(connections.some(({ list }) => list === 'user'));
    assert(connections.every(({ list }) => list !== 'internal'));
  });

  it('gives one message per connection, as the join node takes them', async () => {
    const flow = await start({ output: 'messages' });
    const { sent, completed } = await flow.ask({ topic: 'who', _msgid: 'abc' });
    assert(completed && sent.length > 1);
    for (const [index, { payload, parts, topic, kortex }] of sent.entries()) {
      const { id, ...rest } = parts as { id: string };
      assert.deepEqual(rest, { type: 'array', count: sent.length, len: 1, index });
      assert.equal(id, (sent[0]!.parts as { id: string }).id);
      assert(typeof (payload as Connection).list === 'string');
      assert.equal(topic, 'who');
      assert.equal((kortex as { method: string }).method, 'Session/GetConnections');
    }
  });

  it('sends nothing and completes where no list is ticked and each connection is a message', async () => {
    const none = { user: false, plugin: false, internal: false, unauthenticated: false, monitor: false };
    const flow = await start({ output: 'messages', ...none });
    assert.deepEqual(await flow.ask(), { sent: [], completed: true });
  });

  it('says where the result came from and leaves the rest of the message alone', async () => {
    const flow = await start();
    const { kortex, topic, other } = await flow.answer({ topic: 'who', other: { a: 1 }, payload: 'gone' });
    const { durationMs } = kortex as { durationMs: number };
    assert.deepEqual(callOf(kortex), { arm: 'arm 7', method: 'Session/GetConnections', sessionId: 1 });
    assert(durationMs >= 0);
    assert.deepEqual([topic, other], ['who', { a: 1 }]);
  });

  it('refuses a wrong output and a wrong tick by name, without asking the arm', async () => {
    const flow = await start({ output: 'table' });
    const { error, sent } = await flow.ask();
    assert.equal(error?.code, 'KORTEX_INPUT');
    assert.equal(error.message, 'KORTEX_INPUT: output: expected one of object, array, messages; got "table"');
    assert.deepEqual(sent, []);
    assert.equal(simulator.calls.get('Session/GetConnections'), undefined);
  });

  it('fails with KORTEX_INPUT where no arm is set', async () => {
    const flow = await Flow.start({ port: simulator.port }, { type: 'kinova-list-connections', arm: '' });
    assert.equal((await flow.ask()).error?.code, 'KORTEX_INPUT');
    assert.equal((await flow.status('status.misconfigured')).fill, 'red');
  });

  it('fails at once with KORTEX_OFFLINE without a link', async () => {
    const flow = await Flow.start({ port: 1 }, { type: 'kinova-list-connections' });
    const { error } = await flow.ask();
    assert.equal(error?.code, 'KORTEX_OFFLINE');
    await flow.status('status.disconnected');
  });

  it('fails with KORTEX_TIMEOUT, shows work that lasts and then the error', async () => {
    const flow = await start({}, { requestTimeout: '900' });
    simulator.mute('Session/GetConnections');
    const { error } = await flow.ask();
    assert.equal(error?.code, 'KORTEX_TIMEOUT');
    assert.equal(error.message, 'KORTEX_TIMEOUT: Session/GetConnections got no response in 900 ms');
    assert.equal((await flow.status('status.busy')).fill, 'blue');
    await flow.status('status.error');
    simulator.unmute();
    await flow.answer();
    await eventually(() => flow.statuses.at(-1)?.text === 'status.connected');
  });

  it('lets 32 calls wait and fails the next one with KORTEX_BUSY', async () => {
    const flow = await start({ output: 'array' }, { requestTimeout: 60_000 });
    simulator.delay('Session/GetConnections', 300);
    for (let call = 0; call < 33; call++) flow.node.receive({});
    const { error } = await flow.trouble('KORTEX_BUSY');
    assert.match((error as Error).message, /^KORTEX_BUSY: 32 calls wait/);
    await eventually(() => flow.sent.length === 32);
    assert.equal(flow.caught.length, 1);
    simulator.delay('Session/GetConnections', 0);
    await flow.answer();
  });
});
