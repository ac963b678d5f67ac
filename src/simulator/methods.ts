import { findFunction, functionsOf } from '../protocol/catalogue/functions.js';
import { METHODS } from '../protocol/services.js';

/** `Service/Function`, as Kinova's manuals name it. */
export type MethodName = `${string}/${string}`;

/** What a header names a method by. */
export interface Ids {
  readonly serviceId: number;
  readonly functionId: number;
}

/** Finds methods by the ids in a header. */
export function methodTable(all: readonly (Ids & { readonly name: string })[]) {
  const keyOf = ({ serviceId, functionId }: Ids) => `${serviceId}/${functionId}`;
  const byIds = new Map(all.map((method) => [keyOf(method), method.name as MethodName]));
  const serviceIds = new Set(all.map(({ serviceId }) => serviceId));
  return {
    /** The method with these ids, or undefined if there is none. */
    methodOf: (ids: Ids) => byIds.get(keyOf(ids)),
    hasService: (serviceId: number) => serviceIds.has(serviceId),
  };
}

/** The methods of Kortex 3. The Session service is not part of the catalogue. */
export const KORTEX_3 = methodTable([
  ...functionsOf(3),
  ...Object.entries(METHODS).map(([name, { serviceId, functionId }]) => ({ name, serviceId, functionId })),
]);

/** The function of the catalogue of Kortex 3. */
export const kortex3Function = (method: MethodName) => findFunction(3, method);
