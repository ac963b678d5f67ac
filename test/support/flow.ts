import { once } from 'node:events';
import type { Node, NodeAPI, NodeDef, NodeMessage } from 'node-red';
import helper from 'node-red-node-test-helper';
import type { ArmNode } from '../../nodes/shared/arm.js';
import { eventually } from './eventually.js';
import { type NodeModule, OURS } from './our-nodes.js';

helper.init(require.resolve('node-red'));

export interface Message extends NodeMessage {
  [property: string]: unknown;
}

export interface Status {
  text: string;
  fill: string;
  shape: string;
  source: { id: string };
}

/** What a node did with a message: sent others on, or failed. */
export interface Outcome {
  sent: Message[];
  completed: boolean;
  error?: { message: string; code?: string; source: { id: string } };
  /** The message as the catch node got it. */
  caught?: Message;
}

export type Credentials = Record<string, Record<string, string>>;

const ARM = 'arm';
const NODE = 'node';
/** On the tab; what has no place there is a config node. */
export const AT = { z: 'tab', x: 0, y: 0 };
const HEARING = ['catch', 'complete', 'status'];
const ADMIN: Credentials = { [ARM]: { username: 'admin', password: 'admin' } };

/** A running tab with one node under test, wired to an end, a catch, a complete and a status node. */
export class Flow {
  readonly statuses: Status[] = [];
  readonly caught: Message[] = [];
  readonly sent: Message[] = [];
  readonly completed: Message[] = [];
  /** What came to the collectors, by their `into`. */
  readonly #collected = new Map<string, Message[]>([
    ['sent', this.sent],
    ['caught', this.caught],
    ['completed', this.completed],
  ]);

  /**
   * Starts `node` (without id and tab; wired to the end unless it tells otherwise) on the arm of `config`, with `more`
   * node modules and nodes.
   */
  static async start(
    config: Record<string, unknown>,
    node: { type: string } & Record<string, unknown>,
    credentials: Credentials = ADMIN,
    more: { modules?: NodeModule[]; nodes?: object[] } = {},
  ): Promise<Flow> {
    const flow = new Flow();
    await flow.#load([...flowOf(config, node), ...(more.nodes ?? [])], credentials, more.modules);
    return flow;
  }

  /** Starts `nodes`, whatever they are; `at` tells what came to their collectors. */
  static async run(nodes: object[], credentials: Credentials, modules: NodeModule[] = []): Promise<Flow> {
    const flow = new Flow();
    await flow.#load(nodes, credentials, modules);
    return flow;
  }

  /** Deploys `nodes`: all of them, or only what differs, as "Modified Nodes" in the editor does. */
  static async deploy(nodes: object[], type: 'full' | 'nodes', credentials = ADMIN): Promise<void> {
    const started = once(helper._events, 'flows:started');
    try {
      await helper.setFlows(nodes, type, structuredClone(credentials)); // Node-RED deletes what no node needs
    } catch (error) {
      // The helper waits for 300 ms, which a busy machine needs longer for.
      if ((error as Error).message !== 'timeout waiting event') throw error;
    }
    await started;
  }

  static async stop(): Promise<void> {
    await helper.unload();
  }

  get arm(): ArmNode {
    return nodeOf(ARM) as ArmNode;
  }

  get node(): Node {
    return nodeOf(NODE);
  }

  /** What came to the collector whose `into` is that. */
  at(into: string): Message[] {
    const messages = this.#collected.get(into) ?? [];
    this.#collected.set(into, messages);
    return messages;
  }

  /** Waits until a session is open. A status may be late, or skipped. */
  async ready(id = ARM): Promise<void> {
    await eventually(() => (nodeOf(id) as ArmNode).client?.state.name === 'ready');
  }

  /** Gives the node a message and waits until it has answered, or failed. */
  async ask(msg: Message = {}): Promise<Outcome> {
    const before = { sent: this.sent.length, caught: this.caught.length, completed: this.completed.length };
    this.node.receive(msg);
    const failed = (caught: Message) => (caught.error as Outcome['error'])?.source.id === NODE;
    await eventually(
      () => this.completed.length > before.completed || this.caught.slice(before.caught).some(failed) || undefined,
    );
    // Messages travel one turn later than the word that they were sent.
    await new Promise((resolve) => setTimeout(resolve, 10));
    const caught = this.caught.slice(before.caught).find(failed);
    return {
      sent: this.sent.slice(before.sent),
      completed: this.completed.length > before.completed,
      ...(caught && { caught, error: caught.error as NonNullable<Outcome['error']> }),
    };
  }

  /** The one message that the node sends in answer to `msg`. */
  async answer(msg: Message = {}): Promise<Message> {
    const { sent, error } = await this.ask(msg);
    if (error) throw new Error(`${error.code}: ${error.message}`);
    const [only] = sent;
    if (!only || sent.length !== 1) throw new Error(`${sent.length} messages instead of one`);
    return only;
  }

  /** Waits until the status node saw `text` from a node; resolves to that status. */
  status(text: string, id = NODE): Promise<Status> {
    return eventually(() => this.statuses.find((status) => status.text === text && status.source.id === id));
  }

  /** Waits for an error that a node told without being asked. */
  trouble(code: string): Promise<Message> {
    return eventually(() => this.caught.find(({ error }) => (error as Outcome['error'])?.code === code));
  }

  async #load(nodes: object[], credentials: Credentials, modules: NodeModule[] = []): Promise<void> {
    const all = [...Object.values(OURS), (RED: NodeAPI) => this.#registerCollector(RED), ...modules];
    // The helper registers the type of every catch, complete and status node of its first flow, and each only once.
    const types = nodes.map((node) => (node as { type: string }).type).filter((type) => HEARING.includes(type));
    const repeats = new Set(types).size < types.length;
    const first = [...new Set(types)].map((type) => ({ ...AT, id: `first-${type}`, type, scope: [], wires: [] }));
    await helper.load(all, repeats ? [{ id: 'tab', type: 'tab' }, ...first] : nodes, structuredClone(credentials));
    if (repeats) await Flow.deploy(nodes, 'full', credentials);
  }

  /** A node that notes what comes in, from its first moment on. */
  #registerCollector(RED: NodeAPI): void {
    const { statuses } = this;
    const at = (into: string) => this.at(into);
    function Collector(this: Node, def: NodeDef & { into: string }) {
      RED.nodes.createNode(this, def);
      this.on('input', (msg) => {
        const message = msg as Message;
        if (def.into === 'statuses') statuses.push(message.status as Status);
        else at(def.into).push(message);
      });
    }
    RED.nodes.registerType('collector', Collector);
  }
}

/** A node of `type`, and one that notes under `into` what that sends. */
export function listening(type: string, into: string, def: Record<string, unknown> = {}): object[] {
  return [
    { ...AT, id: into, type, scope: null, wires: [[`${into}-end`]], ...def },
    { ...AT, id: `${into}-end`, type: 'collector', into, wires: [] },
  ];
}

/** A running node, whichever it is. */
export function nodeOf(id: string): Node {
  const node = helper.getNode(id);
  if (!node) throw new Error(`no node ${id} runs`);
  return node;
}

export function flowOf(config: Record<string, unknown>, node: { type: string } & Record<string, unknown>): object[] {
  return [
    { id: 'tab', type: 'tab', label: 'test' },
    { id: ARM, type: 'kinova-session-config', name: 'arm 7', host: '127.0.0.1', ...config },
    { wires: [['end']], ...AT, id: NODE, arm: ARM, ...node },
    { ...AT, id: 'end', type: 'collector', into: 'sent', wires: [] },
    { ...AT, id: 'catch', type: 'catch', scope: null, wires: [['catch-end']] },
    { ...AT, id: 'catch-end', type: 'collector', into: 'caught', wires: [] },
    { ...AT, id: 'complete', type: 'complete', scope: [NODE], wires: [['complete-end']] },
    { ...AT, id: 'complete-end', type: 'collector', into: 'completed', wires: [] },
    { ...AT, id: 'status', type: 'status', scope: null, wires: [['status-end']] },
    { ...AT, id: 'status-end', type: 'collector', into: 'statuses', wires: [] },
  ];
}
