import assert from 'node:assert/strict';
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { connect, createServer } from 'node:net';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { childEnv } from './support/child-env.js';
import { eventually } from './support/eventually.js';
import { ROOT } from './support/golden.js';
import { freePort } from './support/mosquitto.js';

interface Shown {
  payload?: { text?: string; rows?: { who: string }[]; length?: number };
}

/** `npm run demo` with these options and variables, and what it has printed. */
function startDemo(options: string[], env: NodeJS.ProcessEnv): { demo: ChildProcess; said: () => string } {
  const demo = spawn(process.execPath, [join(ROOT, 'scripts/demo.mjs'), ...options], {
    env: { ...childEnv, ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let text = '';
  demo.stdout.on('data', (chunk: Buffer) => (text += chunk.toString()));
  demo.stderr.on('data', (chunk: Buffer) => (text += chunk.toString()));
  return { demo, said: () => text };
}

/** What it says before it ends by itself, after its exit code. */
async function ending(options: string[], env: NodeJS.ProcessEnv): Promise<[number, string]> {
  const { demo, said } = startDemo(options, env);
  const [code] = (await once(demo, 'close')) as [number];
  return [code, said()];
}

async function isTaken(port: number): Promise<boolean> {
  const socket = connect(port, '127.0.0.1');
  const taken = await once(socket, 'connect').then(
    () => true,
    () => false,
  );
  socket.destroy();
  return taken;
}

describe('npm run demo', () => {
  it('shows two arms at work, says where to look last of all, and leaves nothing behind', async () => {
    const [port, armPort, gen3Port] = await Promise.all([freePort(), freePort(), freePort()]);
    const { demo, said } = startDemo(['--open'], {
      DEMO_PORT: String(port),
      DEMO_ARM_PORT: String(armPort),
      DEMO_GEN3_PORT: String(gen3Port),
      PATH: '', // there is no program that opens a browser
    });
    const url = `http://127.0.0.1:${port}/`;
    const get = async <T>(path: string) => (await (await fetch(`${url}${path}`)).json()) as T;
    const shown = (widget: string) => get<Shown>(`dashboard/_debug/datastore/${widget}`);
    const last = `\nDashboard  ${url}dashboard/cell\nEditor     ${url}\n`;
    try {
      await eventually(() => said().endsWith(last) || demo.exitCode !== null);
      assert.match(said(), /No browser could be opened here/);
      await seen(async () =>
        /^(Ready|Running “pick and place”)$/.test((await shown('cell-state')).payload?.text ?? ''),
      );
      await seen(async () => (await shown('cell-sessions')).payload?.rows?.[0]?.who === 'node-red');
      await seen(async () => (await shown('fleet-shown')).payload?.length === 2);
      const flow = await get<{ type: string; label?: string }[]>('flows');
      const tabs = flow.filter(({ type }) => type === 'tab').map(({ label }) => label);
      assert.deepEqual(tabs.slice(0, 3), ['Robot cell at a glance', 'Fleet', 'All nodes at work']);
      assert(tabs.includes('Shift role') && tabs.length > 15, 'the scenes are tabs, too');
      assert(said().endsWith(last), 'nothing scrolls the addresses away');
    } catch (error) {
      assert.fail(`${String(error)}\n${said()}`);
    } finally {
      demo.kill('SIGINT');
    }
    const [code] = (await once(demo, 'exit')) as [number];
    assert.equal(code, 0);
    assert.deepEqual(await Promise.all([port, armPort, gen3Port].map(isTaken)), [false, false, false]);
  });

  it('says which port is taken, and how to choose another one', async () => {
    const server = createServer().listen(0, '127.0.0.1');
    await once(server, 'listening');
    const { port } = server.address() as { port: number };
    const DEMO_PORT = String(await freePort());
    const [code, said] = await ending([], { DEMO_PORT, DEMO_ARM_PORT: String(port) });
    server.close();
    const text = `Port ${port} is taken by another program, and the simulated Link 6 needs one.`;
    assert.deepEqual([code, said], [1, `${text} Set DEMO_ARM_PORT to a port that is free.\n`]);
  });

  it('refuses a port that is none, and an option that there is not, by name', async () => {
    const wrong = await ending([], { DEMO_PORT: 'many' });
    assert.deepEqual(wrong, [2, 'DEMO_PORT is "many": expected a port from 1 to 65535\n']);
    const [code, said] = await ending(['--opne'], {});
    assert.equal(code, 2);
    assert.match(said, /^"--opne" is no option of the demo/);
  });
});

/** Waits until a question to the demo is answered with yes; while it starts, it gives no answer at all. */
async function seen(ask: () => Promise<boolean>): Promise<void> {
  const deadlineMs = performance.now() + 50_000;
  while (!(await ask().catch(() => false))) {
    if (performance.now() > deadlineMs) throw new Error(`never so: ${ask.toString()}`);
    await sleep(20);
  }
}
