import type { ArmConnection } from '../wire.js';
import type { Sessions } from '../sessions.js';
import type { Subscriptions } from '../subscriptions.js';
import type { User } from '../users.js';

/** What the arm is doing: names of Common.ArmState without their prefix. */
export const KORTEX_2_ARM_STATES = [
  'BASE_INITIALIZATION',
  'IDLE',
  'INITIALIZATION',
  'IN_FAULT',
  'MAINTENANCE',
  'SERVOING_LOW_LEVEL',
  'SERVOING_READY',
  'SERVOING_PLAYING_SEQUENCE',
  'SERVOING_MANUALLY_CONTROLLED',
] as const;
export type Kortex2ArmState = (typeof KORTEX_2_ARM_STATES)[number];

/** What the firmware is doing: names of Base.OperatingMode. */
export const KORTEX_2_OPERATING_MODES = [
  'MAINTENANCE_MODE',
  'UPDATE_MODE',
  'UPDATE_COMPLETED_MODE',
  'UPDATE_FAILED_MODE',
  'SHUTTING_DOWN_MODE',
  'RUN_MODE',
  'UPDATING_DEVICE_MODE',
] as const;
export type Kortex2OperatingMode = (typeof KORTEX_2_OPERATING_MODES)[number];

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
