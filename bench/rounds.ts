/** What one comparison found; the ratio is the median of the rounds' own ratios, so that slow drift cancels out. */
export interface Comparison {
  value: number;
  floor: number;
  ratio: number;
}

/**
 * Measures the figure and its floor in turn, after a round of each that does not count. Every second round starts with
 * the other one, so that neither always finds the machine as the other left it.
 */
export async function compare(
  rounds: number,
  measure: () => number | Promise<number>,
  measureFloor: () => number | Promise<number>,
): Promise<Comparison> {
  await measureFloor();
  await measure();
  const values: number[] = [];
  const floors: number[] = [];
  for (let round = 0; round < rounds; round++) {
    if (round % 2 === 1) values.push(await measure());
    floors.push(await measureFloor());
    if (round % 2 === 0) values.push(await measure());
  }
  return {
    value: median(values),
    floor: median(floors),
    ratio: median(values.map((value, round) => value / floors[round]!)),
  };
}

export function median(numbers: number[]): number {
  return numbers.toSorted((a, b) => a - b)[Math.floor(numbers.length / 2)]!;
}
