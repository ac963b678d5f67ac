import assert from 'node:assert/strict';
import type { TestStep } from '../../src/test-steps.js';
import { type ControllerUnderTest, testController } from '../../src/ziti/controller-test.js';
import { toBaseUrl } from '../../src/ziti/base-url.js';
import { eventually } from '../support/eventually.js';
import { freePort } from '../support/mosquitto.js';
import { StandInController } from '../support/ziti/controller.js';
import { PASSWORD } from '../support/ziti/login.js';

const CANARY = 'canary-of-the-test';

describe('testController', () => {
  let controller: StandInController;
  beforeEach(async () => {
    controller = await StandInController.start();
  });
  afterEach(async () => {
    // Whatever became of the test: it takes back its login and its connections.
    assert.equal(controller.store.apiSessions.size, 0);
    await eventually(() => controller.connectionCount === 0);
    await controller.close();
  });
  const run = (options: Partial<ControllerUnderTest> = {}, { signal } = new AbortController()) => {
    const tls = { ca: controller.ca };
    return testController({ baseUrl: toBaseUrl(controller.url), tls, authentication: PASSWORD, ...options }, signal);
  };
  const names = (steps: TestStep[]) => steps.map(({ step, ok }) => `${step}${ok ? '' : ' failed'}`);

  it('tells what it found at each step', async () => {
    const steps = await run();
    assert.deepEqual(names(steps), ['reachable', 'tls', 'version', 'login', 'services']);
    assert(steps.every(({ durationMs }) => Number.isInteger(durationMs)));
    assert.deepEqual([steps[3]?.detail, steps[4]?.detail], ['nodered-cell-7', '3']);
  });

  it('ends with the first step that fails, and says why', async () => {
    const unreachable = await run({ baseUrl: toBaseUrl(`127.0.0.1:${await freePort()}`) });
    assert.deepEqual(names(unreachable), ['reachable failed']);
    assert.match(unreachable[0]?.reason ?? '', /ECONNREFUSED/);
    assert.equal(unreachable[0]?.hint, 'nothing-listens');
    const refused = await run({ authentication: { method: 'password', username: 'nodered', password: 'wrong' } });
    assert.equal(refused.at(-1)?.hint, 'controller-login-refused');
    const untrusted = await run({ tls: {} });
    assert.deepEqual(names(untrusted), ['reachable', 'tls failed']);
    assert.match(untrusted[1]?.reason ?? '', /Add the CA that signed its certificate/);
    controller.failNext('html', 1, 'GET /version');
    const other = await run();
    assert.deepEqual(names(other), ['reachable', 'tls', 'version failed']);
    const half = await run({ authentication: { method: 'password', username: 'phone', password: 'phone' } });
    assert.deepEqual(names(half), ['reachable', 'tls', 'version', 'login failed']);
    assert.match(half[3]?.reason ?? '', /a TOTP code/);
  });

  for (const [request, step] of [
    ['GET /version', 'version failed'],
    ['POST /authenticate', 'login failed'],
    ['GET /services', 'services failed'],
  ] as const) {
    it(`is over when it is told to, although the controller does not answer ${request}`, async () => {
      const stop = new AbortController();
      controller.failNext('hang', 1, request);
      const test = run({}, stop);
      await eventually(() => controller.count(request) === 1);
      stop.abort(new Error('the test took too long'));
      const steps = await test;
      assert.equal(names(steps).at(-1), step);
      assert.match(steps.at(-1)?.reason ?? '', /the test took too long/);
    });
  }

  it('shows no secret', async () => {
    for (const authentication of [
      { method: 'password', username: 'nodered', password: CANARY },
      { method: 'externalJwt', jwt: CANARY },
      { method: 'bearerToken', token: CANARY },
    ] as const) {
      controller.failNext('echo', 1, authentication.method === 'bearerToken' ? 'GET /current' : 'POST /authenticate');
      assert(!JSON.stringify(await run({ authentication, totpCode: CANARY })).includes(CANARY));
    }
  });
});
