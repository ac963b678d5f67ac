import { Refusal } from '../refusal.js';
import type { Notices, Severity } from './notices.js';

/** What the arm is doing: names of Common.ArmState without their prefix, as far as Kortex 3 uses them. */
export const ARM_STATES = [
  'IDLE',
  'INITIALIZATION',
  'IN_FAULT',
  'MAINTENANCE',
  'SERVOING_LOW_LEVEL',
  'BRAKE_RELEASING',
  'ARM_OPERATIONAL',
  'RECOVERY',
  'CONTROLLER_INITIALIZATION',
  'WAIT_FOR_POSITION_CONFIRMATION',
  'IN_FAULT_POWERED_OFF',
  'IN_UNRECOVERABLE_FAULT',
] as const;
export type ArmStateName = (typeof ARM_STATES)[number];

/** How the arm may move: names of Common.OperatingModeType without their prefix. */
export const OPERATING_MODES = ['JOG_MANUAL', 'HAND_GUIDING', 'HOLD_TO_RUN', 'AUTO', 'MONITORED_STOP'] as const;
export type OperatingMode = (typeof OPERATING_MODES)[number];

const SELECTABLE: readonly string[] = OPERATING_MODES.filter((mode) => mode !== 'MONITORED_STOP');
const FAULTS: Partial<Record<ArmStateName, Severity>> = {
  IN_FAULT: 'ERROR',
  IN_FAULT_POWERED_OFF: 'ERROR',
  IN_UNRECOVERABLE_FAULT: 'CRITICAL',
};
/** How long the brakes take. */
const BRAKE_RELEASE_MS = 500;

/** The state of the arm and its operating mode. */
export class OperatingState {
  readonly #notices: Notices;
  #armState: ArmStateName = 'ARM_OPERATIONAL';
  #mode: OperatingMode = 'AUTO';
  #operationalAtMs = Infinity;

  constructor(notices: Notices) {
    this.#notices = notices;
  }

  get armState(): ArmStateName {
    return this.#armState;
  }

  get mode(): OperatingMode {
    return this.#mode;
  }

  get isInFault(): boolean {
    return this.#armState in FAULTS;
  }

  /** Puts the arm into a state. */
  enter(armState: ArmStateName): void {
    this.#operationalAtMs = Infinity;
    if (armState === this.#armState) return;
    this.#armState = armState;
    this.#notices.add('Base/ArmStateTopic', { activeState: armState }, FAULTS[armState]);
  }

  /** Puts the arm into a mode. On the way it passes through MONITORED_STOP, which is over at once. */
  setMode(mode: OperatingMode): void {
    if (mode === this.#mode) return;
    const passed: OperatingMode[] = this.#mode === 'MONITORED_STOP' ? [mode] : ['MONITORED_STOP', mode];
    this.#mode = mode;
    for (const operatingMode of new Set(passed)) this.#notices.add('Base/OperatingModeTopic', { operatingMode });
  }

  /** Selects a mode as a client does. Refuses what is none that can be selected. */
  select(mode: string | number): void {
    if (!SELECTABLE.includes(String(mode))) throw new Refusal('bad parameter', `one of ${SELECTABLE.join(', ')}`);
    this.setMode(mode as OperatingMode);
  }

  /** Releases the brakes. Refuses that in a fault. */
  activate(nowMs: number): void {
    this.requireNoFault();
    if (this.#armState === 'ARM_OPERATIONAL') return;
    this.enter('BRAKE_RELEASING');
    this.#operationalAtMs = nowMs + BRAKE_RELEASE_MS;
  }

  deactivate(): void {
    this.requireNoFault();
    this.enter('IDLE');
  }

  /** Leaves a fault. One that cannot be recovered from stays. */
  clearFaults(): void {
    if (this.#armState === 'IN_UNRECOVERABLE_FAULT') throw new Refusal('arm in fault');
    if (this.isInFault) this.enter(this.#armState === 'IN_FAULT' ? 'ARM_OPERATIONAL' : 'IDLE');
  }

  /** Leaves the recovery after a limit was exceeded. */
  exitRecovery(): void {
    if (this.#armState !== 'RECOVERY') throw new Refusal('arm not ready', 'The robot is not in recovery');
    this.enter('ARM_OPERATIONAL');
  }

  /** Refuses what cannot be done in a fault, or while the arm is not ready to move. */
  requireOperational(): void {
    this.requireNoFault();
    if (this.#armState !== 'ARM_OPERATIONAL') throw new Refusal('arm not ready');
  }

  requireNoFault(): void {
    if (this.isInFault) throw new Refusal('arm in fault');
  }

  tick(nowMs: number): void {
    if (nowMs >= this.#operationalAtMs) this.enter('ARM_OPERATIONAL');
  }

  /** What a power cycle does. Nobody is notified. */
  reset(): void {
    this.#armState = 'ARM_OPERATIONAL';
    this.#mode = 'AUTO';
    this.#operationalAtMs = Infinity;
  }
}
