/**
 * What a call does to the arm. `reads`: nothing. `changes`: settings, variables, outputs, users, programs, faults.
 * `moves`: it may set the arm in motion or take it out of service. To stop or to pause a motion only `changes`.
 */
export type Effect = 'reads' | 'changes' | 'moves';

/** 2: Gen3, over TCP. 3: Link 6, over MQTT. */
export type Generation = 2 | 3;

/** One line of a table of functions. */
export interface Row {
  readonly functionId: number;
  /** Looked at by a person for each function. */
  readonly effect: Effect;
  /** The message that subscribers get, as `Package.Message`; for topics only. */
  readonly notification?: string;
}

export const reads = (functionId: number): Row => ({ functionId, effect: 'reads' });
export const changes = (functionId: number): Row => ({ functionId, effect: 'changes' });
export const moves = (functionId: number): Row => ({ functionId, effect: 'moves' });
/** A function that subscribes: to be told is to read. */
export const topic = (functionId: number, notification: string): Row => ({ ...reads(functionId), notification });

/** A function of a service of the arm, with everything that a call needs except its message types. */
export interface ArmFunction extends Row {
  readonly generation: Generation;
  /** `Service/Function`, as Kinova's manuals name it. */
  readonly name: string;
  readonly service: string;
  readonly serviceId: number;
}
