import { BufferReader } from 'protobufjs/minimal.js';

/**
 * Reads protobuf as its generated code asks for it, but takes every text: what is not UTF-8 in it becomes a replacement
 * mark. One odd user name must not cost the whole list of users.
 */
export class LenientReader extends BufferReader {
  constructor(bytes: Uint8Array) {
    super(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length));
  }

  override stringVerify(): string {
    return this.string();
  }
}
