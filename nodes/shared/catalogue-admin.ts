import type { Request, Response } from 'express';
import type { NodeAPI } from 'node-red';
import { type ArmFunction, describeMethod, listFunctions, sentenceOf } from '../../src/client/catalogue.js';
import { answer } from './admin.js';
import { toOneOf } from './values.js';

/**
 * Serves what an arm can do, so that a dialog can offer it: `GET kinova-kortex/functions` and `kinova-kortex/topics`,
 * and `GET kinova-kortex/functions/<Service>/<Function>` with its request. `?generation=2` asks for arms of Kortex 2.
 * The catalogue is part of the package, so that this works before the first deploy.
 */
export function serve(RED: NodeAPI): void {
  const offer = (path: string, type: string, answerOf: (request: Request, generation: 2 | 3) => unknown) => {
    RED.httpAdmin.get(
      `/kinova-kortex/${path}`,
      RED.auth.needsPermission(`${type}.read`),
      (request: Request, response: Response) =>
        answer(response, () => Promise.resolve().then(() => answerOf(request, generationOf(request)))),
    );
  };
  const isTopic = ({ notification }: ArmFunction) => notification !== undefined;
  offer('functions', 'kinova-call', (_, generation) => entriesOf(generation, (fn) => !isTopic(fn)));
  offer('topics', 'kinova-notifications', (_, generation) => entriesOf(generation, isTopic));
  offer('functions/:service/:function', 'kinova-call', ({ params }, generation) =>
    describeMethod(`${String(params.service)}/${String(params.function)}`, generation),
  );
}

/** Name and purpose of each function that fits. */
function entriesOf(generation: 2 | 3, fits: (fn: ArmFunction) => boolean): object[] {
  return listFunctions(generation)
    .filter(fits)
    .map((fn) => ({ name: fn.name, comment: sentenceOf(fn) }));
}

function generationOf({ query }: Request): 2 | 3 {
  return toOneOf('generation', query.generation ?? '3', ['2', '3']) === '2' ? 2 : 3;
}
