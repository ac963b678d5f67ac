import assert from 'node:assert/strict';
import { messagesOf } from '../../../src/protocol/catalogue/messages-of.js';
import { findFunction, functionsOf } from '../../../src/protocol/catalogue/functions.js';
import type { ArmFunction } from '../../../src/protocol/catalogue/function.js';
import { decodeFrame } from '../../../src/protocol/frame.js';
import { FrameType } from '../../../src/protocol/messages.js';
import { armFrames, type GoldenFrame, kortex2Frames } from '../../support/golden.js';

function functionOf({ header: { serviceId, functionId } }: Pick<GoldenFrame, 'header'>): ArmFunction {
  return [...functionsOf(3)].find((fn) => fn.serviceId === serviceId && fn.functionId === functionId)!;
}

function kindOf({ header: { frameType } }: Pick<GoldenFrame, 'header'>): 'request' | 'response' | 'notification' {
  if (frameType === FrameType.MSG_FRAME_NOTIFICATION) return 'notification';
  return frameType === FrameType.MSG_FRAME_REQUEST ? 'request' : 'response';
}

/** True if all that `some` says stands in `all`; field names of the manual count, and enum names with their prefix. */
function says(all: unknown, some: unknown): boolean {
  if (typeof some === 'string') return typeof all === 'string' && some.endsWith(all);
  if (typeof some !== 'object' || some === null) return all === some;
  return Object.entries(some).every(([key, value]) => {
    const name = key.replace(/_([a-z])/g, (_, letter: string) => letter.toUpperCase());
    return says((all as Record<string, unknown>)[name], value);
  });
}

describe('JSON and the bytes of the vendor’s encoder', () => {
  for (const frame of armFrames.filter(({ header }) => header.errorCode === 0)) {
    const bytes = Buffer.from(decodeFrame(Buffer.from(frame.hex, 'hex')).payload);
    const message = () => messagesOf(functionOf(frame))[kindOf(frame)]!;

    it(`${frame.name}: JSON in the names of the manual becomes these bytes`, () => {
      assert.deepEqual(Buffer.from(message().encode(frame.payload ?? {})), bytes);
    });

    it(`${frame.name}: the bytes become JSON, and that becomes the bytes again`, () => {
      const json = message().decode(bytes);
      assert(says(json, frame.payload ?? {}), JSON.stringify(json));
      assert.deepEqual(Buffer.from(message().encode(json)), bytes);
    });
  }

  it('user logged in: Kortex 2 says so in its own fields', () => {
    const frame = kortex2Frames.find(({ name }) => name === 'user logged in')!;
    const { notification } = messagesOf(findFunction(2, 'Base/OnNotificationUserTopic')!);
    assert.deepEqual(notification!.decode(decodeFrame(Buffer.from(frame.hex, 'hex').subarray(12)).payload), {
      userEvent: 'LOGGED_IN',
      modifiedUser: { identifier: 3, permission: 7 },
      timestamp: { sec: 1700000000, usec: 250000 },
      userHandle: null,
      connection: {
        userHandle: { identifier: 1, permission: 7 },
        connectionInformation: '192.168.1.50:52114',
        connectionIdentifier: 33,
      },
    });
  });
});
