/** Makes a queue: what is given to it runs one after the other, in that order, whether or not what went before failed. */
export function takeTurns(): <T>(step: () => Promise<T>) => Promise<T> {
  let last: Promise<unknown> = Promise.resolve();
  return (step) => {
    const turn = last.then(step);
    last = turn.catch(() => undefined);
    return turn;
  };
}
