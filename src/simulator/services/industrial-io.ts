import type { InputConfiguration } from '../model/industrial-io.js';
import { Refusal } from '../refusal.js';
import { configures, reads } from './service-handler.js';

interface Channel<Id> {
  readonly identifier: Id;
}

interface OfChannel<Id> {
  readonly channel: Channel<Id> | null;
}

/** The names of analog channels and modes; a number stands for what has no name. */
type Name = string | number;

function channelOf<Id>({ channel }: OfChannel<Id>): Id {
  if (!channel) throw new Refusal('bad parameter', 'A channel is needed');
  return channel.identifier;
}

/** What IndustrialIO does. */
export const IO_HANDLERS = {
  'IndustrialIO/SetDigitalOutputHighState': configures(({ identifier }: Channel<number>, { cell }) => {
    cell.io.setOutput(identifier, true);
  }),
  'IndustrialIO/SetDigitalOutputLowState': configures(({ identifier }: Channel<number>, { cell }) => {
    cell.io.setOutput(identifier, false);
  }),
  'IndustrialIO/GetDigitalOutputInfo': reads(({ identifier }: Channel<number>, { cell }) => cell.io.output(identifier)),
  'IndustrialIO/GetAllDigitalOutputInfo': reads((_, { cell }) => ({ infos: cell.io.allOutputs() })),
  'IndustrialIO/GetDigitalOutputConfiguration': reads(({ identifier }: Channel<number>, { cell }) => ({
    channel: { identifier },
    mode: cell.io.outputMode(identifier),
  })),
  'IndustrialIO/SetDigitalOutputConfiguration': configures((asked: OfChannel<number> & { mode: Name }, { cell }) => {
    cell.io.configureOutput(channelOf(asked), asked.mode);
  }),
  'IndustrialIO/GetDigitalInputInfo': reads(({ identifier }: Channel<number>, { cell }) => cell.io.input(identifier)),
  'IndustrialIO/GetAllDigitalInputInfo': reads((_, { cell }) => ({ infos: cell.io.allInputs() })),
  'IndustrialIO/GetDigitalInputConfiguration': reads(({ identifier }: Channel<number>, { cell }) => ({
    channel: { identifier },
    ...cell.io.inputConfiguration(identifier),
  })),
  'IndustrialIO/SetDigitalInputConfiguration': configures(
    ({ channel, ...configuration }: OfChannel<number> & InputConfiguration, { cell }) => {
      cell.io.configureInput(channelOf({ channel }), configuration);
    },
  ),
  'IndustrialIO/SetAnalogValue': configures((asked: OfChannel<Name> & { dacValue: number }, { cell }) => {
    cell.io.setAnalogOutput(channelOf(asked), asked.dacValue);
  }),
  'IndustrialIO/GetAnalogIOInfo': reads(({ identifier }: Channel<Name>, { cell }) => cell.io.analog(identifier)),
  'IndustrialIO/GetAllAnalogIOInfo': reads((_, { cell }) => ({ infos: cell.io.allAnalogs() })),
  'IndustrialIO/GetAnalogIOConfiguration': reads(({ identifier }: Channel<Name>, { cell }) => ({
    channel: { identifier },
    mode: cell.io.analogMode(identifier),
  })),
  'IndustrialIO/SetAnalogIOConfiguration': configures((asked: OfChannel<Name> & { mode: Name }, { cell }) => {
    cell.io.configureAnalog(channelOf(asked), asked.mode);
  }),
  'IndustrialIO/ClearFaults': configures(() => undefined),
};
