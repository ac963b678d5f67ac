import type { NodeAPI, NodeDef } from 'node-red';
import { evaluate } from './typed-input.js';
import { variableIn } from './values.js';

/** Where a node stands in the editor: its tab or subflow, and its group. Neither: it is a global config node. */
export interface Place {
  z?: string | undefined;
  g?: string | undefined;
}

/** One environment variable as a tab, group, subflow or the global list holds it. */
interface Variable {
  name: string;
  type: string;
  value: unknown;
}

/** What may hold variables. */
interface LeaseOwner extends NodeDef, Omit<Place, 'z'> {
  env?: Variable[];
}

/** A list of variables, with the node whose credentials belong to it. */
interface List {
  id: string;
  variables: Variable[];
  isGlobal: boolean;
}

const OF_PARENT = '$parent.';

/**
 * The environment variables as a node would get them that stands in a place, deployed or not: those of its groups, of
 * its tab or subflow, of the global list, and of the process. In a subflow, those of its first instance count.
 */
export class Variables {
  readonly #RED: NodeAPI;
  readonly #nodes = new Map<string, LeaseOwner>();

  constructor(RED: NodeAPI) {
    this.#RED = RED;
    RED.nodes.eachNode((node) => this.#nodes.set(node.id, node));
  }

  /** The value of `name`; undefined if nobody has set it. */
  find(name: string, place: Place): Promise<unknown> {
    return this.#findIn(name, this.#levelsOf(place, new Set()));
  }

  /** `value`, or what it stands for if it is a variable that somebody has set. */
  async fillIn(value: unknown, place: Place): Promise<unknown> {
    const name = variableIn(value);
    return (name && (await this.find(name, place))) ?? value;
  }

  async #findIn(name: string, [level, ...outer]: List[][]): Promise<unknown> {
    if (!level) return this.#RED.util.getSetting(null as never, name);
    if (name.startsWith(OF_PARENT)) return this.#findIn(name.slice(OF_PARENT.length), outer);
    for (const list of level) {
      const variable = list.variables.find((one) => one.name === name);
      if (variable) return this.#valueOf(variable, list, level, outer);
    }
    return this.#findIn(name, outer);
  }

  async #valueOf({ name, type, value }: Variable, list: List, level: List[], outer: List[][]): Promise<unknown> {
    if (type === 'cred') return this.#credentialOf(name, list);
    if (type === 'bool') return value === true || value === 'true';
    if (type === 'conf-type') return this.#findIfVariable(value, outer);
    if (type === 'env') return this.#findIn(String(value), value === name ? outer : [level, ...outer]);
    if (type === 'num') return Number(value);
    if (type === 'str' || typeof value !== 'string') return value;
    // An expression may ask for other variables, but has no flow to ask for anything else.
    const flow = { getSetting: () => undefined };
    return evaluate(this.#RED, { _flow: flow } as never, name, { value, type }, { _msgid: '' }).catch(() => undefined);
  }

  #findIfVariable(value: unknown, outer: List[][]): Promise<unknown> {
    const name = variableIn(value);
    return name === undefined ? Promise.resolve(value) : this.#findIn(name, outer);
  }

  #credentialOf(name: string, { id, isGlobal }: List): unknown {
    const credentials: Record<string, unknown> = { ...this.#RED.nodes.getCredentials(id) };
    return isGlobal ? (credentials.map as Record<string, unknown> | undefined)?.[name] : credentials[name];
  }

  /** The lists around a place, the innermost first; those of one level stand side by side. */
  #levelsOf({ z = '', g = '' }: Place, seen: Set<string>): List[][] {
    const levels: List[][] = [];
    for (let group = this.#nodes.get(g); group?.type === 'group' && !seen.has(group.id);) {
      seen.add(group.id);
      levels.push([listOf(group)]);
      group = this.#nodes.get(group.g ?? '');
    }
    const around = this.#nodes.get(z);
    const all = [...this.#nodes.values()];
    const instance = around?.type === 'subflow' && all.find(({ type }) => type === `subflow:${z}`);
    if (instance && !seen.has(instance.id)) {
      seen.add(instance.id);
      return [...levels, [listOf(instance), listOf(around)], ...this.#levelsOf(instance, seen)];
    }
    if (around) levels.push([listOf(around)]);
    return [...levels, all.filter(({ type }) => type === 'global-config').map(listOf)];
  }
}

function listOf({ id, type, env }: LeaseOwner): List {
  return { id, variables: Array.isArray(env) ? env : [], isGlobal: type === 'global-config' };
}
