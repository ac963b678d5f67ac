import type { Request, Response } from 'express';
import type { NodeAPI } from 'node-red';
import { describeFunction, listFunctions, listTopics } from '../../src/arm/function-catalogue.js';
import { answer } from './admin.js';
import { toOneOf } from './values.js';

/**
 * Serves what an arm can do, so that a dialog can offer it: `GET kinova-kortex/functions` and `kinova-kortex/topics`, and
 * `GET kinova-kortex/functions/<Service>/<Function>` with its request. `?generation=2` asks for arms of Kortex 2. The
 * catalogue is part of the package, so that this works before the first deploy.
 */
export function serveCatalogue(RED: NodeAPI): void {
  const serve = (path: string, type: string, find: (request: Request) => unknown) => {
    RED.httpAdmin.get(
      `/kinova-kortex/${path}`,
      RED.auth.needsPermission(`${type}.read`),
      (request: Request, response: Response) => answer(response, () => Promise.resolve().then(() => find(request))),
    );
  };
  serve('functions', 'kinova-call', (request) => listFunctions(generationOf(request)));
  serve('topics', 'kinova-notifications', (request) => listTopics(generationOf(request)));
  serve('functions/:service/:function', 'kinova-call', (request) => {
    const { service, function: name } = request.params;
    return describeFunction(generationOf(request), `${String(service)}/${String(name)}`);
  });
}

function generationOf({ query }: Request): 2 | 3 {
  return toOneOf('generation', query.generation ?? '3', ['2', '3']) === '2' ? 2 : 3;
}
