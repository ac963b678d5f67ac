import type { Node, NodeAPI, NodeDef } from 'node-red';
import type { SharedConfigNode } from './config-node.js';

/** A node, group or subflow as it stands in the flow. */
type Place = NodeDef & { g?: string; status?: object };

/** A Catch or Status node as it stands in the flow. */
interface Listener extends Place {
  /** null: all nodes of the tab; `group`: those of its group; else the ids of nodes. */
  scope?: string[] | 'group' | null;
  /** A Catch node for errors that no other one gets. */
  uncaught?: boolean;
  /** Disabled. */
  d?: boolean;
}

/**
 * Makes each Catch and Status node get an error or status of `config` once. Node-RED hands it over for every user of a
 * config node, so that six nodes on a tab made six messages of one fault. Called while the config node is made.
 */
export function reportOnce(RED: NodeAPI, config: SharedConfigNode): void {
  const error = config.error.bind(config);
  const status = config.status.bind(config);
  const through = (type: 'catch' | 'status', tell: () => void): void => {
    const { users } = config;
    config.users = reportersOf(RED, users, type);
    try {
      tell();
    } finally {
      config.users = users;
    }
  };
  config.error = (...told) => through('catch', () => error(...told));
  config.status = (...told) => through('status', () => status(...told));
}

/** The fewest of `users` by which every listener of `type` is reached that listens to any of them. */
function reportersOf(RED: NodeAPI, users: Record<string, Node>, type: 'catch' | 'status'): Record<string, Node> {
  const flow = new Map<string, Place>();
  RED.nodes.eachNode((node) => flow.set(node.id, node));
  const listeners = [...flow.values()].filter((node): node is Listener => node.type === type && !(node as Listener).d);
  const keysOf = (user: Node) => new Set(listenersOf(user, flow, listeners, type));
  const heard = new Map(Object.values(users).map((user) => [user, keysOf(user)]));
  const missing = new Set([...heard.values()].flatMap((keys) => [...keys]));
  const reporters: Record<string, Node> = {};
  while (missing.size > 0) {
    const [best] = [...heard].sort(([, one], [, other]) => count(other, missing) - count(one, missing));
    if (!best) break;
    const [user, keys] = best;
    reporters[user.id] = user;
    keys.forEach((key) => missing.delete(key));
  }
  return reporters;
}

const count = (keys: Set<string>, missing: Set<string>) => [...keys].filter((key) => missing.has(key)).length;

/**
 * The listeners that get what `user` reports, each named by its subflow instance and its id. First come
 * the listeners inside the same subflow. If there is none, the flow around gets it, as if the instance had sent it. A
 * subflow with an output for its status does not pass the status on.
 */
function listenersOf(
  user: Node,
  flow: Map<string, Place>,
  listeners: readonly Listener[],
  type: 'catch' | 'status',
): string[] {
  // Node-RED's path of a node: the tab, the subflow instances it is in, and itself, by the ids that they have in the
  // flow.
  const path = (user as Node & { _path?: string })._path?.split('/') ?? [];
  for (; path.length > 1; path.pop()) {
    const place = flow.get(path.at(-1) ?? '');
    const around = path.slice(0, -1).join('/');
    const hearing = listeners.filter((listener) => place && hears(listener, place, flow));
    // A Catch node for uncaught errors gets only what no other one gets.
    const first = hearing.filter(({ uncaught }) => !uncaught);
    const chosen = first.length > 0 ? first : hearing.slice(0, 1);
    if (chosen.length > 0) return chosen.map(({ id }) => `${around}/${id}`);
    if (type === 'status' && flow.get(place?.z ?? '')?.status) return [];
  }
  return [];
}

function hears({ z, scope, g: ownGroup }: Listener, place: Place, flow: Map<string, Place>): boolean {
  if (z !== place.z) return false;
  if (Array.isArray(scope)) return scope.includes(place.id);
  if (scope !== 'group' || !ownGroup) return true;
  for (let group = place.g; group; group = flow.get(group)?.g) if (group === ownGroup) return true;
  return false;
}
