import { type Connection, type ConnectionList, ConnectionType } from '../protocol/messages.js';
import { seededRandom } from './random.js';
import type { ArmSession } from './sessions.js';
import { userHandle } from './user-profile.js';
import type { ArmConnection } from './wire.js';

const MQTT_TCP = ConnectionType.CONNECTION_TYPE_MQTT_TCP;
const INTERNAL_PROCESSES = 3;
/** Where Linux takes the ports of outgoing connections from. */
const EPHEMERAL_PORTS = { first: 32768, count: 28232 };

/** Connections of the arm itself, which are there from the start. */
export interface Residents {
  readonly internal: Connection[];
  readonly plugins: Connection[];
}

/** Draws the ports of the arm's own connections; the same seed draws the same. */
export function makeResidents(seed: number): Residents {
  const random = seededRandom(seed);
  const port = () => EPHEMERAL_PORTS.first + Math.floor(random() * EPHEMERAL_PORTS.count);
  const local = () => ({ connectionInformation: `127.0.0.1:${port()}`, isLocal: true, connectionType: MQTT_TCP });
  return {
    internal: Array.from({ length: INTERNAL_PROCESSES }, local),
    plugins: [{ ...local(), username: 'gripper' }],
  };
}

/** Who is connected, by kind. The deprecated list stays empty, and nobody monitors. */
export function connectionList(
  sessions: ReadonlyMap<number, ArmSession>,
  connections: ReadonlySet<ArmConnection>,
  residents: Residents,
): ConnectionList {
  const open = [...sessions.values()];
  const withSession = new Set(open.map(({ connection }) => connection));
  return {
    userConnections: open.map(userConnection),
    pluginConnections: residents.plugins,
    internalConnections: residents.internal,
    unauthenticatedConnections: [...connections]
      .filter((connection) => !withSession.has(connection))
      .map(({ address }) => ({ connectionInformation: address, connectionType: MQTT_TCP })),
  };
}

/** The connection of a session: Common.Connection. */
export function userConnection({ id, user, roles, connection, connectionInactivityTimeoutMs }: ArmSession): Connection {
  return {
    userHandle: userHandle(user),
    connectionInformation: connection?.address ?? '',
    sessionIdentifier: id,
    connectionInactivityTimeout: connectionInactivityTimeoutMs,
    roles: [...roles],
    connectionType: connection?.isWebapp ? ConnectionType.CONNECTION_TYPE_MQTT_WEBSOCKET : MQTT_TCP,
    isWebapp: connection?.isWebapp ?? false,
    username: user.username,
  };
}
