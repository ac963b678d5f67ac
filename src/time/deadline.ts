/** What ends a wait: an outer signal, or a limit of time. */
export interface LinkedSignal {
  signal: AbortSignal;
  /** Takes back timer and listeners; to be called when the wait is over. */
  release: () => void;
}

/**
 * One signal for several signals and a time limit. AbortSignal.any and AbortSignal.timeout are not used: their signals
 * and timers may stay in memory as long as a signal that they follow.
 */
export function linkSignals(signals: readonly (AbortSignal | undefined)[], limitMs?: number): LinkedSignal {
  const linked = new AbortController();
  const late = () => linked.abort(new Error(`no answer in ${String(limitMs)} ms`));
  const timer = limitMs === undefined ? undefined : setTimeout(late, limitMs);
  const stops = signals.map((signal) => {
    const abort = () => linked.abort(signal?.reason);
    if (signal?.aborted) abort();
    signal?.addEventListener('abort', abort);
    return () => signal?.removeEventListener('abort', abort);
  });
  const release = () => {
    clearTimeout(timer);
    stops.forEach((stop) => stop());
  };
  return { signal: linked.signal, release };
}

/**
 * Waits for `promise` until `signal` aborts; throws its reason then. The work behind `promise` goes on.
 */
export async function untilAborted<T>(promise: Promise<T>, signal: AbortSignal | undefined): Promise<T> {
  if (!signal) return promise;
  let stop = () => {};
  const aborted = new Promise<never>((_, reject) => {
    const abort = () => reject(signal.reason as Error);
    if (signal.aborted) abort();
    signal.addEventListener('abort', abort);
    stop = () => signal.removeEventListener('abort', abort);
  });
  return Promise.race([promise, aborted]).finally(stop);
}

/** Resolves as `work`, or throws `late` after `limitMs`. The work itself goes on. */
export async function within<T>(work: Promise<T>, limitMs: number, late: Error): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const limit = new Promise<never>((_, reject) => (timer = setTimeout(() => reject(late), limitMs)));
  return Promise.race([work, limit]).finally(() => clearTimeout(timer));
}
