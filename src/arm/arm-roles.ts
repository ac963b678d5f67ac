import type { KortexClient } from '../client/client.js';
import { ArmError } from '../errors.js';

/** Sub-codes by which an arm may say that there is no role to remove. No public source says which one it is. */
const NOTHING_THERE: readonly (string | number)[] = ['ENTITY_NOT_FOUND', 'METHOD_FAILED', 'INVALID_PARAM'];

/** Whether our session has `role`: the arm is asked, or its last list is read. Undefined if nobody knows. */
export async function hasRole(client: KortexClient, role: string): Promise<boolean | undefined> {
  const connections = await client.connections().catch(() => []);
  const own = connections.find((connection) => connection.own);
  return own ? own.roles.some(({ identifier }) => identifier === role) : isListed(client, role);
}

/** Whether our session has `role`, by the last list of the arm; undefined without a list. */
export function isListed({ sessionId, lastStatus }: KortexClient, role: string): boolean | undefined {
  const own = lastStatus?.find((session) => session.sessionId === sessionId);
  return own?.roles?.some(({ identifier }) => identifier === role);
}

/**
 * Takes away whatever temporary role there is. Throws as `call` does, but not where the arm says that there is none.
 */
export async function removeAnyRole(client: KortexClient): Promise<void> {
  await client.call('Session/RemoveTemporaryUserRole', {}).catch((error: unknown) => {
    if (!(error instanceof ArmError) || !NOTHING_THERE.includes(error.errorSubCode)) throw error;
  });
}
