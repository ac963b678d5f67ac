import assert from 'node:assert/strict';
import { KortexClient } from '../../src/client/client.js';
import type { SessionState } from '../../src/client/state.js';
import { startSimulator } from '../../src/simulator/index.js';
import { MqttTransport } from '../../src/transport/mqtt.js';
import { eventually } from '../support/eventually.js';
import { freePort } from '../support/mosquitto.js';

describe('a client that starts before its arm', () => {
  it('tells its first failure, goes on trying, and logs in when the arm comes', async () => {
    const port = await freePort();
    const client = new KortexClient({
      createTransport: () => new MqttTransport({ protocol: 'mqtt', host: '127.0.0.1', port }),
      login: { username: 'admin', password: 'admin' },
    });
    const states: SessionState[] = [];
    client.on('state', (state) => states.push(state));
    await assert.rejects(client.connect(), { code: 'KORTEX_OFFLINE' });
    assert.equal(client.state.name, 'waiting');
    await eventually(() => states.filter(({ name }) => name === 'waiting').length >= 2);
    const attempts = states.filter((state) => state.name === 'connecting').map(({ attempt }) => attempt);
    assert.deepEqual(attempts.slice(0, 2), [1, 2]);

    const simulator = await startSimulator({ port });
    try {
      await eventually(() => client.state.name === 'ready');
      await client.close();
      assert.deepEqual(
        simulator.ended.map(({ reason }) => reason),
        ['closed'],
      );
    } finally {
      await client.close();
      await simulator.close();
    }
  });
});
