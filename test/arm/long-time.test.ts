import assert from 'node:assert/strict';
import { lendRole } from '../../src/arm/lend-role.js';
import type { SessionEvent } from '../../src/arm/session-event.js';
import { SessionEvents } from '../../src/arm/session-events.js';
import { ClockedArm } from '../support/clocked-arm.js';

const MINUTE_MS = 60_000;
const DAY_MS = 24 * 60 * MINUTE_MS;

describe('a temporary role, as time passes', () => {
  let arm: ClockedArm;
  let ends: string[];
  let errors: Error[];
  beforeEach(async () => {
    // A session that needs to be kept once in days, or a year would take long.
    const DAY = {
      sessionInactivityTimeoutMs: 8 * DAY_MS,
      connectionInactivityTimeoutMs: 8 * DAY_MS,
      silenceMs: DAY_MS,
    };
    arm = new ClockedArm(DAY, MINUTE_MS);
    ends = [];
    errors = [];
    await arm.during(arm.client.login());
  });
  afterEach(() => arm.close());

  const lend = (removeAfterMs: number) =>
    arm.during(
      lendRole(
        { label: 'cell', client: arm.client },
        {
          role: 'Admin',
          password: 'admin',
          removeAfterMs,
          onEnd: (reason) => ends.push(reason),
          onError: (error) => errors.push(error),
        },
      ),
      10,
    );
  const roles = () =>
    [...(arm.arm.sessions.get(arm.client.sessionId)?.roles ?? [])].map(({ identifier }) => identifier);

  for (const days of [1, 24, 25, 50]) {
    it(`goes by itself after ${days} days, not sooner and not later`, async () => {
      await lend(days * DAY_MS);
      await arm.pass(days * DAY_MS - 1_000);
      assert(roles().includes('Admin'));
      assert.deepEqual(ends, []);
      await arm.pass(2_000);
      assert(!roles().includes('Admin'));
      assert.deepEqual(ends, ['expired']);
    });
  }

  it('is removed as soon as the arm answers again, and that it could not be is said once', async () => {
    await lend(MINUTE_MS);
    await arm.pass(MINUTE_MS - 2_000);
    arm.isMute = true;
    await arm.pass(4_000);
    assert(roles().includes('Admin'));
    arm.isMute = false;
    await arm.pass(MINUTE_MS);
    assert(!roles().includes('Admin'));
    assert.deepEqual(ends, ['expired']);
    assert.equal(errors.length, 1);
  });
});

describe('events of sessions, as time passes', () => {
  let arm: ClockedArm;
  let told: SessionEvent[];
  beforeEach(async () => {
    arm = new ClockedArm();
    told = [];
    await arm.during(arm.client.login());
    new SessionEvents(arm.client, {
      everyStatus: false,
      onEvent: (event) => told.push(event),
      onError: (error) => assert.fail(String(error)),
    });
  });
  afterEach(() => arm.close());
  const names = () => told.map(({ event }) => event).filter((event) => event.startsWith('session-'));

  it('tell of a closed session after 250 ms, in which the word that it was killed may come', async () => {
    const other = arm.otherClient('admin');
    await arm.during(other.login(), 2_000);
    const closed = other.logout();
    await arm.pass(100);
    assert.deepEqual(names(), ['session-opened']);
    await arm.during(closed, 200);
    assert.deepEqual(names(), ['session-opened', 'session-closed']);
    await arm.during(other.close());
  });

  it('wait 1 s at most for the name of a user that the arm does not tell', async () => {
    const other = arm.otherClient('admin');
    arm.unanswered.add('Session/GetConnections');
    await arm.during(other.login(), 5);
    await arm.pass(900);
    assert.deepEqual(names(), []);
    await arm.pass(200);
    assert.deepEqual(
      told.filter(({ event }) => event === 'session-opened').map(({ username }) => username),
      [null],
    );
    await arm.during(other.close());
  });
});
