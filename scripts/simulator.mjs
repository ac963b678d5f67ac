// Runs the simulated arm; builds first where needed. Options: --help.
import { spawnSync } from 'node:child_process';
import { dirname, join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import './end-with-npm.mjs';

const root = dirname(dirname(fileURLToPath(import.meta.url)));
// What the build prints goes to stderr: the first line on stdout is the simulator's.
const build = [join(root, 'scripts/build.mjs'), '--if-stale'];
const { status } = spawnSync(process.execPath, build, { stdio: ['ignore', 2, 'inherit'] });
if (status !== 0) process.exit(1);

await import(pathToFileURL(join(root, 'dist/src/simulator/main.js')).href);
