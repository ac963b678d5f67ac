import type { Node, NodeStatus } from 'node-red';
import type { SharedConfigNode, Source, State } from './config-node.js';
import type { ConfigRef } from './config-ref.js';

/**
 * What a node shows in each state of its arm or controller. Texts are catalogue keys, so each browser reads its own
 * language.
 */
const LOOKS = {
  closed: { fill: 'red', shape: 'ring', text: 'status.disconnected' },
  waiting: { fill: 'red', shape: 'ring', text: 'status.disconnected' },
  connecting: { fill: 'yellow', shape: 'ring', text: 'status.connecting' },
  connected: { fill: 'yellow', shape: 'dot', text: 'status.noSession' },
  ready: { fill: 'green', shape: 'dot', text: 'status.connected' },
  refused: { fill: 'red', shape: 'dot', text: 'status.refused' },
  busy: { fill: 'blue', shape: 'dot', text: 'status.busy' },
  error: { fill: 'red', shape: 'dot', text: 'status.error' },
  'logging-in': { fill: 'yellow', shape: 'ring', text: 'status.connecting' },
  unreachable: { fill: 'red', shape: 'ring', text: 'status.disconnected' },
  misconfigured: { fill: 'red', shape: 'ring', text: 'status.misconfigured' },
} as const satisfies Record<State['name'] | 'busy' | 'error' | 'misconfigured', NodeStatus>;

/** `busy` is shown only if a call takes longer. */
const BUSY_AFTER_MS = 250;
/** At most two updates a second: a status reaches every open browser. */
const UPDATE_EVERY_MS = 500;

/** The status of one node. */
export interface StatusLine {
  /** The node uses this arm or controller from now on. */
  follow: (source: Source | undefined) => void;
  /** A call starts; the function it returns is told how it ended. */
  begin: () => (succeeded: boolean) => void;
  /** `detail` has changed. */
  refresh: () => void;
}

/** What a node shows of its own while a session is open. After `validMs` it is asked again: a time may count down. */
export interface Detail {
  status: NodeStatus;
  validMs?: number | undefined;
}

/** Shows on `node` the state of the config node that it names. `sourceOf` returns what has that state. */
export function showStatusOf<T extends SharedConfigNode>(
  node: Node,
  config: ConfigRef<T>,
  sourceOf: (config: T) => Source | undefined,
  detail?: () => Detail | undefined,
): StatusLine {
  const status = showStatus(node, undefined, detail);
  config.each((current) => {
    status.follow(current && sourceOf(current));
    return undefined;
  });
  return status;
}

/**
 * Shows on `node` how its arm or controller stands, until the node is closed. That state wins over the node's own last
 * call: busy, error and `detail` are shown only while a session is open. Work is shown first, then `detail`, then the
 * error.
 */
export function showStatus(node: Node, source: Source | undefined, detail?: () => Detail | undefined): StatusLine {
  let working = 0;
  let failed = false;
  let started = false;
  let shown: string | undefined;
  let shownAtMs = -Infinity;
  let update: NodeJS.Timeout | undefined;

  const look = (): Detail => {
    const name = source?.state.name ?? 'misconfigured';
    if (name !== 'ready') return { status: LOOKS[name] };
    if (working > 0) return { status: LOOKS.busy };
    return detail?.() ?? { status: failed ? LOOKS.error : LOOKS.ready };
  };
  const show = () => {
    const { status, validMs } = look();
    update = validMs === undefined ? undefined : setTimeout(show, Math.max(validMs, UPDATE_EVERY_MS));
    if (status.text === shown) return;
    shown = status.text;
    shownAtMs = performance.now();
    node.status(status);
  };
  const refresh = () => {
    if (!started) return;
    clearTimeout(update);
    const waitMs = shownAtMs + UPDATE_EVERY_MS - performance.now();
    if (waitMs <= 0) show();
    else update = setTimeout(show, waitMs);
  };
  const onState = () => {
    failed = false;
    refresh();
  };

  const timers = new Set<NodeJS.Timeout>();
  // At the end of the deploy, so that Status nodes see it.
  const first = setImmediate(() => {
    started = true;
    show();
  });
  source?.on('state', onState);
  const follow = (next: Source | undefined) => {
    source?.off('state', onState);
    source = next;
    source?.on('state', onState);
    onState();
  };
  node.on('close', () => {
    started = false; // a call that still waits must not set the status of the next node with the same id
    clearImmediate(first);
    source?.off('state', onState);
    clearTimeout(update);
    timers.forEach((timer) => clearTimeout(timer));
  });

  return {
    follow,
    refresh,
    begin() {
      let visible = false;
      const timer = setTimeout(() => {
        timers.delete(timer);
        visible = true;
        working += 1;
        refresh();
      }, BUSY_AFTER_MS);
      timers.add(timer);
      return (succeeded) => {
        clearTimeout(timer);
        timers.delete(timer);
        if (visible) working -= 1;
        failed = !succeeded;
        refresh();
      };
    },
  };
}
