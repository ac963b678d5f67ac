import type { KortexClient, Method } from '../client/client.js';
import type { Login } from '../client/options.js';
import { InputError } from '../errors.js';
import { withRoleNames } from './role-names.js';

/** What can be asked for about the session of an arm, and its connection. */
export const SESSION_ACTIONS = ['open', 'close', 'keep-alive', 'connect', 'disconnect'] as const;
export type SessionAction = (typeof SESSION_ACTIONS)[number];

/** How an action went; what it is about stands in `sessionId`, null if it found no session. */
export interface ActionResult {
  sessionId?: number | null;
  [property: string]: unknown;
}

interface ActionRow {
  /** What it asks of the arm; null if the arm is not asked. */
  method: Method | null;
  run: (client: KortexClient, user: Partial<Login>, force: boolean) => Promise<ActionResult>;
  /** What is read afterwards and belongs to the result, but is no part of the action. */
  read?: (client: KortexClient) => Promise<ActionResult>;
}

/** How each action is done. A row throws what the method of the client throws. */
export const SESSION_ACTION_ROWS: Record<SessionAction, ActionRow> = {
  open: {
    method: 'Session/CreateSession',
    async run(client, user, force) {
      checkUser(client, user);
      const { sessionInactivityTimeoutMs, connectionInactivityTimeoutMs, openedAt, ...session } = await client.login(
        user,
        { force },
      );
      return {
        ...session,
        sessionInactivityTimeout: sessionInactivityTimeoutMs,
        connectionInactivityTimeout: connectionInactivityTimeoutMs,
        openedAt: openedAt.toISOString(),
      };
    },
    read: async (client) => withRoleNames({ roles: await client.roles() }),
  },
  close: {
    method: 'Session/CloseSession',
    async run(client) {
      const sessionId = await client.logout();
      return { sessionId: sessionId || null, closed: sessionId !== 0 };
    },
  },
  'keep-alive': {
    method: 'Session/KeepAlive',
    async run(client) {
      const { sessionId } = client;
      const startedMs = performance.now();
      await client.keepAlive();
      return { sessionId, roundTripMs: Math.round((performance.now() - startedMs) * 10) / 10 };
    },
  },
  connect: {
    method: null,
    run: (client) => client.connect().then(() => ({ connected: true })),
  },
  disconnect: {
    method: null,
    run: (client) => client.disconnect().then(() => ({ connected: false })),
  },
};

/** An empty user or password is never sent by omission. */
function checkUser(client: KortexClient, { username, password }: Partial<Login>): void {
  const { username: armUsername, hasPassword } = client.configuredUser;
  if (!(username ?? armUsername)) throw new InputError('username', 'a user; the session-config node has none either');
  if (password === undefined && !hasPassword) {
    throw new InputError('password', 'a password; the session-config node has none either');
  }
}
