import { Refusal } from '../refusal.js';
import type { Notices, Severity } from './notices.js';
import type { OperatingMode, OperatingState } from './operating-state.js';
import { findProgram, type Program, type ProgramAction, programHandle } from './programs.js';
import { type ExecutionEvent, type RunnerStatus, statusInformation } from './runner-status.js';

/** What was started. */
interface Run {
  readonly program: Program;
  readonly mode: OperatingMode;
  /** The session that started it. */
  readonly sessionId: number;
}

const STARTING_MS = 200;
const STOPPING_MS = 200;
/** In the other modes the arm is moved by hand. */
const MODES_FOR_PROGRAMS: readonly OperatingMode[] = ['AUTO', 'HOLD_TO_RUN'];

export interface ProgramRunnerParts {
  readonly notices: Notices;
  readonly state: OperatingState;
  /** Hears of every program that was completed. */
  readonly onCompleted: (program: Program) => void;
  /** Hears of every program that failed, and why. */
  readonly onFailed: (program: Program, reason: string) => void;
}

/** Runs one program at a time. */
export class ProgramRunner {
  /** Whether a person has to acknowledge before a program starts in AUTO. */
  needAcknowledgeInAuto = false;
  readonly #parts: ProgramRunnerParts;
  #status: RunnerStatus = 'IDLE';
  #run: Run | undefined;
  /** When the status began, or, while a program runs, when it was looked at last. */
  #sinceMs = 0;
  /** How long the program ran, without its pauses. */
  #elapsedMs = 0;

  constructor(parts: ProgramRunnerParts) {
    this.#parts = parts;
  }

  get status(): RunnerStatus {
    return this.#status;
  }

  get program(): Program | undefined {
    return this.#run?.program;
  }

  get startMode(): OperatingMode | undefined {
    return this.#run?.mode;
  }

  /** The step that is being done. */
  get action(): ProgramAction | undefined {
    let endMs = 0;
    return this.program?.actions.find(({ durationMs }) => (endMs += durationMs) > this.#elapsedMs);
  }

  start(programId: number | undefined, sessionId: number, nowMs: number): void {
    const program = findProgram(programId);
    const { state } = this.#parts;
    state.requireOperational();
    if (!MODES_FOR_PROGRAMS.includes(state.mode)) throw new Refusal('wrong mode');
    if (this.#run) throw new Refusal('program running');
    this.#run = { program, mode: state.mode, sessionId };
    this.#elapsedMs = 0;
    this.#enter('STARTING', nowMs);
  }

  pause(nowMs: number): void {
    if (this.status === 'RUNNING') this.#elapse(nowMs); // it may end just now
    if (this.status !== 'RUNNING') throw new Refusal('no program running');
    this.#enter('PAUSED', nowMs);
    this.#report('PAUSED');
  }

  resume(programId: number | undefined, nowMs: number): void {
    if (!this.status.startsWith('PAUSED')) throw new Refusal('no program paused');
    if (programId !== undefined && programId !== this.program?.id) throw new Refusal('unknown program');
    this.#parts.state.requireOperational();
    this.#enter('RUNNING', nowMs);
    this.#report('RESUMED');
  }

  /** Stops what runs. To stop nothing is harmless. */
  stop(nowMs: number): void {
    if (this.#run && this.#status !== 'STOPPING') this.#enter('STOPPING', nowMs);
  }

  /** Stops what a session started, since nobody is there any more to watch over it. */
  stopOf(sessionId: number, nowMs: number): void {
    if (this.#run?.sessionId === sessionId) this.stop(nowMs);
  }

  /** A person acknowledges. Returns false if nothing waits for that. */
  acknowledge(nowMs: number): boolean {
    if (this.#status !== 'WAITING_FOR_ACKNOWLEDGE') return false;
    this.#parts.notices.add('Base/AcknowledgeActionTopic', { event: 'ACKNOWLEDGE_ACTION_OCCURRED' });
    this.#begin(nowMs);
    return true;
  }

  tick(nowMs: number): void {
    if (this.#run && this.#parts.state.isInFault) this.#fail('The arm is in fault', nowMs);
    switch (this.#status) {
      case 'STARTING':
        if (nowMs - this.#sinceMs < STARTING_MS) return;
        if (this.#asksFirst) this.#enter('WAITING_FOR_ACKNOWLEDGE', nowMs);
        else this.#begin(nowMs);
        return;
      case 'STOPPING':
        if (nowMs - this.#sinceMs >= STOPPING_MS) this.#finish('STOPPED', nowMs);
        return;
      case 'RUNNING':
        this.#elapse(nowMs);
        return;
      case 'IDLE':
      case 'WAITING_FOR_ACKNOWLEDGE':
      case 'PAUSED':
      case 'PAUSED_AUTOMATIC_RESUME':
        return;
    }
  }

  /** What a power cycle does. Nobody is notified. */
  reset(): void {
    this.#status = 'IDLE';
    this.#run = undefined;
  }

  get #asksFirst(): boolean {
    return this.program?.asksBeforeStart === true || (this.needAcknowledgeInAuto && this.startMode === 'AUTO');
  }

  #begin(nowMs: number): void {
    this.#enter('RUNNING', nowMs);
    this.#report('STARTED');
  }

  #elapse(nowMs: number): void {
    const before = this.action;
    this.#elapsedMs += nowMs - this.#sinceMs;
    this.#sinceMs = nowMs;
    const now = this.action;
    if (before === now) return;
    // A step that takes less time than passed since the last look counts, too.
    const actions = this.program?.actions ?? [];
    const passed = actions.slice(before && actions.indexOf(before), now && actions.indexOf(now));
    const failed = passed.find(({ failure }) => failure !== undefined);
    if (failed) this.#fail(failed.failure ?? '', nowMs, failed);
    else if (!now) this.#complete(nowMs);
  }

  #complete(nowMs: number): void {
    const program = this.program;
    this.#finish('COMPLETED', nowMs);
    if (program) this.#parts.onCompleted(program);
  }

  #fail(reason: string, nowMs: number, action = this.action): void {
    const program = this.program;
    this.#finish('FAILED', nowMs, { ...(action && { action: action.name }), message: reason }, 'ERROR');
    if (program) this.#parts.onFailed(program, reason);
  }

  #finish(event: ExecutionEvent, nowMs: number, details: object = {}, severity: Severity = 'INFO'): void {
    this.#report(event, details, severity);
    this.#run = undefined;
    this.#enter('IDLE', nowMs);
  }

  #enter(status: RunnerStatus, nowMs: number): void {
    this.#status = status;
    this.#sinceMs = nowMs;
    this.#parts.notices.add('ProgramRunner/StatusChangeTopic', { statusInfo: statusInformation(this) });
  }

  #report(event: ExecutionEvent, details: object = {}, severity: Severity = 'INFO'): void {
    const { program, action } = this;
    if (!program) return;
    const payload = JSON.stringify({ program: program.name, ...(action && { action: action.name }), ...details });
    const body = { event, handle: { programHandle: programHandle(program) }, payload };
    this.#parts.notices.add('ProgramRunner/ExecutionEventTopic', body, severity);
  }
}
