import type { Role } from '../client/roles.js';

/** What tells its roles; null is what nobody knows. */
interface HasRoles {
  readonly roles: readonly Role[] | null;
}

/** `one` with the names of its roles besides, as one text for tables and people: `Operator, Admin`. */
export function withRoleNames<T extends HasRoles>(one: T): T & { roleNames: string | null } {
  return { ...one, roleNames: namesOf(one.roles) };
}

/** The names of `roles` as one text; null if nobody knows the roles. */
export function namesOf(roles: readonly Role[] | null): string | null {
  return roles && roles.map(({ identifier }) => identifier).join(', ');
}
