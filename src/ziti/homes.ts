import type { Socket } from 'node:net';

/** A controller, as far as it can be told from others behind the same address. */
interface Home {
  baseUrl: string;
  /** The `ziti-instance-id` of its answers; undefined if it sends none. */
  instance: string | undefined;
}

/** So many logins are remembered: the newest ones. */
const REMEMBERED = 50;
/** Connections that are worth a try if the refusal came from another controller, or if that cannot be told. */
const TRIES_ELSEWHERE = 8;
const TRIES_IN_DOUBT = 3;

/** An answer, and the way it came. */
export interface Arrival extends Home {
  /** The connection. */
  socket: Socket | undefined;
}

/**
 * Where each login is known. A controller keeps logins to itself, and several controllers may stand behind one address:
 * then each new connection may lead to another one.
 */
export class Homes {
  /** Undefined for a login that its controller knows no more. */
  readonly #homes = new Map<string, Home | undefined>();
  /** The login that was accepted last on a connection. */
  readonly #accepted = new WeakMap<Socket, string>();

  /** The login `token` was accepted by the one that answered. */
  accepted(token: string, { baseUrl, instance, socket }: Arrival): void {
    this.#set(token, { baseUrl, instance });
    if (socket) this.#accepted.set(socket, token);
  }

  /** The login `token` is over. */
  end(token: string): void {
    this.#set(token, undefined);
  }

  #set(token: string, home: Home | undefined): void {
    this.#homes.delete(token); // the newest comes last
    this.#homes.set(token, home);
    const [oldest = ''] = this.#homes.keys();
    if (this.#homes.size > REMEMBERED) this.#homes.delete(oldest);
  }

  baseUrlOf(token: string): string | undefined {
    return this.#homes.get(token)?.baseUrl;
  }

  /** True if a controller may know the login. */
  has(token: string): boolean {
    return this.#homes.get(token) !== undefined;
  }

  /** Whether `socket` is known to lead to where the login `token` is known. */
  leadsHome(token: string, socket: Socket | undefined): boolean {
    return socket !== undefined && this.#accepted.get(socket) === token;
  }

  /**
   * How many connections are worth a try before the refusal of a login by `arrival` counts: none if that is where the
   * login was made, some if it is somewhere else, and a few if that cannot be told.
   */
  detoursFor(token: string, { instance, socket }: Arrival): number {
    const home = this.#homes.get(token);
    if (this.leadsHome(token, socket) || (!home && this.#homes.has(token))) return 0;
    if (instance === undefined || home?.instance === undefined) return TRIES_IN_DOUBT;
    return instance === home.instance ? 0 : TRIES_ELSEWHERE;
  }
}

/** The token of a login that is known to one controller only; undefined if a request comes with none. */
export function tokenIn(headers: Record<string, string> = {}): string | undefined {
  return headers['zt-session'];
}
