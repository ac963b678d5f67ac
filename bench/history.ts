import { SessionEvents } from '../src/arm/session-events.js';
import { KortexClient } from '../src/client/client.js';
import { BusyArm } from './busy-arm.js';
import { median } from './rounds.js';
import type { Figure } from './table.js';

const ROUNDS = 3;
const SESSIONS = 10_000;
const BATCHES = 10;
/** So many come and go before the others have a turn. */
const AT_ONCE = 50;

/** What a session of somebody else costs that comes and goes: of 100,000, the last 10,000 beside the first ones. */
export async function historyFigures(): Promise<Figure[]> {
  const rounds: number[][] = [];
  for (let round = 0; round < ROUNDS; round++) rounds.push(await batches());
  const [firsts, lasts] = [rounds.map((costs) => costs[0]!), rounds.map((costs) => costs.at(-1)!)];
  return [
    {
      name: 'session after 90,000 others',
      unit: 'µs CPU',
      goal: { atMost: 1.3 },
      value: median(lasts),
      floor: median(firsts),
      ratio: median(lasts.map((last, round) => last / firsts[round]!)),
    },
  ];
}

/** The processor time of one session in each batch, in µs, after a batch that does not count. */
async function batches(): Promise<number[]> {
  const arm = new BusyArm();
  const client = new KortexClient({ createTransport: () => arm, login: { username: 'admin', password: 'admin' } });
  let ends = 0;
  const events = new SessionEvents(client, {
    everyStatus: false,
    onEvent: ({ event }) => (ends += Number(event === 'session-closed')),
    onError: (error) => {
      throw error;
    },
  });
  try {
    await client.login();
    await comeAndGo(arm);
    const costs: number[] = [];
    for (let batch = 0; batch < BATCHES; batch++) {
      const before = process.cpuUsage();
      await comeAndGo(arm);
      const { user, system } = process.cpuUsage(before);
      costs.push((user + system) / SESSIONS);
    }
    while (ends < SESSIONS * BATCHES) await new Promise((resolve) => setTimeout(resolve, 10));
    return costs;
  } finally {
    events.stop();
    await client.close();
  }
}

async function comeAndGo(arm: BusyArm): Promise<void> {
  for (let session = 0; session < SESSIONS; session++) {
    arm.comeAndGo();
    if (session % AT_ONCE === 0) await new Promise((resolve) => setImmediate(resolve));
  }
}
