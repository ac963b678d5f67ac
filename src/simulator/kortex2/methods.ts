import { findFunction, functionsOf } from '../../protocol/catalogue/functions.js';
import { messagesOf } from '../../protocol/catalogue/messages-of.js';
import { METHODS } from '../../protocol/services.js';
import type { MethodName } from '../methods.js';

/** The methods of the Session service, which Kortex 3 has in the same form. */
export const SESSION_METHODS = {
  'Session/CreateSession': METHODS['Session/CreateSession'],
  'Session/CloseSession': METHODS['Session/CloseSession'],
  'Session/KeepAlive': METHODS['Session/KeepAlive'],
  'Session/GetConnections': METHODS['Session/GetConnections'],
} as const;

export type SessionMethod = keyof typeof SESSION_METHODS;

/** How the request of a method is read and its response written. */
export interface MethodMessages {
  readonly request: { decode(bytes: Uint8Array): unknown };
  readonly response: { encode(value: unknown): Uint8Array };
}

const ALL = [...Object.entries(SESSION_METHODS).map(([name, ids]) => ({ ...ids, name })), ...functionsOf(2)];
const BY_IDS = new Map(
  ALL.map(({ serviceId, functionId, name }) => [`${serviceId}/${functionId}`, name as MethodName]),
);
const SERVICE_IDS = new Set(ALL.map(({ serviceId }) => serviceId));

/** The method that a header names, or undefined if Kortex 2 has none with these ids. */
export function kortex2MethodOf(ids: { serviceId: number; functionId: number }): MethodName | undefined {
  return BY_IDS.get(`${ids.serviceId}/${ids.functionId}`);
}

export function hasKortex2Service(serviceId: number): boolean {
  return SERVICE_IDS.has(serviceId);
}

/** The messages of a method of Kortex 2. */
export function kortex2MessagesOf(method: MethodName): MethodMessages {
  // The type of a message cannot be told from a name that comes from the wire.
  if (Object.hasOwn(SESSION_METHODS, method)) return SESSION_METHODS[method as SessionMethod];
  return messagesOf(kortex2Function(method));
}

/** A function of the catalogue. Throws an Error if Kortex 2 has none of this name. */
export function kortex2Function(name: MethodName) {
  const fn = findFunction(2, name);
  if (!fn) throw new Error(`Kortex 2 has no ${name}`);
  return fn;
}
