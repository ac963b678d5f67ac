/** Common.Timestamp of a time in ms since 1970-01-01 UTC. */
export function timestampOf(epochMs: number): { sec: number; usec: number } {
  const usec = Math.round(epochMs * 1000);
  return { sec: Math.floor(usec / 1_000_000), usec: usec % 1_000_000 };
}
