/** How often is looked; a gap of more than twice that is not the work of who is measured. */
const STEP_MS = 10;

/**
 * Resolves to how many milliseconds `work` waited, while this process could run: the time in which a busy machine did
 * not let it does not count.
 */
export async function waitedMs(work: Promise<unknown>): Promise<number> {
  let waited = 0;
  let lastMs = performance.now();
  const timer = setInterval(() => {
    const nowMs = performance.now();
    waited += Math.min(nowMs - lastMs, 2 * STEP_MS);
    lastMs = nowMs;
  }, STEP_MS);
  try {
    await work;
  } finally {
    clearInterval(timer);
  }
  return waited;
}
