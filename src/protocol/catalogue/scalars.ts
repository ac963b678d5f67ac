import type { Json } from './json.js';
import type { Path } from './path.js';
import { bytesOf } from './values.js';

/** A field that is no message: how it is checked on the way out, and shown on the way in. */
export interface Scalar {
  /** What a template shows. */
  readonly empty: Json;
  /** What the encoder of protobufjs takes for `value`. Throws an InputError. */
  toWire(value: unknown, at: Path): unknown;
  toJson(value: unknown): Json;
}

/** What a frame can carry at most, in bytes: its length has 24 bits. */
export const LONGEST_PAYLOAD = 0xff_ffff;
const LARGEST_FLOAT = 3.4028234663852886e38;

function integer(min: number, max: number): Scalar {
  const expected = `a whole number from ${min} to ${max}`;
  return {
    empty: 0,
    toWire(value, at) {
      if (typeof value !== 'number' || !Number.isInteger(value) || value < min || value > max) throw at.wrong(expected);
      return value + 0; // no -0
    },
    toJson: (value) => value as number,
  };
}

/** Not every 64-bit integer is a JavaScript number: the others are text in decimal digits. */
function longInteger(min: bigint, max: bigint): Scalar {
  const expected = `a whole number from ${min} to ${max}, as text or a BigInt above ${Number.MAX_SAFE_INTEGER}`;
  return {
    empty: 0,
    toWire(value, at) {
      const exact = typeof value === 'bigint' ? value : exactInteger(value);
      if (exact === undefined || exact < min || exact > max) throw at.wrong(expected);
      return exact.toString();
    },
    toJson(value) {
      const text = String(value); // a number or a Long
      const number = Number(text);
      return Number.isSafeInteger(number) ? number : text;
    },
  };
}

function exactInteger(value: unknown): bigint | undefined {
  if (typeof value === 'number') return Number.isSafeInteger(value) ? BigInt(value) : undefined;
  if (typeof value === 'string') return /^-?\d{1,20}$/.test(value) ? BigInt(value) : undefined;
  return undefined;
}

/** NaN and Infinity are refused: nobody wants them to reach a motion. What the arm says is shown as it is. */
function float(largest: number, expected: string): Scalar {
  return {
    empty: 0,
    toWire(value, at) {
      if (typeof value !== 'number' || !Number.isFinite(value) || Math.abs(value) > largest) throw at.wrong(expected);
      return value + 0;
    },
    toJson: (value) => value as number,
  };
}

const UINT32 = integer(0, 0xffff_ffff);
const INT32 = integer(-0x8000_0000, 0x7fff_ffff);
const UINT64 = longInteger(0n, 2n ** 64n - 1n);
const INT64 = longInteger(-(2n ** 63n), 2n ** 63n - 1n);

/** By the names that proto files use. */
export const SCALARS: Readonly<Record<string, Scalar>> = {
  uint32: UINT32,
  fixed32: UINT32,
  int32: INT32,
  sint32: INT32,
  sfixed32: INT32,
  uint64: UINT64,
  fixed64: UINT64,
  int64: INT64,
  sint64: INT64,
  sfixed64: INT64,
  float: float(LARGEST_FLOAT, 'a number of at most 3.4e38'),
  double: float(Number.MAX_VALUE, 'a number'),
  bool: {
    empty: false,
    toWire(value, at) {
      if (typeof value !== 'boolean') throw at.wrong('true or false');
      return value;
    },
    toJson: (value) => value as boolean,
  },
  string: {
    empty: '',
    toWire(value, at) {
      if (typeof value !== 'string') throw at.wrong('a text');
      if (value.length > LONGEST_PAYLOAD) throw at.wrong(`a text of at most ${LONGEST_PAYLOAD} bytes`);
      // Half a character would reach the arm as another one.
      if (!value.isWellFormed()) throw at.wrong('a text without halves of surrogate pairs');
      return value;
    },
    toJson: (value) => value as string,
  },
  bytes: {
    empty: { type: 'Buffer', data: [] },
    toWire(value, at) {
      const bytes = bytesOf(value, at);
      if (!bytes) throw at.wrong('a Buffer, or {"type":"Buffer","data":[…]}');
      if (bytes.length > LONGEST_PAYLOAD) throw at.wrong(`at most ${LONGEST_PAYLOAD} bytes`);
      return bytes;
    },
    // A copy: the bytes of the frame belong to somebody else.
    toJson: (value) => Buffer.from(value as Uint8Array),
  },
};
