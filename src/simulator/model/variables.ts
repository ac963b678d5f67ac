import { Refusal } from '../refusal.js';
import type { Notices } from './notices.js';

/** Names of VariableManager.VariableType without their prefix. */
export type VariableType = 'BOOL' | 'NUMBER' | 'STRING' | 'JSON';

/** A value by its type. There is no choice of fields on the wire: a false or a 0 is left out there. */
export interface VariableValue {
  readonly type: VariableType;
  readonly boolValue?: boolean;
  readonly numberValue?: number;
  readonly stringValue?: string;
  readonly jsonValue?: string;
  readonly unit?: string;
  /** Belongs to the arm; clients can only read it. */
  readonly isSystem?: boolean;
}

interface NamespaceHandle {
  readonly identifier: string;
}

/** Names a variable in messages. */
export interface VariableHandle {
  readonly namespaceHandle: NamespaceHandle;
  readonly identifier: string;
}

const TYPES: readonly string[] = ['BOOL', 'NUMBER', 'STRING', 'JSON'] satisfies VariableType[];
const DEFAULTS: Record<string, Record<string, VariableValue>> = {
  line: {
    part_count: { type: 'NUMBER', numberValue: 0, unit: 'pcs' },
    product: { type: 'STRING', stringValue: 'A-100' },
    running: { type: 'BOOL', boolValue: false },
  },
  cell: {
    cycle_time: { type: 'NUMBER', numberValue: 20, unit: 's' },
    gripper_open: { type: 'BOOL', boolValue: true },
    recipe: { type: 'JSON', jsonValue: '{"speed":0.5,"layers":3}' },
    serial_number: { type: 'STRING', stringValue: 'SIM-0001', isSystem: true },
  },
};
const TOPIC = 'VariableManager/VariableChangeTopic';

/** The variables of the arm, by namespace. */
export class Variables {
  readonly #notices: Notices;
  readonly #namespaces = new Map(
    Object.entries(DEFAULTS).map(([name, variables]) => [name, new Map(Object.entries(variables))]),
  );

  constructor(notices: Notices) {
    this.#notices = notices;
  }

  get namespaces(): string[] {
    return [...this.#namespaces.keys()];
  }

  /** The value, or undefined if there is no such variable. */
  peek(namespace: string, identifier: string): VariableValue | undefined {
    return this.#namespaces.get(namespace)?.get(identifier);
  }

  get({ namespaceHandle, identifier }: VariableHandle): VariableValue {
    const value = this.#namespace(namespaceHandle).get(identifier);
    if (!value) throw new Refusal('unknown variable');
    return value;
  }

  /** Sets a variable, or makes it. */
  set(handle: VariableHandle, value: Omit<VariableValue, 'type'> & { readonly type: string | number }): void {
    const variables = this.#namespace(handle.namespaceHandle);
    if (!isVariableType(value.type)) throw new Refusal('bad parameter', `The type is one of ${TYPES.join(', ')}`);
    if (handle.identifier === '') throw new Refusal('bad parameter', 'A variable needs an identifier');
    if (variables.get(handle.identifier)?.isSystem) throw new Refusal('not to be changed');
    const kept = { ...value, type: value.type, isSystem: false };
    variables.set(handle.identifier, kept);
    this.#report('VARIABLES_CHANGED', 'changedVariables', handle, kept);
  }

  /** All variables of a namespace. */
  all(handle: NamespaceHandle): object[] {
    return [...this.#namespace(handle)].map(([identifier, value]) => variable(handle, identifier, value));
  }

  delete(handle: VariableHandle): void {
    const value = this.get(handle);
    if (value.isSystem) throw new Refusal('not to be deleted');
    this.#namespace(handle.namespaceHandle).delete(handle.identifier);
    this.#report('VARIABLES_DELETED', 'deletedVariables', handle, value);
  }

  /** Makes a namespace. One that is there already stays as it is. */
  create({ identifier }: NamespaceHandle): void {
    if (identifier === '') throw new Refusal('bad parameter', 'A namespace needs an identifier');
    if (this.#namespaces.has(identifier)) return;
    this.#namespaces.set(identifier, new Map());
    this.#notices.add(TOPIC, { event: 'NAMESPACES_CREATED', createdNamespaces: { namespaces: [{ identifier }] } });
  }

  deleteNamespace(handle: NamespaceHandle): void {
    const isOfSystem = [...this.#namespace(handle).values()].some(({ isSystem }) => isSystem);
    if (isOfSystem) throw new Refusal('not to be deleted');
    const { identifier } = handle;
    this.#namespaces.delete(identifier);
    this.#notices.add(TOPIC, { event: 'NAMESPACES_DELETED', deletedNamespaces: { namespaces: [{ identifier }] } });
  }

  #namespace({ identifier }: NamespaceHandle): Map<string, VariableValue> {
    const variables = this.#namespaces.get(identifier);
    if (!variables) throw new Refusal('unknown namespace');
    return variables;
  }

  #report(event: string, choice: string, { namespaceHandle, identifier }: VariableHandle, value: VariableValue): void {
    const variables = [variable(namespaceHandle, identifier, value)];
    const namespaceVariables = [{ handle: { identifier: namespaceHandle.identifier }, variables }];
    this.#notices.add(TOPIC, { event, [choice]: { namespaceVariables } });
  }
}

/** VariableManager.Variable. */
export function variable({ identifier: namespace }: NamespaceHandle, identifier: string, value: VariableValue): object {
  return { handle: { namespaceHandle: { identifier: namespace }, identifier }, ...value };
}

function isVariableType(type: string | number): type is VariableType {
  return TYPES.includes(String(type));
}
