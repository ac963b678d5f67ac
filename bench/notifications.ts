import mqtt, { type MqttClient } from 'mqtt';
import { KortexClient } from '../src/client/client.js';
import type { JsonObject } from '../src/protocol/catalogue/json.js';
import { notificationTopic } from '../src/protocol/topics.js';
import { MqttTransport } from '../src/transport/mqtt.js';
import { Child } from './child.js';
import { compare } from './rounds.js';
import type { Figure } from './table.js';

/** Base/ArmStateTopic. */
export const ARM_STATE = { serviceId: 2, functionId: 176 };
/** Where the publisher is told to begin. */
export const GO = 'bench/go';
/** What it is told. */
export interface Order {
  count: number;
  perSecond: number;
}

const PER_SECOND = 2_000;
const ROUNDS = 5;
const ROUND_COUNT = 5_000;
const LONG_S = 20;
const PATIENCE_MS = 10_000;

/** Notifications that reach a listener in JSON, beside the callbacks of mqtt.js alone. */
export async function notificationFigures(port: number): Promise<Figure[]> {
  const responder = await Child.start('responder.js', String(port));
  const publisher = await Child.start('publisher.js', String(port));
  const bare = await mqtt.connectAsync({ host: '127.0.0.1', port, protocolVersion: 5, reconnectPeriod: 0 });
  const client = new KortexClient({
    createTransport: () => new MqttTransport({ protocol: 'mqtt', host: '127.0.0.1', port }),
    login: { username: 'admin', password: 'admin' },
  });
  try {
    await client.login();
    const heard = (count: number) => hearThroughClient(client, bare, count);
    const comparison = await compare(
      ROUNDS,
      () => perCpuSecond(() => heard(ROUND_COUNT)),
      () => perCpuSecond(() => hearBare(bare, ROUND_COUNT)),
    );
    const longStartMs = performance.now();
    const lost = await heard(PER_SECOND * LONG_S);
    console.log(
      `${PER_SECOND} notifications/s for ${Math.round((performance.now() - longStartMs) / 1000)} s: ${lost} lost or out of order`,
    );
    return [{ name: 'notifications, 2,000 a second', unit: '1/CPU s', goal: { atLeast: 0.5 }, ...comparison }];
  } finally {
    await client.close();
    await bare.endAsync();
    await publisher.close();
    await responder.close();
  }
}

/** How many of ROUND_COUNT notifications one second of processor time handles. */
async function perCpuSecond(hear: () => Promise<number>): Promise<number> {
  const before = process.cpuUsage();
  const lost = await hear();
  const { user, system } = process.cpuUsage(before);
  if (lost > 0) throw new Error(`${lost} notifications were lost or out of order`);
  return ROUND_COUNT / ((user + system) / 1e6);
}

/** Resolves to how many of `count` notifications did not come in their order. */
async function hearThroughClient(client: KortexClient, bare: MqttClient, count: number): Promise<number> {
  const order = new InOrder(count);
  const end = await client.subscribe('Base/ArmStateTopic', (notification) => order.next(numberOf(notification)));
  await go(bare, count);
  await order.done;
  await end();
  return count - order.came;
}

async function hearBare(bare: MqttClient, count: number): Promise<number> {
  const topic = notificationTopic(ARM_STATE.serviceId, ARM_STATE.functionId);
  const order = new InOrder(count);
  const onMessage = () => order.next(order.came);
  bare.on('message', onMessage);
  await bare.subscribeAsync(topic);
  await go(bare, count);
  await order.done;
  bare.off('message', onMessage);
  await bare.unsubscribeAsync(topic);
  return count - order.came;
}

function go(bare: MqttClient, count: number): Promise<unknown> {
  return bare.publishAsync(GO, JSON.stringify({ count, perSecond: PER_SECOND } satisfies Order));
}

function numberOf({ genericInfo }: JsonObject): number {
  const { timestamp } = genericInfo as { timestamp: { usec: number } };
  return timestamp.usec;
}

/** Counts what comes in its order, until all has come or nothing comes any more. */
class InOrder {
  came = 0;
  readonly done: Promise<void>;
  #resolve = () => {};
  readonly #count: number;
  #patience: NodeJS.Timeout;

  constructor(count: number) {
    this.#count = count;
    this.done = new Promise((resolve) => (this.#resolve = resolve));
    this.#patience = setTimeout(this.#resolve, PATIENCE_MS);
  }

  next(number: number): void {
    if (number !== this.came) return;
    this.came += 1;
    this.#patience.refresh();
    if (this.came < this.#count) return;
    clearTimeout(this.#patience);
    this.#resolve();
  }
}
