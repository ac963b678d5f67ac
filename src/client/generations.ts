import { InputError } from '../errors.js';
import type { Kortex } from './kortex.js';
import { KORTEX_2 } from './kortex2.js';
import { KORTEX_3 } from './kortex3.js';
import type { Generation } from './options.js';

const VALUES: Readonly<Record<Generation, Kortex>> = { 2: KORTEX_2, 3: KORTEX_3 };

/** Throws an InputError for what is no generation. */
export function kortexOf(generation: Generation): Kortex {
  const kortex = Object.hasOwn(VALUES, generation) ? VALUES[generation] : undefined;
  if (!kortex) throw new InputError('generation', '2 or 3');
  return kortex;
}
