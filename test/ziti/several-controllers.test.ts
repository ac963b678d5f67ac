import assert from 'node:assert/strict';
import { once } from 'node:events';
import { type AddressInfo, createServer, type Socket } from 'node:net';
import { ZitiError } from '../../src/errors.js';
import { ApiSession } from '../../src/ziti/api-session.js';
import { toBaseUrl } from '../../src/ziti/base-url.js';
import { Controller, type ControllerOptions } from '../../src/ziti/controller.js';
import { testController } from '../../src/ziti/controller-test.js';
import { createSession, listSessions } from '../../src/ziti/sessions.js';
import { eventually } from '../support/eventually.js';
import { freePort } from '../support/mosquitto.js';
import { Balancer } from '../support/ziti/balancer.js';
import { StandInController, type StandInOptions } from '../support/ziti/controller.js';
import { pem } from '../support/ziti/identities.js';
import { PASSWORD } from '../support/ziti/login.js';

const SERVICE = '2bWzYq0vE5rJ8kN1';

describe('several controllers', () => {
  const running: { close: () => Promise<void> }[] = [];
  const controllers: StandInController[] = [];
  afterEach(async () => {
    for (const one of running.splice(0).reverse()) await one.close();
    controllers.splice(0);
  });

  async function startController(options: StandInOptions = {}): Promise<StandInController> {
    const controller = await StandInController.start(options);
    running.push(controller);
    controllers.push(controller);
    return controller;
  }
  /** Something that takes connections and says nothing; its port. */
  async function startSilence(): Promise<number> {
    const sockets = new Set<Socket>();
    const server = createServer((socket) => sockets.add(socket.on('error', () => socket.destroy())));
    server.listen(0, '127.0.0.1');
    await once(server, 'listening');
    running.push({
      close: async () => {
        sockets.forEach((socket) => socket.destroy());
        await new Promise((resolve) => server.close(resolve));
      },
    });
    return (server.address() as AddressInfo).port;
  }
  function login(options: ControllerOptions): ApiSession {
    const api = new ApiSession(new Controller({ tls: { ca: pem('ca.pem') }, ...options }), PASSWORD);
    running.push(api);
    return api;
  }
  async function loginBehindBalancer(options: StandInOptions, count = 2): Promise<[ApiSession, Balancer]> {
    const ports: number[] = [];
    for (let at = 0; at < count; at++) ports.push((await startController(options)).port);
    const balancer = await Balancer.start(ports);
    running.push(balancer);
    return [login({ baseUrl: toBaseUrl(balancer.url) }), balancer];
  }
  const logins = () => controllers.map(({ store }) => store.apiSessions.size);
  const asked = (request: string) => controllers.reduce((sum, one) => sum + one.count(request), 0);

  for (const [what, options] of [
    ['that say which one they are', {}],
    ['of which nothing tells which one it is', { instanceId: null }],
  ] as const) {
    it(`behind one address, ${what}: many requests at once end well, and no login stays`, async () => {
      const [api] = await loginBehindBalancer(options);
      const create = () => createSession(api, { serviceId: SERVICE, type: 'Dial' });
      const created = await Promise.all(Array.from({ length: 12 }, create));
      assert.equal(new Set(created.map(({ data }) => data.id)).size, 1);
      for (let round = 0; round < 5; round++) {
        const lists = await Promise.all(Array.from({ length: 6 }, () => listSessions(api)));
        assert(lists.every(({ data }) => data.length === 1));
      }
      assert.deepEqual([asked('POST /authenticate'), logins().reduce((a, b) => a + b)], [1, 1]);
      await api.close();
      assert.deepEqual(logins(), [0, 0]);
    });
  }

  it('behind one address: the login is found again over new connections, and logged out', async () => {
    const [api, balancer] = await loginBehindBalancer({}, 3);
    await api.login();
    for (let round = 0; round < 5; round++) {
      balancer.cut();
      await listSessions(api);
    }
    balancer.cut();
    await api.close();
    assert.deepEqual([asked('POST /authenticate'), ...logins()], [1, 0, 0, 0]);
  });

  it('behind one address: a login that its controller forgot is made once more for all who ask', async () => {
    const [api] = await loginBehindBalancer({});
    await api.login();
    controllers.forEach(({ store }) => store.endAll());
    await Promise.all(Array.from({ length: 6 }, () => listSessions(api)));
    assert.equal(asked('POST /authenticate'), 2);
    await api.close();
    assert.deepEqual(logins(), [0, 0]);
  });

  it('behind one address: a token that was given is found where it is known, and looked for once if it is not', async () => {
    const [, balancer] = await loginBehindBalancer({});
    const [first, second] = controllers;
    for (const holder of [first!, second!]) {
      const { token } = holder.store.open(holder.identities[0]!);
      const api = new ApiSession(new Controller({ baseUrl: toBaseUrl(balancer.url), tls: { ca: pem('ca.pem') } }), {
        method: 'ztSession',
        token,
      });
      running.push(api);
      await Promise.all(Array.from({ length: 4 }, () => listSessions(api)));
      holder.store.endAll();
      await assert.rejects(listSessions(api), ZitiError);
      const before = asked('GET /current-api-session');
      await assert.rejects(listSessions(api), ZitiError);
      assert.equal(asked('GET /current-api-session'), before + 1);
    }
  });

  it('of one network: if the first one does not answer, the login is made at the second one', async () => {
    const second = await startController();
    const baseUrl = toBaseUrl(`127.0.0.1:${await freePort()}`);
    const api = login({ baseUrl, otherUrls: [toBaseUrl(second.url)] });
    await listSessions(api);
    assert.deepEqual(logins(), [1]);
  });

  it('of one network: if the first one hangs, the login is made at the second one', async () => {
    const [first, second] = [await startController(), await startController()];
    first.failNext('hang', 9);
    const api = login({ baseUrl: toBaseUrl(first.url), otherUrls: [toBaseUrl(second.url)], timeoutMs: 200 });
    await listSessions(api);
    assert.deepEqual(logins(), [0, 1]);
  });

  it('of one network: if the one in use goes away, all calls go on at the next one', async () => {
    const [first, second] = [await startController(), await startController()];
    const api = login({ baseUrl: toBaseUrl(first.url), otherUrls: [toBaseUrl(second.url)] });
    await listSessions(api);
    await first.close();
    running.splice(running.indexOf(first), 1);
    await Promise.all(Array.from({ length: 5 }, () => listSessions(api)));
    assert.deepEqual([second.count('POST /authenticate'), second.store.apiSessions.size], [1, 1]);
  });

  it('of one network: a request that fails is not asked elsewhere while its controller answers', async () => {
    const [first, second] = [await startController(), await startController()];
    const api = login({ baseUrl: toBaseUrl(first.url), otherUrls: [toBaseUrl(second.url)], timeoutMs: 300 });
    await api.login();
    first.failNext('hang', 1, 'GET /sessions');
    await assert.rejects(
      listSessions(api),
      (error: unknown) => error instanceof ZitiError && error.code === 'ZITI_UNREACHABLE',
    );
    assert.deepEqual(logins(), [1, 0]);
  });

  it('of one network: the renewal finds the next one', async () => {
    const [first, second] = [await startController({ sessionTimeoutMs: 1_000 }), await startController()];
    const api = login({ baseUrl: toBaseUrl(first.url), otherUrls: [toBaseUrl(second.url)] });
    await api.login();
    await first.close();
    running.splice(running.indexOf(first), 1);
    await eventually(() => second.store.apiSessions.size === 1);
    await eventually(() => api.state.name === 'ready');
  });

  it('of one network: a renewal that fails late does not delay that of the login that came meanwhile', async () => {
    const [first, second] = [await startController({ sessionTimeoutMs: 1_000 }), await startController()];
    const api = login({ baseUrl: toBaseUrl(first.url), otherUrls: [toBaseUrl(second.url)], timeoutMs: 300 });
    await api.login();
    first.failNext('hang', 1, 'GET /current-api-session');
    await eventually(() => first.count('GET /current-api-session') === 1);
    const versions = first.count('GET /version');
    first.failNext({ delayMs: 250 }, 1, 'GET /version');
    // The renewal has failed, and looks whether its controller is still there.
    await eventually(() => first.count('GET /version') > versions);
    await api.logout();
    await api.login();
    await eventually(() => first.count('GET /current-api-session') >= 3);
    assert.equal(first.count('POST /authenticate'), 2, 'the second login was renewed in time');
  });

  it('of one network: if none answers, the error names them all', async () => {
    const [one, other] = [toBaseUrl(`127.0.0.1:${await freePort()}`), toBaseUrl(`localhost:${await freePort()}`)];
    const api = login({ baseUrl: one, otherUrls: [other] });
    await assert.rejects(api.login(), (error: unknown) => {
      assert(error instanceof ZitiError && error.code === 'ZITI_UNREACHABLE');
      assert(error.message.includes(one) && error.message.includes(other), error.message);
      return true;
    });
  });

  it('of one network: the test of the dialog goes on with the first one that answers, and names the others', async () => {
    const second = await startController();
    const port = await freePort();
    const steps = await testController(
      {
        baseUrl: toBaseUrl(`127.0.0.1:${port}`),
        otherUrls: [toBaseUrl(second.url)],
        tls: { ca: second.ca },
        authentication: PASSWORD,
      },
      new AbortController().signal,
    );
    assert(steps.every(({ ok }) => ok));
    assert.match(
      steps[0]?.detail ?? '',
      new RegExp(`^127\\.0\\.0\\.1:${second.port}; cannot reach 127\\.0\\.0\\.1:${port}`),
    );
    assert.deepEqual([steps.length, ...logins()], [5, 0]);
  });

  it('of one network: the test of the dialog goes on also where the first one takes the connection and is silent', async () => {
    const second = await startController();
    const port = await startSilence();
    const options = { tls: { ca: second.ca }, authentication: PASSWORD };
    const urls = { baseUrl: toBaseUrl(`127.0.0.1:${port}`), otherUrls: [toBaseUrl(second.url)] };
    const steps = await testController({ ...urls, ...options }, new AbortController().signal);
    assert(steps.every(({ ok }) => ok));
    assert.match(steps[0]?.detail ?? '', new RegExp(`^127\\.0\\.0\\.1:${second.port}; .*:${port}`));
    assert.deepEqual([steps.length, ...logins()], [5, 0]);
  });

  it('of one network that are both silent: the test says at which step it ends', async () => {
    const port = await startSilence();
    const urls = { baseUrl: toBaseUrl(`127.0.0.1:${port}`), otherUrls: [toBaseUrl(`localhost:${port}`)] };
    const limit = new AbortController();
    const timer = setTimeout(() => limit.abort(new Error('the test took longer than 5 s')), 4_800);
    const steps = await testController({ ...urls, authentication: PASSWORD }, limit.signal);
    clearTimeout(timer);
    assert.deepEqual(
      steps.map(({ step, ok }) => [step, ok]),
      [
        ['reachable', true],
        ['tls', false],
      ],
    );
  });
});
