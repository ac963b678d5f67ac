import { KORTEX_2_METHODS } from '../protocol/services.js';
import type { Kortex } from './kortex.js';
import { kortex2Connections } from './kortex2-connections.js';

/** Kortex 2: frames over TCP. Nobody pings, so the client has to keep talking; one list without names and sessions. */
export const KORTEX_2: Kortex = {
  generation: 2,
  has: (method) => KORTEX_2_METHODS.has(method),
  silenceMsOf: ({ silenceMs, connectionInactivityTimeoutMs }) => Math.min(silenceMs, connectionInactivityTimeoutMs / 4),
  linkProvesArm: false,
  pings: false,
  namesSessions: false,
  changesTopic: 'Base/OnNotificationUserTopic',
  namesSubscriptions: true,
  connections: kortex2Connections,
};
