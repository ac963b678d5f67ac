import assert from 'node:assert/strict';
import { AnsweringArm } from '../support/answering-arm.js';
import { eventually } from '../support/eventually.js';
import { Flow, type Message } from '../support/flow.js';
import { callOf } from '../support/origin.js';

const TYPE = 'kinova-call';
const START = 'ProgramRunner/Start';

for (const generation of [3, 2] as const) {
  describe(`call method, on an arm of Kortex ${generation}`, () => {
    let arm: AnsweringArm;
    beforeEach(async () => {
      arm = await AnsweringArm.start(generation);
    });
    afterEach(async () => {
      await Flow.stop();
      await arm.close();
      delete process.env.KORTEX_TEST_METHOD;
    });

    const protocol = generation === 2 ? 'tcp' : 'mqtt';
    async function start(node: Record<string, unknown> = {}, config: Record<string, unknown> = {}): Promise<Flow> {
      const flow = await Flow.start({ port: arm.port, protocol, ...config }, { type: TYPE, ...node });
      await flow.ready();
      return flow;
    }

    it('sends on the response of the arm, and says where it came from', async () => {
      arm.answers.set('Base/GetArmState', { activeState: 'IN_FAULT' });
      const flow = await start({ method: 'Base/GetArmState' });
      const { payload, kortex, topic } = await flow.answer({ topic: 'now' });
      assert.equal((payload as Message).activeState, 'IN_FAULT');
      const { durationMs } = kortex as { durationMs: number };
      assert.deepEqual(callOf(kortex), { arm: 'arm 7', method: 'Base/GetArmState', sessionId: 1 });
      assert(durationMs >= 0);
      assert.equal(topic, 'now');
    });

    it('takes the method from the message, a context, a variable or an expression', async () => {
      process.env.KORTEX_TEST_METHOD = 'Base/GetArmState';
      const sources = [
        { method: 'which', methodType: 'msg' },
        { method: 'KORTEX_TEST_METHOD', methodType: 'env' },
        { method: '"Base/" & which2', methodType: 'jsonata' },
      ];
      for (const source of sources) {
        const flow = await start(source);
        const { kortex } = await flow.answer({ which: 'Base/GetArmState', which2: 'GetArmState' });
        assert.equal((kortex as Message).method, 'Base/GetArmState');
        await Flow.stop();
      }
    });

    it('refuses a function that does not exist, or a method that is no text, and asks nobody', async () => {
      const flow = await start({ method: 'which', methodType: 'msg' });
      for (const [which, text] of [
        ['Base/Dance', /Base\/Dance/],
        ['Session/CreateSession', /Session\/CreateSession/],
        [7, /method: expected a function such as Base\/GetArmState, got number/],
        [undefined, /method: expected a function/],
      ] as const) {
        const { error, sent } = await flow.ask({ which });
        assert.equal(error?.code, 'KORTEX_INPUT');
        assert.match(error.message, text);
        assert.deepEqual(sent, []);
      }
      assert.deepEqual(arm.asked, []);
    });

    it('does nothing but read unless the arm allows flows more', async () => {
      const flow = await start({ method: 'which', methodType: 'msg' });
      const name = generation === 3 ? START : 'Base/Unsubscribe';
      const { error } = await flow.ask({ which: name });
      assert.equal(error?.code, 'KORTEX_NOT_ALLOWED');
      assert.deepEqual(arm.asked, []);
    });

    it('refuses an arm that allows flows something unknown', async () => {
      const flow = await Flow.start({ port: arm.port, protocol, flowsMay: 'dance' }, { type: TYPE });
      const { message } = (await flow.trouble('KORTEX_INPUT')).error as { message: string };
      assert.match(message, /flowsMay: expected one of read, change, move/);
    });
  });
}

describe('call method', () => {
  let arm: AnsweringArm;
  beforeEach(async () => {
    arm = await AnsweringArm.start(3);
  });
  afterEach(async () => {
    await Flow.stop();
    await arm.close();
  });

  async function start(node: Record<string, unknown>, config: Record<string, unknown> = {}): Promise<Flow> {
    const flow = await Flow.start({ port: arm.port, flowsMay: 'move', ...config }, { type: TYPE, ...node });
    await flow.ready();
    return flow;
  }

  it('sends a request as it stands in the dialog, or as a message has it, in either spelling', async () => {
    const flow = await start({ method: START, request: 'order', requestType: 'msg' });
    for (const handle of [{ programHandle: { identifier: 2 } }, { program_handle: { identifier: 2 } }]) {
      await flow.answer({ order: { handle } });
    }
    await Flow.stop();
    const fixed = await start({ method: START, request: '{"handle":{"programHandle":{"identifier":2}}}' });
    await fixed.answer();
    const [first, ...others] = arm.asked;
    assert.equal(first?.[0], START);
    assert.deepEqual(others, [first, first]);
  });

  it('says which part of a request is wrong, and asks nobody', async () => {
    const flow = await start({ method: START, request: 'order', requestType: 'msg' });
    const { error } = await flow.ask({ order: { handle: { programHandle: { identifer: 2 } } } });
    assert.equal(error?.code, 'KORTEX_INPUT');
    assert.match(error.message, /request\.handle\.programHandle\.identifer: expected a field that ProgramHandle has/);
    assert.deepEqual(arm.asked, []);
  });

  it('allows to change and not to move, if that is chosen; to stop is always a change', async () => {
    const flow = await start({ method: 'which', methodType: 'msg' }, { flowsMay: 'change' });
    assert.equal((await flow.ask({ which: START })).error?.code, 'KORTEX_NOT_ALLOWED');
    await flow.answer({ which: 'ProgramRunner/Stop' });
    assert.deepEqual(
      arm.asked.map(([name]) => name),
      ['ProgramRunner/Stop'],
    );
  });

  it('calls in the order of the messages, however late a value is found', async () => {
    const flow = await start({
      method: 'IndustrialIO/SetDigitalOutputHighState',
      request: '$string(channel) = "1" ? $millis() > 0 ? {"identifier": channel} : {} : {"identifier": channel}',
      requestType: 'jsonata',
    });
    for (const channel of [1, 2, 3, 4]) flow.node.receive({ channel });
    await eventually(() => flow.sent.length === 4);
    assert.deepEqual(
      arm.asked.map(([, hex]) => hex),
      ['0801', '0802', '0803', '0804'],
    );
  });

  it('gives bytes as a Buffer', async () => {
    arm.answers.set('Base/FileRead', { data: Buffer.from([1, 2, 255]) });
    const flow = await start({ method: 'Base/FileRead' });
    const { payload } = await flow.answer();
    assert.deepEqual(payload, { data: Buffer.from([1, 2, 255]) });
  });
});
