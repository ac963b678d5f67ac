import { Refusal } from '../refusal.js';
import type { Notices } from './notices.js';

/** Digital inputs and outputs count from 1 to 8. */
const DIGITAL_CHANNELS = 8;
/** Names of IndustrialIO.AnalogChannelIdentifier without their prefix. */
const ANALOG_CHANNELS = ['A', 'B'] as const;
export type AnalogChannel = (typeof ANALOG_CHANNELS)[number];

/** Names of IndustrialIO.AnalogMode without their prefix, and what each can put out. */
const ANALOG_MODES: Readonly<Record<string, number>> = {
  HIGH_IMPEDANCE: 0,
  VOLTAGE_OUTPUT: 10, // V
  CURRENT_OUTPUT: 20, // mA
  VOLTAGE_INPUT: 0,
  CURRENT_INPUT_EXTERN: 0,
};

interface Analog {
  mode: string;
  dacValue: number;
  adcValue: number;
}

/** How an input is read: IndustrialIO.DigitalInputConfiguration without its channel. */
export interface InputConfiguration {
  readonly enabled: boolean;
  readonly wireBreakDetectionEnable: boolean;
  readonly debouncingFilterEnable: boolean;
  readonly debounceDelay: string | number;
}

const INPUT_CONFIGURATION: InputConfiguration = {
  enabled: true,
  wireBreakDetectionEnable: false,
  debouncingFilterEnable: true,
  debounceDelay: '3200_US',
};

const digital = <T>(value: T): T[] => Array.from({ length: DIGITAL_CHANNELS }, () => value);

/** Inputs and outputs at the base of the arm. */
export class IndustrialIo {
  readonly #notices: Notices;
  readonly #outputs = digital(false);
  readonly #outputModes = digital<string | number>('PUSH_PULL');
  readonly #inputs = digital(false);
  readonly #inputConfigurations = digital(INPUT_CONFIGURATION);
  readonly #analogs = new Map<string, Analog>(ANALOG_CHANNELS.map((channel) => [channel, newAnalog(channel)]));

  constructor(notices: Notices) {
    this.#notices = notices;
  }

  get outputs(): readonly boolean[] {
    return this.#outputs;
  }

  output(channel: number): object {
    return { state: pinState(this.#outputs[place(channel)]) };
  }

  setOutput(channel: number, isHigh: boolean): void {
    this.#outputs[place(channel)] = isHigh;
    const body = { channel: { identifier: channel }, info: this.output(channel) };
    this.#notices.add('IndustrialIO/DigitalOutputChangeTopic', body);
  }

  allOutputs(): object[] {
    return this.#outputs.map((_, index) => this.output(index + 1));
  }

  outputMode(channel: number): string | number {
    return this.#outputModes[place(channel)] ?? 0;
  }

  configureOutput(channel: number, mode: string | number): void {
    if (mode !== 'HIGH_SIDE' && mode !== 'PUSH_PULL') throw new Refusal('bad parameter');
    this.#outputModes[place(channel)] = mode;
  }

  input(channel: number): object {
    const { enabled } = this.inputConfiguration(channel);
    return { enabled, state: enabled ? pinState(this.#inputs[place(channel)]) : 'UNKNOWN' };
  }

  /** What is wired to an input changes. */
  setInput(channel: number, isHigh: boolean): void {
    if (this.#inputs[place(channel)] === isHigh) return;
    this.#inputs[place(channel)] = isHigh;
    const body = { channel: { identifier: channel }, info: this.input(channel) };
    this.#notices.add('IndustrialIO/DigitalInputChangeTopic', body);
  }

  allInputs(): object[] {
    return this.#inputs.map((_, index) => this.input(index + 1));
  }

  inputConfiguration(channel: number): InputConfiguration {
    return this.#inputConfigurations[place(channel)] ?? INPUT_CONFIGURATION;
  }

  configureInput(channel: number, configuration: InputConfiguration): void {
    this.#inputConfigurations[place(channel)] = configuration;
  }

  analog(channel: string | number): object {
    const { dacValue, adcValue } = this.#analog(channel);
    return { dacValue, adcValue };
  }

  allAnalogs(): object[] {
    return [...this.#analogs.keys()].map((channel) => this.analog(channel));
  }

  analogMode(channel: string | number): string {
    return this.#analog(channel).mode;
  }

  configureAnalog(channel: string | number, mode: string | number): void {
    if (!Object.hasOwn(ANALOG_MODES, mode)) throw new Refusal('bad parameter');
    Object.assign(this.#analog(channel), { mode: String(mode), dacValue: 0 });
    this.#analogChanged(channel);
  }

  /** Puts out a voltage in V or a current in mA, as the mode of the channel says. */
  setAnalogOutput(channel: string | number, value: number): void {
    const analog = this.#analog(channel);
    const largest = ANALOG_MODES[analog.mode] ?? 0;
    if (largest === 0) throw new Refusal('bad parameter', 'The channel is no output');
    if (value < 0) throw new Refusal('value too low');
    if (!(value <= largest)) throw new Refusal('value too high');
    analog.dacValue = value;
    this.#analogChanged(channel);
  }

  /** What is wired to an analog channel changes, in V or mA. */
  setAnalogInput(channel: AnalogChannel, value: number): void {
    this.#analog(channel).adcValue = value;
    this.#analogChanged(channel);
  }

  /** What a power cycle does: all outputs are off. Nobody is notified. */
  reset(): void {
    this.#outputs.fill(false);
    for (const analog of this.#analogs.values()) analog.dacValue = 0;
  }

  #analog(channel: string | number): Analog {
    const analog = this.#analogs.get(String(channel));
    if (!analog) throw new Refusal('bad parameter', `The channel is one of ${ANALOG_CHANNELS.join(', ')}`);
    return analog;
  }

  #analogChanged(channel: string | number): void {
    const body = { channel: { identifier: channel }, info: this.analog(channel), mode: this.analogMode(channel) };
    this.#notices.add('IndustrialIO/AnalogIOChangeTopic', body);
  }
}

/** A is an output, B an input. */
function newAnalog(channel: AnalogChannel): Analog {
  return { mode: channel === 'A' ? 'VOLTAGE_OUTPUT' : 'VOLTAGE_INPUT', dacValue: 0, adcValue: 0 };
}

function place(channel: number): number {
  if (Number.isInteger(channel) && channel >= 1 && channel <= DIGITAL_CHANNELS) return channel - 1;
  throw new Refusal('bad parameter', `The channel is 1 to ${DIGITAL_CHANNELS}`);
}

function pinState(isHigh: boolean | undefined): string {
  return isHigh ? 'HIGH' : 'LOW';
}
