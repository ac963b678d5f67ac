import assert from 'node:assert/strict';
import { setTimeout as sleep } from 'node:timers/promises';
import { ServiceAccess } from '../../src/arm/service-access.js';
import { type ZitiError } from '../../src/errors.js';
import type { ApiSession } from '../../src/ziti/api-session.js';
import { eventually } from '../support/eventually.js';
import { StandInController, type StandInOptions } from '../support/ziti/controller.js';
import { loginAt } from '../support/ziti/login.js';

const OFFLINE = { row: { name: 'line-a', hostname: 'line-a', supportedProtocols: {}, isOnline: false } };
const ONLINE = { row: { ...OFFLINE.row, name: 'line-b', isOnline: true } };

describe('the Dial session of an arm', () => {
  let controller: StandInController;
  let api: ApiSession;
  let access: ServiceAccess;
  const errors: ZitiError[] = [];
  async function start(options: StandInOptions = {}): Promise<void> {
    controller = await StandInController.start(options);
    api = loginAt(controller);
    errors.length = 0;
    access = new ServiceAccess(
      () => api,
      'arm-cell-7',
      (error) => errors.push(error as ZitiError),
    );
  }
  afterEach(async () => {
    await access.close();
    await api.close();
    await controller.close();
  });
  const sessions = () => [...controller.store.sessions.values()];
  const inTime = async (closing: Promise<void>): Promise<void> => {
    const late = sleep(3_000, 'late', { ref: false });
    assert.notEqual(await Promise.race([closing, late]), 'late', 'a close ends in time');
  };

  it('is closed in time while it is made anew at a controller that does not answer', async () => {
    await start();
    await access.open();
    controller.failNext('hang', 9, 'POST /sessions');
    controller.store.endAll();
    await api.call({ method: 'GET', path: '/services' }); // finds out that the login is gone
    await eventually(() => controller.count('POST /sessions') === 2);
    await inTime(access.close());
    assert.deepEqual(errors, []);
  });

  it('is closed in time while the controller does not answer at all', async () => {
    await start();
    await access.open();
    controller.failNext('hang', 9);
    await inTime(access.close());
  });

  it('is closed in time behind a connection that is being made, and deleted after that', async () => {
    await start();
    controller.failNext({ answerDelayMs: 1_200 }, 1, 'POST /sessions');
    const opening = access.open();
    await eventually(() => sessions().length === 1);
    await inTime(access.close());
    await opening;
    await eventually(() => sessions().length === 0);
  });

  it('is made anew with a new login, before the old one is logged out', async () => {
    await start({ generation: '2.0', sessionTimeoutMs: 1_000 });
    await access.open();
    await eventually(() => controller.count('DELETE /current-api-session') === 1);
    const [session] = sessions();
    assert.equal(api.state.name === 'ready' && api.state.apiSessionId, session?.apiSessionId);
    const order = controller.requests.map(({ method, path }) => `${method} ${path}`);
    assert(order.lastIndexOf('POST /sessions') < order.indexOf('DELETE /current-api-session'));
    assert.deepEqual(errors, []);
  });

  it('is one for two arms at one service, and stays until the last of them is closed', async () => {
    await start();
    const other = new ServiceAccess(
      () => api,
      'arm-cell-7',
      (error) => errors.push(error as ZitiError),
    );
    await Promise.all([access.open(), other.open()]);
    await access.open(); // after a lost connection
    await access.close();
    assert.equal(sessions().length, 1);
    await other.close();
    assert.deepEqual([sessions().length, errors], [0, []]);
    assert(!api.isInUse);
  });

  it('that a policy took away while the arm is connected is noticed at the renewal, and said once', async () => {
    await start({ sessionTimeoutMs: 1_000 });
    await access.open();
    const { services } = controller.store;
    controller.store.services = [];
    controller.store.sessions.clear();
    await eventually(() => errors.length === 1);
    assert.equal(errors[0]?.code, 'ZITI_NOT_FOUND');
    assert.match(
      errors[0].message,
      /^the session for the service "arm-cell-7" is over, and there is no new one: no service is called/,
    );
    const before = controller.count('GET /current-api-session');
    await eventually(() => controller.count('GET /current-api-session') >= before + 2);
    assert.equal(errors.length, 1);
    controller.store.services = services;
    await eventually(() => sessions().length === 1);
  });

  it('that somebody deleted is made anew at the renewal', async () => {
    await start({ sessionTimeoutMs: 1_000 });
    await access.open();
    controller.store.sessions.clear();
    await eventually(() => sessions().length === 1);
    assert.deepEqual(errors, []);
  });

  it('whose routers are all offline is reported, once until one is back', async () => {
    await start();
    controller.routers.push(OFFLINE, OFFLINE);
    await access.open();
    await access.open();
    assert.deepEqual([errors.length, errors[0]?.code, errors[0]?.hint], [1, 'ZITI_UNREACHABLE', 'no-router']);
    assert.match(errors[0]?.message ?? '', /no edge router of the service is online \(line-a, line-a\)/);
    controller.routers.push(ONLINE);
    await access.open();
    controller.routers.pop();
    await access.open();
    assert.equal(errors.length, 2);
  });
});
