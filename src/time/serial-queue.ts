/**
 * Makes a queue: what is given to it runs one after the other, in that order, whether or not what went before failed.
 */
export function serialQueue(): <T>(step: () => Promise<T>) => Promise<T> {
  let last: Promise<unknown> = Promise.resolve();
  return (step) => {
    const turn = last.then(step);
    last = turn.catch(() => undefined);
    return turn;
  };
}

/**
 * Makes a queue for work that is under way already: each result is handed on after those of the work that was given
 * before, whether or not that failed. So each piece of work has its own limit of time, and none waits for another to
 * begin.
 */
export function keepOrder(): <T>(work: Promise<T>) => Promise<T> {
  const enqueue = serialQueue();
  return (work) => {
    work.catch(() => undefined); // whoever waits hears of it, perhaps later
    return enqueue(() => work);
  };
}
