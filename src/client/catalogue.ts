import { createRequire } from 'node:module';
import type { commentOf, describeFunction, FunctionDescription } from '../protocol/catalogue/describe.js';
import type { ArmFunction } from '../protocol/catalogue/function.js';
import type { functionsOf } from '../protocol/catalogue/functions.js';
import type { namedFunction, onGeneration } from './named-function.js';
import type { Generation } from './options.js';

export type { ArmFunction, FunctionDescription };

/** The catalogue is loaded with its first use. */
const load = createRequire(__filename);
const functions = () => load('../protocol/catalogue/functions.js') as { functionsOf: typeof functionsOf };
const descriptions = () =>
  load('../protocol/catalogue/describe.js') as {
    commentOf: typeof commentOf;
    describeFunction: typeof describeFunction;
  };
const names = () =>
  load('./named-function.js') as { namedFunction: typeof namedFunction; onGeneration: typeof onGeneration };

/** Everything that `invoke` can call on arms of a generation; what has a `notification` can be subscribed to. */
export function listFunctions(generation: Generation = 3): readonly ArmFunction[] {
  return [...functions().functionsOf(generation)];
}

/** What a function does, in a sentence. */
export function sentenceOf(fn: ArmFunction): string {
  return descriptions().commentOf(fn);
}

/**
 * What a function does, its fields, and a request to be filled in. Throws an InputError if no arm has it, and an
 * ArmError with KORTEX_UNSUPPORTED if arms of this generation do not.
 */
export function describeMethod(name: string, generation: Generation = 3): FunctionDescription {
  const { namedFunction: find, onGeneration: on } = names();
  return descriptions().describeFunction(on(generation, find(name)));
}
