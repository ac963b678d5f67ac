import { ProtocolError } from '../errors.js';
import type { Header } from './header.js';
import { FrameType } from './messages.js';

/** Full list of sessions, published after every change. */
export const SESSIONS_STATUS = 'sessions/status';
/** A session that ended without being closed; also the last will of Kinova's C++ client. */
export const SESSIONS_KILLED = 'sessions/killed';

/** Where the answers to one MQTT client go. */
export const responseTopic = (clientId: string): string => `res/${clientId}`;
/** Where the arm pings the holder of a session. */
export const pingTopic = (sessionId: number): string => `ping/${sessionId}`;
/** Where notifications come, those of all clients alike. */
export const notificationTopic = (serviceId: number, functionId: number): string => `notif/${serviceId}/${functionId}`;
/** An empty message here asks whether a service is up; needs no session. */
export const servicePingTopic = (serviceId: number | '#'): string => `services/ping/${serviceId}`;
/** Where the answer to that comes: any message means that the service is up. */
export const servicePongTopic = (serviceId: number): string => `services/pong/${serviceId}`;

/** Where a frame is published. Responses go where their request says, so they have no topic of their own. */
export function topicOf(header: Header): string {
  switch (header.frameType) {
    case FrameType.MSG_FRAME_REQUEST:
      return `req/${header.serviceId}/${header.functionId}`;
    case FrameType.MSG_FRAME_PING:
      return pingTopic(header.sessionId);
    case FrameType.MSG_FRAME_PONG:
      return `pong/${header.sessionId}`;
    default:
      throw new ProtocolError(`frames of type ${header.frameType} have no MQTT topic of their own`);
  }
}

/** True for topics that carry something else than plain frames. */
export function isRawTopic(topic: string): boolean {
  return topic === SESSIONS_STATUS || topic === SESSIONS_KILLED;
}
