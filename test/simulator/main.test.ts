import assert from 'node:assert/strict';
import { type ChildProcessWithoutNullStreams, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { createServer, type AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { BareClient } from './bare-client.js';
import { until } from './until.js';
import { BareKortex2Client } from './kortex2-client.js';

const MAIN = join(__dirname, '../../src/simulator/main.js');

describe('simulator command', () => {
  const running = new Set<ChildProcessWithoutNullStreams>();
  let folder: string;

  before(async () => {
    folder = await mkdtemp(join(tmpdir(), 'kortex-simulator-'));
  });
  after(() => rm(folder, { recursive: true }));
  afterEach(() => running.forEach((child) => child.kill('SIGKILL')));

  function run(...args: string[]) {
    const child = spawn(process.execPath, ['--no-warnings', MAIN, ...args]);
    running.add(child);
    const output = { stdout: '', stderr: '' };
    child.stdout.on('data', (chunk: Buffer) => (output.stdout += chunk.toString()));
    child.stderr.on('data', (chunk: Buffer) => (output.stderr += chunk.toString()));
    const ended = once(child, 'close').then(([exitCode]: unknown[]) => {
      running.delete(child);
      return { exitCode, ...output };
    });
    const ready = async () => {
      while (!output.stdout.includes('\n')) await once(child.stdout, 'data');
      return output.stdout;
    };
    return { child, ended, ready, output };
  }

  async function file(name: string, text: string): Promise<string> {
    const path = join(folder, name);
    await writeFile(path, text);
    return path;
  }

  for (const signal of ['SIGINT', 'SIGTERM'] as const) {
    it(`prints one line when it is ready, and ends with 0 on ${signal}, also with a session open`, async () => {
      const { child, ended, ready } = run('--port', '0');
      const [, url] = /^listening (mqtt:\/\/127\.0\.0\.1:\d+)\n$/.exec(await ready()) ?? [];
      const client = await BareClient.connect(url!);
      await client.login('admin');
      child.kill(signal);
      const { exitCode, stdout, stderr } = await ended;
      await client.close();
      assert.deepEqual([exitCode, stderr], [0, '']);
      assert.equal(stdout, `listening ${url}\n`);
    });
  }

  it('plays a Gen3 with --generation 2', async () => {
    const { child, ended, ready } = run('--generation', '2', '--port', '0');
    const [, port] = /^listening tcp:\/\/127\.0\.0\.1:(\d+)\n$/.exec(await ready()) ?? [];
    const client = await BareKortex2Client.connect(Number(port));
    assert.deepEqual(await client.login('admin'), {});
    child.kill('SIGTERM');
    assert.equal((await ended).exitCode, 0);
  });

  it('plays arms of both generations in one process, and prints a line for each', async () => {
    const { child, ended, ready } = run('--generation', 'both', '--port', '0', '--tcp-port', '0');
    const [, url, port] = /^listening (mqtt:\S+)\nlistening tcp:\/\/127\.0\.0\.1:(\d+)\n$/.exec(await ready()) ?? [];
    const link6 = await BareClient.connect(url!);
    const gen3 = await BareKortex2Client.connect(Number(port));
    assert.equal(await link6.login('admin'), 1);
    assert.deepEqual(await gen3.login('operator'), {});
    assert.equal(gen3.sessionId, 1, 'each arm counts its own sessions');
    await link6.close();
    child.kill('SIGTERM');
    assert.equal((await ended).exitCode, 0);
  });

  it('lets a person at the arm type what happens, and says what it did not understand', async () => {
    const { child, ended, ready, output } = run('--generation', 'both', '--port', '0', '--tcp-port', '0', '--commands');
    const [, url, port] = /^listening (mqtt:\S+)\nlistening tcp:\/\/127\.0\.0\.1:(\d+)\n$/.exec(await ready()) ?? [];
    const link6 = await BareClient.connect(url!);
    await link6.login('admin');
    const type = async (line: string) => {
      const before = output.stdout.length;
      child.stdin.write(`${line}\n`);
      await until(() => output.stdout.slice(before).includes('\n'));
      return output.stdout.slice(before).trim();
    };
    assert.equal(await type('state IN_FAULT'), 'ok');
    assert.deepEqual(await link6.invoke('Base/GetArmState'), { activeState: 'ARMSTATE_IN_FAULT' });
    assert.equal(await type('state ARM_OPERATIONAL'), 'ok');
    assert.equal(await type('input 3 high'), 'ok');
    const input = { enabled: true, state: 'DIGITAL_PIN_STATE_HIGH' };
    assert.deepEqual(await link6.invoke('IndustrialIO/GetDigitalInputInfo', { identifier: 3 }), input);
    assert.equal(await type('analog B 4.5'), 'ok');
    assert.equal(await type('event Box is full'), 'ok');
    assert.equal(await type('mode HOLD_TO_RUN'), 'ok');
    await link6.invoke('ProgramRunner/Start', { handle: { programHandle: { identifier: 4 } } });
    while ((await type('acknowledge')) !== 'ok');
    const status = (await link6.invoke('ProgramRunner/GetStatus')) as { status: string };
    assert.equal(status.status, 'STATUS_RUNNING');

    assert.match(await type('state TIRED'), /^state: expected one of IDLE, /);
    assert.match(await type('input 9 high'), /^input: The channel is 1 to 8/);
    assert.match(await type('input 1 hot'), /^input: expected one of high, low/);
    assert.match(await type('analog A x'), /^analog: expected a number/);
    assert.match(await type('analog A 1e300'), /^analog: expected a number/);
    assert.match(await type('event'), /^event: expected a title/);
    assert.match(await type('acknowledge'), /^acknowledge: expected a program that waits/);
    assert.match(await type('dance'), /^command: expected one of state, mode, acknowledge/);

    const gen3 = await BareKortex2Client.connect(Number(port));
    await gen3.login('admin');
    assert.equal(await type('2 state IN_FAULT'), 'ok');
    assert.equal(await type('2 mode MAINTENANCE_MODE'), 'ok');
    assert.deepEqual(await gen3.call('Base/GetArmState'), { activeState: 'ARMSTATE_IN_FAULT' });
    assert.match(await type('2 acknowledge'), /^command: expected one of state, mode$/);

    await link6.close();
    child.stdin.end();
    child.kill('SIGTERM');
    assert.equal((await ended).exitCode, 0);
  });

  it('takes users from a file', async () => {
    const users = await file('users.json', JSON.stringify([{ username: 'lou', password: 'lou', roles: ['System'] }]));
    const { child, ended, ready } = run('--port', '0', '--users', users, '--seed', '5', '--visitors', '--events');
    const client = await BareClient.connect((await ready()).slice('listening '.length).trim());
    assert.equal(await client.login('lou'), 1);
    await client.close();
    child.kill('SIGTERM');
    await ended;
  });

  it('joins a broker, and prints where that one listens', async () => {
    const host = run('--port', '0');
    const line = await host.ready();
    const joined = run('--broker', line.slice('listening '.length).trim());
    assert.equal(await joined.ready(), line);
    for (const { child, ended } of [joined, host]) {
      child.kill('SIGTERM');
      assert.equal((await ended).exitCode, 0);
    }
  });

  it('explains itself', async () => {
    const { exitCode, stdout } = await run('--help').ended;
    assert.equal(exitCode, 0);
    for (const option of [
      '--generation',
      '--port',
      '--tcp-port',
      '--host',
      '--broker',
      '--users',
      '--visitors',
      '--events',
      '--commands',
      '--seed',
    ])
      assert.ok(stdout.includes(option), option);
  });

  const wrong: [string[], RegExp][] = [
    [['--port', '70000'], /^--port: expected a whole number from 0 to 65535, not "70000"\n$/],
    [['--generation', '4'], /^--generation: expected 2, 3 or both, not "4"\n$/],
    [['--generation', '2', '--broker', 'mqtt://127.0.0.1'], /^--broker: expected Kortex 3/],
    [['--generation', '2', '--events'], /^--events: expected Kortex 3/],
    [['--generation', '2', '--port', 'x'], /^--port: expected a whole number/],
    [['--generation', 'both', '--tcp-port', 'x'], /^--tcp-port: expected a whole number/],
    [['--tcp-port', '10000'], /^--tcp-port: expected to be given with --generation both only\n$/],
    [['--port', 'http'], /^--port: expected a whole number/],
    [['--seed', '-1'], /--seed/],
    [['--seed', 'x'], /^--seed: expected a whole number/],
    [['--host', ''], /^--host: expected an address\n$/],
    [['--broker', 'localhost'], /^--broker: expected an address such as mqtt:\/\//],
    [['--broker', 'http://localhost'], /^--broker: expected/],
    [['--users', '/nowhere/users.json'], /^--users \/nowhere\/users\.json: ENOENT/],
    [['--colour', 'red'], /--colour/],
    [['extra'], /extra/],
  ];
  for (const [args, message] of wrong) {
    it(`refuses ${args.join(' ')} with 2 and one line`, async () => {
      const { exitCode, stdout, stderr } = await run(...args).ended;
      assert.deepEqual([exitCode, stdout], [2, '']);
      assert.match(stderr, message);
      assert.match(stderr, /^[^\n]+\n$/);
    });
  }

  it('refuses a file of users that is wrong with 2, and names the entry', async () => {
    const boss = await file('boss.json', JSON.stringify([{ username: 'lou', password: 'lou', roles: ['Boss'] }]));
    const { exitCode, stderr } = await run('--users', boss).ended;
    assert.equal(exitCode, 2);
    assert.equal(stderr, `--users ${boss}: users[0].roles[0]: expected one of Operator, Admin, System, not "Boss"\n`);
    const broken = await file('broken.json', '[{');
    assert.match((await run('--users', broken).ended).stderr, /^--users .*broken\.json: .*JSON.*\n$/);
  });

  it('ends with 1 and one line where the port is in use', async () => {
    const other = createServer().listen(0, '127.0.0.1');
    await once(other, 'listening');
    const { port } = other.address() as AddressInfo;
    const { exitCode, stderr } = await run('--port', String(port)).ended;
    other.close();
    assert.equal(exitCode, 1);
    assert.equal(stderr, `cannot listen on 127.0.0.1:${port}: the port is in use\n`);
  });
});
