/**
 * Freezes plain data, deep, and returns it. What several listeners get is frozen: none of them can change what the
 * others see. An Error is left as it is.
 */
export function frozen<T>(value: T): T {
  if (typeof value !== 'object' || value === null || value instanceof Error) return value;
  Object.values(value).forEach(frozen);
  return Object.freeze(value);
}
