/** Publishes notifications of an arm, each with its number in it, as a process: on demand, at a rate or at once. */
import type { Socket } from 'node:net';
import mqtt from 'mqtt';
import { Writer } from 'protobufjs/minimal';
import { encodeFrame, notificationFrame } from '../src/protocol/frame.js';
import { notificationTopic } from '../src/protocol/topics.js';
import { ready } from './child.js';
import { ARM_STATE, GO, type Order } from './notifications.js';

const EVERY_MS = 5;

/** An ArmStateNotification with `number` as the microseconds of its time. */
function notification(number: number): Buffer {
  const timestamp = new Writer().uint32(0x10).uint32(number).finish();
  const information = new Writer().uint32(0x12).bytes(timestamp).finish();
  const payload = new Writer().uint32(0x08).int32(1).uint32(0x22).bytes(information).finish();
  return Buffer.from(encodeFrame(notificationFrame({ ...ARM_STATE, messageId: 1, sessionId: 0 }, payload)));
}

async function main(port: number): Promise<void> {
  const client = await mqtt.connectAsync({ host: '127.0.0.1', port, protocolVersion: 5, reconnectPeriod: 0 });
  (client.stream as Socket).setNoDelay(true);
  const topic = notificationTopic(ARM_STATE.serviceId, ARM_STATE.functionId);
  client.on('message', (_topic, order) => {
    const { count, perSecond } = JSON.parse(order.toString()) as Order;
    const startedMs = performance.now();
    let sent = 0;
    const send = () => {
      const due = Math.min(count, Math.floor(((performance.now() - startedMs) / 1000) * perSecond));
      for (; sent < due; sent++) client.publish(topic, notification(sent));
      if (sent < count) setTimeout(send, EVERY_MS);
    };
    send();
  });
  await client.subscribeAsync(GO);
  ready('ready');
}

main(Number(process.argv[2])).catch((error: unknown) => {
  console.error(error);
  process.exit(1);
});
