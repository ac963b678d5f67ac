import type { Comparison } from './rounds.js';

/** One line of the table. */
export interface Figure extends Comparison {
  name: string;
  /** Of the figure and of its floor. */
  unit: 'calls/s' | 'MB/s' | 'µs' | 'µs CPU' | '1/CPU s' | 'ms';
  /** What the ratio is to be; none where the figure is only told. */
  goal?: { atLeast: number } | { atMost: number };
}

/** Where the figures come from; without it they say nothing. */
export interface Machine {
  node: string;
  cpu: string;
  cores: number;
  broker: string;
}

/** The table as text, the machine above it. */
export function table({ node, cpu, cores, broker }: Machine, figures: Figure[]): string {
  const head = ['', 'figure', 'floor', 'unit', 'ratio', 'goal', 'result'];
  const rows = figures.map(({ name, value, floor, unit, ratio, goal }) => [
    name,
    round(value),
    round(floor),
    unit,
    ratio.toFixed(2),
    goalText(goal),
    verdict(ratio, goal),
  ]);
  const widths = head.map((_, column) => Math.max(...[head, ...rows].map((row) => row[column]!.length)));
  const lines = [head, widths.map((width) => '-'.repeat(width)), ...rows].map((row) =>
    row.map((cell, column) => cell.padEnd(widths[column]!)).join(' | '),
  );
  return [
    `Node.js ${node}, ${cpu}, ${cores} cores, broker ${broker}`,
    '',
    ...lines.map((line) => `| ${line} |`),
    '',
  ].join('\n');
}

export function verdict(ratio: number, goal: Figure['goal']): 'met' | 'missed' | '-' {
  if (!goal) return '-';
  return ('atLeast' in goal ? ratio >= goal.atLeast : ratio <= goal.atMost) ? 'met' : 'missed';
}

function goalText(goal: Figure['goal']): string {
  if (!goal) return '-';
  return 'atLeast' in goal ? `>= ${goal.atLeast.toFixed(2)}` : `<= ${goal.atMost.toFixed(2)}`;
}

/** Three digits are more than the noise leaves. */
function round(value: number): string {
  return value >= 100 ? value.toFixed(0) : value.toPrecision(3);
}
