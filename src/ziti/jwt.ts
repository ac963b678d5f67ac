/** What a JWT says, unchecked: only its issuer can check it. Empty if the text is no JWT. */
export function claimsOf(token: string): Record<string, unknown> {
  try {
    const claims: unknown = JSON.parse(Buffer.from(token.split('.')[1] ?? '', 'base64url').toString());
    return typeof claims === 'object' && claims !== null ? (claims as Record<string, unknown>) : {};
  } catch {
    return {};
  }
}

/** In how many seconds a JWT ends, by our clock; undefined if it does not say. */
export function secondsLeftOf(token: string): number | undefined {
  const { exp } = claimsOf(token);
  return isTime(exp) ? Math.max(0, exp - Date.now() / 1_000) : undefined;
}

/** How many seconds a JWT holds that was made just now; undefined if it does not say. */
export function lifetimeSecondsOf(token: string): number | undefined {
  const { iat, exp } = claimsOf(token);
  // Both are by the clock of its issuer, which may be another than ours.
  return isTime(iat) && isTime(exp) ? Math.max(0, exp - iat) : secondsLeftOf(token);
}

/** The last moment that a Date can hold, in seconds since 1970. */
const LATEST_SECONDS = 8.64e12;

function isTime(value: unknown): value is number {
  return typeof value === 'number' && Math.abs(value) <= LATEST_SECONDS;
}
