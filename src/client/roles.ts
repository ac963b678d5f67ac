import { frozen } from '../frozen.js';
import { enumName, UserPermission, type UserRole } from '../protocol/messages.js';

/** A role of the arm and what it allows. Frozen, since all listeners of an arm get the same one. */
export interface Role {
  /** As the arm spells it: `Operator`, `Admin`. */
  readonly identifier: string;
  /** `READ_ONLY`, `OPERATE`, `CONFIGURE`, `SAFETIES`, `SYSTEM`; a number for a permission that we do not know. */
  readonly permissions: readonly (string | number)[];
}

export function toRoles(roles: readonly UserRole[] | null | undefined): readonly Role[] {
  return frozen(
    (roles ?? []).map(({ identifier, permissions }) => ({
      identifier: identifier ?? '',
      permissions: (permissions ?? []).map((permission) => enumName(UserPermission, permission, 'USER_PERMISSION_')),
    })),
  );
}
