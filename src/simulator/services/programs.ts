import { statusInformation } from '../model/runner-status.js';
import { findProgram, type Program, programHandle, PROGRAMS } from '../model/programs.js';
import { configures, operates, reads } from './service-handler.js';

interface Handle {
  readonly identifier: number;
}

interface RunnableHandle {
  readonly programHandle: Handle | null;
}

/** ProgramConfig.Program. */
function programOf(program: Program): object {
  const { actions } = program;
  return {
    handle: programHandle(program),
    name: program.name,
    isValidated: true,
    actions: actions.map(({ id, name, type }, index) => ({
      handle: { identifier: id },
      next: actions[index + 1] && { identifier: actions[index + 1]?.id },
      name,
      type,
      blocking: true,
    })),
  };
}

const readAll = reads(() => ({ programs: PROGRAMS.map(programOf) }));
const read = reads(({ identifier }: Handle) => programOf(findProgram(identifier)));

/** What ProgramConfig and ProgramRunner do. */
export const PROGRAM_HANDLERS = {
  'ProgramConfig/ReadAllPrograms': readAll,
  'ProgramConfig/ReadProgram': read,
  'ProgramConfig/GetProgramOptions': reads((_, { cell }) => ({
    needAcknowledgeBeforeRunAuto: cell.runner.needAcknowledgeInAuto,
  })),
  'ProgramConfig/SetProgramOptions': configures((options: { needAcknowledgeBeforeRunAuto: boolean }, { cell }) => {
    cell.runner.needAcknowledgeInAuto = options.needAcknowledgeBeforeRunAuto;
  }),
  'ProgramRunner/ReadAllPrograms': readAll,
  'ProgramRunner/ReadProgram': read,
  'ProgramRunner/GetStatus': reads((_, { cell }) => statusInformation(cell.runner)),
  'ProgramRunner/Start': operates(({ handle }: { handle: RunnableHandle | null }, { cell, session, nowMs }) => {
    cell.runner.start(handle?.programHandle?.identifier, session.id, nowMs);
  }),
  'ProgramRunner/Pause': operates((_, { cell, nowMs }) => cell.runner.pause(nowMs)),
  'ProgramRunner/Resume': operates(({ programHandle: handle }: RunnableHandle, { cell, nowMs }) => {
    cell.runner.resume(handle?.identifier, nowMs);
  }),
  'ProgramRunner/Stop': operates((_, { cell, nowMs }) => cell.runner.stop(nowMs)),
};
