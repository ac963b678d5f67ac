import assert from 'node:assert/strict';
import type { SessionState } from '../../src/client/state.js';
import { ClockedArm } from '../support/clocked-arm.js';

const SECOND_MS = 1_000;
const MINUTE_MS = 60 * SECOND_MS;
const HOUR_MS = 60 * MINUTE_MS;

describe('a client, as time passes', () => {
  let arm: ClockedArm;
  let states: SessionState['name'][];
  const start = (options?: ConstructorParameters<typeof ClockedArm>[0]) => {
    arm = new ClockedArm(options);
    states = [];
    arm.client.on('state', ({ name }) => states.push(name));
  };
  afterEach(() => arm.close());

  it('keeps its session for hours in which nobody calls anything', async () => {
    start();
    const { sessionId } = await arm.during(arm.client.login());
    await arm.pass(6 * HOUR_MS);
    assert.equal(arm.client.sessionId, sessionId);
    assert(arm.arm.sessions.has(sessionId));
    assert.deepEqual(states, ['connecting', 'connected', 'ready']);
  });

  it('keeps its session for hours without the pings of the arm, and says why they do not come', async () => {
    start();
    arm.hidesPings = true;
    const missing: string[] = [];
    arm.client.on('topic-refused', (topic, reason) => missing.push(`${topic}: ${reason}`));
    const { sessionId } = await arm.during(arm.client.login());
    await arm.pass(6 * HOUR_MS);
    assert.equal(arm.client.sessionId, sessionId);
    assert(arm.arm.sessions.has(sessionId));
    assert.deepEqual(missing, [`ping/${sessionId}: Not authorized`]);
  });

  it('tries again through a night of outage, with at most 30 s between attempts, and is there soon after it', async () => {
    start();
    await arm.during(arm.client.login());
    arm.isReachable = false;
    arm.cut();
    const before = arm.attempts.length;
    await arm.pass(8 * HOUR_MS);
    const attempts = arm.attempts.slice(before);
    const gaps = attempts.slice(1).map((at, index) => at - attempts[index]!);
    assert(Math.max(...gaps) <= 30 * SECOND_MS);
    assert(attempts.length < 4_000, `${attempts.length} attempts in 8 h`);
    assert.equal(arm.client.state.name, 'waiting');
    arm.isReachable = true;
    await arm.pass(31 * SECOND_MS);
    assert.equal(arm.client.state.name, 'ready');
    assert.equal(arm.arm.sessions.size, 1);
  });

  it('does not try a refused login again in hours', async () => {
    start({ login: { username: 'operator', password: 'wrong' } });
    await assert.rejects(arm.during(arm.client.login()), { code: 'KORTEX_LOGIN_REFUSED' });
    await arm.pass(6 * HOUR_MS);
    assert.equal(arm.client.state.name, 'refused');
    assert.equal(states.filter((name) => name === 'refused').length, 1);
  });

  it('takes an arm that falls silent for gone, and logs in again when it speaks', async () => {
    start();
    await arm.during(arm.client.login());
    arm.isMute = true;
    await arm.pass(5 * MINUTE_MS);
    assert.notEqual(arm.client.state.name, 'ready');
    arm.isMute = false;
    await arm.pass(MINUTE_MS);
    assert.equal(arm.client.state.name, 'ready');
  });

  it('waits for an answer as long as it may, and no longer', async () => {
    start({ requestTimeoutMs: HOUR_MS });
    await arm.during(arm.client.login());
    arm.isMute = true;
    const failures: unknown[] = [];
    arm.client.call('Session/GetConnections', {}).catch((error: unknown) => failures.push(error));
    await arm.pass(HOUR_MS - 1);
    assert.equal(failures.length, 0);
    await arm.pass(1);
    assert.equal((failures[0] as { code?: string }).code, 'KORTEX_TIMEOUT');
  });
});
