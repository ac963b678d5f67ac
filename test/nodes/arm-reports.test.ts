import assert from 'node:assert/strict';
import helper from 'node-red-node-test-helper';
import { AnsweringArm } from '../support/answering-arm.js';
import { eventually } from '../support/eventually.js';
import { Flow, type Message } from '../support/flow.js';

const TYPE = 'kinova-status-listener';
const STATE = 'Base/ArmStateTopic';
/** All that is no report of the arm itself. */
const QUIET = Object.fromEntries(
  ['snapshot', 'sessionOpened', 'sessionClosed', 'sessionKilled', 'rolesChanged', 'connected', 'disconnected']
    .concat('loggedIn', 'loginRefused', 'sessionLost')
    .map((name) => [name, false]),
);

describe('status-listener, what the arm itself does', () => {
  let arm: AnsweringArm;
  afterEach(async () => {
    await Flow.stop();
    await arm.close();
  });

  async function start(generation: 2 | 3, node: Record<string, unknown>): Promise<Flow> {
    const protocol = generation === 2 ? 'tcp' : 'mqtt';
    return Flow.start({ port: arm.port, protocol }, { type: TYPE, ...QUIET, ...node });
  }
  const payloads = (flow: Flow) =>
    flow.sent.map(({ payload }) => {
      const { at, ...rest } = payload as Message;
      assert.equal(new Date(at as string).toISOString(), at);
      return rest;
    });
  /** The warnings of the nodes of that type. */
  const logged = (nodeType: string) =>
    (helper.log().args as [{ level: number; type?: string; msg: unknown }][])
      .filter(([{ level, type }]) => level === 30 && type === nodeType)
      .map(([{ msg }]) => String(msg));
  /** Waits for so many messages, and then makes sure that there are no more. */
  async function heard(flow: Flow, count: number): Promise<unknown[]> {
    await eventually(() => flow.sent.length >= count);
    await new Promise((resolve) => setTimeout(resolve, 100));
    return payloads(flow);
  }

  for (const generation of [3, 2] as const) {
    it(`tells the state once after the login, and then its changes, on an arm of Kortex ${generation}`, async () => {
      arm = await AnsweringArm.start(generation);
      arm.answers.set('Base/GetArmState', { activeState: 'IDLE' });
      const flow = await start(generation, { armState: true });
      assert.deepEqual(await heard(flow, 1), [{ event: 'arm-state', state: 'IDLE', previous: null }]);
      assert.equal(flow.sent[0]?.topic, 'kortex/arm 7/arm-state');
      for (const activeState of ['IDLE', 'IN_FAULT', 'IN_FAULT', 'IDLE']) arm.notify(STATE, { activeState });
      assert.deepEqual((await heard(flow, 3)).slice(1), [
        { event: 'arm-state', state: 'IN_FAULT', previous: 'IDLE' },
        { event: 'arm-state', state: 'IDLE', previous: 'IN_FAULT' },
      ]);
      arm.dropConnections();
      assert.deepEqual((await heard(flow, 4)).slice(3), [{ event: 'arm-state', state: 'IDLE', previous: null }]);
    });
  }

  it('subscribes before it reads, so that no change is lost between the two', async () => {
    arm = await AnsweringArm.start(3);
    arm.answers.set('Base/GetArmState', { activeState: 'IDLE' });
    await heard(await start(3, { armState: true }), 1);
    assert.deepEqual(
      arm.asked.map(([name]) => name),
      [STATE, 'Base/GetArmState'],
    );
  });

  it('leaves out a MONITORED_STOP that lasts for a moment, and tells one that lasts', async () => {
    arm = await AnsweringArm.start(3);
    arm.answers.set('Base/GetCurrentOperatingMode', { operatingMode: 'JOG_MANUAL' });
    const flow = await start(3, { operatingMode: true });
    await heard(flow, 1);
    const notify = (operatingMode: string) => arm.notify('Base/OperatingModeTopic', { operatingMode });
    notify('MONITORED_STOP');
    notify('AUTO');
    notify('MONITORED_STOP');
    assert.deepEqual(await heard(flow, 3), [
      { event: 'operating-mode', mode: 'JOG_MANUAL', previous: null },
      { event: 'operating-mode', mode: 'AUTO', previous: 'JOG_MANUAL' },
      { event: 'operating-mode', mode: 'MONITORED_STOP', previous: 'AUTO' },
    ]);
  });

  it('tells the mode of a Gen3 by the function that it has', async () => {
    arm = await AnsweringArm.start(2);
    arm.answers.set('Base/GetOperatingMode', { operatingMode: 'RUN_MODE' });
    const flow = await start(2, { operatingMode: true });
    const [first] = (await heard(flow, 1)) as [Message];
    assert.equal(first.event, 'operating-mode');
    assert.match(String(first.mode), /^RUN/);
  });

  it('tells what runs, and which program', async () => {
    arm = await AnsweringArm.start(3);
    arm.answers.set('ProgramRunner/GetStatus', { status: 'IDLE' });
    const flow = await start(3, { programStatus: true });
    await heard(flow, 1);
    arm.notify('ProgramRunner/StatusChangeTopic', {
      statusInfo: { status: 'RUNNING', currentHandles: { programHandle: { identifier: 3 } } },
    });
    assert.deepEqual(await heard(flow, 2), [
      { event: 'program-status', status: 'IDLE', program: null, previous: null },
      { event: 'program-status', status: 'RUNNING', program: 3, previous: 'IDLE' },
    ]);
  });

  it('tells events of the arm as plain text', async () => {
    arm = await AnsweringArm.start(3);
    const flow = await start(3, { armEvent: true });
    await eventually(() => arm.names.includes('EventBroker/EventTopic'));
    await new Promise((resolve) => setTimeout(resolve, 50));
    arm.notify('EventBroker/EventTopic', {
      event: {
        eventInfo: { severity: 'WARNING' },
        code: 17,
        title: 'Joint 3',
        explanation: '<p>Too <b>warm</b>: 80&nbsp;&deg;C &lt; limit</p><script>alert(1)</script>',
        suggestion: 'Wait&#46;',
        source: 'base',
      },
    });
    const expected = {
      event: 'arm-event',
      severity: 'WARNING',
      code: 17,
      title: 'Joint 3',
      explanation: 'Too warm: 80 &deg;C < limit',
      suggestion: 'Wait.',
      source: 'base',
    };
    assert.deepEqual(await heard(flow, 1), [expected]);
  });

  it('warns once of what a Gen3 does not have, and goes on with the others', async () => {
    arm = await AnsweringArm.start(2);
    arm.answers.set('Base/GetArmState', { activeState: 'IDLE' });
    const flow = await start(2, { armState: true, programStatus: true, armEvent: true });
    await heard(flow, 1);
    arm.dropConnections();
    assert.equal((await heard(flow, 2)).length, 2);
    const warnings = logged('kinova-status-listener');
    assert.equal(warnings.length, 2, warnings.join());
    assert.match(warnings[0]!, /no program-status from this arm: .*Kortex 2/);
    assert.match(warnings[1]!, /no arm-event from this arm: .*Kortex 2/);
  });

  it('is off in flows that were saved before there was this choice', async () => {
    arm = await AnsweringArm.start(3);
    const flow = await start(3, {});
    await flow.ready();
    await new Promise((resolve) => setTimeout(resolve, 100));
    assert.deepEqual(arm.asked, []);
  });
});
