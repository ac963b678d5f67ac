#!/usr/bin/env node
import { createInterface } from 'node:readline';
import { reasonOf } from '../errors.js';
import { readCommandLine, USAGE } from './command-line.js';
import { command } from './commands.js';
import type { Kortex2Arm } from './kortex2/arm.js';
import type { Simulator } from './simulator.js';
import { startSimulator } from './start.js';

const BAD_USAGE = 2;
const FAILED = 1;

function giveUp(error: unknown, exitCode: number): never {
  process.stderr.write(`${reasonOf(error).replace(/\s*\n\s*/g, ' ')}\n`);
  process.exit(exitCode);
}

function optionsOrExit() {
  try {
    return readCommandLine(process.argv.slice(2));
  } catch (error) {
    return giveUp(error, BAD_USAGE);
  }
}

async function main(): Promise<void> {
  const { help, commands, arms } = optionsOrExit();
  if (help) {
    process.stdout.write(USAGE);
    return;
  }
  // If one cannot start, the process ends, and the others with it.
  const simulators = await Promise.all(
    arms.map((options) => (options.generation === 2 ? startSimulator(options) : startSimulator(options))),
  );
  const end = (): void => {
    Promise.all(simulators.map((simulator) => simulator.close())).then(
      () => process.exit(0),
      (error: unknown) => giveUp(error, FAILED),
    );
  };
  process.once('SIGINT', end);
  process.once('SIGTERM', end);
  process.stdout.write(simulators.map(({ url }) => `listening ${url}\n`).join(''));
  if (commands) createInterface({ input: process.stdin }).on('line', (line) => obey(line, simulators));
}

/** Does what a line says. Where there are two arms, the second one is meant by a "2" in front. */
function obey(line: string, simulators: (Simulator | Simulator<Kortex2Arm>)[]): void {
  const [, number, text = ''] = /^\s*(?:([23])\s+)?(.*)$/.exec(line) ?? [];
  if (text.trim() === '') return;
  const simulator = simulators[number === '2' ? simulators.length - 1 : 0];
  try {
    simulator?.play((arm) => command(arm, text));
    process.stdout.write('ok\n');
  } catch (error) {
    process.stdout.write(`${reasonOf(error)}\n`);
  }
}

main().catch((error: unknown) => giveUp(error, FAILED));
