import { once } from 'node:events';
import { type AddressInfo, createServer, type Server, type Socket } from 'node:net';
import { decodeFrame, encodeFrame, type Frame, makeHeader, responseFrame } from '../../src/protocol/frame.js';
import { FrameSplitter, withPrefix } from '../../src/protocol/frame-splitter.js';
import * as messages from '../../src/protocol/messages.js';
import { type Method, methodOf, METHODS } from '../../src/protocol/services.js';

const USER_TOPIC = METHODS['Base/OnNotificationUserTopic'];
const { ERROR_PROTOCOL_SERVER } = messages.ErrorCode;
const { INVALID_PASSWORD, INVALID_USER_SESSION_ACCESS, UNSUPPORTED_METHOD, USER_NOT_FOUND } = messages.SubErrorCode;

interface Peer {
  socket: Socket;
  /** What the arm calls this connection; far from the session ids, so that nothing takes the one for the other. */
  connectionId: number;
  session?: { id: number; userId: number; timer: NodeJS.Timeout } | undefined;
  subscription?: number;
}

/** A stand-in for a Gen3: Kortex 2 over TCP, as far as its Session service and the names of its users go. */
export class Kortex2Arm {
  readonly users = ['admin', 'operator', 'eve'];
  /** Calls by their method, answered or not. */
  readonly calls = new Map<Method, number>();
  /** Why each session ended: `closed`, `timed out`, `gone` with its connection. */
  readonly ended: string[] = [];
  /** Methods that get no answer. */
  readonly muted = new Set<Method>();
  /** Methods that its firmware does not have. */
  readonly missing = new Set<Method>();
  /** How long it takes to come to a call of a method, in ms. */
  readonly lateMs = new Map<Method, number>();
  /** Sends its answers byte by byte. */
  drips = false;
  /** True for an arm that does not tell of logins by itself. */
  quiet = false;
  readonly #server: Server;
  readonly #peers = new Set<Peer>();
  #lastSessionId = 0;
  #lastConnectionId = 100;

  private constructor(server: Server) {
    this.#server = server;
    server.on('connection', (socket) => this.#welcome(socket));
  }

  static async start(port = 0): Promise<Kortex2Arm> {
    const server = createServer();
    const arm = new Kortex2Arm(server);
    server.listen(port, '127.0.0.1');
    await once(server, 'listening');
    return arm;
  }

  get port(): number {
    return (this.#server.address() as AddressInfo).port;
  }

  get connectionCount(): number {
    return this.#peers.size;
  }

  /** Names of the users who are logged in, in the order of their sessions. */
  get loggedIn(): string[] {
    return [...this.#peers].flatMap(({ session }) => (session ? [this.users[session.userId - 1]!] : []));
  }

  /** Ends the session of a user, without a word to it. */
  endSession(username: string): void {
    for (const peer of this.#peers) {
      if (peer.session && this.users[peer.session.userId - 1] === username) this.#end(peer, 'timed out');
    }
  }

  /** Sends bytes to everybody. */
  say(bytes: Uint8Array): void {
    for (const { socket } of this.#peers) socket.write(bytes);
  }

  dropConnections(): void {
    for (const { socket } of this.#peers) socket.destroy();
  }

  async close(): Promise<void> {
    this.dropConnections();
    await new Promise((resolve) => this.#server.close(resolve));
  }

  #welcome(socket: Socket): void {
    const peer: Peer = { socket, connectionId: ++this.#lastConnectionId };
    const splitter = new FrameSplitter();
    this.#peers.add(peer);
    socket.setNoDelay(true);
    socket.on('error', () => socket.destroy());
    socket.on('close', () => {
      this.#end(peer, 'gone');
      this.#peers.delete(peer);
    });
    socket.on('data', (chunk) => {
      for (const bytes of splitter.push(chunk)) this.#hear(peer, decodeFrame(bytes));
    });
  }

  #hear(peer: Peer, request: Frame): void {
    const method = methodOf(request.header);
    if (!method) return;
    this.calls.set(method, (this.calls.get(method) ?? 0) + 1);
    if (this.muted.has(method)) return;
    const lateMs = this.lateMs.get(method);
    if (lateMs === undefined) this.#answer(peer, method, request);
    else setTimeout(() => this.#answer(peer, method, request), lateMs);
  }

  #answer(peer: Peer, method: Method, request: Frame): void {
    const { sessionId } = request.header;
    if (method === 'Session/CreateSession') this.#logIn(peer, request);
    else if (sessionId === 0)
      return; // commands without a session are discarded
    else if (peer.session?.id !== sessionId) this.#refuse(peer, request, INVALID_USER_SESSION_ACCESS);
    else if (this.missing.has(method)) this.#refuse(peer, request, UNSUPPORTED_METHOD);
    else {
      peer.session.timer.refresh();
      this.#perform(peer, peer.session, method, request);
    }
  }

  #logIn(peer: Peer, request: Frame): void {
    const info = messages.CreateSessionInfo.decode(request.payload);
    const userId = this.users.indexOf(info.username) + 1;
    if (userId === 0) this.#refuse(peer, request, USER_NOT_FOUND);
    else if (info.password !== info.username) this.#refuse(peer, request, INVALID_PASSWORD);
    else {
      const limitMs = Math.min(info.sessionInactivityTimeout, info.connectionInactivityTimeout);
      const timer = setTimeout(() => this.#end(peer, 'timed out'), limitMs);
      peer.session = { id: ++this.#lastSessionId, userId, timer };
      this.#send(peer, responseFrame(request, { sessionId: peer.session.id }));
      this.#announce();
    }
  }

  #perform(peer: Peer, session: NonNullable<Peer['session']>, method: Method, request: Frame): void {
    const answer = (payload?: Uint8Array) => this.#send(peer, responseFrame(request, {}, payload));
    switch (method) {
      case 'Session/KeepAlive': {
        answer();
        return;
      }
      case 'Session/CloseSession':
        this.#send(peer, responseFrame(request, { sessionId: 0 }));
        {
          this.#end(peer, 'closed');
          return;
        }
      case 'Session/GetConnections': {
        const connection = [...this.#peers].map(({ socket, connectionId, session: theirs }) => ({
          ...(theirs && { userHandle: { identifier: theirs.userId, permission: 7 } }),
          connectionInformation: `${socket.remoteAddress}:${socket.remotePort}`,
          connectionIdentifier: connectionId,
        }));
        answer(messages.ConnectionList.encode({ connection }));
        return;
      }
      case 'Base/ReadAllUserProfiles': {
        const userProfiles = this.users.map((username, index) => ({ handle: { identifier: index + 1 }, username }));
        answer(messages.UserProfileList.encode({ userProfiles }));
        return;
      }
      case 'Base/OnNotificationUserTopic':
        peer.subscription = 40 + session.id;
        {
          answer(messages.NotificationHandle.encode({ identifier: peer.subscription }));
          return;
        }
      case 'Base/GetFirmwareBundleVersions': {
        answer(messages.FirmwareBundleVersions.encode({ mainBundleVersion: '2.8.0' }));
        return;
      }
      default:
        this.#refuse(peer, request, UNSUPPORTED_METHOD);
    }
  }

  /** Somebody came or went. */
  #announce(): void {
    if (this.quiet) return;
    for (const peer of this.#peers) {
      if (!peer.session || peer.subscription === undefined) continue;
      const { serviceId, functionId } = USER_TOPIC;
      const frameType = messages.FrameType.MSG_FRAME_NOTIFICATION;
      const named = { serviceId, functionId, messageId: peer.subscription, sessionId: peer.session.id };
      this.#send(peer, { header: makeHeader({ frameType, ...named }), payload: new Uint8Array() });
    }
  }

  #end(peer: Peer, reason: string): void {
    if (!peer.session) return;
    clearTimeout(peer.session.timer);
    delete peer.session;
    this.ended.push(reason);
    this.#announce();
  }

  #refuse(peer: Peer, request: Frame, errorSubCode: number): void {
    const errorCode = ERROR_PROTOCOL_SERVER;
    const payload = messages.ErrorMessage.encode({ errorCode, errorSubCode, errorSubString: '' });
    this.#send(peer, responseFrame(request, { errorCode, errorSubCode }, payload));
  }

  #send({ socket }: Peer, frame: Frame): void {
    const bytes = withPrefix(encodeFrame(frame));
    if (!this.drips) socket.write(bytes);
    else for (const byte of bytes) socket.write(Uint8Array.of(byte));
  }
}
