import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { runInNewContext } from 'node:vm';
import { ROOT } from './golden.js';

/** Names a port, with the texts of the editor in `this`. */
type Label = (this: { _: (key: string) => string }, port: number) => string;

/** What the dialog of a node registers. */
export interface Definition {
  type: string;
  inputs?: number;
  outputs?: number;
  inputLabels?: Label;
  outputLabels?: Label;
  defaults?: Record<string, { value: unknown }>;
  credentials?: object;
}

/** The scripts of the dialog of a node. */
export function scripts(node: string): string[] {
  const html = readFileSync(join(ROOT, 'nodes', `${node}.html`), 'utf8');
  return [...html.matchAll(/<script type="text\/javascript">([^]*?)<\/script>/g)].map(([, script]) => script!);
}

/** What the dialog of a node registers, as the editor would see it. */
export function definition(node: string): Definition {
  const found: Definition[] = [];
  const registerType = (type: string, rest: object) => found.push({ ...rest, type });
  const validators = new Proxy({}, { get: () => () => () => true });
  const document = { createElement: () => ({}), head: { append: () => undefined } };
  const RED = { nodes: { registerType }, validators };
  for (const script of scripts(node)) runInNewContext(script, { RED, document });
  assert.equal(found.length, 1, `${node}.html registers one type`);
  return found[0]!;
}
