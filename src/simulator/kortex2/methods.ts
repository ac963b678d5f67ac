import { findFunction, functionsOf } from '../../protocol/catalogue/functions.js';
import { messagesOf } from '../../protocol/catalogue/messages-of.js';
import { METHODS } from '../../protocol/services.js';
import { type MethodName, methodTable } from '../methods.js';

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

/** The methods of Kortex 2. */
export const KORTEX_2 = methodTable([
  ...Object.entries(SESSION_METHODS).map(([name, { serviceId, functionId }]) => ({ name, serviceId, functionId })),
  ...functionsOf(2),
]);

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
