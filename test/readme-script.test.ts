import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { AnsweringArm } from './support/answering-arm.js';
import { ROOT } from './support/golden.js';

const run = promisify(execFile);
const readme = readFileSync(join(ROOT, 'README.md'), 'utf8');
const script = /^## For scripts\n[^]*?```js\n([^]*?)```/m.exec(readme)?.[1] ?? '';

describe('the script in the README', () => {
  let arm: AnsweringArm;
  beforeEach(async () => {
    arm = await AnsweringArm.start(3);
  });
  afterEach(() => arm.close());

  it('runs as it stands, but for the address: starts a program, says how it ends, and ends itself', async () => {
    const start = 'ProgramRunner/Start';
    const events = 'ProgramRunner/ExecutionEventTopic';
    arm.answers.set('ProgramRunner/ReadAllPrograms', {
      programs: [
        { name: 'long', handle: { identifier: 1 } },
        { name: 'short', handle: { identifier: 2 } },
      ],
    });
    arm.before.set(start, () => ['STARTED', 'COMPLETED'].forEach((event) => arm.notify(events, { event })));

    assert(script.includes("host: '192.168.1.10', port: 1883"));
    // Inside the package, its own name leads to what a user installs.
    const file = join(ROOT, 'dist/test/readme-script.mjs');
    writeFileSync(file, script.replace("'192.168.1.10', port: 1883", `'127.0.0.1', port: ${arm.port}`));
    const { stdout, stderr } = await run(process.execPath, [file]);

    assert.equal(stderr, '');
    assert.deepEqual(stdout.trim().split('\n'), ['STARTED', 'COMPLETED']);
    assert.deepEqual(arm.names, [events, 'ProgramRunner/ReadAllPrograms', start]);
    assert.equal(arm.received.at(-1)?.[1], '120412020802', 'program 2');
  });
});
