import { InputError, NotAllowedError } from '../errors.js';
import type { ArmFunction, Effect } from '../protocol/catalogue/function.js';

/** What calls by name may do at most: only read, also change things, or also move the arm. */
const ALLOWS = {
  read: ['reads'],
  change: ['reads', 'changes'],
  move: ['reads', 'changes', 'moves'],
} satisfies Record<string, Effect[]>;
/** How much `invoke` may do at most: `read`, `change` as well, or `move` the arm as well. */
export type Allowed = keyof typeof ALLOWS;
export const ALLOWED = Object.keys(ALLOWS) as Allowed[];

/** Throws an InputError if `allow` is none of the three. */
export function checkAllow(allow: Allowed): void {
  if (!ALLOWED.includes(allow)) throw new InputError('allow', `one of ${ALLOWED.join(', ')}`);
}

/** Throws a NotAllowedError if `fn` does more than `allowed`. */
export function checkAllowed({ name, effect }: ArmFunction, allowed: Allowed): void {
  const effects: Effect[] = ALLOWS[allowed];
  if (!effects.includes(effect)) throw new NotAllowedError(name, effect, allowed);
}
