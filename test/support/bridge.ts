import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import mqtt from 'mqtt';
import { type Simulator, startSimulator } from '../../src/simulator/index.js';
import { ROOT } from './golden.js';
import { armAnswers, Mosquitto } from './mosquitto.js';

/** The bridge as docs/fleet.md tells it. */
const DOCUMENTED = /```conf\n([^]*?)```/.exec(readFileSync(join(ROOT, 'docs/fleet.md'), 'utf8'))?.[1] ?? '';

/** A simulated arm on a broker of its own. */
export class ArmWithBroker {
  readonly broker: Mosquitto;
  readonly simulator: Simulator;

  private constructor(broker: Mosquitto, simulator: Simulator) {
    this.broker = broker;
    this.simulator = simulator;
  }

  static async start(): Promise<ArmWithBroker> {
    const broker = await Mosquitto.start();
    const simulator = await startSimulator({ broker: broker.url });
    await armAnswers(broker.url);
    return new ArmWithBroker(broker, simulator);
  }

  /** The lines for a plant broker that put this arm below `line1/<name>`: as on the page, but for the address. */
  bridgeLines(name: string): string[] {
    const lines = DOCUMENTED.replace('address 192.168.1.10:1883', `address 127.0.0.1:${this.broker.port}`)
      .replace('restart_timeout 1 10', 'restart_timeout 1')
      .replaceAll('arm7', name);
    return lines.split('\n').filter((line) => line !== '');
  }

  async close(): Promise<void> {
    await this.simulator.close();
    await this.broker.close();
  }
}

/** Notes the topic of each message that comes on `topic` at a broker. */
export async function tap(broker: Mosquitto, topic: string): Promise<{ topics: string[]; close: () => Promise<void> }> {
  const client = await mqtt.connectAsync(broker.url, { protocolVersion: 5, reconnectPeriod: 0 });
  const topics: string[] = [];
  client.on('message', (name) => topics.push(name));
  await client.subscribeAsync(topic);
  return { topics, close: () => client.endAsync(true) };
}
