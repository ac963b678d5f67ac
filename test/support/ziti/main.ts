import { StandInController } from './controller.js';

/** Runs the stand-in controller as a program, for the demo: `--port`, 0 picks one. */
async function main(): Promise<void> {
  const at = process.argv.indexOf('--port');
  const controller = await StandInController.start({ port: at < 0 ? 0 : Number(process.argv[at + 1]) });
  process.stdout.write(`listening ${controller.url}\n`);
  for (const signal of ['SIGINT', 'SIGTERM'] as const) {
    process.on(signal, () => {
      controller.close().then(
        () => process.exit(0),
        () => process.exit(1),
      );
    });
  }
}

main().catch((error: unknown) => {
  process.stderr.write(`${String(error)}\n`);
  process.exitCode = 1;
});
