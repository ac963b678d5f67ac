import { enumName, UserPermission, type UserRole } from '../protocol/messages.js';

/** A role of the arm and what it allows. */
export interface Role {
  /** As the arm spells it: `Operator`, `Admin`. */
  identifier: string;
  /** `READ_ONLY`, `OPERATE`, `CONFIGURE`, `SAFETIES`, `SYSTEM`; a number where the arm knows more than we do. */
  permissions: (string | number)[];
}

export function toRoles(roles: readonly UserRole[] | null | undefined): Role[] {
  return (roles ?? []).map(({ identifier, permissions }) => ({
    identifier: identifier ?? '',
    permissions: (permissions ?? []).map((permission) => enumName(UserPermission, permission, 'USER_PERMISSION_')),
  }));
}
