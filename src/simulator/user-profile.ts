import type { User } from './users.js';

/** Bits of `permission` in a handle: read 1, update 2, delete 4. */
export const ALL_PERMISSIONS = 7;

/** Names a user in messages. */
export function userHandle({ id }: User) {
  return { identifier: id, permission: ALL_PERMISSIONS };
}

/** All that the arm tells about a user. */
export function userProfile(user: User) {
  const { username, firstname, lastname, roles } = user;
  return { handle: userHandle(user), username, firstname, lastname, roles: [...roles] };
}
