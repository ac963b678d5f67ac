import type { Node, NodeAPI } from 'node-red';
import { toError } from '../../src/errors.js';
import type { SharedConfigNode } from './config-node.js';
import { afterDeploys } from './deploys.js';

/** Ends what a node does with one config node: because the node is closed, or because that was replaced. */
type Detach = (why: 'closed' | 'replaced') => void | Promise<void>;

/**
 * The config node that a node names. Node-RED restarts the users of a config node with it, but not those that name it
 * by a property of a subflow: they go over to the new one here, at the end of the deploy.
 */
export class ConfigRef<T extends SharedConfigNode> {
  readonly #node: Node;
  readonly #find: () => T | undefined;
  readonly #attaches: ((config: T | undefined) => Detach | undefined)[] = [];
  readonly #detaches: Detach[] = [];
  #current: T | undefined;

  /** Refers to the config node `id` of `type`, with `node` entered among its users until that is closed. */
  constructor(RED: NodeAPI, node: Node, id: string | undefined, type: T['type']) {
    this.#node = node;
    this.#find = () => {
      const config = id ? (RED.nodes.getNode(id) as T | null) : null;
      return config?.type === type ? config : undefined;
    };
    this.#enter(this.#find());
    afterDeploys(RED, node, () => this.#follow());
    node.on('close', (done: () => void) => {
      this.#leave();
      this.#detach('closed').then(done, done);
    });
  }

  /** Undefined if there is no such node, or it is disabled. */
  get current(): T | undefined {
    return this.#current;
  }

  /** Calls `attach` with the config node now, and with each that takes its place; what it returns ends that. */
  each(attach: (config: T | undefined) => Detach | undefined): void {
    this.#attaches.push(attach);
    this.#attachTo(attach);
  }

  #attachTo(attach: (config: T | undefined) => Detach | undefined): void {
    const detach = attach(this.#current);
    if (detach) this.#detaches.push(detach);
  }

  /** Ends what the node does with the config node. Never rejects: the node says what went wrong. */
  async #detach(why: 'closed' | 'replaced'): Promise<void> {
    const ends = this.#detaches.splice(0).map(async (detach) => detach(why));
    for (const end of await Promise.allSettled(ends)) {
      if (end.status === 'rejected') this.#node.warn(toError(end.reason));
    }
  }

  #follow(): void {
    const found = this.#find();
    // One inside a subflow may not be found from outside, so only one that was closed counts as gone.
    if (found === this.#current || (!found && !this.#current?.stopped)) return;
    this.#leave();
    void this.#detach('replaced');
    this.#enter(found);
    this.#attaches.forEach((attach) => this.#attachTo(attach));
  }

  #enter(config: T | undefined): void {
    this.#current = config;
    if (config) config.users[this.#node.id] = this.#node;
  }

  #leave(): void {
    const { users = {} } = this.#current ?? {};
    // A redeploy puts another node under our id before it closes us.
    if (users[this.#node.id] === this.#node) Reflect.deleteProperty(users, this.#node.id);
  }
}
