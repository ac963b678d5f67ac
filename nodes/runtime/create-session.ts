import type { Node, NodeAPI, NodeDef, NodeMessageInFlow } from 'node-red';
import { timed } from '../../src/arm/origin.js';
import { SESSION_ACTION_ROWS, SESSION_ACTIONS } from '../../src/arm/session-actions.js';
import { keepOrder } from '../../src/time/serial-queue.js';
import { clientOf, useArm } from '../shared/arm.js';
import { onRequest } from '../shared/config-node.js';
import { onInput } from '../shared/input.js';
import { LOGIN_DEFAULTS, type LoginDef, readLogin } from '../shared/login-input.js';
import { takeCredentials, takeFromMessage } from '../shared/secrets.js';
import { showStatusOf } from '../shared/status.js';
import { DYNAMIC_TYPES, evaluate, toType } from '../shared/typed-input.js';
import { toAction, toBoolean } from '../shared/values.js';

const FORCE_TYPES = ['bool', 'json', ...DYNAMIC_TYPES] as const;

/** What the node takes for what a flow leaves out; its dialog begins with the same. */
export const DEFAULTS = {
  ...LOGIN_DEFAULTS,
  action: SESSION_ACTIONS[0],
  force: 'false',
  forceType: FORCE_TYPES[0],
} as const satisfies Partial<CreateSessionDef>;

interface CreateSessionDef extends NodeDef, LoginDef {
  arm?: string;
  /** One of SESSION_ACTIONS, or `msg.action`. */
  action?: string;
  force?: string | boolean;
  forceType?: string;
}

interface Credentials {
  userPassword: string;
}

/** create-session: opens, closes and keeps the session of an arm, and its connection. */
export default function (RED: NodeAPI) {
  function CreateSession(this: Node<Credentials>, def: CreateSessionDef) {
    RED.nodes.createNode(this, def);
    const { userPassword: stored = '' } = takeCredentials(this);
    const arm = useArm(RED, this, def.arm);
    const status = showStatusOf(this, arm, ({ client }) => client);

    const read = async (msg: NodeMessageInFlow, ofMessage: unknown) => {
      const action = toAction(def.action, msg, SESSION_ACTIONS);
      if (action !== 'open') return { action, user: {}, force: false };
      const from = { value: def.force ?? DEFAULTS.force, type: toType('force', def.forceType, FORCE_TYPES) };
      const force = await evaluate(RED, this, 'force', from, msg);
      const user = await readLogin(RED, this, def, msg, { stored, ofMessage });
      return { action, user, force: toBoolean('force', force) };
    };

    const inOrder = keepOrder();
    const answer = async (msg: NodeMessageInFlow, ofMessage: unknown) => {
      // A value that comes late must not let a later message pass.
      const { action, user, force } = await inOrder(read(msg, ofMessage));
      const target = clientOf(arm.current);
      const row = SESSION_ACTION_ROWS[action];
      const run = () => row.run(target.client, user, force);
      // Keeping a session changes nothing, so the arm reports what happens meanwhile.
      const ask = action === 'keep-alive' ? run : () => onRequest(target.node, run);
      const { result, kortex } = await timed(target, row.method, ask);
      const payload = { ...result, ...(await row.read?.(target.client)) };
      // What happened to the session meanwhile is not what this message was answered with.
      const { sessionId = kortex.sessionId } = result;
      return { payload, kortex: { ...kortex, sessionId } };
    };

    const takesPassword = def.passwordType === 'msg';
    const take = (msg: NodeMessageInFlow) => takeFromMessage(RED, msg, def.password ?? '');
    onInput<unknown>(this, status, answer, takesPassword ? take : undefined);
  }

  return CreateSession;
}
