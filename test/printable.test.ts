import assert from 'node:assert/strict';
import { printable } from '../src/printable.js';

describe('a text of the far end', () => {
  it('stays on one line, so that a user name cannot write log lines of its own', () => {
    assert.equal(
      printable('eve\n26 Nov 10:00:00 - [error]\u001b[31m all\u2028is well\r\n'),
      'eve 26 Nov 10:00:00 - [error] [31m all is well',
    );
  });

  it('cannot turn the rest of a line around, and holds no half characters', () => {
    assert.equal(printable('a\u202eb\ud800c'), 'ab\ufffdc');
  });

  it('has a limited length, and ends with a whole character', () => {
    assert.equal(printable('x'.repeat(400)).length, 300);
    assert.equal(printable('😀'.repeat(10), 5), '😀😀…');
    assert.equal(printable('Arm 7'), 'Arm 7');
  });
});
