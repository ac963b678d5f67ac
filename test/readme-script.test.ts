import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { type Simulator, startSimulator } from '../src/simulator/index.js';
import { ROOT } from './support/golden.js';

const run = promisify(execFile);
const readme = readFileSync(join(ROOT, 'README.md'), 'utf8');
const script = /^## As a library\n[^]*?```js\n([^]*?)```/m.exec(readme)?.[1] ?? '';

describe('the script in the README', () => {
  let simulator: Simulator;
  beforeEach(async () => {
    simulator = await startSimulator();
  });
  afterEach(() => simulator.close());

  it('runs as it stands, but for the address: starts a program, says how it ends, and ends itself', async () => {
    assert(script.includes("host: '192.168.1.10', port: 1883"));
    // Inside the package, its own name leads to what a user installs.
    const file = join(ROOT, 'dist/test/readme-script.mjs');
    writeFileSync(file, script.replace("'192.168.1.10', port: 1883", `'127.0.0.1', port: ${simulator.port}`));
    const { stdout, stderr } = await run(process.execPath, [file]);
    assert.equal(stderr, '');
    assert.deepEqual(stdout.trim().split('\n'), ['STARTED', 'COMPLETED']);
    assert.equal(simulator.arm.sessions.size, 0, 'it has logged out');
  });
});
