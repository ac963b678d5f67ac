import { EventEmitter } from 'node:events';
import { encodeFrame, type Frame, responseFrame } from '../src/protocol/frame.js';
import { ConnectionList, FrameType, PayloadSessionStatusRaw } from '../src/protocol/messages.js';
import { decodeRaw, rawFrame } from '../src/protocol/raw.js';
import { methodOf } from '../src/protocol/services.js';
import { SESSIONS_STATUS } from '../src/protocol/topics.js';
import type { Transport, TransportEvents } from '../src/transport/transport.js';

interface OpenSession {
  sessionIdentifier: number;
  userIdentifier: number;
}

const OWN_ID = 1;
const LAST_ID = 0xffff;

/** An arm without a wire, at which others log in and out as fast as they can. */
export class BusyArm extends EventEmitter<TransportEvents> implements Transport {
  #lastId = OWN_ID;
  /** The sessions that are open, ours first. */
  #sessions: OpenSession[] = [{ sessionIdentifier: OWN_ID, userIdentifier: 1 }];

  open(): Promise<void> {
    return Promise.resolve();
  }

  subscribePings(): Promise<void> {
    return Promise.resolve();
  }

  close(): Promise<void> {
    return Promise.resolve();
  }

  send(request: Frame): void {
    if (request.header.frameType !== FrameType.MSG_FRAME_REQUEST) return;
    const userConnections = this.#sessions.map((session) => ({ ...session, username: 'somebody' }));
    const isList = methodOf(request.header) === 'Session/GetConnections';
    const payload = isList ? ConnectionList.encode({ userConnections }) : undefined;
    setImmediate(() => this.emit('frame', responseFrame(request, { sessionId: OWN_ID }, payload)));
  }

  /** Somebody logs in, and out again: two lists of sessions. */
  comeAndGo(): void {
    const [own] = this.#sessions;
    this.#lastId = this.#lastId === LAST_ID ? OWN_ID + 1 : this.#lastId + 1;
    this.#publish([own!, { sessionIdentifier: this.#lastId, userIdentifier: 2 }]);
    this.#publish([own!]);
  }

  #publish(sessions: OpenSession[]): void {
    this.#sessions = sessions;
    const frame = rawFrame(SESSIONS_STATUS, PayloadSessionStatusRaw.encode({ sessions }));
    this.emit('raw', decodeRaw(SESSIONS_STATUS, encodeFrame(frame)));
  }
}
