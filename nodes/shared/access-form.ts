import type { Node, NodeAPI, NodeDef, NodeMessageInFlow } from 'node-red';
import { ACCESS_FLAGS, type AccessFlag, type AccessFlags } from '../../src/arm/access-flags.js';
import { InputError } from '../../src/errors.js';
import { reportLater } from './outgoing.js';
import { DYNAMIC_TYPES, evaluate } from './typed-input.js';
import { isBlank, toAction, toBoolean, toChoice, toInteger, toOneOf } from './values.js';

const ACTIONS = ['get', 'set', 'enforce'] as const;
/** How a flag is given: left as it is, fixed, or as a typedInput. */
const SOURCES = ['keep', 'on', 'off', ...DYNAMIC_TYPES] as const;

/** A timer of Node.js takes no more. */
export const LONGEST_S = 2_147_483;

/** What the node takes for what a flow leaves out; its dialog begins with the same. */
export const DEFAULTS = {
  action: ACTIONS[0],
  singleSourceControlType: SOURCES[0],
  bypassRemoteAccessType: SOURCES[0],
  lookEvery: '0',
} as const satisfies Partial<AccessControlDef>;

/** An access-control node as it stands in the flow. */
export interface AccessControlDef
  extends
    NodeDef,
    Partial<Record<AccessFlag, unknown>>,
    Partial<Record<`${AccessFlag}Type`, string>>,
    /** Leave the flag as it is if its value is missing. */
    Partial<Record<`${AccessFlag}Optional`, boolean>> {
  arm?: string;
  /** One of ACTIONS, or `msg.action`. */
  action?: string;
  restoreOnStop?: string | boolean;
  /** Look so often, in s, what others changed; 0 or left out: never. */
  lookEvery?: string | number;
}

/** What `msg` asks for: the flags that are to be set, or `get`. Throws an InputError. */
export async function readAccess(
  RED: NodeAPI,
  node: Node,
  def: AccessControlDef,
  msg: NodeMessageInFlow,
): Promise<Partial<AccessFlags> | 'get'> {
  return toAction(def.action, msg, ACTIONS) === 'get' ? 'get' : wantedOf(RED, node, def, msg);
}

/** What the flags are to be; without a message, flags that come from one are left as they are. */
export async function wantedOf(
  RED: NodeAPI,
  node: Node,
  def: AccessControlDef,
  msg?: NodeMessageInFlow,
): Promise<Partial<AccessFlags>> {
  const wanted: Partial<AccessFlags> = {};
  for (const flag of ACCESS_FLAGS) {
    const type = sourceOf(def, flag);
    if (type === 'keep' || (type === 'msg' && !msg)) continue;
    if (type === 'on' || type === 'off') {
      wanted[flag] = type === 'on';
      continue;
    }
    const value = await evaluate(RED, node, flag, { value: def[flag], type }, msg ?? { _msgid: '' });
    const isLeft = isBlank(value) && toBoolean(`${flag}Optional`, def[`${flag}Optional`]);
    if (!isLeft) wanted[flag] = toFlag(flag, value);
  }
  return wanted;
}

function sourceOf(def: AccessControlDef, flag: AccessFlag): (typeof SOURCES)[number] {
  const property = `${flag}Type` as const;
  const { [flag]: value, [property]: type } = def;
  // Written by hand without a type: it would be left as it is, and nobody would notice.
  return isBlank(value) ? toChoice(property, type, SOURCES) : toOneOf(property, type || undefined, SOURCES);
}

/** True or false, and never by omission: a property that is missing must not switch anything. */
function toFlag(flag: AccessFlag, value: unknown): boolean {
  if (!isBlank(value)) return toBoolean(flag, value);
  throw new InputError(flag, `true or false, got nothing; ${flag}Type "keep" leaves this flag as it is`);
}

/** 0 if it is not to look; also if the value is wrong, which is reported. */
export function readEveryMs(node: Node, { lookEvery }: AccessControlDef): number {
  try {
    const value = isBlank(lookEvery) ? DEFAULTS.lookEvery : lookEvery;
    return toInteger('lookEvery', value, 0, LONGEST_S, 's') * 1000;
  } catch (error) {
    reportLater(node, error);
    return 0;
  }
}

export function restores({ restoreOnStop }: AccessControlDef): boolean {
  return restoreOnStop === true || restoreOnStop === 'true';
}
