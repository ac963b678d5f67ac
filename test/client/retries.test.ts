import assert from 'node:assert/strict';
import { attemptOf, delayMsOf, failed, NO_FAILURES, succeeded } from '../../src/client/retries.js';

describe('attempts to have what is wanted', () => {
  it('are counted from 1, and wait longer from failure to failure', () => {
    let retries = NO_FAILURES;
    assert.equal(attemptOf(retries), 1);
    for (const most of [500, 1000, 2000]) {
      retries = failed(retries, 0);
      assert(delayMsOf(retries) <= most);
    }
    assert.equal(attemptOf(retries), 4);
  });

  it('start over after what held for more than 10 s, and not after less', () => {
    const third = failed(failed(NO_FAILURES, 0), 0);
    assert.equal(attemptOf(failed(succeeded(third, 1_000), 11_000)), 4);
    assert.equal(attemptOf(failed(succeeded(third, 1_000), 11_001)), 2);
  });

  it('count from when all stood as wanted first', () => {
    const up = succeeded(succeeded(NO_FAILURES, 1_000), 9_000);
    assert.equal(up.upSinceMs, 1_000);
  });
});
