import { createRequire } from 'node:module';
import type { Root, Type } from 'protobufjs/light.js';
import type { ArmFunction, Generation } from './function.js';

/** The message types of one function. */
export interface Types {
  request: Type;
  response: Type;
  /** Of topics only. */
  notification: Type | undefined;
  /** What the function does, in a sentence. */
  comment: string;
}

const PACKAGE = 'Kinova.Api';
const load = createRequire(__filename);
const roots = new Map<Generation, Root>();

/**
 * All messages of one generation, as the build wrote them down from `proto/`. They are loaded when they are first
 * needed, and the reflection of protobufjs with them: who calls nothing by name pays for neither.
 */
function rootOf(generation: Generation): Root {
  let root = roots.get(generation);
  if (!root) {
    const { Root: Loaded } = load('protobufjs/light') as { Root: typeof Root };
    root = Loaded.fromJSON(load(`./kortex${generation}.json`) as Parameters<typeof Root.fromJSON>[0]);
    root.resolveAll();
    roots.set(generation, root);
  }
  return root;
}

/** The message types of `fn`. */
export function typesOf({ generation, service: serviceName, name, notification }: ArmFunction): Types {
  const root = rootOf(generation);
  const service = root.lookupService(`${PACKAGE}.${serviceName}.${serviceName}`);
  const method = service.methods[name.slice(serviceName.length + 1)];
  if (!method) throw new Error(`the descriptor has no ${name}`);
  return {
    request: service.lookupType(method.requestType),
    response: service.lookupType(method.responseType),
    notification: notification === undefined ? undefined : root.lookupType(`${PACKAGE}.${notification}`),
    comment: (method.comment ?? '').replace(/^Function \d+\. /, ''),
  };
}
