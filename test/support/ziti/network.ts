import { once } from 'node:events';
import { createServer, type AddressInfo, type Server, type Socket } from 'node:net';
import type { ApiSession } from '../../../src/ziti/api-session.js';
import type { Authentication } from '../../../src/ziti/authentication.js';
import { StandInController, type StandInOptions } from './controller.js';
import { StandInRouter, type RouterOptions } from './edge-router.js';
import { loginAt } from './login.js';

export const SERVICE = 'arm-cell-7';
export const CERTIFICATE: Authentication = { method: 'certificate' };

/** A controller, its routers, and a server behind the service `arm-cell-7`, for tests of the dialer. */
export class Network {
  readonly controller: StandInController;
  readonly routers: StandInRouter[] = [];
  readonly server: Server;
  /** The connections that came to the server. */
  readonly sockets: Socket[] = [];
  readonly #logins: ApiSession[] = [];

  private constructor(controller: StandInController, server: Server) {
    this.controller = controller;
    this.server = server;
    server.on('connection', (socket) => {
      this.sockets.push(socket);
      socket.on('error', () => undefined);
    });
  }

  /** `serve` is what the server does with a connection; it echoes where nothing is given. */
  static async start(
    options: StandInOptions = {},
    {
      router = {},
      serve = (socket) => socket.pipe(socket),
    }: { router?: RouterOptions; serve?: (socket: Socket) => void } = {},
  ): Promise<Network> {
    const controller = await StandInController.start(options);
    const server = createServer({ allowHalfOpen: true, noDelay: true }, serve);
    server.listen(0, '127.0.0.1');
    await once(server, 'listening');
    const network = new Network(controller, server);
    await network.addRouter(router);
    return network;
  }

  get port(): number {
    return (this.server.address() as AddressInfo).port;
  }

  get router(): StandInRouter {
    return this.routers[0]!;
  }

  async addRouter(options: RouterOptions): Promise<StandInRouter> {
    const router = await StandInRouter.start(this.controller, options);
    router.hosts.set(SERVICE, { port: this.port });
    this.routers.push(router);
    return router;
  }

  /** A login of its own, which ends with the network. */
  login(authentication: Authentication = CERTIFICATE, options: Parameters<typeof loginAt>[2] = {}): ApiSession {
    const api = loginAt(this.controller, authentication, options);
    this.#logins.push(api);
    return api;
  }

  async close(): Promise<void> {
    await Promise.all(this.#logins.map((api) => api.close()));
    this.sockets.forEach((socket) => socket.destroy());
    await Promise.all(this.routers.map((router) => router.close()));
    await this.controller.close();
    this.server.close();
  }
}
