import type { SessionState } from '../client/state.js';
import { type AccessChange, setAccess } from './access-control.js';
import { type AccessFlag, type AccessFlags, differing } from './access-flags.js';
import { followState } from './follow-state.js';
import { type Arm, type Origin, timed } from './origin.js';

const SET = 'Session/SetAccessControl';

/** A change that was made because the flags were not as wanted. */
export interface Enforced extends AccessChange {
  /** The flags that were not as wanted. */
  drift: AccessFlag[];
}

/** What `enforceAccess` calls. */
export interface EnforcementListener {
  /** An attempt begins; the function that it returns is told how it ended. */
  begin?: () => (succeeded: boolean) => void;
  changed: (enforced: Enforced, kortex: Origin) => void;
  failed: (error: unknown) => void;
}

/**
 * Sets access control to what `wantedNow` gives: now, and whenever a new session is open, until the function that it
 * returns is called. `set` makes the changes; a failure goes to `listener`, and the next session is the next attempt.
 */
export function enforceAccess(
  arm: Arm,
  wantedNow: () => Partial<AccessFlags> | Promise<Partial<AccessFlags>>,
  listener: EnforcementListener,
  set: (wanted: Partial<AccessFlags>) => Promise<AccessChange> = (wanted) => setAccess(arm.client, wanted),
): () => void {
  const { client } = arm;
  let isStopped = false;
  const once = async () => {
    const wanted = await wantedNow();
    if (Object.keys(wanted).length === 0) return;
    const { result, kortex } = await timed(arm, SET, () => set(wanted));
    if (result.changed && !isStopped)
      listener.changed({ ...result, drift: differing(wanted, result.previous) }, kortex);
  };
  const onState = ({ name }: SessionState) => {
    if (name !== 'ready') return;
    const finished = listener.begin?.();
    once().then(
      () => finished?.(true),
      (error: unknown) => {
        finished?.(false);
        if (!isStopped) listener.failed(error);
      },
    );
  };
  const unfollow = followState(client, onState);
  return () => {
    isStopped = true;
    unfollow();
  };
}
