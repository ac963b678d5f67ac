import { changes, reads, topic } from './function.js';

/** The functions of VariableManager. */
export const VARIABLE_MANAGER = {
  SetVariable: changes(1),
  GetVariable: reads(2),
  DeleteVariable: changes(3),
  GetAllVariables: reads(4),
  GetAllNamespaces: reads(5),
  DeleteNamespace: changes(6),
  GetAllVariableJsonSchemas: reads(7),
  VariableChangeTopic: topic(8, 'VariableManager.ConfigurationChangeNotification'),
  Unsubscribe: changes(9),
  Interpolate: reads(10), // computes a text
  VariableJsonSchemasChangedTopic: topic(11, 'VariableManager.VariableJsonSchemasChangeNotification'),
  CreateNamespace: changes(12),
};
