import assert from 'node:assert/strict';
import { type ChildProcess, execFileSync, spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Merge } from '../../bench/loading.js';
import { type Simulator, startSimulator, type UserEntry } from '../../src/simulator/index.js';
import { childEnv } from '../support/child-env.js';
import { eventually } from '../support/eventually.js';
import { readJson, ROOT } from '../support/golden.js';
import { freePort } from '../support/mosquitto.js';
import { TYPES } from '../support/our-nodes.js';
import { BareClient } from '../simulator/bare-client.js';
import { BareKortex2Client } from '../simulator/kortex2-client.js';
import { StandInController } from '../support/ziti/controller.js';

/** The Node.js that the user has; our own process may run on the newer one that the project brings. */
const usersNode = process.env.npm_node_execpath ?? process.execPath;

function npm(args: string[], cwd: string): string {
  const script = process.env.npm_execpath;
  const [command, ...first]: [string, ...string[]] = script ? [usersNode, script] : ['npm'];
  return execFileSync(command, [...first, ...args], {
    cwd,
    env: childEnv,
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'ignore'],
  });
}

describe('the packed package', function () {
  this.timeout(180_000);
  let folder: string;
  /** A user folder that nobody has used, with the package installed. */
  let installed: string;
  let simulator: Simulator;
  let controller: StandInController;
  const children: ChildProcess[] = [];
  /** What was started, which may be nothing if the package is wrong. */
  const farEnds: { close: () => Promise<void> }[] = [];

  before(async () => {
    folder = mkdtempSync(join(tmpdir(), 'kortex-packed-'));
    const release = join(folder, 'release');
    for (const name of ['examples', 'resources', 'package.json', 'README.md', 'LICENSE']) {
      cpSync(join(ROOT, name), join(release, name), { recursive: true });
    }
    const { copyMerged } = (await import(pathToFileURL(join(ROOT, 'scripts/merge.mjs')).href)) as Merge;
    copyMerged(join(release, 'dist'));
    const [packed] = JSON.parse(npm(['pack', '--json', '--ignore-scripts', '--pack-destination', folder], release)) as [
      { filename: string; size: number; files: { path: string }[] },
    ];
    const stray = packed.files.filter(
      ({ path }) =>
        !/^(dist\/(src|nodes)\/|dist\/code\.js|examples\/|resources\/|LICENSE|README.md|package.json)/.test(path),
    );
    assert.deepEqual(stray, [], 'only what users need is packed');
    // A release has 412 KiB at most; the comments in its types, which come with it alone, are some 22.5 kB. It was
    // 400 KiB before the second kind of login at OpenZiti controllers, with its field and help in four languages.
    assert(packed.size < 399_000, `the package has ${packed.size} bytes`);
    installed = join(folder, 'installed');
    cpSync(join(ROOT, 'demo'), installed, { recursive: true });
    addOlderAedes(installed);
    npm(['install', '--prefer-offline', '--no-audit', '--no-fund', join(folder, packed.filename)], installed);
    farEnds.push((simulator = await startSimulator({ users: readJson(ROOT, 'demo/users.json') as UserEntry[] })));
    farEnds.push((controller = await StandInController.start()));
  });
  after(async () => {
    for (const child of children) {
      if (child.exitCode !== null) continue;
      child.kill();
      await once(child, 'exit');
    }
    rmSync(folder, { recursive: true, force: true });
    for (const farEnd of farEnds) await farEnd.close();
  });

  it('asks for no package of the user folder, whose flows may need another version', () => {
    const manifest = JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8')) as Record<string, object>;
    assert.deepEqual(
      Object.keys(manifest).filter((key) => /^(peer|optional|bundle)/.test(key)),
      [],
    );
    assert.deepEqual(Object.keys(manifest.dependencies!), [
      ...['aedes', 'axios', 'libsodium-wrappers', 'mqtt', 'protobufjs'],
    ]);
  });

  for (const [version, packageName, node] of [
    ['4.1', 'node-red-4', usersNode],
    ['5', 'node-red', process.execPath],
  ] as const) {
    it(`runs the demo flow in a Node-RED ${version} with an empty user folder`, async () => {
      const userDir = join(folder, `user-${version}`);
      const port = await freePort();
      cpSync(installed, userDir, { recursive: true, verbatimSymlinks: true });
      const settings = { uiPort: port, uiHost: '127.0.0.1', flowFile: 'flows.json', credentialSecret: false };
      writeFileSync(join(userDir, 'settings.js'), `module.exports = ${JSON.stringify(settings)}`);

      const red = join(ROOT, 'node_modules', packageName);
      assert(
        (JSON.parse(readFileSync(join(red, 'package.json'), 'utf8')) as { version: string }).version.startsWith(
          version,
        ),
      );
      const child = spawn(node, [join(red, 'red.js'), '--userDir', userDir], {
        cwd: userDir,
        env: {
          ...childEnv,
          DEMO_ARM_PORT: String(simulator.port),
          DEMO_ZITI_URL: controller.url,
          DEMO_ZITI_CA: controller.ca,
        },
        stdio: ['ignore', 'pipe', 'pipe'],
      });
      children.push(child);
      let log = '';
      child.stdout.on('data', (chunk: Buffer) => (log += chunk.toString()));
      child.stderr.on('data', (chunk: Buffer) => (log += chunk.toString()));
      try {
        await eventually(
          () => log.includes('logged in to Link 6 as node-red') && log.includes('logged in to stand-in'),
        );
        await eventually(() =>
          ['Session/GetConnections', 'ProgramRunner/Start'].every((name) => simulator.calls.get(name)),
        );
      } catch {
        assert.fail(`the flow did not list the connections, and start a program:\n${log}`);
      }
      assert.doesNotMatch(log, /\[error\]|\[warn\] \[kinova/);

      // Flows may run before the admin server listens.
      await eventually(() => log.includes('Server now running'));
      const nodes = await fetch(`http://127.0.0.1:${port}/nodes`, { headers: { accept: 'application/json' } });
      const ours = ((await nodes.json()) as { module: string; types: string[]; err?: string }[]).filter(({ module }) =>
        module.startsWith('@kortex-flows/'),
      );
      assert.deepEqual(ours.flatMap(({ types }) => types).sort(), [...TYPES].sort());
      assert(ours.every(({ err }) => err === undefined));

      child.kill();
      await once(child, 'exit');
      assert.equal(simulator.arm.sessions.size, 0, 'the session was closed when Node-RED stopped');
      assert.equal(simulator.ended.at(-1)?.reason, 'closed');
      assert.equal(controller.store.apiSessions.size, 0, 'so was the login at the controller');

      if (version === '5') checkTypes(userDir);
      const help = npm(['exec', '--', 'kortex-simulator', '--help'], userDir);
      assert.match(help, /^Usage: kortex-simulator \[options\]\n/);
      assert.deepEqual(await playBoth(userDir), { admin: 1, gen3: {}, exitCode: 0, stderr: '' });
    });
  }
});

/** A user folder with the broker of a Function node (functionExternalModules), whose version is not the simulator's. */
function addOlderAedes(userDir: string): void {
  const aedes = join(userDir, 'aedes');
  mkdirSync(aedes);
  writeFileSync(join(aedes, 'package.json'), '{"name":"aedes","version":"0.51.3","main":"aedes.js"}');
  writeFileSync(join(aedes, 'aedes.js'), 'module.exports = function Aedes() {};');
  const manifest = { name: 'user-folder', private: true, dependencies: { aedes: 'file:./aedes' } };
  writeFileSync(join(userDir, 'package.json'), JSON.stringify(manifest));
}

/** Compiles a script against the types that came with the package, all of them checked. */
function checkTypes(userDir: string): void {
  const script = `import { KortexClient, MqttTransport } from '@kortex-flows/node-red-kinova-kortex';
import { startSimulator } from '@kortex-flows/node-red-kinova-kortex/simulator';
export const client = new KortexClient({
  createTransport: () => new MqttTransport({ protocol: 'mqtt', host: '127.0.0.1', port: 1883 }),
  login: { username: 'admin', password: 'admin' },
});
export async function play(): Promise<number> {
  const [link6, gen3] = [await startSimulator(), await startSimulator({ generation: 2 })];
  link6.play((arm) => arm.happen((cell) => cell.io.setInput(3, true)));
  gen3.play((arm) => arm.setArmState('IN_FAULT'));
  return link6.port;
}
`;
  writeFileSync(join(userDir, 'script.ts'), script);
  const options = '--ignoreConfig --noEmit --strict --target es2022 --module node20 --types node --typeRoots';
  const compiler = join(ROOT, 'node_modules/typescript/bin/tsc');
  const { stdout } = spawnSync(
    process.execPath,
    [compiler, ...options.split(' '), join(ROOT, 'node_modules/@types'), 'script.ts'],
    { cwd: userDir, encoding: 'utf8' },
  );
  assert.equal(stdout, '');
}

/** Runs the command of the installed package with an arm of each generation, and logs in to both. */
async function playBoth(userDir: string) {
  const bin = join(userDir, 'node_modules/.bin/kortex-simulator');
  const args = ['--generation', 'both', '--port', '0', '--tcp-port', '0'];
  const child = spawn(usersNode, ['--no-warnings', bin, ...args], { cwd: userDir, env: childEnv });
  const output = { stdout: '', stderr: '' };
  child.stdout.on('data', (chunk: Buffer) => (output.stdout += chunk.toString()));
  child.stderr.on('data', (chunk: Buffer) => (output.stderr += chunk.toString()));
  const exited = once(child, 'close') as Promise<[number]>;
  const listening = /^listening (mqtt:\S+)\nlistening tcp:\/\/127\.0\.0\.1:(\d+)\n$/;
  try {
    const [, url, port] = await eventually(() => listening.exec(output.stdout) ?? undefined);
    const link6 = await BareClient.connect(url!);
    const admin = await link6.login('admin');
    await link6.close();
    const gen3 = await (await BareKortex2Client.connect(Number(port))).login('admin');
    child.kill('SIGTERM');
    const [exitCode] = await exited;
    return { admin, gen3, exitCode, stderr: output.stderr };
  } catch (error) {
    child.kill('SIGKILL');
    throw new Error(`the simulator said ${JSON.stringify(output)}`, { cause: error });
  }
}
