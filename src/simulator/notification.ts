import { InputError } from '../errors.js';
import { findFunction } from '../protocol/catalogue/functions.js';
import { messagesOf } from '../protocol/catalogue/messages-of.js';
import { encodeFrame, notificationFrame } from '../protocol/frame.js';
import { notificationTopic } from '../protocol/topics.js';
import type { Notice } from './model/notices.js';
import type { Publication } from './publication.js';
import type { Subscription } from './subscriptions.js';
import { timestampOf } from './timestamp.js';

/** When something happened, and a Common.Connection of whoever caused it. */
export interface Circumstances {
  readonly epochMs: number;
  readonly connection: object | undefined;
}

/**
 * The frame about something that happened. All subscribers of a topic share one MQTT topic, so that there is one frame
 * for all of them; it carries the handle of the subscription that is the oldest. Returns undefined if it would be
 * longer than a frame can be.
 */
export function notification(
  { topic, body, severity }: Notice,
  { handle, sessionId }: Subscription,
  { epochMs, connection }: Circumstances,
): Publication | undefined {
  const fn = findFunction(3, topic);
  const message = fn && messagesOf(fn).notification;
  if (!message) throw new Error(`Kortex 3 has no topic ${topic}`);
  const hasInfo = message.fields.some(({ name }) => name === 'genericInfo');
  const genericInfo = { severity, timestamp: timestampOf(epochMs), connection };
  let payload: Uint8Array;
  try {
    payload = message.encode(hasInfo ? { ...body, genericInfo } : body, 'notification');
  } catch (error) {
    if (error instanceof InputError) return undefined;
    throw error;
  }
  const { serviceId, functionId } = fn;
  const frame = notificationFrame({ serviceId, functionId, messageId: handle, sessionId }, payload);
  return {
    kind: 'notification',
    topic: notificationTopic(serviceId, functionId),
    bytes: encodeFrame(frame),
  };
}
