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

const ENTRIES = Object.entries(FIELDS).map(([name, { word, shift, width }]) => ({
  name: name as keyof Header,
  word,
  shift,
  max: 2 ** width - 1,
}));

/** Packs a header into its four words. Throws a ProtocolError where a value does not fit its field. */
export function packHeader(header: Header): HeaderWords {
  const words: HeaderWords = [0, 0, 0, 0];
  for (const { name, word, shift, max } of ENTRIES) {
    const value = header[name];
    if (!(value >= 0 && value <= max)) throw new ProtocolError(`header.${name} is ${value}; it takes 0 to ${max}`);
    words[word] |= value << shift;
  }
  return words.map((word) => word >>> 0) as HeaderWords;
}

/** Reads the header fields out of the four words. */
export function unpackHeader(words: HeaderWords): Header {
  const header = {} as Header;
  for (const { name, word, shift, max } of ENTRIES) header[name] = (words[word] >>> shift) & max;
  return header;
}
