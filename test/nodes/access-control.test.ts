import assert from 'node:assert/strict';
import helper from 'node-red-node-test-helper';
import { type Simulator, startSimulator } from '../../src/simulator/index.js';
import { eventually } from '../support/eventually.js';
import { Flow, flowOf, type Message } from '../support/flow.js';
import { callOf } from '../support/origin.js';

const TYPE = 'kinova-access-control';
const GET = 'Session/GetAccessControl';
const SET = 'Session/SetAccessControl';
const OFF = { singleSourceControl: false, bypassRemoteAccess: false };
const BOTH = { singleSourceControl: true, bypassRemoteAccess: true };
const OPERATOR = { arm: { username: 'operator', password: 'operator' } };

describe('access-control', () => {
  let simulator: Simulator;
  beforeEach(async () => {
    simulator = await startSimulator();
  });
  afterEach(async () => {
    await Flow.stop();
    await simulator.close();
    delete process.env.KORTEX_TEST_FLAG;
  });

  /** A flow with a session; `others` are further access-control nodes on the same arm, with ids and without wires. */
  async function start(
    node: Record<string, unknown> = {},
    credentials?: Record<string, Record<string, string>>,
    others: Record<string, unknown>[] = [],
  ): Promise<Flow> {
    const nodes = others.map((other) => ({ z: 'tab', x: 0, y: 0, type: TYPE, arm: 'arm', wires: [['end']], ...other }));
    const flow = await Flow.start({ port: simulator.port }, { type: TYPE, ...node }, credentials, { nodes });
    await flow.ready();
    return flow;
  }
  const turn = (flags: Partial<typeof OFF>) => void Object.assign(simulator.arm.accessControl, flags);
  const stands = () => ({ ...simulator.arm.accessControl });
  const calls = (method: string) => simulator.calls.get(method) ?? 0;

  describe('get', () => {
    it('tells both flags, and changes nothing', async () => {
      turn({ singleSourceControl: true });
      const flow = await start({ bypassRemoteAccessType: 'on' });
      const { payload, kortex, topic } = await flow.answer({ topic: 'look', payload: 'old' });
      assert.deepEqual(payload, { singleSourceControl: true, bypassRemoteAccess: false });
      const { durationMs } = kortex as { durationMs: number };
      assert.deepEqual(callOf(kortex), { arm: 'arm 7', method: GET, sessionId: 1 });
      assert(durationMs >= 0);
      assert.equal(topic, 'look');
      assert.equal(calls(SET), 0);
    });
  });

  describe('set', () => {
    it('sets one flag, leaves the other as it is, and reads back', async () => {
      turn({ bypassRemoteAccess: true });
      const flow = await start({ action: 'set', singleSourceControlType: 'on' });
      const { payload, kortex } = await flow.answer();
      assert.deepEqual(payload, {
        ...BOTH,
        previous: { singleSourceControl: false, bypassRemoteAccess: true },
        changed: true,
      });
      assert.equal((kortex as Message).method, SET);
      assert.deepEqual(stands(), BOTH);
      assert.deepEqual([calls(GET), calls(SET)], [2, 1]);
    });

    it('writes nothing where nothing differs', async () => {
      const flow = await start({ action: 'set', bypassRemoteAccessType: 'off' });
      assert.deepEqual((await flow.answer()).payload, { ...OFF, previous: OFF, changed: false });
      assert.equal(calls(SET), 0);
    });

    it('passes on the message that came in, with payload and kortex touched only', async () => {
      const flow = await start({ action: 'set', singleSourceControlType: 'on' });
      const { payload, kortex, ...rest } = await flow.answer({ _msgid: 'm1', topic: 't', mine: { a: 1 }, payload: 0 });
      assert(payload && kortex);
      assert.deepEqual(rest, { _msgid: 'm1', topic: 't', mine: { a: 1 } });
      assert.equal(flow.completed.length, 1);
    });

    it('takes a flag from the message, from context, from the environment and from an expression', async () => {
      process.env.KORTEX_TEST_FLAG = 'false';
      const flow = await start(
        {
          action: 'set',
          singleSourceControl: 'cell.single',
          singleSourceControlType: 'msg',
          bypassRemoteAccess: 'bypass',
          bypassRemoteAccessType: 'flow',
        },
        undefined,
        [
          {
            id: 'second',
            action: 'set',
            singleSourceControl: 'KORTEX_TEST_FLAG',
            singleSourceControlType: 'env',
            bypassRemoteAccess: '$not(payload)',
            bypassRemoteAccessType: 'jsonata',
          },
          { id: 'third', action: 'set', singleSourceControl: 'single', singleSourceControlType: 'global' },
        ],
      );
      flow.node.context().flow.set('bypass', true);
      flow.node.context().global.set('single', 'true');
      assert.deepEqual((await flow.answer({ cell: { single: 'true' } })).payload, {
        ...BOTH,
        previous: OFF,
        changed: true,
      });
      const asked: Message = { payload: true };
      helper.getNode('second')?.receive(asked);
      await eventually(() => flow.sent.length === 2);
      assert.deepEqual(flow.sent[1]?.payload, { ...OFF, previous: BOTH, changed: true });
      helper.getNode('third')?.receive({});
      await eventually(() => flow.sent.length === 3);
      assert.deepEqual(stands(), { ...OFF, singleSourceControl: true });
    });

    const NOTHING = 'true or false, got nothing; bypassRemoteAccessType "keep" leaves this flag as it is';
    for (const [wrong, msg, expected] of [
      ['a flag that is neither true nor false', { payload: { on: 'maybe' } }, 'true or false, got "maybe"'],
      ['a number', { payload: { on: 1 } }, 'true or false, got 1'],
      ['a flag that is missing', { payload: {} }, NOTHING],
      ['a flag that is null', { payload: { on: null } }, NOTHING],
    ] as const) {
      it(`refuses ${wrong} by name, and does not ask the arm`, async () => {
        const flow = await start({
          action: 'set',
          singleSourceControlType: 'on',
          bypassRemoteAccess: 'payload.on',
          bypassRemoteAccessType: 'msg',
        });
        const { error, sent, completed } = await flow.ask(msg);
        assert.equal(error?.message, `KORTEX_INPUT: bypassRemoteAccess: expected ${expected}`);
        assert.equal(error.code, 'KORTEX_INPUT');
        assert.deepEqual([sent, completed, calls(GET), calls(SET)], [[], false, 0, 0]);
      });
    }

    it('names the flag where its path leads through nothing, and where its source is unknown', async () => {
      const flow = await start(
        { action: 'set', singleSourceControl: 'a.b', singleSourceControlType: 'msg' },
        undefined,
        [
          { id: 'second', action: 'set', bypassRemoteAccessType: 'yes' },
          { id: 'third', action: 'set', bypassRemoteAccess: true },
        ],
      );
      assert.match((await flow.ask()).error?.message ?? '', /^KORTEX_INPUT: singleSourceControl: expected /);
      for (const [id, got] of [
        ['second', '"yes"'],
        ['third', 'nothing'],
      ] as const) {
        helper.getNode(id)?.receive({});
        const { error } = await eventually(() => flow.caught[id === 'second' ? 1 : 2]);
        const sources = 'keep, on, off, msg, flow, global, env, jsonata';
        assert.equal(
          (error as Error).message,
          `KORTEX_INPUT: bypassRemoteAccessType: expected one of ${sources}; got ${got}`,
        );
      }
      assert.equal(calls(GET), 0);
    });

    it('never interleaves with another set, be it of the same node or of another one', async () => {
      const flow = await start(
        { action: 'set', singleSourceControl: 'payload', singleSourceControlType: 'msg' },
        undefined,
        [{ id: 'second', action: 'set', bypassRemoteAccessType: 'on' }],
      );
      simulator.delay(GET, 40);
      flow.node.receive({ payload: true });
      helper.getNode('second')?.receive({});
      flow.node.receive({ payload: false });
      await eventually(() => flow.sent.length === 3);
      let before = OFF;
      for (const { payload } of flow.sent) {
        const { previous, changed, ...flags } = payload as typeof OFF & { previous: typeof OFF; changed: boolean };
        assert.deepEqual([previous, changed], [before, true]);
        before = flags;
      }
      assert.deepEqual(stands(), { ...OFF, bypassRemoteAccess: true });
    });

    it('fails, and all that wait behind it, when the link goes, and is not sent again later', async () => {
      const flow = await start({ action: 'set', bypassRemoteAccessType: 'on' });
      simulator.delay(GET, 60_000);
      flow.node.receive({});
      flow.node.receive({});
      await eventually(() => calls(GET) === 1);
      simulator.dropConnections();
      const failures = () =>
        flow.caught.filter(({ error }) => (error as { source: { id: string } }).source.id === 'node');
      await eventually(() => failures().length === 2);
      assert(failures().every(({ error }) => (error as { code: string }).code === 'KORTEX_OFFLINE'));
      simulator.delay(GET, 0);
      await flow.ready();
      assert.deepEqual((await flow.answer()).payload, {
        ...OFF,
        bypassRemoteAccess: true,
        previous: OFF,
        changed: true,
      });
      assert.equal(calls(SET), 1);
    });

    it('fails with KORTEX_ARM where the arm does not keep what was written', async () => {
      Object.defineProperty(simulator.arm.accessControl, 'bypassRemoteAccess', { get: () => false, set: () => void 0 });
      const flow = await start({ action: 'set', bypassRemoteAccessType: 'on' });
      const { error, sent } = await flow.ask();
      assert.equal(error?.code, 'KORTEX_ARM');
      assert.match(error.message, /SetAccessControl .* does not keep it: bypassRemoteAccess is false$/);
      assert.deepEqual(sent, []);
      await flow.status('status.error');
    });

    it('fails with KORTEX_PERMISSION_DENIED for an operator, who may read', async () => {
      const flow = await start({ action: 'msg.action', singleSourceControlType: 'on' }, OPERATOR);
      assert.equal((await flow.ask({ action: 'set' })).error?.code, 'KORTEX_PERMISSION_DENIED');
      assert.deepEqual((await flow.answer({ action: 'get' })).payload, OFF);
      assert.deepEqual(stands(), OFF);
    });

    it('fails at once without a link or a session', async () => {
      const flow = await start({ action: 'set', singleSourceControlType: 'on' });
      await simulator.close();
      await flow.trouble('KORTEX_OFFLINE');
      assert.equal((await flow.ask()).error?.code, 'KORTEX_OFFLINE');
    });
  });

  it('does what msg.action says, and nothing for an action it does not know', async () => {
    const flow = await start({ action: 'msg.action', singleSourceControlType: 'on' });
    const { error } = await flow.ask({ action: 'explode' });
    assert.equal(error?.message, 'KORTEX_INPUT: msg.action: expected one of get, set, enforce; got "explode"');
    assert.equal((await flow.ask({})).error?.code, 'KORTEX_INPUT');
    assert.equal(calls(GET), 0, 'and nothing by itself');
    assert.deepEqual((await flow.answer({ action: 'get' })).payload, OFF);
    assert.equal(((await flow.answer({ action: 'enforce' })).payload as Message).changed, true);
    assert.equal(((await flow.answer({ action: 'set' })).payload as Message).changed, false);
  });

  it('ignores msg.action where the action is fixed', async () => {
    const flow = await start({ singleSourceControlType: 'on' });
    assert.deepEqual((await flow.answer({ action: 'set' })).payload, OFF);
    assert.equal(calls(SET), 0);
  });

  it('fails with KORTEX_INPUT without an arm', async () => {
    const flow = await Flow.start({ port: simulator.port }, { type: TYPE, arm: 'gone', action: 'enforce' });
    await flow.trouble('KORTEX_INPUT');
    assert.equal(flow.caught.length, 1, 'what acts by itself tells so by itself');
    assert.match((await flow.ask()).error?.message ?? '', /^KORTEX_INPUT: arm: /);
    await flow.status('status.misconfigured');
  });

  describe('enforce', () => {
    it('sets what is wanted by itself after the start, and sends out what had drifted', async () => {
      turn({ bypassRemoteAccess: true });
      const flow = await start({ action: 'enforce', singleSourceControlType: 'on', bypassRemoteAccessType: 'off' });
      const { payload, kortex } = await eventually(() => flow.sent[0]);
      assert.deepEqual(payload, {
        singleSourceControl: true,
        bypassRemoteAccess: false,
        previous: { singleSourceControl: false, bypassRemoteAccess: true },
        changed: true,
        drift: ['singleSourceControl', 'bypassRemoteAccess'],
      });
      const { arm, method, sessionId } = kortex as Message;
      assert.deepEqual([arm, method, sessionId], ['arm 7', SET, 1]);
    });

    it('sends nothing where nothing drifted, and answers a message like set', async () => {
      turn({ singleSourceControl: true });
      const flow = await start({ action: 'enforce', singleSourceControlType: 'on' });
      await eventually(() => calls(GET) === 1);
      const { payload, topic } = await flow.answer({ topic: 'now' });
      assert.deepEqual(payload, { ...OFF, singleSourceControl: true, previous: stands(), changed: false });
      turn(OFF);
      assert.deepEqual((await flow.answer()).payload, { ...stands(), previous: OFF, changed: true });
      assert.equal(topic, 'now');
      assert.equal(flow.sent.length, 2);
    });

    it('sets the bypass again that the arm lost in a reboot, and says that this alone had drifted', async () => {
      const flow = await start({ action: 'enforce', singleSourceControlType: 'on', bypassRemoteAccessType: 'on' });
      await eventually(() => flow.sent.length === 1);
      await simulator.restart();
      assert.deepEqual(stands(), { ...OFF, singleSourceControl: true });
      const { payload } = await eventually(() => flow.sent[1]);
      assert.deepEqual(payload, {
        ...BOTH,
        previous: { singleSourceControl: true, bypassRemoteAccess: false },
        changed: true,
        drift: ['bypassRemoteAccess'],
      });
      assert.deepEqual(stands(), BOTH);
    });

    it('sets what is wanted also in a new session on the same link', async () => {
      const flow = await start({ action: 'enforce', singleSourceControlType: 'on' });
      await eventually(() => flow.sent.length === 1);
      turn(OFF);
      simulator.endSession(1);
      await eventually(() => flow.sent.length === 2);
      assert.deepEqual(stands(), { ...OFF, singleSourceControl: true });
    });

    it('does not ask the arm by itself where nothing is wanted, or only what a message tells', async () => {
      const flow = await start({
        action: 'enforce',
        bypassRemoteAccess: 'payload',
        bypassRemoteAccessType: 'msg',
      });
      assert.equal(calls(GET), 0);
      assert.equal(((await flow.answer({ payload: true })).payload as Message).changed, true);
      assert.equal(calls(GET), 2);
      await simulator.restart();
      await eventually(() => simulator.arm.sessions.size === 1);
      await flow.ready();
      assert.equal(((await flow.answer({ payload: false })).payload as Message).changed, false);
      assert.equal(calls(GET), 3);
    });

    it('takes a flag from context and environment by itself', async () => {
      process.env.KORTEX_TEST_FLAG = 'true';
      const flow = await start({
        action: 'enforce',
        singleSourceControl: 'KORTEX_TEST_FLAG',
        singleSourceControlType: 'env',
        bypassRemoteAccess: '1 = 1',
        bypassRemoteAccessType: 'jsonata',
      });
      await eventually(() => flow.sent.length === 1);
      assert.deepEqual(stands(), BOTH);
    });

    it('tells a failure once in each session, to the catch nodes', async () => {
      const flow = await start({ action: 'enforce', singleSourceControlType: 'on' }, OPERATOR);
      const denied = () =>
        flow.caught.filter(({ error }) => (error as { code: string }).code === 'KORTEX_PERMISSION_DENIED');
      const { error, kortex } = await flow.trouble('KORTEX_PERMISSION_DENIED');
      assert.equal((error as { source: { id: string } }).source.id, 'node');
      assert.deepEqual(callOf(kortex), { arm: 'arm 7' });
      simulator.endSession(1);
      await eventually(() => denied().length === 2);
      // Once more in answer to a message: whatever else was to be told by itself would have come by now.
      assert.equal((await flow.ask()).error?.code, 'KORTEX_PERMISSION_DENIED');
      assert.equal(denied().length, 3);
      assert.deepEqual(flow.sent, []);
    });

    it('tells once that a flag cannot be read, and does not ask the arm', async () => {
      const flow = await start({
        action: 'enforce',
        singleSourceControlType: 'on',
        bypassRemoteAccess: 'unset',
        bypassRemoteAccessType: 'global',
      });
      const { error } = await flow.trouble('KORTEX_INPUT');
      assert.match((error as Error).message, /^KORTEX_INPUT: bypassRemoteAccess: expected true or false, got nothing;/);
      assert.equal(calls(GET), 0);
    });

    it('stops with the flow', async () => {
      const flow = await start({ action: 'enforce', singleSourceControlType: 'on' });
      await eventually(() => flow.sent.length === 1);
      await Flow.stop();
      turn(OFF);
      const next = await start({ action: 'get' });
      assert.deepEqual((await next.answer()).payload, OFF);
      assert.equal(calls(SET), 1);
    });
  });

  describe('restore on stop', () => {
    it('puts back what stood before the first change of this node', async () => {
      turn({ singleSourceControl: true });
      const flow = await start({
        action: 'set',
        singleSourceControl: 'single',
        singleSourceControlType: 'msg',
        bypassRemoteAccess: 'bypass',
        bypassRemoteAccessType: 'msg',
        restoreOnStop: true,
      });
      for (const [single, bypass] of [
        [false, true],
        [true, false],
        [false, false],
      ]) {
        await flow.answer({ single, bypass });
      }
      await Flow.stop();
      assert.deepEqual(stands(), { singleSourceControl: true, bypassRemoteAccess: false });
    });

    it('puts back nothing that this node did not change', async () => {
      const flow = await start({
        action: 'set',
        singleSourceControlType: 'on',
        bypassRemoteAccessType: 'off',
        restoreOnStop: true,
      });
      await flow.answer();
      turn({ bypassRemoteAccess: true });
      await Flow.stop();
      assert.deepEqual(stands(), { singleSourceControl: false, bypassRemoteAccess: true });
    });

    it('puts back what it enforced by itself', async () => {
      const flow = await start({ action: 'enforce', bypassRemoteAccessType: 'on', restoreOnStop: true });
      await eventually(() => flow.sent.length === 1);
      await Flow.stop();
      assert.deepEqual(stands(), OFF);
    });

    it('puts back what a change changes that is under way at the stop', async () => {
      const flow = await start({ action: 'set', bypassRemoteAccessType: 'on', restoreOnStop: true });
      simulator.delay(GET, 20);
      flow.node.receive({});
      await eventually(() => calls(GET) === 1);
      await Flow.stop();
      assert.equal(calls(SET), 2);
      assert.deepEqual(stands(), OFF);
    });

    it('does not ask the arm where nothing was changed, and changes nothing when not ticked', async () => {
      const flow = await start({ action: 'set', singleSourceControlType: 'off', restoreOnStop: true });
      await flow.answer();
      await Flow.stop();
      assert.equal(calls(GET), 1);
      const next = await start({ action: 'set', singleSourceControlType: 'on' });
      await next.answer();
      await Flow.stop();
      assert.deepEqual(stands(), { ...OFF, singleSourceControl: true });
    });

    it('puts back before the node starts anew when only this node is deployed', async () => {
      const node = { type: TYPE, action: 'enforce', singleSourceControlType: 'on', restoreOnStop: true };
      const flow = await start(node);
      await eventually(() => flow.sent.length === 1);
      const changed = { ...node, singleSourceControlType: 'keep', bypassRemoteAccessType: 'on' };
      await Flow.deploy(flowOf({ port: simulator.port }, changed), 'nodes');
      const { payload } = await eventually(() => flow.sent[1]);
      assert.deepEqual(payload, {
        ...OFF,
        bypassRemoteAccess: true,
        previous: OFF,
        changed: true,
        drift: ['bypassRemoteAccess'],
      });
      assert.equal(calls('Session/CreateSession'), 1, 'the session stays');
    });

    it('warns where the arm cannot be asked any more', async () => {
      const flow = await start({ action: 'set', singleSourceControlType: 'on', restoreOnStop: true });
      await flow.answer();
      await simulator.close();
      await flow.trouble('KORTEX_OFFLINE');
      const warnings: unknown[] = [];
      flow.node.warn = (warning) => warnings.push(warning);
      await Flow.stop();
      assert.deepEqual(
        warnings.map((warning) => (warning as { code: string }).code),
        ['KORTEX_OFFLINE'],
      );
    });
  });
});
