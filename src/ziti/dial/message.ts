import { ZitiError } from '../../errors.js';

/** What a message on the channel between a client and an edge router is for. */
export const ContentType = {
  hello: 0,
  result: 2,
  latency: 3,
  connect: 60_783,
  stateConnected: 60_784,
  stateClosed: 60_785,
  data: 60_786,
  updateTokenSuccess: 60_801,
  updateTokenFailure: 60_802,
  updateToken: 60_803,
  connectV2: 60_806,
} as const;

/** The headers that a message may have, by their keys. */
export const HeaderKey = {
  replyFor: 1,
  success: 2,
  latencyProbe: 128,
  connectionId: 1000,
  token: 1002,
  publicKey: 1003,
  flags: 1010,
  appData: 1011,
  errorCode: 1014,
  errorDetails: 1033,
  service: 1036,
  isServiceName: 1037,
} as const;

/** One message on the channel. */
export interface ChannelMessage {
  contentType: number;
  /** Counts up on each side of a connection. */
  sequence: number;
  headers: ReadonlyMap<number, Buffer>;
  body: Buffer;
}

const MAGIC = Buffer.of(3, 6, 9, 12);
const HEAD_BYTES = 20;
/** A router writes at most 64 KiB of a stream into one message; a reason and a token are shorter. */
const LONGEST_HEADERS_BYTES = 65_536;
const LONGEST_BODY_BYTES = 4 * 1024 * 1024;

/** The bytes of a message: a head of five words, little endian, then the headers, then the body. */
export function encodeMessage({ contentType, sequence, headers, body }: ChannelMessage): Buffer {
  const headersBytes = [...headers.values()].reduce((sum, { length }) => sum + 8 + length, 0);
  const bytes = Buffer.allocUnsafe(HEAD_BYTES + headersBytes + body.length);
  MAGIC.copy(bytes);
  bytes.writeInt32LE(contentType, 4);
  bytes.writeInt32LE(sequence, 8);
  bytes.writeInt32LE(headersBytes, 12);
  bytes.writeInt32LE(body.length, 16);
  let at = HEAD_BYTES;
  for (const [key, value] of headers) {
    bytes.writeInt32LE(key, at);
    bytes.writeInt32LE(value.length, at + 4);
    value.copy(bytes, at + 8);
    at += 8 + value.length;
  }
  body.copy(bytes, at);
  return bytes;
}

/**
 * How many bytes the message has that begins with `bytes`; undefined if that many are not there that it says so. Throws
 * a ZitiError if no message begins so.
 */
export function messageLength(bytes: Buffer): number | undefined {
  const known = Math.min(bytes.length, MAGIC.length);
  if (!bytes.subarray(0, known).equals(MAGIC.subarray(0, known))) {
    throw broken('it does not speak the protocol of an edge router');
  }
  if (bytes.length < HEAD_BYTES) return undefined;
  const headersBytes = bytes.readInt32LE(12);
  const bodyBytes = bytes.readInt32LE(16);
  if (headersBytes < 0 || headersBytes > LONGEST_HEADERS_BYTES || bodyBytes < 0 || bodyBytes > LONGEST_BODY_BYTES) {
    throw broken(`it sent a message of ${headersBytes} bytes of headers and ${bodyBytes} bytes of body`);
  }
  return HEAD_BYTES + headersBytes + bodyBytes;
}

/** Reads one whole message. Headers and body are views of `bytes`. Throws a ZitiError if its headers do not add up. */
export function decodeMessage(bytes: Buffer): ChannelMessage {
  const bodyAt = HEAD_BYTES + bytes.readInt32LE(12);
  const headers = new Map<number, Buffer>();
  for (let at = HEAD_BYTES; at < bodyAt;) {
    const valueAt = at + 8;
    const length = valueAt <= bodyAt ? bytes.readInt32LE(at + 4) : -1;
    if (length < 0 || valueAt + length > bodyAt) throw broken('it sent a message whose headers do not add up');
    headers.set(bytes.readInt32LE(at), bytes.subarray(valueAt, valueAt + length));
    at = valueAt + length;
  }
  return {
    contentType: bytes.readInt32LE(4),
    sequence: bytes.readInt32LE(8),
    headers,
    body: bytes.subarray(bodyAt),
  };
}

/** The number in a header of 4 bytes; undefined if there is none, or one of another length. */
export function int32Of({ headers }: ChannelMessage, key: number): number | undefined {
  const value = headers.get(key);
  return value?.length === 4 ? value.readInt32LE() : undefined;
}

/** A number as the value of a header. */
export function int32(value: number): Buffer {
  const bytes = Buffer.allocUnsafe(4);
  bytes.writeInt32LE(value | 0);
  return bytes;
}

function broken(what: string): ZitiError {
  return new ZitiError('ZITI_SERVER', `the edge router cannot be understood: ${what}`, { hint: 'not-a-router' });
}
