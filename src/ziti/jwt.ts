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
  if (typeof exp !== 'number' || !Number.isFinite(exp)) return undefined;
  return Math.max(0, exp - Date.now() / 1_000);
}
