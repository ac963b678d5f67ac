import { Kinova } from './gen/kortex2.js';
import { message } from './messages.js';

import Base = Kinova.Api.Base;

// Messages that have another meaning or form on Kortex 2. All others are those of messages.ts.
export const ArmStateInformation = message('ArmStateInformation', Base.ArmStateInformation);
export const ArmStateNotification = message('ArmStateNotification', Base.ArmStateNotification);
export const OperatingModeInformation = message('OperatingModeInformation', Base.OperatingModeInformation);
export const OperatingModeNotification = message('OperatingModeNotification', Base.OperatingModeNotification);
export const UserNotification = message('UserNotification', Base.UserNotification);

/** The modes of the firmware, by name. */
export const Kortex2OperatingMode: Record<keyof typeof Base.OperatingMode, number> = Base.OperatingMode;
export const UserEvent = Base.UserEvent;
export const Kortex2ArmState: Record<keyof typeof Kinova.Api.Common.ArmState, number> = Kinova.Api.Common.ArmState;
