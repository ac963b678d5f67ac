/** What fields are called that hold a password or a key. */
const SECRET = /password|^key$/i;

/** Every password and key in a request, so that no error repeats one, whatever the arm says. */
export function secretsIn(request: unknown): string[] {
  if (typeof request !== 'object' || request === null || request instanceof Uint8Array) return [];
  // A list holds no names; one of bytes may have millions of items.
  if (Array.isArray(request))
    return request.filter((item) => typeof item === 'object').flatMap((item) => secretsIn(item));
  return Object.entries(request).flatMap(([name, value]): string[] => {
    if (typeof value !== 'string') return secretsIn(value);
    return SECRET.test(name) && value !== '' ? [value] : [];
  });
}
