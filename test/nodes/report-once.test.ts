import assert from 'node:assert/strict';
import { type Simulator, startSimulator } from '../../src/simulator/index.js';
import { eventually } from '../support/eventually.js';
import { NodeRed, type Version } from '../support/node-red.js';

const ON_TAB = { z: 'tab', x: 0, y: 0 };
const ON_TAB_2 = { z: 'tab2', x: 0, y: 0 };
const INSIDE = { z: 'sub', x: 0, y: 0 };

const list = (id: string, place: object = ON_TAB) => ({
  ...place,
  id,
  type: 'kinova-list-connections',
  arm: 'arm',
  output: 'array',
  wires: [[]],
});
/** A Catch or Status node, and a node that writes into the log what comes there. */
const listener = (type: 'catch' | 'status', id: string, more: object = {}) => [
  { ...ON_TAB, id, type, scope: null, wires: [[`${id}-log`]], ...more },
  {
    ...ON_TAB,
    ...more,
    id: `${id}-log`,
    type: 'function',
    func: `node.warn('${id} heard ' + (msg.status ? msg.status.text : msg.error.code));`,
    outputs: 0,
    wires: [],
  },
];
const FLOW = [
  { id: 'tab', type: 'tab', label: 'flow' },
  { id: 'tab2', type: 'tab', label: 'other' },
  { id: 'tab3', type: 'tab', label: 'without a node of the arm' },
  { id: 'group', type: 'group', ...ON_TAB, nodes: ['two', 'of-group'] },
  list('one'),
  list('two', { ...ON_TAB, g: 'group' }),
  list('three'),
  list('elsewhere', ON_TAB_2),
  list('inner', INSIDE),
  list('inner-too', INSIDE),
  { id: 'sub', type: 'subflow', name: 'sub', in: [], out: [] },
  { ...ON_TAB_2, id: 'first', type: 'subflow:sub', wires: [] },
  { ...ON_TAB_2, id: 'second', type: 'subflow:sub', wires: [] },
  ...listener('catch', 'all'),
  ...listener('catch', 'of-two', { scope: ['two'] }),
  ...listener('catch', 'of-group', { scope: 'group', g: 'group' }),
  ...listener('catch', 'rest', { uncaught: true }),
  ...listener('catch', 'there', ON_TAB_2),
  ...listener('catch', 'of-subflow', { ...ON_TAB_2, scope: ['second'] }),
  ...listener('catch', 'nobody', { ...ON_TAB, z: 'tab3' }),
  ...listener('status', 'states'),
  ...listener('status', 'state-of-two', { scope: ['two'] }),
];

describe('a fault of an arm that many nodes use', () => {
  let simulator: Simulator;
  let nodeRed: NodeRed;
  before(async () => {
    simulator = await startSimulator();
  });
  after(() => simulator.close());
  afterEach(() => nodeRed.close());

  for (const version of ['5', '4.1'] as Version[]) {
    it(`comes once to each Catch and Status node that hears one of them, in Node-RED ${version}`, async () => {
      const arm = { id: 'arm', type: 'kinova-session-config', host: '127.0.0.1', port: String(simulator.port) };
      const credentials = { arm: { username: 'nobody', password: 'wrong' } };
      nodeRed = await NodeRed.start({ version, flow: [arm, ...FLOW], credentials });
      const heard = (text: string) =>
        [...nodeRed.log.matchAll(new RegExp(`(\\S+) heard ${text}`, 'g'))].map(([, id]) => id).sort();
      await eventually(() => heard('KORTEX_LOGIN_REFUSED').includes('there'));
      await eventually(() => heard('status.refused').includes('state-of-two'));
      // What is sent twice comes in the same turn; a request of the arm is longer.
      await new Promise((resolve) => setTimeout(resolve, 300));
      const once = ['all', 'of-group', 'of-subflow', 'of-two', 'there'];
      assert.deepEqual(heard('KORTEX_LOGIN_REFUSED'), once);
      // A node shows the state of its arm as its own status, too.
      assert.deepEqual(heard('status.refused'), [
        'state-of-two',
        'state-of-two',
        'states',
        'states',
        'states',
        'states',
      ]);
    });
  }
});
