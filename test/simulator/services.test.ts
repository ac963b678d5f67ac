import assert from 'node:assert/strict';
import { Subscriptions } from '../../src/simulator/subscriptions.js';
import { UserPermission } from '../../src/protocol/messages.js';
import { seededRandom } from '../../src/simulator/random.js';
import { FRAMES, type GoldenFrame, readJson } from '../support/golden.js';
import type { Fields } from '../support/vendor-codec.js';
import { vendorFunctions } from '../support/vendor-services.js';
import { BenchArm } from './bench-arm.js';
import { CellBench } from './cell-bench.js';
import { callBytes } from './vendor-call.js';

const { vectors } = readJson(FRAMES, 'kortex3-arm.json') as { vectors: GoldenFrame[] };
const golden = (name: string) => vectors.find((frame) => frame.name === name)!;
const refuses = (answer: Fields | string, text: RegExp) =>
  assert.match(typeof answer === 'string' ? answer : 'done', text);
const hex = (bytes: Uint8Array | undefined) => Buffer.from(bytes!).toString('hex');

describe('subscriptions', () => {
  it('are refused when there are as many as there are handles', () => {
    const subscriptions = new Subscriptions();
    for (let count = 0; count < 0xffff; count++) subscriptions.add('Base/ArmStateTopic', 1);
    assert.throws(() => subscriptions.add('Base/ArmStateTopic', 1), /no subscription left/);
    subscriptions.remove(7, 1);
    assert.equal(subscriptions.add('Base/ArmStateTopic', 1), 7);
  });
});

describe('simulated arm: golden frames of its services', () => {
  /** An arm whose next session has id 7. */
  function before7(): BenchArm {
    const bench = new BenchArm();
    for (let id = 1; id < 7; id += 1) bench.call('Session/CloseSession', {}, bench.login('admin'));
    return bench;
  }
  const exchange = (bench: BenchArm, name: string) => {
    const { topic, hex: bytes } = golden(name);
    return bench.send(topic, Buffer.from(bytes, 'hex'), { responseTopic: 'res/client-1' });
  };
  const subscribeTimes = (bench: BenchArm, times: number, name = 'Base/ArmStateTopic') => {
    for (let count = 0; count < times; count += 1) bench.send('req/2/176', callBytes(name, {}, 7));
  };

  it('answers what the arm does with the golden frame, and a subscription with the golden handle', () => {
    const bench = before7();
    bench.login('admin');
    assert.equal(hex(exchange(bench, 'get-arm-state request')[0]?.bytes), golden('get-arm-state response').hex);
    subscribeTimes(bench, 3);
    const [answer] = exchange(bench, 'subscribe arm state');
    assert.equal(hex(answer?.bytes), golden('subscribe arm state response').hex);
  });

  it('notifies of a fault with the golden frame, on its topic', () => {
    const bench = before7();
    bench.login('admin');
    subscribeTimes(bench, 3, 'Base/OperatingModeTopic');
    subscribeTimes(bench, 1);
    const [notified, ...others] = bench.arm.setArmState('IN_FAULT');
    assert.deepEqual([notified?.topic, hex(notified?.bytes)], ['notif/2/176', golden('arm state notification').hex]);
    assert.deepEqual(others, [], 'nobody asked for events');
  });

  it('notifies of a new mode with the golden frame, after the stop that it passes through', () => {
    const bench = before7();
    bench.login('admin');
    subscribeTimes(bench, 4);
    subscribeTimes(bench, 1, 'Base/OperatingModeTopic');
    bench.arm.setOperatingMode('JOG_MANUAL');
    bench.epochMs += 1000;
    const [stop, auto] = bench.arm.setOperatingMode('AUTO');
    assert.equal(hex(stop?.bytes).slice(-36, -32), '0805');
    assert.deepEqual([auto?.topic, hex(auto?.bytes)], ['notif/2/101', golden('operating mode notification').hex]);
  });

  it('refuses a start for want of a role with the golden frame', () => {
    const bench = before7();
    const session = bench.arm.sessions.get(bench.login('operator'))!;
    session.roles = [{ identifier: 'Guest', permissions: [UserPermission.USER_PERMISSION_READ_ONLY] }];
    assert.equal(hex(exchange(bench, 'start program')[0]?.bytes), golden('start program refused').hex);
  });

  it('starts the program that the golden frame names', () => {
    const bench = before7();
    bench.login('admin');
    exchange(bench, 'start program');
    assert.equal(bench.arm.cell.runner.program?.id, 3);
  });

  it('takes the golden variable, and answers a false one with the golden frame', () => {
    const bench = before7();
    bench.login('admin');
    const [answer] = exchange(bench, 'set variable');
    // The handle is the part of the request before type, value and unit.
    assert.equal(hex(answer?.bytes).slice(-40), golden('set variable').hex.slice(-72, -32));
    assert.equal(bench.arm.cell.variables.peek('line', 'part_count')?.numberValue, 42.5);
    const handle = { namespaceHandle: { identifier: 'line' }, identifier: 'part_count' };
    bench.send('req/40/1', callBytes('VariableManager/SetVariable', { handle, type: 'VARIABLE_TYPE_BOOL' }, 7));
    const get = callBytes('VariableManager/GetVariable', handle, 7, 26);
    const [read] = bench.send('req/40/2', get, { responseTopic: 'res/client-1' });
    assert.equal(hex(read?.bytes), golden('get variable response').hex);
  });

  it('sets the output that the golden frame names', () => {
    const bench = before7();
    bench.login('admin');
    exchange(bench, 'set digital output high');
    assert.deepEqual(bench.arm.cell.io.outputs, [false, false, true, false, false, false, false, false]);
  });

  it('notifies of an event with the texts of the golden frame', () => {
    const cell = new CellBench();
    cell.subscribe('EventBroker/EventTopic');
    const event = golden('arm event notification').payload!.event as Fields;
    const { source, title, explanation, suggestion, code } = event as {
      source: string;
      title: string;
      explanation: string;
      suggestion: string;
      code: number;
    };
    cell.hear(
      cell.bench.arm.happen(({ events }) => {
        events.raise({ severity: 'WARNING', source, title, explanation, suggestion, code });
      }),
    );
    const [[, heard] = assert.fail()] = cell.heard() as [string, { event: Fields }][];
    const eventInfo = { severity: 'NOTIF_WARNING', timestamp: { sec: 1_795_600_000, usec: 250_000 } };
    const texts = { source, title, explanation, suggestion, code };
    assert.deepEqual(heard.event, { handle: { identifier: 1 }, eventInfo, ...texts });
  });
});

describe('simulated arm: state and mode', () => {
  const state = (cell: CellBench) => String((cell.call('Base/GetArmState') as Fields).activeState).slice(9);
  const stories = (cell: CellBench) =>
    cell
      .heard()
      .map(([, fields]) =>
        String(fields.activeState ?? fields.operatingMode).replace(/^(ARMSTATE|OPERATING_MODE)_/, ''),
      );

  it('is switched off and on by a client, whose connection the state names', () => {
    const cell = new CellBench('operator');
    cell.subscribe('Base/ArmStateTopic');
    assert.deepEqual(cell.call('Base/DeactivateRobot'), {});
    const { activeState, connection } = cell.call('Base/GetArmState') as { activeState: string; connection: Fields };
    assert.deepEqual([activeState, connection.username], ['ARMSTATE_IDLE', 'operator']);
    assert.deepEqual(cell.call('Base/ActivateRobot'), {});
    assert.equal(state(cell), 'BRAKE_RELEASING');
    cell.wait(500);
    assert.equal(state(cell), 'ARM_OPERATIONAL');
    assert.deepEqual(stories(cell), ['IDLE', 'BRAKE_RELEASING', 'ARM_OPERATIONAL']);
  });

  it('leaves a fault when faults are cleared, unless it is one that stays', () => {
    const cell = new CellBench('operator');
    cell.bench.arm.setArmState('IN_FAULT');
    assert.equal(cell.call('Base/ActivateRobot'), '3/22 The robot is in fault');
    assert.deepEqual(cell.call('Base/ClearFaults'), {});
    assert.equal(state(cell), 'ARM_OPERATIONAL');
    cell.bench.arm.setArmState('IN_UNRECOVERABLE_FAULT');
    assert.equal(cell.call('Base/ClearFaults'), '3/22 The robot is in fault');
    assert.equal(cell.call('Base/ExitRecoveryState'), '3/21 The robot is not in recovery');
    cell.bench.arm.setArmState('RECOVERY');
    assert.deepEqual(cell.call('Base/ExitRecoveryState'), {});
    assert.equal(state(cell), 'ARM_OPERATIONAL');
  });

  it('is put into another mode by a client, by way of a stop, and names who did it', () => {
    const cell = new CellBench('operator');
    cell.subscribe('Base/OperatingModeTopic');
    assert.deepEqual(cell.call('Base/SelectOperatingMode', { operatingMode: 'OPERATING_MODE_JOG_MANUAL' }), {});
    assert.deepEqual(cell.call('Base/GetCurrentOperatingMode'), { operatingMode: 'OPERATING_MODE_JOG_MANUAL' });
    const heard = cell.heard();
    for (const [, fields] of heard) {
      assert.equal(((fields.genericInfo as Fields).connection as Fields).username, 'operator');
    }
    assert.deepEqual(
      heard.map(([, { operatingMode }]) => operatingMode),
      ['OPERATING_MODE_MONITORED_STOP', 'OPERATING_MODE_JOG_MANUAL'],
    );
    refuses(cell.call('Base/SelectOperatingMode'), /^1\/3 one of JOG_MANUAL, /);
  });

  it('notifies once however many subscribed, and nobody who unsubscribed or whose session is over', () => {
    const cell = new CellBench();
    const other = cell.bench.login('operator');
    const handles = [cell.sessionId, other, other].map((id) => cell.call('Base/ArmStateTopic', {}, id) as Fields);
    const heardAfter = (act: () => void) => {
      act();
      cell.hear(cell.bench.arm.setArmState(cell.bench.arm.cell.state.armState === 'IDLE' ? 'MAINTENANCE' : 'IDLE'));
      return cell.heard().length;
    };
    assert.equal(
      heardAfter(() => undefined),
      1,
    );
    assert.equal(cell.call('Base/Unsubscribe', handles[0], other), '1/17 Subscription not found', 'another’s');
    assert.equal(
      heardAfter(() => cell.call('Base/Unsubscribe', handles[0])),
      1,
    );
    assert.equal(
      heardAfter(() => cell.bench.call('Session/CloseSession', {}, other)),
      0,
    );
  });
});

describe('simulated arm: variables', () => {
  const handle = (identifier: string, namespace = 'line') => ({
    namespaceHandle: { identifier: namespace },
    identifier,
  });
  const set = (cell: CellBench, fields: Fields) => cell.call('VariableManager/SetVariable', fields);

  it('lists two namespaces and their variables of every type', () => {
    const cell = new CellBench('operator');
    const { namespaces } = cell.call('VariableManager/GetAllNamespaces') as { namespaces: Fields[] };
    assert.deepEqual(namespaces, [{ identifier: 'line' }, { identifier: 'cell' }]);
    const all = namespaces.flatMap((one) => {
      const read = cell.call('VariableManager/GetAllVariables', one) as { handle: Fields; variables: Fields[] };
      assert.deepEqual(read.handle, one);
      return read.variables;
    });
    const types = new Set(all.map(({ type }) => String(type).slice(14)));
    assert.deepEqual(types, new Set(['NUMBER', 'STRING', 'BOOL', 'JSON']));
    for (const one of all) assert.deepEqual(cell.call('VariableManager/GetVariable', one.handle as Fields), one);
  });

  it('are set, made, deleted and announced, each with who did it', () => {
    const cell = new CellBench();
    cell.subscribe('VariableManager/VariableChangeTopic');
    const value = { handle: handle('part_count'), type: 'VARIABLE_TYPE_NUMBER', numberValue: 42.5, unit: 'pcs' };
    assert.deepEqual(set(cell, value), handle('part_count'));
    assert.deepEqual(cell.call('VariableManager/GetVariable', handle('part_count')), value);
    const batch = { handle: handle('batch', 'order'), type: 'VARIABLE_TYPE_STRING', stringValue: 'B7' };
    assert.equal(set(cell, batch), '1/17 Namespace not found');
    cell.call('VariableManager/CreateNamespace', { identifier: 'order' });
    cell.call('VariableManager/CreateNamespace', { identifier: 'order' });
    set(cell, batch);
    cell.call('VariableManager/DeleteVariable', batch.handle);
    assert.equal(cell.call('VariableManager/GetVariable', batch.handle), '1/17 Variable not found');
    cell.call('VariableManager/DeleteNamespace', { identifier: 'order' });

    const heard = cell.heard().map(([, { genericInfo, ...fields }]) => {
      assert.equal(((genericInfo as Fields).connection as Fields).username, 'admin');
      return fields;
    });
    const change = (namespace: string, variable: Fields) => ({
      namespaceVariables: [{ handle: { identifier: namespace }, variables: [variable] }],
    });
    const order = { namespaces: [{ identifier: 'order' }] };
    assert.deepEqual(heard, [
      { event: 'CONFIGURATION_CHANGE_EVENT_VARIABLES_CHANGED', changedVariables: change('line', value) },
      { event: 'CONFIGURATION_CHANGE_EVENT_NAMESPACES_CREATED', createdNamespaces: order },
      { event: 'CONFIGURATION_CHANGE_EVENT_VARIABLES_CHANGED', changedVariables: change('order', batch) },
      { event: 'CONFIGURATION_CHANGE_EVENT_VARIABLES_DELETED', deletedVariables: change('order', batch) },
      { event: 'CONFIGURATION_CHANGE_EVENT_NAMESPACES_DELETED', deletedNamespaces: order },
    ]);
  });

  it('of the system can only be read, and what names no variable is refused', () => {
    const cell = new CellBench();
    const serial = handle('serial_number', 'cell');
    const text = { handle: serial, type: 'VARIABLE_TYPE_STRING', stringValue: 'X' };
    assert.equal(set(cell, text), '1/39 It belongs to the system');
    assert.equal(cell.call('VariableManager/DeleteVariable', serial), '1/40 It belongs to the system');
    assert.equal(cell.call('VariableManager/DeleteNamespace', { identifier: 'cell' }), '1/40 It belongs to the system');
    assert.equal(set(cell, {}), '1/17 Namespace not found');
    refuses(set(cell, { handle: handle('x') }), /^1\/3 The type is one of BOOL/);
    refuses(set(cell, { ...text, handle: handle('') }), /^1\/3 .*identifier/);
    refuses(cell.call('VariableManager/CreateNamespace'), /^1\/3 .*identifier/);
    assert.equal((cell.call('VariableManager/GetVariable', serial) as Fields).stringValue, 'SIM-0001');
  });
});

describe('simulated arm: inputs and outputs', () => {
  it('sets each digital output, reads it, and announces it', () => {
    const cell = new CellBench();
    cell.subscribe('IndustrialIO/DigitalOutputChangeTopic');
    for (const identifier of [1, 8]) cell.call('IndustrialIO/SetDigitalOutputHighState', { identifier });
    cell.call('IndustrialIO/SetDigitalOutputLowState', { identifier: 1 });
    const { infos } = cell.call('IndustrialIO/GetAllDigitalOutputInfo') as { infos: Fields[] };
    const [LOW, HIGH] = [{ state: 'DIGITAL_PIN_STATE_LOW' }, { state: 'DIGITAL_PIN_STATE_HIGH' }];
    assert.deepEqual(infos, [LOW, LOW, LOW, LOW, LOW, LOW, LOW, HIGH]);
    assert.deepEqual(cell.call('IndustrialIO/GetDigitalOutputInfo', { identifier: 8 }), HIGH);
    assert.deepEqual(
      cell.heard().map(([, { channel, info }]) => ({ channel, info })),
      [
        { channel: { identifier: 1 }, info: HIGH },
        { channel: { identifier: 8 }, info: HIGH },
        { channel: { identifier: 1 }, info: LOW },
      ],
    );
    for (const identifier of [0, 9]) {
      assert.equal(cell.call('IndustrialIO/SetDigitalOutputHighState', { identifier }), '1/3 The channel is 1 to 8');
    }
  });

  it('reads digital inputs, and announces what changes at them', () => {
    const cell = new CellBench();
    cell.subscribe('IndustrialIO/DigitalInputChangeTopic');
    const press = (isHigh: boolean) => cell.hear(cell.bench.arm.happen(({ io }) => io.setInput(3, isHigh)));
    press(true);
    press(true);
    const HIGH = { enabled: true, state: 'DIGITAL_PIN_STATE_HIGH' };
    assert.deepEqual(cell.call('IndustrialIO/GetDigitalInputInfo', { identifier: 3 }), HIGH);
    assert.deepEqual((cell.call('IndustrialIO/GetAllDigitalInputInfo') as { infos: Fields[] }).infos[2], HIGH);
    const heard = cell.heard().map(([, { channel, info }]) => ({ channel, info }));
    assert.deepEqual(heard, [{ channel: { identifier: 3 }, info: HIGH }], 'once, since it changed once');
    cell.call('IndustrialIO/SetDigitalInputConfiguration', { channel: { identifier: 3 } });
    assert.deepEqual(cell.call('IndustrialIO/GetDigitalInputInfo', { identifier: 3 }), {}, 'it is not read any more');
  });

  it('puts out analog values within the limits of the mode, and announces them', () => {
    const cell = new CellBench();
    cell.subscribe('IndustrialIO/AnalogIOChangeTopic');
    const [A, B] = [{ identifier: 'ANALOG_CHANNEL_A' }, { identifier: 'ANALOG_CHANNEL_B' }];
    const put = (channel: Fields | undefined, dacValue: number) =>
      cell.call('IndustrialIO/SetAnalogValue', { ...(channel && { channel }), dacValue });
    assert.deepEqual(put(A, 7.5), {});
    assert.deepEqual(cell.call('IndustrialIO/GetAnalogIOInfo', A), { dacValue: 7.5 });
    const [[, { genericInfo, ...heard }] = assert.fail()] = cell.heard();
    assert(genericInfo);
    assert.deepEqual(heard, { channel: A, info: { dacValue: 7.5 }, mode: 'ANALOG_MODE_VOLTAGE_OUTPUT' });
    assert.equal(put(A, 10.5), '1/48 Value is above the maximum');
    assert.equal(put(A, -1), '1/49 Value is below the minimum');
    assert.equal(put(B, 1), '1/3 The channel is no output');
    refuses(put({ identifier: 'ANALOG_CHANNEL_C' }, 1), /^1\/3 The channel is one of A, B/);
    refuses(put(undefined, 1), /^1\/3 A channel is needed/);
    cell.call('IndustrialIO/SetAnalogIOConfiguration', { channel: B, mode: 'ANALOG_MODE_CURRENT_OUTPUT' });
    assert.deepEqual(put(B, 20), {});
    cell.hear(cell.bench.arm.happen(({ io }) => io.setAnalogInput('A', 2.5)));
    const { infos } = cell.call('IndustrialIO/GetAllAnalogIOInfo') as { infos: Fields[] };
    assert.deepEqual(infos, [{ dacValue: 7.5, adcValue: 2.5 }, { dacValue: 20 }]);
  });

  it('keeps configurations, and has its outputs off after a power cycle', () => {
    const cell = new CellBench();
    const channel = { identifier: 2 };
    for (const [set, get, configuration] of [
      [
        'SetDigitalOutputConfiguration',
        'GetDigitalOutputConfiguration',
        { channel, mode: 'DIGITAL_OUTPUT_MODE_HIGH_SIDE' },
      ],
      [
        'SetDigitalInputConfiguration',
        'GetDigitalInputConfiguration',
        { channel, enabled: true, debounceDelay: 'DEBOUNCE_FILTER_DELAY_50_US' },
      ],
    ] as const) {
      assert.deepEqual(cell.call(`IndustrialIO/${set}`, configuration), {});
      assert.deepEqual(cell.call(`IndustrialIO/${get}`, channel), configuration);
    }
    const analog = { identifier: 'ANALOG_CHANNEL_B' };
    const { mode } = cell.call('IndustrialIO/GetAnalogIOConfiguration', analog) as Fields;
    assert.equal(mode, 'ANALOG_MODE_VOLTAGE_INPUT');
    cell.call('IndustrialIO/SetDigitalOutputHighState', channel);
    cell.bench.arm.restart();
    assert(cell.bench.arm.cell.io.outputs.every((isHigh) => !isHigh));
  });
});

describe('simulated arm: events', () => {
  it('keeps what happened, newest last, until it is cleared', () => {
    const cell = new CellBench();
    cell.subscribe('EventBroker/EventTopic');
    cell.bench.arm.setArmState('IN_FAULT');
    const event = { eventInfo: { severity: 'NOTIF_WARNING' }, source: 'flow', title: 'Box is full', code: 7 };
    cell.call('EventBroker/LogEvent', event);
    cell.call('EventBroker/LogEvents', { events: [{ source: 'flow', title: 'Box was changed' }] });
    const kept = (size = 0) => (cell.call('EventBroker/GetEvents', { size }) as { events?: Fields[] }).events ?? [];
    const titles = ['The arm is in fault', 'Box is full', 'Box was changed'];
    assert.deepEqual(
      kept().map(({ title }) => title),
      titles,
    );
    const [fault, full] = kept();
    assert.equal((fault!.eventInfo as Fields).severity, 'NOTIF_ERROR');
    assert.equal((full!.eventInfo as Fields).severity, 'NOTIF_WARNING');
    assert.equal(kept(1)[0]!.title, 'Box was changed');
    assert.deepEqual(cell.call('EventBroker/ClearEvent', full!.handle as Fields), {});
    assert.equal(cell.call('EventBroker/ClearEvent', full!.handle as Fields), '1/17 Event not found');
    assert.equal(kept().length, 2);
    cell.call('EventBroker/ClearAllEvents');
    assert.deepEqual(kept(), []);
  });
});

describe('simulated arm: whatever is asked', () => {
  it('refuses numbers and texts that it could never say again', () => {
    const cell = new CellBench();
    const handle = { namespaceHandle: { identifier: 'line' }, identifier: 'x' };
    const nan = { handle, type: 'VARIABLE_TYPE_NUMBER', numberValue: NaN };
    assert.equal(cell.call('VariableManager/SetVariable', nan), '1/3 Invalid parameter');
    // Half of a surrogate pair, as bytes that a careless client makes of it.
    const half = Buffer.from('0a0c0a060a046c696e651202eda0', 'hex');
    const { payload } = cell.send('VariableManager/SetVariable', half);
    assert(payload.length > 0, 'an answer, whatever it is');
    assert.equal(cell.call('VariableManager/GetVariable', handle), '1/17 Variable not found');
  });

  it('says so if what it knows does not fit into a frame, and goes on', () => {
    const cell = new CellBench();
    cell.subscribe('VariableManager/VariableChangeTopic');
    const set = (identifier: string, size: number) =>
      cell.call('VariableManager/SetVariable', {
        handle: { namespaceHandle: { identifier: 'line' }, identifier },
        type: 'VARIABLE_TYPE_STRING',
        stringValue: 'x'.repeat(size),
      });
    for (const name of ['a', 'b']) assert.equal(typeof set(name, 9_000_000), 'object');
    assert.equal(cell.heard().length, 2);
    assert.equal(cell.call('VariableManager/GetAllVariables', { identifier: 'line' }), '1/38 The response is too long');
    assert.equal(typeof set('c', 0xff_ffff - 50), 'object');
    assert.equal(cell.heard().length, 0, 'the notification would be longer than a frame');
    assert.deepEqual(cell.call('Base/GetActuatorCount'), { count: 6 });
  });

  it('answers random bytes to any function, and none of them harms it', () => {
    const random = seededRandom(7);
    for (const { name } of vendorFunctions) {
      const cell = new CellBench();
      for (const topic of vendorFunctions.filter((fn) => fn.notification)) cell.call(topic.name);
      for (let round = 0; round < 40; round += 1) {
        const bytes = Uint8Array.from({ length: Math.floor(random() * 24) }, () => random() * (round % 2 ? 256 : 32));
        cell.send(name, bytes);
      }
      cell.wait(1000);
      assert.equal(typeof cell.call('Base/GetArmState'), 'object', name);
    }
  });
});

describe('simulated arm: who may do what', () => {
  it('lets an operator read and run, and says which permission is missing for the rest', () => {
    const cell = new CellBench('operator');
    for (const name of [
      'VariableManager/SetVariable',
      'IndustrialIO/SetDigitalOutputHighState',
      'EventBroker/LogEvent',
    ]) {
      assert.equal(cell.call(name), '1/54 CONFIGURE is needed', name);
    }
    cell.bench.call('Session/AddTemporaryUserRole', { roleIdentifier: 'Admin', password: 'admin' }, cell.sessionId);
    assert.deepEqual(cell.call('IndustrialIO/SetDigitalOutputHighState', { identifier: 1 }), {});
    assert.deepEqual(cell.call('ProgramRunner/Start', { handle: { programHandle: { identifier: 2 } } }), {});
  });

  it('answers every function of the vendor’s services: it plays it, or says that it does not', () => {
    const cell = new CellBench();
    const refused = vendorFunctions.flatMap(({ name }) => {
      const answer = cell.call(name);
      assert(typeof answer === 'object' || /^[13]\/\d+ ./.test(answer), name);
      return answer === '1/2 The simulator does not play this method' ? [name] : [];
    });
    const services = new Set(refused.map((name) => name.split('/')[0]));
    assert.deepEqual(services, new Set(['Base', 'ProgramRunner', 'ProgramConfig', 'VariableManager']));
    const writesPrograms =
      /\/(Create|Delete|Update|Export|Import|Validate|Migrate)\w*Programs?$|\/Migrate|\/StartActions|\/GetLast/;
    for (const name of refused.filter((one) => one.startsWith('Program'))) assert.match(name, writesPrograms);
    assert.deepEqual(
      refused.filter((name) => name.startsWith('VariableManager/')),
      ['VariableManager/Interpolate'],
    );
    assert(!refused.some((name) => name.endsWith('Topic') || name.endsWith('Unsubscribe')));
  });

  it('wants a session for each of them', () => {
    const cell = new CellBench();
    for (const { name } of vendorFunctions) assert.equal(cell.call(name, {}, 0), '1/12 Session not recognized', name);
  });
});
