/** How often an arm was asked for each method, without its firmware: the nodes ask for that by themselves. */
export function askedOf({ calls }: { calls: ReadonlyMap<string, number> }): Map<string, number> {
  return new Map([...calls].filter(([method]) => method !== 'Base/GetFirmwareBundleVersions'));
}
