import { setTimeout as sleep } from 'node:timers/promises';

/** Waits until something is so; mocha's timeout ends a wait that never does. */
export async function until(isSo: () => boolean): Promise<void> {
  while (!isSo()) await sleep(5);
}
