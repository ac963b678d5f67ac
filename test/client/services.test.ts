import assert from 'node:assert/strict';
import { once } from 'node:events';
import { type AddressInfo, createServer } from 'node:net';
import { KortexClient } from '../../src/client/client.js';
import { hintOf, KortexError } from '../../src/errors.js';
import type { JsonObject } from '../../src/protocol/catalogue/json.js';
import { type Simulator, startSimulator } from '../../src/simulator/index.js';
import { MqttTransport } from '../../src/transport/mqtt.js';
import { TcpTransport } from '../../src/transport/tcp.js';
import { eventually } from '../support/eventually.js';
import { type Kortex2Simulator, startKortex2 } from '../support/kortex2.js';

const code = (expected: KortexError['code']) => (error: unknown) =>
  error instanceof KortexError && error.code === expected;

describe('what a script does with an arm of Kortex 3', () => {
  let simulator: Simulator;
  const clients: KortexClient[] = [];
  beforeEach(async () => {
    simulator = await startSimulator();
  });
  afterEach(async () => {
    await Promise.all(clients.splice(0).map((client) => client.close()));
    await simulator.close();
  });
  async function logIn(username = 'admin'): Promise<KortexClient> {
    const { port } = simulator;
    const createTransport = () => new MqttTransport({ protocol: 'mqtt', host: '127.0.0.1', port });
    const client = new KortexClient({ createTransport, login: { username, password: username }, allow: 'move' });
    clients.push(client);
    await client.login();
    return client;
  }

  it('hears of a state that changes, and finds it so when it asks', async () => {
    const client = await logIn();
    const states: unknown[] = [];
    await client.subscribe('Base/ArmStateTopic', ({ activeState }) => states.push(activeState));
    simulator.play((arm) => arm.setArmState('IN_FAULT'));
    await eventually(() => states.length === 1);
    assert.deepEqual(states, ['IN_FAULT']);
    assert.equal((await client.invoke('Base/GetArmState')).activeState, 'IN_FAULT');
  });

  it('hears what another client does to variables and outputs', async () => {
    const [hearer, doer] = [await logIn(), await logIn()];
    const heard: JsonObject[] = [];
    await hearer.subscribe('VariableManager/VariableChangeTopic', (change) => heard.push(change));
    await hearer.subscribe('IndustrialIO/DigitalOutputChangeTopic', (change) => heard.push(change));
    const handle = { namespaceHandle: { identifier: 'line' }, identifier: 'part_count' };
    await doer.invoke('VariableManager/SetVariable', { handle, type: 'NUMBER', numberValue: 42.5 });
    await doer.invoke('IndustrialIO/SetDigitalOutputHighState', { identifier: 3 });
    await eventually(() => heard.length === 2);
    assert.match(JSON.stringify(heard[0]), /"numberValue":42.5/);
    assert.match(JSON.stringify(heard[1]), /"state":"HIGH"/);
    assert.equal((await doer.invoke('VariableManager/GetVariable', handle)).numberValue, 42.5);
  });

  it('is told by its code if its role is too low, although it may', async () => {
    const operator = await logIn('operator');
    const set = operator.invoke('VariableManager/DeleteNamespace', { identifier: 'line' });
    await assert.rejects(set, code('KORTEX_PERMISSION_DENIED'));
  });

  it('hears on after the arm was switched off and on', async () => {
    const client = await logIn();
    const states: unknown[] = [];
    await client.subscribe('Base/ArmStateTopic', ({ activeState }) => states.push(activeState));
    await simulator.restart();
    await eventually(() => simulator.calls.get('Base/ArmStateTopic') === 2);
    await client.keepAlive();
    simulator.play((arm) => arm.setArmState('RECOVERY'));
    await eventually(() => states.includes('RECOVERY'));
  });
});

describe('a broker that refuses a topic of notifications', () => {
  it('is named with the topic, and the arm is not asked for what would not come', async () => {
    const { Aedes } = await import('aedes');
    const broker = await Aedes.createBroker({
      authorizeSubscribe: (_, wanted, answer) => answer(null, wanted.topic.startsWith('notif/') ? null : wanted),
    });
    const server = createServer((socket) => broker.handle(socket)).listen(0, '127.0.0.1');
    await once(server, 'listening');
    const { port } = server.address() as AddressInfo;
    const simulator = await startSimulator({ broker: `mqtt://127.0.0.1:${port}` });
    const createTransport = () => new MqttTransport({ protocol: 'mqtt', host: '127.0.0.1', port });
    const client = new KortexClient({ createTransport, login: { username: 'admin', password: 'admin' } });
    try {
      await client.login();
      const isRefused = (error: unknown) => {
        assert(code('KORTEX_PERMISSION_DENIED')(error));
        assert.equal(hintOf(error), 'topic-refused');
        assert.match((error as Error).message, /the broker does not hand out notif\/2\/176: Not authorized/);
        return true;
      };
      await assert.rejects(
        client.subscribe('Base/ArmStateTopic', () => undefined),
        isRefused,
      );
      const errors: Error[] = [];
      await client.subscribe('Base/ArmStateTopic', () => undefined, { onError: (error) => errors.push(error) });
      assert.equal(errors.length, 1);
      assert(isRefused(errors[0]));
      assert.equal(simulator.calls.get('Base/ArmStateTopic') ?? 0, 0);
      await client.keepAlive();
    } finally {
      await client.close();
      await simulator.close();
      await new Promise<void>((resolve) => broker.close(resolve));
      server.close();
    }
  });
});

describe('what a script does with an arm of Kortex 2', () => {
  let simulator: Kortex2Simulator;
  let client: KortexClient;
  beforeEach(async () => {
    simulator = await startKortex2();
    const createTransport = () => new TcpTransport({ host: '127.0.0.1', port: simulator.port });
    client = new KortexClient({ generation: 2, createTransport, login: { username: 'admin', password: 'admin' } });
    await client.login();
  });
  afterEach(async () => {
    await client.close();
    await simulator.close();
  });

  it('hears of a state that changes, finds it so when it asks, and unsubscribes', async () => {
    const states: unknown[] = [];
    const stop = await client.subscribe('Base/ArmStateTopic', ({ activeState }) => states.push(activeState));
    simulator.play((arm) => arm.setArmState('IN_FAULT'));
    await eventually(() => states.length === 1);
    assert.deepEqual(states, ['IN_FAULT']);
    assert.equal((await client.invoke('Base/GetArmState')).activeState, 'IN_FAULT');
    await stop();
    assert.equal(simulator.calls.get('Base/Unsubscribe'), 1);
    simulator.play((arm) => arm.setArmState('SERVOING_READY'));
    await client.keepAlive();
    assert.equal(states.length, 1);
  });

  it('hears of what is done with the firmware by the name that Kortex 2 has for it', async () => {
    const modes: unknown[] = [];
    await client.subscribe('Base/OnNotificationOperatingModeTopic', ({ operatingMode }) => modes.push(operatingMode));
    assert.equal((await client.invoke('Base/GetOperatingMode')).operatingMode, 'RUN_MODE');
    simulator.play((arm) => arm.setOperatingMode('UPDATE_MODE'));
    await eventually(() => modes.length === 1);
    assert.deepEqual(modes, ['UPDATE_MODE']);
  });

  it('still sees who is logged in when it listens to logins itself', async () => {
    const events: unknown[] = [];
    const lists: number[] = [];
    client.on('session-status', (sessions) => lists.push(sessions.length));
    await client.subscribe('Base/OnNotificationUserTopic', ({ userEvent }) => events.push(userEvent));
    const createTransport = () => new TcpTransport({ host: '127.0.0.1', port: simulator.port });
    const other = new KortexClient({ generation: 2, createTransport, login: { username: 'eve', password: 'eve' } });
    await other.login();
    await eventually(() => lists.at(-1) === 2 && events.length === 1);
    await other.close();
    await eventually(() => lists.at(-1) === 1 && events.length === 2);
    assert.deepEqual(events, ['LOGGED_IN', 'LOGGED_OUT']);
  });
});
