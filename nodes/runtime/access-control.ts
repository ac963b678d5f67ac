import type { Node, NodeAPI, NodeDef, NodeMessageInFlow } from 'node-red';
import { AccessChanges } from '../../src/arm/access-changes.js';
import { getAccess } from '../../src/arm/access-control.js';
import { type Enforced, enforceAccess } from '../../src/arm/access-enforcement.js';
import { ACCESS_FLAGS, type AccessFlag, type AccessFlags } from '../../src/arm/access-flags.js';
import { watchAccess } from '../../src/arm/access-watch.js';
import type { AccessFound } from '../../src/arm/known-access.js';
import { factsOf, type Origin, timed } from '../../src/arm/origin.js';
import { InputError } from '../../src/errors.js';
import { keepOrder } from '../../src/time/serial-queue.js';
import { armOf, beforeClose, clientOf, noArm, useArm } from '../shared/arm.js';
import { onInput } from '../shared/input.js';
import { reportError, reportLater, sendOut } from '../shared/outgoing.js';
import { showStatusOf } from '../shared/status.js';
import { DYNAMIC_TYPES, evaluate, isBlank, toAction, toBoolean, toInteger, toOneOf } from '../shared/values.js';

const ACTIONS = ['get', 'set', 'enforce'] as const;
/** How a flag is given: left as it is, fixed, or as a typedInput. */
const SOURCES = ['keep', 'on', 'off', ...DYNAMIC_TYPES] as const;

/** A timer of Node.js takes no more. */
const LONGEST_S = 2_147_483;

interface AccessControlDef
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

/** access-control: reads, changes and holds who may control an arm. */
export default function (RED: NodeAPI) {
  function AccessControl(this: Node, def: AccessControlDef) {
    RED.nodes.createNode(this, def);
    const arm = useArm(RED, this, def.arm);
    const status = showStatusOf(this, arm, ({ client }) => client);
    let changes: AccessChanges | undefined;
    const everyMs = readEveryMs(this, def);
    arm.each((current) => {
      changes = undefined;
      // Nobody may ever ask an enforcing node for anything.
      if (!current && (def.action === 'enforce' || everyMs > 0)) reportLater(this, noArm());
      if (!current?.client) return undefined;
      const { client } = current;
      const made = (changes = new AccessChanges(client));
      const restore = restores(def) ? beforeClose(current, this, () => made.restore()) : undefined;
      const listener = {
        begin: () => status.begin(),
        changed: (payload: Enforced, kortex: Origin) => sendOut(this, { payload, kortex }),
        failed: (error: unknown) => reportError(this, error, { kortex: factsOf(current) }),
      };
      const onChange = (found: AccessFound, kortex: Origin) =>
        sendOut(this, { payload: { event: 'changed-by-others', ...found, at: new Date().toISOString() }, kortex });
      const wantedNow = () => wantedOf(RED, this, def);
      const set = (wanted: Partial<AccessFlags>) => made.change(wanted);
      const target = armOf(current, client);
      // First, so that it is told of what the enforcing finds.
      const stopWatching = everyMs > 0 ? watchAccess(target, everyMs, { ...listener, changed: onChange }) : undefined;
      const stopEnforcing = def.action === 'enforce' ? enforceAccess(target, wantedNow, listener, set) : undefined;
      return () => {
        stopWatching?.();
        stopEnforcing?.();
        made.stop();
        return restore?.();
      };
    });

    const request = async (msg: NodeMessageInFlow) => {
      const action = toAction(def.action, msg, ACTIONS);
      return action === 'get' ? undefined : wantedOf(RED, this, def, msg);
    };

    // A value that comes late must neither let a later message pass, nor change what has another session by then.
    const inOrder = keepOrder();
    onInput(this, status, async (msg) => {
      const session = arm.current?.client?.bindSession();
      const wanted = await inOrder(request(msg));
      const target = clientOf(arm.current);
      if (!wanted) {
        const { result, kortex } = await timed(target, 'Session/GetAccessControl', () => getAccess(target.client));
        return { payload: result, kortex };
      }
      const noted = changes;
      if (!noted) throw noArm();
      const { result, kortex } = await timed(target, 'Session/SetAccessControl', () => noted.change(wanted, session));
      return { payload: result, kortex };
    });
  }

  return AccessControl;
}

/** What the flags are to be; without a message, flags that come from one are left as they are. */
async function wantedOf(
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
  const byDefault = value === undefined || value === '' ? 'keep' : undefined;
  return toOneOf(property, type || byDefault, SOURCES);
}

/** True or false, and never by omission: a property that is missing must not switch anything. */
function toFlag(flag: AccessFlag, value: unknown): boolean {
  if (!isBlank(value)) return toBoolean(flag, value);
  throw new InputError(flag, `true or false, got nothing; ${flag}Type "keep" leaves this flag as it is`);
}

/** 0 if it is not to look; also if the value is wrong, which is reported. */
function readEveryMs(node: Node, { lookEvery }: AccessControlDef): number {
  try {
    return isBlank(lookEvery) ? 0 : toInteger('lookEvery', lookEvery, 0, LONGEST_S, 's') * 1000;
  } catch (error) {
    reportLater(node, error);
    return 0;
  }
}

function restores({ restoreOnStop }: AccessControlDef): boolean {
  return restoreOnStop === true || restoreOnStop === 'true';
}
