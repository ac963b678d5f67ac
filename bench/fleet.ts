/**
 * npm run bench:fleet: 1,000 arms in one process behind one broker, and what each of them costs. `-- 1000` lets each
 * arm ping once in 1,000 ms; 500 by default, as the simulated arm does.
 */
import { setTimeout as sleep } from 'node:timers/promises';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import type { KortexClient } from '../src/client/client.js';
import { Mosquitto } from '../test/support/mosquitto.js';
import { mostPerSecond } from '../test/support/most-per-second.js';
import { Child } from './child.js';
import { type Member, openBare, openClient } from './fleet-members.js';

const SIZES = [10, 100, 1_000];
const SETTLE_MS = 3_000;
const IDLE_MS = 10_000;
const DOWN_MS = 2_000;
const PATIENCE_MS = 120_000;

setFlagsFromString('--expose-gc');
const collectGarbage = runInNewContext('gc') as () => void;

/** What one arm costs among many. */
interface Cost {
  readyMs: number;
  readyCpuMs: number;
  heapKb: number;
  timers: number;
  idleCpuMs: number;
}

const GOALS: Partial<Cost> = { readyMs: 5, heapKb: 20, timers: 2, idleCpuMs: 0.06 };

async function main(): Promise<void> {
  const broker = await Mosquitto.start(['set_tcp_nodelay true']);
  const arms = await Child.start('fleet-arms.js', String(broker.port), process.argv[2] ?? '500');
  try {
    const { port } = broker;
    await Promise.all((await openAll(20, (index) => openClient(port, index))).map((client) => client.close()));
    for (const size of SIZES) {
      print(`${size} arms, mqtt.js alone`, await cost(size, (index) => openBare(port, index)));
      const isLargest = size === Math.max(...SIZES);
      const after = (clients: KortexClient[]) => (isLargest ? restart(broker, clients) : Promise.resolve());
      print(`${size} arms`, await cost(size, (index) => openClient(port, index), after));
    }
    console.log(`goals ${JSON.stringify(GOALS)}`);
  } finally {
    await arms.close();
    await broker.close();
  }
}

async function openAll<M extends Member>(size: number, open: (index: number) => Promise<M>): Promise<M[]> {
  return Promise.all(Array.from({ length: size }, (_, index) => open(index)));
}

/** Opens `size` members, measures them, lets `then` do what it wants with them, and closes them. */
async function cost<M extends Member>(
  size: number,
  open: (index: number) => Promise<M>,
  then?: (members: M[]) => Promise<void>,
): Promise<Cost> {
  const before = { heap: heapBytes(), timers: timerCount() };
  const cpu = process.cpuUsage();
  const startedMs = performance.now();
  const members = await openAll(size, open);
  const readyMs = performance.now() - startedMs;
  const readyCpuMs = cpuMs(cpu);
  await sleep(SETTLE_MS);
  const heap = heapBytes() - before.heap;
  const timers = timerCount() - before.timers;
  const idle = process.cpuUsage();
  const idleFromMs = performance.now();
  await sleep(IDLE_MS);
  const idleCpuMs = cpuMs(idle) / ((performance.now() - idleFromMs) / 1_000);
  await then?.(members);
  await Promise.all(members.map((member) => member.close()));
  return {
    readyMs: readyMs / size,
    readyCpuMs: readyCpuMs / size,
    heapKb: heap / 1_000 / size,
    timers: timers / size,
    idleCpuMs: idleCpuMs / size,
  };
}

/** Restarts the broker, and tells how long it takes until all are back, and how many of them connect in one second. */
async function restart(broker: Mosquitto, clients: KortexClient[]): Promise<void> {
  const attemptsMs: number[] = [];
  for (const client of clients) {
    client.on('state', ({ name }) => name === 'connecting' && attemptsMs.push(performance.now()));
  }
  await broker.down();
  await sleep(DOWN_MS);
  await broker.up();
  const upMs = performance.now();
  const isBack = () => clients.every(({ state }) => state.name === 'ready');
  while (!isBack() && performance.now() - upMs < PATIENCE_MS) await sleep(20);
  const backS = (performance.now() - upMs) / 1_000;
  console.log(
    `broker restarted: ${isBack() ? 'all' : 'not all'} back after ${backS.toFixed(1)} s (goal 60), ` +
      `${attemptsMs.length} attempts, at most ${mostPerSecond(attemptsMs)} in one second (goal 100)`,
  );
}

function heapBytes(): number {
  collectGarbage();
  collectGarbage();
  return process.memoryUsage().heapUsed;
}

function timerCount(): number {
  return process.getActiveResourcesInfo().filter((name) => name === 'Timeout').length;
}

function cpuMs(before: NodeJS.CpuUsage): number {
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1_000;
}

function print(name: string, { readyMs, readyCpuMs, heapKb, timers, idleCpuMs }: Cost): void {
  console.log(
    `${name}: ready ${readyMs.toFixed(2)} ms (CPU ${readyCpuMs.toFixed(2)}), heap ${heapKb.toFixed(1)} kB, ` +
      `timers ${timers.toFixed(2)}, idle ${idleCpuMs.toFixed(4)} ms CPU/s`,
  );
}

main().catch((error: unknown) => {
  console.error(error);
  process.exit(1);
});
