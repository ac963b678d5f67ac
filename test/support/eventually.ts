import { setTimeout as sleep } from 'node:timers/promises';

/** Shorter than mocha's limit, so that a wait in vain ends its test and not the process. */
const LIMIT_MS = 50_000;

/** Waits until `check` returns something, and returns that. */
export async function eventually<T>(check: () => T | undefined | false): Promise<T> {
  const deadlineMs = performance.now() + LIMIT_MS;
  while (performance.now() < deadlineMs) {
    const found = check();
    if (found !== undefined && found !== false) return found;
    await sleep(5);
  }
  throw new Error(`never so: ${check.toString()}`);
}
