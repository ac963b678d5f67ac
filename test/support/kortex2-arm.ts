import { once } from 'node:events';
import { type AddressInfo, createServer, type Server, type Socket } from 'node:net';
import { decodeFrame, encodeFrame, type Frame, makeHeader, responseFrame } from '../../src/protocol/frame.js';
import { FrameSplitter, withPrefix } from '../../src/protocol/frame-splitter.js';
import { ErrorCode, FrameType, SubErrorCode } from '../../src/protocol/messages.js';
import {
  decodeKortex2,
  encodeKortex2,
  hasService,
  idsOf,
  type Kortex2Method,
  kortex2MethodOf,
  signatureOf,
} from './kortex2-messages.js';

type Fields = Record<string, unknown>;

interface Session {
  id: number;
  userId: number;
  timer: NodeJS.Timeout;
  /** Handles of its subscriptions to the UserTopic. */
  subscriptions: Set<number>;
}

interface Peer {
  socket: Socket;
  /** Address with port. Kept, since a socket forgets it when it closes. */
  address: string;
  /** What the arm calls this connection; far from the session ids, so that nothing takes the one for the other. */
  connectionId: number;
  session?: Session;
}

/** Read, update and delete. */
const ALL_PERMISSIONS = 7;

/**
 * A stand-in for a Gen3: Kortex 2 over TCP with its Session service, and of its Base service the users, the UserTopic
 * and a few reads. It reports a session that ended by its time limit or with its connection, too; it is not known
 * if a real arm does.
 */
export class Kortex2Arm {
  /** The place in this list, from 1 on, is the id of the user; the name is the password. */
  readonly users = ['admin', 'operator', 'eve'];
  /** Calls by their method, answered or not. */
  readonly calls = new Map<Kortex2Method, number>();
  /** Why each session ended: `closed`, `timed out`, `gone` with its connection, `replaced` by the next login. */
  readonly ended: string[] = [];
  /** Methods that get no answer. */
  readonly muted = new Set<Kortex2Method>();
  /** Methods that its firmware does not have. */
  readonly missing = new Set<Kortex2Method>();
  /** How long it takes to come to a call of a method, in ms. */
  readonly lateMs = new Map<Kortex2Method, number>();
  /** Sends its answers byte by byte. */
  drips = false;
  /** True for an arm that does not report logins by itself. */
  quiet = false;
  readonly #server: Server;
  readonly #peers = new Set<Peer>();
  #lastSessionId = 0;
  #lastConnectionId = 100;
  #lastHandle = 40;

  private constructor(server: Server) {
    this.#server = server;
    server.on('connection', (socket) => this.#accept(socket));
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

  /** Ends the session of a user without a word to its connection. */
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

  #accept(socket: Socket): void {
    const address = `${socket.remoteAddress}:${socket.remotePort}`;
    const peer: Peer = { socket, address, connectionId: ++this.#lastConnectionId };
    const splitter = new FrameSplitter();
    this.#peers.add(peer);
    socket.setNoDelay(true);
    socket.on('error', () => socket.destroy());
    socket.on('close', () => {
      this.#end(peer, 'gone');
      this.#peers.delete(peer);
    });
    socket.on('data', (chunk) => {
      const frames = framesIn(splitter, chunk);
      if (frames) for (const frame of frames) this.#receive(peer, frame);
      else socket.destroy();
    });
  }

  #receive(peer: Peer, request: Frame): void {
    if (request.header.frameType !== FrameType.MSG_FRAME_REQUEST) return;
    const method = kortex2MethodOf(request.header);
    if (method) this.calls.set(method, (this.calls.get(method) ?? 0) + 1);
    if (method && this.muted.has(method)) return;
    const lateMs = method && this.lateMs.get(method);
    if (lateMs === undefined) this.#answer(peer, method, request);
    else setTimeout(() => this.#answer(peer, method, request), lateMs);
  }

  #answer(peer: Peer, method: Kortex2Method | undefined, request: Frame): void {
    const { sessionId, serviceId } = request.header;
    const { session } = peer;
    if (method !== 'Session/CreateSession') {
      if (sessionId === 0) return; // commands without a session are discarded
      if (session?.id !== sessionId) {
        this.#refuse(peer, request, SubErrorCode.INVALID_USER_SESSION_ACCESS);
        return;
      }
      session.timer.refresh();
    }
    if (!method || this.missing.has(method)) {
      const { UNSUPPORTED_METHOD, UNSUPPORTED_SERVICE } = SubErrorCode;
      this.#refuse(peer, request, hasService(serviceId) ? UNSUPPORTED_METHOD : UNSUPPORTED_SERVICE);
      return;
    }
    let fields: Fields;
    try {
      fields = decodeKortex2(signatureOf(method).request, request.payload);
    } catch {
      this.#refuse(peer, request, SubErrorCode.PAYLOAD_DECODING_ERR);
      return;
    }
    if (method === 'Session/CreateSession') this.#logIn(peer, request, fields);
    else if (session) this.#perform(peer, session, method, request, fields);
  }

  #logIn(peer: Peer, request: Frame, fields: Fields): void {
    const { username = '', password = '', sessionInactivityTimeout = 0, connectionInactivityTimeout = 0 } = fields;
    const userId = this.users.indexOf(username as string) + 1;
    if (userId === 0) this.#refuse(peer, request, SubErrorCode.USER_NOT_FOUND);
    else if (password !== username) this.#refuse(peer, request, SubErrorCode.INVALID_PASSWORD);
    else {
      this.#end(peer, 'replaced');
      const limitMs = Math.min(sessionInactivityTimeout as number, connectionInactivityTimeout as number);
      const timer = setTimeout(() => this.#end(peer, 'timed out'), limitMs);
      const session = { id: ++this.#lastSessionId, userId, timer, subscriptions: new Set<number>() };
      peer.session = session;
      this.#send(peer, responseFrame(request, { sessionId: session.id }));
      this.#report('LOGGED_IN', peer, session);
    }
  }

  #perform(peer: Peer, session: Session, method: Kortex2Method, request: Frame, fields: Fields): void {
    const answer = (response: Fields) => {
      this.#send(peer, responseFrame(request, {}, encodeKortex2(signatureOf(method).response, response)));
    };
    switch (method) {
      case 'Session/CloseSession': {
        this.#send(peer, responseFrame(request, { sessionId: 0 }));
        this.#end(peer, 'closed');
        return;
      }
      case 'Session/GetConnections': {
        answer({ connection: [...this.#peers].map((each) => connectionOf(each, each.session)) });
        return;
      }
      case 'Base/ReadUserProfile': {
        const identifier = Number(fields.identifier ?? 0);
        const username = this.users[identifier - 1];
        if (username === undefined) this.#refuse(peer, request, SubErrorCode.ENTITY_NOT_FOUND);
        else answer(profileOf(identifier, username));
        return;
      }
      case 'Base/ReadAllUserProfiles': {
        answer({ userProfiles: this.users.map((username, index) => profileOf(index + 1, username)) });
        return;
      }
      case 'Base/ReadAllUsers': {
        answer({ userHandles: this.users.map((_, index) => handleOf(index + 1)) });
        return;
      }
      case 'Base/OnNotificationUserTopic': {
        session.subscriptions.add(++this.#lastHandle);
        answer({ identifier: this.#lastHandle });
        return;
      }
      case 'Base/Unsubscribe': {
        if (session.subscriptions.delete(fields.identifier as number)) answer({});
        else this.#refuse(peer, request, SubErrorCode.ENTITY_NOT_FOUND);
        return;
      }
      case 'Base/GetOperatingMode': {
        answer({ operatingMode: 'RUN_MODE', deviceHandle: { deviceType: 'BASE', deviceIdentifier: 1 } });
        return;
      }
      case 'Base/GetArmState': {
        answer({ activeState: 'ARMSTATE_SERVOING_READY', connection: connectionOf(peer, session) });
        return;
      }
      case 'Base/GetFirmwareBundleVersions': {
        answer({ mainBundleVersion: '2.8.0' });
        return;
      }
      default:
        answer({}); // Session/KeepAlive
    }
  }

  /** Sends word of a login or logout to each subscription. The message id of a notification is the handle. */
  #report(userEvent: 'LOGGED_IN' | 'LOGGED_OUT', whose: Peer, { userId }: Pick<Session, 'userId'>): void {
    if (this.quiet) return;
    const nowMs = Date.now();
    const payload = encodeKortex2('Kinova.Api.Base.UserNotification', {
      userEvent,
      modifiedUser: handleOf(userId),
      timestamp: { sec: Math.floor(nowMs / 1000), usec: (nowMs % 1000) * 1000 },
      userHandle: handleOf(userId),
      connection: connectionOf(whose, { userId }),
    });
    const topic = { ...idsOf('Base/OnNotificationUserTopic'), frameType: FrameType.MSG_FRAME_NOTIFICATION };
    for (const peer of this.#peers) {
      for (const messageId of peer.session?.subscriptions ?? []) {
        const header = makeHeader({ ...topic, serviceVersion: 1, messageId, sessionId: peer.session!.id });
        this.#send(peer, { header, payload });
      }
    }
  }

  #end(peer: Peer, reason: string): void {
    const { session } = peer;
    if (!session) return;
    clearTimeout(session.timer);
    delete peer.session;
    this.ended.push(reason);
    this.#report('LOGGED_OUT', peer, session);
  }

  #refuse(peer: Peer, request: Frame, errorSubCode: number): void {
    const errorCode = ErrorCode.ERROR_PROTOCOL_SERVER;
    const payload = encodeKortex2('Kinova.Api.Error', { errorCode, errorSubCode });
    this.#send(peer, responseFrame(request, { errorCode, errorSubCode }, payload));
  }

  #send({ socket }: Peer, frame: Frame): void {
    const bytes = withPrefix(encodeFrame(frame));
    if (!this.drips) socket.write(bytes);
    else for (const byte of bytes) socket.write(Uint8Array.of(byte));
  }
}

/** The frames that are complete now, or nothing if the bytes are not Kortex. */
function framesIn(splitter: FrameSplitter, chunk: Buffer): Frame[] | undefined {
  try {
    return splitter.push(chunk).map((bytes) => decodeFrame(bytes));
  } catch {
    return undefined;
  }
}

function handleOf(identifier: number): Fields {
  return { identifier, permission: ALL_PERMISSIONS };
}

function profileOf(identifier: number, username: string): Fields {
  return { handle: handleOf(identifier), username, firstname: username.toUpperCase(), lastname: 'Doe' };
}

/** A connection as the arm lists it: the handle is missing if nobody is logged in on it. */
function connectionOf({ address, connectionId }: Peer, session?: Pick<Session, 'userId'>): Fields {
  return {
    ...(session && { userHandle: handleOf(session.userId) }),
    connectionInformation: address,
    connectionIdentifier: connectionId,
  };
}
