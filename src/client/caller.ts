import type { Method, RequestOf, ResponseOf } from '../protocol/services.js';

/** Who calls an arm within the session that is open. */
export interface Caller {
  /** 0 without a session. */
  readonly sessionId: number;
  /** Throws as `KortexClient.call` does. */
  call: <M extends Method>(method: M, request: RequestOf<M>) => Promise<ResponseOf<M>>;
}
