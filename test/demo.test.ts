import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { childEnv } from './support/child-env.js';
import { eventually } from './support/eventually.js';
import { ROOT } from './support/golden.js';
import { freePort } from './support/mosquitto.js';

describe('npm run demo', () => {
  it('serves an editor whose flow shows the session and the connections, and ends when it is told to', async () => {
    const port = await freePort();
    const demo = spawn(process.execPath, [join(ROOT, 'scripts/demo.mjs')], {
      env: { ...childEnv, DEMO_PORT: String(port), DEMO_ARM_PORT: String(await freePort()) },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    let log = '';
    demo.stdout.on('data', (chunk: Buffer) => (log += chunk.toString()));
    demo.stderr.on('data', (chunk: Buffer) => (log += chunk.toString()));
    try {
      await eventually(() => log.includes(`The editor: http://127.0.0.1:${port}/`));
      await eventually(() => /sessionId: [1-9]/.test(log) && /unauthenticated: /.test(log));
      await eventually(() => /logged in to stand-in controller as nodered-cell-7/.test(log));
      assert.match(await (await fetch(`http://127.0.0.1:${port}/`)).text(), /Node-RED/);
      assert.doesNotMatch(log, /\[error\]/);
    } catch (error) {
      assert.fail(`${String(error)}\n${log}`);
    } finally {
      demo.kill('SIGINT');
    }
    const [code] = (await once(demo, 'exit')) as [number];
    assert.equal(code, 0);
    await assert.rejects(fetch(`http://127.0.0.1:${port}/`));
  });

  it('refuses a port that is none by name', async () => {
    const demo = spawn(process.execPath, [join(ROOT, 'scripts/demo.mjs')], {
      env: { ...process.env, DEMO_PORT: 'many' },
      stdio: ['ignore', 'ignore', 'pipe'],
    });
    let said = '';
    demo.stderr.on('data', (chunk: Buffer) => (said += chunk.toString()));
    const [code] = (await once(demo, 'close')) as [number];
    assert.deepEqual([code, said], [2, 'DEMO_PORT is "many": expected a port from 1 to 65535\n']);
  });
});
