import assert from 'node:assert/strict';
import type { Node, NodeAPI } from 'node-red';
import { KortexClient } from '../../src/client/client.js';
import { type Simulator, startSimulator } from '../../src/simulator/index.js';
import { MqttTransport } from '../../src/transport/mqtt.js';
import { eventually } from '../support/eventually.js';
import { AT, Flow, nodeOf } from '../support/flow.js';
import { TYPES } from '../support/our-nodes.js';
import { comparable, spoil } from '../support/spoil.js';
import { StandInController } from '../support/ziti/controller.js';
import { controllerNode } from '../support/ziti/controller-node.js';

/** A message that came out of a node, or that a catch node got. */
interface Seen {
  from: string;
  payload?: { event?: string; [name: string]: unknown };
  kortex?: object;
  error?: { code?: string; source: { id: string; type: string } };
  [name: string]: unknown;
}

const ACTION = { action: 'msg.action' };
const CREDENTIALS = {
  arm: { username: 'admin', password: 'admin' },
  lost: { username: 'admin', password: 'admin' },
  role: { rolePassword: 'admin' },
  node: { userPassword: 'wrong' },
  controller: { username: 'nodered', password: 'nodered' },
  nowhere: { username: 'nodered', password: 'nodered' },
};
/** Nobody listens there. */
const CLOSED_PORT = 1;
const TAGS = '{"cell":"7","nested":"no"}';

/** All nodes of the package, each of them wired to a node that takes its messages apart. */
const nodesOn = (controller: StandInController): object[] => {
  const ours: ({ id: string; type: string } & Record<string, unknown>)[] = [
    { id: 'session', type: 'kinova-create-session', ...ACTION },
    { id: 'object', type: 'kinova-list-connections' },
    { id: 'messages', type: 'kinova-list-connections', output: 'messages' },
    {
      id: 'role',
      type: 'kinova-temp-role',
      ...ACTION,
      role: 'role',
      roleType: 'msg',
      removeAfter: 0.3,
      removeAfterUnit: 's',
    },
    {
      id: 'access',
      type: 'kinova-access-control',
      ...ACTION,
      singleSourceControl: 'flag',
      singleSourceControlType: 'msg',
    },
    { id: 'enforcer', type: 'kinova-access-control', action: 'enforce', bypassRemoteAccessType: 'on' },
    { id: 'listener', type: 'kinova-status-listener' },
    { id: 'second', type: 'kinova-status-listener' },
    { id: 'late', type: 'kinova-list-connections', arm: 'lost' },
    { id: 'ziti', type: 'openziti-session', ...ACTION, service: 'arm-cell-7', tags: TAGS, includeToken: true },
    { id: 'call', type: 'kinova-call', method: 'ProgramRunner/ReadAllPrograms' },
    { id: 'notices', type: 'kinova-notifications', topics: ['IndustrialIO/DigitalInputChangeTopic'] },
    { id: 'notices-too', type: 'kinova-notifications', topics: ['IndustrialIO/DigitalInputChangeTopic'] },
    { id: 'pieces', type: 'openziti-session', action: 'list', output: 'messages' },
    { id: 'away', type: 'openziti-session', action: 'list', controller: 'nowhere' },
  ];
  return [
    { id: 'lost', type: 'kinova-session-config', name: 'lost arm', host: '127.0.0.1', port: CLOSED_PORT },
    controllerNode(controller),
    { ...controllerNode(controller), id: 'nowhere', baseUrl: `https://127.0.0.1:${CLOSED_PORT}` },
    ...ours.flatMap((node) => {
      const outputs =
        node.type === 'kinova-temp-role' ? [[`${node.id}-end`], [`${node.id}-end`]] : [[`${node.id}-end`]];
      return [
        { ...AT, arm: 'arm', controller: 'controller', ...node, wires: outputs },
        { ...AT, id: `${node.id}-end`, type: 'taker', from: node.id, wires: [] },
      ];
    }),
    { ...AT, id: 'all-errors', type: 'catch', scope: null, wires: [['all-errors-end']] },
    { ...AT, id: 'all-errors-end', type: 'taker', from: 'catch', wires: [] },
  ];
};

/** The node that a message came from, or that a catch node got the error of. */
const sourceOf = ({ from, error }: Seen): string => `${from} ${from === 'catch' ? error?.source.id : ''}`.trim();

describe('what leaves a node', () => {
  let simulator: Simulator;
  let controller: StandInController;
  let other: KortexClient;
  let seen: Seen[];
  let faults: unknown[];
  beforeEach(start);
  afterEach(stop);

  async function start(): Promise<void> {
    [simulator, controller] = await Promise.all([startSimulator(), StandInController.start()]);
    const createTransport = () => new MqttTransport({ protocol: 'mqtt', host: '127.0.0.1', port: simulator.port });
    other = new KortexClient({ createTransport, login: { username: 'operator', password: 'operator' } });
    seen = [];
    faults = [];
  }
  async function stop(): Promise<void> {
    await Flow.stop();
    await other.close();
    await Promise.all([simulator.close(), controller.close()]);
  }

  const from = (id: string) => seen.filter((msg) => msg.from === id);
  const errors = (code: string, id: string) =>
    from('catch').filter(({ error }) => error?.code === code && error.source.id === id);
  const events = (id: string, name: string) => from(id).filter(({ payload }) => payload?.event === name);
  const heard = (name: string, count: number) =>
    eventually(() => ['listener', 'second'].every((id) => events(id, name).length >= count));

  /** Gives a node a message and waits for what comes of it: that many messages, or an error. */
  async function ask(id: string, msg: Record<string, unknown>, count = 1): Promise<void> {
    const answered = () => from(id).length + from('catch').filter(({ error }) => error?.source.id === id).length;
    const before = answered();
    nodeOf(id).receive(msg);
    await eventually(() => answered() >= before + count);
  }

  /** Lets every node send and report what it can, twice; `take` gets each message once it has been noted down. */
  async function perform(take: (msg: object) => void): Promise<void> {
    const taker = (RED: NodeAPI) => {
      function Taker(this: Node, def: { from: string; id: string; type: string; name: string; z: string }) {
        RED.nodes.createNode(this, def);
        this.on('input', (msg) => {
          const { kortex, ...rest } = comparable(msg) as Seen;
          // An event may be sent when our session is another one already.
          seen.push({ ...rest, kortex: { ...kortex, sessionId: '*' }, from: def.from });
          try {
            take(msg);
          } catch (error) {
            faults.push(`${def.from}: ${String(error)}`);
          }
        });
      }
      RED.nodes.registerType('taker', Taker);
    };
    const main = { type: 'kinova-create-session', ...ACTION, passwordType: 'cred', wires: [['node-end']] };
    const nodes = [...nodesOn(controller), { ...AT, id: 'node-end', type: 'taker', from: 'node', wires: [] }];
    await Flow.start({ port: simulator.port }, main, CREDENTIALS, { modules: [taker], nodes });
    await eventually(() => errors('KORTEX_OFFLINE', 'lost').length > 0);
    await eventually(() => errors('ZITI_UNREACHABLE', 'nowhere').length > 0);
    for (const round of [1, 2]) {
      await heard('logged-in', 2 * round - 1);
      await eventually(() => round > 1 || from('enforcer').length > 0);
      await other.login();
      await heard('session-opened', 3 * round - 2);
      await other.call('Session/AddTemporaryUserRole', { roleIdentifier: 'Admin', password: 'admin' });
      await heard('roles-changed', round);
      await ask('session', { action: 'open' });
      await ask('session', { action: 'keep-alive' });
      await ask('object', {});
      await ask('messages', { parts: { id: 'outer', index: 0 } }, 2);
      await ask('role', { action: 'add', role: 'Admin' });
      await eventually(() => from('role').length === 3 * round - 1);
      await ask('role', { action: 'remove' });
      await ask('role', { action: 'add', role: 'Nobody' });
      await ask('access', { action: 'set', flag: round === 1 });
      await ask('access', { action: 'get' });
      // Between two attempts to connect, so that the error behind it is the same one.
      for (let call = 0; call < 2; call++) {
        const { client } = nodeOf('lost') as Node & { client: KortexClient };
        await eventually(() => client.state.name === 'waiting');
        await ask('late', {});
      }
      await ask('call', {});
      simulator.play((arm) => arm.happen(({ io }) => io.setInput(1, round === 1)));
      await eventually(() => from('notices').length + from('notices-too').length === 2 * round);
      await ask('ziti', { action: 'create' });
      await ask('ziti', { action: 'list' });
      await ask('ziti', { action: 'detail', payload: { id: 'nothing' } });
      await ask('pieces', {});
      await other.logout();
      await heard('session-closed', round);
      // A refusal that everybody hears of; then the user before is logged in again.
      await ask('node', { action: 'open' });
      await heard('logged-in', 2 * round);
      await ask('session', { action: 'keep-alive' }); // by then the enforcer has compared the flags
      simulator.endSession((nodeOf('arm') as Node & { client: KortexClient }).client.sessionId);
      await heard('session-lost', round);
    }
    await heard('logged-in', 5);
  }

  it('is its own: whatever a flow does with it, all later messages are right', async () => {
    await perform(() => undefined);
    const right = seen;
    await stop();
    await start();
    await perform(spoil);
    assert.deepEqual(faults, []);
    const sources = new Set(right.map((msg) => sourceOf(msg)));
    for (const source of sources) {
      const isOfSource = (msg: Seen) => sourceOf(msg) === source;
      assert.deepEqual(seen.filter(isOfSource), right.filter(isOfSource), source);
    }
    const types = right.map(({ from, error }) => error?.source.type ?? nodeOf(from).type);
    const silent = TYPES.filter((type) => !types.includes(type));
    assert.deepEqual(silent, [], 'add a node of each of these types to nodesOn, and let it send something in perform');
  });

  it('leaves all else in the message as it is: a request and its response, a property without a copy', async () => {
    const more = ['kinova-list-connections', 'kinova-temp-role', 'kinova-access-control'].map((type, at) => {
      return {
        ...AT,
        id: `next-${at}`,
        type,
        arm: 'arm',
        passwordType: 'none',
        role: 'Operator',
        wires: [[`next-${at + 1}`], []],
      };
    });
    const nodes = [...more, { ...AT, id: 'next-3', type: 'collector', into: 'last', wires: [] }];
    const first = { type: 'kinova-create-session', action: 'open', wires: [['next-0']] };
    const flow = await Flow.start({ port: simulator.port }, first, CREDENTIALS, { nodes });
    await flow.ready();
    const res = { end: () => undefined, self: {} };
    res.self = res;
    flow.node.receive({ req: { socket: res }, res, call: res.end });
    const last = await eventually(() => flow.at('last')[0]);
    assert.equal(last.res, res);
    assert.equal((last.req as { socket: unknown }).socket, res);
    assert.equal(last.call, res.end);
  });
});
