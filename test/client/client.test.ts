import { startSimulator } from '../../src/simulator/index.js';
import { type ArmUnderTest, describeClient } from './client-suite.js';

describeClient('its own broker', async (): Promise<ArmUnderTest> => {
  const simulator = await startSimulator();
  return {
    simulator,
    port: simulator.port,
    restartBroker: () => simulator.restart(),
    close: () => simulator.close(),
  };
});
