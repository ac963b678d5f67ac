import assert from 'node:assert/strict';
import { Pace } from '../../src/time/pace.js';
import { mostPerSecond } from '../support/most-per-second.js';

describe('a pace for many', () => {
  const plan = (delaysMs: number[], nowMs = 12_345) => {
    const pace = new Pace();
    return delaysMs.map((delayMs) => pace.plan(delayMs, nowMs));
  };

  it('leaves a few alone', () => {
    assert.deepEqual(plan([0, 17, 17, 250, 30_000]), [0, 17, 17, 250, 30_000]);
  });

  it('gives 1,000 that would start together 66 in each second at most, and all of them within 18 s', () => {
    const delaysMs = plan(Array.from({ length: 1_000 }, () => Math.random() * 500));
    assert(mostPerSecond(delaysMs) <= 66);
    assert(Math.min(...delaysMs) >= 0);
    assert(Math.max(...delaysMs) <= 18_000);
  });

  it('never lets one start before its time, nor holds it up for those that come later', () => {
    const wanted = [29_000, ...Array.from({ length: 20 }, () => 0)];
    const delaysMs = plan(wanted);
    assert(delaysMs.every((delayMs, index) => delayMs >= wanted[index]!));
    assert(delaysMs.slice(1).every((delayMs) => delayMs < 400));
  });

  it('forgets what is over', () => {
    const pace = new Pace();
    for (let i = 0; i < 6; i++) assert.equal(pace.plan(0, 1_000), 0);
    assert(pace.plan(0, 1_000) > 0);
    assert.equal(pace.plan(0, 2_000), 0);
  });
});
