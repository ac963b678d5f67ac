import assert from 'node:assert/strict';
import { type Simulator, startSimulator } from '../../src/simulator/index.js';
import { eventually } from '../support/eventually.js';
import { AT, Flow, listening, type Message, nodeOf } from '../support/flow.js';

const CONFIG = 'kinova-session-config';
const JOB = 'job';
const IN_JOB = { z: JOB, x: 0, y: 0 };
const USERS = {
  left: { username: 'admin', password: 'admin' },
  right: { username: 'operator', password: 'operator' },
};

describe('a subflow whose arm is a property of each instance', () => {
  let left: Simulator;
  let right: Simulator;
  beforeEach(async () => {
    [left, right] = await Promise.all([startSimulator(), startSimulator()]);
  });
  afterEach(async () => {
    await Flow.stop();
    await Promise.all([left.close(), right.close()]);
  });

  const arm = (name: keyof typeof USERS, port: number, more = {}) => ({
    id: name,
    type: CONFIG,
    name: `${name} arm`,
    host: '127.0.0.1',
    port,
    ...more,
  });

  const withArm = (value: string) => [{ name: 'ARM', type: 'conf-type', value }];
  const instance = (name: string, of: string) => ({
    ...AT,
    id: `${name}-job`,
    type: `subflow:${JOB}`,
    env: withArm(of),
    wires: [[`${name}-end`]],
  });
  /** The subflow as the editor of Node-RED 4 and 5 writes it, with one node of each kind that takes messages. */
  const subflow = [
    {
      id: JOB,
      type: 'subflow',
      name: 'job on an arm',
      in: [{ wires: [{ id: 'job-role' }] }],
      out: [{ wires: [{ id: 'job-list', port: 0 }] }],
      status: { wires: [{ id: 'job-status', port: 0 }] },
      env: [{ name: 'ARM', type: CONFIG, value: '', ui: { type: 'conf-types' } }],
    },
    {
      ...IN_JOB,
      id: 'job-role',
      type: 'kinova-temp-role',
      arm: '${ARM}',
      role: 'Operator',
      passwordType: 'none',
      wires: [['job-list'], []],
    },
    { ...IN_JOB, id: 'job-list', type: 'kinova-list-connections', arm: '${ARM}', output: 'array', wires: [[]] },
    { ...IN_JOB, id: 'job-status', type: 'status', scope: ['job-list'], wires: [[]] },
  ];
  const end = (into: string) => ({ ...AT, id: `${into}-end`, type: 'collector', into, wires: [] });
  const flowWith = (arms: object[], leftArm = 'left') => [
    { id: 'tab', type: 'tab' },
    ...subflow,
    ...arms,
    instance('left', leftArm),
    instance('right', 'right'),
    end('left'),
    end('right'),
    ...listening('catch', 'caught', { scope: ['left-job', 'right-job'] }),
    ...listening('status', 'status', { scope: ['left-job', 'right-job'] }),
  ];
  const arms = () => [arm('left', left.port), arm('right', right.port)];

  async function start(nodes = flowWith(arms())): Promise<Flow> {
    const flow = await Flow.run(nodes, USERS);
    await Promise.all([flow.ready('left'), flow.ready('right')]);
    return flow;
  }
  const ask = async (flow: Flow, name: keyof typeof USERS): Promise<Message> => {
    const before = flow.at(name).length;
    nodeOf(`${name}-job`).receive({});
    return eventually(() => flow.at(name)[before]);
  };
  const users = (message: Message) =>
    (message.payload as { list: string; username: string }[])
      .filter(({ list }) => list === 'user')
      .map(({ username }) => username);
  const textOf = ({ status }: Message) => (status as { text: string }).text;
  const sourceOf = ({ error, status }: Message) => ((error ?? status) as { source: { id: string } }).source.id;

  it('lets its errors out, of its nodes and of its arm, each of its own instance', async () => {
    const flow = await start();
    right.withdraw('Session/GetConnections');
    nodeOf('right-job').receive({});
    const ofNode = await eventually(() => flow.at('caught')[0]);
    assert.equal((ofNode.error as { code: string }).code, 'KORTEX_UNSUPPORTED');
    left.endSession(1);
    const ofArm = await eventually(() => flow.at('caught')[1]);
    assert.deepEqual([(ofArm.error as { code: string }).code, sourceOf(ofArm)], ['KORTEX_SESSION_LOST', 'left']);
    assert.deepEqual(flow.at('right'), []);
  });

  it('goes on with an arm that is set anew, although Node-RED does not see that its instance uses that', async () => {
    const flow = await start();
    for (const requestTimeout of [900, 800]) {
      const before = left.calls.get('Session/CreateSession') ?? 0;
      const changed = flowWith([arm('left', left.port, { requestTimeout }), arm('right', right.port)]);
      await Flow.deploy(changed, 'nodes', USERS);
      await flow.ready('left');
      assert.deepEqual(users(await ask(flow, 'left')), ['admin']);
      assert.equal(left.calls.get('Session/CreateSession'), before + 1);
    }
    assert.equal(left.connectionCount, 1, 'the arm of before is left');
    assert.deepEqual(flow.at('caught'), []);
  });

  it('says that its arm is gone if a deploy deleted that, and goes on once it is there again', async () => {
    const flow = await start();
    await Flow.deploy(flowWith([arm('right', right.port)]), 'nodes', USERS);
    await eventually(() => flow.at('status').some((told) => textOf(told) === 'status.misconfigured'));
    nodeOf('left-job').receive({});
    const { error } = await eventually(() => flow.at('caught')[0]);
    assert.match((error as Error).message, /^KORTEX_INPUT: arm: expected a session-config node that is deployed/);
    await Flow.deploy(flowWith(arms()), 'nodes', USERS);
    await flow.ready('left');
    assert.deepEqual(users(await ask(flow, 'left')), ['admin']);
  });

  it('goes over to another arm that an instance is given', async () => {
    const flow = await start();
    await Flow.deploy(flowWith(arms(), 'right'), 'nodes', USERS);
    const message = await ask(flow, 'left');
    assert.deepEqual([users(message), (message.kortex as { arm: string }).arm], [['operator'], 'right arm']);
    assert.equal(Object.keys((nodeOf('left') as Flow['arm']).users).length, 0);
  });

  it('tells KORTEX_INPUT where an instance names no arm', async () => {
    const flow = await Flow.run(flowWith(arms(), ''), USERS);
    nodeOf('left-job').receive({});
    const { error } = await eventually(() => flow.at('caught')[0]);
    assert.equal(
      (error as Error).message,
      'KORTEX_INPUT: arm: expected a session-config node that is deployed and enabled',
    );
  });
});
