import { findFunction, functionsOf } from '../protocol/catalogue/functions.js';
import { METHODS } from '../protocol/services.js';

/** `Service/Function`, as Kinova's manuals name it. */
export type MethodName = `${string}/${string}`;

interface Ids {
  readonly serviceId: number;
  readonly functionId: number;
}

const ALL = [
  ...functionsOf(3),
  // The Session service is not part of the catalogue.
  ...Object.entries(METHODS).map(([name, { serviceId, functionId }]) => ({ name, serviceId, functionId })),
];
const BY_IDS = new Map(
  ALL.map(({ serviceId, functionId, name }) => [`${serviceId}/${functionId}`, name as MethodName]),
);
const SERVICE_IDS = new Set(ALL.map(({ serviceId }) => serviceId));

/** The method of Kortex 3 that a header names, or undefined if there is none with these ids. */
export function kortex3MethodOf({ serviceId, functionId }: Ids): MethodName | undefined {
  return BY_IDS.get(`${serviceId}/${functionId}`);
}

export function isKnownService(serviceId: number): boolean {
  return SERVICE_IDS.has(serviceId);
}

/** The function of the catalogue of Kortex 3. */
export const kortex3Function = (method: MethodName) => findFunction(3, method);
