import { decodeFrame, type Frame } from '../protocol/frame.js';
import { FrameType, SessionStatusHandle } from '../protocol/messages.js';
import { decodeRaw } from '../protocol/raw.js';
import { SESSIONS_KILLED, servicePingTopic } from '../protocol/topics.js';
import { KORTEX_3, type MethodName } from './methods.js';
import type { ArmConnection, Message } from './wire.js';

/** The one that the arm understands. */
export const HEADER_VERSION = 1;

/** What the arm listens to. */
export const ARM_TOPICS = ['req/#', 'pong/#', servicePingTopic('#'), SESSIONS_KILLED];

/** A call. `method` is missing where the arm has none with these ids. */
export interface IncomingRequest {
  readonly kind: 'request';
  readonly frame: Frame;
  readonly method: MethodName | undefined;
  readonly from: ArmConnection | undefined;
  readonly answerTopic: string | undefined;
  readonly correlationData: Uint8Array | undefined;
}

/** A message that concerns the arm. */
export type Incoming =
  | IncomingRequest
  | { readonly kind: 'pong'; readonly sessionId: number; readonly from: ArmConnection | undefined }
  /** Somebody asks whether a service is up. */
  | { readonly kind: 'service-ping'; readonly answerTopic: string }
  /** The last will of a client, which names its session. */
  | { readonly kind: 'will'; readonly sessionId: number };

/** Reads what came; undefined is what the arm does not listen to or cannot read. Never throws. */
export function readMessage(message: Message): Incoming | undefined {
  const { topic, bytes } = message;
  if (topic === SESSIONS_KILLED) return { kind: 'will', sessionId: deadSession(bytes) };
  const [, serviceId, namespace = ''] = /^services\/ping\/(\d+)(\/.*)?$/.exec(topic) ?? [];
  if (serviceId !== undefined) {
    if (!KORTEX_3.hasService(Number(serviceId))) return undefined;
    return { kind: 'service-ping', answerTopic: `services/pong/${serviceId}${namespace}` };
  }
  if (!/^(req|pong)\//.test(topic)) return undefined;
  const frame = tryTo(() => decodeFrame(bytes));
  if (frame?.header.headerVersion !== HEADER_VERSION) return undefined;
  switch (frame.header.frameType) {
    case FrameType.MSG_FRAME_REQUEST:
      return request(frame, message);
    case FrameType.MSG_FRAME_PONG:
      return { kind: 'pong', sessionId: frame.header.sessionId, from: message.from };
    default:
      return undefined;
  }
}

function request(frame: Frame, { from, responseTopic, correlationData }: Message): IncomingRequest {
  return {
    kind: 'request',
    frame,
    method: KORTEX_3.methodOf(frame.header),
    from,
    answerTopic: responseTopic,
    correlationData,
  };
}

/** The id in the header, or, where that is 0, the one in the payload. */
function deadSession(bytes: Uint8Array): number {
  const { header, payload } = decodeRaw(SESSIONS_KILLED, bytes);
  return header.sessionId || (tryTo(() => SessionStatusHandle.decode(payload))?.sessionIdentifier ?? 0);
}

/** What `read` returns; undefined if it throws. */
export function tryTo<T>(read: () => T): T | undefined {
  try {
    return read();
  } catch {
    return undefined;
  }
}
