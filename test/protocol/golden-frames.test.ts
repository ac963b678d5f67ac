import assert from 'node:assert/strict';
import {
  decodeFrame,
  encodeFrame,
  pingFrame,
  pongFrame,
  requestFrame,
  responseFrame,
} from '../../src/protocol/frame.js';
import { FrameSplitter, withPrefix } from '../../src/protocol/frame-splitter.js';
import * as messages from '../../src/protocol/messages.js';
import { rawFrame } from '../../src/protocol/raw.js';
import { KORTEX_2_METHODS, METHODS, type Method } from '../../src/protocol/services.js';
import { responseTopic, topicOf } from '../../src/protocol/topics.js';
import { bytesOf, golden, type GoldenFrame, goldenFrames, kortex2Frames } from '../support/golden.js';
import { decodeKortex2, encodeKortex2 } from '../support/kortex2-messages.js';

const ENUMS: Record<string, object> = {
  permissions: messages.UserPermission,
  connection_type: messages.ConnectionType,
  error_code: messages.ErrorCode,
};

/** Protobuf JSON, as the golden frames tell their fields, in the form of the generated code. */
function fromProtoJson(value: unknown, key = ''): unknown {
  if (Array.isArray(value)) return value.map((item) => fromProtoJson(item, key));
  if (typeof value === 'string' && key in ENUMS) return (ENUMS[key] as Record<string, unknown>)[value];
  if (typeof value === 'string' && key === 'payload') return Buffer.from(value, 'base64');
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).map(([name, item]) => [
      name.replace(/_(\w)/g, (_, letter: string) => letter.toUpperCase()),
      fromProtoJson(item, name),
    ]),
  );
}

/** Without prototypes and empty lists, which the generated classes add. */
function plain(value: unknown): unknown {
  if (value instanceof Uint8Array) return Buffer.from(value).toString('hex');
  if (Array.isArray(value)) return value.map(plain);
  if (typeof value !== 'object' || value === null) return value;
  const entries = Object.entries(value).filter(([, item]) => !(Array.isArray(item) && item.length === 0));
  return Object.fromEntries(entries.map(([name, item]) => [name, plain(item)]));
}

function messageType({ payloadType }: Pick<GoldenFrame, 'payloadType'>) {
  const name = payloadType?.split('.').at(-1);
  const types: Record<string, unknown> = { ...messages, Error: messages.ErrorMessage };
  return types[name ?? 'Empty'] as messages.MessageType<unknown, unknown>;
}

describe('golden frames of the vendor', () => {
  for (const vector of goldenFrames) {
    describe(vector.name, () => {
      const bytes = Buffer.from(vector.hex, 'hex');

      it('decodes to the stated header and payload', () => {
        const frame = decodeFrame(bytes);
        assert.deepEqual(frame.header, vector.header);
        assert.deepEqual(plain(messageType(vector).decode(frame.payload)), plain(fromProtoJson(vector.payload ?? {})));
      });

      it('is encoded to the very same bytes from the stated fields', () => {
        const payload = messageType(vector).encode(fromProtoJson(vector.payload ?? {}));
        const header = { ...vector.header, payloadLength: 0 };
        assert.equal(Buffer.from(encodeFrame({ header, payload })).toString('hex'), vector.hex);
      });

      it('belongs on the stated topic', () => {
        const { frameType } = vector.header;
        if (frameType === messages.FrameType.MSG_FRAME_RESPONSE) assert.equal(vector.topic, responseTopic('client-1'));
        else if (frameType === messages.FrameType.MSG_FRAME_RAW) assert.throws(() => topicOf(vector.header));
        else assert.equal(topicOf(vector.header), vector.topic);
      });

      it('is a known method where it is a request', () => {
        if (vector.header.frameType !== messages.FrameType.MSG_FRAME_REQUEST) return;
        const { serviceId, functionId } = vector.header;
        const method = Object.values(METHODS).find((m) => m.serviceId === serviceId && m.functionId === functionId);
        assert.equal(method?.request.name, vector.payloadType?.split('.').at(-1) ?? 'Empty');
      });
    });
  }
});

describe('golden frames of the vendor for Kortex 2', () => {
  for (const { name, header, payloadType, payload, hex } of kortex2Frames) {
    // What a notification says is not read: it only tells that there is something to see.
    const isRead = !payloadType?.endsWith('.UserNotification');

    it(`${name} decodes to the stated header and payload, and back to the very same bytes`, () => {
      const bytes = Buffer.from(hex, 'hex');
      const [whole, ...others] = new FrameSplitter().push(bytes);
      assert(whole && others.length === 0);
      const frame = decodeFrame(whole);
      assert.deepEqual(frame.header, header);
      if (isRead) {
        const message = messageType({ payloadType });
        const stated = fromProtoJson(payload ?? {});
        assert.deepEqual(plain(message.decode(frame.payload)), plain(stated));
        const encoded = encodeFrame({ header: { ...header, payloadLength: 0 }, payload: message.encode(stated) });
        assert.equal(Buffer.from(withPrefix(encoded)).toString('hex'), hex);
      }
      assert.equal(Buffer.from(withPrefix(encodeFrame(frame))).toString('hex'), hex);
    });

    it(`${name} is read and written by the codec of the stand-in arm, too`, () => {
      const [whole = assert.fail()] = new FrameSplitter().push(Buffer.from(hex, 'hex'));
      const frame = decodeFrame(whole);
      const type = payloadType ?? 'Kinova.Api.Common.Empty';
      const fields = decodeKortex2(type, frame.payload);
      assert.deepEqual(Object.keys(fields), Object.keys(fromProtoJson(payload ?? {}) as object));
      const encoded = encodeKortex2(type, fromProtoJson(payload ?? {}) as Record<string, unknown>);
      assert.equal(Buffer.from(encoded).toString('hex'), Buffer.from(frame.payload).toString('hex'));
    });

    if (header.frameType !== messages.FrameType.MSG_FRAME_REQUEST || name === 'unsubscribe') continue;
    it(`${name} is a method that Kortex 2 has`, () => {
      const { serviceId, functionId } = header;
      const [method] = Object.entries(METHODS).find(
        ([, m]) => m.serviceId === serviceId && m.functionId === functionId,
      ) as [Method, unknown];
      assert(KORTEX_2_METHODS.has(method));
    });
  }
});

describe('makers of frames', () => {
  const hex = (frame: Parameters<typeof encodeFrame>[0]) => Buffer.from(encodeFrame(frame)).toString('hex');
  const request = (method: Method, messageId: number, sessionId: number, payload: Uint8Array) =>
    requestFrame({ ...METHODS[method], messageId, sessionId }, payload);

  it('make the vendor’s create-session request', () => {
    const payload = messages.CreateSessionInfo.encode({
      username: 'admin',
      password: 'admin',
      sessionInactivityTimeout: 10_000,
      connectionInactivityTimeout: 2_000,
    });
    assert.equal(hex(request('Session/CreateSession', 1, 0, payload)), golden('create-session request').hex);
  });

  it('make the vendor’s create-session response and refusal', () => {
    const first = decodeFrame(bytesOf('create-session request'));
    assert.equal(hex(responseFrame(first, { sessionId: 7 })), golden('create-session response').hex);
    const error = messages.ErrorMessage.encode({ errorCode: 1, errorSubCode: 15, errorSubString: 'Invalid password' });
    const refusal = { errorCode: 1, errorSubCode: 15, messageId: 2 };
    assert.equal(hex(responseFrame(first, refusal, error)), golden('create-session refused').hex);
  });

  it('make the vendor’s ping and pong', () => {
    assert.equal(hex(pingFrame(7)), golden('ping').hex);
    assert.equal(hex(pongFrame(decodeFrame(bytesOf('ping')), 7)), golden('pong').hex);
    // From the vendor's encoder too: a ping with a message id is echoed.
    const ping = decodeFrame(Buffer.from('0a0a0d000000171505003412', 'hex'));
    assert.equal(hex(pongFrame(ping, 4660)), '0a0a0d000000181505003412');
  });

  it('make the vendor’s session status', () => {
    const vector = golden('session status');
    const payload = messages.PayloadSessionStatusRaw.encode(fromProtoJson(vector.rawPayload) as object);
    assert.equal(hex(rawFrame('sessions/status', payload)), vector.hex);
    assert.equal(hex(rawFrame('sessions/status', new Uint8Array())), golden('session status, nobody').hex);
  });
});
