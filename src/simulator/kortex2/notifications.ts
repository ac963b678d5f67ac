import { messagesOf } from '../../protocol/catalogue/messages-of.js';
import { encodeFrame, notificationFrame } from '../../protocol/frame.js';
import type { Publication } from '../publication.js';
import type { ArmSession } from '../sessions.js';
import type { Subscription } from '../subscriptions.js';
import { userHandle } from '../user-profile.js';
import { kortex2Function } from './methods.js';
import { connectionOf } from './values.js';

/** What a login or logout says. Whoever logs in or out has caused it. */
export function userEvent(event: 'LOGGED_IN' | 'LOGGED_OUT', { user, connection }: ArmSession): object {
  return {
    userEvent: event,
    modifiedUser: userHandle(user),
    userHandle: userHandle(user),
    ...(connection && { connection: connectionOf(connection, user) }),
  };
}

/** The topics of which this arm says anything. */
export type Kortex2Topic =
  'Base/ArmStateTopic' | 'Base/OnNotificationOperatingModeTopic' | 'Base/OnNotificationUserTopic';

/** The frames for those who subscribed: the message id of a notification is the handle. */
export function notifications(
  topic: Kortex2Topic,
  subscriptions: readonly Subscription[],
  body: object,
): (Publication & { readonly sessionId: number })[] {
  const fn = kortex2Function(topic);
  const payload = messagesOf(fn).notification?.encode(body) ?? new Uint8Array();
  const { serviceId, functionId } = fn;
  return subscriptions.map(({ handle, sessionId }) => {
    const frame = notificationFrame({ serviceId, functionId, messageId: handle, sessionId }, payload);
    return { kind: 'notification', topic: '', bytes: encodeFrame(frame), sessionId };
  });
}
