import type { Node, NodeAPI } from 'node-red';
import { factsOf, originOf } from '../../src/arm/origin.js';
import { ArmError, toError } from '../../src/errors.js';
import { armOf, beforeClose, clientOf, useArm } from '../shared/arm.js';
import type { LeaseOwner, RoleView } from '../../src/arm/role-lease.js';
import { onInput } from '../shared/input.js';
import { reportError, sendOut } from '../shared/outgoing.js';
import { takeCredentials, takeFromMessage } from '../shared/secrets.js';
import { roleStatus } from '../../src/arm/role-status.js';
import { readRole, type TempRoleDef } from '../shared/role-form.js';
import { showStatusOf } from '../shared/status.js';
import { type TemporaryRole, temporaryRoleOf } from '../../src/arm/temporary-role.js';
import { keepOrder } from '../../src/time/serial-queue.js';

/** What the refusals of an arm mean here, by sub-code. */
const EXPLANATIONS: Partial<Record<string | number, string>> = {
  INVALID_PASSWORD: 'enter the password of the arm user who has this role, not of the user who is logged in',
  ENTITY_NOT_FOUND: 'the arm has no role of this name; upper and lower case count',
};

interface Credentials {
  rolePassword: string;
}

/** temp-role: lends the session of an arm another role, and removes it later. */
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

    const inOrder = keepOrder();
    onInput<unknown>(
      this,
      status,
      async (msg, ofMessage) => {
        const session = arm.current?.client?.bindSession();
        // Messages keep their order, even if a value takes long to read.
        const wanted = await inOrder(readRole(RED, this, def, msg, { stored: rolePassword, ofMessage }));
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

/** The temporary role as a message shows it. `active` is null if the arm never confirmed the role. */
function toAnswer(view: RoleView | undefined): object {
  if (!view) return { role: null, active: false, expiresAt: null, remainingMs: null };
  const remainingMs = view.leftMs === Infinity ? null : Math.max(0, Math.round(view.leftMs));
  const expiresAt = remainingMs === null ? null : new Date(Date.now() + remainingMs).toISOString();
  return { role: view.role, active: view.certain ? true : null, expiresAt, remainingMs };
}

/** The same refusal, with what it means here. */
function explained(error: unknown): Error {
  const explanation = error instanceof ArmError && EXPLANATIONS[error.errorSubCode];
  return explanation ? new ArmError('KORTEX_ARM', error, explanation) : toError(error);
}
