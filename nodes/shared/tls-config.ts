import type { TlsOptions } from '../../src/transport/mqtt-options.js';
import type { Node, NodeAPI } from 'node-red';
import { InputError } from '../../src/errors.js';

/** Node-RED's own tls-config node. */
interface TlsNode extends Node {
  addTLSOptions(options: TlsOptions): TlsOptions;
}

/** What the tls-config node `id` sets, all of it (pfx too); nothing without one. Throws an InputError. */
export function tlsOptionsOf(RED: NodeAPI, id: string | undefined): TlsOptions {
  if (!id) return {};
  const node = RED.nodes.getNode(id) as TlsNode | null;
  if (node?.type !== 'tls-config') throw new InputError('tls', 'a tls-config node that is deployed and enabled');
  return node.addTLSOptions({});
}
