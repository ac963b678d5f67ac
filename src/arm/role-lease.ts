import type { Origin } from './origin.js';

/** Why a role is gone. */
export type EndReason = 'removed' | 'expired' | 'session-lost' | 'flow-stopped';

/** Who added a role, and is told when it ends. */
export interface LeaseOwner {
  /** The id of the node. A node that is deployed again under it is told of the role that the node before added. */
  readonly id: string;
  /** The role is gone. */
  ended: (role: string, reason: EndReason, kortex: Origin) => void;
  /** The role could not be removed; that is tried again. Called once per role. */
  failed: (error: Error) => void;
  /** The result of `viewFor` has changed. */
  changed: () => void;
}

/** How a role stands. */
export interface RoleView {
  role: string;
  /** Infinity where the role stays until it is removed. */
  leftMs: number;
  /** True if it should be gone, but could not be removed yet. */
  stuck: boolean;
  /** False if the arm never answered whether it added the role. */
  certain: boolean;
}

/** A role that a session has, or may have. */
export interface RoleLease {
  readonly role: string;
  readonly sessionId: number;
  readonly owner: LeaseOwner;
  /** False if the arm never answered whether it added the role. */
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
