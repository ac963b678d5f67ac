import assert from 'node:assert/strict';
import { type Simulator, startSimulator } from '../../src/simulator/index.js';
import { eventually } from '../support/eventually.js';
import { NodeRed, type Version } from '../support/node-red.js';

const TAB = { z: 'tab', x: 0, y: 0 };
const INSIDE = { z: 'sub', x: 0, y: 0 };

const arm = (id: string, port: number, user: string) => ({
  node: { id, type: 'kinova-session-config', name: `the arm of ${user}`, host: '127.0.0.1', port: String(port) },
  credentials: { username: user, password: user },
});
/** Asks again and again, since the arms may not be ready at first. */
const asking = (id: string, wires: string[]) => ({
  ...TAB,
  id,
  type: 'inject',
  props: [],
  repeat: '1',
  once: true,
  onceDelay: 0.1,
  wires: [wires],
});
const printer = (id: string, expression: string) => ({
  ...TAB,
  id,
  type: 'function',
  name: id,
  func: `node.warn('${id}: ' + JSON.stringify(${expression}));`,
  outputs: 0,
  wires: [],
});

describe('our nodes in flows of their users', () => {
  let simulators: [Simulator, Simulator];
  let nodeRed: NodeRed;
  beforeEach(async () => {
    simulators = await Promise.all([startSimulator(), startSimulator()]);
  });
  afterEach(async () => {
    await nodeRed.close();
    await Promise.all(simulators.map((simulator) => simulator.close()));
  });
  async function run(version: Version, flow: object[]): Promise<void> {
    const [one, two] = [arm('one', simulators[0].port, 'admin'), arm('two', simulators[1].port, 'operator')];
    nodeRed = await NodeRed.start({
      version,
      flow: [{ id: 'tab', type: 'tab', label: 'flow' }, one.node, two.node, ...flow],
      credentials: { one: one.credentials, two: two.credentials },
    });
  }
  /** What a printer of that name said, as soon as it says what fits. */
  const said = (name: string, text: RegExp) =>
    eventually(
      () => [...nodeRed.log.matchAll(new RegExp(`${name}: (.*)`, 'g'))].find(([, what]) => text.test(what!))?.[1],
    );

  for (const version of ['5', '4.1'] as Version[]) {
    it(`take the arm of each instance of a subflow, and tell status and errors out of it, in Node-RED ${version}`, async () => {
      const instance = (id: string, value: string, prints: string) => ({
        ...TAB,
        id,
        type: 'subflow:sub',
        env: [{ name: 'ARM', value, type: 'conf-type' }],
        wires: [[prints], [`${prints}-status`]],
      });
      await run(version, [
        {
          id: 'sub',
          type: 'subflow',
          name: 'who',
          in: [{ x: 0, y: 0, wires: [{ id: 'list' }, { id: 'wrong' }] }],
          out: [{ x: 0, y: 0, wires: [{ id: 'list', port: 0 }] }],
          env: [{ name: 'ARM', type: 'kinova-session-config', value: '', ui: { type: 'conf-types' } }],
          status: { x: 0, y: 0, wires: [{ id: 'inner-status', port: 0 }] },
        },
        { ...INSIDE, id: 'list', type: 'kinova-list-connections', arm: '${ARM}', output: 'array', wires: [[]] },
        { ...INSIDE, id: 'wrong', type: 'kinova-list-connections', arm: '${ARM}', output: 'rows', wires: [[]] },
        { ...INSIDE, id: 'inner-status', type: 'status', scope: null, wires: [[]] },
        instance('instance-one', 'one', 'from-one'),
        instance('instance-two', 'two', 'from-two'),
        asking('ask', ['instance-one', 'instance-two']),
        printer('from-one', 'msg.payload.filter((one) => one.own)'),
        printer('from-two', 'msg.payload.filter((one) => one.own)'),
        { ...TAB, id: 'catch', type: 'catch', scope: null, wires: [['caught']] },
        printer('caught', 'msg.error'),
        { ...TAB, id: 'status', type: 'status', scope: null, wires: [['seen']] },
        printer('seen', 'msg.status'),
      ]);
      assert.match(await said('from-one', /own/), /"username":"admin"/);
      assert.match(await said('from-two', /own/), /"username":"operator"/);
      await said('caught', /KORTEX_INPUT.*output: expected one of object, array, messages/);
      await said('seen', /status\.connected/);
      assert.equal(simulators[0].arm.sessions.size + simulators[1].arm.sessions.size, 2);
    });
  }
});
