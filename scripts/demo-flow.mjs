// Makes the flow of the demo: its own tab, and every example as a tab of its own, all at the simulated arms.
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** What a user would set up, and what the demo has in its place. */
const IN_PLACE = {
  'kinova-example-arm': 'demo-arm',
  'kinova-example-arm-2': 'demo-gen3',
  'openziti-example-controller': 'demo-controller',
};
/** It would switch back what a person switches on the page. */
const LEFT_OFF = ['Access guard'];
/** The tabs that come first. */
const FIRST = ['Robot cell at a glance', 'Fleet', 'All nodes at work'];

/**
 * A node of a flow, as its file has it.
 * @typedef {{ id: string, type: string, label?: string, passwordType?: string }} SavedNode
 */

/** Returns the nodes of the demo and their credentials, from the folders `demo` and `examples` below `root`. */
export function demoFlow(/** @type {string} */ root) {
  const read = (/** @type {string[]} */ ...path) => JSON.parse(readFileSync(join(root, ...path), 'utf8'));
  const examples = readdirSync(join(root, 'examples'), { recursive: true, encoding: 'utf8' }).filter((name) =>
    name.endsWith('.json'),
  );
  /** @type {SavedNode[]} */
  const own = read('demo', 'flows.json');
  const nodes = [...own, ...examples.flatMap((name) => inDemo(read('examples', name), own))];
  /** @type {Record<string, unknown>} */
  const credentials = read('demo', 'flows_cred.json');
  credentials['demo-gen3'] = credentials['demo-arm'];
  for (const { id, type, passwordType } of nodes) {
    if (type === 'kinova-temp-role' && passwordType === 'cred') credentials[id] = credentials['demo-role'];
  }
  const unique = [...new Map(nodes.map((node) => [node.id, node])).values()];
  const rank = (/** @type {SavedNode} */ { label }) =>
    label === undefined ? 0 : FIRST.indexOf(label) + 1 || FIRST.length + 1;
  const tabs = unique.filter(({ type }) => type === 'tab').sort((a, b) => rank(a) - rank(b));
  return { flow: [...tabs, ...unique.filter(({ type }) => type !== 'tab')], credentials };
}

/**
 * The nodes of one example, at what the demo has.
 * @param {SavedNode[]} example
 * @param {SavedNode[]} own
 * @returns {SavedNode[]}
 */
function inDemo(example, own) {
  const text = Object.entries(IN_PLACE).reduce(
    (all, [id, ours]) => all.replaceAll(`"${id}"`, `"${ours}"`),
    JSON.stringify(example),
  );
  /** @type {SavedNode[]} */
  const nodes = JSON.parse(text);
  return nodes
    .filter(({ id }) => !own.some((node) => node.id === id))
    .map((node) => {
      if (node.id === 'demo-gen3') return { ...node, name: 'Gen3', host: '127.0.0.1', port: '${DEMO_GEN3_PORT}' };
      return LEFT_OFF.includes(node.label ?? '') ? { ...node, disabled: true } : node;
    });
}
