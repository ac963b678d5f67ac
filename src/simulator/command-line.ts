import { readFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { InputError, reasonOf } from '../errors.js';
import { BROKER_PORTS } from './joined-broker.js';
import type { SimulatorOptions } from './simulator.js';
import { makeUsers, type UserEntry } from './users.js';

export const USAGE = `Usage: simulator [options]

A Kortex 3 arm to play with, with its MQTT broker.

  --port N       where the broker listens (1883); 0 picks a free port
  --host ADDRESS address it listens on (127.0.0.1)
  --broker URL   join a broker that runs already instead: mqtt://host:port
  --users FILE   JSON array of { username, password, roles, firstname?, lastname? } (admin, operator, system)
  --seed N       makes what the arm draws at random repeatable (1)
  --help         print this
`;

const MAX_PORT = 65_535;
const MAX_SEED = 2 ** 32 - 1;

/** Reads the command line. Throws an Error that names the wrong option and what was expected. */
export function readCommandLine(argv: string[]): SimulatorOptions & { help: boolean } {
  const { values } = parseArgs({
    args: argv,
    options: {
      port: { type: 'string', default: '1883' },
      host: { type: 'string' },
      broker: { type: 'string' },
      users: { type: 'string' },
      seed: { type: 'string' },
      help: { type: 'boolean', default: false },
    },
  });
  const { port, host, broker, users, seed, help } = values;
  if (host === '') throw new InputError('--host', 'an address');
  return {
    help,
    port: integer('--port', port, MAX_PORT),
    ...(host !== undefined && { host }),
    ...(broker !== undefined && { broker: brokerUrl(broker) }),
    ...(users !== undefined && { users: usersIn(users) }),
    ...(seed !== undefined && { seed: integer('--seed', seed, MAX_SEED) }),
  };
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
