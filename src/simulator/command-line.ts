import { readFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { InputError, reasonOf } from '../errors.js';
import { COMMANDS_USAGE } from './commands.js';
import { BROKER_PORTS } from './joined-broker.js';
import type { Kortex2SimulatorOptions, SimulatorOptions } from './start.js';
import { makeUsers, type UserEntry } from './users.js';

export const USAGE = `Usage: kortex-simulator [options]

An arm of Kinova Kortex to play with: a Kortex 3 arm (Link 6) with its MQTT broker, or a Kortex 2 arm (Gen3) on TCP.

  --generation G 3, 2 or both (3)
  --port N       where the arm listens (1883; Kortex 2: 10000); 0 picks a free port
  --tcp-port N   with both: where the Kortex 2 arm listens (10000)
  --host ADDRESS address it listens on (127.0.0.1)
  --broker URL   Kortex 3: join a broker that runs already instead: mqtt://host:port
  --users FILE   JSON array of { username, password, roles, firstname?, lastname? } (admin, operator, system)
  --visitors     a second person logs in, takes a role and leaves every now and then
  --events       Kortex 3: an event happens every now and then
  --commands     reads what a person at the arm does from the standard input; see below
  --seed N       makes what the arm draws at random repeatable (1)
  --help         print this

${COMMANDS_USAGE}`;

const MAX_PORT = 65_535;
const MAX_SEED = 2 ** 32 - 1;
const MQTT_PORT = '1883';
const TCP_PORT = '10000';

const OPTIONS = {
  generation: { type: 'string', default: '3' },
  port: { type: 'string' },
  'tcp-port': { type: 'string' },
  host: { type: 'string' },
  broker: { type: 'string' },
  users: { type: 'string' },
  seed: { type: 'string' },
  visitors: { type: 'boolean', default: false },
  events: { type: 'boolean', default: false },
  commands: { type: 'boolean', default: false },
  help: { type: 'boolean', default: false },
} as const;

export interface CommandLine {
  help: boolean;
  /** Whether to read commands from the standard input. */
  commands: boolean;
  /** The arms to start. */
  arms: (SimulatorOptions | Kortex2SimulatorOptions)[];
}

/** Reads the command line. Throws an Error that names the wrong option and what was expected. */
export function readCommandLine(argv: string[]): CommandLine {
  const { values } = parseArgs({ args: argv, options: OPTIONS });
  const { generation, port, 'tcp-port': tcpPort, host, broker, users, seed, visitors, events, commands, help } = values;
  if (host === '') throw new InputError('--host', 'an address');
  const both = generation === 'both';
  if (!both && generation !== '2' && generation !== '3') {
    throw new InputError('--generation', `2, 3 or both, not "${generation}"`);
  }
  if (!both && tcpPort !== undefined) throw new InputError('--tcp-port', 'to be given with --generation both only');
  if (generation === '2' && broker !== undefined) throw new InputError('--broker', 'Kortex 3: Kortex 2 speaks TCP');
  if (generation === '2' && events) throw new InputError('--events', 'Kortex 3: Kortex 2 has no events');
  const common = {
    visitors,
    ...(host !== undefined && { host }),
    ...(users !== undefined && { users: usersIn(users) }),
    ...(seed !== undefined && { seed: integer('--seed', seed, MAX_SEED) }),
  };
  const kortex3 = (): SimulatorOptions => ({
    ...common,
    events,
    port: integer('--port', port ?? MQTT_PORT, MAX_PORT),
    ...(broker !== undefined && { broker: brokerUrl(broker) }),
  });
  const kortex2 = (option: string, value = TCP_PORT): Kortex2SimulatorOptions => ({
    ...common,
    generation: 2,
    port: integer(option, value, MAX_PORT),
  });
  if (both) return { help, commands, arms: [kortex3(), kortex2('--tcp-port', tcpPort)] };
  return { help, commands, arms: [generation === '2' ? kortex2('--port', port) : kortex3()] };
}

function integer(option: string, value: string, max: number): number {
  if (/^\d+$/.test(value) && Number(value) <= max) return Number(value);
  throw new InputError(option, `a whole number from 0 to ${max}, not "${value}"`);
}

function brokerUrl(value: string): string {
  const url = URL.canParse(value) ? new URL(value) : undefined;
  if (url?.hostname && url.protocol in BROKER_PORTS) return value;
  throw new InputError('--broker', 'an address such as mqtt://127.0.0.1:1883');
}

function usersIn(file: string): UserEntry[] {
  try {
    const entries: unknown = JSON.parse(readFileSync(file, 'utf8'));
    makeUsers(entries);
    return entries as UserEntry[];
  } catch (error) {
    throw new Error(`--users ${file}: ${reasonOf(error)}`, { cause: error });
  }
}
