import type { Node, NodeAPI, NodeMessageInFlow } from 'node-red';
import type { Login } from '../../src/client/options.js';
import { DYNAMIC_TYPES, evaluate, evaluateSecret, toType } from './typed-input.js';
import { storedPassword, toText } from './values.js';

const USERNAME_TYPES = ['arm', 'str', ...DYNAMIC_TYPES] as const;
const PASSWORD_TYPES = ['arm', 'cred', 'none', 'str', ...DYNAMIC_TYPES] as const;

/** What a node takes for what a flow leaves out of its login; its dialog begins with the same. */
export const LOGIN_DEFAULTS = {
  usernameType: USERNAME_TYPES[0],
  passwordType: PASSWORD_TYPES[0],
} as const satisfies LoginDef;

/** Where a node finds a user and a password, as it stands in the flow. */
export interface LoginDef {
  username?: string;
  /** A type of typedInput, or `arm`: the user of the session-config. */
  usernameType?: string;
  /** Where the password is found; never the password itself. */
  password?: string;
  /** `arm`: that of the session-config; `cred`: the node's own credential; `none`: empty; else a type of typedInput. */
  passwordType?: string;
}

/** What a password is read from. */
export interface Passwords {
  /** The node's own credential. */
  stored: string;
  /** What was taken out of the message. */
  ofMessage: unknown;
}

/** The user that `def` names for this message; what the session-config has is left out. Throws an InputError. */
export async function readLogin(
  RED: NodeAPI,
  node: Node,
  def: LoginDef,
  msg: NodeMessageInFlow,
  { stored, ofMessage }: Passwords,
): Promise<Partial<Login>> {
  const usernameType = toType('username', def.usernameType, USERNAME_TYPES);
  const passwordType = toType('password', def.passwordType, PASSWORD_TYPES);
  const login: Partial<Login> = {};
  if (usernameType !== 'arm') {
    const value = await evaluate(RED, node, 'username', { value: def.username, type: usernameType }, msg);
    login.username = toText('username', value, 'the name of a user of the arm');
  }
  if (passwordType === 'none') login.password = '';
  else if (passwordType === 'cred') login.password = storedPassword(stored);
  else if (passwordType !== 'arm') {
    const source = { value: def.password, type: passwordType };
    const value = passwordType === 'msg' ? ofMessage : await evaluateSecret(RED, node, 'password', source, msg);
    login.password = toText('password', value, 'the password of the user');
  }
  return login;
}
