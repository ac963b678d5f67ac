import assert from 'node:assert/strict';
import { encodeFrame, makeHeader } from '../../src/protocol/frame.js';
import { FrameType, PayloadSessionStatusRaw } from '../../src/protocol/messages.js';
import { decodeRaw, rawFrame } from '../../src/protocol/raw.js';
import { SESSIONS_STATUS } from '../../src/protocol/topics.js';

describe('raw topics are read leniently', () => {
  const bare = PayloadSessionStatusRaw.encode({
    sessions: [{ sessionIdentifier: 7, userIdentifier: 1, roles: [{ identifier: 'Admin', permissions: [5] }] }],
  });
  const header = makeHeader({ frameType: FrameType.MSG_FRAME_RAW, sessionId: 7 });
  const spellings = {
    'a RAW frame with the envelope': encodeFrame(rawFrame(SESSIONS_STATUS, bare, 7)),
    'a RAW frame with the bare message': encodeFrame({ header, payload: bare }),
    'the bare message': bare,
  };

  for (const [what, bytes] of Object.entries(spellings)) {
    it(`reads ${what}`, () => {
      const { topic, payload } = decodeRaw(SESSIONS_STATUS, bytes);
      assert.equal(topic, SESSIONS_STATUS);
      assert.deepEqual(Buffer.from(payload), Buffer.from(bare));
    });
  }

  it('keeps the session id of the header', () => {
    assert.equal(decodeRaw(SESSIONS_STATUS, spellings['a RAW frame with the envelope']).header.sessionId, 7);
    assert.equal(decodeRaw(SESSIONS_STATUS, bare).header.sessionId, 0);
  });

  it('reads an empty list, with and without envelope', () => {
    assert.equal(
      decodeRaw(SESSIONS_STATUS, encodeFrame(rawFrame(SESSIONS_STATUS, new Uint8Array()))).payload.length,
      0,
    );
    assert.equal(decodeRaw(SESSIONS_STATUS, new Uint8Array()).payload.length, 0);
  });

  it('never throws, whatever comes', () => {
    for (const hex of ['ff', '0a', '0a0a0d00000012ff', 'deadbeefdeadbeef']) {
      assert.equal(decodeRaw(SESSIONS_STATUS, Buffer.from(hex, 'hex')).topic, SESSIONS_STATUS);
    }
  });
});
