import { Refusal } from '../refusal.js';
import { variable, type VariableHandle, type VariableValue } from '../model/variables.js';
import { configures, reads } from './service-handler.js';

interface Namespace {
  readonly identifier: string;
}

interface AskedHandle {
  readonly namespaceHandle: Namespace | null;
  readonly identifier: string;
}

type AskedVariable = Omit<VariableValue, 'type'> & {
  readonly handle: AskedHandle | null;
  readonly type: string | number;
};

/** A handle without a namespace names nothing. */
function complete(handle: AskedHandle | null): VariableHandle {
  if (!handle?.namespaceHandle) throw new Refusal('unknown namespace');
  return { namespaceHandle: handle.namespaceHandle, identifier: handle.identifier };
}

/** What VariableManager does. */
export const VARIABLE_HANDLERS = {
  'VariableManager/SetVariable': configures(({ handle, ...value }: AskedVariable, { cell }) => {
    const asked = complete(handle);
    cell.variables.set(asked, value);
    return asked;
  }),
  'VariableManager/GetVariable': reads((handle: AskedHandle, { cell }) => {
    const asked = complete(handle);
    return variable(asked.namespaceHandle, asked.identifier, cell.variables.get(asked));
  }),
  'VariableManager/DeleteVariable': configures((handle: AskedHandle, { cell }) => {
    cell.variables.delete(complete(handle));
  }),
  'VariableManager/GetAllVariables': reads((handle: Namespace, { cell }) => ({
    handle,
    variables: cell.variables.all(handle),
  })),
  'VariableManager/GetAllNamespaces': reads((_, { cell }) => ({
    namespaces: cell.variables.namespaces.map((identifier) => ({ identifier })),
  })),
  'VariableManager/CreateNamespace': configures((handle: Namespace, { cell }) => cell.variables.create(handle)),
  'VariableManager/DeleteNamespace': configures((handle: Namespace, { cell }) => {
    cell.variables.deleteNamespace(handle);
  }),
  'VariableManager/GetAllVariableJsonSchemas': reads(() => ({ jsonSchemas: [] })),
};
