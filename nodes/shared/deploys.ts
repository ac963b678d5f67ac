import type { Node, NodeAPI } from 'node-red';

/** Runs `act` at the end of every deploy that `node` lives to see, the one that made it included: all other nodes stand then. */
export function afterDeploys(RED: NodeAPI, node: Node, act: () => void): void {
  RED.events.on('flows:started', act);
  node.on('close', () => RED.events.off('flows:started', act));
}
