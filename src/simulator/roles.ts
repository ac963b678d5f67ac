import { UserPermission } from '../protocol/messages.js';

const {
  USER_PERMISSION_READ_ONLY: READ_ONLY,
  USER_PERMISSION_OPERATE: OPERATE,
  USER_PERMISSION_CONFIGURE: CONFIGURE,
  USER_PERMISSION_SAFETIES: SAFETIES,
  USER_PERMISSION_SYSTEM: SYSTEM,
} = UserPermission;

export type Permission = (typeof UserPermission)[keyof typeof UserPermission];

/** What a session may do. Permissions of several roles add up. */
export interface Role {
  readonly identifier: string;
  readonly permissions: Permission[];
}

/** Every role that the arm knows. */
export const ROLES: readonly Role[] = [
  { identifier: 'Operator', permissions: [READ_ONLY, OPERATE] },
  { identifier: 'Admin', permissions: [READ_ONLY, OPERATE, CONFIGURE, SAFETIES] },
  { identifier: 'System', permissions: [READ_ONLY, OPERATE, CONFIGURE, SAFETIES, SYSTEM] },
];

/** Whose password opens a role to others; roles that are not listed are open to all. */
export const ROLE_OWNERS: ReadonlyMap<string, string> = new Map([
  ['Admin', 'admin'],
  ['System', 'system'],
]);

/** The role of that name, spelled exactly so. */
export function findRole(identifier: string): Role | undefined {
  return ROLES.find((role) => role.identifier === identifier);
}
