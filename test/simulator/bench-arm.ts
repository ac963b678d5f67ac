import { decodeFrame, encodeFrame, type Frame, pingFrame, pongFrame, requestFrame } from '../../src/protocol/frame.js';
import { ErrorMessage } from '../../src/protocol/messages.js';
import { type Method, METHODS, type RequestOf, type ResponseOf } from '../../src/protocol/services.js';
import { topicOf } from '../../src/protocol/topics.js';
import { Arm } from '../../src/simulator/arm.js';
import { readMessage } from '../../src/simulator/incoming.js';
import type { Publication } from '../../src/simulator/publication.js';
import { DEFAULT_USERS, makeUsers } from '../../src/simulator/users.js';
import type { ArmOptions } from '../../src/simulator/simulated-arm.js';
import type { ArmConnection, Message } from '../../src/simulator/wire.js';

/** The bytes of a request, as a client would publish them. */
export function requestBytes<M extends Method>(method: M, request: RequestOf<M>, sessionId: number, messageId = 1) {
  const { serviceId, functionId, request: type } = METHODS[method];
  const payload = (type.encode as (value: RequestOf<M>) => Uint8Array)(request);
  return encodeFrame(requestFrame({ serviceId, functionId, messageId, sessionId }, payload));
}

/** What an answer says: the decoded response, or the refusal. */
export function readAnswer<M extends Method>(method: M, { header, payload }: Frame) {
  const refused = header.errorCode !== 0;
  return {
    header,
    refusal: refused ? `${header.errorSubCode} ${ErrorMessage.decode(payload).errorSubString}` : undefined,
    response: (refused ? {} : METHODS[method].response.decode(payload)) as ResponseOf<M>,
  };
}

/** An arm without sockets, on a clock that only moves when told to. */
export class BenchArm {
  nowMs = 0;
  /** The time of day. */
  epochMs = 1_795_600_000_250;
  readonly arm: Arm;

  constructor(users: unknown = DEFAULT_USERS, options: Pick<ArmOptions, 'visitors' | 'events'> = {}) {
    const clock = { now: () => this.nowMs, epochMs: () => this.epochMs };
    this.arm = new Arm({ users: makeUsers(users), seed: 1, clock, ...options });
  }

  /** Hands a message to the arm; what it publishes comes back. */
  send(topic: string, bytes: Uint8Array, rest: Partial<Message> = {}): Publication[] {
    const incoming = readMessage({ topic, bytes, ...rest });
    return incoming ? this.arm.handle(incoming) : [];
  }

  /** Calls a method and reads the answer. */
  call<M extends Method>(method: M, request: RequestOf<M>, sessionId = 0, from?: ArmConnection) {
    const bytes = requestBytes(method, request, sessionId);
    const sent = this.send(topicOf(decodeFrame(bytes).header), bytes, { responseTopic: 'res/bench', from });
    const [answer] = sent;
    if (answer?.kind !== 'answer') throw new Error(`${method} got no answer`);
    return { ...readAnswer(method, decodeFrame(answer.bytes)), published: sent.map(({ kind }) => kind) };
  }

  /** Logs in with a name that is its own password, and returns the session id. */
  login(username: string, limits: { session?: number; connection?: number } = {}, from?: ArmConnection): number {
    const { session = 10_000, connection = 2000 } = limits;
    const info = {
      username,
      password: username,
      sessionInactivityTimeout: session,
      connectionInactivityTimeout: connection,
    };
    return this.call('Session/CreateSession', info, 0, from).header.sessionId;
  }

  pong(sessionId: number): void {
    this.send(`pong/${sessionId}`, encodeFrame(pongFrame(pingFrame(sessionId), sessionId)));
  }

  /** Lets time pass in steps as fine as the simulator's; returns all that was published meanwhile. */
  wait(ms: number, each: () => void = () => {}): Publication[] {
    const published: Publication[] = [];
    for (const end = this.nowMs + ms; this.nowMs < end;) {
      this.nowMs = Math.min(this.nowMs + 50, end);
      published.push(...this.arm.tick());
      each();
    }
    return published;
  }
}
