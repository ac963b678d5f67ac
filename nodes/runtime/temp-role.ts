import type { Node, NodeAPI, NodeDef, NodeMessageInFlow } from 'node-red';
import { factsOf, originOf } from '../../src/arm/origin.js';
import { ArmError, InputError, toError } from '../../src/errors.js';
import { armOf, beforeClose, clientOf, useArm } from '../shared/arm.js';
import type { LeaseOwner, RoleView } from '../../src/arm/role-lease.js';
import { onInput } from '../shared/input.js';
import { reportError, sendOut } from '../shared/outgoing.js';
import { takeCredentials, takeFromMessage } from '../shared/secrets.js';
import { roleStatus } from '../../src/arm/role-status.js';
import { showStatusOf } from '../shared/status.js';
import { type TemporaryRole, temporaryRoleOf } from '../../src/arm/temporary-role.js';
import { keepOrder } from '../../src/time/serial-queue.js';
import {
  DYNAMIC_TYPES,
  evaluate,
  evaluateSecret,
  show,
  storedPassword,
  toAction,
  toOneOf,
  toText,
  toType,
} from '../shared/values.js';

const ACTIONS = ['add', 'remove', 'get'] as const;

const ROLE_TYPES = ['str', ...DYNAMIC_TYPES] as const;
const AFTER_TYPES = ['num', 'str', 'json', ...DYNAMIC_TYPES] as const;
const PASSWORD_TYPES = ['cred', 'none', 'str', ...DYNAMIC_TYPES] as const;

const UNITS_MS = { s: 1000, min: 60_000, h: 3_600_000 };
const UNITS = Object.keys(UNITS_MS) as (keyof typeof UNITS_MS)[];
const LONGEST_MS = 100 * 365.25 * 24 * UNITS_MS.h;

/** What the refusals of an arm mean here, by sub-code. */
const EXPLANATIONS: Partial<Record<string | number, string>> = {
  INVALID_PASSWORD: 'not the password of the user whom the role belongs to, which is not the one logged in',
  ENTITY_NOT_FOUND: 'the arm has no role of this name; upper and lower case count',
};

interface TempRoleDef extends NodeDef {
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

interface Credentials {
  rolePassword: string;
}

/** temp-role: lends the session of an arm another role, and sees to it that the role goes again. */
export default function (RED: NodeAPI) {
  function TempRole(this: Node<Credentials>, def: TempRoleDef) {
    RED.nodes.createNode(this, def);
    const { rolePassword = '' } = takeCredentials(this);
    const arm = useArm(RED, this, def.arm);
    let temporaryRole: TemporaryRole | undefined;
    const owner: LeaseOwner = {
      id: this.id,
      ended: (role, reason, kortex) => sendOut(this, null, { payload: { role, active: false, reason }, kortex }),
      failed: (error) => reportError(this, error, { kortex: arm.current && factsOf(arm.current) }),
      changed: () => status.refresh(),
    };
    const view = () => roleStatus(temporaryRole?.viewFor(owner));
    const status = showStatusOf(this, arm, ({ client }) => client, view);
    arm.each((current) => {
      const role = current?.client && temporaryRoleOf(armOf(current, current.client));
      temporaryRole = role;
      role?.join(owner);
      return role && beforeClose(current, this, () => role.takeBack(owner), { last: true });
    });

    const passwordFor = async (msg: NodeMessageInFlow, passwordOfMessage: unknown): Promise<string> => {
      const passwordType = toType('password', def.passwordType, PASSWORD_TYPES);
      if (passwordType === 'none') return '';
      if (passwordType === 'cred') return storedPassword(rolePassword);
      const value =
        passwordType === 'msg'
          ? passwordOfMessage
          : await evaluateSecret(RED, this, 'password', { value: def.password, type: passwordType }, msg);
      return toText('password', value, 'the password of the user whom the role belongs to');
    };

    /** The role to add; or what else there is to do. */
    const read = async (msg: NodeMessageInFlow, passwordOfMessage: unknown) => {
      const action = toAction(def.action, msg, ACTIONS);
      if (action !== 'add') return action;
      const valueOf = (property: string, value: unknown, type: string) =>
        evaluate(RED, this, property, { value, type }, msg);
      const { role: name = 'Admin', removeAfter = 5 } = def;
      const named = await valueOf('role', name, toType('role', def.roleType, ROLE_TYPES));
      const role = toText('role', named, 'the name of a role of the arm');
      const unit = toOneOf('removeAfterUnit', def.removeAfterUnit || 'min', UNITS);
      const after = await valueOf('removeAfter', removeAfter, toType('removeAfter', def.removeAfterType, AFTER_TYPES));
      const removeAfterMs = toDuration('removeAfter', after, unit) || Infinity;
      return { role, removeAfterMs, password: await passwordFor(msg, passwordOfMessage) };
    };

    const inOrder = keepOrder();
    onInput<unknown>(
      this,
      status,
      async (msg, passwordOfMessage) => {
        const session = arm.current?.client?.bindSession();
        // A value that comes late must not let a later message pass.
        const wanted = await inOrder(read(msg, passwordOfMessage));
        const target = clientOf(arm.current);
        const temporaryRole = temporaryRoleOf(target);
        if (wanted === 'get') {
          return { payload: toAnswer(await temporaryRole.view()), kortex: originOf(target) };
        }
        if (wanted === 'remove') {
          const { role, kortex } = await temporaryRole.remove();
          return { payload: { role, active: false, reason: 'removed' }, kortex };
        }
        const { role, password, removeAfterMs } = wanted;
        const added = temporaryRole.add(role, password, removeAfterMs, session ?? target.client.bindSession(), owner);
        const { expiresAt, kortex } = await added.catch((error: unknown) => {
          throw explained(error);
        });
        return { payload: { role, active: true, expiresAt: expiresAt?.toISOString() ?? null }, kortex };
      },
      def.passwordType === 'msg' ? (msg) => takeFromMessage(RED, msg, def.password ?? '') : undefined,
    );
  }

  return TempRole;
}

/** What there is to say of the temporary role. Of one that the arm never confirmed nobody knows whether it is active. */
function toAnswer(view: RoleView | undefined): object {
  if (!view) return { role: null, active: false, expiresAt: null, remainingMs: null };
  const remainingMs = view.leftMs === Infinity ? null : Math.max(0, Math.round(view.leftMs));
  const expiresAt = remainingMs === null ? null : new Date(Date.now() + remainingMs).toISOString();
  return { role: view.role, active: view.certain ? true : null, expiresAt, remainingMs };
}

/** A time in ms, also where a form or an environment variable gives it as a text. */
function toDuration(property: string, value: unknown, unit: keyof typeof UNITS_MS): number {
  const number = typeof value === 'string' && value.trim() !== '' ? Number(value) : value;
  if (typeof number === 'number' && number >= 0 && number * UNITS_MS[unit] <= LONGEST_MS) {
    return number * UNITS_MS[unit];
  }
  throw new InputError(property, `a number of ${unit}, 0 or more and 100 years at most, got ${show(value)}`);
}

/** The same refusal, with what it means here. */
function explained(error: unknown): Error {
  const explanation = error instanceof ArmError && EXPLANATIONS[error.errorSubCode];
  return explanation ? new ArmError('KORTEX_ARM', error, explanation) : toError(error);
}
