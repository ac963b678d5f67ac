import { BusyError, TimeoutError, toError } from '../errors.js';
import type { Frame } from '../protocol/frame.js';
import type { Called, Method } from '../protocol/services.js';

interface PendingCall {
  called: Called;
  sessionId: number;
  timer: NodeJS.Timeout;
  resolve: (response: Frame) => void;
  reject: (cause: Error) => void;
}

const MESSAGE_IDS = 0x1_0000;
/** Their responses carry another session id than their requests: CreateSession the new one, CloseSession 0. */
const CHANGE_SESSION: ReadonlySet<string> = new Set<Method>(['Session/CreateSession', 'Session/CloseSession']);

/** The calls of one link that wait for their response, by message id. */
export class PendingCalls {
  readonly #calls = new Map<number, PendingCall>();
  /** Starts at a random id, so that a client does not take the answers to another client for its own. */
  #lastMessageId = Math.floor(Math.random() * MESSAGE_IDS);

  /**
   * Starts the wait for the response to a call of `called` in session `sessionId`; `send` gets the message id that the
   * request must carry. Rejects with a TimeoutError after `timeoutMs`, or with what `rejectAll` is given, or with the
   * reason of `signal`.
   */
  start(
    called: Called,
    sessionId: number,
    timeoutMs: number,
    send: (messageId: number) => void,
    signal?: AbortSignal,
  ): Promise<Frame> {
    signal?.throwIfAborted();
    let abort = () => {};
    const answered = new Promise<Frame>((resolve, reject) => {
      const messageId = this.#nextMessageId();
      const timer = setTimeout(() => {
        this.#calls.delete(messageId);
        reject(new TimeoutError(called.name, timeoutMs));
      }, timeoutMs);
      this.#calls.set(messageId, { called, sessionId, timer, resolve, reject });
      abort = () => {
        this.#calls.delete(messageId);
        clearTimeout(timer);
        reject(toError(signal?.reason));
      };
      signal?.addEventListener('abort', abort);
      send(messageId);
    });
    return answered.finally(() => signal?.removeEventListener('abort', abort));
  }

  /** Hands a response to the call that waits for it; false where none does: late, doubled or not ours. */
  settle(response: Frame): boolean {
    const { messageId, serviceId, functionId, sessionId } = response.header;
    const call = this.#calls.get(messageId);
    if (!call) return false;
    // The id alone is not enough: after a wrap it may be the late answer to an older call.
    const { called } = call;
    if (called.serviceId !== serviceId || called.functionId !== functionId) return false;
    // Nor is it ours if it belongs to the session of somebody else. Login and logout change the session.
    const isSame = sessionId === call.sessionId || sessionId === 0;
    if (!isSame && !CHANGE_SESSION.has(called.name)) return false;
    this.#calls.delete(messageId);
    clearTimeout(call.timer);
    call.resolve(response);
    return true;
  }

  /** Ends the wait of all calls, or of those in session `sessionId`. */
  rejectAll(cause: Error, sessionId?: number): void {
    for (const [messageId, call] of this.#calls) {
      if (sessionId !== undefined && call.sessionId !== sessionId) continue;
      this.#calls.delete(messageId);
      clearTimeout(call.timer);
      call.reject(cause);
    }
  }

  /** Ids run from 1 to 65535, then 0. Ids of calls that still wait are skipped. */
  #nextMessageId(): number {
    if (this.#calls.size >= MESSAGE_IDS) throw new BusyError(MESSAGE_IDS);
    do this.#lastMessageId = (this.#lastMessageId + 1) % MESSAGE_IDS;
    while (this.#calls.has(this.#lastMessageId));
    return this.#lastMessageId;
  }
}
