import assert from 'node:assert/strict';
import { backoffMs } from '../../src/time/backoff.js';

describe('back-off', () => {
  it('doubles from 0.5 s to 30 s', () => {
    const longest = [1, 2, 3, 6, 7, 8, 1000].map((attempt) => backoffMs(attempt, () => 1));
    assert.deepEqual(longest, [500, 1000, 2000, 16_000, 30_000, 30_000, 30_000]);
  });

  it('has full jitter', () => {
    assert.equal(
      backoffMs(5, () => 0),
      0,
    );
    assert.equal(
      backoffMs(5, () => 0.5),
      4000,
    );
  });
});
