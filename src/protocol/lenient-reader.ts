import { BufferReader, Reader } from 'protobufjs/minimal.js';

/**
 * Reads protobuf as its generated code asks for it, but takes every text: what is not UTF-8 in it becomes a replacement
 * mark. One odd user name must not cost the whole list of users.
 */
export class LenientReader extends BufferReader {
  constructor(bytes: Uint8Array) {
    // A view costs as much as reading a short message.
    super(Buffer.isBuffer(bytes) ? bytes : Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length));
  }

  override stringVerify(): string {
    // Not that of Buffer: this one is faster for the short texts of an arm.
    return Reader.prototype.string.call(this);
  }
}
