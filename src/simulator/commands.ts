import { InputError } from '../errors.js';
import { Arm } from './arm.js';
import type { Kortex2Arm } from './kortex2/arm.js';
import { KORTEX_2_ARM_STATES, KORTEX_2_OPERATING_MODES } from './kortex2/state.js';
import { ARM_STATES, OPERATING_MODES } from './model/operating-state.js';
import type { Publication } from './publication.js';
import { Refusal } from './refusal.js';

/** What a person at the arm does: the words after the command are the arguments. */
type Command<A> = (arm: A, ...words: string[]) => Publication[];

export const COMMANDS_USAGE = `Commands, a line each:
  state NAME         what the arm does: ARM_OPERATIONAL, IN_FAULT, IDLE, ...
  mode NAME          AUTO, HOLD_TO_RUN, JOG_MANUAL, ...
  acknowledge        starts the program that waits for a person
  input N high|low   what is wired to a digital input, 1 to 8
  analog A|B VALUE   what is wired to an analog channel, in V or mA
  event TITLE        a warning with this title
A Kortex 2 arm has state and mode, with its own names; with --generation both its commands begin with "2".
`;

const KORTEX_3: Record<string, Command<Arm>> = {
  state: (arm, name) => arm.setArmState(oneOf('state', ARM_STATES, name)),
  mode: (arm, name) => arm.setOperatingMode(oneOf('mode', OPERATING_MODES, name)),
  acknowledge: (arm) =>
    arm.happen(({ runner }, nowMs) => {
      if (!runner.acknowledge(nowMs)) throw new InputError('acknowledge', 'a program that waits for a person');
    }),
  input: (arm, channel, level) => {
    const isHigh = oneOf('input', ['high', 'low'], level) === 'high';
    return arm.happen(({ io }) => io.setInput(Number(channel), isHigh));
  },
  analog: (arm, channel, value) =>
    arm.happen(({ io }) => io.setAnalogInput(oneOf('analog', ['A', 'B'], channel), numberIn('analog', value))),
  event: (arm, ...words) => {
    if (words.length === 0) throw new InputError('event', 'a title');
    const event = { severity: 'WARNING', source: 'Person', title: words.join(' ') } as const;
    return arm.happen(({ events }) => events.raise(event));
  },
};

const KORTEX_2: Record<string, Command<Kortex2Arm>> = {
  state: (arm, name) => arm.setArmState(oneOf('state', KORTEX_2_ARM_STATES, name)),
  mode: (arm, name) => arm.setOperatingMode(oneOf('mode', KORTEX_2_OPERATING_MODES, name)),
};

/** Does what a line says. Throws an Error that names the command, and what was expected or why the arm refuses. */
export function command(arm: Arm | Kortex2Arm, line: string): Publication[] {
  const [name = '', ...words] = line.trim().split(/\s+/);
  try {
    if (arm instanceof Arm) return known(KORTEX_3, name)(arm, ...words);
    return known(KORTEX_2, name)(arm, ...words);
  } catch (error) {
    if (error instanceof Refusal) throw new Error(`${name}: ${error.text ?? error.reason}`, { cause: error });
    throw error;
  }
}

function known<A>(commands: Record<string, Command<A>>, name: string): Command<A> {
  return commands[oneOf('command', Object.keys(commands), name)] as Command<A>;
}

function oneOf<Name extends string>(what: string, names: readonly Name[], given: string | undefined): Name {
  const found = names.find((name) => name === given);
  if (found === undefined) throw new InputError(what, `one of ${names.join(', ')}`);
  return found;
}

function numberIn(what: string, value: string | undefined): number {
  // The arm tells it as a float of 32 bits.
  if (value !== undefined && value !== '' && Number.isFinite(Math.fround(Number(value)))) return Number(value);
  throw new InputError(what, 'a number');
}
