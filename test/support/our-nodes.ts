import { join } from 'node:path';
import type { NodeAPI } from 'node-red';
import { readJson, ROOT } from './golden.js';

export type NodeModule = (RED: NodeAPI) => void;

const { 'node-red': manifest } = readJson(ROOT, 'package.json') as { 'node-red': { nodes: Record<string, string> } };

/** The nodes of package.json, by their short names. */
export const NODES = Object.keys(manifest.nodes);

/** The types that these register. */
export const TYPES = NODES.map(typeOf);

/** What registers each of them, by its type. */
export const OURS: Readonly<Record<string, NodeModule>> = Object.fromEntries(
  Object.entries(manifest.nodes).map(([name, file]) => [
    typeOf(name),
    // eslint-disable-next-line @typescript-eslint/no-require-imports
    (require(join(ROOT, file)) as { default: NodeModule }).default,
  ]),
);

function typeOf(name: string): string {
  return name.startsWith('ziti-') ? `open${name}` : `kinova-${name}`;
}
