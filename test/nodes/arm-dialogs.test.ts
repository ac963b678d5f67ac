import assert from 'node:assert/strict';
import { createServer, type Server } from 'node:net';
import { once } from 'node:events';
import globalConfig from '@node-red/nodes/core/common/91-global-config.js';
import helper from 'node-red-node-test-helper';
import { type Simulator, startSimulator } from '../../src/simulator/index.js';
import { AT, Flow } from '../support/flow.js';

const NODE = { type: 'kinova-list-connections' };
const CANARY = 'canary-secret';

interface Answer {
  status: number;
  body: { code?: string; message?: string; steps?: { step: string; ok: boolean; reason?: string }[]; found?: object[] };
}

const ADMIN = { username: 'admin', password: 'admin' };

describe('what an arm answers to dialogs', () => {
  let simulator: Simulator;
  let deaf: Server | undefined;
  beforeEach(async () => {
    simulator = await startSimulator();
  });
  afterEach(async () => {
    await Flow.stop();
    await simulator.close();
    deaf?.close();
    deaf = undefined;
  });
  const start = async (config: Record<string, unknown> = {}) => {
    const flow = await Flow.start({ port: simulator.port, ...config }, NODE);
    await flow.status('status.connected');
    return flow;
  };
  const get = (path: string) => helper.request().get(`/kinova-kortex/${path}`) as Promise<Answer>;
  const test = (values: object, credentials: object = {}, id = 'arm') =>
    helper
      .request()
      .post('/kinova-kortex/test-arm')
      .send({ id, values: { host: '127.0.0.1', port: simulator.port, ...values }, credentials }) as Promise<Answer>;

  it('a test uses the stored password where that is blank or untouched', async () => {
    await start();
    for (const password of ['', '__PWRD__']) {
      const { status, body } = await test({}, { username: 'admin', password });
      assert.deepEqual([status, body.steps?.map(({ ok }) => ok)], [200, [true, true, true, true, true, true]]);
    }
    const { status, body } = await test({}, { username: 'admin', password: '' }, 'not deployed yet');
    const message = 'password: expected the password of the user of the arm, got nothing';
    assert.deepEqual([status, body], [400, { code: 'KORTEX_INPUT', message }]);
  });

  it('a test takes values from the environment, as the node would', async () => {
    await start();
    process.env.KORTEX_TEST_PORT = String(simulator.port);
    process.env.KORTEX_TEST_PASSWORD = 'operator';
    const credentials = { username: 'operator', password: '${KORTEX_TEST_PASSWORD}' };
    const { body } = await test({ port: '${KORTEX_TEST_PORT}' }, credentials);
    delete process.env.KORTEX_TEST_PORT;
    delete process.env.KORTEX_TEST_PASSWORD;
    assert(body.steps?.every(({ ok }) => ok));
  });

  it('a test of an arm that is not deployed yet takes the variables of the global list and of its tab', async () => {
    const globals = {
      id: 'globals',
      type: 'global-config',
      env: [
        { name: 'ARM_HOST', type: 'str', value: '127.0.0.1' },
        { name: 'ARM_PORT', type: 'num', value: '1' },
      ],
    };
    const env = [{ name: 'ARM_PORT', type: 'num', value: String(simulator.port) }];
    const nodes = [{ id: 'tab', type: 'tab', label: 'T', env }, globals, { id: 'node', ...NODE, ...AT, wires: [] }];
    await Flow.run(nodes, {}, [globalConfig]);
    const ask = (z?: string) =>
      helper
        .request()
        .post('/kinova-kortex/test-arm')
        .send({
          id: 'not deployed yet',
          ...(z && { z }),
          values: { host: '${ARM_HOST}', port: '${ARM_PORT}' },
          credentials: ADMIN,
        }) as Promise<Answer>;
    assert.deepEqual(
      (await ask('tab')).body.steps?.filter(({ ok }) => !ok),
      [],
    );
    assert.match((await ask()).body.steps?.[0]?.reason ?? '', /cannot reach 127\.0\.0\.1:1/);
  });

  it('a test tells which value is wrong, without trying', async () => {
    await start();
    const { status, body } = await test({ topicPrefix: 'line/#' }, { username: 'admin' });
    assert.deepEqual(
      [status, body],
      [400, { code: 'KORTEX_INPUT', message: 'topicPrefix: expected a topic without # and +' }],
    );
    assert.equal((await test({}, { username: '' })).body.message, 'username: expected the name of a user of the arm');
  });

  it('a test answers within 10 s, also where the far end never does; only one runs at a time', async () => {
    await start();
    deaf = createServer().listen(0, '127.0.0.1');
    await once(deaf, 'listening');
    const { port } = deaf.address() as { port: number };
    const [first, second] = await Promise.all([test({ port }, ADMIN), test({}, ADMIN)]);
    const [hung, refused] = first.status === 200 ? [first, second] : [second, first];
    const steps = hung.body.steps ?? [];
    assert.deepEqual(
      steps.map(({ step, ok }) => [step, ok]),
      [
        ['reachable', true],
        ['service', false],
      ],
    );
    assert.match(steps.at(-1)?.reason ?? '', /the test took longer than 8 s/);
    assert.deepEqual([refused.status, refused.body.code], [429, 'KORTEX_BUSY']);
  });

  it('a test takes a JSON body only, and of the right form', async () => {
    await start();
    const post = () => helper.request().post('/kinova-kortex/test-arm');
    const form = (await post().type('form').send('id=arm')) as Answer;
    assert.deepEqual([form.status, form.body.message], [400, 'body: expected application/json']);
    for (const [body, property] of [
      [{}, 'id'],
      [{ id: 'arm', values: [] }, 'values'],
      [{ id: 'arm', values: {}, credentials: null }, 'credentials'],
    ] as const) {
      const { status, body: answer } = (await post().send(body)) as Answer;
      assert.deepEqual([status, answer.message?.split(':')[0]], [400, property]);
    }
  });

  it('no answer holds a secret', async () => {
    await start();
    const answers = [
      await test({}, { username: 'admin', password: CANARY, brokerUsername: 'b', brokerPassword: CANARY }),
      await test({ port: CANARY }, { username: 'admin', password: CANARY }),
      await get('roles/arm'),
      await get('connections/arm'),
    ].map(({ status, body }) => ({ status, body }));
    assert.equal(answers[0]?.body.steps?.at(-1)?.reason, 'the arm refused the login: INVALID_PASSWORD');
    assert.deepEqual(
      JSON.stringify(answers).match(new RegExp(CANARY, 'g'))?.length,
      1,
      'the wrong port alone is named',
    );
  });

  it('roles come from the arm once in 30 s, and who is connected is asked afresh', async () => {
    await start();
    const before = simulator.calls.get('Session/GetConnections') ?? 0;
    const [roles, again] = [await get('roles/arm'), await get('roles/arm')];
    assert.deepEqual(roles.body, again.body);
    assert.deepEqual(
      roles.body.found?.map((role) => (role as { identifier: string }).identifier),
      ['Operator', 'Admin', 'System'],
    );
    assert.equal(simulator.calls.get('Base/ReadAllUserRoles'), 1);
    await get('connections/arm');
    assert.equal((await get('connections/arm')).body.found?.length, 5);
    assert.equal(simulator.calls.get('Session/GetConnections'), before + 2);
  });

  it('values that are not deployed are tried with a session of their own, and what is missing is the stored one', async () => {
    await start();
    const ask = (path: string, credentials: object) =>
      helper
        .request()
        .post(`/kinova-kortex/${path}`)
        .send({ id: 'arm', values: { host: '127.0.0.1', port: simulator.port }, credentials }) as Promise<Answer>;
    assert.equal((await ask('roles', {})).body.found?.length, 3);
    const operator = await ask('connections', { username: 'operator', password: 'operator' });
    const own = operator.body.found?.find((one) => (one as { own: boolean }).own) as { username?: string } | undefined;
    assert.equal(own?.username, 'operator');
    assert.deepEqual(
      simulator.ended.map(({ username, reason }) => [username, reason]),
      [
        ['admin', 'closed'],
        ['operator', 'closed'],
      ],
    );
    const refused = await ask('roles', { username: 'admin', password: CANARY });
    assert.deepEqual([refused.status, refused.body.code], [503, 'KORTEX_LOGIN_REFUSED']);
    assert(!JSON.stringify(refused.body).includes(CANARY));
  });

  it('an arm that cannot be asked says why, and is asked anew the next time', async () => {
    const flow = await start({ connect: 'start' });
    await simulator.close();
    await flow.status('status.disconnected');
    const off = await get('roles/arm');
    assert.deepEqual([off.status, off.body.code], [503, 'KORTEX_OFFLINE']);
    simulator = await startSimulator({ port: simulator.port });
    await flow.trouble('KORTEX_OFFLINE');
    await waitFor(async () => (await get('roles/arm')).status === 200);
    assert.equal((await get('roles/nobody')).status, 404);
    assert.equal((await get('roles/node')).status, 404);
  });
});

async function waitFor(check: () => Promise<boolean>): Promise<void> {
  while (!(await check())) await new Promise((resolve) => setTimeout(resolve, 50));
}
