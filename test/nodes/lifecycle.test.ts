import assert from 'node:assert/strict';
import { setTimeout as sleep } from 'node:timers/promises';
import { kindOf } from '../../src/error-kind.js';
import { ConnectionError, SessionError, TimeoutError, ZitiError } from '../../src/errors.js';
import { type Simulator, startSimulator } from '../../src/simulator/index.js';
import { eventually } from '../support/eventually.js';
import { AT, Flow } from '../support/flow.js';
import { StandInController } from '../support/ziti/controller.js';
import { controllerNode } from '../support/ziti/controller-node.js';

const LIST = { type: 'kinova-list-connections' };
const ADMIN = { arm: { username: 'admin', password: 'admin' } };
const CODE = 'KORTEX_OFFLINE';

describe('config nodes and their users', () => {
  let simulator: Simulator;
  beforeEach(async () => {
    simulator = await startSimulator();
  });
  afterEach(async () => {
    await Flow.stop();
    await simulator.close();
  });

  const arm = () => ({ id: 'arm', type: 'kinova-session-config', host: '127.0.0.1', port: simulator.port });
  const tab = { id: 'tab', type: 'tab' };
  const user = { ...AT, ...LIST, id: 'node', arm: 'arm', wires: [] };

  for (const [what, nodes] of [
    ['no node uses it', []],
    ['its only user is disabled', [tab, { ...user, d: true }]],
    ['its only user is on a disabled tab', [{ ...tab, disabled: true }, user]],
  ] as const) {
    it(`an arm is left alone if ${what}`, async () => {
      await Flow.run([arm(), ...nodes], ADMIN);
      await sleep(100);
      assert.deepEqual([simulator.connectionCount, simulator.calls.size], [0, 0]);
    });
  }

  it('an arm is connected as long as a node uses it, and keeps its session over a deploy of that node', async () => {
    const flow = await Flow.run([tab, arm(), user], ADMIN);
    await flow.ready();
    await Flow.deploy([tab, arm(), { ...user, name: 'changed' }], 'nodes', ADMIN);
    await sleep(100);
    assert.equal(simulator.calls.get('Session/CreateSession'), 1);
    await Flow.deploy([tab, arm()], 'nodes', ADMIN);
    await eventually(() => simulator.connectionCount === 0);
    assert.equal(simulator.ended.at(-1)?.reason, 'closed');
    await Flow.deploy([tab, arm(), user], 'nodes', ADMIN);
    await flow.ready();
  });

  it('a controller is left alone if no node uses it', async () => {
    const controller = await StandInController.start();
    try {
      const nodes = [controllerNode(controller)];
      await Flow.start({ port: simulator.port }, LIST, ADMIN, { nodes });
      await sleep(200);
      assert.equal(controller.store.apiSessions.size, 0);
    } finally {
      await Flow.stop();
      await controller.close();
    }
  });

  it('a failure at the very start reaches the Catch nodes, once', async () => {
    const flow = await Flow.start({ protocol: 'ws', host: 'fe80::1%lo' }, LIST);
    await flow.trouble(CODE);
    await sleep(1500);
    assert.equal(flow.caught.length, 1);
    assert.match((flow.caught[0]!.error as Error).message, /cannot reach the arm at \[fe80::1%lo\]/);
  });

  it('an outage that begins while a message waits is reported, unless that message failed with it', async () => {
    const flow = await Flow.start({ port: simulator.port }, { type: 'kinova-create-session', force: true });
    await flow.ready();
    simulator.mute('Session/CreateSession');
    const asked = flow.ask();
    await eventually(() => simulator.calls.get('Session/CreateSession') === 2);
    await simulator.close();
    assert.equal((await asked).error?.code, CODE);
    const ofArm = () => flow.caught.filter(({ error }) => (error as { source: { id: string } }).source.id === 'arm');
    await eventually(() => ofArm().length > 0);
    await sleep(200);
    assert(ofArm().length <= 2, 'the loss and the attempts to reconnect, each once');
  });
});

describe('the kind of a trouble', () => {
  const refusal = (requestId: string) =>
    new ZitiError('ZITI_BUSY', `POST /authenticate was refused: 429 RATE_LIMITED, request ${requestId}`, {
      status: 429,
      apiCode: 'RATE_LIMITED',
      requestId,
    });

  it('is the same for answers that differ in the id of a request or of a client only', () => {
    assert.equal(kindOf(refusal('aB3dE5fG7')), kindOf(refusal('xY1zW2')));
    const wrapped = (id: string) => new ConnectionError(`cannot reach: ${id}`, { cause: refusal(id) });
    assert.equal(kindOf(wrapped('aB3')), kindOf(wrapped('cD4')));
    const lost = (id: string) =>
      new ConnectionError('lost', { cause: new Error(`client kortex-${id} was taken over`) });
    assert.equal(kindOf(lost('0a1b2c')), kindOf(lost('9f8e7d')));
  });

  it('is another one for another code, status, reason or cause', () => {
    const refused = Object.assign(new Error('connect ECONNREFUSED'), { code: 'ECONNREFUSED' });
    const silent = Object.assign(new Error('connect ETIMEDOUT'), { code: 'ETIMEDOUT' });
    const kinds = [
      refusal('a1'),
      new ZitiError('ZITI_SERVER', 'x', { status: 500 }),
      new ConnectionError('cannot reach', { cause: refused }),
      new ConnectionError('cannot reach', { cause: silent }),
      new SessionError('KORTEX_SESSION_LOST', 'x', 'killed'),
      new SessionError('KORTEX_SESSION_LOST', 'x', 'the arm does not know it any more'),
      new TimeoutError('Session/CreateSession', 100),
      new TimeoutError('Session/KeepAlive', 100),
    ].map(kindOf);
    assert.equal(new Set(kinds).size, kinds.length);
  });
});
