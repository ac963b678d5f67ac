export const ACCESS_FLAGS = ['singleSourceControl', 'bypassRemoteAccess'] as const;
/** The name of one flag of access control. */
export type AccessFlag = (typeof ACCESS_FLAGS)[number];

/** Who may control the arm. Single source control survives a reboot of the arm, the bypass does not. */
export type AccessFlags = Record<AccessFlag, boolean>;

/** The flags of `wanted` that are not as `found`. */
export function differing(wanted: Partial<AccessFlags>, found: AccessFlags): AccessFlag[] {
  return ACCESS_FLAGS.filter((flag) => (wanted[flag] ?? found[flag]) !== found[flag]);
}
