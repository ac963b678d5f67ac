import assert from 'node:assert/strict';
import { type Simulator, startSimulator } from '../../src/simulator/index.js';
import { eventually } from '../support/eventually.js';
import { Flow, type Message, nodeOf } from '../support/flow.js';
import { callOf } from '../support/origin.js';

const TYPE = 'kinova-access-control';
const GET = 'Session/GetAccessControl';
const OFF = { singleSourceControl: false, bypassRemoteAccess: false };

describe('access-control', () => {
  let simulator: Simulator;
  beforeEach(async () => {
    simulator = await startSimulator();
  });
  afterEach(async () => {
    await Flow.stop();
    await simulator.close();
  });

  async function start(node: Record<string, unknown>, others: Record<string, unknown>[] = []): Promise<Flow> {
    const nodes = others.map((other) => ({ z: 'tab', x: 0, y: 0, type: TYPE, arm: 'arm', wires: [[]], ...other }));
    const flow = await Flow.start({ port: simulator.port }, { type: TYPE, ...node }, undefined, { nodes });
    await flow.ready();
    return flow;
  }
  /** As somebody at another screen does. */
  const turn = (flags: Partial<typeof OFF>) => void Object.assign(simulator.arm.accessControl, flags);
  const calls = () => simulator.calls.get(GET) ?? 0;
  /** Waits until the arm has been looked at from now on, and the answer is here. */
  const looked = async () => {
    const before = calls();
    await eventually(() => calls() >= before + 2);
  };

  describe('a flag that the message does not carry', () => {
    const fromMessage = {
      action: 'set',
      singleSourceControl: 'payload.single',
      singleSourceControlType: 'msg',
      bypassRemoteAccess: 'payload.bypass',
      bypassRemoteAccessType: 'msg',
    };

    it('is left as it is if that was chosen for it', async () => {
      turn({ singleSourceControl: true });
      const flow = await start({ ...fromMessage, singleSourceControlOptional: true, bypassRemoteAccessOptional: true });
      await flow.answer({ payload: { bypass: true } });
      assert.deepEqual(simulator.arm.accessControl, { singleSourceControl: true, bypassRemoteAccess: true });
      const { payload } = await flow.answer({ payload: {} });
      assert.equal((payload as Message).changed, false);
      await flow.answer({ payload: { single: false, bypass: false } });
      assert.deepEqual(simulator.arm.accessControl, OFF);
    });

    it('is an error if it was chosen for the other one only, and nothing is set', async () => {
      const flow = await start({ ...fromMessage, singleSourceControlOptional: true });
      const { error } = await flow.ask({ payload: { single: true } });
      assert.match(error?.message ?? '', /bypassRemoteAccess: expected true or false, got nothing/);
      assert.deepEqual(simulator.arm.accessControl, OFF);
    });
  });

  describe('what others change', () => {
    it('is told by itself, once for each change, with what stood before', async () => {
      const flow = await start({ lookEvery: '1' });
      await looked();
      turn({ bypassRemoteAccess: true });
      await eventually(() => flow.sent.length === 1);
      const [{ payload, kortex }] = flow.sent as [Message];
      const { at, ...found } = payload as { at: string };
      assert.deepEqual(found, {
        event: 'changed-by-others',
        singleSourceControl: false,
        bypassRemoteAccess: true,
        previous: OFF,
        flags: ['bypassRemoteAccess'],
      });
      assert.equal(new Date(at).toISOString(), at);
      assert.deepEqual(callOf(kortex), { arm: 'arm 7', method: GET, sessionId: 1 });
      await looked();
      assert.equal(flow.sent.length, 1);
    });

    it('is not what a node of ours sets, and it is what a node of ours finds when it reads', async () => {
      const other = { id: 'other', action: 'msg.action', singleSourceControlType: 'on' };
      const flow = await start({ lookEvery: 600 }, [other]);
      await eventually(() => calls() === 1);
      nodeOf('other').receive({ action: 'set' });
      await eventually(() => simulator.arm.accessControl.singleSourceControl);
      await eventually(() => calls() === 3);
      await flow.arm.client!.keepAlive(); // its answer comes after that of the third look
      turn({ singleSourceControl: false });
      nodeOf('other').receive({ action: 'get' });
      await eventually(() => flow.sent.length === 1);
      assert.deepEqual((flow.sent[0]!.payload as Message).flags, ['singleSourceControl']);
    });

    it('is noticed after a restart of the arm, which forgets the bypass', async () => {
      turn({ bypassRemoteAccess: true });
      const flow = await start({ lookEvery: 600 });
      await eventually(() => calls() === 1);
      turn({ bypassRemoteAccess: false });
      simulator.dropConnections();
      await eventually(() => flow.sent.length === 1);
      assert.deepEqual((flow.sent[0]!.payload as Message).flags, ['bypassRemoteAccess']);
    });

    it('is not looked for unless that was chosen, and a wrong number of seconds is an error', async () => {
      const flow = await start({});
      await flow.answer();
      assert.equal(calls(), 1);
      await Flow.stop();
      const wrong = await start({ lookEvery: '-1' });
      const { error } = await wrong.trouble('KORTEX_INPUT');
      assert.match((error as Error).message, /lookEvery: expected a whole number from 0 to 2147483 s, got "-1"/);
    });

    it('is an error once in each session if the arm does not tell', async () => {
      simulator.withdraw(GET);
      const flow = await start({ lookEvery: 1 });
      await flow.trouble('KORTEX_UNSUPPORTED');
      await looked();
      assert.equal(flow.caught.length, 1);
    });
  });
});
