import assert from 'node:assert/strict';
import globalConfig from '@node-red/nodes/core/common/91-global-config.js';
import helper from 'node-red-node-test-helper';
import { type Simulator, startSimulator } from '../../src/simulator/index.js';
import { AT, Flow } from '../support/flow.js';
import { NODE_RED, NodeRed, type Version } from '../support/node-red.js';

interface Answer {
  status: number;
  body: { message?: string; steps?: { step: string; ok: boolean }[]; found?: unknown[] };
}

const USERS = {
  arm: { username: 'admin', password: 'admin' },
  tab: { TAB_PIN: 'operator' },
  global: { map: { PIN: 'admin' } as unknown as string },
};

/** They are resolved before anything but their lists is deployed, as the running node will have them. */
describe('environment variables in dialogs', () => {
  let simulator: Simulator;
  beforeEach(async () => {
    simulator = await startSimulator();
  });
  afterEach(async () => {
    await Flow.stop();
    await simulator.close();
    delete process.env.KORTEX_TEST_HOST;
  });

  const variable = (name: string, value: string | number, type = 'str') => ({ name, value: String(value), type });
  async function start(nodes: object[] = []): Promise<void> {
    const lists = [
      {
        id: 'global',
        type: 'global-config',
        env: [
          variable('ARM_HOST', '127.0.0.1'),
          variable('ARM_PORT', simulator.port, 'num'),
          variable('WHO', 'nobody'),
          variable('PIN', '', 'cred'),
          variable('WORDS', '"opera" & "tor"', 'jsonata'),
          variable('OTHER_HOST', 'KORTEX_TEST_HOST', 'env'),
        ],
      },
      {
        id: 'tab',
        type: 'tab',
        env: [variable('WHO', 'operator'), variable('TAB_PIN', '', 'cred'), variable('AGAIN', 'WHO', 'env')],
      },
      { id: 'group', z: 'tab', type: 'group', env: [variable('ARM', 'arm'), variable('WHO', 'WHO', 'env')], nodes: [] },
      { id: 'inner', z: 'tab', g: 'group', type: 'group', env: [variable('OUTER', '$parent.WHO', 'env')], nodes: [] },
    ];
    await Flow.stop();
    const flow = await Flow.start({ port: simulator.port }, { type: 'kinova-list-connections' }, USERS, {
      modules: [globalConfig],
    });
    const arm = { id: 'arm', type: 'kinova-session-config', host: '127.0.0.1', port: simulator.port };
    const user = { ...AT, id: 'user', type: 'kinova-list-connections', arm: 'arm', wires: [] };
    await Flow.deploy([...lists, arm, user, ...nodes], 'full', USERS);
    await flow.ready();
  }
  const test = async (values: object, credentials: object, place: object = {}) => {
    const body = { id: 'not-deployed-yet', values: { protocol: 'mqtt', ...values }, credentials, ...place };
    const answer = (await helper.request().post('/kinova-kortex/test-arm').send(body)) as Answer;
    return answer.body.steps?.filter(({ ok }) => !ok) ?? answer.body.message;
  };
  const HERE = { host: '${ARM_HOST}', port: '${ARM_PORT}' };

  it('of the global list count for an arm that is not deployed yet', async () => {
    await start();
    assert.deepEqual(await test(HERE, { username: 'admin', password: '${PIN}' }), []);
    assert.deepEqual(await test(HERE, { username: '${WORDS}', password: '$(WORDS)' }), []);
  });

  it('of the process count, and those of the list may name them', async () => {
    await start();
    const login = { username: 'admin', password: 'admin' };
    process.env.KORTEX_TEST_HOST = '127.0.0.1';
    assert.deepEqual(await test({ ...HERE, host: '${OTHER_HOST}' }, login), []);
    assert.deepEqual(await test({ ...HERE, host: '${KORTEX_TEST_HOST}' }, login), []);
  });

  it('that nobody has set are named', async () => {
    await start();
    const message = 'host: expected the environment variable "NOWHERE" to be set';
    for (const host of ['${NOWHERE}', '$(NOWHERE)']) {
      assert.equal(await test({ ...HERE, host }, { username: 'admin', password: 'admin' }), message);
    }
  });

  it('of a tab count for an arm that stands on it, before those of the global list', async () => {
    await start();
    for (const [username, password] of [
      ['${WHO}', '${TAB_PIN}'],
      ['${AGAIN}', '${WHO}'],
    ]) {
      assert.deepEqual(await test(HERE, { username, password }, { z: 'tab' }), []);
    }
    const [login] = (await test(HERE, { username: '${WHO}', password: 'x' })) as { step: string }[];
    assert.equal(login?.step, 'login', 'that of the global list is nobody');
  });

  it('of a group count, with those around it', async () => {
    await start();
    for (const name of ['${WHO}', '${OUTER}']) {
      assert.deepEqual(await test(HERE, { username: name, password: name }, { z: 'tab', g: 'inner' }), []);
    }
  });

  it('of a subflow count for an arm inside it: those of its first instance, then its own', async () => {
    const subflow = {
      id: 'sub',
      type: 'subflow',
      env: [variable('NAME', 'admin'), variable('WORD', 'operator'), variable('ARM', '', 'conf-type')],
    };
    const template = { z: 'sub' };
    await start([subflow]);
    assert.deepEqual(await test(HERE, { username: '${WORD}', password: '${WORD}' }, template), []);
    const env = [variable('NAME', 'WHO', 'env'), variable('ARM', 'arm', 'conf-type')];
    await start([subflow, { ...AT, id: 'instance', type: 'subflow:sub', env }]);
    assert.deepEqual(await test(HERE, { username: '${NAME}', password: '${WORD}' }, template), []);
    const chosen = (await helper.request().get('/kinova-kortex/connections/%24%7BARM%7D?z=sub')) as Answer;
    assert.deepEqual([chosen.status, chosen.body.found?.length !== 0], [200, true]);
  });

  it('name the arm that a list to choose from is asked of', async () => {
    await start();
    const ask = async (query: string) =>
      ((await helper.request().get(`/kinova-kortex/roles/%24%7BARM%7D?${query}`)) as Answer).status;
    assert.deepEqual([await ask('z=tab&g=inner'), await ask('z=tab'), await ask('')], [200, 404, 404]);
  });

  for (const version of Object.keys(NODE_RED) as Version[]) {
    it(`of the global list count in Node-RED ${version} before the first deploy of an arm`, async function () {
      this.timeout(40_000);
      const env = [variable('ARM_HOST', '127.0.0.1'), variable('ARM_PORT', simulator.port, 'num')];
      const flow = [
        { id: 't1', type: 'tab', label: 'T' },
        { id: 'g1', type: 'global-config', env },
      ];
      const nodeRed = await NodeRed.start({ version, flow });
      try {
        const credentials = { username: 'admin', password: 'admin' };
        const answer = await fetch(`${nodeRed.url}kinova-kortex/test-arm`, {
          method: 'POST',
          headers: { 'content-type': 'application/json' },
          body: JSON.stringify({ id: 'not-deployed-yet', values: { protocol: 'mqtt', ...HERE }, credentials }),
        });
        const { steps } = (await answer.json()) as Answer['body'];
        assert.deepEqual([steps?.length !== 0, steps?.every(({ ok }) => ok)], [true, true]);
      } finally {
        await nodeRed.close();
      }
    });
  }
});
