import { isIP } from 'node:net';
import { frozen } from '../frozen.js';
import { type Connection as Wire, type ConnectionList, ConnectionType, enumName } from '../protocol/messages.js';
import { type Role, toRoles } from './roles.js';
import { keyOf, type SessionStatus } from './session-status.js';

/** The lists of GetConnections, in the arm's order. */
export const CONNECTION_LISTS = ['user', 'plugin', 'internal', 'unauthenticated', 'monitor'] as const;
/** The name of one of the lists of GetConnections. */
export type ConnectionListName = (typeof CONNECTION_LISTS)[number];

/** Somebody connected to the arm. Frozen, as all that a client returns. */
export interface Connection {
  readonly list: ConnectionListName;
  /** 0 without a session; null if the arm does not tell: Kortex 2 tells it of our own session only. */
  readonly sessionId: number | null;
  /** Kortex 2 only: how the arm tells connections apart. */
  readonly connectionId?: number;
  /** True for the session of this very client; on Kortex 2 if the arm sees us under our own address. */
  readonly own: boolean;
  /** Empty if nobody is logged in, or the arm does not tell. */
  readonly username: string;
  /** 0 if nobody is logged in. */
  readonly userId: number;
  /** Bit mask of the user profile's handle: 1 read, 2 update, 4 delete. */
  readonly permission: number;
  readonly roles: readonly Role[];
  /** `MQTT_TCP`, `MQTT_WEBSOCKET`, `UDP`; a number for a type that we do not know. */
  readonly type: string | number;
  /** Started inside the arm's controller. */
  readonly local: boolean;
  readonly webapp: boolean;
  /** Connection inactivity timeout in ms. */
  readonly inactivityTimeout: number;
  /** The arm's free text; `address` and `port` are read from it if it holds them. */
  readonly information: string;
  readonly address: string | null;
  readonly port: number | null;
}

/** The connections of `lists` in one form, whichever lists the arm fills. `ownSessionId` marks our own; 0 is none. */
export function toConnections(lists: ConnectionList, ownSessionId: number): Connection[] {
  const found = CONNECTION_LISTS.flatMap((list) =>
    (lists[`${list}Connections`] ?? []).map((wire) => toConnection(list, wire, ownSessionId)),
  );
  if (found.length > 0) return found;
  // An older arm fills only the flat, deprecated list.
  return (lists.connection ?? []).map((wire) => {
    const loggedIn = Boolean(wire.sessionIdentifier) || Boolean(wire.userHandle?.identifier);
    return toConnection(loggedIn ? 'user' : 'unauthenticated', wire, ownSessionId);
  });
}

/** One connection of the arm, which stands on `list`, with our own names of fields. */
export function toConnection(list: ConnectionListName, wire: Wire, ownSessionId: number): Connection {
  const sessionId = wire.sessionIdentifier ?? 0;
  const information = wire.connectionInformation ?? '';
  return frozen({
    list,
    sessionId,
    own: sessionId !== 0 && sessionId === ownSessionId,
    username: wire.username ?? '',
    userId: wire.userHandle?.identifier ?? 0,
    permission: wire.userHandle?.permission ?? 0,
    roles: toRoles(wire.roles),
    type: enumName(ConnectionType, wire.connectionType ?? 0, 'CONNECTION_TYPE_'),
    local: wire.isLocal ?? false,
    webapp: wire.isWebapp ?? false,
    inactivityTimeout: wire.connectionInactivityTimeout ?? 0,
    information,
    ...readAddress(information),
  });
}

/** Seen in the field: `192.168.1.50:52114`, `[fe80::1]:1883`, `type=UDP;ip=127.0.0.1;port=56536`. */
function readAddress(information: string): { address: string | null; port: number | null } {
  // The arm may say anything, at any length; an address stands at the beginning.
  const text = information.slice(0, 256);
  const ip = /\bip=(?<address>[^;\s]+)/i.exec(text)?.groups?.address;
  if (ip && isIP(ip) !== 0) return { address: ip, port: toPort(/\bport=(\d+)/i.exec(text)?.[1]) };
  const bracketed = /\[(?<address>[^\]]+)\](?::(?<port>\d+))?/;
  const colon = /(?<address>\d+\.\d+\.\d+\.\d+)(?::(?<port>\d+))?/;
  const bare = /^(?<address>[^\s]+)$/;
  for (const spelling of [bracketed, colon, bare]) {
    const { address, port } = spelling.exec(text)?.groups ?? {};
    if (!address || isIP(address) === 0) continue;
    return { address, port: toPort(port) };
  }
  return { address: null, port: null };
}

function toPort(digits: string | undefined): number | null {
  return digits && Number(digits) <= 65_535 ? Number(digits) : null;
}

/** The sessions in a list of connections; one of them may have several. */
export function sessionsOf(connections: readonly Connection[]): readonly SessionStatus[] {
  const sessions = new Map<string, SessionStatus>();
  for (const connection of connections) {
    const key = sessionKeyOf(connection);
    const { sessionId, userId, roles, connectionId } = connection;
    if (sessionId === 0 || sessions.has(key)) continue;
    sessions.set(key, { key, sessionId, userId, roles: connectionId === undefined ? roles : null });
  }
  return frozen([...sessions.values()]);
}

/** The key of the session of a connection: by its id, else by what tells the connection from others. */
export function sessionKeyOf({ sessionId, connectionId, port }: Connection): string {
  if (sessionId !== null) return keyOf(sessionId);
  return connectionId ? `connection ${connectionId}` : `port ${port ?? 0}`;
}
