import assert from 'node:assert/strict';
import { ProtocolError } from '../../src/errors.js';
import { decodeFrame, encodeFrame, makeHeader } from '../../src/protocol/frame.js';
import { packHeader, unpackHeader } from '../../src/protocol/header.js';

describe('frame header', () => {
  const largest = {
    errorSubCode: 0xfff,
    errorCode: 0xf,
    deviceId: 0xff,
    frameType: 0xf,
    headerVersion: 0xf,
    messageId: 0xffff,
    sessionId: 0xffff,
    functionId: 0xffff,
    serviceId: 0xfff,
    serviceVersion: 0xf,
    payloadLength: 0xff_ffff,
  };

  it('packs the largest value of every field into all bits but the reserved ones', () => {
    assert.deepEqual(packHeader(largest), [0xffff_ffff, 0xffff_ffff, 0xffff_ffff, 0x00ff_ffff]);
    assert.deepEqual(unpackHeader([0xffff_ffff, 0xffff_ffff, 0xffff_ffff, 0xffff_ffff]), largest);
  });

  for (const [name, value] of Object.entries(largest)) {
    it(`keeps ${name} apart from its neighbours, and refuses what does not fit`, () => {
      const alone = makeHeader({ headerVersion: 0, [name]: value });
      assert.deepEqual(unpackHeader(packHeader(alone)), alone);
      for (const wrong of [value + 1, -1, Number.NaN]) {
        assert.throws(() => packHeader({ ...alone, [name]: wrong }), ProtocolError);
      }
    });
  }
});

describe('bytes that are no frame', () => {
  const garbage = { nothing: '', 'no header': '1203616263', 'a cut frame': '0a140d0000', noise: 'ffffffffffff' };
  for (const [what, hex] of Object.entries(garbage)) {
    it(`are refused as a ProtocolError: ${what}`, () => {
      assert.throws(() => decodeFrame(Buffer.from(hex, 'hex')), ProtocolError);
    });
  }

  it('carry their length from the payload, not from the caller', () => {
    const bytes = encodeFrame({ header: makeHeader({ payloadLength: 99 }), payload: Buffer.from('abc') });
    assert.equal(decodeFrame(bytes).header.payloadLength, 3);
  });
});
