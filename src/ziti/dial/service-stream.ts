import { Duplex } from 'node:stream';
import { toError, ZitiError } from '../../errors.js';
import { type ChannelMessage, ContentType, HeaderKey, int32, int32Of } from './message.js';
import { refusalOf } from './refusal.js';
import type { KeyExchange, SecretStream } from './secret-stream.js';

/** What a stream needs of the channel that carries it. */
export interface Carrier {
  /** As errors name it: `edge router "line-a"`. */
  readonly label: string;
  /** Sends a message; `sent` is called when there is room for more. */
  send(
    contentType: number,
    headers: ReadonlyMap<number, Buffer>,
    body?: Buffer,
    sent?: (error?: Error | null) => void,
  ): void;
  /** Asks for no more bytes as long as `stream` has more than its reader takes. */
  pause(stream: ServiceStream): void;
  resume(stream: ServiceStream): void;
  release(stream: ServiceStream): void;
}

/** What a stream has to know of what it was opened with. */
export interface StreamTerms {
  /** A host that gives no key is refused. */
  mustBeSecret: boolean;
  /** What the router was told, and may quote when it closes the stream. */
  secrets: readonly string[];
}

/** In a Data message: its side sends no more. */
const FLAG_FIN = 1;
/** A router writes a message on as it is, and hosts read it into a buffer of 32 KiB. */
const LONGEST_PLAIN_BYTES = 31 * 1024;
/** Of what comes before the answer to Connect: far more than the 24 bytes that a host sends at first. */
const EARLY_BYTES = 1024 * 1024;
const NOTHING = Buffer.alloc(0);

/** A stream of bytes to the host of a service. It is encrypted from end to end: the router sees nothing of it. */
export class ServiceStream extends Duplex {
  readonly connectionId: number;
  readonly #carrier: Carrier;
  readonly #keys: KeyExchange;
  readonly #terms: StreamTerms;
  /** Undefined if the host does not encrypt. */
  #secret: SecretStream | undefined;
  /** True from the answer to Connect on. */
  #isConnected = false;
  #hasEnded = false;
  /** The router knows of no such connection any more. */
  #isGone = false;
  /** What came before the answer to Connect. */
  readonly #early: ChannelMessage[] = [];
  #earlyBytes = 0;

  constructor(carrier: Carrier, connectionId: number, keys: KeyExchange, terms: StreamTerms) {
    // As a socket does by default: mqtt.js, for one, waits for the close of a stream whose far end has ended.
    super({ allowHalfOpen: false });
    this.connectionId = connectionId;
    this.#carrier = carrier;
    this.#keys = keys;
    this.#terms = terms;
    // A stream that nobody looks at must not end the process; whoever reads or writes hears of it as well.
    this.on('error', () => undefined);
  }

  /** Takes a message that is for this stream. What breaks the rules ends it. Emits `connect` when it is open. */
  receive(message: ChannelMessage): void {
    if (this.destroyed) return;
    try {
      switch (message.contentType) {
        case ContentType.stateConnected:
          if (!this.#isConnected) this.#connected(message);
          break;
        case ContentType.stateClosed:
          this.#closed(message);
          break;
        case ContentType.data:
          if (this.#isConnected) this.#take(message);
          else this.#keepForLater(message);
      }
    } catch (error) {
      this.destroy(toError(error));
    }
  }

  /** The channel is over: so is the stream. */
  fail(cause: Error): void {
    this.#isGone = true;
    this.destroy(cause);
  }

  #connected({ headers }: ChannelMessage): void {
    const hostKey = headers.get(HeaderKey.publicKey);
    if (hostKey) {
      this.#secret = this.#keys.finish(hostKey);
      this.#send(this.#secret.header);
    } else if (this.#terms.mustBeSecret) {
      throw new ZitiError('ZITI_REJECTED', 'the host of the service does not encrypt, and the service requires it', {
        hint: 'encryption-required',
      });
    }
    this.#isConnected = true;
    this.emit('connect');
    for (const message of this.#early.splice(0)) this.#take(message);
  }

  #closed(message: ChannelMessage): void {
    this.#isGone = true;
    // After the last bytes it is only a goodbye, and they may wait for their reader.
    if (this.#hasEnded) this.end();
    else this.destroy(refusalOf(this.#carrier.label, message, this.#terms.secrets));
  }

  #keepForLater(message: ChannelMessage): void {
    this.#earlyBytes += message.body.length + 100;
    if (this.#earlyBytes > EARLY_BYTES) {
      throw new ZitiError('ZITI_SERVER', `${this.#carrier.label} sends data and does not say that the stream is open`);
    }
    // A view would keep alive all that came with it.
    this.#early.push({ ...message, body: Buffer.from(message.body) });
  }

  #take(message: ChannelMessage): void {
    if (this.#hasEnded) return; // some hosts say twice that they have ended
    const { body } = message;
    if (body.length > 0) {
      const plain = this.#secret ? this.#secret.open(body) : body;
      if (plain?.length && !this.push(plain)) this.#carrier.pause(this);
    }
    if ((int32Of(message, HeaderKey.flags) ?? 0) & FLAG_FIN) {
      this.#hasEnded = true;
      this.push(null);
    }
  }

  override _read(): void {
    this.#carrier.resume(this);
  }

  override _write(chunk: Buffer, _encoding: BufferEncoding, written: (error?: Error | null) => void): void {
    this.#write(chunk, written);
  }

  /** mqtt.js writes one packet in about ten pieces: they go out as one message. */
  override _writev(chunks: { chunk: Buffer }[], written: (error?: Error | null) => void): void {
    this.#write(Buffer.concat(chunks.map(({ chunk }) => chunk)), written);
  }

  #write(bytes: Buffer, written: (error?: Error | null) => void): void {
    try {
      if (this.#isGone) throw new ZitiError('ZITI_UNREACHABLE', `${this.#carrier.label} has closed the stream`);
      let at = 0;
      for (; at + LONGEST_PLAIN_BYTES < bytes.length; at += LONGEST_PLAIN_BYTES) {
        this.#send(this.#sealed(bytes.subarray(at, at + LONGEST_PLAIN_BYTES)));
      }
      this.#send(this.#sealed(bytes.subarray(at)), written);
    } catch (error) {
      written(toError(error));
    }
  }

  #sealed(plain: Buffer): Buffer {
    return this.#secret ? this.#secret.seal(plain) : plain;
  }

  #send(body: Buffer, sent?: (error?: Error | null) => void): void {
    this.#carrier.send(ContentType.data, this.#headers(), body, sent);
  }

  #headers(flags?: number): Map<number, Buffer> {
    const headers = new Map<number, Buffer>([[HeaderKey.connectionId, int32(this.connectionId)]]);
    if (flags !== undefined) headers.set(HeaderKey.flags, int32(flags));
    return headers;
  }

  override _final(finished: (error?: Error | null) => void): void {
    if (this.#isGone) finished();
    else this.#carrier.send(ContentType.data, this.#headers(FLAG_FIN), NOTHING, finished);
  }

  override _destroy(error: Error | null, destroyed: (error?: Error | null) => void): void {
    if (!this.#isGone) this.#carrier.send(ContentType.stateClosed, this.#headers());
    this.#secret?.free();
    this.#carrier.release(this);
    destroyed(error);
  }
}
