import assert from 'node:assert/strict';
import { ZitiError } from '../../../src/errors.js';
import { type ChannelMessage, decodeMessage, encodeMessage, int32, int32Of } from '../../../src/ziti/dial/message.js';
import { MessageSplitter } from '../../../src/ziti/dial/message-splitter.js';

const TOKEN = '5b0c6d3e-8f2a-4c51-9d7e-0a6b1f2c3d4e';
const hex = (text: string) => Buffer.from(text.replace(/\s/g, ''), 'hex');

/** As they go over the wire. */
const GOLDEN: Record<string, { message: ChannelMessage; bytes: Buffer }> = {
  'a Hello': {
    message: {
      contentType: 0,
      sequence: -1,
      headers: new Map([[1002, Buffer.from(TOKEN)]]),
      body: Buffer.from('node-red'),
    },
    bytes: Buffer.concat([
      hex('0306090c 00000000 ffffffff 2c000000 08000000'),
      hex('ea030000 24000000'),
      Buffer.from(`${TOKEN}node-red`),
    ]),
  },
  'the Result of a Hello': {
    message: {
      contentType: 2,
      sequence: 0,
      headers: new Map([
        [1, int32(-1)],
        [2, Buffer.of(1)],
      ]),
      body: Buffer.alloc(0),
    },
    bytes: hex('0306090c 02000000 00000000 15000000 00000000 01000000 04000000 ffffffff 02000000 01000000 01'),
  },
  'a Connect': {
    message: {
      contentType: 60783,
      sequence: 0,
      headers: new Map([
        [1000, int32(1)],
        [1003, Buffer.alloc(32, 0xab)],
      ]),
      body: Buffer.from('token'),
    },
    bytes: hex(
      `0306090c 6fed0000 00000000 34000000 05000000 e8030000 04000000 01000000 eb030000 20000000 ${'ab'.repeat(32)} 746f6b656e`,
    ),
  },
  'the end of a stream': {
    message: {
      contentType: 60786,
      sequence: 258,
      headers: new Map([
        [1000, int32(0xfffffffe)],
        [1010, int32(1)],
      ]),
      body: Buffer.alloc(0),
    },
    bytes: hex('0306090c 72ed0000 02010000 18000000 00000000 e8030000 04000000 feffffff f2030000 04000000 01000000'),
  },
};
const ALL = Buffer.concat(Object.values(GOLDEN).map(({ bytes }) => bytes));

describe('messages of the edge channel', () => {
  for (const [name, { message, bytes }] of Object.entries(GOLDEN)) {
    it(`writes ${name} as it goes over the wire, and reads it back`, () => {
      assert.equal(encodeMessage(message).toString('hex'), bytes.toString('hex'));
      assert.deepEqual(decodeMessage(bytes), message);
    });
  }

  it('reads a number, and nothing of another length', () => {
    const message = {
      ...GOLDEN['a Hello']!.message,
      headers: new Map([
        [1, int32(-7)],
        [2, Buffer.of(1)],
      ]),
    };
    assert.deepEqual(
      [1, 2, 3].map((key) => int32Of(message, key)),
      [-7, undefined, undefined],
    );
  });

  for (const size of [1, 3, 19, 20, 21, 64, 1000]) {
    it(`puts messages together that come in pieces of ${size} bytes`, () => {
      const splitter = new MessageSplitter();
      const found: ChannelMessage[] = [];
      for (let at = 0; at < ALL.length; at += size) found.push(...splitter.push(ALL.subarray(at, at + size)));
      assert.deepEqual(
        found,
        Object.values(GOLDEN).map(({ message }) => message),
      );
    });
  }

  for (const [name, bytes] of Object.entries({
    'a web server': Buffer.from('HTTP/1.1 400 Bad Request\r\n'),
    'one wrong byte': hex('03'.concat('060a')),
    'headers of less than nothing': hex('0306090c 00000000 00000000 ffffffff 00000000'),
    'a body of less than nothing': hex('0306090c 00000000 00000000 00000000 ffffffff'),
    'headers of 2 GB': hex('0306090c 00000000 00000000 ffffff7f 00000000'),
    'a body of 2 GB': hex('0306090c 00000000 00000000 00000000 ffffff7f'),
    'a header longer than all of them': hex('0306090c 00000000 00000000 08000000 00000000 01000000 01000000'),
    'a header of less than nothing': hex('0306090c 00000000 00000000 08000000 00000000 01000000 ffffffff'),
    'half a header': hex('0306090c 00000000 00000000 04000000 00000000 01000000'),
  })) {
    it(`refuses ${name}`, () => {
      assert.throws(
        () => [...new MessageSplitter().push(bytes)],
        (error) => error instanceof ZitiError,
      );
    });
  }

  it('takes no memory for a length that is only claimed', () => {
    const before = process.memoryUsage().arrayBuffers;
    const splitters = Array.from({ length: 200 }, () => {
      const splitter = new MessageSplitter();
      assert.deepEqual([...splitter.push(hex('0306090c 72ed0000 00000000 00000000 00004000 00'))], []);
      return splitter;
    });
    assert(process.memoryUsage().arrayBuffers - before < 1_000_000, 'not 200 times 4 MB');
    assert.equal(splitters.length, 200);
  });

  it('takes 4 MB in single bytes without copying them again and again', () => {
    const head = hex('0306090c 72ed0000 00000000 00000000 00000004'.replace('00000004', '00004000'));
    const splitter = new MessageSplitter();
    const found = [...splitter.push(head)];
    const byte = Buffer.of(7);
    for (let count = 0; count < 4 * 1024 * 1024; count++) found.push(...splitter.push(byte));
    assert.deepEqual(
      found.map(({ body }) => body.length),
      [4 * 1024 * 1024],
    );
  });
});
