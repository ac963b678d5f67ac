import { createRequire } from 'node:module';
import { basename, dirname, join } from 'node:path';
import type { Node, NodeAPI, NodeCredentials, NodeDef } from 'node-red';

/** Node-RED wants every node of a package at its start, and most flows use few: what is not used is not loaded. */
const load = createRequire(__filename);

/** Makes the constructor of a node. */
type Construct = (this: Node, def: NodeDef) => void;

/**
 * Registers the node of `file`, which is loaded from the folder `runtime` beside it with the first node of that type.
 */
export function registerLazily<T extends object>(
  RED: NodeAPI,
  type: string,
  file: string,
  options: { credentials?: NodeCredentials<T> } = {},
): void {
  let construct: Construct | undefined;
  function LazyNode(this: Node, def: NodeDef) {
    construct ??= (
      load(join(dirname(file), 'runtime', basename(file))) as { default: (RED: NodeAPI) => Construct }
    ).default(RED);
    construct.call(this, def);
  }
  RED.nodes.registerType(type, LazyNode, options);
}

/** Lets `module`, a path from here, add what it serves to dialogs with the first request of one. */
export function serveLazily(RED: NodeAPI, module: string): void {
  let serves = false;
  RED.httpAdmin.use('/kinova-kortex', (_request, _response, next) => {
    if (!serves) (load(join(__dirname, module)) as { serve: (RED: NodeAPI) => void }).serve(RED);
    serves = true;
    next();
  });
}
