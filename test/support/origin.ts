/** What `msg.kortex` says of a call: all but how long it took, and what it says of the arm beyond its name. */
export function callOf(kortex: unknown): object {
  const facts = ['host', 'generation', 'firmware', 'durationMs'];
  return Object.fromEntries(Object.entries(kortex as object).filter(([name]) => !facts.includes(name)));
}
