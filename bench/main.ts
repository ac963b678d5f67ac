/** npm run bench: prints a table, and writes it as JSON to bench/results.json. A missed goal is told, not punished. */
import { mkdirSync, writeFileSync } from 'node:fs';
import { cpus } from 'node:os';
import { join } from 'node:path';
import { ROOT } from '../test/support/golden.js';
import { type Broker, startBroker } from './broker.js';
import { callFigures } from './calls.js';
import { dialFigures } from './dial.js';
import { frameFigures } from './frames.js';
import { historyFigures } from './history.js';
import { loadingFigures } from './loading.js';
import { notificationFigures } from './notifications.js';
import { type Figure, type Machine, table, verdict } from './table.js';

async function main(): Promise<void> {
  const broker = await startBroker();
  endWith(broker);
  const figures: Figure[] = [];
  try {
    figures.push(...(await callFigures(broker.port)), ...(await notificationFigures(broker.port)));
    figures.push(...(await dialFigures(broker.port)));
  } finally {
    await broker.close();
  }
  figures.push(...(await frameFigures()), ...(await historyFigures()), ...(await loadingFigures()));

  const machine: Machine = {
    node: process.version,
    cpu: cpus()[0]?.model ?? 'unknown processor',
    cores: cpus().length,
    broker: broker.name,
  };
  console.log(table(machine, figures));
  const results = join(ROOT, 'bench', 'results.json');
  mkdirSync(join(ROOT, 'bench'), { recursive: true });
  const judged = figures.map((figure) => ({ ...figure, result: verdict(figure.ratio, figure.goal) }));
  writeFileSync(results, JSON.stringify({ at: new Date().toISOString(), machine, figures: judged }, null, 2) + '\n');
}

/** A bench that is stopped half-way leaves no broker behind; our other children end by themselves. */
function endWith(broker: Broker): void {
  for (const signal of ['SIGINT', 'SIGTERM'] as const) {
    process.once(signal, () => {
      broker
        .close()
        .finally(() => process.exit(1))
        .catch(console.error);
    });
  }
}

main().catch((error: unknown) => {
  console.error(error);
  process.exit(1); // children that still run end with us
});
