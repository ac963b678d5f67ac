import { type ChannelMessage, decodeMessage, messageLength } from './message.js';

/** Puts the bytes of one connection, wherever they are cut, together to whole messages. */
export class MessageSplitter {
  /** What came and is not a whole message yet, with room for more behind it. */
  #kept = Buffer.alloc(0);
  #keptBytes = 0;

  /**
   * Takes what came next, and gives the messages that are complete now. It never holds more than twice what has come: a
   * length that a message only claims to have takes no memory. Throws a ZitiError if the bytes are no messages: after
   * that, nobody knows where the next one begins.
   */
  *push(chunk: Buffer): Generator<ChannelMessage> {
    let rest = this.#keptBytes === 0 ? chunk : this.#append(chunk);
    let isCut = rest === chunk;
    for (;;) {
      const length = messageLength(rest);
      if (length === undefined || length > rest.length) break;
      const message = decodeMessage(rest.subarray(0, length));
      rest = rest.subarray(length);
      isCut = true;
      yield message;
    }
    if (!isCut) return;
    // The messages are views of the bytes before, so the rest goes to a place of its own.
    this.#kept = Buffer.from(rest);
    this.#keptBytes = rest.length;
  }

  #append(chunk: Buffer): Buffer {
    const bytes = this.#keptBytes + chunk.length;
    if (bytes > this.#kept.length) {
      const larger = Buffer.allocUnsafeSlow(Math.max(bytes, 2 * this.#keptBytes));
      this.#kept.copy(larger, 0, 0, this.#keptBytes);
      this.#kept = larger;
    }
    chunk.copy(this.#kept, this.#keptBytes);
    this.#keptBytes = bytes;
    return this.#kept.subarray(0, bytes);
  }
}
