import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { createServer, type Server, type TLSSocket } from 'node:tls';
import sodium from 'libsodium-wrappers';
import { freePort } from '../mosquitto.js';
import type { StandInController } from './controller.js';
import { HostedCircuit, type Host } from './hosted-circuit.js';
import { pem } from './identities.js';
import { toWire, TYPE, u32, WireReader, type WireMessage } from './router-wire.js';

export interface RouterOptions {
  name?: string;
  cost?: number;
  /** False: says nothing of Connect-V2. */
  connectV2?: boolean;
  /** In the place of an answer; true: it has been answered. */
  instead?: (message: WireMessage, client: RouterClient) => boolean;
  /** Takes connections, and never a word. */
  isDumb?: boolean;
  port?: number;
}

interface Circuit {
  hosted: HostedCircuit;
  serviceId: string;
  /** Undefined where it was opened without one. */
  sessionId: string | undefined;
}

const ORDINARY = Buffer.from([1]);
/** How often it hears from its controller. */
const POLL_MS = 20;

/**
 * A stand-in for an edge router, for tests: what was seen of real ones, with the hosts of the services in it. It knows
 * the store of its controller, as real ones do, and notices what becomes of logins, sessions and policies.
 */
export class StandInRouter {
  readonly name: string;
  readonly controller: StandInController;
  /** By the name of the service. */
  readonly hosts = new Map<string, Host>();
  readonly clients = new Set<RouterClient>();
  /** How many connections there were. */
  accepted = 0;
  readonly options: RouterOptions;
  readonly #server: Server;
  readonly #sockets = new Set<TLSSocket>();
  readonly #poll: NodeJS.Timeout;

  private constructor(controller: StandInController, options: RouterOptions) {
    this.controller = controller;
    this.options = options;
    this.name = options.name ?? 'router-a';
    const tls = {
      cert: pem('server.pem'),
      key: pem('server.key'),
      requestCert: true,
      rejectUnauthorized: false,
      ALPNProtocols: ['ziti-edge'],
    };
    this.#server = createServer(tls, (socket) => this.#accept(socket));
    this.#poll = setInterval(() => this.clients.forEach((client) => client.check()), POLL_MS).unref();
  }

  /** Starts a router, and tells its controller of it. */
  static async start(controller: StandInController, options: RouterOptions = {}): Promise<StandInRouter> {
    await sodium.ready;
    const router = new StandInRouter(controller, options);
    router.#server.listen(options.port ?? (await freePort()), '127.0.0.1');
    await once(router.#server, 'listening');
    controller.routers.push(router);
    return router;
  }

  get port(): number {
    return (this.#server.address() as AddressInfo).port;
  }

  /** As the controller tells of it. */
  get row() {
    return {
      name: this.name,
      hostname: 'localhost',
      supportedProtocols: { tls: `tls://localhost:${this.port}`, wss: 'wss://localhost:1' },
      urls: {},
      isOnline: this.#server.listening,
      syncStatus: 'SYNC_DONE',
      cost: this.options.cost ?? 0,
      noTraversal: false,
      disabled: false,
      capabilities: this.generation === '2.1' && this.options.connectV2 !== false ? ['CONNECT_V2'] : [],
      version: `v${this.generation}.0`,
    };
  }

  get generation() {
    return this.controller.generation;
  }

  get circuitCount(): number {
    return [...this.clients].reduce((sum, { circuits }) => sum + circuits.size, 0);
  }

  #accept(socket: TLSSocket): void {
    this.accepted += 1;
    this.#sockets.add(socket);
    socket.on('error', () => undefined);
    if (this.options.isDumb) return void socket.once('close', () => this.#sockets.delete(socket));
    const client = new RouterClient(this, socket);
    this.clients.add(client);
    socket.once('close', () => {
      this.#sockets.delete(socket);
      this.clients.delete(client);
    });
  }

  /** Cuts all connections, as a router that is killed. */
  dropConnections(): void {
    this.#sockets.forEach((socket) => socket.destroy());
  }

  async close(): Promise<void> {
    clearInterval(this.#poll);
    this.dropConnections();
    this.controller.routers.splice(this.controller.routers.indexOf(this), 1);
    this.#server.close();
    await once(this.#server, 'close');
  }
}

/** One connection of a client. */
export class RouterClient {
  readonly socket: TLSSocket;
  readonly circuits = new Map<number, Circuit>();
  /** What came, without the bytes of streams. */
  readonly received: WireMessage[] = [];
  readonly #router: StandInRouter;
  readonly #reader = new WireReader();
  #token = '';
  #sequence = 0;

  constructor(router: StandInRouter, socket: TLSSocket) {
    this.#router = router;
    this.socket = socket;
    socket.on('data', (chunk: Buffer) => {
      for (const message of this.#reader.read(chunk)) {
        if (message.type !== TYPE.data) this.received.push(message);
        if (!router.options.instead?.(message, this)) this.#handle(message);
      }
    });
    socket.on('drain', () => this.circuits.forEach(({ hosted }) => hosted.socket.resume()));
    socket.once('close', () => this.circuits.forEach(({ hosted }) => hosted.socket.destroy()));
  }

  send(type: number, headers: Record<number, Buffer>, body: Buffer = Buffer.alloc(0)): boolean {
    return this.socket.write(toWire({ type, sequence: this.#sequence++, headers, body }));
  }

  /** Somebody said hello with that token. */
  hello(token: string): void {
    this.#token = token;
  }

  /** How many messages of a kind came. */
  count(type: number): number {
    return this.received.filter((message) => message.type === type).length;
  }

  #handle(message: WireMessage): void {
    switch (message.type) {
      case TYPE.hello:
        this.#token = message.headers[1002]?.toString() ?? '';
        // Before anything is checked.
        this.send(TYPE.result, { 1: u32(message.sequence), 2: ORDINARY, 1032: Buffer.from('router') });
        break;
      case TYPE.connect:
      case TYPE.connectV2:
        this.#connect(message);
        break;
      case TYPE.latency:
        this.send(TYPE.result, { ...message.headers, 1: u32(message.sequence), 2: ORDINARY });
        break;
      case TYPE.newToken:
        this.#updateToken(message);
        break;
      case TYPE.data:
        this.#data(message);
        break;
      case TYPE.closed:
        this.#end(message.headers[1000]!.readUInt32LE());
    }
  }

  /** Only the next token of the same login by OpenID Connect is taken. */
  #updateToken({ sequence, body }: WireMessage): void {
    const { store, identities } = this.#router.controller;
    const token = body.toString();
    const [login, next] = [this.#token, token].map((one) => store.loginOf(one, identities));
    const isNext = login?.id !== undefined && login.id === next?.id;
    if (isNext) this.#token = token;
    const reason = 'api session JWT bearer token does not match current connection';
    this.send(isNext ? TYPE.tokenTaken : TYPE.tokenRefused, { 1: u32(sequence) }, Buffer.from(isNext ? '' : reason));
  }

  #end(connectionId: number): void {
    this.circuits.get(connectionId)?.hosted.socket.destroy();
    this.circuits.delete(connectionId);
  }

  #connect(message: WireMessage): void {
    const { store } = this.#router.controller;
    const id = message.headers[1000]!.readUInt32LE();
    const login = store.loginOf(this.#token, this.#router.controller.identities);
    const { fingerprint256 } = this.socket.getPeerCertificate() as { fingerprint256?: string };
    const isOwn = fingerprint256 !== undefined && login?.fingerprints.has(fingerprint256);
    if (!login || !isOwn) {
      this.socket.destroy(); // without a word
      return;
    }
    if (message.type === TYPE.connectV2 && !login.isBearer) {
      this.close(id, 'connect-v2 requires an OIDC API session', 1);
      return;
    }
    const token = message.body.toString();
    const found = message.type === TYPE.connectV2 ? this.#named(message) : store.dialled(token);
    if (!found) {
      const known = store.tokens.has(token);
      this.close(id, known ? 'invalid session' : 'invalid token', known ? 3 : 6);
      return;
    }
    const service = store.services.find((one) => one.id === found.serviceId);
    if (!service) {
      this.close(id, 'dial access lost', 2);
      return;
    }
    if (service.encryptionRequired !== false && !message.headers[1003]) {
      const reason = 'encryption required on service, initiator did not send public header';
      this.close(id, reason, this.#router.generation === '1.6' ? undefined : 11);
      return;
    }
    const host = this.#router.hosts.get(service.name);
    const { dst_protocol: protocol, dst_port: port } = JSON.parse(message.headers[1011]?.toString() ?? '{}') as Record<
      string,
      unknown
    >;
    if (host?.forwardsProtocol && protocol !== 'tcp') this.close(id, 'dst_protocol required but not provided', 1);
    else if (host?.forwardsPort && port === undefined) this.close(id, 'dst_port required but not provided', 1);
    else if (host) this.#open(id, message, host, found);
    else this.close(id, `service ${service.id} has no terminators`, 1);
  }

  #named({ headers }: WireMessage) {
    const text = headers[1036]?.toString();
    const isName = headers[1037]?.[0] === 1;
    const service = this.#router.controller.store.services.find(({ id, name }) => text === (isName ? name : id));
    return service && { serviceId: service.id, sessionId: undefined };
  }

  #open(id: number, message: WireMessage, host: Host, { serviceId, sessionId }: Omit<Circuit, 'hosted'>): void {
    const connection = { 1000: u32(id) };
    const isThere = () => this.circuits.has(id);
    const hosted = new HostedCircuit(host, message.headers[1003], {
      opened: (hostKey) => {
        if (!isThere()) return;
        const headers = { 1: u32(message.sequence), ...connection, 1026: Buffer.from(`circuit-${id}`), 1101: u32(0) };
        this.send(TYPE.connected, hostKey ? { ...headers, 1003: hostKey } : headers);
      },
      refused: (reason) => isThere() && this.close(id, reason, 1),
      data: (body) => {
        if (isThere() && !this.send(TYPE.data, connection, body)) hosted.socket.pause();
      },
      ended: () => {
        if (!isThere()) return;
        this.send(TYPE.data, { ...connection, 1010: u32(1) });
        this.send(TYPE.data, { ...connection, 1010: u32(1) }); // as it was seen: twice
      },
    });
    this.circuits.set(id, { hosted, serviceId, sessionId });
  }

  #data({ headers, body }: WireMessage): void {
    const id = headers[1000]!.readUInt32LE();
    const circuit = this.circuits.get(id);
    if (!circuit) return;
    try {
      if (body.length > 0) circuit.hosted.take(body);
      if ((headers[1010]?.readUInt32LE() ?? 0) & 1) circuit.hosted.end();
    } catch (error) {
      this.close(id, String(error), 1);
    }
  }

  /** Ends a stream. */
  close(connectionId: number, reason: string, code?: number): void {
    this.#end(connectionId);
    const headers: Record<number, Buffer> = { 1000: u32(connectionId) };
    if (code !== undefined && this.#router.generation !== '1.6') {
      headers[1014] = u32(code);
      headers[1033] = Buffer.from(JSON.stringify({ message: reason, code, retryHint: 0 }));
    }
    this.send(TYPE.closed, headers, Buffer.from(reason));
  }

  /** Notices what became of the login, of its sessions, of the policies; and keeps the login alive. */
  check(): void {
    if (!this.#token) return;
    const { store, identities } = this.#router.controller;
    const login = store.loginOf(this.#token, identities);
    if (!login) {
      this.socket.destroy();
      return;
    }
    login.touch();
    for (const [id, { serviceId, sessionId }] of this.circuits) {
      if (!store.services.some((service) => service.id === serviceId)) this.close(id, 'dial access lost', 2);
      else if (sessionId !== undefined && !store.sessions.has(sessionId)) this.close(id, 'session closed', 3);
    }
  }
}
