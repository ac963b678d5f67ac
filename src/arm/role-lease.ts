import type { Origin } from './origin.js';

/** Why a role is gone. */
export type EndReason = 'removed' | 'expired' | 'session-lost' | 'flow-stopped';

/** Who added a role, and hears of what becomes of it without a message that asks. */
export interface LeaseOwner {
  /** That of the node: what is deployed anew under it hears of the role that its predecessor added. */
  readonly id: string;
  /** The role is gone. */
  ended: (role: string, reason: EndReason, kortex: Origin) => void;
  /** The role could not be removed; that is tried again. Told once per role. */
  failed: (error: Error) => void;
  /** What `viewFor` tells has changed. */
  changed: () => void;
}

/** How a role stands. */
export interface RoleView {
  role: string;
  /** Infinity where the role stays until it is removed. */
  leftMs: number;
  /** True where it should be gone, and could not be removed yet. */
  stuck: boolean;
  /** False if the arm never said whether it added the role. */
  certain: boolean;
}

/** A role that a session has, or may have. */
export interface RoleLease {
  readonly role: string;
  readonly sessionId: number;
  readonly owner: LeaseOwner;
  /** False where the arm never told whether it added the role. */
  readonly certain: boolean;
  /** True where the session had the role before it was added. */
  readonly wasThere: boolean;
  /** When it is to be removed, as performance.now() tells the time. */
  untilMs: number;
  /** Set once it is to be removed. */
  reason?: EndReason;
  failures: number;
  /** The next thing to happen by itself: its removal, or one more attempt at that. */
  timer?: NodeJS.Timeout;
}
