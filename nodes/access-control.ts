import type { Node, NodeAPI, NodeDef, NodeMessageInFlow } from 'node-red';
import {
  ACCESS_FLAGS,
  type AccessChange,
  type AccessFlag,
  type AccessFlags,
  differing,
  getAccess,
  setAccess,
} from '../src/client/access-control.js';
import type { KortexClient } from '../src/client/client.js';
import type { SessionState } from '../src/client/state.js';
import { keepOrder } from '../src/client/turns.js';
import { ConnectionError, InputError } from '../src/errors.js';
import { type ArmNode, beforeClose, clientOf, factsOf, noArm, timed, useArm } from './shared/arm.js';
import { onInput } from './shared/input.js';
import { reportError, reportLater, sendOut } from './shared/outgoing.js';
import { showStatusOf, type StatusLine } from './shared/status.js';
import { DYNAMIC_TYPES, evaluate, isBlank, toBoolean, toAction, toOneOf } from './shared/values.js';

const ACTIONS = ['get', 'set', 'enforce'] as const;
/** How a flag is given: left as it is, fixed, or as a typedInput. */
const SOURCES = ['keep', 'on', 'off', ...DYNAMIC_TYPES] as const;
const SET = 'Session/SetAccessControl';

interface AccessControlDef
  extends NodeDef, Partial<Record<AccessFlag, unknown>>, Partial<Record<`${AccessFlag}Type`, string>> {
  arm?: string;
  /** One of ACTIONS, or `msg.action`. */
  action?: string;
  restoreOnStop?: string | boolean;
}

/** access-control: reads, changes and holds who may control an arm. */
export default function (RED: NodeAPI): void {
  function AccessControl(this: Node, def: AccessControlDef) {
    RED.nodes.createNode(this, def);
    const arm = useArm(RED, this, def.arm);
    const status = showStatusOf(this, arm, ({ client }) => client);
    let changes = changesOf(this, undefined, false);
    arm.each((current) => {
      changes = changesOf(this, current, restores(def));
      const { change, stop } = changes;
      if (def.action !== 'enforce') return stop;
      // Nobody may ever ask this node for anything.
      if (!current) reportLater(this, noArm());
      if (!current?.client) return stop;
      const target = { arm: current, client: current.client };
      const stopEnforcing = enforce(this, target, status, change, () => wantedOf(RED, this, def));
      return () => {
        stopEnforcing();
        return stop();
      };
    });

    const request = async (msg: NodeMessageInFlow) => {
      const action = toAction(def.action, msg, ACTIONS);
      return action === 'get' ? undefined : wantedOf(RED, this, def, msg);
    };

    // A value that comes late must neither let a later message pass, nor change what has another session by then.
    const inOrder = keepOrder();
    onInput(this, status, async (msg) => {
      const askedIn = arm.current?.client?.state;
      const wanted = await inOrder(request(msg));
      const target = clientOf(arm.current);
      if (!wanted) {
        const { result, kortex } = await timed(target, 'Session/GetAccessControl', () => getAccess(target.client));
        return { payload: result, kortex };
      }
      const { result, kortex } = await timed(target, SET, () => changes.change(target.client, wanted, askedIn));
      return { payload: result, kortex };
    });
  }

  RED.nodes.registerType('kinova-access-control', AccessControl);
}

/** `askedIn` is the state in which the change was asked for; where it is left out, that is now. */
type ChangeAccess = (
  client: KortexClient,
  wanted: Partial<AccessFlags>,
  askedIn?: SessionState,
) => Promise<AccessChange>;

/** The changes that one node makes on one arm, until `stop`. */
interface Changes {
  change: ChangeAccess;
  stop: () => Promise<void>;
}

/** With `restore`, what the changes changed is put back when the node or its arm stops. */
function changesOf(node: Node, arm: ArmNode | undefined, restore: boolean): Changes {
  /** How the flags that this node changed stood before. */
  const original: Partial<AccessFlags> = {};
  let last: Promise<unknown> = Promise.resolve();
  let stopping = false;
  let putBack = () => Promise.resolve();
  if (restore && arm?.client) {
    const { client } = arm;
    putBack = beforeClose(arm, node, async () => {
      stopping = true;
      await last;
      if (Object.keys(original).length > 0) await setAccess(client, original);
    });
  }
  const change: ChangeAccess = (client, wanted, askedIn) => {
    // What would come after the restoring would stay.
    if (stopping) return Promise.reject(new ConnectionError(`${SET} was not sent, the flow stops`));
    const onWrite = (previous: AccessFlags, written: AccessFlags) => {
      for (const flag of differing(written, previous)) original[flag] ??= previous[flag];
    };
    const changed = setAccess(client, wanted, onWrite, askedIn);
    last = changed.catch(() => undefined);
    return changed;
  };
  const stop = () => {
    stopping = true;
    return putBack();
  };
  return { change, stop };
}

/** Sets what is wanted by itself: at the start, and whenever a new session is open, until what it returns is called. */
function enforce(
  node: Node,
  target: { arm: ArmNode; client: KortexClient },
  status: StatusLine,
  set: ChangeAccess,
  wantedNow: () => Promise<Partial<AccessFlags>>,
): () => void {
  const { arm, client } = target;
  let closed = false;
  const once = async () => {
    const wanted = await wantedNow();
    if (Object.keys(wanted).length === 0) return;
    const { result, kortex } = await timed(target, SET, () => set(client, wanted));
    if (!result.changed || closed) return;
    sendOut(node, { payload: { ...result, drift: differing(wanted, result.previous) }, kortex });
  };
  const onState = ({ name }: SessionState) => {
    if (name !== 'ready') return;
    const finished = status.begin();
    once().then(
      () => finished(true),
      (error: unknown) => {
        finished(false);
        if (!closed) reportError(node, error, { kortex: factsOf(arm) });
      },
    );
  };
  // Once all nodes of the deploy stand, so that they hear of it.
  const first = setImmediate(() => {
    client.on('state', onState);
    onState(client.state);
  });
  return () => {
    closed = true;
    clearImmediate(first);
    client.off('state', onState);
  };
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
    if (type === 'on' || type === 'off') wanted[flag] = type === 'on';
    else
      wanted[flag] = toFlag(flag, await evaluate(RED, node, flag, { value: def[flag], type }, msg ?? { _msgid: '' }));
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

function restores({ restoreOnStop }: AccessControlDef): boolean {
  return restoreOnStop === true || restoreOnStop === 'true';
}
