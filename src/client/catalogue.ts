import { describeFunction, type FunctionDescription } from '../protocol/catalogue/describe.js';
import type { ArmFunction } from '../protocol/catalogue/function.js';
import { functionsOf } from '../protocol/catalogue/functions.js';
import { namedFunction, onGeneration } from './named-function.js';
import type { Generation } from './options.js';

export type { ArmFunction, FunctionDescription };

/** Everything that `invoke` can call on arms of a generation; what has a `notification` can be subscribed to. */
export function listFunctions(generation: Generation = 3): readonly ArmFunction[] {
  return [...functionsOf(generation)];
}

/**
 * What a function does, its fields, and a request to be filled in. Throws an InputError if no arm has it, and an ArmError
 * with KORTEX_UNSUPPORTED if arms of this generation do not.
 */
export function describeMethod(name: string, generation: Generation = 3): FunctionDescription {
  return describeFunction(onGeneration(generation, namedFunction(name)));
}
