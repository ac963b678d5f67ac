import assert from 'node:assert/strict';
import { testArm } from '../../src/arm/arm-test.js';
import type { Login } from '../../src/client/options.js';
import { ConnectionError } from '../../src/errors.js';
import { type Simulator, startSimulator } from '../../src/simulator/index.js';
import { MqttTransport } from '../../src/transport/mqtt.js';
import { eventually } from '../support/eventually.js';
import { freePort } from '../support/mosquitto.js';

const ADMIN: Login = { username: 'admin', password: 'admin' };

describe('testArm', () => {
  let simulator: Simulator;
  beforeEach(async () => {
    simulator = await startSimulator();
  });
  afterEach(() => simulator.close());

  const run = (login = ADMIN, port = simulator.port, signal = AbortSignal.timeout(50_000)) => {
    const createTransport = () => new MqttTransport({ protocol: 'mqtt', host: '127.0.0.1', port });
    return testArm([], { createTransport, login, requestTimeoutMs: 2_000 }, signal);
  };

  it('takes every step, and leaves no session and no connection on the arm', async () => {
    const steps = await run();
    assert.deepEqual(
      steps.map(({ step, ok, detail }) => [step, ok, detail]),
      [
        ['service', true, undefined],
        ['login', true, 'admin, session 1'],
        ['topics', true, undefined],
        ['roles', true, 'Admin'],
        ['firmware', true, '3.4.0'],
      ],
    );
    assert(steps.every(({ durationMs }) => durationMs >= 0));
    assert.deepEqual([simulator.arm.sessions.size, simulator.ended.at(-1)?.reason], [0, 'closed']);
  });

  it('ends with the step that failed, and with its reason', async () => {
    const wrong = await run({ username: 'admin', password: 'canary' });
    assert.deepEqual(
      wrong.map(({ step, ok }) => [step, ok]),
      [
        ['service', true],
        ['login', false],
      ],
    );
    assert.deepEqual(
      [wrong[1]?.reason, wrong[1]?.hint],
      ['the arm refused the login: INVALID_PASSWORD', 'login-refused'],
    );
    const [dead, ...more] = await run(ADMIN, await freePort());
    assert.deepEqual([dead?.step, dead?.ok, more.length], ['service', false, 0]);
    assert.match(dead?.reason ?? '', /ECONNREFUSED/);
    assert.equal(dead?.hint, 'nothing-listens');
  });

  it('goes on where the arm keeps the roles to itself', async () => {
    simulator.mute('Session/GetConnections');
    const steps = await run();
    assert.deepEqual(
      steps.map(({ step, ok }) => [step, ok]),
      [
        ['service', true],
        ['login', true],
        ['topics', true],
        ['roles', false],
        ['firmware', true],
      ],
    );
    assert.match(steps[3]?.reason ?? '', /no response in 2000 ms/);
  });

  it('tells a broker without an arm', async () => {
    simulator.mute('all');
    const [service] = await run();
    assert.equal(service?.reason, 'a broker is there, but no arm answered in 2000 ms');
  });

  it('is cut off at its limit, and leaves no connection', async () => {
    simulator.mute('Session/CreateSession');
    const limit = new AbortController();
    const running = run(ADMIN, simulator.port, limit.signal);
    await eventually(() => simulator.calls.get('Session/CreateSession'));
    limit.abort(new Error('the limit is reached'));
    const steps = await running;
    assert.deepEqual(
      steps.map(({ step, ok, reason }) => [step, ok, reason]),
      [
        ['service', true, undefined],
        ['login', false, 'the limit is reached'],
      ],
    );
    await eventually(() => simulator.connectionCount === 0);
    const stopped = await testArm(
      [{ step: 'reachable', run: () => Promise.reject(new ConnectionError('not there')) }],
      { createTransport: () => assert.fail('no transport without a way to the arm'), login: ADMIN },
      limit.signal,
    );
    assert.deepEqual([stopped[0]?.step, stopped[0]?.reason, stopped.length], ['reachable', 'not there', 1]);
  });
});
