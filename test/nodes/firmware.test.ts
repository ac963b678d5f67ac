import assert from 'node:assert/strict';
import { type Simulator, startSimulator } from '../../src/simulator/index.js';
import { eventually } from '../support/eventually.js';
import { Flow, type Message } from '../support/flow.js';
import { startKortex2 } from '../support/kortex2.js';

const ASK = 'Base/GetFirmwareBundleVersions';

describe('msg.kortex of an arm', () => {
  let simulator: Simulator;
  beforeEach(async () => {
    simulator = await startSimulator();
  });
  afterEach(async () => {
    await Flow.stop();
    await simulator.close();
  });

  const start = (config: object = {}) =>
    Flow.start({ port: simulator.port, ...config }, { type: 'kinova-list-connections' });
  const kortexOf = async (flow: Flow) => (await flow.answer()).kortex as Message;
  /** Asks until the firmware is known. */
  const untilKnown = async (flow: Flow): Promise<Message> => {
    let kortex = await kortexOf(flow);
    while (kortex.firmware === null) kortex = await kortexOf(flow);
    return kortex;
  };

  it('says where it stands, of which generation it is, and what firmware it has', async () => {
    const flow = await start();
    await flow.ready();
    const { arm, host, generation, firmware } = await untilKnown(flow);
    assert.deepEqual([arm, host, generation, firmware], ['arm 7', '127.0.0.1', 3, '3.4.0']);
  });

  it('has the firmware from one question for each connection, whatever comes after it', async () => {
    const flow = await start();
    await flow.ready();
    await untilKnown(flow);
    simulator.endSession(1);
    await eventually(() => simulator.arm.sessions.size === 1 && !simulator.arm.sessions.has(1));
    await flow.ready();
    await kortexOf(flow);
    assert.equal(simulator.calls.get(ASK), 1);
    simulator.dropConnections();
    await eventually(() => simulator.calls.get(ASK) === 2);
  });

  it('has no firmware if the arm does not tell it, and nothing fails for that', async () => {
    simulator.withdraw(ASK);
    const flow = await start();
    await flow.ready();
    await eventually(() => simulator.calls.get(ASK) === 1);
    assert.equal((await kortexOf(flow)).firmware, null);
    assert.deepEqual(flow.caught, []);
    await flow.status('status.connected');
  });

  it('says the same of a Gen3', async () => {
    const gen3 = await startKortex2();
    try {
      const flow = await start({ protocol: 'tcp', port: gen3.port });
      await flow.ready();
      const { generation, firmware } = await untilKnown(flow);
      assert.deepEqual([generation, firmware], [2, '2.8.0']);
    } finally {
      await Flow.stop();
      await gen3.close();
    }
  });

  it('says it with an error that no message asked for, too', async () => {
    const flow = await Flow.start(
      { port: simulator.port },
      { type: 'kinova-list-connections' },
      { arm: { username: 'nobody', password: 'wrong' } },
    );
    const { kortex } = await flow.trouble('KORTEX_LOGIN_REFUSED');
    assert.deepEqual(kortex, { arm: 'arm 7', host: '127.0.0.1', generation: 3, firmware: null });
  });
});
