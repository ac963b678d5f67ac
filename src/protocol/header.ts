import { ProtocolError } from '../errors.js';

interface Field {
  word: 0 | 1 | 2 | 3;
  shift: number;
  width: number;
}

/** The header layout, word by word, lowest bits first. Packing and unpacking both read this table. */
const FIELDS = {
  errorSubCode: { word: 0, shift: 0, width: 12 },
  errorCode: { word: 0, shift: 12, width: 4 },
  deviceId: { word: 0, shift: 16, width: 8 },
  frameType: { word: 0, shift: 24, width: 4 },
  headerVersion: { word: 0, shift: 28, width: 4 },
  messageId: { word: 1, shift: 0, width: 16 },
  sessionId: { word: 1, shift: 16, width: 16 },
  functionId: { word: 2, shift: 0, width: 16 },
  serviceId: { word: 2, shift: 16, width: 12 },
  serviceVersion: { word: 2, shift: 28, width: 4 },
  payloadLength: { word: 3, shift: 0, width: 24 },
} as const satisfies Record<string, Field>;

/** The fields of a frame header, as unsigned integers. `payloadLength` is in bytes; id 0 means none. */
export type Header = Record<keyof typeof FIELDS, number>;

/** Frame info, message info, service info and payload info: four unsigned 32-bit words. */
export type HeaderWords = [number, number, number, number];

/**
 * Packs a header into its four words. Throws a ProtocolError where a value does not fit its field.
 * Here and below the fields are named one by one: looking them up by name costs five times as much.
 */
export function packHeader(header: Header): HeaderWords {
  const frameInfo =
    put(FIELDS.errorSubCode, header.errorSubCode) |
    put(FIELDS.errorCode, header.errorCode) |
    put(FIELDS.deviceId, header.deviceId) |
    put(FIELDS.frameType, header.frameType) |
    put(FIELDS.headerVersion, header.headerVersion);
  const messageInfo = put(FIELDS.messageId, header.messageId) | put(FIELDS.sessionId, header.sessionId);
  const serviceInfo =
    put(FIELDS.functionId, header.functionId) |
    put(FIELDS.serviceId, header.serviceId) |
    put(FIELDS.serviceVersion, header.serviceVersion);
  const payloadInfo = put(FIELDS.payloadLength, header.payloadLength);
  return [frameInfo >>> 0, messageInfo >>> 0, serviceInfo >>> 0, payloadInfo >>> 0];
}

/** Reads the header fields out of the four words. */
export function unpackHeader(words: HeaderWords): Header {
  return {
    errorSubCode: take(FIELDS.errorSubCode, words),
    errorCode: take(FIELDS.errorCode, words),
    deviceId: take(FIELDS.deviceId, words),
    frameType: take(FIELDS.frameType, words),
    headerVersion: take(FIELDS.headerVersion, words),
    messageId: take(FIELDS.messageId, words),
    sessionId: take(FIELDS.sessionId, words),
    functionId: take(FIELDS.functionId, words),
    serviceId: take(FIELDS.serviceId, words),
    serviceVersion: take(FIELDS.serviceVersion, words),
    payloadLength: take(FIELDS.payloadLength, words),
  };
}

function put(field: Field, value: number): number {
  const max = maxOf(field);
  if (!(value >= 0 && value <= max))
    throw new ProtocolError(`header.${nameOf(field)} is ${value}; it takes 0 to ${max}`);
  return value << field.shift;
}

function take(field: Field, words: HeaderWords): number {
  return (words[field.word] >>> field.shift) & maxOf(field);
}

/** No field is wider than 24 bits, so the shift does not overflow. */
function maxOf({ width }: Field): number {
  return (1 << width) - 1;
}

function nameOf(field: Field): string | undefined {
  return Object.entries(FIELDS).find(([, candidate]) => candidate === field)?.[0];
}
