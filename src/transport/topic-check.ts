import { encodeFrame, pingFrame, pongFrame, requestFrame } from '../protocol/frame.js';
import { METHODS } from '../protocol/services.js';
import {
  pingTopic,
  servicePingTopic,
  servicePongTopic,
  SESSIONS_KILLED,
  SESSIONS_STATUS,
  topicOf,
} from '../protocol/topics.js';
import type { MqttConnection } from './mqtt-connection.js';
import { BrokerError } from './mqtt-reasons.js';
import type { TopicCheck } from './transport.js';

const EMPTY = new Uint8Array();

/**
 * Tries every topic that the nodes use over `connection`, as session `sessionId`. What is written does no harm: a
 * KeepAlive, an answer to a ping, and the question whether a service is up. Throws if the connection ends.
 */
export function checkTopics(
  connection: MqttConnection,
  prefix: string,
  ownResponseTopic: string,
  sessionId: number,
): Promise<TopicCheck[]> {
  const { serviceId } = METHODS['Session/KeepAlive'];
  const keepAlive = requestFrame({ ...METHODS['Session/KeepAlive'], messageId: 0, sessionId }, EMPTY);
  const pong = pongFrame(pingFrame(sessionId), sessionId);
  const read = [ownResponseTopic, SESSIONS_STATUS, SESSIONS_KILLED, pingTopic(sessionId), servicePongTopic(serviceId)];
  const write: [string, Uint8Array][] = [
    [topicOf(keepAlive.header), encodeFrame(keepAlive)],
    [topicOf(pong.header), encodeFrame(pong)],
    [servicePingTopic(serviceId), EMPTY],
  ];
  return Promise.all([
    ...read.map((topic) => check(topic, 'read', connection.subscribe(prefix + topic))),
    // With QoS 1, since a broker says nothing about what it drops of QoS 0.
    ...write.map(([topic, bytes]) => check(topic, 'write', connection.publishAcknowledged(prefix + topic, bytes))),
  ]);
}

async function check(topic: string, access: TopicCheck['access'], asked: Promise<void>): Promise<TopicCheck> {
  try {
    await asked;
    return { topic, access };
  } catch (error) {
    if (error instanceof BrokerError) return { topic, access, refused: error.message };
    throw error;
  }
}
