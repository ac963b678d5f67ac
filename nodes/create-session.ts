import type { Node, NodeAPI, NodeDef, NodeMessageInFlow } from 'node-red';
import type { KortexClient, Method } from '../src/client/client.js';
import type { Login } from '../src/client/options.js';
import { takeTurns } from '../src/client/turns.js';
import { InputError } from '../src/errors.js';
import { clientOf, timed, useArm } from './shared/arm.js';
import { onRequest } from './shared/config-node.js';
import { onInput } from './shared/input.js';
import { takeCredentials, takeFromMessage } from './shared/secrets.js';
import { showStatus } from './shared/status.js';
import { evaluate, evaluateSecret, storedPassword, toAction, toBoolean, toText } from './shared/values.js';

const ACTIONS = ['open', 'close', 'keep-alive', 'connect', 'disconnect'] as const;
type Action = (typeof ACTIONS)[number];

/** What each action asks of the arm. */
const METHOD_OF: Record<Action, Method | null> = {
  open: 'Session/CreateSession',
  close: 'Session/CloseSession',
  'keep-alive': 'Session/KeepAlive',
  connect: null,
  disconnect: null,
};

interface CreateSessionDef extends NodeDef {
  arm?: string;
  /** One of ACTIONS, or `msg.action`. */
  action?: string;
  username?: string;
  /** A type of typedInput, or `arm`: the user of the session-config. */
  usernameType?: string;
  /** Where the password is found; never the password itself. */
  password?: string;
  /** `arm`: that of the session-config; `cred`: the node's own credential; `none`: empty; else a type of typedInput. */
  passwordType?: string;
  force?: string | boolean;
  forceType?: string;
}

interface Credentials {
  userPassword: string;
}

/** create-session: opens, closes and keeps the session of an arm, and its link. */
export default function (RED: NodeAPI): void {
  function CreateSession(this: Node<Credentials>, def: CreateSessionDef) {
    RED.nodes.createNode(this, def);
    const { userPassword = '' } = takeCredentials(this);
    const arm = useArm(RED, this, def.arm);
    const status = showStatus(this, arm?.client);

    const login = async (msg: NodeMessageInFlow, passwordOfMessage: unknown): Promise<Partial<Login>> => {
      const { usernameType = 'arm', passwordType = 'arm' } = def;
      const found: Partial<Login> = {};
      if (usernameType !== 'arm') {
        const value = await evaluate(RED, this, 'username', { value: def.username, type: usernameType }, msg);
        found.username = toText('username', value, 'the name of a user of the arm');
      }
      if (passwordType === 'none') found.password = '';
      else if (passwordType === 'cred') found.password = storedPassword(userPassword);
      else if (passwordType !== 'arm') {
        const value =
          passwordType === 'msg'
            ? passwordOfMessage
            : await evaluateSecret(RED, this, 'password', { value: def.password, type: passwordType }, msg);
        found.password = toText('password', value, 'the password of the user');
      }
      return found;
    };

    const request = async (msg: NodeMessageInFlow, passwordOfMessage: unknown) => {
      const action = toAction(def.action, msg, ACTIONS);
      if (action !== 'open') return { action, user: {}, force: false };
      const force = await evaluate(RED, this, 'force', { value: def.force, type: def.forceType ?? 'bool' }, msg);
      return { action, force: toBoolean('force', force), user: await login(msg, passwordOfMessage) };
    };

    // A value that comes late must not let a later message pass.
    const inTurn = takeTurns();
    onInput<unknown>(
      this,
      status,
      async (msg, passwordOfMessage) => {
        const { action, user, force } = await inTurn(() => request(msg, passwordOfMessage));
        const target = clientOf(arm);
        if (action === 'open') checkUser(target.client, user);
        const act = () => perform(target.client, action, user, force);
        const { result, kortex } = await timed(target, METHOD_OF[action], () =>
          // Keeping a session changes nothing, so what happens meanwhile is for the arm to tell.
          action === 'keep-alive' ? act() : onRequest(target.arm, act),
        );
        // What happened to the session meanwhile is not what this message was answered with.
        const { sessionId = kortex.sessionId } = result;
        return { payload: result, kortex: { ...kortex, sessionId } };
      },
      def.passwordType === 'msg' ? (msg) => takeFromMessage(RED, msg, def.password ?? '') : undefined,
    );
  }

  RED.nodes.registerType('kinova-create-session', CreateSession, {
    credentials: { userPassword: { type: 'password' } },
  });
}

/** An empty user or password is never sent by omission. */
function checkUser(client: KortexClient, { username, password }: Partial<Login>): void {
  const { username: armUsername, hasPassword } = client.configuredUser;
  if (!(username ?? armUsername)) throw new InputError('username', 'a user; the session-config node has none either');
  if (password === undefined && !hasPassword) {
    throw new InputError('password', 'a password; the session-config node has none either');
  }
}

async function perform(
  client: KortexClient,
  action: Action,
  user: Partial<Login>,
  force: boolean,
): Promise<{ sessionId?: number | null; [property: string]: unknown }> {
  switch (action) {
    case 'open': {
      const { sessionInactivityTimeoutMs, connectionInactivityTimeoutMs, openedAt, reused, ...session } =
        await client.login(user, { force });
      return {
        ...session,
        roles: await client.roles(),
        sessionInactivityTimeout: sessionInactivityTimeoutMs,
        connectionInactivityTimeout: connectionInactivityTimeoutMs,
        openedAt: openedAt.toISOString(),
        reused,
      };
    }
    case 'close': {
      const sessionId = await client.logout();
      return { sessionId: sessionId || null, closed: sessionId !== 0 };
    }
    case 'keep-alive': {
      const { sessionId } = client;
      const startedMs = performance.now();
      await client.keepAlive();
      return { sessionId, roundTripMs: Math.round((performance.now() - startedMs) * 10) / 10 };
    }
    case 'connect':
      await client.connect();
      return { connected: true };
    case 'disconnect':
      await client.disconnect();
      return { connected: false };
  }
}
