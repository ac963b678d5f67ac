import type { Node, NodeAPI, NodeDef, NodeMessage } from 'node-red';
import helper from 'node-red-node-test-helper';
import createSession from '../../nodes/create-session.js';
import listConnections from '../../nodes/list-connections.js';
import sessionConfig from '../../nodes/session-config.js';
import { eventually } from './eventually.js';

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

const ARM = 'arm';
const NODE = 'node';
/** On the tab; what has no place there is a config node. */
const AT = { z: 'tab', x: 0, y: 0 };

/** A running tab with one node under test, wired to an end, a catch, a complete and a status node. */
export class Flow {
  readonly statuses: Status[] = [];
  readonly caught: Message[] = [];
  readonly sent: Message[] = [];
  readonly completed: Message[] = [];

  /**
   * Starts `node` (without id and tab; wired to the end unless it tells otherwise) on the arm of `config`, with `more`
   * node modules and nodes. The catch and the status node hear of all nodes, or of those that `heard` names.
   */
  static async start(
    config: Record<string, unknown>,
    node: { type: string } & Record<string, unknown>,
    credentials: Record<string, Record<string, string>> = { [ARM]: { username: 'admin', password: 'admin' } },
    more: { modules?: ((RED: NodeAPI) => void)[]; nodes?: object[]; heard?: readonly string[] } = {},
  ): Promise<Flow> {
    const flow = new Flow();
    const nodes = [sessionConfig, createSession, listConnections, (RED: NodeAPI) => flow.#registerCollector(RED)];
    await helper.load(
      [...nodes, ...(more.modules ?? [])],
      [...flowOf(config, node, more.heard), ...(more.nodes ?? [])],
      credentials,
    );
    return flow;
  }

  static async stop(): Promise<void> {
    await helper.unload();
  }

  get arm(): Node {
    return nodeOf(ARM);
  }

  get node(): Node {
    return nodeOf(NODE);
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

  /** A node that notes what comes in, from its first moment on. */
  #registerCollector(RED: NodeAPI): void {
    const { sent, caught, completed, statuses } = this;
    function Collector(this: Node, def: NodeDef & { into: string }) {
      RED.nodes.createNode(this, def);
      this.on('input', (msg) => {
        const message = msg as Message;
        if (def.into === 'statuses') statuses.push(message.status as Status);
        else (({ sent, caught, completed }) as Record<string, Message[]>)[def.into]?.push(message);
      });
    }
    RED.nodes.registerType('collector', Collector);
  }
}

export function flowOf(
  config: Record<string, unknown>,
  node: { type: string } & Record<string, unknown>,
  heard: readonly string[] | null = null,
): object[] {
  return [
    { id: 'tab', type: 'tab', label: 'test' },
    { id: ARM, type: 'kinova-session-config', name: 'arm 7', host: '127.0.0.1', ...config },
    { wires: [['end']], ...AT, id: NODE, arm: ARM, ...node },
    { ...AT, id: 'end', type: 'collector', into: 'sent', wires: [] },
    { ...AT, id: 'catch', type: 'catch', scope: heard, wires: [['catch-end']] },
    { ...AT, id: 'catch-end', type: 'collector', into: 'caught', wires: [] },
    { ...AT, id: 'complete', type: 'complete', scope: [NODE], wires: [['complete-end']] },
    { ...AT, id: 'complete-end', type: 'collector', into: 'completed', wires: [] },
    { ...AT, id: 'status', type: 'status', scope: heard, wires: [['status-end']] },
    { ...AT, id: 'status-end', type: 'collector', into: 'statuses', wires: [] },
  ];
}

function nodeOf(id: string): Node {
  const node = helper.getNode(id);
  if (!node) throw new Error(`no node ${id} runs`);
  return node;
}
