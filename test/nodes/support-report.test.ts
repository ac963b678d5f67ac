import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import type { NodeAPI } from 'node-red';
import helper from 'node-red-node-test-helper';
import { type Simulator, startSimulator } from '../../src/simulator/index.js';
import { eventually } from '../support/eventually.js';
import { AT, Flow } from '../support/flow.js';
import { ROOT } from '../support/golden.js';

const TLS = createRequire(require.resolve('node-red'))('@node-red/nodes/core/network/05-tls.js') as (
  RED: NodeAPI,
) => void;
const CANARY = 'canary-';
/** A secret of its own for each place. */
const secret = (place: string) => CANARY + createHash('sha256').update(place).digest('hex').slice(0, 12);

describe('the support report of an arm', () => {
  let simulator: Simulator;
  beforeEach(async () => {
    simulator = await startSimulator();
  });
  afterEach(async () => {
    await Flow.stop();
    await simulator.close();
    delete process.env.KORTEX_TEST_TOKEN;
  });
  const ask = (id = 'arm') =>
    helper.request().get(`/kinova-kortex/report/${id}`) as Promise<{ status: number; body: { found: string } }>;
  const report = async () => (await ask()).body.found;

  it('tells versions, states, counters, settings and what happened last', async () => {
    const flow = await Flow.start({ port: simulator.port }, { type: 'kinova-list-connections' });
    await flow.ready();
    await flow.answer();
    simulator.withdraw('Session/GetConnections');
    await flow.ask();
    simulator.dropConnections();
    await eventually(() => simulator.calls.get('Session/CreateSession') === 2);
    await flow.ready();
    const text = await report();
    const { version } = JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8')) as { version: string };
    for (const line of [
      `node-red-kinova-kortex: ${version}`,
      `Node.js: ${process.version} on ${process.platform} ${process.arch}`,
      'arm: arm 7',
      'generation: 3',
      'nodes that use it: 1',
      'timeouts: 0',
      'failedCalls: 1',
      'reconnects: 1',
      'unreadable: 0',
      `port: ${simulator.port}`,
      'password: set',
      'brokerPassword: not set',
    ]) {
      assert(text.includes(`  ${line}\n`), `${line} is missing in ${text}`);
    }
    assert.match(text, /calls: [2-9]\n/);
    assert.match(text, /^ {2}state: logged in, session \d+$/m);
    assert.match(text, /Z KORTEX_UNSUPPORTED: Session\/GetConnections was refused: /);
    assert.match(text, /Z not connected, attempt 2 in \d+ ms: the link to the arm was lost/);
  });

  it('keeps the last 50 events and no more', async () => {
    const flow = await Flow.start({ port: simulator.port }, { type: 'kinova-list-connections' });
    await flow.ready();
    simulator.withdraw('Session/GetConnections');
    for (let asked = 0; asked < 55; asked += 1) await flow.ask();
    const [, events] = (await report()).split('Last 50 events\n');
    const lines = events!.trim().split('\n');
    assert.equal(lines.length, 50);
    assert(lines.every((line) => line.includes('KORTEX_UNSUPPORTED: Session/GetConnections')));
  });

  it('holds no secret: no password, passphrase, key or token, wherever it is kept', async () => {
    process.env.KORTEX_TEST_TOKEN = secret('token in the environment');
    const nodes = [
      { id: 'tab', type: 'tab', label: 'tab' },
      {
        id: 'tls',
        type: 'tls-config',
        name: 'of the broker',
        cert: '',
        key: '',
        ca: '',
        certname: '',
        keyname: '',
        caname: '',
      },
      {
        id: 'controller',
        type: 'openziti-controller',
        version: 2,
        name: 'the controller',
        authentication: 'bearerToken',
        baseUrl: 'https://127.0.0.1:1',
        tls: 'tls',
      },
      {
        id: 'arm',
        type: 'kinova-session-config',
        version: 2,
        name: `named like ${secret('password')}`,
        protocol: 'wss',
        host: '127.0.0.1',
        port: simulator.port,
        path: `/mqtt?token=${secret('path')}`,
        topicPrefix: `line/${secret('token in the environment')}`,
        clientId: `client of ${secret('identity')}`,
        tls: 'tls',
        zitiController: 'controller',
        zitiService: `service ${secret('bearer token')}`,
        zitiWay: 'dial',
      },
      { ...AT, id: 'node', type: 'kinova-list-connections', arm: 'arm', wires: [] },
    ];
    const credentials = {
      arm: {
        username: 'admin',
        password: secret('password'),
        brokerUsername: 'plant',
        brokerPassword: secret('broker password'),
      },
      tls: { certdata: secret('certificate'), keydata: secret('key'), passphrase: secret('passphrase') },
      controller: {
        identity: secret('identity'),
        password: secret('password of the identity'),
        bearerToken: secret('bearer token'),
        externalJwt: '${KORTEX_TEST_TOKEN}',
        ztSession: secret('session token'),
        totpCode: secret('code'),
      },
    };
    await Flow.run(nodes, credentials, [TLS]);
    const { status, body } = await ask();
    assert.equal(status, 200);
    assert.match(body.found, /Settings/);
    assert.match(body.found, /password: set/);
    assert(!body.found.includes(CANARY), body.found);
  });

  it('is there for an arm whose settings cannot be used, too, and says why; not for a node that is no arm', async () => {
    await Flow.start({ port: 'none' }, { type: 'kinova-list-connections' });
    assert.match(await report(), /state: cannot be used: port: expected a whole number/);
    assert.equal((await ask('node')).status, 404);
  });
});
