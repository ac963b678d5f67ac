import assert from 'node:assert/strict';
import { setTimeout as sleep } from 'node:timers/promises';
import { type Simulator, startSimulator } from '../../src/simulator/index.js';
import { eventually } from '../support/eventually.js';
import { Flow, flowOf } from '../support/flow.js';

const LIST = { type: 'kinova-list-connections' };
const GET_CONNECTIONS = 'Session/GetConnections';

describe('the status of a node', () => {
  let simulator: Simulator;
  beforeEach(async () => {
    simulator = await startSimulator();
  });
  afterEach(async () => {
    await Flow.stop();
    await simulator.close();
  });
  const texts = (flow: Flow) => flow.statuses.filter(({ source }) => source.id === 'node').map(({ text }) => text);
  const shows = (flow: Flow, text: string) => eventually(() => texts(flow).at(-1) === text);

  it('shows work only when it lasts: nothing for calls that are answered at once, busy for one that is not', async () => {
    const flow = await Flow.start({ port: simulator.port }, LIST);
    await shows(flow, 'status.connected');
    for (let call = 0; call < 20; call++) await flow.answer();
    assert(!texts(flow).includes('status.busy'));
    simulator.delay(GET_CONNECTIONS, 600);
    const answered = flow.answer();
    await shows(flow, 'status.busy');
    await answered;
    await shows(flow, 'status.connected');
  });

  it('stays busy until the last of several calls is answered', async () => {
    const flow = await Flow.start({ port: simulator.port, requestTimeout: 60_000 }, LIST);
    await shows(flow, 'status.connected');
    simulator.delay(GET_CONNECTIONS, 400);
    flow.node.receive({});
    await eventually(() => simulator.calls.get(GET_CONNECTIONS));
    simulator.mute(GET_CONNECTIONS);
    flow.node.receive({});
    await shows(flow, 'status.busy');
    await eventually(() => flow.sent.length === 1);
    await sleep(600); // longer than a change may be held back
    assert.equal(texts(flow).at(-1), 'status.busy');
    simulator.dropConnections();
    await flow.trouble('KORTEX_OFFLINE');
  });

  it('survives a deploy of other nodes', async () => {
    const flow = await Flow.start({ port: simulator.port }, LIST);
    await shows(flow, 'status.connected');
    const [tab, arm, node, ...rest] = flowOf({ port: simulator.port }, LIST) as [object, object, object, ...object[]];
    const other = { ...node, id: 'other' };
    const before = texts(flow).length;
    await Flow.deploy([tab, arm, node, ...rest, other], 'nodes');
    await flow.status('status.connected', 'other');
    assert.equal(texts(flow).length, before, 'nothing is shown twice, or cleared');
  });

  it('is not spoken for by a call of the node before it under the same id', async () => {
    const flow = await Flow.start({ port: simulator.port, requestTimeout: 400 }, LIST);
    await shows(flow, 'status.connected');
    simulator.mute(GET_CONNECTIONS);
    flow.node.receive({});
    await eventually(() => simulator.calls.get(GET_CONNECTIONS));
    await Flow.deploy(flowOf({ port: simulator.port, requestTimeout: 400 }, { ...LIST, name: 'changed' }), 'nodes');
    await flow.trouble('KORTEX_TIMEOUT');
    await shows(flow, 'status.connected');
    simulator.unmute();
    await flow.answer();
    assert(!texts(flow).includes('status.error'));
  });
});
