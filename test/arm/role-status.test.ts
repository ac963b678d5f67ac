import assert from 'node:assert/strict';
import { roleStatus } from '../../src/arm/role-status.js';

const SECOND_MS = 1000;
const MINUTE_MS = 60 * SECOND_MS;
const HOUR_MS = 60 * MINUTE_MS;

describe('how a temporary role stands in a status', () => {
  const textOf = (role: string, leftMs: number, stuck = false) => roleStatus({ role, leftMs, stuck })?.status.text;

  for (const [leftMs, text] of [
    [Infinity, 'Admin'],
    [0, 'Admin 0 s'],
    [1, 'Admin 1 s'],
    [MINUTE_MS, 'Admin 60 s'],
    [MINUTE_MS + 1, 'Admin 2 min'],
    [HOUR_MS, 'Admin 1 h 0 min'],
    [HOUR_MS + 1, 'Admin 1 h 1 min'],
    [100 * HOUR_MS, 'Admin 4 d'],
  ] as const) {
    it(`counts down: ${text}`, () => {
      assert.equal(textOf('Admin', leftMs), text);
    });
  }

  it('is under 20 characters, however long the role and the time are', () => {
    const role = 'Maintenance of the third cell';
    assert.equal(textOf(role, Infinity), 'Maintenance of the…');
    assert.equal(textOf(role, 99 * HOUR_MS + 59 * MINUTE_MS), 'Mainte… 99 h 59 min');
    for (const leftMs of [Infinity, 30 * SECOND_MS, 90 * HOUR_MS + 30 * MINUTE_MS, 1e15]) {
      assert((textOf(role, leftMs)?.length ?? 0) < 20, textOf(role, leftMs));
    }
  });

  it('is true until it is shown anew', () => {
    assert.equal(roleStatus({ role: 'Admin', leftMs: 2500, stuck: false })?.validMs, 500);
    assert.equal(roleStatus({ role: 'Admin', leftMs: 3 * MINUTE_MS + 7, stuck: false })?.validMs, 7);
    assert.equal(roleStatus({ role: 'Admin', leftMs: Infinity, stuck: false })?.validMs, undefined);
  });

  it('says where the role should be gone, and is not', () => {
    assert.deepEqual(roleStatus({ role: 'Admin', leftMs: -5, stuck: true })?.status, {
      fill: 'red',
      shape: 'dot',
      text: 'held.notRemoved',
    });
  });

  it('is nothing without a role', () => {
    assert.equal(roleStatus(undefined), undefined);
  });
});
