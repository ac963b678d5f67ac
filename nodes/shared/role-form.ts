import type { Node, NodeAPI, NodeDef, NodeMessageInFlow } from 'node-red';
import { InputError } from '../../src/errors.js';
import { DYNAMIC_TYPES, evaluate, evaluateSecret, toType } from './typed-input.js';
import { show, storedPassword, toAction, toOneOf, toText } from './values.js';

const ACTIONS = ['add', 'remove', 'get'] as const;

const ROLE_TYPES = ['str', ...DYNAMIC_TYPES] as const;
const AFTER_TYPES = ['num', 'str', 'json', ...DYNAMIC_TYPES] as const;
const PASSWORD_TYPES = ['cred', 'none', 'str', ...DYNAMIC_TYPES] as const;

const UNITS_MS = { s: 1000, min: 60_000, h: 3_600_000 };
const UNITS = Object.keys(UNITS_MS) as (keyof typeof UNITS_MS)[];
const LONGEST_MS = 100 * 365.25 * 24 * UNITS_MS.h;

/** What the node takes for what a flow leaves out; its dialog begins with the same. */
export const DEFAULTS = {
  action: ACTIONS[0],
  role: 'Admin',
  roleType: ROLE_TYPES[0],
  passwordType: PASSWORD_TYPES[0],
  removeAfter: '5',
  removeAfterType: AFTER_TYPES[0],
  removeAfterUnit: 'min',
} as const satisfies Partial<TempRoleDef>;

/** A temp-role node as it stands in the flow. */
export interface TempRoleDef extends NodeDef {
  arm?: string;
  /** One of ACTIONS, or `msg.action`. */
  action?: string;
  role?: string;
  roleType?: string;
  /** Where the password is found; never the password itself. */
  password?: string;
  /** `cred`: the node's own credential; `none`: the role needs none; else a type of typedInput. */
  passwordType?: string;
  /** 0: the role stays until it is removed. */
  removeAfter?: string | number;
  removeAfterType?: string;
  removeAfterUnit?: string;
}

/** The role that is to be added. */
export interface WantedRole {
  role: string;
  password: string;
  /** Infinity: it stays until it is removed. */
  removeAfterMs: number;
}

/** Where a password may be found besides the form. */
export interface Passwords {
  /** The node's own credential. */
  stored: string;
  /** Taken out of the message. */
  ofMessage: unknown;
}

/** The role to add; or what else there is to do. Throws an InputError. */
export async function readRole(
  RED: NodeAPI,
  node: Node,
  def: TempRoleDef,
  msg: NodeMessageInFlow,
  passwords: Passwords,
): Promise<WantedRole | 'remove' | 'get'> {
  const action = toAction(def.action, msg, ACTIONS);
  if (action !== 'add') return action;
  const valueOf = (property: string, value: unknown, type: string) =>
    evaluate(RED, node, property, { value, type }, msg);
  const { role: name = DEFAULTS.role, removeAfter = DEFAULTS.removeAfter } = def;
  const named = await valueOf('role', name, toType('role', def.roleType, ROLE_TYPES));
  const role = toText('role', named, 'the name of a role of the arm');
  const unit = toOneOf('removeAfterUnit', def.removeAfterUnit || DEFAULTS.removeAfterUnit, UNITS);
  const after = await valueOf('removeAfter', removeAfter, toType('removeAfter', def.removeAfterType, AFTER_TYPES));
  const removeAfterMs = toDuration('removeAfter', after, unit) || Infinity;
  return { role, removeAfterMs, password: await readPassword(RED, node, def, msg, passwords) };
}

async function readPassword(
  RED: NodeAPI,
  node: Node,
  def: TempRoleDef,
  msg: NodeMessageInFlow,
  { stored, ofMessage }: Passwords,
): Promise<string> {
  const type = toType('password', def.passwordType, PASSWORD_TYPES);
  if (type === 'none') return '';
  if (type === 'cred') return storedPassword(stored);
  const value =
    type === 'msg' ? ofMessage : await evaluateSecret(RED, node, 'password', { value: def.password, type }, msg);
  return toText('password', value, 'the password of the user whom the role belongs to');
}

/** A time in ms, also where a form or an environment variable gives it as a text. */
function toDuration(property: string, value: unknown, unit: keyof typeof UNITS_MS): number {
  const number = typeof value === 'string' && value.trim() !== '' ? Number(value) : value;
  if (typeof number === 'number' && number >= 0 && number * UNITS_MS[unit] <= LONGEST_MS) {
    return number * UNITS_MS[unit];
  }
  throw new InputError(property, `a number of ${unit}, 0 or more and 100 years at most, got ${show(value)}`);
}
