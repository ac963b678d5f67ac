import assert from 'node:assert/strict';
import { type Simulator, startSimulator } from '../../src/simulator/index.js';
import { eventually } from '../support/eventually.js';
import { Flow, type Message } from '../support/flow.js';
import { callOf } from '../support/origin.js';

const TYPE = 'kinova-status-listener';
const QUIET = Object.fromEntries(
  ['snapshot', 'sessionOpened', 'sessionClosed', 'sessionKilled', 'rolesChanged', 'connected', 'disconnected']
    .concat('loggedIn', 'loginRefused', 'sessionLost')
    .map((name) => [name, false]),
);
const ADMIN = [{ identifier: 'Admin', permissions: ['READ_ONLY', 'OPERATE', 'CONFIGURE', 'SAFETIES'] }];

describe('status-listener, how the arm stands', () => {
  let simulator: Simulator;
  beforeEach(async () => {
    simulator = await startSimulator();
  });
  afterEach(async () => {
    await Flow.stop();
    await simulator.close();
  });

  const start = (config: object = {}, credentials?: Record<string, Record<string, string>>, node: object = {}) =>
    Flow.start({ port: simulator.port, ...config }, { type: TYPE, ...QUIET, state: true, ...node }, credentials);
  const states = (flow: Flow) => flow.sent.map(({ payload }) => (payload as Message).state);
  const last = (flow: Flow) => (flow.sent.at(-1)?.payload ?? {}) as Message;

  it('is told at the start and after each change, with user, session and roles', async () => {
    const flow = await start();
    await eventually(() => last(flow).state === 'logged-in');
    const { at, since, ...told } = last(flow);
    assert.deepEqual(told, {
      event: 'state',
      state: 'logged-in',
      username: 'admin',
      sessionId: 1,
      roles: ADMIN,
      roleNames: 'Admin',
      reason: null,
    });
    for (const time of [at, since] as string[]) assert.equal(new Date(time).toISOString(), time);
    assert.equal(flow.sent.at(-1)?.topic, 'kortex/arm 7/state');
    simulator.endSession(1);
    await eventually(() => last(flow).sessionId === 2);
    const lost = flow.sent.map(({ payload }) => payload as Message).find(({ reason }) => reason !== null);
    assert.equal(lost?.state, 'connected');
    assert.match(String(lost.reason), /session 1 of admin is over/);
  });

  it('is told also while the arm was never reached, once for all attempts of an outage', async () => {
    await simulator.close();
    const flow = await start();
    await flow.trouble('KORTEX_OFFLINE');
    await eventually(() => last(flow).state === 'disconnected' && last(flow).reason !== null);
    await new Promise((resolve) => setTimeout(resolve, 1200));
    assert.deepEqual(states(flow).filter((state) => state === 'connecting').length, 1, states(flow).join());
    assert.match(String(last(flow).reason), /cannot reach the arm at 127\.0\.0\.1/);
  });

  it('is told when the login is refused, with the reason', async () => {
    const flow = await start({}, { arm: { username: 'admin', password: 'wrong' } });
    await eventually(() => last(flow).state === 'login-refused');
    assert.match(String(last(flow).reason), /INVALID_PASSWORD/);
    assert.equal(last(flow).username, null);
  });

  it('follows the roles of our session', async () => {
    const flow = await start({}, { arm: { username: 'operator', password: 'operator' } });
    await eventually(() => last(flow).state === 'logged-in');
    await flow.arm.client!.call('Session/AddTemporaryUserRole', { roleIdentifier: 'Admin', password: 'admin' });
    await eventually(() =>
      (last(flow).roles as { identifier: string }[]).some(({ identifier }) => identifier === 'Admin'),
    );
  });

  it('goes on with every message that comes in, whatever is ticked', async () => {
    const flow = await start({}, undefined, { state: false });
    await flow.ready();
    const { payload, kortex, mine, topic } = await flow.answer({ mine: 7, topic: 'dashboard' });
    assert.equal((payload as Message).state, 'logged-in');
    assert.equal(mine, 7);
    assert.equal(topic, 'kortex/arm 7/state');
    assert.deepEqual(callOf(kortex), { arm: 'arm 7', method: null, sessionId: 1 });
    assert.equal(flow.sent.length, 1);
  });

  it('is an error for a message if the arm cannot be used', async () => {
    const flow = await start({ port: 'abc' });
    assert.equal((await flow.ask({})).error?.code, 'KORTEX_INPUT');
  });
});
