import assert from 'node:assert/strict';
import { type Simulator, startSimulator } from '../../src/simulator/index.js';
import { AnsweringArm } from '../support/answering-arm.js';
import { eventually } from '../support/eventually.js';
import { AT, Flow, listening, type Message, nodeOf } from '../support/flow.js';
import { StandInController } from '../support/ziti/controller.js';
import { controllerNode } from '../support/ziti/controller-node.js';

const JOB = 'job';
const IN_JOB = { z: JOB, x: 0, y: 0 };
const USERS = {
  arm: { username: 'admin', password: 'admin' },
  controller: { username: 'nodered', password: 'nodered' },
};
type Payload = Record<string, unknown>;

/** Node-RED restarts the users of a config node with it, but not those inside a subflow that name it by a property. */
describe('nodes inside a subflow, when a deploy replaces their config node alone', () => {
  let simulator: Simulator;
  beforeEach(async () => {
    simulator = await startSimulator();
  });
  afterEach(async () => {
    await Flow.stop();
    await simulator.close();
  });

  const arm = (more: object = {}) => ({
    id: 'arm',
    type: 'kinova-session-config',
    name: 'arm 7',
    host: '127.0.0.1',
    port: simulator.port,
    ...more,
  });
  /** A subflow with `node` in it, that names `config` by a property of the instance. */
  const flowWith = (config: object[], node: { type: string; wires?: string[][] } & Payload) => {
    const outputs = (node.wires ?? [[]]).map((_, port) => ({ wires: [{ id: 'inner', port }] }));
    const { id = 'none', type = 'none' } = (config.at(-1) ?? {}) as { id?: string; type?: string };
    return [
      { id: 'tab', type: 'tab' },
      ...config,
      {
        id: JOB,
        type: 'subflow',
        in: [{ wires: [{ id: 'inner' }] }],
        out: outputs,
        env: [{ name: 'CONFIG', type, value: '', ui: { type: 'conf-types' } }],
      },
      { ...IN_JOB, wires: [[]], id: 'inner', arm: '${CONFIG}', controller: '${CONFIG}', ...node },
      {
        ...AT,
        id: 'instance',
        type: `subflow:${JOB}`,
        env: [{ name: 'CONFIG', type: 'conf-type', value: id === 'none' ? 'arm' : id }],
        wires: outputs.map(() => ['sent-end']),
      },
      { ...AT, id: 'sent-end', type: 'collector', into: 'sent', wires: [] },
      ...listening('catch', 'caught'),
      ...listening('status', 'status'),
    ];
  };
  type Inner = Parameters<typeof flowWith>[1];
  const payloads = (flow: Flow) => flow.sent.map(({ payload }) => payload as Payload);
  const codes = (flow: Flow) => flow.caught.map(({ error }) => (error as { code: string }).code);
  async function start(node: Inner): Promise<Flow> {
    const flow = await Flow.run(flowWith([arm()], node), USERS);
    await flow.ready();
    return flow;
  }
  const changeArm = (node: Inner, more: object = { requestTimeout: 900 }) =>
    Flow.deploy(flowWith([arm(more)], node), 'nodes', USERS);

  it('a status listener hears what happens on the new arm, and no other one', async () => {
    const listener = { type: 'kinova-status-listener', rolesChanged: false };
    const flow = await start(listener);
    const events = () => payloads(flow).map(({ event }) => event);
    await eventually(() => events().includes('logged-in'));
    const listeners = () => flow.arm.client?.listenerCount('session-status');
    const atFirst = listeners();
    for (let deploys = 1; deploys <= 12; deploys++) {
      flow.sent.length = 0;
      await changeArm(listener, { name: `arm ${deploys}` });
      await eventually(() => events().includes('logged-in'));
      assert.deepEqual(events(), ['session-closed', 'disconnected', 'connected', 'snapshot', 'logged-in']);
      assert.equal(flow.sent.at(-1)?.topic, `kortex/arm ${deploys}/logged-in`);
    }
    assert.equal(listeners(), atFirst);
  });

  it('a status listener says that its arm is gone', async () => {
    const listener = { type: 'kinova-status-listener' };
    const flow = await start(listener);
    await Flow.deploy(flowWith([], listener), 'nodes', USERS);
    const { error } = await flow.trouble('KORTEX_INPUT');
    assert.match((error as Error).message, /arm: expected a session-config node/);
  });

  it('access control enforces on the new arm, and puts back what stood on the old one', async () => {
    const access = {
      type: 'kinova-access-control',
      action: 'enforce',
      singleSourceControlType: 'on',
      restoreOnStop: true,
    };
    const flow = await start(access);
    await eventually(() => simulator.arm.accessControl.singleSourceControl);
    await changeArm(access);
    await eventually(() => payloads(flow).length === 2);
    const [, { previous }] = payloads(flow) as [Payload, { previous: Payload }];
    assert.equal(previous.singleSourceControl, false);
    await eventually(() => simulator.arm.accessControl.singleSourceControl);
    await Flow.stop();
    assert.equal(simulator.arm.accessControl.singleSourceControl, false);
  });

  it('temp role says that its role is gone with the old arm, and adds one to the new arm', async () => {
    const role = { type: 'kinova-temp-role', role: 'Operator', passwordType: 'none', wires: [[], []] };
    const flow = await start(role);
    nodeOf('instance').receive({});
    await eventually(() => payloads(flow).length === 1);
    await changeArm(role);
    const { reason } = await eventually(() => payloads(flow)[1]);
    assert.equal(reason, 'flow-stopped');
    await flow.ready();
    nodeOf('instance').receive({});
    assert.equal((await eventually(() => payloads(flow)[2])).active, true);
    await eventually(() => flow.at('status').some(({ status }) => (status as Payload).text === 'Operator 5 min'));
  });

  it('create session and list connections work with the new arm', async () => {
    for (const type of ['kinova-create-session', 'kinova-list-connections']) {
      const flow = await start({ type });
      await changeArm({ type });
      await flow.ready();
      nodeOf('instance').receive({});
      await eventually(() => flow.sent.length === 1);
      assert.deepEqual(codes(flow), []);
      await Flow.stop();
    }
  });

  it('notifications come from the new arm', async () => {
    const answering = await AnsweringArm.start(3);
    try {
      const node = { type: 'kinova-notifications', topics: ['Base/ArmStateTopic'] };
      const at = { port: answering.port };
      const subscriptions = () => answering.names.filter((name) => name === 'Base/ArmStateTopic').length;
      const flow = await Flow.run(flowWith([arm(at)], node), USERS);
      await eventually(() => subscriptions() === 1);
      await changeArm(node, { ...at, name: 'arm 8' });
      await eventually(() => subscriptions() === 2);
      await eventually(() => {
        answering.notify('Base/ArmStateTopic', { activeState: 'IDLE' });
        return flow.sent.length > 0;
      });
      assert.equal(flow.sent[0]?.topic, 'kortex/arm 8/Base/ArmStateTopic');
      await Flow.stop();
    } finally {
      await answering.close();
    }
  });

  it('a node whose arm stands inside the subflow keeps it', async () => {
    const inside = { ...arm(), z: JOB };
    const node = { type: 'kinova-status-listener', arm: 'arm' };
    const flow = await Flow.run(flowWith([inside], node), USERS);
    const loggedIn = () => payloads(flow).filter(({ event }) => event === 'logged-in').length;
    await eventually(() => loggedIn() === 1);
    await Flow.deploy(
      [...flowWith([inside], node), { ...AT, id: 'other', type: 'collector', wires: [] }],
      'nodes',
      USERS,
    );
    await new Promise((resolve) => setTimeout(resolve, 50));
    assert.deepEqual([simulator.connectionCount, loggedIn(), codes(flow)], [1, 1, []]);
  });

  describe('and that is a controller', () => {
    let controller: StandInController;
    beforeEach(async () => {
      controller = await StandInController.start();
    });
    afterEach(() => controller.close());

    it('ziti session works with the new one', async () => {
      const node = { type: 'openziti-session', action: 'list' };
      const flow = await Flow.start(arm({ connect: 'asked' }), { type: 'kinova-list-connections' }, USERS, {});
      await Flow.deploy(flowWith([controllerNode(controller)], node), 'full', USERS);
      for (const name of ['plant', 'other plant']) {
        await Flow.deploy(flowWith([controllerNode(controller, { name })], node), 'nodes', USERS);
        const before = flow.sent.length;
        nodeOf('instance').receive({});
        const { ziti } = await eventually(() => flow.sent[before] as Message & { ziti: { controller: string } });
        assert.equal(ziti.controller, name);
      }
      assert.deepEqual(codes(flow), []);
    });

    it('an arm that names it by a variable makes its session anew', async () => {
      process.env.KORTEX_TEST_CONTROLLER = 'controller';
      try {
        const through = { zitiController: '${KORTEX_TEST_CONTROLLER}', zitiService: 'arm-cell-7' };
        const node = { ...AT, id: 'node', type: 'kinova-list-connections', arm: 'arm', wires: [] };
        const nodes = (name: string) => [
          { id: 'tab', type: 'tab' },
          controllerNode(controller, { name }),
          arm(through),
          node,
        ];
        const flow = await Flow.start(arm(), { type: 'kinova-list-connections' }, USERS);
        await flow.ready();
        await Flow.deploy(nodes('plant'), 'full', USERS);
        await flow.ready();
        const [before] = controller.store.sessions.keys();
        const login = [...controller.store.apiSessions.keys()];
        await Flow.deploy(nodes('other plant'), 'nodes', USERS);
        await eventually(() => controller.store.sessions.size === 1 && !controller.store.sessions.has(before!));
        assert.equal(controller.store.apiSessions.has(login[0]!), false);
        assert.equal(simulator.calls.get('Session/CreateSession'), 2, 'the first flow, and this one');
      } finally {
        delete process.env.KORTEX_TEST_CONTROLLER;
      }
    });
  });
});
