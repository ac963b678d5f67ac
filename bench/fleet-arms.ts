/**
 * A thousand arms as one process: it answers every call below `armN/`, publishes the sessions after a login, and pings
 * each session.
 */
import type { Socket } from 'node:net';
import mqtt, { type MqttClient } from 'mqtt';
import { decodeFrame, encodeFrame, pingFrame, responseFrame } from '../src/protocol/frame.js';
import { PayloadSessionStatusRaw } from '../src/protocol/messages.js';
import { rawFrame } from '../src/protocol/raw.js';
import { METHODS } from '../src/protocol/services.js';
import { pingTopic, SESSIONS_STATUS } from '../src/protocol/topics.js';
import { ready } from './child.js';
import { FRAME_TYPE_AT, SESSION_ID } from './wire.js';

const RESPONSE = 0x13; // header version 1, frame type 3
/** The pings of all arms are spread over that time, as those of real arms are. */
const PING_STEP_MS = 10;
const CREATE_SESSION = `req/${METHODS['Session/CreateSession'].serviceId}/${METHODS['Session/CreateSession'].functionId}`;
const PING = Buffer.from(encodeFrame(pingFrame(SESSION_ID)));
const STATUS = Buffer.from(
  encodeFrame(
    rawFrame(
      SESSIONS_STATUS,
      PayloadSessionStatusRaw.encode({ sessions: [{ sessionIdentifier: SESSION_ID, userIdentifier: 1 }] }),
    ),
  ),
);

class Arms {
  /** Those with a session. */
  readonly #pinged: string[] = [];
  readonly #client: MqttClient;
  #next = 0;

  readonly #pingEveryMs: number;

  constructor(client: MqttClient, pingEveryMs: number) {
    this.#client = client;
    this.#pingEveryMs = pingEveryMs;
    client.on('message', (topic, request, { properties }) => {
      const { responseTopic, correlationData } = properties ?? {};
      if (!responseTopic || !correlationData) return;
      const [arm = '', ...rest] = topic.split('/');
      const isLogin = rest.join('/') === CREATE_SESSION;
      const answer = isLogin ? loggedIn(request) : withType(request);
      client.publish(`${arm}/${responseTopic}`, answer, { properties: { correlationData } });
      if (!isLogin) return;
      client.publish(`${arm}/${SESSIONS_STATUS}`, STATUS);
      if (!this.#pinged.includes(arm)) this.#pinged.push(arm);
    });
    setInterval(() => this.#ping(), PING_STEP_MS);
  }

  #ping(): void {
    const count = Math.ceil((this.#pinged.length * PING_STEP_MS) / this.#pingEveryMs);
    for (let i = 0; i < count; i++) {
      const arm = this.#pinged[this.#next++ % this.#pinged.length];
      if (this.#client.connected) this.#client.publish(`${arm}/${pingTopic(SESSION_ID)}`, PING);
    }
  }
}

function loggedIn(request: Buffer): Buffer {
  return Buffer.from(encodeFrame(responseFrame(decodeFrame(request), { sessionId: SESSION_ID })));
}

function withType(request: Buffer): Buffer {
  request[FRAME_TYPE_AT] = RESPONSE;
  return request;
}

async function main(port: number, pingEveryMs: number): Promise<void> {
  const client = mqtt.connect({
    host: '127.0.0.1',
    port,
    protocolVersion: 5,
    reconnectPeriod: 50,
    queueQoSZero: false,
  });
  client.on('error', () => undefined);
  await new Promise<void>((resolve) => {
    client.on('connect', () => {
      (client.stream as Socket).setNoDelay(true);
      client.subscribe(['+/req/#', '+/pong/#'], () => resolve());
    });
  });
  new Arms(client, pingEveryMs);
  ready('ready');
}

main(Number(process.argv[2]), Number(process.argv[3])).catch((error: unknown) => {
  console.error(error);
  process.exit(1);
});
