import { type ChildProcess, spawn } from 'node:child_process';
import { type EventEmitter, once } from 'node:events';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, connect } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import mqtt from 'mqtt';
import { programPath } from './programs.js';

/** A real Mosquitto on a free port of 127.0.0.1, with a config file of its own. */
export class Mosquitto {
  readonly port: number;
  /** Of the listener that the config lines add as `listener 0 127.0.0.1`. */
  readonly secondPort: number;
  readonly #folder: string;
  #process: ChildProcess | undefined;

  private constructor(port: number, secondPort: number, folder: string) {
    this.port = port;
    this.secondPort = secondPort;
    this.#folder = folder;
  }

  /** `lines` are added to its config. */
  static async start(lines: string[] = []): Promise<Mosquitto> {
    const port = await freePort();
    const folder = mkdtempSync(join(tmpdir(), 'kortex-mosquitto-'));
    const secondPort = await freePort();
    const added = lines.map((line) => line.replace('listener 0 ', `listener ${secondPort} `));
    const config = [
      'per_listener_settings true',
      'persistence false',
      `listener ${port} 127.0.0.1`,
      'allow_anonymous true',
      ...added,
    ];
    // As root, Mosquitto would become a user who may not read the files of the tests.
    if (process.getuid?.() === 0) config.push('user root');
    writeFileSync(join(folder, 'mosquitto.conf'), config.join('\n') + '\n');
    const broker = new Mosquitto(port, secondPort, folder);
    try {
      await broker.up();
    } catch (error) {
      await broker.close();
      throw error;
    }
    return broker;
  }

  get url(): string {
    return `mqtt://127.0.0.1:${this.port}`;
  }

  async up(): Promise<void> {
    const child = spawn(programPath('mosquitto'), ['-c', join(this.#folder, 'mosquitto.conf')], {
      stdio: ['ignore', 'ignore', 'pipe'],
    });
    this.#process = child;
    let said = '';
    child.stderr.on('data', (chunk: Buffer) => (said += chunk.toString()));
    const failed = once(child, 'exit').then(() => Promise.reject(new Error(`mosquitto ended: ${said}`)));
    failed.catch(() => undefined);
    await Promise.race([listening(this.port, () => child.exitCode !== null), failed]);
  }

  async down(): Promise<void> {
    const child = this.#process;
    this.#process = undefined;
    if (!child || child.exitCode !== null) return;
    child.kill('SIGKILL');
    await once(child, 'exit');
  }

  async close(): Promise<void> {
    await this.down();
    rmSync(this.#folder, { recursive: true, force: true });
  }
}

/**
 * Below the ports that the system itself hands out (32768 and up on Linux), so that no other test gets one by chance.
 */
const FIRST_PORT = 20_000;
const PORT_COUNT = 12_000;
/** Processes that run side by side have process ids close together; this spreads them. */
let lastPort = (process.pid * 613) % PORT_COUNT;

/** Returns a port of 127.0.0.1 on which nobody listens, and which no test gets that runs at the same time. */
export async function freePort(): Promise<number> {
  for (;;) {
    lastPort = (lastPort + 1) % PORT_COUNT;
    const port = FIRST_PORT + lastPort;
    if (await isFree(port)) return port;
  }
}

async function isFree(port: number): Promise<boolean> {
  const server = createServer();
  const free = await new Promise<boolean>((resolve) => {
    server.once('listening', () => resolve(true)).once('error', () => resolve(false));
    server.listen(port, '127.0.0.1');
  });
  if (free) await new Promise((resolve) => server.close(resolve));
  return free;
}

/** Resolves when somebody accepts connections on `port`, or nobody ever will. */
export async function listening(port: number, gaveUp: () => boolean): Promise<void> {
  while (!gaveUp()) {
    const socket = connect(port, '127.0.0.1');
    const open = await new Promise<boolean>((resolve) => {
      socket.once('connect', () => resolve(true)).once('error', () => resolve(false));
    });
    socket.destroy();
    if (open) return;
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
}

/**
 * Resolves when an arm on the broker, below `prefix`, answers the question whether its Session service is up.
 */
export async function armAnswers(url: string, prefix = ''): Promise<void> {
  const client = await mqtt.connectAsync(url, { protocolVersion: 5, clientId: '', clean: true, reconnectPeriod: 0 });
  const answered = once(client as unknown as EventEmitter, 'message');
  await client.subscribeAsync(`${prefix}services/pong/1`);
  const asking = setInterval(() => client.publish(`${prefix}services/ping/1`, ''), 50);
  await answered;
  clearInterval(asking);
  await client.endAsync(true);
}
