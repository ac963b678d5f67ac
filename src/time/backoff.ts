const FIRST_MS = 500;
const LONGEST_MS = 30_000;

/**
 * How long to wait before attempt `attempt` (1 is the first after a failure), in ms: exponential from 0.5 s to 30 s
 * with full jitter, so that the flows of a plant do not all connect at once when the power comes back.
 */
export function backoffMs(attempt: number, random: () => number = Math.random): number {
  return Math.round(random() * Math.min(LONGEST_MS, FIRST_MS * 2 ** (attempt - 1)));
}
