import { reasonOf } from '../errors.js';
import { readCommandLine, USAGE } from './command-line.js';
import { startSimulator } from './simulator.js';

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
  const { help, ...options } = optionsOrExit();
  if (help) {
    process.stdout.write(USAGE);
    return;
  }
  const simulator = await startSimulator(options);
  const end = (): void => {
    simulator.close().then(
      () => process.exit(0),
      (error: unknown) => giveUp(error, FAILED),
    );
  };
  process.once('SIGINT', end);
  process.once('SIGTERM', end);
  process.stdout.write(`listening ${simulator.url}\n`);
}

main().catch((error: unknown) => giveUp(error, FAILED));
