/** The frames of the edge channel, as they were seen on the wire; shares nothing with the code under test. */
export interface WireMessage {
  type: number;
  sequence: number;
  headers: Record<number, Buffer>;
  body: Buffer;
}

export const TYPE = {
  hello: 0,
  result: 2,
  latency: 3,
  connect: 60783,
  connected: 60784,
  closed: 60785,
  data: 60786,
  connectV2: 60806,
  tokenTaken: 60801,
  tokenRefused: 60802,
  newToken: 60803,
};

export const u32 = (value: number): Buffer => {
  const bytes = Buffer.alloc(4);
  bytes.writeUInt32LE(value >>> 0);
  return bytes;
};

export function toWire({ type, sequence, headers, body }: WireMessage): Buffer {
  const all = Object.entries(headers).map(([key, value]) =>
    Buffer.concat([u32(Number(key)), u32(value.length), value]),
  );
  const size = all.reduce((sum, { length }) => sum + length, 0);
  const head = [Buffer.from('0306090c', 'hex'), u32(type), u32(sequence), u32(size), u32(body.length)];
  return Buffer.concat([...head, ...all, body]);
}

/** Reads messages out of the bytes of a client; keeps what is not whole. */
export class WireReader {
  #bytes = Buffer.alloc(0);

  read(chunk: Buffer): WireMessage[] {
    this.#bytes = Buffer.concat([this.#bytes, chunk]);
    const found: WireMessage[] = [];
    while (this.#bytes.length >= 20) {
      const bytes = this.#bytes;
      if (bytes.toString('hex', 0, 4) !== '0306090c') throw new Error(`no message: ${bytes.toString('hex', 0, 4)}`);
      const headersSize = bytes.readInt32LE(12);
      const size = 20 + headersSize + bytes.readInt32LE(16);
      if (bytes.length < size) break;
      const headers: Record<number, Buffer> = {};
      for (let at = 20; at < 20 + headersSize;) {
        const length = bytes.readInt32LE(at + 4);
        headers[bytes.readInt32LE(at)] = bytes.subarray(at + 8, at + 8 + length);
        at += 8 + length;
      }
      const body = bytes.subarray(20 + headersSize, size);
      found.push({ type: bytes.readInt32LE(4), sequence: bytes.readInt32LE(8), headers, body });
      this.#bytes = bytes.subarray(size);
    }
    return found;
  }
}
