import { InputError } from '../errors.js';
import { printable } from '../printable.js';
import type { ArmFunction } from '../protocol/catalogue/function.js';
import { findFunction, functionsOf } from '../protocol/catalogue/functions.js';
import type { Generation } from './options.js';
import { notOffered } from './refusal.js';

const LONGEST_NAME = 80;

/** The function of that name on any arm. Throws an InputError if none has it. */
export function namedFunction(name: unknown): ArmFunction {
  const fn = findOnAny(name);
  if (!fn) throw new InputError('method', `a function of the arm such as Base/GetArmState; ${given(name)}`);
  return fn;
}

/** The topic of that name on any arm. Throws an InputError if none has it. */
export function namedTopic(name: unknown): ArmFunction {
  const fn = findOnAny(name);
  if (!fn?.notification) throw new InputError('topic', `a topic of the arm such as Base/ArmStateTopic; ${given(name)}`);
  return fn;
}

function findOnAny(name: unknown): ArmFunction | undefined {
  return typeof name === 'string' ? (findFunction(3, name) ?? findFunction(2, name)) : undefined;
}

/**
 * `fn` as arms of `generation` have it. Throws an ArmError with KORTEX_UNSUPPORTED if they have it not, or not as
 * meant.
 */
export function onGeneration(generation: Generation, { name }: ArmFunction): ArmFunction {
  const fn = findFunction(generation, name);
  if (!fn) throw notOffered(name, generation);
  return fn;
}

function given(name: unknown): string {
  if (typeof name !== 'string' || name === '') return `got ${name === '' ? 'an empty text' : typeof name}`;
  const other = [...functionsOf(3), ...functionsOf(2)].find(
    (fn) => fn.name !== name && fn.name.toLowerCase() === name.toLowerCase(),
  );
  return `got ${printable(name.slice(0, LONGEST_NAME))}${other ? `, which is spelled ${other.name}` : ''}`;
}
