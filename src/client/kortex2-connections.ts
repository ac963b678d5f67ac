import { isIPv6 } from 'node:net';
import { ArmError, TimeoutError } from '../errors.js';
import { frozen } from '../frozen.js';
import type { Endpoint } from '../transport/transport.js';
import type { Caller } from './caller.js';
import { type Connection, toConnection } from './connections.js';

/**
 * Who is connected to an arm of Kortex 2, which has one list without names: those are asked for by the ids of the
 * users. `endpoint` is our end of the link. Throws as `client.call` does.
 */
export async function kortex2Connections(client: Caller, endpoint: Endpoint | undefined): Promise<Connection[]> {
  const [{ connection }, names] = await Promise.all([client.call('Session/GetConnections', {}), userNames(client)]);
  return connection.map((wire) => {
    const list = wire.userHandle?.identifier ? 'user' : 'unauthenticated';
    const found = toConnection(list, wire, 0);
    const isOwn = list === 'user' && endpoint !== undefined && tells(found.information, endpoint);
    return frozen({
      ...found,
      sessionId: isOwn ? client.sessionId : list === 'user' ? null : 0,
      connectionId: wire.connectionIdentifier ?? 0,
      own: isOwn,
      username: names.get(found.userId) ?? '',
    });
  });
}

/** Whether the free text of the arm tells this address and port, however it spells them. */
function tells(information: string, { address, port }: Endpoint): boolean {
  const words = information.slice(0, 256).split(/[^\w.]+/);
  const bare = address.replace(/^::ffff:/, '');
  return words.includes(String(port)) && (isIPv6(bare) ? information.includes(bare) : words.includes(bare));
}

/** The names of all users by their ids; none if the arm refuses to tell them, or does not answer. */
async function userNames(client: Caller): Promise<Map<number, string>> {
  const { userProfiles } = await client.call('Base/ReadAllUserProfiles', {}).catch((error: unknown) => {
    if (error instanceof ArmError || error instanceof TimeoutError) return { userProfiles: [] };
    throw error;
  });
  return new Map(userProfiles.map(({ handle, username }) => [handle?.identifier ?? 0, username ?? '']));
}
