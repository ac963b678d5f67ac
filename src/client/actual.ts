import { frozen } from '../frozen.js';
import type { Link } from './link.js';
import type { Session } from './session.js';
import type { SessionState } from './state.js';
import type { Wanted } from './wanted.js';

/**
 * What there is of the connection to an arm. `timer` starts the next attempt, and is cleared when the value changes.
 */
export type Actual =
  | { readonly name: 'closed' }
  | { readonly name: 'connecting'; readonly attempt: number; readonly opening: Promise<Link> }
  | {
      readonly name: 'waiting';
      readonly attempt: number;
      readonly delayMs: number;
      readonly cause: Error;
      readonly timer: NodeJS.Timeout;
    }
  /** A link without a session; `cause` is why a session was lost, or could not be opened. */
  | { readonly name: 'connected'; readonly link: Link; readonly cause?: Error; readonly timer?: NodeJS.Timeout }
  | { readonly name: 'ready'; readonly link: Link; readonly session: Session }
  /** The link is gone, or about to be, because nothing is wanted; `state` is shown until that is done. */
  | { readonly name: 'closing'; readonly state: SessionState };

export function linkOf(actual: Actual): Link | undefined {
  return 'link' in actual ? actual.link : undefined;
}

export function sessionOf(actual: Actual): Session | undefined {
  return actual.name === 'ready' ? actual.session : undefined;
}

/** The public state, derived from `wanted` and `actual`. */
export function stateOf(wanted: Wanted, actual: Actual): SessionState {
  switch (actual.name) {
    case 'closed':
      return frozen({ name: 'closed' });
    case 'connecting':
      return frozen({ name: 'connecting', attempt: actual.attempt });
    case 'waiting': {
      const { attempt, delayMs, cause } = actual;
      return frozen({ name: 'waiting', attempt, delayMs, cause });
    }
    case 'connected':
      if (wanted.name === 'refused') return frozen({ name: 'refused', cause: wanted.cause });
      return frozen({ name: 'connected', ...(actual.cause && { cause: actual.cause }) });
    case 'ready':
      return frozen({ name: 'ready', sessionId: actual.session.id, username: actual.session.username });
    case 'closing':
      return actual.state;
  }
}
