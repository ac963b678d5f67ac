/**
 * Makes a queue: tasks run one after the other, in the order in which they were given, whether or not one fails.
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
 * Makes a queue for work that has begun already: results are passed on in the order in which the work was given,
 * whether or not one failed. So each piece of work has its own time limit, and none waits for another to begin.
 */
export function keepOrder(): <T>(work: Promise<T>) => Promise<T> {
  const enqueue = serialQueue();
  return (work) => {
    work.catch(() => undefined); // whoever waits gets the error, perhaps later
    return enqueue(() => work);
  };
}
