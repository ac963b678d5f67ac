import assert from 'node:assert/strict';
import { KortexClient } from '../../src/client/client.js';
import type { SessionState } from '../../src/client/state.js';
import { startSimulator } from '../../src/simulator/index.js';
import { MqttTransport } from '../../src/transport/mqtt.js';
import { eventually } from '../support/eventually.js';
import { freePort } from '../support/mosquitto.js';
import { mostPerSecond } from '../support/most-per-second.js';

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

describe('many clients of one process that lose their broker at one moment', () => {
  it('connect again at most 100 in a second, and all are back', async () => {
    const simulator = await startSimulator();
    const { port } = simulator;
    const clients = Array.from(
      { length: 130 },
      () =>
        new KortexClient({
          createTransport: () => new MqttTransport({ protocol: 'mqtt', host: '127.0.0.1', port }),
          login: { username: 'admin', password: 'admin' },
          loginOnConnect: false,
        }),
    );
    try {
      for (const client of clients) await client.connect();
      const plannedMs: number[] = [];
      for (const client of clients) {
        client.on('state', (state) => {
          if (state.name === 'waiting') plannedMs.push(performance.now() + state.delayMs);
        });
      }
      simulator.dropConnections();
      await eventually(() => plannedMs.length >= clients.length);
      assert(mostPerSecond(plannedMs) <= 100);
      await eventually(() => clients.every(({ state }) => state.name === 'connected'));
    } finally {
      await Promise.all(clients.map((client) => client.close()));
      await simulator.close();
    }
  });
});
