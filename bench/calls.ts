import { KortexClient, type Method } from '../src/client/client.js';
import { METHODS } from '../src/protocol/services.js';
import { MqttTransport } from '../src/transport/mqtt.js';
import { BareClient } from './bare-client.js';
import { Child } from './child.js';
import { compare } from './rounds.js';
import type { Figure } from './table.js';

const ROUND_MS = 500;
const ROUNDS = 9;
const MANY = 64;

const KEEP_ALIVE = { method: 'Session/KeepAlive', golden: 'keep-alive request' } as const;
const GET_CONNECTIONS = { method: 'Session/GetConnections', golden: 'get-connections request' } as const;

/** A method of the generated codec whose request and answer are as long as those of Base/GetArmState. */
const LIKE_GET_ARM_STATE = 'Session/GetAccessControl';

/** What is called, how many calls wait at any time, and what is counted. */
const CASES = [
  { ...KEEP_ALIVE, atOnce: 1, unit: 'calls/s', goal: { atLeast: 0.8 } },
  { ...KEEP_ALIVE, atOnce: MANY, unit: 'calls/s', goal: { atLeast: 0.7 } },
  { ...GET_CONNECTIONS, atOnce: 1, unit: 'calls/s', goal: { atLeast: 0.8 } },
  { ...GET_CONNECTIONS, atOnce: MANY, unit: 'calls/s', goal: { atLeast: 0.7 } },
  // Where broker and responder are the bottleneck, the rate flatters the client; its processor time does not.
  { ...KEEP_ALIVE, atOnce: MANY, unit: 'µs CPU' },
] as const;

const COUNT = { 'calls/s': perSecond, 'µs CPU': cpuMicroseconds };

/** Calls through a whole client, beside mqtt.js alone on the same broker and with the same responder. */
export async function callFigures(port: number): Promise<Figure[]> {
  const responder = await Child.start('responder.js', String(port));
  const bare = await BareClient.open(port, MANY);
  const client = new KortexClient({
    createTransport: () => new MqttTransport({ protocol: 'mqtt', host: '127.0.0.1', port }),
    login: { username: 'admin', password: 'admin' },
  });
  try {
    await client.login();
    const figures: Figure[] = [];
    for (const { method, golden, atOnce, unit, ...rest } of CASES) {
      const topic = `req/${METHODS[method].serviceId}/${METHODS[method].functionId}`;
      const comparison = await compare(
        ROUNDS,
        () => COUNT[unit](() => callFor(client, method, atOnce)),
        () => COUNT[unit](() => bare.run(topic, golden, atOnce, ROUND_MS)),
      );
      const name = `${method}, ${atOnce === 1 ? 'in a row' : `${atOnce} at once`}`;
      figures.push({ name, unit, ...rest, ...comparison });
    }
    figures.push({
      name: `invoke Base/GetArmState, ${MANY} at once`,
      unit: 'µs CPU',
      goal: { atMost: 1.5 },
      ...(await compare(
        ROUNDS,
        () => cpuMicroseconds(() => repeat(() => client.invoke('Base/GetArmState'), MANY)),
        () => cpuMicroseconds(() => callFor(client, LIKE_GET_ARM_STATE, MANY)),
      )),
    });
    return figures;
  } finally {
    await client.close();
    await bare.close();
    await responder.close();
  }
}

/** Calls `method` for a round, with `atOnce` waiting at any time. Resolves to the answers counted. */
function callFor(client: KortexClient, method: Method, atOnce: number): Promise<number> {
  return repeat(() => client.call(method, {}), atOnce);
}

/** Makes calls for a round, with `atOnce` waiting at any time. Resolves to the answers counted. */
async function repeat(call: () => Promise<unknown>, atOnce: number): Promise<number> {
  const end = performance.now() + ROUND_MS;
  let count = 0;
  const caller = async () => {
    while (performance.now() < end) {
      await call();
      count++;
    }
  };
  await Promise.all(Array.from({ length: atOnce }, caller));
  return count;
}

async function perSecond(run: () => Promise<number>): Promise<number> {
  const start = performance.now();
  const count = await run();
  return (count / (performance.now() - start)) * 1000;
}

/** Processor time of this process per call, in µs: user and system, all threads. */
async function cpuMicroseconds(run: () => Promise<number>): Promise<number> {
  const start = process.cpuUsage();
  const count = await run();
  const { user, system } = process.cpuUsage(start);
  return (user + system) / count;
}
