import { encodeFrame, type Frame, pingFrame } from '../protocol/frame.js';
import { PayloadSessionStatusRaw, SessionStatusHandle } from '../protocol/messages.js';
import { rawFrame } from '../protocol/raw.js';
import { pingTopic, SESSIONS_KILLED, SESSIONS_STATUS } from '../protocol/topics.js';
import type { IncomingRequest } from './incoming.js';
import type { MethodName } from './methods.js';
import type { ArmSession } from './sessions.js';
import type { Sendable } from './wire.js';

/** Something that the arm wants sent. */
export interface Publication extends Sendable {
  readonly kind: 'answer' | 'service-pong' | 'ping' | 'killed' | 'status' | 'notification';
  /** Which method this answers. */
  readonly method?: MethodName | undefined;
}

type StatusOf = Pick<ArmSession, 'id' | 'roles'> & { readonly user: { readonly id: number } };

const handleOf = ({ id, user, roles }: StatusOf): SessionStatusHandle => ({
  sessionIdentifier: id,
  userIdentifier: user.id,
  roles: [...roles],
});

/** The answer to a request, for those who said where they want it. */
export function answer(request: IncomingRequest, frame: Frame): Publication[] {
  const { answerTopic: topic, correlationData, method } = request;
  // A broker cuts the connection of whoever publishes on a wildcard.
  if (!topic || /[+#]/.test(topic)) return [];
  return [{ kind: 'answer', topic, bytes: encodeFrame(frame), correlationData, method }];
}

/** Says that a service is up. */
export function servicePong(topic: string): Publication {
  return { kind: 'service-pong', topic, bytes: new Uint8Array(0) };
}

/** Asks whether the holder of a session is still there. */
export function ping({ id, pingCount }: ArmSession): Publication {
  return { kind: 'ping', topic: pingTopic(id), bytes: encodeFrame(pingFrame(id, pingCount & 0xffff)) };
}

/** Tells everybody which sessions are open: always the full list. */
export function status(sessions: Iterable<StatusOf>): Publication {
  const payload = PayloadSessionStatusRaw.encode({ sessions: [...sessions].map(handleOf) });
  return { kind: 'status', topic: SESSIONS_STATUS, bytes: encodeFrame(rawFrame(SESSIONS_STATUS, payload)) };
}

/** Tells everybody that a session ended without being closed. */
export function killed(session: StatusOf): Publication {
  const payload = SessionStatusHandle.encode(handleOf(session));
  return { kind: 'killed', topic: SESSIONS_KILLED, bytes: encodeFrame(rawFrame(SESSIONS_KILLED, payload, session.id)) };
}
