import assert from 'node:assert/strict';
import { type Simulator, startSimulator } from '../../src/simulator/index.js';
import type { Fields } from '../support/vendor-codec.js';
import { BareClient } from './bare-client.js';
import { until } from './until.js';

const PICK_AND_PLACE = { programHandle: { identifier: 1 } };

describe('simulator: what a client of the arm’s own services finds', () => {
  let simulator: Simulator;
  let admin: BareClient;
  const clients: BareClient[] = [];
  const join = async (username: string) => {
    const client = await BareClient.connect(simulator.url);
    clients.push(client);
    await client.login(username);
    return client;
  };
  beforeEach(async () => {
    simulator = await startSimulator();
    admin = await join('admin');
  });
  afterEach(async () => {
    await Promise.all(clients.splice(0).map((client) => client.close()));
    await simulator.close();
  });

  it('is told the state of the arm, and each change of it', async () => {
    assert.deepEqual(await admin.invoke('Base/GetArmState'), { activeState: 'ARMSTATE_ARM_OPERATIONAL' });
    await admin.subscribeTo('Base/ArmStateTopic');
    simulator.play((arm) => arm.setArmState('IN_FAULT'));
    await until(() => admin.notified('Base/ArmStateTopic').length > 0);
    const [{ activeState, genericInfo } = assert.fail()] = admin.notified('Base/ArmStateTopic');
    assert.equal(activeState, 'ARMSTATE_IN_FAULT');
    const { sec } = (genericInfo as { timestamp: { sec: number } }).timestamp;
    assert(Math.abs(sec - Date.now() / 1000) < 60, 'the time of day');
    await admin.invoke('Base/ClearFaults');
    await until(() => admin.notified('Base/ArmStateTopic').length > 1);
  });

  it('starts, pauses, resumes and stops a program, and hears of it on two topics', async () => {
    await admin.subscribeTo('ProgramRunner/StatusChangeTopic');
    await admin.subscribeTo('ProgramRunner/ExecutionEventTopic');
    const { programs } = (await admin.invoke('ProgramRunner/ReadAllPrograms')) as { programs: Fields[] };
    const status = async () => ((await admin.invoke('ProgramRunner/GetStatus')) as Fields).status;
    const statuses = () =>
      admin.notified('ProgramRunner/StatusChangeTopic').map(({ statusInfo }) => (statusInfo as Fields).status);
    const reached = (wanted: string) => until(() => statuses().at(-1) === wanted);

    assert.deepEqual(await admin.invoke('ProgramRunner/Start', { handle: { programHandle: programs[0]!.handle } }), {});
    await reached('STATUS_RUNNING');
    assert.deepEqual(await admin.invoke('ProgramRunner/Pause'), {});
    await reached('STATUS_PAUSED');
    assert.equal(await status(), 'STATUS_PAUSED');
    assert.deepEqual(await admin.invoke('ProgramRunner/Resume', PICK_AND_PLACE), {});
    await reached('STATUS_RUNNING');
    assert.deepEqual(await admin.invoke('ProgramRunner/Stop'), {});
    await reached('STATUS_IDLE');
    const told = ['STARTING', 'RUNNING', 'PAUSED', 'RUNNING', 'STOPPING', 'IDLE'].map((name) => `STATUS_${name}`);
    assert.deepEqual(statuses(), told);
    assert.deepEqual(
      admin.notified('ProgramRunner/ExecutionEventTopic').map(({ event }) => String(event).slice(16)),
      ['STARTED', 'PAUSED', 'RESUMED', 'STOPPED'],
    );
  });

  it('sets variables and outputs that another client hears of, and is refused what its role does not allow', async () => {
    const operator = await join('operator');
    await operator.subscribeTo('VariableManager/VariableChangeTopic');
    await operator.subscribeTo('IndustrialIO/DigitalOutputChangeTopic');
    const handle = { namespaceHandle: { identifier: 'line' }, identifier: 'running' };
    const on = { handle, type: 'VARIABLE_TYPE_BOOL', boolValue: true };
    assert.deepEqual(await admin.invoke('VariableManager/SetVariable', on), handle);
    assert.deepEqual(await admin.invoke('IndustrialIO/SetDigitalOutputHighState', { identifier: 3 }), {});
    await until(() => operator.notified('IndustrialIO/DigitalOutputChangeTopic').length > 0);
    assert.equal(operator.notified('VariableManager/VariableChangeTopic').length, 1);
    assert.deepEqual(await operator.invoke('VariableManager/GetVariable', handle), on);
    assert.equal(await operator.invoke('VariableManager/SetVariable', on), '1/54 CONFIGURE is needed');
  });

  it('meets faults on these functions, too', async () => {
    simulator.withdraw('Base/GetArmState');
    assert.equal(await admin.invoke('Base/GetArmState'), '1/5 Unsupported method');
    simulator.refuse('ProgramRunner/Start', 54);
    assert.equal(await admin.invoke('ProgramRunner/Start'), '1/54 ');
    assert.equal(simulator.calls.get('ProgramRunner/Start'), 1);
    await admin.subscribeTo('Base/OperatingModeTopic');
    simulator.mute('notifications');
    simulator.play((arm) => arm.setOperatingMode('JOG_MANUAL'));
    simulator.unmute();
    simulator.play((arm) => arm.setOperatingMode('AUTO'));
    await until(() => admin.notified('Base/OperatingModeTopic').length === 2);
    const modes = admin.notified('Base/OperatingModeTopic').map(({ operatingMode }) => operatingMode);
    assert.deepEqual(modes, ['OPERATING_MODE_MONITORED_STOP', 'OPERATING_MODE_AUTO']);
  });

  it('finds each service up before any login', async () => {
    const stranger = await BareClient.connect(simulator.url);
    clients.push(stranger);
    await stranger.mqtt.subscribeAsync('services/pong/#');
    for (const serviceId of [2, 34, 35, 36, 40, 49]) stranger.mqtt.publish(`services/ping/${serviceId}`, '');
    await stranger.hearOn('services/pong/49');
    assert.equal(stranger.heard.filter(({ topic }) => topic.startsWith('services/pong/')).length, 6);
  });
});
