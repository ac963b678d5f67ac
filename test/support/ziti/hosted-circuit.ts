import { connect, type Socket } from 'node:net';
import sodium from 'libsodium-wrappers';

/** Where the host of a service finds what it offers. */
export interface Host {
  port: number;
  /** False: a host that gives no key, and sends and takes everything as it is. */
  encrypts?: boolean;
  /** True: passes on the protocol that a client dialled, and wants to be told it (`forwardProtocol`). */
  forwardsProtocol?: boolean;
  /** True: as well the port (`forwardPort`). */
  forwardsPort?: boolean;
}

/** What becomes of a circuit. */
export interface CircuitEvents {
  /** It is there; the key of the host, where it has one. */
  opened: (hostKey: Buffer | undefined) => void;
  refused: (reason: string) => void;
  data: (body: Buffer) => void;
  ended: () => void;
}

/**
 * The far end of one stream: what a tunneler does that hosts a service. Its key exchange uses libsodium's own calls.
 */
export class HostedCircuit {
  readonly socket: Socket;
  /** How many messages came from the client, its header not counted. */
  messages = 0;
  readonly #events: CircuitEvents;
  readonly #keys: { own: Buffer; receive: Uint8Array; send: Uint8Array } | undefined;
  #pull: sodium.StateAddress | undefined;
  #push: sodium.StateAddress | undefined;

  constructor({ port, encrypts = true }: Host, clientKey: Buffer | undefined, events: CircuitEvents) {
    this.#events = events;
    if (encrypts && clientKey) {
      const { publicKey, privateKey } = sodium.crypto_kx_keypair();
      const { sharedRx, sharedTx } = sodium.crypto_kx_server_session_keys(publicKey, privateKey, clientKey);
      this.#keys = { own: Buffer.from(publicKey), receive: sharedRx, send: sharedTx };
    }
    const socket = (this.socket = connect({ port, host: '127.0.0.1', noDelay: true }));
    let isOpen = false;
    socket.on('connect', () => {
      isOpen = true;
      events.opened(this.#keys?.own);
      if (!this.#keys) return;
      const { state, header } = sodium.crypto_secretstream_xchacha20poly1305_init_push(this.#keys.send);
      this.#push = state;
      events.data(Buffer.from(header));
    });
    socket.on('data', (chunk: Buffer) => {
      for (let at = 0; at < chunk.length; at += 16_384) this.#deliver(chunk.subarray(at, at + 16_384));
    });
    socket.on('end', () => events.ended());
    socket.on('error', (error: NodeJS.ErrnoException) => {
      if (!isOpen) events.refused(`dial tcp 127.0.0.1:${port}: connect: connection refused (${error.code ?? ''})`);
    });
  }

  #deliver(plain: Buffer): void {
    if (!this.#push) this.#events.data(plain);
    else this.#events.data(Buffer.from(sodium.crypto_secretstream_xchacha20poly1305_push(this.#push, plain, null, 0)));
  }

  /** Takes the body of a Data message. Throws where it was not sealed for us. */
  take(body: Buffer): void {
    if (!this.#keys) {
      this.socket.write(body);
      return;
    }
    if (!this.#pull) {
      if (body.length !== 24) throw new Error('the first body is no header');
      this.#pull = sodium.crypto_secretstream_xchacha20poly1305_init_pull(body, this.#keys.receive);
      return;
    }
    this.messages += 1;
    const opened = sodium.crypto_secretstream_xchacha20poly1305_pull(this.#pull, body, null);
    if (!opened) throw new Error('not sealed for us');
    this.socket.write(opened.message);
  }

  end(): void {
    this.socket.end();
  }
}
