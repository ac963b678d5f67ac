import { Arm } from './arm.js';
import { JoinedBroker } from './joined-broker.js';
import { Kortex2Arm } from './kortex2/arm.js';
import { OwnBroker } from './own-broker.js';
import type { Clock, SimulatedArm } from './simulated-arm.js';
import { Simulator } from './simulator.js';
import { TcpServer } from './tcp-server.js';
import { DEFAULT_USERS, makeUsers, type UserEntry } from './users.js';
import type { Wire } from './wire.js';

interface CommonOptions {
  /** Where the own broker, or the arm of Kortex 2, listens; 127.0.0.1. */
  host?: string;
  /** 0 is any free port, and the default. */
  port?: number;
  users?: UserEntry[];
  /** Makes what the arm draws at random repeatable; 1. */
  seed?: number;
  clock?: Clock;
  /** Lets a second person log in, take a role and leave every now and then; false. */
  visitors?: boolean;
}

/** An arm of Kortex 3 that speaks MQTT, such as a Link 6. */
export interface SimulatorOptions extends CommonOptions {
  generation?: 3;
  /** A broker that runs already, to join instead: `mqtt://...`. */
  broker?: string;
  /** Lets an event happen every now and then; false. */
  events?: boolean;
}

/** An arm of Kortex 2 that speaks TCP, such as a Gen3. */
export interface Kortex2SimulatorOptions extends CommonOptions {
  generation: 2;
}

/**
 * Starts an arm. Rejects if its port is taken or the broker cannot be joined, and with an InputError for wrong options.
 */
export function startSimulator(options?: SimulatorOptions): Promise<Simulator>;
export function startSimulator(options: Kortex2SimulatorOptions): Promise<Simulator<Kortex2Arm>>;
export async function startSimulator(
  options: SimulatorOptions | Kortex2SimulatorOptions = {},
): Promise<Simulator | Simulator<Kortex2Arm>> {
  const { host = '127.0.0.1', port = 0, seed = 1, clock = performance, visitors = false } = options;
  const users = makeUsers(options.users ?? DEFAULT_USERS);
  if (options.generation === 2) {
    return started(new Kortex2Arm({ users, seed, clock, visitors }), new TcpServer(host, port));
  }
  const { broker, events = false } = options;
  const wire = broker === undefined ? new OwnBroker(host, port) : new JoinedBroker(broker);
  return started(new Arm({ users, seed, clock, visitors, events }), wire);
}

async function started<A extends SimulatedArm>(arm: A, wire: Wire): Promise<Simulator<A>> {
  const simulator = new Simulator(arm, wire);
  try {
    await wire.start();
  } catch (error) {
    await simulator.close();
    throw error;
  }
  return simulator;
}
