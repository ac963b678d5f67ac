// Runs the simulated arm; builds first where needed. Options: --help.
import { execFileSync } from 'node:child_process';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = dirname(dirname(fileURLToPath(import.meta.url)));
// What the build prints goes to stderr: the first line on stdout is the simulator's.
execFileSync(process.execPath, [join(root, 'scripts/build.mjs'), '--if-stale'], { stdio: ['ignore', 2, 'inherit'] });
await import('../dist/src/simulator/main.js');
