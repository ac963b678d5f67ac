import type { Socket } from 'node:net';
import mqtt, { type MqttClient } from 'mqtt';
import { KortexClient } from '../src/client/client.js';
import { decodeFrame, encodeFrame, pongFrame, requestFrame } from '../src/protocol/frame.js';
import { METHODS } from '../src/protocol/services.js';
import { pingTopic, responseTopic, SESSIONS_KILLED, SESSIONS_STATUS, topicOf } from '../src/protocol/topics.js';
import { MqttTransport } from '../src/transport/mqtt.js';
import { SESSION_ID } from './wire.js';

/** One of many that are logged in to an arm each. */
export interface Member {
  close(): Promise<void>;
}

/** Logs a client in at arm number `index`. */
export async function openClient(port: number, index: number): Promise<KortexClient> {
  const client = new KortexClient({
    createTransport: () => new MqttTransport({ protocol: 'mqtt', host: '127.0.0.1', port, topicPrefix: `arm${index}` }),
    login: { username: 'admin', password: 'admin' },
  });
  await client.login();
  return client;
}

/** The floor: mqtt.js alone subscribes to as much, logs in, and answers the pings. */
export async function openBare(port: number, index: number): Promise<Member> {
  const prefix = `arm${index}/`;
  const clientId = `bare-${index}`;
  const client = await mqtt.connectAsync({
    host: '127.0.0.1',
    port,
    protocolVersion: 5,
    reconnectPeriod: 0,
    keepalive: 10,
    clientId,
  });
  (client.stream as Socket).setNoDelay(true);
  const topics = [responseTopic(clientId), SESSIONS_STATUS, SESSIONS_KILLED, pingTopic(SESSION_ID)];
  await client.subscribeAsync(topics.map((topic) => prefix + topic));
  await logIn(client, prefix, clientId);
  return { close: () => client.endAsync() };
}

async function logIn(client: MqttClient, prefix: string, clientId: string): Promise<void> {
  const answers = prefix + responseTopic(clientId);
  const answered = new Promise<void>((resolve) => {
    client.on('message', (topic, bytes) => {
      if (topic === answers) resolve();
      else if (topic.startsWith(`${prefix}ping/`)) {
        const pong = pongFrame(decodeFrame(bytes), SESSION_ID);
        client.publish(prefix + topicOf(pong.header), Buffer.from(encodeFrame(pong)));
      }
    });
  });
  const method = METHODS['Session/CreateSession'];
  const request = method.request.encode({ username: 'admin', password: 'admin' });
  const frame = requestFrame({ ...method, messageId: 1, sessionId: 0 }, request);
  client.publish(prefix + topicOf(frame.header), Buffer.from(encodeFrame(frame)), {
    properties: { responseTopic: responseTopic(clientId), correlationData: Buffer.of(0, 1) },
  });
  await answered;
}
