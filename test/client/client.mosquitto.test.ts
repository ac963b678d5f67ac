import { startSimulator } from '../../src/simulator/index.js';
import { armAnswers, Mosquitto } from '../support/mosquitto.js';
import { type ArmUnderTest, describeClient } from './client-suite.js';

describeClient('Mosquitto', async (): Promise<ArmUnderTest> => {
  const broker = await Mosquitto.start();
  const simulator = await startSimulator({ broker: broker.url });
  return {
    simulator,
    port: broker.port,
    async restartBroker() {
      await broker.down();
      await broker.up();
      await armAnswers(broker.url);
    },
    async close() {
      await simulator.close();
      await broker.close();
    },
  };
});
