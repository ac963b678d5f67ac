import { changes, moves, reads, topic } from './function.js';

/** The functions of ProgramRunner: what runs. */
export const PROGRAM_RUNNER = {
  CreateProgram: changes(1),
  DeleteProgram: changes(2),
  ReadAllPrograms: reads(4),
  ReadProgram: reads(5),
  UpdateProgram: changes(6),
  ExportProgram: reads(7),
  ImportProgram: changes(8),
  GetStatus: reads(9),
  Pause: changes(10),
  Resume: moves(11),
  Start: moves(12),
  Stop: changes(13),
  StateChangeTopic: topic(14, 'ProgramRunner.StateChangeNotification'),
  StatusChangeTopic: topic(15, 'ProgramRunner.StatusChangeNotification'),
  ConfigurationChangeTopic: topic(16, 'VariableManager.ConfigurationChangeNotification'),
  ExecutionEventTopic: topic(17, 'ProgramRunner.ExecutionEventNotification'),
  Unsubscribe: changes(18),
  StartActions: moves(19),
  ValidateProgram: changes(20), // writes the mark
  MigrateProgram: changes(21),
  MigrateAllPrograms: changes(22),
  GetLastBreakingChangeVersions: reads(23),
};
