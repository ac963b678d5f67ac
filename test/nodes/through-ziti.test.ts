import assert from 'node:assert/strict';
import helper from 'node-red-node-test-helper';
import { type Simulator, startSimulator } from '../../src/simulator/index.js';
import { StandInController } from '../support/ziti/controller.js';
import { controllerNode } from '../support/ziti/controller-node.js';
import { eventually } from '../support/eventually.js';
import { Flow } from '../support/flow.js';

const CREDENTIALS = {
  arm: { username: 'admin', password: 'admin' },
  controller: { username: 'nodered', password: 'nodered' },
};

/** The arm itself stands in for the far end of a tunneler: to the node both are an address. */
describe('session-config through OpenZiti', () => {
  let controller: StandInController;
  let simulator: Simulator;
  beforeEach(async () => {
    [controller, simulator] = await Promise.all([StandInController.start(), startSimulator()]);
  });
  afterEach(async () => {
    await Flow.stop();
    await Promise.all([controller.close(), simulator.close()]);
  });
  const start = (config: Record<string, unknown> = {}, node: Record<string, unknown> = {}) =>
    Flow.start(
      { port: simulator.port, zitiController: 'controller', zitiService: 'arm-cell-7', ...config },
      { type: 'kinova-create-session', action: 'msg.action', ...node },
      CREDENTIALS,
      { nodes: [controllerNode(controller)] },
    );
  const dialSessions = () => [...controller.store.sessions.values()].filter(({ type }) => type === 'Dial');

  it('makes sure of a Dial session before it connects, and deletes it when it is closed', async () => {
    const flow = await start();
    await flow.status('status.connected');
    assert.deepEqual(
      dialSessions().map(({ serviceId }) => serviceId),
      ['2bWzYq0vE5rJ8kN1'],
    );
    await Flow.stop();
    assert.deepEqual([dialSessions(), simulator.arm.sessions.size], [[], 0]);
    assert.equal(simulator.ended.at(-1)?.reason, 'closed', 'the arm is left first');
  });

  it('deletes it on a disconnect, and makes a new one on the next connect', async () => {
    const flow = await start();
    await flow.status('status.connected');
    await flow.answer({ action: 'disconnect' });
    await eventually(() => dialSessions().length === 0);
    await flow.answer({ action: 'connect' });
    assert.equal(dialSessions().length, 1);
  });

  it('keeps it over a new login at the controller', async () => {
    const flow = await start();
    await flow.status('status.connected');
    const [before] = dialSessions();
    controller.store.endAll();
    // Whoever asks next finds out that the login is gone.
    await helper.request().get('/kinova-kortex/services/controller');
    await eventually(() => dialSessions().length === 1 && dialSessions()[0] !== before);
    assert.equal(flow.arm.id, 'arm');
  });

  it('makes sure of it again when the link to the arm was lost', async () => {
    const flow = await start();
    await flow.status('status.connected');
    controller.store.sessions.clear();
    simulator.dropConnections();
    await flow.trouble('KORTEX_OFFLINE');
    await eventually(() => dialSessions().length === 1);
  });

  it('waits, and tells why, where the service may not be used; and connects once it may', async () => {
    const [service] = controller.store.services;
    controller.store.services = [];
    const flow = await start();
    const { error } = await flow.trouble('ZITI_NOT_FOUND');
    assert.match((error as Error).message, /no service is called "arm-cell-7"/);
    const asked = await flow.ask({ action: 'keep-alive' });
    assert.equal(asked.error?.code, 'KORTEX_OFFLINE');
    assert.match(asked.error.message, /no service is called "arm-cell-7"/);
    assert.equal(simulator.connectionCount, 0);
    controller.store.services = [service!];
    await flow.status('status.connected');
  });

  it('tells once of a controller that fails at every attempt, although each request has another id', async () => {
    controller.failNext('unhandled', 99, 'POST /sessions');
    const flow = await start();
    await flow.trouble('ZITI_SERVER');
    await eventually(() => controller.count('POST /sessions') >= 4);
    assert.equal(flow.caught.length, 1);
  });

  it('tells once that no router of the service is online, and connects all the same', async () => {
    controller.routers.push({ row: { name: 'line-a', isOnline: false } });
    const flow = await start();
    const { error } = await flow.trouble('ZITI_UNREACHABLE');
    assert.match((error as Error).message, /no edge router of the service is online \(line-a\)/);
    await flow.status('status.connected');
  });

  for (const [property, config, message] of [
    [
      'zitiController',
      { zitiController: 'gone' },
      'zitiController: expected an openziti-controller node that is deployed and enabled',
    ],
    ['zitiService', { zitiService: ' ' }, 'zitiService: expected the name of the service that leads to the arm'],
  ] as const) {
    it(`refuses a wrong ${property} by name`, async () => {
      const flow = await start(config);
      const { error } = await flow.trouble('KORTEX_INPUT');
      assert.equal((error as Error).message, `KORTEX_INPUT: ${message}`);
      assert.equal((await flow.ask({ action: 'open' })).error?.message, `KORTEX_INPUT: ${message}`);
    });
  }

  it('tries the service out in the test of the dialog, without opening a session for it', async () => {
    await start({ connect: 'asked' });
    const values = { host: '127.0.0.1', port: simulator.port, zitiController: 'controller', zitiService: 'arm-cell-7' };
    const test = async (more: object) => {
      const body = { id: 'arm', values: { ...values, ...more }, credentials: { username: 'admin', password: '' } };
      const answer = (await helper.request().post('/kinova-kortex/test-arm').send(body)) as {
        body: { steps: { step: string; ok: boolean }[] };
      };
      return answer.body.steps.map(({ step, ok }) => [step, ok]);
    };
    assert.deepEqual((await test({}))[0], ['ziti', true]);
    assert.deepEqual(await test({ zitiService: 'nobody' }), [['ziti', false]]);
    assert.equal(controller.store.sessions.size, 0);
  });

  it('leaves no session at the controller and none on the arm after 20 redeploys', async () => {
    for (let deploy = 0; deploy < 20; deploy++) {
      const flow = await start();
      if (deploy % 2 === 1) await flow.status('status.connected');
      await Flow.stop();
    }
    assert.deepEqual([controller.store.apiSessions.size, controller.store.sessions.size], [0, 0]);
    await eventually(() => simulator.arm.sessions.size === 0);
  });
});
