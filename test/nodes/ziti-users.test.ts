import assert from 'node:assert/strict';
import helper from 'node-red-node-test-helper';
import type { ControllerNode } from '../../nodes/shared/controller.js';
import { type Simulator, startSimulator } from '../../src/simulator/index.js';
import { eventually } from '../support/eventually.js';
import { Flow, flowOf, nodeOf } from '../support/flow.js';
import { StandInController } from '../support/ziti/controller.js';
import { controllerNode } from '../support/ziti/controller-node.js';

const CREDENTIALS = {
  arm: { username: 'admin', password: 'admin' },
  controller: { username: 'nodered', password: 'nodered' },
};
const SESSION = { type: 'openziti-session', controller: 'controller', action: 'list' };

describe('an openziti-controller', () => {
  let controller: StandInController;
  let simulator: Simulator;
  beforeEach(async () => {
    [controller, simulator] = await Promise.all([StandInController.start(), startSimulator()]);
  });
  afterEach(async () => {
    await Flow.stop();
    await Promise.all([controller.close(), simulator.close()]);
  });
  const logins = () => controller.store.apiSessions.size;
  const behindZiti = () => ({ port: simulator.port, zitiController: 'controller', zitiService: 'arm-cell-7' });
  /** A flow with `node` on the arm of `config`, beside the controller. */
  const nodes = (node: { type: string; [property: string]: unknown }, config: Record<string, unknown> = {}) => [
    ...flowOf({ connect: 'asked', login: 'asked', ...config }, node),
    controllerNode(controller),
  ];
  const start = (all: object[]) =>
    Flow.start({}, { type: 'openziti-session' }, CREDENTIALS).then(() => Flow.deploy(all, 'full', CREDENTIALS));
  const deploy = (all: object[]) => Flow.deploy(all, 'nodes', CREDENTIALS);
  const api = () => (nodeOf('controller') as ControllerNode).api!;

  for (const [what, node, tab] of [
    ['that no node names', { ...SESSION, controller: '' }, {}],
    ['whose only node is disabled', { ...SESSION, d: true }, {}],
    ['whose only node stands on a disabled tab', SESSION, { disabled: true }],
    ['of an arm that no node uses', { type: 'openziti-session', controller: '' }, {}],
  ] as const) {
    it(`${what} does not log in`, async () => {
      const config = what.startsWith('of an arm') ? { ...behindZiti(), connect: 'start' } : {};
      const all = nodes(node, config).map((one) => ((one as { id: string }).id === 'tab' ? { ...one, ...tab } : one));
      await start(all);
      // A request of the dialog is answered after whatever the deploy began.
      await helper.request().get('/kinova-kortex/services/nobody');
      assert.equal(controller.count('POST /authenticate'), 0);
    });
  }

  it('logs out when a partial deploy takes away its last node, and in again when one comes', async () => {
    await start(nodes(SESSION));
    await eventually(() => logins() === 1);
    const running = nodeOf('controller');
    await deploy(nodes({ ...SESSION, controller: '' }));
    await eventually(() => logins() === 0);
    assert.equal(api().state.name, 'closed');
    await deploy(nodes(SESSION));
    await eventually(() => logins() === 1 && api().state.name === 'ready');
    assert.equal(nodeOf('controller'), running, 'the controller itself was not deployed');
  });

  it('gives up its attempts to log in when a partial deploy takes away its last node', async () => {
    controller.failNext('unhandled', 99, 'POST /authenticate');
    await start(nodes(SESSION));
    await eventually(() => api().state.name === 'unreachable');
    await deploy(nodes({ ...SESSION, controller: '' }));
    await eventually(() => api().state.name === 'closed');
    const asked = controller.requests.length;
    await new Promise((resolve) => setTimeout(resolve, 600));
    assert.equal(controller.requests.length, asked);
  });

  it('stays logged in for an arm that is connected, and logs out after that', async () => {
    const create = { type: 'kinova-create-session' };
    const withBoth = [
      ...nodes(create, { ...behindZiti(), connect: 'start', login: 'connect' }),
      { ...SESSION, id: 'list', z: 'tab', x: 0, y: 0, wires: [] },
    ];
    await start(withBoth);
    await eventually(() => simulator.arm.sessions.size === 1);
    await deploy(withBoth.filter((one) => (one as { id: string }).id !== 'list'));
    assert.equal(logins(), 1);
    assert.equal(controller.store.sessions.size, 1);
    await deploy(
      nodes({ type: 'openziti-session', controller: '' }, { ...behindZiti(), connect: 'start', login: 'connect' }),
    );
    await eventually(() => simulator.arm.sessions.size === 0 && controller.store.sessions.size === 0);
    await eventually(() => logins() === 0);
  });

  it('logs out again after a dialog has asked for its services', async () => {
    await start(nodes({ ...SESSION, controller: '' }));
    const { body } = (await helper.request().get('/kinova-kortex/services/controller')) as {
      body: { found: unknown[] };
    };
    assert.equal(body.found.length, 3);
    await eventually(() => logins() === 0);
  });

  it('logs out again after the test of an arm has looked for its service', async () => {
    await start(nodes({ type: 'openziti-session', controller: '' }, behindZiti()));
    const values = { host: '127.0.0.1', ...behindZiti() };
    const test = { id: 'arm', values, credentials: { username: 'admin', password: '' } };
    const { body } = (await helper.request().post('/kinova-kortex/test-arm').send(test)) as {
      body: { steps: { step: string; ok: boolean }[] };
    };
    assert.deepEqual([body.steps[0]?.step, body.steps[0]?.ok], ['ziti', true]);
    await eventually(() => logins() === 0);
  });
});
