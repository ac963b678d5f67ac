import { execFileSync } from 'node:child_process';
import { rmSync } from 'node:fs';
import { join, relative } from 'node:path';
import { pathToFileURL } from 'node:url';
import { readJson, ROOT } from '../test/support/golden.js';
import { compare } from './rounds.js';
import type { Figure } from './table.js';

const ROUNDS = 9;
/** `scripts/merge.mjs`. */
export interface Merge {
  copyMerged: (place: string) => void;
}

/** What every MQTT client that reads protobuf loads. */
const FLOOR = ['mqtt', 'protobufjs/minimal'];
/** What Node-RED loads besides for a flow that logs in to one arm. */
const ONE_ARM = ['session-config.js', 'create-session.js'];

/** Time that nodes add to a start of Node-RED, beside loading the two packages below them alone. */
export async function loadingFigures(): Promise<Figure[]> {
  const dist = await asReleased();
  const files = nodeFiles(dist);
  const one = [...files, ...ONE_ARM.map((file) => join(dist, 'nodes/runtime', file))];
  const beside = (names: string[]) =>
    compare(
      ROUNDS,
      () => loadMs(names),
      () => loadMs(FLOOR),
    );
  return [
    { name: `load the ${files.length} nodes, none in a flow`, unit: 'ms', ...(await beside(files)) },
    { name: 'load what a flow with one arm needs', unit: 'ms', goal: { atMost: 1.3 }, ...(await beside(one)) },
  ];
}

export function nodeFiles(dist = join(ROOT, 'dist')): string[] {
  const { 'node-red': entry } = readJson(ROOT, 'package.json') as { 'node-red': { nodes: Record<string, string> } };
  return Object.values(entry.nodes).map((file) => join(dist, relative('dist', file)));
}

/** Loads `names` in a fresh process. */
export function loadMs(names: string[]): number {
  const printed = execFileSync(process.execPath, [join(__dirname, 'load.js'), ...names], { encoding: 'utf8' });
  return (JSON.parse(printed) as { ms: number }).ms;
}

/** Makes a copy of dist/ as a release has it; resolves to its place. */
async function asReleased(): Promise<string> {
  const place = join(ROOT, 'dist/released');
  rmSync(place, { recursive: true, force: true });
  const { copyMerged } = (await import(pathToFileURL(join(ROOT, 'scripts/merge.mjs')).href)) as Merge;
  copyMerged(place);
  return place;
}
