export { Arm, type Clock } from './arm.js';
export type { AccessControl } from './arm-state.js';
export type { Mutable } from './faults.js';
export type { ArmSession, EndedSession, EndReason } from './sessions.js';
export { Simulator, type SimulatorOptions, startSimulator } from './simulator.js';
export type { User, UserEntry } from './users.js';
export type { ArmConnection } from './wire.js';
