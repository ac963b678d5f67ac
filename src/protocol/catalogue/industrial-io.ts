import { changes, reads, topic } from './function.js';

/** The functions of IndustrialIO: inputs and outputs. */
export const INDUSTRIAL_IO = {
  SetDigitalOutputConfiguration: changes(1),
  GetDigitalOutputConfiguration: reads(2),
  SetDigitalOutputHighState: changes(3),
  SetDigitalOutputLowState: changes(4),
  GetDigitalOutputInfo: reads(5),
  GetAllDigitalOutputInfo: reads(6),
  SetDigitalInputConfiguration: changes(7),
  GetDigitalInputConfiguration: reads(8),
  GetDigitalInputInfo: reads(9),
  GetAllDigitalInputInfo: reads(10),
  SetAnalogIOConfiguration: changes(11),
  GetAnalogIOConfiguration: reads(12),
  SetAnalogValue: changes(13),
  GetAnalogIOInfo: reads(14),
  GetAllAnalogIOInfo: reads(15),
  ClearFaults: changes(16),
  Unsubscribe: changes(17),
  DigitalOutputChangeTopic: topic(18, 'IndustrialIO.DigitalOutputChangeNotification'),
  DigitalInputChangeTopic: topic(19, 'IndustrialIO.DigitalInputChangeNotification'),
  AnalogIOChangeTopic: topic(20, 'IndustrialIO.AnalogIOChangeNotification'),
  WristAnalogIOChangeTopic: topic(21, 'IndustrialIO.AnalogIOChangeNotification'),
};
