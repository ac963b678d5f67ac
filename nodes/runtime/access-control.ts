import type { Node, NodeAPI } from 'node-red';
import { AccessChanges } from '../../src/arm/access-changes.js';
import { getAccess } from '../../src/arm/access-control.js';
import { type Enforced, enforceAccess } from '../../src/arm/access-enforcement.js';
import type { AccessFlags } from '../../src/arm/access-flags.js';
import { watchAccess } from '../../src/arm/access-watch.js';
import type { AccessFound } from '../../src/arm/known-access.js';
import { factsOf, type Origin, timed } from '../../src/arm/origin.js';
import { keepOrder } from '../../src/time/serial-queue.js';
import { type AccessControlDef, readAccess, readEveryMs, restores, wantedOf } from '../shared/access-form.js';
import { armOf, beforeClose, clientOf, noArm, useArm } from '../shared/arm.js';
import { onInput } from '../shared/input.js';
import { reportError, reportLater, sendOut } from '../shared/outgoing.js';
import { showStatusOf } from '../shared/status.js';

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
      // An enforcing node works without any message.
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
      // Before enforcing, so that the watch learns what enforcing finds.
      const stopWatching = everyMs > 0 ? watchAccess(target, everyMs, { ...listener, changed: onChange }) : undefined;
      const stopEnforcing = def.action === 'enforce' ? enforceAccess(target, wantedNow, listener, set) : undefined;
      return () => {
        stopWatching?.();
        stopEnforcing?.();
        made.stop();
        return restore?.();
      };
    });

    // A value that comes late must neither let a later message pass, nor change what has another session by then.
    const inOrder = keepOrder();
    onInput(this, status, async (msg) => {
      const session = arm.current?.client?.bindSession();
      const wanted = await inOrder(readAccess(RED, this, def, msg));
      const target = clientOf(arm.current);
      if (wanted === 'get') {
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
