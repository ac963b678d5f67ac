import type { TestSteps } from '../../test-steps.js';

/** Options of one dial. */
export interface DialOptions {
  /** Ends the dial; once the stream is open, it lives on. */
  signal?: AbortSignal | undefined;
  /** One limit for all of it: login, session, routers, stream. In ms; 8000 by default. */
  timeoutMs?: number;
}

/** How a step is taken; a test notes how it went. */
export type Take = TestSteps['take'];
