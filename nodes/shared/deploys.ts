import type { Node, NodeAPI } from 'node-red';

/**
 * What is to be done at the end of every deploy, by the events of a Node-RED: one listener serves any number of nodes.
 */
const acts = new WeakMap<NodeAPI['events'], Set<() => void>>();

/**
 * Runs `act` at the end of every deploy while `node` lives, from the one that made it on: then all other nodes are
 * there, too. Those of older nodes run first.
 */
export function afterDeploys(RED: NodeAPI, node: Node, act: () => void): void {
  const { events } = RED;
  const all = acts.get(events) ?? new Set();
  if (!acts.has(events)) {
    acts.set(events, all);
    events.on('flows:started', () => [...all].forEach((one) => one()));
  }
  all.add(act);
  node.on('close', () => all.delete(act));
}
