import { toConnections } from './connections.js';
import type { Kortex } from './kortex.js';

/** Kortex 3: frames over MQTT. The arm pings, and publishes its sessions after every change. */
export const KORTEX_3: Kortex = {
  generation: 3,
  has: (method) => method !== 'Base/OnNotificationUserTopic',
  silenceMsOf: ({ silenceMs }) => silenceMs,
  linkProvesArm: true,
  pings: true,
  namesSessions: true,
  changesTopic: undefined,
  namesSubscriptions: false,
  connections: async (client) => toConnections(await client.call('Session/GetConnections', {}), client.sessionId),
};
