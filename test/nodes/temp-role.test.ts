import assert from 'node:assert/strict';
import { setTimeout as sleep } from 'node:timers/promises';
import { inspect } from 'node:util';
import type { NodeAPI, NodeDef } from 'node-red';
import helper from 'node-red-node-test-helper';
import type { KortexClient } from '../../src/client/client.js';
import { type Simulator, startSimulator } from '../../src/simulator/index.js';
import { askedOf } from '../support/asked.js';
import { eventually } from '../support/eventually.js';
import { Path } from '../support/path.js';
import { Flow, flowOf, type Message, type Status } from '../support/flow.js';
import { callOf } from '../support/origin.js';
import { waitedMs } from '../support/waited.js';

const TYPE = 'kinova-temp-role';
const ADD = 'Session/AddTemporaryUserRole';
const REMOVE = 'Session/RemoveTemporaryUserRole';
const CANARY = 'canary-secret';
/** An operator who knows the password of the administrator. */
const OPERATOR = { username: 'operator', password: 'operator' };
const KNOWN = { arm: OPERATOR, node: { rolePassword: 'admin' } };
/** Ends of the second outputs. */
const ENDS = [
  { id: 'own-end', type: 'second-end', z: 'tab', x: 0, y: 0, wires: [] },
  { id: 'other-end', type: 'second-end', z: 'tab', x: 0, y: 0, wires: [] },
];
const OTHER = { id: 'other', z: 'tab', x: 0, y: 0, arm: 'arm', type: TYPE, wires: [['end'], ['other-end']] };

/** A limit that is waited for. Shorter, and a busy machine would reach it where nobody waits. */
const SHORT_MS = 500;

describe('temp-role', () => {
  let simulator: Simulator;
  /** What came out of second outputs: of the node, and of another one. */
  let ended: Message[];
  let endedOfOther: Message[];
  beforeEach(async () => {
    simulator = await startSimulator();
    ended = [];
    endedOfOther = [];
  });
  afterEach(async () => {
    await Flow.stop();
    await simulator.close();
    delete process.env.KORTEX_TEST_AFTER;
  });

  const secondEnd = (RED: NodeAPI) => {
    RED.nodes.registerType('second-end', function (def: NodeDef) {
      RED.nodes.createNode(this, def);
      this.on('input', (msg) => (def.id === 'own-end' ? ended : endedOfOther).push(msg));
    });
  };

  const nodeWith = (node: Record<string, unknown>) => ({ type: TYPE, wires: [['end'], ['own-end']], ...node });

  async function start(
    node: Record<string, unknown> = {},
    config: Record<string, unknown> = {},
    credentials: Record<string, Record<string, string>> = KNOWN,
    others: object[] = [],
  ): Promise<Flow> {
    const more = { modules: [secondEnd], nodes: [...ENDS, ...others] };
    const flow = await Flow.start({ port: simulator.port, ...config }, nodeWith(node), credentials, more);
    await eventually(() => clientOf(flow).state.name === (config.login === 'asked' ? 'connected' : 'ready'));
    return flow;
  }

  /** Deploys the flow with another node, as "modified nodes" does: the arm goes on. */
  async function redeploy(node: Record<string, unknown>, config: Record<string, unknown> = {}): Promise<void> {
    const changed = [...flowOf({ port: simulator.port, ...config }, nodeWith(node)), ...ENDS];
    await Flow.deploy(changed, 'nodes', KNOWN);
  }

  /** The name of the temporary role that the arm has lent to any session. */
  const lent = () =>
    [...simulator.arm.sessions.values()].find((session) => session.temporaryRole)?.temporaryRole?.identifier;
  const calls = (method: string) => simulator.calls.get(method) ?? 0;
  const clientOf = (flow: Flow) => (flow.arm as unknown as { client: KortexClient }).client;
  const payloads = (messages: Message[]) => messages.map(({ payload }) => payload);
  const gone = (reason: string, role: string | null = 'Admin') => ({ role, active: false, reason });
  /** The last status, that is, what stands under the node now. */
  const shows = (flow: Flow, text: string): Promise<Status> =>
    eventually(() => {
      const last = flow.statuses.filter(({ source }) => source.id === 'node').at(-1);
      return last?.text === text && last;
    });

  it('asks nobody if its password is missing: an empty one has to be chosen', async () => {
    const flow = await Flow.start({ port: simulator.port }, { type: 'kinova-temp-role', action: 'add', role: 'Admin' });
    await flow.ready();
    const { error } = await flow.ask();
    assert.equal(error?.code, 'KORTEX_INPUT');
    assert.match(error.message, /password: expected a stored password/);
    assert.equal(simulator.calls.get('Session/AddTemporaryUserRole'), undefined);
  });

  describe('add', () => {
    it('adds the role, and tells until when it stays and where that came from', async () => {
      const flow = await start();
      const beforeMs = Date.now();
      const { payload, kortex, topic } = await flow.answer({ topic: 'maintenance' });
      const { expiresAt, ...rest } = payload as { expiresAt: string };
      assert.deepEqual(rest, { role: 'Admin', active: true });
      assert.equal(new Date(expiresAt).toISOString(), expiresAt);
      assert(Date.parse(expiresAt) >= beforeMs + 5 * 60_000, 'five minutes are the default');
      const { durationMs } = kortex as { durationMs: number };
      assert.deepEqual(callOf(kortex), { arm: 'arm 7', method: ADD, sessionId: 1 });
      assert(durationMs >= 0);
      assert.equal(topic, 'maintenance');
      assert.equal(lent(), 'Admin');
      assert.deepEqual(ended, []);
    });

    it('leaves the role until it is removed where it is to be removed after 0', async () => {
      const flow = await start({ removeAfter: '0' });
      assert.deepEqual((await flow.answer()).payload, { role: 'Admin', active: true, expiresAt: null });
      await shows(flow, 'Admin');
      assert.equal(lent(), 'Admin');
    });

    it('takes the role and the time from message, context, environment and expressions', async () => {
      process.env.KORTEX_TEST_AFTER = '0.5';
      const node = { role: '"Sys" & $lowercase(rest)', roleType: 'jsonata', password: 'pin', passwordType: 'global' };
      const flow = await start({ ...node, removeAfter: 'KORTEX_TEST_AFTER', removeAfterType: 'env' });
      flow.node.context().global.set('pin', 'system');
      const { payload } = await flow.answer({ rest: 'TEM' });
      const { role, expiresAt } = payload as { role: string; expiresAt: string };
      assert.equal(role, 'System');
      assert(Date.parse(expiresAt) <= Date.now() + 30_000);
      assert.equal(lent(), 'System');
    });

    it('needs no password for a role that is open to all', async () => {
      const flow = await start({ role: 'level', roleType: 'msg', passwordType: 'none' }, {}, { arm: KNOWN.arm });
      assert.equal(((await flow.answer({ level: 'Operator' })).payload as Message).role, 'Operator');
    });

    it('says of a wrong password whose it has to be, and of an unknown role that it is unknown', async () => {
      const flow = await start(
        { role: 'level', roleType: 'msg' },
        {},
        { arm: OPERATOR, node: { rolePassword: CANARY } },
      );
      const wrong = await flow.ask({ level: 'Admin' });
      assert.equal(
        wrong.error?.message,
        `KORTEX_ARM: ${ADD} was refused: ERROR_PROTOCOL_SERVER / INVALID_PASSWORD (enter the password of the arm ` +
          'user who has this role, not of the user who is logged in)',
      );
      assert.equal(wrong.error.code, 'KORTEX_ARM');
      assert.deepEqual(wrong.sent, []);
      const unknown = await flow.ask({ level: 'admin' });
      assert.match(unknown.error?.message ?? '', /ENTITY_NOT_FOUND \(the arm has no role of this name/);
      assert.equal(lent(), undefined);
      await shows(flow, 'status.error');
      await redeploy({ name: 'changed' });
      assert.equal(calls(REMOVE), 0, 'what was refused need not be removed');
    });

    it('leaves the role and its clock as they are where another one is refused', async () => {
      const flow = await start({ role: 'level', roleType: 'msg', removeAfterUnit: 's', removeAfter: '0.3' });
      await flow.answer({ level: 'Admin' });
      assert.equal((await flow.ask({ level: 'System' })).error?.code, 'KORTEX_ARM');
      await eventually(() => ended.length > 0);
      assert.deepEqual(payloads(ended), [gone('expired')]);
    });

    it('fails at once without a link or a session, and adds nothing later', async () => {
      const flow = await start({}, { login: 'asked' });
      assert.equal((await flow.ask()).error?.code, 'KORTEX_NO_SESSION');
      await clientOf(flow).disconnect();
      assert.equal((await flow.ask()).error?.code, 'KORTEX_OFFLINE');
      await clientOf(flow).login();
      assert.equal(calls(ADD), 0);
    });

    for (const [what, node, msg, message] of [
      ['no role', { role: 'x', roleType: 'msg' }, {}, 'role: expected the name of a role of the arm, got nothing'],
      ['an empty role', { role: '' }, {}, 'role: expected the name of a role of the arm, got an empty text'],
      [
        'a negative time',
        { removeAfter: -1 },
        {},
        'removeAfter: expected a number of min, 0 or more and 100 years at most, got -1',
      ],
      [
        'no number',
        { removeAfter: 'x' },
        {},
        'removeAfter: expected a number of min, 0 or more and 100 years at most, got "x"',
      ],
      [
        'an empty time',
        { removeAfter: '' },
        {},
        'removeAfter: expected a number of min, 0 or more and 100 years at most, got ""',
      ],
      [
        'NaN',
        { removeAfter: 't', removeAfterType: 'msg', removeAfterUnit: 's' },
        { t: NaN },
        'removeAfter: expected a number of s, 0 or more and 100 years at most, got NaN',
      ],
      [
        'no time in the message',
        { removeAfter: 't', removeAfterType: 'msg' },
        {},
        'removeAfter: expected a number of min, 0 or more and 100 years at most, got nothing',
      ],
      [
        'an endless time',
        { removeAfter: '1e300' },
        {},
        'removeAfter: expected a number of min, 0 or more and 100 years at most, got "1e300"',
      ],
      ['an unknown unit', { removeAfterUnit: 'day' }, {}, 'removeAfterUnit: expected one of s, min, h; got "day"'],
      [
        'no password in the message',
        { password: 'pin', passwordType: 'msg' },
        {},
        'password: expected the password of the user whom the role belongs to, got nothing',
      ],
    ] as const) {
      it(`refuses ${what} by name, and the arm is not asked`, async () => {
        const flow = await start(node);
        assert.equal((await flow.ask({ ...msg })).error?.message, `KORTEX_INPUT: ${message}`);
        assert.equal(calls(ADD), 0);
      });
    }
  });

  describe('remove', () => {
    it('removes the role and stops its clock', async () => {
      const flow = await start({ action: 'msg.action', removeAfter: '0.3', removeAfterUnit: 's' });
      await flow.answer({ action: 'add' });
      const { payload, kortex } = await flow.answer({ action: 'remove' });
      assert.deepEqual(payload, gone('removed'));
      assert.deepEqual([(kortex as Message).method, (kortex as Message).sessionId], [REMOVE, 1]);
      assert.equal(lent(), undefined);
      await sleep(500);
      assert.deepEqual([calls(REMOVE), ended], [1, []]);
      await shows(flow, 'status.connected');
    });

    it('is no error without a role; the arm is asked all the same, since it may know of one', async () => {
      const flow = await start({ action: 'remove' });
      const { payload, kortex } = await flow.answer();
      assert.deepEqual(payload, gone('removed', null));
      assert.deepEqual([(kortex as Message).method, calls(REMOVE)], [REMOVE, 1]);
      // As somebody else might have added it to our session, or ourselves before a crash.
      await clientOf(flow).call(ADD, { roleIdentifier: 'Admin', password: 'admin' });
      await flow.answer();
      assert.equal(lent(), undefined);
    });

    it('is no error where the arm says that there is none, and one where it says no for another reason', async () => {
      const flow = await start({ action: 'remove' });
      for (const subCode of [1, 3, 17]) {
        simulator.refuse(REMOVE, subCode);
        assert.deepEqual((await flow.answer()).payload, gone('removed', null));
      }
      simulator.refuse(REMOVE, 22);
      const { error } = await flow.ask();
      assert.equal(error?.code, 'KORTEX_ARM');
      assert.match(error.message, /ROBOT_IN_FAULT/);
    });

    it('is no error without a session, with which the role ended; there is no arm to ask', async () => {
      const flow = await start({ action: 'remove' });
      await clientOf(flow).disconnect();
      const { payload, kortex } = await flow.answer();
      assert.deepEqual([payload, (kortex as Message).method, calls(REMOVE)], [gone('removed', null), null, 0]);
    });

    it('that fails is told as an error, tried again, and told on output 2 when it works', async () => {
      const flow = await start({ action: 'msg.action' }, { requestTimeout: SHORT_MS });
      await flow.answer({ action: 'add' });
      simulator.mute(REMOVE);
      assert.equal((await flow.ask({ action: 'remove' })).error?.code, 'KORTEX_TIMEOUT');
      await shows(flow, 'held.notRemoved');
      await eventually(() => calls(REMOVE) > 1);
      assert.deepEqual(ended, []);
      simulator.unmute();
      await eventually(() => ended.length > 0);
      assert.deepEqual(payloads(ended), [gone('removed')]);
      assert.equal(lent(), undefined);
      assert.equal(flow.caught.length, 1);
    });
  });

  it('does what msg.action says, and nothing for an action it does not know', async () => {
    const flow = await start({ action: 'msg.action' });
    const message = 'KORTEX_INPUT: msg.action: expected one of add, remove, get; got "explode"';
    assert.equal((await flow.ask({ action: 'explode' })).error?.message, message);
    assert.equal((await flow.ask({})).error?.code, 'KORTEX_INPUT');
    assert.equal(calls(ADD), 0);
  });

  it('ignores msg.action where the action is fixed', async () => {
    const flow = await start();
    assert.equal(((await flow.answer({ action: 'remove' })).payload as Message).active, true);
  });

  describe('secrets', () => {
    it('deletes the password from the message, also where the role is removed, refused or the input is wrong', async () => {
      const flow = await start({ action: 'msg.action', password: 'badge.pin', passwordType: 'msg' });
      const badge = (pin: string) => ({ badge: { pin, id: 9 } });
      const added = await flow.answer({ action: 'add', ...badge('admin') });
      const removed = await flow.answer({ action: 'remove', ...badge(CANARY) });
      assert.deepEqual([added.badge, removed.badge], [{ id: 9 }, { id: 9 }]);
      assert.equal((await flow.ask({ action: 'add', ...badge(CANARY) })).error?.code, 'KORTEX_ARM');
      assert.equal((await flow.ask({ action: 'explode', ...badge(CANARY) })).error?.code, 'KORTEX_INPUT');
      assert.equal(flow.caught.length, 2);
      assert(!JSON.stringify([flow.sent, flow.caught, flow.statuses]).includes(CANARY));
    });

    it('keeps its own password out of whatever is printed of it, of errors and of logs', async () => {
      const flow = await start({}, {}, { arm: OPERATOR, node: { rolePassword: CANARY } });
      await flow.ask();
      assert.equal(Reflect.get(flow.node, 'credentials'), undefined);
      assert(!inspect(flow.node, { depth: 8 }).includes(CANARY));
      assert(!JSON.stringify(flow.node).includes(CANARY));
      assert(!JSON.stringify([flow.caught, flow.statuses, helper.log().args]).includes(CANARY));
    });
  });

  describe('get', () => {
    it('tells the role that any node has added, and how long it stays, and asks the arm nothing', async () => {
      const asking = { ...OTHER, action: 'get', wires: [['other-end'], []] };
      const flow = await start({}, {}, KNOWN, [asking]);
      const told = async () => {
        const before = endedOfOther.length;
        helper.getNode('other')?.receive({ topic: 'how long' });
        return eventually(() => endedOfOther[before]);
      };
      assert.deepEqual((await told()).payload, { role: null, active: false, expiresAt: null, remainingMs: null });
      const added = (await flow.answer()).payload as { expiresAt: string };
      const asked = askedOf(simulator).size;
      const { payload, kortex, topic } = await told();
      const { remainingMs, expiresAt, ...rest } = payload as { remainingMs: number; expiresAt: string };
      assert.deepEqual(rest, { role: 'Admin', active: true });
      assert(remainingMs > 0 && remainingMs <= 5 * 60_000);
      assert(Math.abs(Date.parse(expiresAt) - Date.parse(added.expiresAt)) < 1000);
      assert.deepEqual([callOf(kortex), topic], [{ arm: 'arm 7', method: null, sessionId: 1 }, 'how long']);
      assert.deepEqual([lent(), askedOf(simulator).size], ['Admin', asked]);
      simulator.endSession(1);
      await eventually(() => ended.length === 1);
      assert.equal(((await told()).payload as Message).role, null);
    });

    it('tells no end of a role that stays until it is removed', async () => {
      const flow = await start({ action: 'msg.action', removeAfter: 0 });
      await flow.answer({ action: 'add' });
      const { payload } = await flow.answer({ action: 'get' });
      assert.deepEqual(payload, { role: 'Admin', active: true, expiresAt: null, remainingMs: null });
    });
  });

  describe('the clock', () => {
    it('removes the role by itself when its time is over, and says so on output 2 only', async () => {
      const flow = await start({ removeAfter: 0.2, removeAfterUnit: 's' });
      await flow.answer();
      const [msg] = await eventually(() => ended.length > 0 && ended);
      assert.deepEqual(msg?.payload, gone('expired'));
      const { durationMs } = msg.kortex as { durationMs: number };
      assert.deepEqual(callOf(msg.kortex), { arm: 'arm 7', method: REMOVE, sessionId: 1 });
      assert(durationMs >= 0);
      assert.equal(lent(), undefined);
      assert.deepEqual([flow.sent.length, flow.completed.length, flow.caught.length], [1, 1, 0]);
      await shows(flow, 'status.connected');
    });

    it('starts anew when the role is added again, for a longer or a shorter time', async () => {
      const flow = await start({ removeAfter: 'seconds', removeAfterType: 'msg', removeAfterUnit: 's' });
      await flow.answer({ seconds: 0.3 });
      await flow.answer({ seconds: 3600 });
      await sleep(500);
      assert.deepEqual([lent(), calls(REMOVE)], ['Admin', 0]);
      await flow.answer({ seconds: 0.1 });
      await eventually(() => ended.length > 0);
      assert.deepEqual(payloads(ended), [gone('expired')]);
      assert.equal(lent(), undefined);
    });

    it('runs for longer than a timer of Node.js can', async () => {
      const flow = await start({ removeAfter: 1000, removeAfterUnit: 'h' });
      const { expiresAt } = (await flow.answer()).payload as { expiresAt: string };
      assert(Date.parse(expiresAt) > Date.now() + 999 * 3_600_000);
      await shows(flow, 'Admin 42 d');
      await sleep(100);
      assert.deepEqual([lent(), calls(REMOVE)], ['Admin', 0]);
    });

    it('counts down in the status: minutes, then seconds', async () => {
      const flow = await start({ removeAfter: 't', removeAfterType: 'msg', removeAfterUnit: 's' });
      await flow.answer({ t: 299 });
      const { fill, shape } = await shows(flow, 'Admin 5 min');
      assert.deepEqual([fill, shape], ['green', 'dot']);
      await flow.answer({ t: 7500 });
      await shows(flow, 'Admin 2 h 5 min');
      await flow.answer({ t: 3 });
      for (const text of ['Admin 3 s', 'Admin 2 s', 'Admin 1 s', 'status.connected']) await shows(flow, text);
    });

    it('gives way in the status to the arm where that is not ready', async () => {
      const flow = await start({ removeAfter: 0 });
      await flow.answer();
      await shows(flow, 'Admin');
      await clientOf(flow).logout();
      await shows(flow, 'status.noSession');
    });
  });

  describe('a removal that fails', () => {
    it('is tried again until it works, and told once to the catch nodes', async () => {
      const flow = await start({ removeAfter: 0.1, removeAfterUnit: 's' }, { requestTimeout: SHORT_MS });
      simulator.mute(REMOVE);
      await flow.answer();
      const { error } = await flow.trouble('KORTEX_TIMEOUT');
      assert.match(
        (error as Error).message,
        /role Admin could not be removed and may be active still, trying again: .* got no response in 500 ms/,
      );
      assert.deepEqual([(await shows(flow, 'held.notRemoved')).fill, lent()], ['red', 'Admin']);
      await eventually(() => calls(REMOVE) > 2);
      assert.deepEqual([flow.caught.length, ended], [1, []]);
      simulator.unmute();
      await eventually(() => ended.length > 0);
      assert.deepEqual(payloads(ended), [gone('expired')]);
      assert.deepEqual([lent(), flow.caught.length], [undefined, 1]);
      await shows(flow, 'status.connected');
    });

    it('is shown and told by the node that was deployed in the place of the one that added the role', async () => {
      const config = { requestTimeout: SHORT_MS };
      const flow = await start({ removeAfter: 0 }, config);
      await flow.answer();
      simulator.mute(REMOVE);
      flow.statuses.length = 0;
      await redeploy({ removeAfter: 0, name: 'changed' }, config);
      await shows(flow, 'held.notRemoved');
      simulator.unmute();
      await shows(flow, 'status.connected');
      assert.deepEqual([payloads(ended), lent()], [[gone('flow-stopped')], undefined]);
    });

    it('is given up when the session is gone, and the role with it', async () => {
      const flow = await start({ removeAfter: 0.1, removeAfterUnit: 's' }, { requestTimeout: SHORT_MS });
      simulator.mute(REMOVE);
      await flow.answer();
      await flow.trouble('KORTEX_TIMEOUT');
      simulator.endSession(1);
      await eventually(() => ended.length > 0);
      assert.deepEqual(payloads(ended), [gone('session-lost')]);
      await eventually(() => clientOf(flow).sessionId === 2);
      const asked = calls(REMOVE);
      simulator.unmute();
      await sleep(700);
      assert.equal(calls(REMOVE), asked);
    });

    it('is superseded by adding the role again', async () => {
      const flow = await start(
        { removeAfter: 't', removeAfterType: 'msg', removeAfterUnit: 's' },
        { requestTimeout: SHORT_MS },
      );
      simulator.mute(REMOVE);
      await flow.answer({ t: 0.1 });
      await flow.trouble('KORTEX_TIMEOUT');
      simulator.unmute();
      const { sent, error } = await flow.ask({ t: 0 });
      assert.equal(error, undefined);
      assert.equal(sent.length, 1);
      await sleep(700);
      assert.equal(lent(), 'Admin');
    });
  });

  describe('a session that ends', () => {
    for (const [how, end] of [
      ['is killed', () => simulator.endSession(1)],
      ['loses its link', () => simulator.dropConnections()],
      ['is closed on request', (flow: Flow) => clientOf(flow).logout()],
      ['is opened anew', (flow: Flow) => clientOf(flow).login({}, { force: true })],
      ['loses its arm', () => simulator.restart()],
    ] as [string, (flow: Flow) => unknown][]) {
      it(`takes the role with it where it ${how}; the role is not added again by itself`, async () => {
        const flow = await start({ removeAfter: 0.5, removeAfterUnit: 's' });
        await flow.answer();
        await end(flow);
        const [msg] = await eventually(() => ended.length > 0 && ended);
        assert.deepEqual(msg?.payload, gone('session-lost'));
        assert.deepEqual(callOf(msg.kortex), { arm: 'arm 7', method: null, sessionId: 1 });
        if (how !== 'is closed on request') await eventually(() => clientOf(flow).state.name === 'ready');
        await sleep(700);
        assert.deepEqual([calls(ADD), calls(REMOVE), ended.length], [1, 0, 1]);
        await eventually(() => lent() === undefined);
      });
    }
  });

  it('ends once, also where its session is closed while it is being removed', async () => {
    const flow = await start({ removeAfter: 0.1, removeAfterUnit: 's' });
    simulator.delay(REMOVE, 300);
    await flow.answer();
    await eventually(() => calls(REMOVE) === 1);
    await clientOf(flow).logout();
    await sleep(600);
    assert.deepEqual(payloads(ended), [gone('session-lost')]);
  });

  describe('a flow that stops', () => {
    it('removes the role where only the node is deployed anew, and says so', async () => {
      const flow = await start({ removeAfter: 0 });
      await flow.answer();
      await redeploy({ removeAfter: 0, name: 'changed' });
      assert.deepEqual(
        [lent(), calls(REMOVE), simulator.arm.sessions.size, simulator.ended.length],
        [undefined, 1, 1, 0],
      );
      await eventually(() => ended.length > 0);
      assert.deepEqual(payloads(ended), [gone('flow-stopped')]);
      assert.equal(((await flow.answer()).payload as Message).active, true);
      assert.equal(lent(), 'Admin');
    });

    it('removes the role before the session is closed', async () => {
      const flow = await start();
      await flow.answer();
      await Flow.stop();
      assert.deepEqual([calls(REMOVE), calls('Session/CloseSession'), simulator.ended[0]?.reason], [1, 1, 'closed']);
    });

    it('removes the role also where the arm closes first', async () => {
      const flow = await start();
      await flow.answer();
      await flow.arm.close(false);
      assert.deepEqual([calls(REMOVE), simulator.ended[0]?.reason], [1, 'closed']);
      await eventually(() => ended.length > 0);
      assert.deepEqual(payloads(ended), [gone('flow-stopped')]);
    });

    it('goes on removing the role after the node is gone, where that fails', async () => {
      const config = { requestTimeout: SHORT_MS };
      const flow = await start({ removeAfter: 0 }, config);
      await flow.answer();
      simulator.mute(REMOVE);
      await redeploy({ removeAfter: 0, name: 'changed' }, config);
      await eventually(() => calls(REMOVE) > 1);
      assert.equal(lent(), 'Admin');
      simulator.unmute();
      await eventually(() => lent() === undefined);
    });

    it('takes back a role whose adding was under way, and adds none for messages that wait', async () => {
      const flow = await start({ removeAfter: 0 });
      simulator.delay(ADD, 100);
      flow.node.receive({});
      flow.node.receive({});
      await eventually(() => lent());
      await redeploy({ removeAfter: 0, name: 'changed' });
      await sleep(300);
      assert.deepEqual([lent(), calls(ADD), calls(REMOVE)], [undefined, 1, 1]);
    });

    it('stops within 2 s with a role that it lent, on a path that froze', async () => {
      const path = await Path.to(simulator.port);
      const flow = await start({}, { port: path.port });
      await flow.ask();
      assert(lent());
      path.freeze();
      assert((await waitedMs(Flow.stop())) < 2_000);
      await path.close();
    });

    it('stops also where the arm does not answer any more', async () => {
      const flow = await start();
      await flow.answer();
      simulator.mute('all');
      await Flow.stop();
      simulator.unmute();
      await eventually(() => lent() === undefined);
    });
  });

  describe('several at a time', () => {
    it('does what messages ask for in their order, however late a value is found and the arm answers', async () => {
      const flow = await start({ action: 'msg.action', removeAfter: 0, role: '"Admin"', roleType: 'jsonata' });
      simulator.delay(ADD, 100);
      for (const action of ['add', 'remove', 'add', 'remove', 'remove', 'add']) flow.node.receive({ action });
      await eventually(() => flow.sent.length === 6);
      const added = { role: 'Admin', active: true, expiresAt: null };
      assert.deepEqual(payloads(flow.sent), [
        added,
        gone('removed'),
        added,
        gone('removed'),
        gone('removed', null),
        added,
      ]);
      assert.deepEqual([lent(), ended], ['Admin', []]);
    });

    it('does not do in the next session what was asked for in this one', async () => {
      const flow = await start();
      simulator.delay(ADD, 300);
      flow.node.receive({});
      flow.node.receive({});
      await eventually(() => calls(ADD) === 1);
      simulator.endSession(1);
      await eventually(() => flow.caught.filter(({ error }) => (error as Status).source.id === 'node').length === 2);
      await eventually(() => clientOf(flow).sessionId === 2);
      assert.deepEqual([calls(ADD), flow.sent, lent()], [1, [], undefined]);
    });

    it('takes back a role that the arm may have added without an answer', async () => {
      const flow = await start({}, { requestTimeout: SHORT_MS });
      simulator.delay(ADD, 3 * SHORT_MS);
      assert.equal((await flow.ask()).error?.code, 'KORTEX_TIMEOUT');
      await eventually(() => calls(REMOVE) === 1);
      await eventually(() => lent() === undefined);
      assert.deepEqual([flow.sent, ended, flow.caught.length], [[], [], 1]);
    });

    it('takes it back again where the arm adds it after that', async () => {
      const flow = await start({}, { requestTimeout: SHORT_MS });
      simulator.delay(ADD, 3 * SHORT_MS);
      assert.equal((await flow.ask()).error?.code, 'KORTEX_TIMEOUT');
      await eventually(() => calls(REMOVE) === 1);
      // The answer comes now; what it tells may have been done just now, too.
      await eventually(() => calls(REMOVE) === 2);
      await sleep(300);
      assert.deepEqual([lent(), calls(REMOVE), flow.caught.length], [undefined, 2, 1]);
    });

    it('goes on taking it back where the arm says no and has the role, and says so', async () => {
      const flow = await start({}, { requestTimeout: SHORT_MS });
      simulator.delay(ADD, 60_000);
      simulator.withdraw(REMOVE);
      assert.equal((await flow.ask()).error?.code, 'KORTEX_TIMEOUT');
      const { error } = await flow.trouble('KORTEX_UNSUPPORTED');
      assert.match((error as Error).message, /role Admin could not be removed and may be active still/);
      await shows(flow, 'held.notRemoved');
      simulator.offer(REMOVE);
      await eventually(() => ended.length > 0);
      assert.deepEqual([payloads(ended), lent()], [[gone('removed')], undefined]);
    });

    it('leaves the role alone that its user has anyway, where the arm says no', async () => {
      const admin = { username: 'admin', password: 'admin' };
      const flow = await start({}, { requestTimeout: SHORT_MS }, { arm: admin, node: { rolePassword: 'admin' } });
      simulator.mute(ADD);
      simulator.withdraw(REMOVE);
      assert.equal((await flow.ask()).error?.code, 'KORTEX_TIMEOUT');
      await eventually(() => calls(REMOVE) === 1);
      await sleep(700);
      assert.deepEqual([ended, flow.caught.length], [[], 1]);
    });

    it('has nothing to take back where the arm says no and does not have the role', async () => {
      const flow = await start({}, { requestTimeout: SHORT_MS });
      simulator.mute(ADD);
      simulator.withdraw(REMOVE);
      assert.equal((await flow.ask()).error?.code, 'KORTEX_TIMEOUT');
      await eventually(() => (simulator.calls.get('Session/GetConnections') ?? 0) > 0);
      await shows(flow, 'status.error');
      await sleep(700);
      assert.deepEqual([ended, flow.caught.length], [[], 1]);
    });

    it('lets the sooner clock count where another role may have been added without an answer', async () => {
      const node = { role: 'level', roleType: 'msg', password: 'pin', passwordType: 'msg' };
      const time = { removeAfter: 't', removeAfterType: 'msg', removeAfterUnit: 's' };
      const flow = await start({ ...node, ...time }, { requestTimeout: SHORT_MS });
      await flow.answer({ level: 'Admin', pin: 'admin', t: 0 });
      simulator.delay(ADD, 3 * SHORT_MS);
      assert.equal((await flow.ask({ level: 'System', pin: 'system', t: 1.5 })).error?.code, 'KORTEX_TIMEOUT');
      assert.equal(lent(), 'System');
      await eventually(() => ended.length > 0);
      assert.deepEqual([payloads(ended), lent()], [[gone('expired')], undefined]);
    });

    it('lets another node of the arm remove the role, or put another one in its place', async () => {
      const credentials = { ...KNOWN, other: { rolePassword: 'system' } };
      const other = { ...OTHER, role: 'System', action: 'msg.action', removeAfter: 0.6, removeAfterUnit: 's' };
      const flow = await start({ removeAfter: 0.3, removeAfterUnit: 's' }, {}, credentials, [other]);
      const ask = async (action: string): Promise<unknown> => {
        const count = flow.sent.length;
        helper.getNode('other')?.receive({ action });
        return (await eventually(() => flow.sent[count])).payload;
      };
      await flow.answer();
      assert.deepEqual(await ask('remove'), gone('removed'));
      await flow.answer();
      assert.equal(((await ask('add')) as Message).role, 'System');
      await eventually(() => endedOfOther.length > 0);
      assert.deepEqual(payloads(endedOfOther), [gone('expired', 'System')]);
      assert.deepEqual([ended, calls(REMOVE), lent()], [[], 2, undefined]);
    });
  });

  it('refuses every message where it has no arm', async () => {
    const more = { modules: [secondEnd], nodes: ENDS };
    const flow = await Flow.start({ port: simulator.port }, nodeWith({ arm: 'nobody' }), KNOWN, more);
    await flow.status('status.misconfigured');
    const message = 'KORTEX_INPUT: arm: expected a session-config node that is deployed and enabled';
    assert.equal((await flow.ask()).error?.message, message);
  });
});
