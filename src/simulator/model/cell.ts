import { EventLog, type EventText } from './event-log.js';
import { Happenings } from './happenings.js';
import { IndustrialIo } from './industrial-io.js';
import { Notices } from './notices.js';
import { type ArmStateName, type OperatingMode, OperatingState } from './operating-state.js';
import { ProgramRunner } from './program-runner.js';
import type { Program } from './programs.js';
import { Variables } from './variables.js';

const PROGRAM_FAILED_CODE = 3001;
const FAULT_CODE = 1001;

/** The arm and what is around it: its state, its programs, variables, inputs and outputs, and what happens. */
export class Cell {
  readonly notices = new Notices();
  readonly state = new OperatingState(this.notices);
  readonly variables = new Variables(this.notices);
  readonly io = new IndustrialIo(this.notices);
  readonly events: EventLog;
  readonly runner: ProgramRunner;
  readonly #happenings: Happenings | undefined;

  /**
   * `epochMs` tells the time of day. With `random`, which draws numbers from 0 up to 1, events happen by themselves.
   */
  constructor(epochMs: () => number, random?: () => number) {
    this.events = new EventLog(this.notices, epochMs);
    this.#happenings = random && new Happenings(this.events, random);
    this.runner = new ProgramRunner({
      notices: this.notices,
      state: this.state,
      onCompleted: (program) => this.#count(program),
      onFailed: ({ name }, reason) => this.events.raise(programFailed(name, reason)),
    });
  }

  tick(nowMs: number): void {
    this.state.tick(nowMs);
    this.runner.tick(nowMs);
    this.#happenings?.tick(nowMs);
  }

  /** Puts the arm into a state. What runs fails in a fault, which is an event, too. */
  setArmState(armState: ArmStateName, nowMs: number): void {
    this.state.enter(armState);
    if (this.state.isInFault) this.events.raise(FAULT);
    this.runner.tick(nowMs);
  }

  /** Puts the arm into a mode. What runs is stopped. */
  setOperatingMode(mode: OperatingMode, nowMs: number): void {
    this.runner.stop(nowMs);
    this.state.setMode(mode);
  }

  /** What a power cycle does. Nobody is notified. Variables and events stay. */
  reset(): void {
    this.state.reset();
    this.runner.reset();
    this.io.reset();
    this.notices.take();
  }

  #count({ counter }: Program): void {
    if (!counter) return;
    const [namespace, identifier] = counter;
    const value = this.variables.peek(namespace, identifier);
    if (value?.type !== 'NUMBER') return;
    const numberValue = (value.numberValue ?? 0) + 1;
    this.variables.set({ namespaceHandle: { identifier: namespace }, identifier }, { ...value, numberValue });
  }
}

const FAULT: EventText = {
  severity: 'ERROR',
  source: 'Base',
  title: 'The arm is in fault',
  explanation: '<p>A limit was exceeded.</p>',
  suggestion: '<p>Remove the cause, then clear the faults.</p>',
  code: FAULT_CODE,
};

function programFailed(name: string, reason: string): EventText {
  return {
    severity: 'ERROR',
    source: 'ProgramRunner',
    title: `The program "${name}" failed`,
    explanation: `<p>${reason}</p>`,
    suggestion: '<p>Remove the cause, then start the program again.</p>',
    code: PROGRAM_FAILED_CODE,
  };
}
