import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { copyFileSync, mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { childEnv } from './child-env.js';
import { eventually } from './eventually.js';
import { ROOT } from './golden.js';
import { freePort } from './mosquitto.js';

export const NODE_RED = { '4.1': 'node-red-4', '5': 'node-red' };
export type Version = keyof typeof NODE_RED;

/** The compiled code that this file is part of: dist. */
const BUILT = join(__dirname, '../..');
const PACKAGE = '@kortex-flows/node-red-kinova-kortex';

export interface NodeRedOptions {
  version: Version;
  flow: object[];
  credentials?: Record<string, Record<string, string>>;
  settings?: object;
  /** What the editor keeps for each user, `_` where nobody logs in. */
  userSettings?: Record<string, object>;
  env?: NodeJS.ProcessEnv;
  /** Packages of this checkout that stand beside ours, such as Dashboard 2. */
  packages?: string[];
}

/** A Node-RED in a process of its own, with our nodes and a user folder of its own. */
export class NodeRed {
  readonly url: string;
  readonly userDir: string;
  readonly #port: number;
  #process: ChildProcess | undefined;
  #log = '';
  /** What it was started with. */
  #spawn: (() => Promise<void>) | undefined;

  private constructor(port: number, userDir: string, httpAdminRoot = '') {
    this.#port = port;
    this.userDir = userDir;
    this.url = `http://127.0.0.1:${port}${httpAdminRoot}/`;
  }

  static async start(options: NodeRedOptions & { httpAdminRoot?: string | undefined }): Promise<NodeRed> {
    const userDir = mkdtempSync(join(tmpdir(), 'kortex-node-red-'));
    const nodeRed = new NodeRed(await freePort(), userDir, options.httpAdminRoot);
    try {
      await nodeRed.#start(options);
      return nodeRed;
    } catch (error) {
      await nodeRed.close();
      throw error;
    }
  }

  /** All that it printed so far. */
  get log(): string {
    return this.#log;
  }

  /** What stands in a file of the user folder. */
  read(file: string): string {
    return readFileSync(join(this.userDir, file), 'utf8');
  }

  /** Deploys `flow` in place of what runs: all of it, or only what differs. */
  async deploy(flow: object[], type: 'full' | 'nodes' = 'full'): Promise<void> {
    const answer = await fetch(`${this.url}flows`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', 'node-red-deployment-type': type },
      body: JSON.stringify(flow),
    });
    if (!answer.ok) throw new Error(`the flow was not taken: ${answer.status}`);
  }

  /** Stops it, and starts it again with the same user folder on the same port. */
  async restart(): Promise<void> {
    await this.#stop();
    this.#log = '';
    await this.#spawn?.();
  }

  async close(): Promise<void> {
    await this.#stop();
    rmSync(this.userDir, { recursive: true, force: true, maxRetries: 3 });
  }

  async #stop(): Promise<void> {
    if (!this.#process || this.#process.exitCode !== null) return;
    this.#process.kill();
    await once(this.#process, 'exit');
  }

  async #start({
    version,
    flow,
    credentials = {},
    settings,
    userSettings = {},
    env,
    packages = [],
    httpAdminRoot = '/',
  }: Parameters<typeof NodeRed.start>[0]) {
    const all = {
      uiHost: '127.0.0.1',
      uiPort: this.#port,
      httpAdminRoot,
      flowFile: 'flows.json',
      credentialSecret: false,
      telemetry: { enabled: false, updateNotification: false },
      editorTheme: { tours: false, projects: { enabled: false }, palette: { editable: false } },
      ...settings,
    };
    writeFileSync(join(this.userDir, 'settings.js'), `module.exports = ${JSON.stringify(all)};\n`);
    writeFileSync(join(this.userDir, '.config.users.json'), JSON.stringify(userSettings));
    writeFileSync(join(this.userDir, 'flows.json'), JSON.stringify(flow));
    writeFileSync(join(this.userDir, 'flows_cred.json'), JSON.stringify(credentials));
    this.#installPackage();
    for (const name of packages) this.#link(name);
    this.#spawn = () => this.#run(version, env);
    await this.#spawn();
  }

  async #run(version: Version, env: NodeJS.ProcessEnv | undefined): Promise<void> {
    const red = join(ROOT, 'node_modules', NODE_RED[version], 'red.js');
    const child = spawn(process.execPath, [red, '--userDir', this.userDir], {
      cwd: this.userDir,
      env: { ...childEnv, ...env },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    this.#process = child;
    child.stdout.on('data', (chunk: Buffer) => (this.#log += chunk.toString()));
    child.stderr.on('data', (chunk: Buffer) => (this.#log += chunk.toString()));
    await eventually(() => this.#log.includes('Started flows') || child.exitCode !== null).catch(() => undefined);
    if (!this.#log.includes('Started flows')) throw new Error(`Node-RED did not start:\n${this.#log}`);
  }

  /** Makes a package of this checkout one of the user folder. */
  #link(name: string): void {
    const place = join(this.userDir, 'node_modules', name);
    mkdirSync(dirname(place), { recursive: true });
    symlinkSync(join(ROOT, 'node_modules', name), place, 'junction');
  }

  /** Lays our package down as npm would. */
  #installPackage(): void {
    const folder = join(this.userDir, 'node_modules', PACKAGE);
    mkdirSync(folder, { recursive: true });
    symlinkSync(BUILT, join(folder, 'dist'), 'junction');
    symlinkSync(join(ROOT, 'resources'), join(folder, 'resources'), 'junction');
    copyFileSync(join(ROOT, 'package.json'), join(folder, 'package.json'));
  }
}
