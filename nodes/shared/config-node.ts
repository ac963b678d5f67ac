import type { Node, NodeAPI, NodeMessage } from 'node-red';
import type { SessionState } from '../../src/client/state.js';
import type { ApiSessionState } from '../../src/ziti/api-session.js';
import { reportError } from './outgoing.js';

export type State = SessionState | ApiSessionState;

/** What a config node shares: the client of an arm, or the login at a controller. */
export interface Source {
  readonly state: State;
  on(event: 'state', listener: () => void): unknown;
  off(event: 'state', listener: () => void): unknown;
}

/** A config node that is shared. */
export interface SharedConfigNode<Credentials extends object = object> extends Node<Credentials> {
  /** Node-RED delivers our status and errors to the Status and Catch nodes on the tabs of these. */
  users: Record<string, Node>;
  /** The name, else host:port. */
  label: string;
  /** Why the config cannot be used, where it cannot. */
  fault?: Error;
  /** How many messages wait for a change of state: a failure is told to them, and not once more by us. */
  asking: number;
}

/** The config node of `type` that `node` names, with the node entered among its users until it is closed. */
export function useConfigNode<T extends SharedConfigNode>(
  RED: NodeAPI,
  node: Node,
  id: string | undefined,
  type: T['type'],
): T | undefined {
  const config = id ? (RED.nodes.getNode(id) as T | null) : null;
  if (config?.type !== type) return undefined;
  config.users[node.id] = node;
  node.on('close', () => {
    // A redeploy replaces us under the same id before we are told.
    if (config.users[node.id] === node) Reflect.deleteProperty(config.users, node.id);
  });
  return config;
}

/** Runs what a message asked for, and what may change the state. */
export async function onRequest<T>(config: SharedConfigNode, ask: () => Promise<T>): Promise<T> {
  config.asking += 1;
  try {
    return await ask();
  } finally {
    config.asking -= 1;
  }
}

/** A link that is lost sooner was none: a tunnel, say, that finds nothing at its far end. */
const STABLE_MS = 1000;

/**
 * Tells log and catch nodes what happens without being asked for, once per trouble. `welcome` says what is logged once all
 * is well; `origin` goes with every error. `isIdle` tells of a state that nothing has to follow: trouble after it is a new one
 * where it lasted, as it is after a login or the refusal of one.
 */
export function reportTroubles<S extends State>(
  config: SharedConfigNode,
  source: Source & { readonly state: S },
  welcome: (state: S & { name: 'ready' }) => string,
  origin: NodeMessage,
  isIdle: (state: S) => boolean = () => false,
): void {
  /** What was told since all was well: an outage may go to and fro between two reasons. */
  const told = new Set<string>();
  let idleSinceMs = Infinity;
  let welcomed: string | undefined;
  source.on('state', () => {
    const { state } = source;
    const nowMs = performance.now();
    if (state.name === 'ready' || nowMs - idleSinceMs >= STABLE_MS) told.clear();
    // The refusal itself stands, whatever becomes of the link.
    else if (state.name === 'refused') told.forEach((known) => known !== state.cause.message && told.delete(known));
    idleSinceMs = isIdle(state) ? Math.min(idleSinceMs, nowMs) : Infinity;
    if (state.name === 'ready') {
      const text = welcome(state);
      if (text !== welcomed) config.log(text);
      welcomed = text;
    } else if ('cause' in state) {
      if (!told.has(state.cause.message) && config.asking === 0) reportError(config, state.cause, origin);
      told.add(state.cause.message);
      welcomed = undefined;
    }
  });
}

/** Tells of a config that cannot be used, once all nodes of the deploy stand, so that their catch nodes hear of it. */
export function reportFault(config: SharedConfigNode, fault: Error, origin: NodeMessage): void {
  config.fault = fault;
  setImmediate(() => reportError(config, fault, origin));
}
