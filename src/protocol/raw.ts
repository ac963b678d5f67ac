import { decodeFrame, type Frame, makeHeader } from './frame.js';
import type { Header } from './header.js';
import { FrameType, PayloadFrameTypeRaw } from './messages.js';

/** What was published on a topic that belongs to no service, such as sessions/status. */
export interface RawMessage {
  readonly topic: string;
  /** The header it came with; its session id names a dead session on sessions/killed. */
  readonly header: Header;
  readonly payload: Uint8Array;
}

/** A RAW frame: `payload` in the envelope that names its topic. */
export function rawFrame(topic: string, payload: Uint8Array, sessionId = 0): Frame {
  return {
    header: makeHeader({ frameType: FrameType.MSG_FRAME_RAW, sessionId }),
    payload: PayloadFrameTypeRaw.encode({ topic, payload }),
  };
}

/**
 * Reads what came on a raw topic. No public source shows these bytes from a real arm, so they are read leniently:
 * a RAW frame with the envelope, else a RAW frame with the bare message, else the bare message. Never throws.
 */
export function decodeRaw(topic: string, bytes: Uint8Array): RawMessage {
  const frame = tryTo(() => decodeFrame(bytes));
  if (frame?.header.frameType !== FrameType.MSG_FRAME_RAW) return { topic, header: makeHeader({}), payload: bytes };
  const envelope = tryTo(() => PayloadFrameTypeRaw.decode(frame.payload));
  // A topic is printable; a bare message starts with a tag byte below 0x20 where the topic would stand.
  const enveloped = envelope !== undefined && /^[\x20-\x7e]+$/.test(envelope.topic);
  return { topic, header: frame.header, payload: enveloped ? envelope.payload : frame.payload };
}

function tryTo<T>(read: () => T): T | undefined {
  try {
    return read();
  } catch {
    return undefined;
  }
}
