import type { Node, NodeAPI } from 'node-red';
import type { Firmware } from '../../src/arm/firmware.js';
import type { Journal } from '../../src/arm/journal.js';
import type { Arm } from '../../src/arm/origin.js';
import type { KortexClient } from '../../src/client/client.js';
import { within } from '../../src/time/deadline.js';
import { ConnectionError, InputError } from '../../src/errors.js';
import type { SharedConfigNode } from './config-node.js';
import { ConfigRef } from './config-ref.js';

/** What a session-config node keeps apart from the flow. */
export interface ArmCredentials {
  username: string;
  password: string;
  brokerUsername: string;
  brokerPassword: string;
}

/** The session-config node: owns the one client of an arm. */
export interface ArmNode extends SharedConfigNode<ArmCredentials> {
  /** Undefined if the config cannot be used; `fault` tells why. */
  client?: KortexClient;
  /** The host of the arm; undefined if it is reached by the name of an OpenZiti service. */
  host?: string;
  firmware?: Firmware;
  /** What happened to it lately. */
  journal?: Journal;
  /** Returns the support report as it stands now. */
  report?: () => Promise<string>;
  /** What nodes clean up on the arm before its session is closed. */
  cleanups: Set<Cleanup>;
}

/** The arm that a node names. */
export type ArmRef = ConfigRef<ArmNode>;

/** The arm that `node` names, with the node entered among its users until it is closed. */
export function useArm(RED: NodeAPI, node: Node, id: string | undefined): ArmRef {
  return new ConfigRef<ArmNode>(RED, node, id, 'kinova-session-config');
}

/** For a node that names no arm, or one that is not there. */
export function noArm(): InputError {
  return new InputError('arm', 'a session-config node that is deployed and enabled');
}

/**
 * The client of `arm`. Throws an InputError where the node has no arm, or one whose config cannot be used, and a
 * ConnectionError while the arm is deployed without the node.
 */
export function clientOf(arm: ArmNode | undefined): Arm & { node: ArmNode } {
  if (!arm) throw noArm();
  if (!arm.client) throw arm.fault ?? new InputError('arm', 'a session-config node that can be used');
  if (arm.stopped) throw new ConnectionError(`${arm.label} is just being deployed`);
  return { ...armOf(arm, arm.client), node: arm };
}

/** `arm` as `src/arm` needs it. */
export function armOf(arm: ArmNode, client: KortexClient): Arm {
  const { label, host, firmware } = arm;
  return { label, client, host, firmware, log: (text) => arm.log(text) };
}

/** How long a cleanup may take: all of a close has 2 s, and an arm that is gone never answers. */
const CLEANUP_LIMIT_MS = 400;

/** What a node does on the arm before it is closed. */
interface Cleanup {
  run: () => Promise<void>;
  running: Promise<void> | undefined;
  last: boolean;
}

/**
 * Runs `task` once: before the session of the arm is closed, or when `node` calls what this returns because it is
 * closed itself, whichever comes first; Node-RED closes both at the same time. A `last` task waits for the others that
 * run, since it may take away a role that they need. If a task fails, or takes longer than 400 ms, `node` warns of
 * that.
 */
export function beforeClose(
  arm: ArmNode,
  node: Node,
  task: () => Promise<void>,
  { last = false } = {},
): () => Promise<void> {
  const late = new ConnectionError('the arm did not answer before the node closed');
  const cleanup: Cleanup = {
    last,
    running: undefined,
    run: () =>
      (cleanup.running ??= within(last ? afterTheOthers(arm, task) : task(), CLEANUP_LIMIT_MS, late)
        .catch((error: unknown) => node.warn(error))
        .finally(() => arm.cleanups.delete(cleanup))),
  };
  arm.cleanups.add(cleanup);
  return cleanup.run;
}

async function afterTheOthers(arm: ArmNode, task: () => Promise<void>): Promise<void> {
  // Node-RED closes nodes one after the other, so the others have not begun yet.
  await new Promise((resolve) => setImmediate(resolve));
  await Promise.all([...arm.cleanups].filter(({ last }) => !last).map(({ running }) => running ?? Promise.resolve()));
  await task();
}

/** Runs the cleanups of the nodes of `arm`; after that they use it no more. */
export async function runCleanups(arm: ArmNode): Promise<void> {
  arm.stopped = true;
  await Promise.all([...arm.cleanups].map((cleanup) => cleanup.run()));
}
