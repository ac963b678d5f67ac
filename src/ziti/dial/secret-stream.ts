import type * as Sodium from 'libsodium-wrappers';
import { ZitiError } from '../../errors.js';

let loading: Promise<typeof Sodium> | undefined;

/** Loads libsodium, which nobody needs who does not dial. */
function loadSodium(): Promise<typeof Sodium> {
  loading ??= import('libsodium-wrappers').then(async (module) => {
    const sodium = (module as unknown as { default?: typeof Sodium }).default ?? module;
    await sodium.ready;
    return sodium;
  });
  return loading;
}

/** Our half of the key exchange with the host of a service. Every stream makes a new one. */
export class KeyExchange {
  /** What the host has to get. */
  readonly publicKey: Buffer;
  readonly #sodium: typeof Sodium;
  readonly #privateKey: Uint8Array;

  private constructor(sodium: typeof Sodium) {
    const { publicKey, privateKey } = sodium.crypto_kx_keypair();
    this.#sodium = sodium;
    this.publicKey = Buffer.from(publicKey);
    this.#privateKey = privateKey;
  }

  static async start(): Promise<KeyExchange> {
    return new KeyExchange(await loadSodium());
  }

  /** The keys that the public key of the host leads to. Throws a ZitiError if that is no key. */
  finish(hostKey: Buffer): SecretStream {
    const sodium = this.#sodium;
    try {
      const keys = sodium.crypto_kx_client_session_keys(this.publicKey, this.#privateKey, hostKey);
      return new SecretStream(sodium, keys.sharedTx, keys.sharedRx);
    } catch {
      throw new ZitiError('ZITI_SERVER', 'the host of the service sent a public key that is none', {
        hint: 'not-secret',
      });
    } finally {
      this.#privateKey.fill(0);
    }
  }
}

/** So many bytes longer is a message when it is sealed. */
const SEAL_BYTES = 17;

/** Seals what we send and opens what the host sends, as the secretstream of libsodium does. */
export class SecretStream {
  /** What the host has to get before the first sealed message. */
  readonly header: Buffer;
  readonly #sodium: typeof Sodium;
  #sending: Sodium.StateAddress | undefined;
  #receiving: Sodium.StateAddress | undefined;
  readonly #receiveKey: Uint8Array;

  constructor(sodium: typeof Sodium, sendKey: Uint8Array, receiveKey: Uint8Array) {
    this.#sodium = sodium;
    this.#receiveKey = receiveKey;
    const { state, header } = sodium.crypto_secretstream_xchacha20poly1305_init_push(sendKey);
    this.#sending = state;
    this.header = Buffer.from(header);
  }

  /** Seals one message; the next one can only be opened after it. */
  seal(plain: Uint8Array): Buffer {
    if (this.#sending === undefined) throw closed();
    const sealed = this.#sodium.crypto_secretstream_xchacha20poly1305_push(this.#sending, plain, null, 0);
    return Buffer.from(sealed.buffer, sealed.byteOffset, sealed.length);
  }

  /**
   * Opens the next body that came; undefined for the first one, which is the header of the host. Throws a ZitiError if
   * it was not sealed by the host, or something is missing before it.
   */
  open(body: Uint8Array): Buffer | undefined {
    const sodium = this.#sodium;
    if (this.#sending === undefined) throw closed();
    if (this.#receiving === undefined) {
      if (body.length !== sodium.crypto_secretstream_xchacha20poly1305_HEADERBYTES) throw notOurs();
      this.#receiving = sodium.crypto_secretstream_xchacha20poly1305_init_pull(body, this.#receiveKey);
      return undefined;
    }
    if (body.length < SEAL_BYTES) throw notOurs();
    const opened = sodium.crypto_secretstream_xchacha20poly1305_pull(this.#receiving, body, null);
    if (!opened) throw notOurs();
    return Buffer.from(opened.message.buffer, opened.message.byteOffset, opened.message.length);
  }

  /**
   * Gives back the memory of libsodium, which no garbage collector sees. Nothing can be sealed or opened afterwards.
   */
  free(): void {
    const { libsodium } = this.#sodium as unknown as { libsodium?: { _free?: (address: unknown) => void } };
    for (const state of [this.#sending, this.#receiving]) if (state !== undefined) libsodium?._free?.(state);
    this.#sending = undefined;
    this.#receiving = undefined;
    this.#receiveKey.fill(0);
  }
}

function notOurs(): ZitiError {
  const message =
    'what came through the edge router was not sealed by the host of the service, or a part of it is missing';
  return new ZitiError('ZITI_SERVER', message, { hint: 'not-secret' });
}

function closed(): ZitiError {
  return new ZitiError('ZITI_UNREACHABLE', 'the stream through the edge router is closed');
}
