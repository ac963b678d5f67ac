import assert from 'node:assert/strict';
import { ProtocolError } from '../../src/errors.js';
import { FrameSplitter, withPrefix } from '../../src/protocol/frame-splitter.js';

const FRAMES = [Buffer.from('first'), Buffer.alloc(0), Buffer.from([7, 0, 7]), Buffer.alloc(70_000, 7)];
const STREAM = Buffer.concat(FRAMES.map(withPrefix));
const hex = (frames: Uint8Array[]) => frames.map((frame) => Buffer.from(frame).toString('hex'));

describe('FrameSplitter', () => {
  for (const size of [1, 2, 11, 12, 13, 17, 1000, STREAM.length]) {
    it(`puts frames together from chunks of ${size} bytes`, () => {
      const splitter = new FrameSplitter();
      const found: Uint8Array[] = [];
      for (let at = 0; at < STREAM.length; at += size) found.push(...splitter.push(STREAM.subarray(at, at + size)));
      assert.deepEqual(hex(found), hex(FRAMES));
    });
  }

  it('waits for the rest of a frame, and begins the next one behind it', () => {
    const splitter = new FrameSplitter();
    const one = Buffer.from(withPrefix(Buffer.from('one')));
    assert.deepEqual(splitter.push(one.subarray(0, 14)), []);
    assert.deepEqual(
      hex(splitter.push(Buffer.concat([one.subarray(14), one]))),
      hex([one.subarray(12), one.subarray(12)]),
    );
  });

  it('refuses what is not Kortex, and a length that no frame has', () => {
    assert.throws(() => new FrameSplitter().push(Buffer.from('HTTP/1.1 400 Bad Request')), ProtocolError);
    const huge = Buffer.from(withPrefix(Buffer.alloc(0)));
    huge.writeUInt32BE(2 ** 31, 8);
    assert.throws(() => new FrameSplitter().push(huge), /a frame of 2147483648 bytes is longer than any can be/);
  });
});
