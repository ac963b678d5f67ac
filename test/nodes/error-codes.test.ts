import assert from 'node:assert/strict';
import { type Simulator, startSimulator } from '../../src/simulator/index.js';
import { definition } from '../support/definitions.js';
import { ERROR_CODES } from '../support/error-codes.js';
import { eventually } from '../support/eventually.js';
import { AT, Flow, flowOf, listening, type Message } from '../support/flow.js';
import { freePort } from '../support/mosquitto.js';
import { callOf } from '../support/origin.js';
import { NODES } from '../support/our-nodes.js';

const CREATE = 'kinova-create-session';
const LIST = 'kinova-list-connections';
const CALL = 'kinova-call';
const ROLE = 'kinova-temp-role';
const ACCESS = 'kinova-access-control';
const OPERATOR = { arm: { username: 'operator', password: 'operator' } };

interface Situation {
  node: { type: string } & Record<string, unknown>;
  config?: Record<string, unknown>;
  credentials?: Record<string, Record<string, string>>;
  /** What the flow waits for before it asks. */
  after?: string;
  /** What goes wrong meanwhile. */
  wrong?: (simulator: Simulator, flow: Flow) => unknown;
  msg?: Message;
}

/** A real situation for each code. */
const SITUATIONS: Record<string, Situation> = {
  KORTEX_OFFLINE: { node: { type: LIST }, after: 'status.disconnected', config: { connect: 'asked' } },
  KORTEX_TIMEOUT: {
    node: { type: LIST },
    config: { requestTimeout: 200 },
    wrong: (simulator) => simulator.mute('Session/GetConnections'),
  },
  KORTEX_LOGIN_REFUSED: {
    node: { type: CREATE, username: 'nobody', usernameType: 'str' },
    config: { login: 'asked' },
    after: 'status.noSession',
  },
  KORTEX_NO_SESSION: { node: { type: LIST }, config: { login: 'asked' }, after: 'status.noSession' },
  KORTEX_SESSION_LOST: {
    node: { type: LIST },
    // The arm forgets the session without a word.
    wrong: (simulator) => simulator.arm.endSession(1),
  },
  KORTEX_PERMISSION_DENIED: {
    node: { type: ACCESS, action: 'set', singleSourceControlType: 'on' },
    credentials: OPERATOR,
  },
  KORTEX_UNSUPPORTED: {
    node: { type: ACCESS, action: 'get' },
    wrong: (simulator) => simulator.withdraw('Session/GetAccessControl'),
  },
  KORTEX_ARM: { node: { type: ROLE, role: 'Pirate', passwordType: 'none' } },
  KORTEX_PROTOCOL: { node: { type: LIST }, wrong: (simulator) => simulator.garble('Session/GetConnections') },
  KORTEX_BUSY: {
    node: { type: LIST },
    wrong: (simulator, flow) => {
      simulator.mute('Session/GetConnections');
      for (let waiting = 0; waiting < 32; waiting++) flow.node.receive({});
    },
  },
  KORTEX_INPUT: { node: { type: LIST, output: 'rows' } },
  KORTEX_NOT_ALLOWED: { node: { type: CALL, method: 'ProgramRunner/Start' } },
};

/** What succeeds, of each node: its actions with the message that asks for them. */
const SUCCESSES: { node: Situation['node']; msgs: Message[] }[] = [
  {
    node: { type: CREATE, action: 'msg.action' },
    msgs: ['open', 'keep-alive', 'close', 'disconnect', 'connect'].map((action) => ({ action })),
  },
  { node: { type: LIST }, msgs: [{}] },
  { node: { type: LIST, output: 'array' }, msgs: [{}] },
  { node: { type: CALL, method: 'Base/GetArmState' }, msgs: [{}] },
  {
    node: { type: ROLE, action: 'msg.action', role: 'Operator', passwordType: 'none' },
    msgs: [{ action: 'add' }, { action: 'remove' }],
  },
  {
    node: { type: ACCESS, action: 'msg.action', singleSourceControlType: 'on' },
    msgs: [{ action: 'get' }, { action: 'set' }, { action: 'enforce' }],
  },
];

describe('what the nodes tell a flow', () => {
  let simulator: Simulator;
  beforeEach(async () => {
    simulator = await startSimulator();
  });
  afterEach(async () => {
    await Flow.stop();
    await simulator.close();
  });
  const start = ({ node, config, credentials }: Situation) =>
    Flow.start({ port: simulator.port, ...config }, node, credentials);

  it('has a situation here for each code of an arm', () => {
    assert.deepEqual(
      Object.keys(SITUATIONS),
      ERROR_CODES.filter((code) => code.startsWith('KORTEX_')),
    );
  });

  for (const [code, situation] of Object.entries(SITUATIONS)) {
    it(`a Catch node receives ${code}, a Complete node nothing, and nothing is sent`, async () => {
      const flow = await start(situation);
      await flow.status(situation.after ?? 'status.connected');
      await situation.wrong?.(simulator, flow);
      const msg = { topic: 'mine', ...situation.msg };
      const { error, caught, sent, completed } = await flow.ask(msg);
      assert.deepEqual([error?.code, sent, completed], [code, [], false]);
      assert(error);
      assert(error.message.startsWith(`${code}: `), error.message);
      assert.equal(error.source.id, 'node');
      assert.equal(caught?.topic, 'mine', 'the message comes along');
    });
  }

  it('has a success here of each node that asks an arm', () => {
    const known = new Set(SUCCESSES.map(({ node }) => node.type));
    const missing = NODES.map(definition)
      // A listener sends by itself, too: its messages have a suite of their own.
      .filter(({ type, inputs }) => type.startsWith('kinova-') && inputs === 1 && type !== 'kinova-status-listener')
      .filter(({ type }) => !known.has(type))
      .map(({ type }) => type);
    assert.deepEqual(missing, [], 'add a success of each of these to SUCCESSES');
  });

  for (const { node, msgs } of SUCCESSES) {
    it(`a Complete node fires once for each success of ${JSON.stringify(node)}`, async () => {
      const flow = await start({ node });
      await flow.status('status.connected');
      for (const msg of msgs) {
        const before = flow.completed.length;
        const { error, completed, sent } = await flow.ask({ ...msg });
        assert.deepEqual([error, completed], [undefined, true]);
        assert.deepEqual([sent.length, flow.completed.length - before], [1, 1]);
      }
    });
  }

  it('a Status node sees each state', async () => {
    const flow = await start({
      node: { type: CREATE, action: 'msg.action' },
      config: { connect: 'asked', login: 'asked' },
    });
    const looks = async (text: string) => {
      const { fill, shape } = await flow.status(text);
      return `${fill} ${shape}`;
    };
    assert.equal(await looks('status.disconnected'), 'red ring');
    await flow.answer({ action: 'connect' });
    assert.equal(await looks('status.noSession'), 'yellow dot');
    simulator.delay('Session/CreateSession', 700);
    const opened = flow.answer({ action: 'open' });
    await opened;
    assert.equal(await looks('status.connected'), 'green dot');
    simulator.delay('Session/CreateSession', 0);
    simulator.delay('Session/KeepAlive', 700);
    const kept = flow.answer({ action: 'keep-alive' });
    assert.equal(await looks('status.busy'), 'blue dot');
    await kept;
    await flow.ask({ action: 'dance' });
    assert.equal(await looks('status.error'), 'red dot');
    await Flow.stop();

    const refused = await start({
      node: { type: LIST },
      credentials: { arm: { username: 'admin', password: 'wrong' } },
    });
    assert.equal((await refused.status('status.refused')).fill, 'red');
    await Flow.stop();
    const wrong = await start({ node: { type: LIST }, config: { port: 'abc' } });
    assert.equal((await wrong.status('status.misconfigured')).shape, 'ring');
    await Flow.stop();
    const away = await start({ node: { type: LIST }, config: { port: await freePort() } });
    assert.equal((await away.status('status.connecting')).fill, 'yellow');
    assert.equal((await away.status('status.disconnected')).fill, 'red');
  });

  it('a call is told at once that there is no link, and is not made up for later', async () => {
    const flow = await start({ node: { type: LIST } });
    await flow.status('status.connected');
    const { port } = simulator;
    await simulator.close();
    await flow.status('status.disconnected');
    assert.equal((await flow.ask()).error?.code, 'KORTEX_OFFLINE');
    simulator = await startSimulator({ port });
    const ofNode = () => flow.statuses.filter(({ source }) => source.id === 'node');
    await eventually(() => ofNode().at(-1)?.text === 'status.connected');
    const before = simulator.calls.get('Session/GetConnections') ?? 0;
    await flow.answer();
    assert.equal(simulator.calls.get('Session/GetConnections'), before + 1);
  });

  describe('the config node is heard on the tab of its users', () => {
    const refused = { arm: { username: 'nobody', password: 'x' } };
    /** Another node of the tab, which has nothing to do with the arm. */
    const STRANGER = { ...AT, id: 'stranger', type: 'collector', into: 'nothing', wires: [] };
    const heard = (flow: Flow, into: string) =>
      eventually(() => flow.at(into).find(({ error, status }) => sourceOf(error ?? status) === 'arm'));
    const codeOf = ({ error }: Message) => (error as { code: string }).code;

    it('by Status and Catch nodes for all nodes', async () => {
      const flow = await Flow.start({ port: simulator.port }, { type: LIST }, refused);
      assert.deepEqual(callOf((await flow.trouble('KORTEX_LOGIN_REFUSED')).kortex), { arm: 'arm 7' });
      await flow.status('status.refused', 'arm');
    });

    it('by those that have chosen one of its users, and not by those that have chosen others', async () => {
      const nodes = [
        STRANGER,
        ...listening('catch', 'caught-of-node', { scope: ['node'] }),
        ...listening('status', 'status-of-node', { scope: ['node'] }),
        ...listening('catch', 'caught-of-stranger', { scope: ['stranger'] }),
        ...listening('status', 'status-of-stranger', { scope: ['stranger'] }),
      ];
      const flow = await Flow.start({ port: simulator.port }, { type: LIST }, refused, { nodes });
      assert.equal(codeOf(await heard(flow, 'caught-of-node')), 'KORTEX_LOGIN_REFUSED');
      await heard(flow, 'status-of-node');
      await flow.status('status.refused', 'arm');
      assert.deepEqual([flow.at('caught-of-stranger'), flow.at('status-of-stranger')], [[], []]);
    });

    it('by those in the group of a user, and not by those in another group', async () => {
      const group = (id: string, nodes: string[]) => ({ id, type: 'group', z: 'tab', nodes });
      const inGroup = (g: string) => ({ scope: 'group', g });
      const nodes = [
        group('here', ['node', 'caught-here', 'status-here']),
        group('there', ['caught-there', 'status-there']),
        ...listening('catch', 'caught-here', inGroup('here')),
        ...listening('status', 'status-here', inGroup('here')),
        ...listening('catch', 'caught-there', inGroup('there')),
        ...listening('status', 'status-there', inGroup('there')),
      ];
      const flow = await Flow.start({ port: simulator.port }, { type: LIST, g: 'here' }, refused, { nodes });
      assert.equal(codeOf(await heard(flow, 'caught-here')), 'KORTEX_LOGIN_REFUSED');
      await heard(flow, 'status-here');
      await flow.status('status.refused', 'arm');
      assert.deepEqual([flow.at('caught-there'), flow.at('status-there')], [[], []]);
    });

    it('no longer once its last user there is gone, and again once there is one', async () => {
      const flow = await start({ node: { type: LIST } });
      await flow.ready();
      const [tab, arm, node, ...rest] = flowOf({ port: simulator.port }, { type: LIST }) as [
        object,
        object,
        object,
        ...object[],
      ];
      assert.deepEqual(Object.keys(flow.arm.users), ['node']);
      await Flow.deploy([tab, arm, ...rest], 'nodes');
      assert.deepEqual(flow.arm.users, {});
      await eventually(() => simulator.arm.sessions.size === 0);
      assert.deepEqual(flow.caught, []);
      await Flow.deploy([tab, arm, node, ...rest], 'nodes');
      assert.deepEqual(Object.values(flow.arm.users), [flow.node]);
      await flow.ready();
      simulator.endSession(2);
      assert.equal(sourceOf((await flow.trouble('KORTEX_SESSION_LOST')).error), 'arm');
    });
  });
});

function sourceOf(told: unknown): string | undefined {
  return (told as { source?: { id: string } } | undefined)?.source?.id;
}
