import { changes, reads, topic } from './function.js';

/** The functions of ProgramConfig: what is stored. */
export const PROGRAM_CONFIG = {
  CreateProgram: changes(1),
  DeleteProgram: changes(2),
  ReadProgram: reads(3),
  ReadAllPrograms: reads(4),
  UpdateProgram: changes(5),
  ConfigurationChangeTopic: topic(6, 'ProgramConfig.ConfigurationChangeNotification'),
  Unsubscribe: changes(7),
  SetProgramOptions: changes(8),
  GetProgramOptions: reads(9),
};
