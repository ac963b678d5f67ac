/** The most of `timesMs` that any second has. */
export function mostPerSecond(timesMs: readonly number[]): number {
  const times = timesMs.toSorted((a, b) => a - b);
  let from = 0;
  let most = 0;
  for (const [index, time] of times.entries()) {
    while (time - times[from]! >= 1_000) from += 1;
    most = Math.max(most, index - from + 1);
  }
  return most;
}
