import type { KortexClient } from '../client/client.js';
import type { SessionState } from '../client/state.js';

/**
 * Calls `onState` with the state of `client` now and after each change, until the function that it returns is called.
 * Not at once: whoever starts it may have more to set up, such as the other nodes of a deploy.
 */
export function followState(client: KortexClient, onState: (state: SessionState) => void): () => void {
  const first = setImmediate(() => {
    client.on('state', onState);
    onState(client.state);
  });
  return () => {
    clearImmediate(first);
    client.off('state', onState);
  };
}
