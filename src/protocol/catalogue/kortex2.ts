import { changes, reads, topic } from './function.js';

/**
 * The functions of Base that Kortex 2 has. Those with a name of Kortex 3 mean the same there. Those whose number means
 * something else on Kortex 3 have the name of the stubs of Kortex 2.
 */
export const KORTEX_2_BASE = {
  ReadUserProfile: reads(3),
  ReadAllUserProfiles: reads(5),
  ReadAllUsers: reads(6),
  Unsubscribe: changes(97),
  OnNotificationOperatingModeTopic: topic(101, 'Base.OperatingModeNotification'),
  OnNotificationUserTopic: topic(104, 'Base.UserNotification'),
  RobotEventTopic: topic(107, 'Base.RobotEventNotification'),
  GetOperatingMode: reads(151),
  GetArmState: reads(175),
  ArmStateTopic: topic(176, 'Base.ArmStateNotification'),
  GetFirmwareBundleVersions: reads(224),
};
