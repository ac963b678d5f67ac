import { ProtocolError } from '../errors.js';
import { type Header, packHeader, unpackHeader } from './header.js';
import { FrameMessage, FrameType } from './messages.js';

/** One message on the wire: who, what and which, and the encoded message that it carries. */
export interface Frame {
  readonly header: Header;
  readonly payload: Uint8Array;
}

const HEADER_VERSION = 1;
const SERVICE_VERSION = 1;
const NO_PAYLOAD = new Uint8Array(0);

/** The bytes of a frame. The header's payload length is taken from the payload. */
export function encodeFrame({ header, payload }: Frame): Uint8Array {
  const [frameInfo, messageInfo, serviceInfo, payloadInfo] = packHeader({ ...header, payloadLength: payload.length });
  return FrameMessage.encode({ header: { frameInfo, messageInfo, serviceInfo, payloadInfo }, payload });
}

/** Reads a frame. Throws a ProtocolError where the bytes are none. */
export function decodeFrame(bytes: Uint8Array): Frame {
  const { header, payload } = FrameMessage.decode(bytes);
  if (!header) throw new ProtocolError(`a frame of ${bytes.length} bytes has no header`);
  const { frameInfo, messageInfo, serviceInfo, payloadInfo } = header;
  return {
    header: unpackHeader([frameInfo ?? 0, messageInfo ?? 0, serviceInfo ?? 0, payloadInfo ?? 0]),
    payload,
  };
}

/** A header with `fields` set and all else zero. */
export function makeHeader(fields: Partial<Header>): Header {
  return {
    errorSubCode: 0,
    errorCode: 0,
    deviceId: 0,
    frameType: FrameType.RESERVED,
    headerVersion: HEADER_VERSION,
    messageId: 0,
    sessionId: 0,
    functionId: 0,
    serviceId: 0,
    serviceVersion: 0,
    payloadLength: 0,
    ...fields,
  };
}

const REQUEST = makeHeader({ frameType: FrameType.MSG_FRAME_REQUEST, serviceVersion: SERVICE_VERSION });

const NOTIFICATION = { ...REQUEST, frameType: FrameType.MSG_FRAME_NOTIFICATION };

/** A call of one function of a service. */
export function requestFrame(
  { serviceId, functionId, messageId, sessionId }: Pick<Header, 'serviceId' | 'functionId' | 'messageId' | 'sessionId'>,
  payload: Uint8Array,
): Frame {
  return { header: { ...REQUEST, serviceId, functionId, messageId, sessionId }, payload };
}

/** The answer to `request`: its header with the type, and whatever `changes` names, replaced. */
export function responseFrame(request: Frame, changes: Partial<Header>, payload: Uint8Array = NO_PAYLOAD): Frame {
  return { header: { ...request.header, frameType: FrameType.MSG_FRAME_RESPONSE, ...changes }, payload };
}

/** What the arm says to those who subscribed to a topic; `messageId` is the handle of a subscription. */
export function notificationFrame(
  { serviceId, functionId, messageId, sessionId }: Pick<Header, 'serviceId' | 'functionId' | 'messageId' | 'sessionId'>,
  payload: Uint8Array,
): Frame {
  return { header: { ...NOTIFICATION, serviceId, functionId, messageId, sessionId }, payload };
}

/** The arm's question whether the holder of a session is still there. */
export function pingFrame(sessionId: number, messageId = 0): Frame {
  return { header: makeHeader({ frameType: FrameType.MSG_FRAME_PING, sessionId, messageId }), payload: NO_PAYLOAD };
}

/** The answer to a ping: the very same frame with its type and the own session set. */
export function pongFrame(ping: Frame, sessionId: number): Frame {
  return { header: { ...ping.header, frameType: FrameType.MSG_FRAME_PONG, sessionId }, payload: ping.payload };
}
