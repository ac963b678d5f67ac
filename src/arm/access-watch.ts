import type { SessionState } from '../client/state.js';
import { getAccess } from './access-control.js';
import { type AccessFound, knownAccessOf } from './known-access.js';
import { followState } from './follow-state.js';
import { type Arm, type Origin, originOf } from './origin.js';

const GET = 'Session/GetAccessControl';

/** What `watchAccess` calls. */
export interface AccessWatchListener {
  /** Somebody else changed a flag; `kortex` says where that comes from. */
  changed: (found: AccessFound, kortex: Origin) => void;
  /** The arm could not be asked; called once in each session. */
  failed: (error: unknown) => void;
}

/**
 * Looks at the access control of `arm` every `everyMs`, as long as a session is open, and reports what others change,
 * until the function that it returns is called. What anybody in this program reads of the arm meanwhile counts, too.
 */
export function watchAccess(arm: Arm, everyMs: number, { changed, failed }: AccessWatchListener): () => void {
  const { client } = arm;
  const known = knownAccessOf(client);
  let timer: NodeJS.Timeout | undefined;
  let hasFailed = false;
  let isLooking = false;
  const onChange = (found: AccessFound) => changed(found, originOf(arm, GET));
  const look = () => {
    if (isLooking) return;
    isLooking = true;
    getAccess(client)
      .catch((error: unknown) => {
        // Without a session the next one begins anew.
        if (hasFailed || timer === undefined) return;
        hasFailed = true;
        failed(error);
      })
      .finally(() => (isLooking = false));
  };
  const stop = () => {
    clearInterval(timer);
    timer = undefined;
  };
  const onState = ({ name }: SessionState) => {
    stop();
    if (name !== 'ready') return;
    hasFailed = false;
    timer = setInterval(look, everyMs);
    look();
  };
  known.on('changed-by-others', onChange);
  const unfollow = followState(client, onState);
  return () => {
    unfollow();
    stop();
    known.off('changed-by-others', onChange);
  };
}
