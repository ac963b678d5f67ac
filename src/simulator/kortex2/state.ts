import type { ArmConnection } from '../wire.js';
import type { Sessions } from '../sessions.js';
import type { Subscriptions } from '../subscriptions.js';
import type { User } from '../users.js';

/** What the arm is doing: names of Common.ArmState without their prefix. */
export type Kortex2ArmState =
  | 'BASE_INITIALIZATION'
  | 'IDLE'
  | 'INITIALIZATION'
  | 'IN_FAULT'
  | 'MAINTENANCE'
  | 'SERVOING_LOW_LEVEL'
  | 'SERVOING_READY'
  | 'SERVOING_PLAYING_SEQUENCE'
  | 'SERVOING_MANUALLY_CONTROLLED';

/** What the firmware is doing: names of Base.OperatingMode. */
export type Kortex2OperatingMode =
  | 'MAINTENANCE_MODE'
  | 'UPDATE_MODE'
  | 'UPDATE_COMPLETED_MODE'
  | 'UPDATE_FAILED_MODE'
  | 'SHUTTING_DOWN_MODE'
  | 'RUN_MODE'
  | 'UPDATING_DEVICE_MODE';

/** All that a Kortex 2 arm knows, as the handlers of its methods see it. */
export interface Kortex2State {
  readonly users: readonly User[];
  readonly sessions: Sessions;
  /** In the order in which they were opened. */
  readonly connections: ReadonlySet<ArmConnection>;
  readonly subscriptions: Subscriptions;
  armState: Kortex2ArmState;
  operatingMode: Kortex2OperatingMode;
}
