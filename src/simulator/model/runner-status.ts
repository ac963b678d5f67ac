import type { OperatingMode } from './operating-state.js';
import { type Program, type ProgramAction, programHandle } from './programs.js';

/** Names of ProgramRunner.Status without their prefix. */
export type RunnerStatus =
  'IDLE' | 'STARTING' | 'WAITING_FOR_ACKNOWLEDGE' | 'RUNNING' | 'PAUSED' | 'PAUSED_AUTOMATIC_RESUME' | 'STOPPING';

/** Names of ProgramRunner.ExecutionEvent without their prefix. */
export type ExecutionEvent = 'STARTED' | 'PAUSED' | 'RESUMED' | 'COMPLETED' | 'FAILED' | 'STOPPED';

/** What runs, if anything does. */
interface Running {
  readonly status: RunnerStatus;
  readonly program: Program | undefined;
  /** The step that is being done. */
  readonly action: ProgramAction | undefined;
  /** The mode in which it was started. */
  readonly startMode: OperatingMode | undefined;
}

/** ProgramRunner.StatusInformation: what runs, and how far it is. */
export function statusInformation({ status, program, action, startMode }: Running): object {
  if (!program) return { status };
  return {
    status,
    currentHandles: {
      programHandle: programHandle(program),
      actionHandles: action ? [{ handle: { identifier: action.id } }] : [],
    },
    startOperatingMode: startMode,
  };
}
