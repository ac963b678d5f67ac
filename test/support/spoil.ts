import { types } from 'node:util';

/** What differs from run to run, by the name of the property. */
const VARYING = new Set(
  '_msgid at openedAt expiresAt createdAt updatedAt durationMs roundTripMs requestId id token stack information port timestamp'.split(
    ' ',
  ),
);

/** A copy of `value` that can be compared: without what differs from run to run, and with errors as plain objects. */
export function comparable(value: unknown): unknown {
  if (typeof value === 'string') return value.replace(/request [0-9a-f]{8}-.*/, 'request *');
  if (typeof value !== 'object' || value === null) return value;
  if (Array.isArray(value)) return value.map(comparable);
  const names = value instanceof Error ? Object.getOwnPropertyNames(value) : Object.keys(value);
  const entries = names.map((name): [string, unknown] => {
    const property: unknown = Reflect.get(value, name);
    if (name === 'source') return [name, { ...(property as object) }]; // which node it was is never another one
    return [name, VARYING.has(name) ? '*' : comparable(property)];
  });
  return Object.fromEntries(entries.sort(([one], [other]) => (one < other ? -1 : 1)));
}

/**
 * Changes every property of `value`, deep, as the worst flow would: what is behind an Error, too. Throws a TypeError
 * for what is frozen.
 */
export function spoil(value: unknown, seen = new Set<unknown>()): void {
  if (typeof value !== 'object' || value === null || seen.has(value)) return;
  seen.add(value);
  for (const name of Reflect.ownKeys(value)) {
    spoil(Reflect.get(value, name), seen);
    if (name === 'length' || (types.isNativeError(value) && name === 'stack')) continue;
    Object.assign(value, { [name]: 'spoiled' });
    if (!Reflect.deleteProperty(value, name)) throw new TypeError(`${String(name)} cannot be deleted`);
  }
  if (Array.isArray(value)) value.push('spoiled');
  else Object.assign(value, { spoiled: true });
}
