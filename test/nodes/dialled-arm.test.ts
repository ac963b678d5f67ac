import assert from 'node:assert/strict';
import { setTimeout as sleep } from 'node:timers/promises';
import helper from 'node-red-node-test-helper';
import { type Simulator, startSimulator } from '../../src/simulator/index.js';
import { eventually } from '../support/eventually.js';
import { Flow, flowOf, nodeOf } from '../support/flow.js';
import type { ArmNode } from '../../nodes/shared/arm.js';
import type { ControllerNode } from '../../nodes/shared/controller.js';
import { controllerNode } from '../support/ziti/controller-node.js';
import { waitedMs } from '../support/waited.js';
import { identityJson } from '../support/ziti/identities.js';
import { Network, SERVICE } from '../support/ziti/network.js';
import { TOKEN_REQUEST } from '../support/ziti/login.js';

const ZITI = { version: 2, host: '', zitiController: 'controller', zitiService: SERVICE, zitiWay: 'dial' };
const CREDENTIALS = {
  arm: { username: 'admin', password: 'admin' },
  'arm-8': { username: 'operator', password: 'operator' },
  controller: { username: 'nodered', password: 'nodered' },
};
const BEARER = { bearerToken: 'bearer.token' };

describe('session-config dials an arm behind OpenZiti', () => {
  let network: Network;
  let simulator: Simulator;
  beforeEach(async () => {
    [network, simulator] = await Promise.all([Network.start(), startSimulator()]);
    network.router.hosts.set(SERVICE, { port: simulator.port });
  });
  afterEach(async () => {
    await Flow.stop();
    await Promise.all([network.close(), simulator.close()]);
  });
  const start = (config: Record<string, unknown> = {}, nodes: object[] = []) =>
    Flow.start({ ...ZITI, ...config }, { type: 'kinova-create-session', action: 'msg.action' }, CREDENTIALS, {
      nodes: [controllerNode(network.controller), ...nodes],
    });
  const isReady = (id = 'arm') => (nodeOf(id) as ArmNode).client?.state.name === 'ready';
  const store = () => network.controller.store;
  /** The arm answers through the stream. */
  const isAlive = async (flow: Flow) =>
    assert(((await flow.answer({ action: 'keep-alive' })).payload as { sessionId: number }).sessionId > 0);
  const codesOf = (flow: Flow) => flow.caught.map(({ error }) => (error as { code: string }).code);

  it('without host and port, and leaves nothing on arm, router and controller when it stops', async () => {
    const flow = await start();
    await flow.ready();
    await isAlive(flow);
    assert.equal(network.router.circuitCount, 1);
    await Flow.stop();
    await eventually(() => network.router.clients.size === 0);
    assert.deepEqual([store().apiSessions.size, store().sessions.size, simulator.arm.sessions.size], [0, 0, 0]);
  });

  it('also a Gen3, over tcp', async () => {
    const gen3 = await startSimulator({ generation: 2 });
    try {
      network.router.hosts.set(SERVICE, { port: gen3.port });
      const flow = await start({ protocol: 'tcp' });
      await flow.ready();
      await isAlive(flow);
      await Flow.stop();
      await eventually(() => network.router.clients.size === 0 && gen3.connectionCount === 0);
    } finally {
      await gen3.close();
    }
  });

  for (const [name, config, accepted] of [
    ['dials where a script wrote nothing of it in a flow of version 2', { zitiWay: undefined }, 1],
    ['goes through a tunneler where it was saved before there was a choice', { zitiWay: undefined, version: 1 }, 0],
    ['goes through a tunneler where it was written without a version', { zitiWay: undefined, version: undefined }, 0],
    ['goes through a tunneler where that was chosen', { zitiWay: 'tunneler' }, 0],
  ] as const) {
    it(name, async () => {
      const flow = await start({ host: '127.0.0.1', port: simulator.port, ...config });
      await flow.ready();
      assert.equal(network.router.accepted, accepted);
    });
  }

  it('refuses a way that it does not know, by name', async () => {
    const flow = await start({ zitiWay: 'carrier pigeon' });
    const { error } = await flow.trouble('KORTEX_INPUT');
    assert.match((error as Error).message, /zitiWay: expected .*dial.*tunneler/);
  });

  it('waits and says why where nobody hosts the service, once, and connects when somebody does', async () => {
    network.router.hosts.clear();
    const flow = await start();
    const { error } = await flow.trouble('ZITI_UNREACHABLE');
    assert.match((error as Error).message, /nobody hosts this service/);
    const asked = await flow.ask({ action: 'keep-alive' });
    assert.match(asked.error?.message ?? '', /nobody hosts this service/);
    await eventually(() => network.router.accepted > 2);
    network.router.hosts.set(SERVICE, { port: simulator.port });
    await flow.ready();
    assert.deepEqual(codesOf(flow).filter((code) => code === 'ZITI_UNREACHABLE').length, 1);
  });

  it('tells once of a controller that fails at every dial, although each request has another id', async () => {
    const { random } = Math;
    Math.random = () => 0.01; // short pauses between attempts
    try {
      network.controller.failNext('unhandled', 999, 'POST /sessions');
      const flow = await start();
      const { error } = await flow.trouble('ZITI_SERVER');
      assert.match((error as Error).message, /POST \/sessions was refused: 500 .*, request [0-9a-f-]{9}$/);
      await eventually(() => network.controller.count('POST /sessions') >= 5);
      assert.deepEqual(codesOf(flow), ['ZITI_SERVER']);
    } finally {
      Math.random = random;
    }
  });

  for (const [event, spoil, mend, words] of [
    [
      'the Dial policy is revoked and given back',
      () => store().services.splice(0, 1),
      () => store().services.push({ id: '2bWzYq0vE5rJ8kN1', name: SERVICE, permissions: ['Dial'] }),
      /dial access lost/,
    ],
    ['the session is deleted', () => store().sessions.clear(), () => undefined, /session closed/],
    ['the login at the controller ends', () => store().endAll(), () => undefined, /closed the connection|ECONNRESET/],
    [
      'the router is killed',
      () => network.router.dropConnections(),
      () => undefined,
      /closed the connection|ECONNRESET/,
    ],
    ['the arm hangs up', () => simulator.dropConnections(), () => undefined, /./],
  ] as const) {
    it(`reports it once when ${event}, and comes back by itself`, async () => {
      const flow = await start();
      await flow.ready();
      spoil();
      const { error } = await flow.trouble('KORTEX_OFFLINE');
      assert.match((error as Error).message, words);
      mend();
      await flow.ready();
      await isAlive(flow);
      assert.equal(codesOf(flow).filter((code) => code === 'KORTEX_OFFLINE').length, 1);
    });
  }

  it('stays connected while the controller is away', async () => {
    const flow = await start();
    await flow.ready();
    const { port } = network.controller;
    await network.controller.pause();
    await isAlive(flow);
    assert.equal(network.router.circuitCount, 1);
    await network.controller.resume(port);
  });

  it('shares one connection to the router between two arms', async () => {
    const arm = { id: 'arm-8', type: 'kinova-session-config', name: 'arm 8', ...ZITI };
    const list = { id: 'list-8', z: 'tab', type: 'kinova-list-connections', arm: 'arm-8', wires: [] };
    await start({}, [arm, list]);
    await eventually(() => isReady() && isReady('arm-8'));
    assert.deepEqual([network.router.accepted, network.router.circuitCount], [1, 2]);
    assert.deepEqual([store().apiSessions.size, store().sessions.size], [1, 1]);
  });

  it('shares its session with an arm behind a tunneler, and neither takes it from the other', async () => {
    const tunneled = { host: '127.0.0.1', port: simulator.port, zitiWay: 'tunneler' };
    const arm = { id: 'arm-8', type: 'kinova-session-config', name: 'arm 8', ...ZITI, ...tunneled };
    const other = { id: 'other', z: 'tab', type: 'kinova-create-session', arm: 'arm-8', action: 'msg.action' };
    const flow = await start({}, [arm, { ...other, wires: [] }]);
    const ask = (action: string) => nodeOf('other').receive({ action });
    const stateOf = (id: string) => (nodeOf(id) as ArmNode).client?.state.name;
    await eventually(() => isReady() && isReady('arm-8'));
    assert.equal(store().sessions.size, 1);
    const [session] = store().sessions.keys();
    ask('disconnect');
    await eventually(() => stateOf('arm-8') === 'closed');
    // Longer than a deletion and the look of the router take.
    await sleep(200);
    assert.deepEqual([[...store().sessions.keys()], network.router.circuitCount], [[session], 1]);
    await isAlive(flow);
    ask('connect');
    await flow.ready('arm-8');
    await flow.answer({ action: 'disconnect' });
    await eventually(() => network.router.clients.size === 0);
    await sleep(200);
    assert.deepEqual([[...store().sessions.keys()], stateOf('arm-8')], [[session], 'ready']);
    ask('disconnect');
    await eventually(() => store().sessions.size === 0);
    assert.deepEqual([codesOf(flow), network.router.accepted], [[], 1]);
  });

  it('stays connected through renewals of a login by OpenID Connect, and leaves nothing of it', async () => {
    network.controller.oidc.accessTokenMs = 600;
    const controller = controllerNode(network.controller, { session: 'oidc' });
    const node = { type: 'kinova-create-session', action: 'msg.action' };
    const flow = await Flow.start(ZITI, node, CREDENTIALS, { nodes: [controller] });
    await flow.ready();
    await eventually(() => network.controller.count(TOKEN_REQUEST) >= 5);
    await isAlive(flow);
    await Flow.deploy([...flowOf(ZITI, { ...node, name: 'renamed' }), controller], 'nodes', CREDENTIALS);
    await helper.request().get('/kinova-kortex/services/controller');
    await isAlive(flow);
    assert.deepEqual([network.router.accepted, network.router.circuitCount, codesOf(flow)], [1, 1, []]);
    assert.equal(network.controller.count('POST /oidc/login/password'), 1);
    await Flow.stop();
    await eventually(() => network.router.clients.size === 0 && network.controller.oidc.liveCount === 0);
    assert.equal(simulator.arm.sessions.size, 0);
  });

  it('comes back by itself after the tokens of its login by OpenID Connect were taken away', async () => {
    const controller = controllerNode(network.controller, { session: 'oidc' });
    const node = { type: 'kinova-create-session', action: 'msg.action' };
    const flow = await Flow.start(ZITI, node, CREDENTIALS, { nodes: [controller] });
    await flow.ready();
    network.controller.oidc.logins.clear();
    await eventually(() => network.router.accepted >= 2 && isReady());
    await isAlive(flow);
  });

  it('stays connected over a deploy of something else, also with a bearer token', async () => {
    const controller = controllerNode(network.controller, { authentication: 'bearerToken' });
    const credentials = { ...CREDENTIALS, controller: BEARER };
    const node = { type: 'kinova-create-session', action: 'msg.action' };
    const flow = await Flow.start(ZITI, node, credentials, { nodes: [controller] });
    await flow.ready();
    await Flow.deploy([...flowOf(ZITI, { ...node, name: 'renamed' }), controller], 'nodes', credentials);
    // A request of a dialog is answered after whatever the deploy began.
    await helper.request().get('/kinova-kortex/services/controller');
    await isAlive(flow);
    assert.deepEqual([network.router.accepted, network.router.circuitCount, codesOf(flow)], [1, 1, []]);
    await Flow.stop();
    await eventually(() => network.router.clients.size === 0);
  });

  for (const authentication of ['password', 'ztSession', 'bearerToken'] as const) {
    it(`puts things right on the arm and logs out there before the way to it ends (${authentication})`, async () => {
      const { token } = store().open(network.controller.identities[0]!);
      const logins = { password: CREDENTIALS.controller, ztSession: { ztSession: token }, bearerToken: BEARER };
      const flow = await Flow.start(
        ZITI,
        { type: 'kinova-temp-role', action: 'add', role: 'Admin' },
        { ...CREDENTIALS, controller: logins[authentication], node: { rolePassword: 'admin' } },
        { nodes: [controllerNode(network.controller, { authentication })] },
      );
      await flow.ready();
      await flow.answer();
      simulator.slow('Session/RemoveTemporaryUserRole', 150);
      await Flow.stop();
      assert.equal(simulator.calls.get('Session/RemoveTemporaryUserRole'), 1);
      assert.deepEqual(
        simulator.ended.map(({ reason }) => reason),
        ['closed'],
      );
      await eventually(() => network.router.clients.size === 0);
      assert.deepEqual([...store().sessions.keys()], []);
      assert.deepEqual([...store().apiSessions.keys()], [token], 'a login that was given stays');
    });
  }

  it('stops within 2 s, also where the arm does not answer any more', async () => {
    const flow = await start();
    await flow.ready();
    simulator.mute('all');
    assert((await waitedMs(Flow.stop())) < 2_000);
    await eventually(() => network.router.clients.size === 0 && store().apiSessions.size === 0);
  });

  it('leaves nothing behind after 10 redeploys', async () => {
    for (let deploy = 0; deploy < 10; deploy++) {
      const flow = await start();
      if (deploy % 2 === 1) await flow.ready();
      await Flow.stop();
    }
    await eventually(() => network.router.clients.size === 0);
    assert.deepEqual([store().apiSessions.size, store().sessions.size, simulator.arm.sessions.size], [0, 0, 0]);
  });

  describe('in the Test of the dialog', () => {
    const test = async (values: object = {}) => {
      const body = {
        id: 'arm',
        values: { ...ZITI, ...values },
        credentials: { username: 'admin', password: '' },
      };
      const answer = (await helper.request().post('/kinova-kortex/test-arm').send(body)) as {
        body: { steps: { step: string; ok: boolean; detail?: string; reason?: string; hint?: string }[] };
      };
      return answer.body.steps;
    };
    const names = (steps: { step: string; ok: boolean }[]) => steps.map(({ step, ok }) => (ok ? step : `not ${step}`));
    const WAY = ['zitiController', 'zitiLogin', 'zitiService', 'zitiSession', 'zitiRouter', 'zitiStream'];

    it('takes every step to the service, then those of the arm, and does not disturb the arm that runs', async () => {
      const flow = await start();
      await flow.ready();
      const steps = await test();
      assert.deepEqual(names(steps), [...WAY, 'service', 'login', 'topics', 'roles', 'firmware']);
      assert.equal(steps[0]!.detail, 'v2.1.0');
      assert.match(steps[4]!.detail ?? '', /"router-a" at localhost:\d+/);
      await eventually(() => network.router.circuitCount === 1);
      await isAlive(flow);
      assert.deepEqual([store().sessions.size, flow.caught.length], [1, 0]);
    });

    for (const login of [{ username: 'nodered', password: 'nodered' }, { bearerToken: 'bearer.token' }] as Record<
      string,
      string
    >[]) {
      const [authentication = ''] = Object.keys(login).slice(-1);
      it(`leaves no login at the controller that nobody needs (${authentication})`, async () => {
        const controller = controllerNode(network.controller, { authentication });
        await Flow.start(
          { ...ZITI, connect: 'asked', login: 'asked' },
          { type: 'kinova-create-session' },
          { ...CREDENTIALS, controller: login },
          { nodes: [controller] },
        );
        const steps = await test();
        assert.equal(names(steps).at(-1), 'firmware');
        await eventually(() => (nodeOf('controller') as ControllerNode).api?.state.name === 'closed');
        network.router.hosts.clear();
        assert.equal(names(await test()).at(-1), 'not zitiStream');
        await eventually(() => (nodeOf('controller') as ControllerNode).api?.state.name === 'closed');
      });
    }

    it('ends at the first step that fails, and leaves nothing', async () => {
      await start({ connect: 'asked' });
      assert.deepEqual(names(await test({ zitiService: 'nobody' })), [...WAY.slice(0, 2), 'not zitiService']);
      network.router.hosts.clear();
      const steps = await test();
      assert.deepEqual(names(steps), [...WAY.slice(0, 5), 'not zitiStream']);
      assert.equal(steps.at(-1)!.hint, 'service-not-hosted');
      await eventually(() => network.router.clients.size === 0 && store().sessions.size === 0);
    });

    it('says by name that a login cannot dial', async () => {
      await start({ connect: 'asked' });
      network.controller.failNext('unhandled', 9, 'POST /current-api-session');
      const steps = await test();
      assert.deepEqual([names(steps).at(-1), steps.at(-1)!.hint], ['not zitiLogin', 'login-cannot-dial']);
    });

    it('takes the controller of a network that answers, and says of the controller that none does', async () => {
      const identity = (...urls: string[]) => {
        const file = JSON.parse(identityJson(urls[0]!)) as object;
        return { identity: JSON.stringify({ ...file, ztAPIs: urls }) };
      };
      const startWith = (credentials: Record<string, string>) =>
        Flow.start(
          { ...ZITI, connect: 'asked', login: 'asked' },
          { type: 'kinova-create-session' },
          { ...CREDENTIALS, controller: credentials },
          {
            nodes: [controllerNode(network.controller, { authentication: 'identity', baseUrl: '', ca: '' })],
          },
        );
      await startWith(identity('https://127.0.0.1:1', network.controller.url));
      const steps = await test();
      assert.deepEqual(names(steps).slice(0, 7), [...WAY, 'service']);
      await Flow.stop();
      await startWith(identity('https://127.0.0.1:1', 'https://localhost:1'));
      const failed = await test();
      assert.deepEqual(names(failed), ['not zitiController']);
      assert.match(failed[0]!.reason ?? '', /no controller answers: .*127\.0\.0\.1:1.*localhost:1/);
    });

    it('tries a Gen3 too', async () => {
      const gen3 = await startSimulator({ generation: 2 });
      network.router.hosts.set(SERVICE, { port: gen3.port });
      await start({ connect: 'asked' });
      assert.deepEqual(names(await test({ protocol: 'tcp' })), [...WAY, 'login', 'firmware']);
      await gen3.close();
    });
  });
});
