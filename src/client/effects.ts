import { InputError, NotAllowedError } from '../errors.js';
import type { ArmFunction, Effect } from '../protocol/catalogue/function.js';

/** What calls by name may do at most: only read, also change things, or also move the arm. */
export type Allowed = 'read' | 'change' | 'move';

const ALLOWS: Readonly<Record<Allowed, readonly Effect[]>> = {
  read: ['reads'],
  change: ['reads', 'changes'],
  move: ['reads', 'changes', 'moves'],
};

/** Throws an InputError if `allow` is none of the three. */
export function checkAllow(allow: Allowed): void {
  if (!Object.hasOwn(ALLOWS, allow)) throw new InputError('allow', 'one of read, change, move');
}

/** Throws a NotAllowedError if `fn` does more than `allowed`. */
export function checkAllowed({ name, effect }: ArmFunction, allowed: Allowed): void {
  if (!ALLOWS[allowed].includes(effect)) throw new NotAllowedError(name, effect, allowed);
}
