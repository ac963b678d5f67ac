#!/usr/bin/env node
import { reasonOf } from '../errors.js';
import { readCommandLine, USAGE } from './command-line.js';
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
  const { help, arms } = optionsOrExit();
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
}

main().catch((error: unknown) => giveUp(error, FAILED));
