import type { Node, NodeAPI, NodeMessage } from 'node-red';
import type { SessionState } from '../../src/client/state.js';
import type { ApiSessionState } from '../../src/ziti/api-session.js';
import { afterDeploys } from './deploys.js';
import { reportError } from './outgoing.js';
import { kindOf } from '../../src/error-kind.js';

export type State = SessionState | ApiSessionState;

/** What a config node shares: the client of an arm, or the login at a controller. */
export interface Source {
  readonly state: State;
  on(event: 'state', listener: () => void): unknown;
  off(event: 'state', listener: () => void): unknown;
}

/** A config node that is shared. */
export interface SharedConfigNode<Credentials extends object = object> extends Node<Credentials> {
  /** Node-RED delivers our status and errors to the Status and Catch nodes on the tabs of these. */
  users: Record<string, Node>;
  /** The name, else host:port. */
  label: string;
  /** Why the config cannot be used; undefined if it can. */
  fault?: Error;
  /** How many messages wait for a change of state: a failure is reported to them, and not once more by us. */
  asking: number;
  /** Called when the last of them has its answer, with the kinds of the errors that they failed with. */
  answered?: (kinds: ReadonlySet<string>) => void;
  /** The kinds of the errors that they have failed with so far: messages may follow each other without a pause. */
  failures: Set<string>;
  /** True from its close on. */
  stopped?: boolean;
}

/** Runs what a message asked for, and what may change the state. */
export async function onRequest<T>(config: SharedConfigNode, ask: () => Promise<T>): Promise<T> {
  config.asking += 1;
  try {
    return await ask();
  } catch (error) {
    config.failures.add(kindOf(error));
    throw error;
  } finally {
    config.asking -= 1;
    if (config.asking === 0) {
      config.answered?.(config.failures);
      config.failures = new Set();
    }
  }
}

/** A link that is lost sooner does not count: it may be a tunnel with nothing at its far end. */
const STABLE_MS = 1000;

/**
 * Reports failures that no message asked for, to the log and to Catch nodes: once for each kind of trouble, and not
 * before the end of the deploy, since there may be no Catch node yet. `welcome` is the line that is logged when all is
 * well. `origin` returns what is sent with every error. `isIdle` is true for a state that may last: if it lasted for
 * STABLE_MS, the next failure is reported again, as it is after a login or the refusal of one.
 */
export function reportTroubles<S extends State>(
  RED: NodeAPI,
  config: SharedConfigNode,
  source: Source & { readonly state: S },
  welcome: (state: S & { name: 'ready' }) => string,
  origin: () => NodeMessage,
  isIdle: (state: S) => boolean = () => false,
): void {
  /** The kinds that were reported since all was well: two reasons may alternate in one outage. */
  const reported = new Set<string>();
  /** What waits to be reported: for the end of the deploy, or for the answers to messages. */
  let waiting: Error[] = [];
  let isDeployed = false;
  let idleSinceMs = Infinity;
  let welcomed: string | undefined;
  const report = (cause: Error) => {
    const kind = kindOf(cause);
    if (!reported.has(kind)) reportError(config, cause, origin());
    reported.add(kind);
  };
  const reportWaiting = (known: ReadonlySet<string> = new Set()) => {
    if (!isDeployed || config.asking > 0) return;
    for (const cause of waiting.splice(0)) {
      if (known.has(kindOf(cause))) reported.add(kindOf(cause));
      else report(cause);
    }
  };
  config.answered = reportWaiting;
  afterDeploys(RED, config, () => {
    isDeployed = true;
    reportWaiting();
  });
  source.on('state', () => {
    const { state } = source;
    const nowMs = performance.now();
    if (state.name === 'ready' || nowMs - idleSinceMs >= STABLE_MS) reported.clear();
    // The refusal stays known, also if the link is lost.
    else if (state.name === 'refused') {
      const kind = kindOf(state.cause);
      for (const known of reported) if (known !== kind) reported.delete(known);
    }
    idleSinceMs = isIdle(state) ? Math.min(idleSinceMs, nowMs) : Infinity;
    if (state.name === 'ready') {
      waiting = [];
      const text = welcome(state);
      if (text !== welcomed) config.log(text);
      welcomed = text;
    } else if ('cause' in state) {
      if (!waiting.some((cause) => kindOf(cause) === kindOf(state.cause))) waiting.push(state.cause);
      reportWaiting();
      welcomed = undefined;
    }
  });
}

/** Reports a config that cannot be used, at the end of the deploy, so that Catch nodes get it. */
export function reportFault(RED: NodeAPI, config: SharedConfigNode, fault: Error, origin: NodeMessage): void {
  config.fault = fault;
  let isReported = false;
  afterDeploys(RED, config, () => {
    if (!isReported) reportError(config, fault, origin);
    isReported = true;
  });
}
