import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { runInNewContext } from 'node:vm';
import { ROOT } from './golden.js';

/** A node as the editor has it: its texts, what its type registers, and its properties. */
type EditorNode = { _: (key: string) => string } & Record<string, unknown>;
/** Names a port. */
type PortLabel = (this: EditorNode, port: number) => string;
/** Says true, or false or why `value` is wrong. */
type Validate = (this: EditorNode, value: unknown, options: object) => boolean | string;

/** What the dialog of a node registers. */
export interface Definition {
  type: string;
  paletteLabel?: string;
  inputs?: number;
  outputs?: number;
  label?: (this: EditorNode) => string;
  inputLabels?: PortLabel;
  outputLabels?: PortLabel;
  defaults?: Record<string, { value: unknown; type?: string; validate?: Validate }>;
  credentials?: Record<string, { validate?: Validate }>;
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
  // No dialog is open.
  const $ = () => ({ length: 0, val: () => undefined });
  for (const script of scripts(node)) runInNewContext(script, { RED, document, $ });
  assert.equal(found.length, 1, `${node}.html registers one type`);
  return found[0]!;
}
