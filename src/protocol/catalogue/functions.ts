import { BASE } from './base.js';
import { EVENT_BROKER } from './event-broker.js';
import type { ArmFunction, Generation, Row } from './function.js';
import { INDUSTRIAL_IO } from './industrial-io.js';
import { KORTEX_2_BASE } from './kortex2.js';
import { PROGRAM_CONFIG } from './program-config.js';
import { PROGRAM_RUNNER } from './program-runner.js';
import { VARIABLE_MANAGER } from './variable-manager.js';

/** The services of Kortex 3, with their ids and their functions. */
const KORTEX_3 = {
  Base: { serviceId: 2, functions: BASE },
  ProgramConfig: { serviceId: 34, functions: PROGRAM_CONFIG },
  ProgramRunner: { serviceId: 35, functions: PROGRAM_RUNNER },
  IndustrialIO: { serviceId: 36, functions: INDUSTRIAL_IO },
  VariableManager: { serviceId: 40, functions: VARIABLE_MANAGER },
  EventBroker: { serviceId: 49, functions: EVENT_BROKER },
};
const KORTEX_2 = { Base: { serviceId: 2, functions: KORTEX_2_BASE } };

type Names<Services extends Record<string, { functions: object }>> = {
  [Service in keyof Services & string]: `${Service}/${keyof Services[Service]['functions'] & string}`;
}[keyof Services & string];

/** `Service/Function` of everything that can be called on one generation or the other. */
export type FunctionName = Names<typeof KORTEX_3> | Names<typeof KORTEX_2>;
/** `Service/…Topic` of everything that can be subscribed to. */
export type TopicName = Extract<FunctionName, `${string}Topic`>;

interface Service {
  serviceId: number;
  functions: Readonly<Record<string, Row>>;
}

function byName(generation: Generation, services: Record<string, Service>): ReadonlyMap<string, ArmFunction> {
  const all = Object.entries(services).flatMap(([service, { serviceId, functions }]) =>
    Object.entries(functions).map(([name, row]): [string, ArmFunction] => [
      `${service}/${name}`,
      // Frozen: scripts get to see it, and what it says of the effect is what a call is checked by.
      Object.freeze({ ...row, generation, name: `${service}/${name}`, service, serviceId }),
    ]),
  );
  return new Map(all);
}

const BY_NAME = { 2: byName(2, KORTEX_2), 3: byName(3, KORTEX_3) };

/** Everything that can be called on arms of `generation`. */
export function functionsOf(generation: Generation): Iterable<ArmFunction> {
  return BY_NAME[generation].values();
}

/** The function `Service/Function` on arms of `generation`; undefined if there is none. */
export function findFunction(generation: Generation, name: string): ArmFunction | undefined {
  return BY_NAME[generation].get(name);
}
