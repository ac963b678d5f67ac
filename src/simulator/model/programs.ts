import { Refusal } from '../refusal.js';
import { ALL_PERMISSIONS } from '../user-profile.js';

/** One step of a program. */
export interface ProgramAction {
  readonly id: number;
  readonly name: string;
  /** A name of ProgramConfig.ActionType without its prefix. */
  readonly type: 'PLUGIN' | 'SET' | 'WAIT_TIME' | 'MESSAGE';
  readonly durationMs: number;
  /** Why it fails when it is over. */
  readonly failure?: string;
}

export interface Program {
  readonly id: number;
  readonly name: string;
  readonly actions: readonly ProgramAction[];
  /** Whether a person has to acknowledge before each start, whatever the options say. */
  readonly asksBeforeStart?: boolean;
  /** The variable that counts how often it was completed, as namespace and identifier. */
  readonly counter?: readonly [string, string];
}

function steps(...actions: Omit<ProgramAction, 'id'>[]): ProgramAction[] {
  return actions.map((action, index) => ({ id: index + 1, ...action }));
}

/** The programs that the arm has. */
export const PROGRAMS: readonly Program[] = [
  {
    id: 1,
    name: 'pick and place',
    actions: steps(
      { name: 'move above the part', type: 'PLUGIN', durationMs: 6000 },
      { name: 'close the gripper', type: 'PLUGIN', durationMs: 2000 },
      { name: 'move above the box', type: 'PLUGIN', durationMs: 8000 },
      { name: 'open the gripper', type: 'PLUGIN', durationMs: 2000 },
      { name: 'move home', type: 'PLUGIN', durationMs: 2000 },
    ),
    counter: ['line', 'part_count'],
  },
  { id: 2, name: 'short', actions: steps({ name: 'wait a second', type: 'WAIT_TIME', durationMs: 1000 }) },
  {
    id: 3,
    name: 'fails',
    actions: steps(
      { name: 'move to the part', type: 'PLUGIN', durationMs: 1000 },
      { name: 'close the gripper', type: 'PLUGIN', durationMs: 1000, failure: 'There is no part in the gripper' },
    ),
  },
  {
    id: 4,
    name: 'waits for a person',
    actions: steps({ name: 'show the part', type: 'PLUGIN', durationMs: 2000 }),
    asksBeforeStart: true,
  },
];

/** Names a program in messages. */
export function programHandle({ id }: Program) {
  return { identifier: id, permission: ALL_PERMISSIONS };
}

/** The program with this id, or a refusal. */
export function findProgram(id: number | undefined): Program {
  const program = PROGRAMS.find((one) => one.id === id);
  if (!program) throw new Refusal('unknown program');
  return program;
}
