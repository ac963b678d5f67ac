import { InputError } from '../errors.js';
import { findRole, type Role, ROLES } from './roles.js';

/** A user as a file of users lists it. */
export interface UserEntry {
  username: string;
  password: string;
  /** Identifiers of roles that the arm knows, at least one. */
  roles: string[];
  firstname?: string;
  lastname?: string;
}

/** A user of the arm. Ids count from 1. */
export interface User {
  readonly id: number;
  readonly username: string;
  readonly password: string;
  readonly firstname: string;
  readonly lastname: string;
  readonly roles: readonly Role[];
}

/** The users of an arm out of the box. */
export const DEFAULT_USERS: readonly UserEntry[] = [
  { username: 'admin', password: 'admin', roles: ['Admin'] },
  { username: 'operator', password: 'operator', roles: ['Operator'] },
  { username: 'system', password: 'system', roles: ['System'] },
];

/** Makes users out of entries, whatever they came from. Throws an InputError that names the first wrong entry. */
export function makeUsers(entries: unknown): User[] {
  if (!Array.isArray(entries) || entries.length === 0) {
    throw new InputError('users', 'an array with at least one { username, password, roles }');
  }
  const users = entries.map((entry: unknown, index) => makeUser(entry, index));
  users.forEach(({ username }, index) => {
    if (users.findIndex((other) => other.username === username) < index) {
      throw new InputError(`users[${index}].username`, `a name that no other entry has, not "${username}" again`);
    }
  });
  return users;
}

function makeUser(entry: unknown, index: number): User {
  const where = `users[${index}]`;
  if (typeof entry !== 'object' || entry === null) throw new InputError(where, '{ username, password, roles }');
  const { username, password, roles, firstname = '', lastname = '' } = entry as Record<string, unknown>;
  return {
    id: index + 1,
    username: text(`${where}.username`, username, 'a string that is not empty'),
    password: text(`${where}.password`, password, 'a string that is not empty'),
    firstname: text(`${where}.firstname`, firstname, 'a string', ''),
    lastname: text(`${where}.lastname`, lastname, 'a string', ''),
    roles: rolesNamed(`${where}.roles`, roles),
  };
}

function text(where: string, value: unknown, expected: string, allowed?: ''): string {
  if (typeof value === 'string' && value.isWellFormed() && (value !== '' || allowed === '')) return value;
  throw new InputError(where, expected);
}

function rolesNamed(where: string, identifiers: unknown): Role[] {
  const known = ROLES.map(({ identifier }) => identifier).join(', ');
  if (!Array.isArray(identifiers) || identifiers.length === 0) {
    throw new InputError(where, `an array with at least one of ${known}`);
  }
  return identifiers.map((identifier: unknown, index) => {
    const role = findRole(String(identifier));
    if (!role) throw new InputError(`${where}[${index}]`, `one of ${known}, not ${JSON.stringify(identifier)}`);
    return role;
  });
}
