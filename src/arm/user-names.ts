import { type Connection, sessionKeyOf } from '../client/connections.js';
import { ArmError } from '../errors.js';

/** After a question that failed, the arm is not asked again for so long. */
const PAUSE_MS = 30_000;

/** So many sessions wait for their names at most; further ones do without. */
const MOST_WAITING = 1_000;

/**
 * The user names of the sessions of an arm: looked up in the connection list once per session, by one call at a time.
 */
export class UserNames {
  readonly #ask: () => Promise<Connection[]>;
  readonly #isOpen: (key: string) => boolean;
  readonly #names = new Map<string, string | null>();
  readonly #wanted = new Set<string>();
  #asking: Promise<void> | undefined;
  #pausedUntilMs = -Infinity;

  #waiting = 0;

  /** Only open sessions are asked for: the list holds no others, and names of others would never be forgotten. */
  constructor(ask: () => Promise<Connection[]>, isOpen: (key: string) => boolean) {
    this.#ask = ask;
    this.#isOpen = isOpen;
  }

  /** How many names are kept, or wanted. */
  get size(): number {
    return this.#names.size + this.#wanted.size;
  }

  /** Null where the arm does not tell, or has not been asked. */
  get(key: string): string | null {
    return this.#names.get(key) ?? null;
  }

  set(key: string, username: string): void {
    this.#names.set(key, username);
  }

  forget(key: string): void {
    this.#names.delete(key);
    this.#wanted.delete(key);
  }

  /** An arm that refused the list may give it to the next session. */
  resume(): void {
    this.#pausedUntilMs = -Infinity;
  }

  /** Resolves when the names are known, or cannot be found out. Never rejects. */
  async find(keys: readonly string[]): Promise<void> {
    if (this.#waiting >= MOST_WAITING) return;
    const unknown = () => keys.filter((key) => !this.#names.has(key) && this.#isOpen(key));
    this.#waiting += 1;
    // Twice if a question is under way already: its answer may be older than the newest session.
    for (let left = unknown(); left.length > 0 && performance.now() >= this.#pausedUntilMs; left = unknown()) {
      left.forEach((key) => this.#wanted.add(key));
      await this.refresh();
    }
    this.#waiting -= 1;
  }

  /** Asks for the list, unless that is being done. Never rejects. */
  async refresh(): Promise<void> {
    if (performance.now() < this.#pausedUntilMs) return;
    await (this.#asking ??= this.#lookUp().finally(() => (this.#asking = undefined)));
  }

  async #lookUp(): Promise<void> {
    const wanted = new Set(this.#wanted);
    try {
      const connections = await this.#ask();
      const found = new Map(connections.map((connection) => [sessionKeyOf(connection), connection.username]));
      for (const key of this.#wanted) {
        if (!found.has(key) && !wanted.has(key)) continue;
        this.#names.set(key, found.get(key) || null);
        this.#wanted.delete(key);
      }
    } catch (error) {
      // What the arm does not offer, or not to this user, it will not offer a moment later either.
      const final = error instanceof ArmError && error.code !== 'KORTEX_ARM';
      this.#pausedUntilMs = final ? Infinity : performance.now() + PAUSE_MS;
    }
    wanted.forEach((key) => this.#wanted.delete(key));
  }
}
