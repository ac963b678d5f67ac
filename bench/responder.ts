/** The far end of the calls, as a process, and as lean as can be: what it costs hides what the client costs. */
import type { Socket } from 'node:net';
import mqtt from 'mqtt';
import { decodeFrame, encodeFrame, responseFrame } from '../src/protocol/frame.js';
import { METHODS, type Method } from '../src/protocol/services.js';
import { bytesOf, golden } from '../test/support/golden.js';
import { ready } from './child.js';
import { FRAME_TYPE_AT, MESSAGE_ID_AT, SESSION_ID, SESSION_ID_END } from './wire.js';

const RESPONSE = 0x13; // header version 1, frame type 3
const CREATE_SESSION = topicOf('Session/CreateSession');
/** Answers that are more than their request with another type. */
const ANSWERS: ReadonlyMap<string, Buffer> = new Map([
  [topicOf('Session/GetConnections'), bytesOf('get-connections response')],
  [topicOf('Session/GetAccessControl'), bytesOf('get-access-control response')],
  [golden('get-arm-state request').topic, bytesOf('get-arm-state response')],
]);

function answer(topic: string, request: Buffer): Buffer {
  if (topic === CREATE_SESSION) {
    return Buffer.from(encodeFrame(responseFrame(decodeFrame(request), { sessionId: SESSION_ID })));
  }
  const known = ANSWERS.get(topic);
  if (known) {
    const response = Buffer.from(known);
    request.copy(response, MESSAGE_ID_AT, MESSAGE_ID_AT, SESSION_ID_END);
    return response;
  }
  request[FRAME_TYPE_AT] = RESPONSE;
  return request;
}

function topicOf(method: Method): string {
  return `req/${METHODS[method].serviceId}/${METHODS[method].functionId}`;
}

async function main(port: number): Promise<void> {
  const client = await mqtt.connectAsync({ host: '127.0.0.1', port, protocolVersion: 5, reconnectPeriod: 0 });
  // mqtt.js leaves Nagle's algorithm on: a second answer would wait some 40 ms for the receipt of the first.
  (client.stream as Socket).setNoDelay(true);
  client.on('message', (topic, request, { properties }) => {
    const { responseTopic, correlationData } = properties ?? {};
    if (!responseTopic || !correlationData) return;
    client.publish(responseTopic, answer(topic, request), { properties: { correlationData } });
  });
  await client.subscribeAsync('req/#');
  ready('ready');
}

main(Number(process.argv[2])).catch((error: unknown) => {
  console.error(error);
  process.exit(1);
});
