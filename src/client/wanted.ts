import type { SessionError } from '../errors.js';
import type { Login } from './options.js';

/** What is wanted of the connection to an arm. */
export type Wanted =
  /** No link; `done` resolves when there is none any more. */
  | { readonly name: 'nothing'; readonly done: Promise<void> }
  | { readonly name: 'link' }
  /** A link, and a session of this user. */
  | { readonly name: 'session'; readonly login: Login }
  /** A link. The arm refused a login, so nobody logs in by itself. `login` was wanted before; undefined for nobody. */
  | { readonly name: 'refused'; readonly login: Login | undefined; readonly cause: SessionError };

/** `wanted` once somebody asks for the connection; `byDefault` is who logs in then, undefined for nobody. */
export function onConnect(wanted: Wanted, byDefault: Login | undefined): Wanted {
  if (wanted.name === 'session') return wanted;
  const login = (wanted.name === 'refused' ? wanted.login : undefined) ?? byDefault;
  return login ? { name: 'session', login } : { name: 'link' };
}

/** `wanted` once somebody logged out. */
export function onLogout(wanted: Wanted): Wanted {
  if (wanted.name === 'session') return { name: 'link' };
  return wanted.name === 'refused' ? { ...wanted, login: undefined } : wanted;
}

/**
 * `wanted` after the arm refused `login`; the same object where that changes nothing: a message with a wrong password
 * must not lock out the user who was logged in before it.
 */
export function onRefused(wanted: Wanted, login: Login, cause: SessionError): Wanted {
  if (wanted.name === 'nothing' || (wanted.name === 'session' && !isSame(wanted.login, login))) return wanted;
  return { name: 'refused', login: 'login' in wanted ? wanted.login : undefined, cause };
}

export function isSame(one: Login | undefined, other: Login): boolean {
  return one?.username === other.username && one.password === other.password;
}
