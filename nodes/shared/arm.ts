import type { Node, NodeAPI } from 'node-red';
import type { KortexClient } from '../../src/client/client.js';
import type { Firmware } from '../../src/arm/firmware.js';
import { within } from '../../src/cut.js';
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
  /** Undefined where the config cannot be used; `fault` tells why. */
  client?: KortexClient;
  /** The host of the arm; undefined if it is reached by the name of an OpenZiti service. */
  host?: string;
  firmware?: Firmware;
  /** What nodes have to put right on the arm before its session is closed. */
  farewells: Set<Farewell>;
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
export function clientOf(arm: ArmNode | undefined): { arm: ArmNode; client: KortexClient } {
  if (!arm) throw noArm();
  if (!arm.client) throw arm.fault ?? new InputError('arm', 'a session-config node that can be used');
  if (arm.stopped) throw new ConnectionError(`${arm.label} is just being deployed`);
  return { arm, client: arm.client };
}

/** How long a node may take to put things right: all of a close has 2 s, and an arm that is gone never answers. */
const FAREWELL_MS = 400;

/** What a node does on the arm before it goes. */
interface Farewell {
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
  const farewell: Farewell = {
    last,
    running: undefined,
    run: () =>
      (farewell.running ??= within(last ? afterTheOthers(arm, task) : task(), FAREWELL_MS, late)
        .catch((error: unknown) => node.warn(error))
        .finally(() => arm.farewells.delete(farewell))),
  };
  arm.farewells.add(farewell);
  return farewell.run;
}

async function afterTheOthers(arm: ArmNode, task: () => Promise<void>): Promise<void> {
  // Nodes that are closed together are told so one after the other.
  await new Promise((resolve) => setImmediate(resolve));
  await Promise.all([...arm.farewells].filter(({ last }) => !last).map(({ running }) => running ?? Promise.resolve()));
  await task();
}

/** Lets the nodes of `arm` put things right, and use it no more. */
export async function sayFarewell(arm: ArmNode): Promise<void> {
  arm.stopped = true;
  await Promise.all([...arm.farewells].map((farewell) => farewell.run()));
}

/** Which arm a message is about; null is what is not known. */
export interface ArmFacts {
  /** The name of the arm in the flow. */
  arm: string;
  /** Its address; null if it is reached by the name of an OpenZiti service. */
  host: string | null;
  generation: 2 | 3 | null;
  /** Null until the arm has told it over this connection. */
  firmware: string | null;
}

/** What messages tell of `arm` itself. */
export function factsOf({ label, host, client, firmware }: ArmNode): ArmFacts {
  return {
    arm: label,
    host: host ?? null,
    generation: client?.generation ?? null,
    firmware: firmware?.version ?? null,
  };
}

/** Where a result came from; stands in `msg.kortex`. */
export interface Origin extends ArmFacts {
  /** `Service/Function`; null where the arm was not asked. */
  method: string | null;
  sessionId: number | null;
  durationMs: number;
}

/** Runs `ask` and tells, besides its result, where that came from and how long it took. */
export async function timed<T>(
  { arm, client }: { arm: ArmNode; client: KortexClient },
  method: string | null,
  ask: () => Promise<T>,
): Promise<{ result: T; kortex: Origin }> {
  const startedMs = performance.now();
  const sessionBefore = client.sessionId;
  const result = await ask();
  return {
    result,
    kortex: {
      ...factsOf(arm),
      method,
      sessionId: client.sessionId || sessionBefore || null,
      durationMs: Math.round(performance.now() - startedMs),
    },
  };
}
