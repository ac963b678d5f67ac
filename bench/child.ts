import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';

/** Node.js with a file of this folder. It tells one text when it is ready, and ends when the channel to us closes. */
export class Child {
  /** What the child told when it was ready. */
  readonly said: string;
  readonly #process: ChildProcess;

  private constructor(child: ChildProcess, said: string) {
    this.#process = child;
    this.said = said;
  }

  static async start(file: string, ...args: string[]): Promise<Child> {
    const child = fork(join(__dirname, file), args);
    const ended = once(child, 'exit').then(() => Promise.reject(new Error(`${file} ended before it was ready`)));
    const [said] = (await Promise.race([once(child, 'message'), ended])) as [string];
    ended.catch(() => undefined);
    return new Child(child, said);
  }

  async close(): Promise<void> {
    if (this.#process.exitCode !== null || this.#process.signalCode !== null) return;
    const ended = once(this.#process, 'exit');
    this.#process.disconnect();
    await ended;
  }
}

/** The child's side: says that it is ready, and ends with its parent, however the parent ends. */
export function ready(said: string): void {
  process.once('disconnect', () => process.exit());
  process.send?.(said);
}
