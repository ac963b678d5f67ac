import { ProtocolError } from '../errors.js';

/** What every frame on TCP starts with. Source: Kinova's Python client for Kortex 2. */
const MAGIC = Buffer.from('\x07xEtRoK\x07', 'latin1');
/** The magic bytes, and the length of the frame in 4 bytes, big endian. */
const PREFIX_LENGTH = MAGIC.length + 4;
/** A payload takes 24 bits to count, and its header is short. */
const LONGEST_FRAME = 2 ** 24 + 64;

/** The bytes of a frame as they go over TCP. */
export function withPrefix(frame: Uint8Array): Uint8Array {
  const length = Buffer.alloc(4);
  length.writeUInt32BE(frame.length);
  return Buffer.concat([MAGIC, length, frame]);
}

/** Puts the bytes of one TCP stream, wherever they are cut, together to whole frames. */
export class FrameSplitter {
  #chunks: Buffer[] = [];
  #size = 0;
  /** So many bytes have to be there for the next step. */
  #needed = PREFIX_LENGTH;

  /**
   * Takes the next bytes; returns the frames that are complete now, without their prefix. Throws a ProtocolError if the
   * bytes are no frames: then nobody knows where the next frame begins.
   */
  push(chunk: Buffer): Uint8Array[] {
    this.#chunks.push(chunk);
    this.#size += chunk.length;
    if (this.#size < this.#needed) {
      // Something else than frames may never say as much.
      if (this.#chunks.length === 1) checkMagic(chunk);
      return [];
    }
    let rest = this.#chunks.length === 1 ? chunk : Buffer.concat(this.#chunks);
    const frames: Uint8Array[] = [];
    for (this.#needed = PREFIX_LENGTH; rest.length >= PREFIX_LENGTH; this.#needed = PREFIX_LENGTH) {
      const end = PREFIX_LENGTH + lengthAt(rest);
      this.#needed = end;
      if (rest.length < end) break;
      frames.push(rest.subarray(PREFIX_LENGTH, end));
      rest = rest.subarray(end);
    }
    this.#chunks = [rest];
    this.#size = rest.length;
    return frames;
  }
}

function lengthAt(prefix: Buffer): number {
  checkMagic(prefix);
  const length = prefix.readUInt32BE(MAGIC.length);
  if (length > LONGEST_FRAME) throw new ProtocolError(`a frame of ${length} bytes is longer than any can be`);
  return length;
}

/** Throws a ProtocolError unless `bytes`, which may be only a few, begin as a frame does. */
function checkMagic(bytes: Buffer): void {
  const length = Math.min(bytes.length, MAGIC.length);
  if (bytes.subarray(0, length).equals(MAGIC.subarray(0, length))) return;
  throw new ProtocolError('what the far end says is not Kortex');
}
