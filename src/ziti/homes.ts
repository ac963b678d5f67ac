import type { Socket } from 'node:net';

/** A controller, as far as it can be told from others behind the same address. */
interface Home {
  baseUrl: string;
  /** The `ziti-instance-id` of its answers; undefined if it sends none. */
  instance: string | undefined;
}

/** An answer, and the way it came. */
export interface Arrival extends Home {
  /** The connection. */
  socket: Socket | undefined;
}

/**
 * Where each login is known. A controller keeps logins to itself, and several controllers may stand behind one address: then
 * each new connection may lead to another one.
 */
export class Homes {
  readonly #homes = new Map<string, Home>();
  /** The login that was accepted last on a connection. */
  readonly #accepted = new WeakMap<Socket, string>();

  /** The login `token` was accepted by the one that answered. */
  accepted(token: string, { baseUrl, instance, socket }: Arrival): void {
    this.#homes.set(token, { baseUrl, instance });
    if (socket) this.#accepted.set(socket, token);
  }

  forget(token: string): void {
    this.#homes.delete(token);
  }

  baseUrlOf(token: string): string | undefined {
    return this.#homes.get(token)?.baseUrl;
  }

  has(token: string): boolean {
    return this.#homes.has(token);
  }

  /** Whether `socket` is known to lead to where the login `token` is known. */
  leadsHome(token: string, socket: Socket | undefined): boolean {
    return socket !== undefined && this.#accepted.get(socket) === token;
  }

  /**
   * How many connections are worth a try before the refusal of a login by `arrival` counts: none if that is where the login
   * was made, some if it is somewhere else, and a few if that cannot be told.
   */
  detoursFor(token: string, { instance, socket }: Arrival): number {
    const home = this.#homes.get(token);
    if (!home || this.leadsHome(token, socket)) return 0;
    if (instance === undefined || home.instance === undefined) return 3;
    return instance === home.instance ? 0 : 8;
  }
}
