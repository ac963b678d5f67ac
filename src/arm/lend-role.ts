import { randomUUID } from 'node:crypto';
import type { Arm } from './origin.js';
import type { EndReason, LeaseOwner } from './role-lease.js';
import { temporaryRoleOf } from './temporary-role.js';

/** Which role is lent, for how long, and whom to call when it ends. */
export interface LendOptions {
  /** Identifier of the role, such as `Admin`; upper and lower case count. */
  role: string;
  /** The password of the user whom the role belongs to; empty if the role needs none. */
  password: string;
  /** In ms; without it, the role stays until it is given back or the session ends. */
  removeAfterMs?: number;
  /** The role is gone without `giveBack`. */
  onEnd?: (reason: EndReason) => void;
  /** The role could not be removed yet; that is tried again. Called once. */
  onError?: (error: Error) => void;
}

/** A role that was lent. */
export interface LentRole {
  /** Null if it stays until it is given back. */
  expiresAt: Date | null;
  /** Removes the role, unless another one has taken its place. Resolves after the first attempt. */
  giveBack: () => Promise<void>;
}

/**
 * Lends the session that is open on `arm` a further role for a while, and removes it in time. A session has at most one
 * temporary role: a new one takes the place of the one before. Throws as `client.call` does; if no answer comes, the
 * role is removed as soon as the arm answers again.
 */
export async function lendRole(
  arm: Arm,
  { role, password, removeAfterMs = Infinity, onEnd, onError }: LendOptions,
): Promise<LentRole> {
  const temporaryRole = temporaryRoleOf(arm);
  let isGivenBack = false;
  const owner: LeaseOwner = {
    id: randomUUID(),
    ended: (_role, reason) => {
      if (!isGivenBack) onEnd?.(reason);
    },
    failed: (error) => onError?.(error),
    changed: () => undefined,
  };
  const { expiresAt } = await temporaryRole.add(role, password, removeAfterMs, arm.client.bindSession(), owner);
  const giveBack = () => {
    isGivenBack = true;
    return temporaryRole.takeBack(owner);
  };
  return { expiresAt, giveBack };
}
