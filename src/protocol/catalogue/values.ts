import type { Path } from './path.js';

/**
 * True for what `{…}` and JSON make; not for arrays, Buffers, dates, maps and other things that look empty from
 * outside.
 */
export function isPlainObject(value: unknown): value is object {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return false;
  const prototype = Object.getPrototypeOf(value) as object | null;
  // A function node lives in a context of its own, with an Object of its own.
  return prototype === null || (Object.getPrototypeOf(prototype) === null && Object.hasOwn(prototype, 'isPrototypeOf'));
}

/** What stands under `key`, without running anybody's code. Throws an InputError for a getter. */
export function valueOf(holder: object, key: PropertyKey, at: Path): unknown {
  const property = Object.getOwnPropertyDescriptor(holder, key);
  if (property && !('value' in property)) throw at.wrong('a value, not a getter');
  return property?.value;
}

/**
 * The bytes that `value` holds: a Buffer or Uint8Array, or what JSON makes of a Buffer. Undefined for anything else.
 */
export function bytesOf(value: unknown, at: Path): Uint8Array | undefined {
  if (value instanceof Uint8Array) return value;
  if (!isPlainObject(value) || valueOf(value, 'type', at) !== 'Buffer') return undefined;
  const data = valueOf(value, 'data', at);
  if (!Array.isArray(data)) return undefined;
  const bytes = Array.from<unknown>(data);
  return bytes.every(isByte) ? Uint8Array.from(bytes) : undefined;
}

function isByte(value: unknown): value is number {
  return typeof value === 'number' && (value & 0xff) === value;
}
