import assert from 'node:assert/strict';
import splitAndJoin from '@node-red/nodes/core/sequence/17-split.js';
import helper from 'node-red-node-test-helper';
import type { Connection } from '../../src/client/connections.js';
import type { Method } from '../../src/protocol/services.js';
import { type Simulator, startSimulator } from '../../src/simulator/index.js';
import { askedOf } from '../support/asked.js';
import { eventually } from '../support/eventually.js';
import { Flow, flowOf, type Message, type Outcome } from '../support/flow.js';

const CREATE = { type: 'kinova-create-session' };
const LIST = { type: 'kinova-list-connections' };
const ROLE = { type: 'kinova-temp-role' };
const ACCESS = { type: 'kinova-access-control', singleSourceControlType: 'on' };
const LISTENER = { type: 'kinova-status-listener' };
const BY_MESSAGE = { action: 'msg.action' };
/** The role that is borrowed takes the password of the administrator, who is also the one logged in. */
const KNOWN = { arm: { username: 'admin', password: 'admin' }, node: { rolePassword: 'admin' } };

type Settings = { type: string } & Record<string, unknown>;
interface Plugin {
  _context: { load(): Promise<unknown> };
}

/** Every action of every node with an input: in an order in which each of them succeeds. */
const ACTIONS: [node: Settings, action: string, method: Method | null][] = [
  [CREATE, 'open', 'Session/CreateSession'],
  [CREATE, 'keep-alive', 'Session/KeepAlive'],
  [CREATE, 'close', 'Session/CloseSession'],
  [CREATE, 'disconnect', null],
  [CREATE, 'connect', null],
  [ROLE, 'add', 'Session/AddTemporaryUserRole'],
  [ROLE, 'remove', 'Session/RemoveTemporaryUserRole'],
  [ACCESS, 'get', 'Session/GetAccessControl'],
  [ACCESS, 'set', 'Session/SetAccessControl'],
  [ACCESS, 'enforce', 'Session/SetAccessControl'],
];
const actionsOf = ({ type }: Settings) => ACTIONS.filter(([node]) => node.type === type);
const nameOf = ({ type }: Settings, action = '') => `${type.replace('kinova-', '')} ${action}`.trimEnd();
const originOf = ({ kortex }: Message) => kortex as { arm: string; method: string | null };

describe('what all nodes have in common', () => {
  let simulator: Simulator;
  beforeEach(async () => {
    simulator = await startSimulator();
  });
  afterEach(async () => {
    await Flow.stop();
    await simulator.close();
  });

  function start(node: Settings, config: Record<string, unknown> = {}, nodes: object[] = []): Promise<Flow> {
    const more = { modules: [splitAndJoin], nodes };
    return Flow.start({ port: simulator.port, ...config }, node, KNOWN, more);
  }
  async function ready(...how: Parameters<typeof start>): Promise<Flow> {
    const flow = await start(...how);
    await flow.status('status.connected');
    return flow;
  }
  const calls = (method: Method) => simulator.calls.get(method) ?? 0;
  const allCalls = () => [...askedOf(simulator).values()].reduce((sum, count) => sum + count, 0);

  describe('an action set by msg.action', () => {
    for (const node of [CREATE, ROLE, ACCESS]) {
      it(`is done by ${nameOf(node)}, each of them, and msg.kortex says what was asked of the arm`, async () => {
        const flow = await ready({ ...node, ...BY_MESSAGE });
        for (const [, action, method] of actionsOf(node)) {
          const answered = await flow.answer({ action });
          assert.deepEqual([originOf(answered).arm, originOf(answered).method], ['arm 7', method], action);
          assert.equal(answered.action, action);
        }
      });

      it(`is refused by ${nameOf(node)} where there is no such one or none at all, and the arm is not asked`, async () => {
        const flow = await ready({ ...node, ...BY_MESSAGE });
        const before = allCalls();
        for (const action of ['explode', '', undefined, null, 1, ['add'], 'constructor', 'OPEN']) {
          const { error, sent } = await flow.ask({ action });
          const expected = actionsOf(node).map(([, known]) => known);
          assert.equal(error?.code, 'KORTEX_INPUT');
          assert.match(error.message, /^KORTEX_INPUT: msg\.action: expected one of /);
          for (const known of expected) assert(error.message.includes(known), `${known} is told`);
          assert.deepEqual(sent, []);
        }
        assert.equal(allCalls(), before);
      });
    }
  });

  describe('a message', () => {
    const cases = [...ACTIONS, [LIST, '', 'Session/GetConnections'] as const];
    for (const [node, action] of cases) {
      it(`goes on as the same object after ${nameOf(node, action)}, with payload and kortex touched only`, async () => {
        const flow = await ready({ ...node, ...BY_MESSAGE });
        if (action === 'remove') await flow.answer({ action: 'add' });
        const mine = { deep: [1, { a: 2 }], when: new Date(0), bytes: Buffer.of(1, 2) };
        const msg: Message = { action, topic: 't', payload: 'old', parts: { id: 'x', index: 0 }, mine, _msgid: 'm1' };
        const before = flow.sent.length;
        await flow.ask(msg);
        assert.equal(flow.sent[before], msg);
        const { payload, kortex, ...rest } = msg;
        assert.notEqual(payload, 'old');
        assert(kortex);
        assert.deepEqual(rest, { action, topic: 't', parts: { id: 'x', index: 0 }, mine, _msgid: 'm1' });
        assert.equal(msg.mine, mine);
        assert.deepEqual(mine, { deep: [1, { a: 2 }], when: new Date(0), bytes: Buffer.of(1, 2) });
      });
    }

    for (const node of [LIST, CREATE, ROLE, ACCESS]) {
      it(`leads ${nameOf(node)} to send and to be done once, and to nothing but an error where it fails`, async () => {
        const flow = await ready({ ...node, ...BY_MESSAGE });
        const [action] = actionsOf(node).map(([, first]) => first);
        for (let count = 1; count <= 3; count++) {
          await flow.answer({ action });
          assert.deepEqual([flow.sent.length, flow.completed.length, flow.caught.length], [count, count, 0]);
        }
        await simulator.close();
        await flow.status('status.disconnected');
        // The arm tells that it is gone, too.
        const ofNode = () => flow.caught.filter(({ error }) => (error as Outcome['error'])?.source.id === 'node');
        for (let count = 1; count <= 3; count++) {
          await flow.ask({ action: action === 'open' ? 'keep-alive' : action });
          assert.deepEqual([flow.sent.length, flow.completed.length, ofNode().length], [3, 3, count]);
        }
      });
    }

    describe('per connection', () => {
      const at = { z: 'tab', x: 0, y: 0 };
      const join = (id: string, to: string) => ({
        ...at,
        id,
        type: 'join',
        mode: 'auto',
        build: 'array',
        wires: [[to]],
      });
      const node = { ...LIST, output: 'messages', wires: [['join']] };
      const assertWhole = (payload: unknown) => {
        const lists = (payload as Connection[]).map(({ list }) => list);
        assert.equal(lists.filter((list) => list === 'user').length, 1);
        assert(lists.length > 1);
      };

      it('is put together again by a core join node', async () => {
        const flow = await ready(node, {}, [join('join', 'end')]);
        for (const topic of ['first', 'second']) {
          flow.node.receive({ topic });
          assertWhole((await eventually(() => flow.sent.find((msg) => msg.topic === topic))).payload);
        }
        assert.equal(flow.sent.length, 2);
      });

      it('belongs to a group of its own in each answer, also where one message asks twice', async () => {
        const flow = await ready({ ...node, wires: [['end']] });
        const groups = new Set<unknown>();
        for (let answer = 1; answer <= 2; answer++) {
          const { sent } = await flow.ask({ _msgid: 'the same' });
          sent.forEach(({ parts }) => groups.add((parts as { id: string }).id));
          assert.equal(groups.size, answer);
        }
      });

      it('leaves the parts of the message to an outer join node', async () => {
        const split = { ...at, id: 'split', type: 'split', arraySplt: 1, wires: [['node']] };
        const flow = await ready(node, {}, [split, join('join', 'outer'), join('outer', 'end')]);
        helper.getNode('split')!.receive({ payload: ['a', 'b'] });
        const { payload } = await eventually(() => flow.sent[0]);
        assert.equal((payload as unknown[]).length, 2);
        (payload as unknown[]).forEach(assertWhole);
      });
    });
  });

  describe('without a link', () => {
    /** What has to reach the arm now, or not at all. */
    const now = ACTIONS.filter(([, action, method]) => method && !['open', 'close', 'remove'].includes(action));
    for (const [node, action, method] of [...now, [LIST, '', 'Session/GetConnections'] as const]) {
      it(`${nameOf(node, action)} fails at once, and is not made up for after the reconnect`, async () => {
        const flow = await ready({ ...node, ...BY_MESSAGE });
        const { port } = simulator;
        await simulator.close();
        await flow.status('status.disconnected');
        for (let attempt = 0; attempt < 3; attempt++) {
          const { error, sent } = await flow.ask({ action });
          assert.deepEqual([error?.code, sent], ['KORTEX_OFFLINE', []]);
        }
        simulator = await startSimulator({ port });
        await eventually(() => simulator.arm.sessions.size === 1 && flow.statuses.at(-1)?.text === 'status.connected');
        assert.equal(calls(method!), 0);
        assert.equal(flow.sent.length, 0);
      });
    }

    for (const [node, action, method] of [
      [ROLE, 'add', 'Session/AddTemporaryUserRole'],
      [ACCESS, 'set', 'Session/SetAccessControl'],
    ] as const) {
      it(`${nameOf(node, action)} fails where the link is lost under way, and is sent once only`, async () => {
        const flow = await ready({ ...node, ...BY_MESSAGE });
        simulator.mute(method);
        const asked = flow.ask({ action });
        await eventually(() => calls(method) === 1);
        simulator.dropConnections();
        const { error, sent } = await asked;
        assert.deepEqual([error?.code, sent], ['KORTEX_OFFLINE', []]);
        simulator.unmute();
        await eventually(() => calls('Session/CreateSession') === 2);
        await eventually(() => flow.statuses.at(-1)?.text === 'status.connected');
        assert.equal(calls(method), 1);
        assert.equal(simulator.arm.accessControl.singleSourceControl, false);
        assert([...simulator.arm.sessions.values()].every(({ temporaryRole }) => !temporaryRole));
      });
    }
  });

  describe('while 32 messages wait, the next one fails with KORTEX_BUSY', () => {
    const slow: [Settings, Method][] = [
      [{ ...CREATE, action: 'keep-alive' }, 'Session/KeepAlive'],
      [LIST, 'Session/GetConnections'],
      [ROLE, 'Session/AddTemporaryUserRole'],
      [{ ...ACCESS, action: 'set' }, 'Session/GetAccessControl'],
    ];
    for (const [node, method] of slow) {
      it(`at ${nameOf(node)}, and once they are answered it works again`, async () => {
        const flow = await ready(node, { requestTimeout: 60_000 });
        simulator.delay(method, 200);
        for (let call = 0; call < 32; call++) flow.node.receive({ call });
        const { error, caught } = await flow.ask({ call: 'the next one' });
        assert.equal(error?.code, 'KORTEX_BUSY');
        assert.equal(caught?.call, 'the next one');
        simulator.delay(method, 0);
        await eventually(() => flow.sent.length === 32);
        assert.equal(flow.caught.length, 1);
        assert.equal((await flow.ask()).completed, true);
      });
    }

    for (const node of [
      { ...CREATE, usernameType: 'msg', username: 'who' },
      { ...ROLE, roleType: 'msg', role: 'role' },
    ]) {
      it(`and has lost its password at ${nameOf(node)}, also where a Catch node gets it`, async () => {
        const flow = await ready({ ...node, passwordType: 'msg', password: 'badge.pin' }, { requestTimeout: 60_000 });
        simulator.delay('Session/CreateSession', 60_000);
        simulator.delay('Session/AddTemporaryUserRole', 60_000);
        const message = () => ({ who: 'operator', role: 'Admin', badge: { pin: 'admin', id: 9 } });
        for (let call = 0; call < 32; call++) flow.node.receive(message());
        const { error, caught } = await flow.ask(message());
        assert.equal(error?.code, 'KORTEX_BUSY');
        assert.deepEqual(caught?.badge, { id: 9 });
      });
    }
  });

  describe('a value in a context store that answers late', () => {
    /** What the store holds; without a callback it has nothing to say, as a store on another machine. */
    let stored: Record<string, unknown>;
    /** Resolves when the store may answer. */
    let held: Promise<void>;
    const late = () => ({
      open: () => Promise.resolve(),
      close: () => Promise.resolve(),
      clean: () => Promise.resolve(),
      delete: () => Promise.resolve(),
      get: (_scope: string, key: string, callback?: (error: Error | null, value?: unknown) => void) => {
        if (!callback) throw new Error('this store answers later');
        setTimeout(() => {
          void held.then(() => {
            if (key in stored) callback(null, stored[key]);
            else callback(new Error(`${key} is out of reach`));
          });
        }, 20);
      },
      set: () => undefined,
      keys: () => undefined,
    });
    const from = (key: string) => `#:(late)::${key}`;
    beforeEach(() => {
      stored = {};
      held = Promise.resolve();
      helper.settings({ contextStorage: { default: { module: 'memory' }, late: { module: late } } });
    });
    afterEach(() => {
      helper.settings({});
    });
    /** The helper reads the settings, but leaves the stores to whoever needs them. */
    async function readyWithStore(node: Settings, config?: Record<string, unknown>): Promise<Flow> {
      const flow = await start(node, config);
      await (helper as unknown as Plugin)._context.load();
      await flow.status(config?.login === 'asked' ? 'status.noSession' : 'status.connected');
      return flow;
    }

    it('is waited for by create-session: user, password and force', async () => {
      const user = { usernameType: 'flow', username: from('user'), passwordType: 'global', password: from('pin') };
      const flow = await readyWithStore(
        { ...CREATE, ...user, forceType: 'flow', force: from('anew') },
        { login: 'asked' },
      );
      stored = { user: 'operator', pin: 'operator', anew: true };
      for (const sessionId of [1, 2]) {
        const { payload } = await flow.answer();
        assert.deepEqual([(payload as Message).sessionId, (payload as Message).username], [sessionId, 'operator']);
      }
      stored = { user: 'system', pin: 'system', anew: false };
      assert.equal(((await flow.answer()).payload as Message).username, 'system');
    });

    it('is waited for by temp-role: role, password and time', async () => {
      const value = { roleType: 'flow', role: from('role'), passwordType: 'flow', password: from('pin') };
      const time = { removeAfterType: 'global', removeAfter: from('after'), removeAfterUnit: 'h' };
      const flow = await readyWithStore({ ...ROLE, ...value, ...time });
      stored = { role: 'System', pin: 'system', after: 0 };
      assert.deepEqual((await flow.answer()).payload, { role: 'System', active: true, expiresAt: null });
      stored = { role: 'Operator', pin: 'any', after: 2 };
      const { role, expiresAt } = (await flow.answer()).payload as { role: string; expiresAt: string };
      assert.equal(role, 'Operator');
      assert(Date.parse(expiresAt) > Date.now());
    });

    it('is waited for by access-control: both flags', async () => {
      const source = { singleSourceControlType: 'flow', singleSourceControl: from('single') };
      const bypass = { bypassRemoteAccessType: 'jsonata', bypassRemoteAccess: '$globalContext("bypass", "late")' };
      const flow = await readyWithStore({ ...ACCESS, action: 'set', ...source, ...bypass });
      for (const flags of [
        { single: true, bypass: false },
        { single: false, bypass: true },
      ]) {
        stored = flags;
        await flow.answer();
        const { singleSourceControl, bypassRemoteAccess } = simulator.arm.accessControl;
        assert.deepEqual({ single: singleSourceControl, bypass: bypassRemoteAccess }, flags);
      }
    });

    it('lets no later message pass at create-session', async () => {
      const user = { usernameType: 'flow', username: from('user'), passwordType: 'str', password: 'operator' };
      const flow = await readyWithStore({ ...CREATE, ...BY_MESSAGE, ...user }, { login: 'asked' });
      stored = { user: 'operator' };
      flow.node.receive({ action: 'open' });
      flow.node.receive({ action: 'close' });
      await eventually(() => flow.sent.length === 2);
      const [opened, closed] = flow.sent.map(({ payload }) => payload as Message);
      assert.equal(opened?.username, 'operator');
      assert.deepEqual(closed, { sessionId: 1, closed: true });
    });

    it('lets no later message pass at access-control', async () => {
      const flag = 'late ? $flowContext("single", "late") : false';
      const source = { singleSourceControlType: 'jsonata', singleSourceControl: flag };
      const flow = await readyWithStore({ ...ACCESS, action: 'set', ...source });
      stored = { single: true };
      flow.node.receive({ late: true });
      flow.node.receive({ late: false });
      await eventually(() => flow.sent.length === 2);
      const flags = flow.sent.map(({ payload }) => (payload as Message).singleSourceControl);
      assert.deepEqual(flags, [true, false]);
      assert.equal(simulator.arm.accessControl.singleSourceControl, false);
    });

    for (const [node, property] of [
      [{ ...CREATE, usernameType: 'flow', username: from('gone'), force: true }, 'username'],
      [{ ...ROLE, roleType: 'global', role: from('gone') }, 'role'],
      [
        { ...ACCESS, action: 'set', singleSourceControlType: 'flow', singleSourceControl: from('gone') },
        'singleSourceControl',
      ],
    ] as const) {
      it(`that fails is KORTEX_INPUT at ${nameOf(node)}, and the arm is not asked`, async () => {
        const flow = await readyWithStore(node);
        const before = allCalls();
        const { error, sent } = await flow.ask();
        const text =
          /^KORTEX_INPUT: (\w+): expected a value that can be read from (?:flow|global): gone is out of reach$/;
        assert.equal(text.exec(error?.message ?? '')?.[1], property);
        assert.deepEqual([sent, allCalls()], [[], before]);
      });
    }

    for (const [node, method] of [
      [{ ...ROLE, roleType: 'flow', role: from('value') }, 'Session/AddTemporaryUserRole'],
      [
        { ...ACCESS, action: 'set', singleSourceControlType: 'flow', singleSourceControl: from('value') },
        'Session/SetAccessControl',
      ],
    ] as const) {
      /** Asks, and lets the store answer once another session is open. */
      async function askAcross(flow: Flow, reconnect: () => unknown, logins: number) {
        let answer = () => {};
        held = new Promise((resolve) => (answer = resolve));
        stored = { value: node.type === ROLE.type ? 'Admin' : true };
        const asked = flow.ask();
        await reconnect();
        const { client } = flow.arm;
        await eventually(() => calls('Session/CreateSession') === logins && client?.state.name === 'ready');
        answer();
        return asked;
      }

      it(`lets ${nameOf(node)} change nothing where the message came without a link`, async () => {
        const flow = await readyWithStore(node);
        const { port } = simulator;
        await simulator.close();
        await flow.status('status.disconnected');
        // At once: a value may take 5 s, and the pause of the back-off may be as long.
        const reconnect = async () => {
          simulator = await startSimulator({ port });
          const connect = () => flow.arm.client?.connect();
          // An attempt that began before the arm was back fails; then we try once more.
          await connect()?.catch(connect);
        };
        const { error, sent } = await askAcross(flow, reconnect, 1);
        assert.equal(error?.code, 'KORTEX_NO_SESSION');
        assert.deepEqual([sent, calls(method)], [[], 0]);
      });

      it(`lets ${nameOf(node)} change nothing where the session is over that the message came in`, async () => {
        const flow = await readyWithStore(node);
        const { error, sent } = await askAcross(flow, () => simulator.endSession(1), 2);
        assert.equal(error?.code, 'KORTEX_SESSION_LOST');
        assert.deepEqual([sent, calls(method)], [[], 0]);
      });
    }
  });

  describe('a status', () => {
    it('changes at most twice a second, however fast things happen, and tells the truth in the end', async () => {
      const flow = await ready({ ...CREATE, ...BY_MESSAGE });
      const ofNode = () => flow.statuses.filter(({ source }) => source.id === 'node');
      const startedMs = performance.now();
      for (let pair = 0; pair < 60; pair++) {
        await flow.ask({ action: 'explode' });
        await flow.ask({ action: 'keep-alive' });
      }
      await flow.ask({ action: 'explode' });
      await eventually(() => ofNode().at(-1)?.text === 'status.error');
      const seconds = (performance.now() - startedMs) / 1000;
      assert(ofNode().length >= 3, 'it did change');
      assert(ofNode().length <= 2 * seconds + 3, `${ofNode().length} in ${seconds} s`);
    });

    for (const node of [CREATE, LIST, ROLE, ACCESS, LISTENER]) {
      it(`of ${nameOf(node)} is there again after a deploy of the node, and follows a deploy of the arm`, async () => {
        const flow = await ready(node);
        const last = () => flow.statuses.filter(({ source }) => source.id === 'node').at(-1)?.text;
        const deploy = async (config: object, changed: object) => {
          flow.statuses.length = 0;
          const nodes = flowOf({ port: simulator.port, ...config }, { ...node, ...changed });
          await Flow.deploy(nodes, 'nodes', KNOWN);
        };
        await deploy({}, { name: 'renamed' });
        await eventually(() => last() === 'status.connected');
        assert.equal(calls('Session/CreateSession'), 1, 'the arm was left in peace');
        await deploy({ port: 1 }, { name: 'renamed' });
        await eventually(() => last() === 'status.disconnected');
        await deploy({ port: 'x' }, { name: 'renamed' });
        await eventually(() => last() === 'status.misconfigured');
        await deploy({}, { name: 'renamed' });
        await eventually(() => last() === 'status.connected');
      });
    }
  });
});
