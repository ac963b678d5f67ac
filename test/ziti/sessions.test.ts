import assert from 'node:assert/strict';
import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { InputError, KortexError, ZitiError } from '../../src/errors.js';
import { ApiSession } from '../../src/ziti/api-session.js';
import { toBaseUrl } from '../../src/ziti/base-url.js';
import { Controller } from '../../src/ziti/controller.js';
import { findServiceId, listServices } from '../../src/ziti/services.js';
import type { TlsOptions } from '../../src/ziti/trust.js';
import { createSession, deleteSession, listAllSessions, listSessions, sessionDetail } from '../../src/ziti/sessions.js';
import { StandInController, type StandInOptions } from '../support/ziti/controller.js';
import type { Fault } from '../support/ziti/faults.js';
import { loginAt, PASSWORD } from '../support/ziti/login.js';

const SERVICE = '2bWzYq0vE5rJ8kN1';

describe('sessions at a controller', () => {
  let controller: StandInController;
  let api: ApiSession;
  afterEach(async () => {
    await api.close();
    await controller.close();
  });
  async function start(options: StandInOptions = {}, timeoutMs?: number): Promise<void> {
    controller = await StandInController.start(options);
    api = loginAt(controller, undefined, timeoutMs === undefined ? {} : { timeoutMs });
  }
  /** `count` sessions of the identity, of another login. */
  function fill(count: number): void {
    const { id, identity } = controller.store.open(controller.identities[0]!);
    for (let at = 0; at < count; at++) {
      const tags = { cell: String(at % 7) };
      controller.store.add({ apiSessionId: id, identityId: identity.id, serviceId: SERVICE, type: 'Dial', tags });
    }
  }
  const refusal = async (asked: Promise<unknown>): Promise<ZitiError> => {
    const error = await asked.then(
      () => assert.fail('it was not refused'),
      (reason: unknown) => reason,
    );
    assert(error instanceof ZitiError && error instanceof KortexError);
    return error;
  };

  for (const [generation, token] of [
    ['1.6', /^[0-9a-f-]{36}$/],
    ['2.0', /^eyJ/],
    ['2.1', /^eyJ/],
  ] as const) {
    it(`are created, shown, listed and deleted on a controller ${generation}`, async () => {
      await start({ generation });
      const serviceId = await findServiceId(api, 'arm-cell-7');
      const created = await createSession(api, { serviceId, type: 'Dial', tags: { cell: '7' } });
      assert.match(created.data.token, token);
      assert.equal(created.status, 201);
      const { id } = created.data;
      assert.equal((await createSession(api, { serviceId, type: 'Dial' })).data.id, id, 'twice is once');
      const detail = await sessionDetail(api, id);
      assert.deepEqual([detail.data.serviceId, detail.data.tags, detail.data.token], [serviceId, { cell: '7' }, id]);
      const { data, pagination } = await listSessions(api, { filter: 'tags.cell = "7"', limit: 5 });
      assert.deepEqual([data.length, pagination], [1, { limit: 5, offset: 0, totalCount: 1 }]);
      assert.deepEqual((await deleteSession(api, id)).data, { id, deleted: true });
      assert.deepEqual((await deleteSession(api, id)).data, { id, deleted: false });
      assert.equal((await refusal(sessionDetail(api, id))).code, 'ZITI_NOT_FOUND');
    });
  }

  it('are listed to the last one, page by page: 1,234 in pages of 500', async () => {
    await start();
    fill(1_234);
    const { data, pagination } = await listAllSessions(api);
    assert.equal(new Set(data.map(({ id }) => id)).size, 1_234);
    assert.deepEqual(pagination, { limit: 1_234, offset: 0, totalCount: 1_234 });
    const pages = controller.requests.filter(({ path }) => path === '/sessions').map(({ query }) => query);
    assert.deepEqual(
      pages.map(({ limit, offset }) => [limit, offset]),
      [
        ['500', '0'],
        ['500', '500'],
        ['500', '1000'],
      ],
    );
  });

  it('are filtered and sorted by the controller, one page of them', async () => {
    await start();
    fill(30);
    const listing = { filter: 'tags.cell = "3" and type = "Dial"', sort: 'id desc', limit: 2, offset: 1 };
    const { data, pagination } = await listSessions(api, listing);
    assert.deepEqual(pagination, { limit: 2, offset: 1, totalCount: 4 });
    assert(data[0]!.id > data[1]!.id);
    assert.equal(controller.requests.at(-1)?.query.filter, 'tags.cell = "3" and type = "Dial" sort by id desc');
    const all = await listAllSessions(api, { filter: 'true sort by id', sort: 'id desc' });
    assert(all.data[0]!.id < all.data[1]!.id, 'an order in the filter wins');
  });

  it('are sorted also where the filter has a page of its own, or speaks of sorting', async () => {
    await start();
    fill(30);
    const page = await listSessions(api, { filter: 'type = "Dial" skip 1 limit 2', sort: 'id desc' });
    assert.equal(controller.requests.at(-1)?.query.filter, 'type = "Dial" sort by id desc skip 1 limit 2');
    assert(page.data[0]!.id > page.data[1]!.id);
    const paged = await listSessions(api, { filter: 'limit 2', sort: 'id desc' });
    assert.equal(controller.requests.at(-1)?.query.filter, 'true sort by id desc limit 2');
    assert(paged.data[0]!.id > paged.data[1]!.id);
    await listSessions(api, { filter: 'tags.note = "sort by hand, limit 3"', sort: 'id' });
    assert.equal(controller.requests.at(-1)?.query.filter, 'tags.note = "sort by hand, limit 3" sort by id');
  });

  it('are not listed twice where the filter skips some and all are asked for: that cannot be', async () => {
    await start();
    fill(600);
    await assert.rejects(
      listAllSessions(api, { filter: 'true skip 20' }),
      (error: unknown) =>
        error instanceof InputError && error.property === 'filter' && /without skip/.test(error.message),
    );
    const { data } = await listAllSessions(api, { filter: 'true limit 200' });
    assert.equal(new Set(data.map(({ id }) => id)).size, 600);
  });

  it('of services are found by their name alone, whatever stands in it', async () => {
    await start();
    assert.equal(await findServiceId(api, 'plant "HMI"'), '3cXaZr1wF6sK9lO2');
    const { code, message } = await refusal(findServiceId(api, 'nobody'));
    assert.deepEqual(
      [code, message],
      ['ZITI_NOT_FOUND', 'no service is called "nobody", or this identity may not use it'],
    );
    assert.deepEqual(
      (await listServices(api)).map(({ name }) => name),
      ['arm-cell-7', 'bind-only', 'plant "HMI"'],
    );
  });

  it('with an id that could not be one are refused without asking', async () => {
    await start();
    for (const ask of [
      () => sessionDetail(api, 'x" or true'),
      () => deleteSession(api, '../services'),
      () => deleteSession(api, '..'),
      () => sessionDetail(api, '.'),
      () => createSession(api, { serviceId: '', type: 'Dial' }),
    ]) {
      await assert.rejects(async () => ask(), InputError);
    }
    assert.equal(controller.requests.length, 0);
  });

  it('are refused in the words of the controller', async () => {
    await start();
    const create = (serviceId: string) => createSession(api, { serviceId, type: 'Dial' });
    const unknown = await refusal(create('unknown'));
    assert.deepEqual([unknown.code, unknown.status, unknown.apiCode], ['ZITI_NOT_FOUND', 404, 'NOT_FOUND']);
    assert.match(unknown.message, /service with id unknown not found, request [\w-]+$/);
    assert.match(unknown.requestId ?? '', /^[\w-]+$/);
    const forbidden = await refusal(create('4dYbAs2xG7tL0mP3'));
    assert.deepEqual([forbidden.code, forbidden.apiCode], ['ZITI_REJECTED', 'COULD_NOT_VALIDATE']);
    assert.match(
      forbidden.message,
      /^POST \/sessions was refused: 400 COULD_NOT_VALIDATE, .*ServiceId: service not found/,
    );
    controller.store.refusal = 'no-routers';
    assert.equal((await refusal(create(SERVICE))).apiCode, 'NO_EDGE_ROUTERS_AVAILABLE');
    controller.store.refusal = 'posture';
    const posture = await refusal(create(SERVICE));
    assert.deepEqual([posture.code, posture.status], ['ZITI_CONFLICT', 409]);
    assert.match(posture.message, /failing: MFA chk7/);
    const filter = await refusal(listSessions(api, { filter: 'identity = "x"' }));
    assert.deepEqual([filter.code, filter.apiCode], ['ZITI_REJECTED', 'INVALID_FILTER']);
    const beyond = await refusal(api.call({ method: 'GET', path: '/sessions', query: { limit: 'all' } }));
    assert.deepEqual([beyond.code, beyond.status], ['ZITI_REJECTED', 601]);
    const verb = await refusal(api.call({ method: 'POST', path: '/version' }));
    assert.deepEqual([verb.code, verb.status], ['ZITI_REJECTED', 405]);
  });

  for (const generation of ['1.6', '2.0', '2.1'] as const) {
    it(`of somebody else are not deleted by an administrator (${generation}), and the error says that they exist`, async () => {
      controller = await StandInController.start({ generation });
      api = loginAt(controller, { method: 'password', username: 'admin', password: 'admin' });
      const { id: apiSessionId, identity } = controller.store.open(controller.identities[0]!);
      const row = { apiSessionId, identityId: identity.id, serviceId: SERVICE, type: 'Dial', tags: {} };
      const { id } = controller.store.add(row);
      const { code, status, apiCode, message } = await refusal(deleteSession(api, id));
      assert.deepEqual([code, status, apiCode], ['ZITI_REJECTED', 404, 'NOT_FOUND']);
      assert.match(message, /The session exists still: it belongs to another identity/);
      controller.store.sessions.delete(id);
      assert.deepEqual((await deleteSession(api, id)).data, { id, deleted: false });
    });
  }

  it('whose end is not known for sure are not called gone', async () => {
    await start();
    controller.failNext('unhandled', 1, 'GET /sessions');
    assert.equal((await refusal(deleteSession(api, 'gone'))).code, 'ZITI_SERVER');
  });

  it('are listed, shown and deleted with a bearer token if another login of the identity created them', async () => {
    controller = await StandInController.start();
    const { id: apiSessionId, identity } = controller.store.open(controller.identities[0]!);
    const row = { apiSessionId, identityId: identity.id, serviceId: SERVICE, type: 'Dial', tags: {} };
    const { id } = controller.store.add(row);
    api = loginAt(controller, { method: 'bearerToken', token: 'bearer.token' });
    assert.deepEqual(
      (await listSessions(api)).data.map((session) => session.id),
      [id],
    );
    assert.equal((await sessionDetail(api, id)).data.id, id);
    assert.equal((await deleteSession(api, id)).data.deleted, true);
  });

  it('that cannot be sorted by a tag, or whose tag has no name, are the mistake of the one who asks', async () => {
    await start();
    for (const ask of [
      () => listSessions(api, { sort: 'createdAt, tags.cell desc' }),
      () => listSessions(api, { filter: 'true sort by tags.cell' }),
      () => listAllSessions(api, { sort: 'tags.cell' }),
      () => createSession(api, { serviceId: SERVICE, type: 'Dial', tags: { '': 'x' } }),
    ]) {
      const { code, status, message } = await refusal(ask());
      assert.deepEqual([code, status], ['ZITI_REJECTED', 500]);
      assert.match(message, /A controller cannot sort by a tag$|A tag needs a name$/);
    }
    controller.failNext('unhandled', 1, 'GET /sessions');
    const filter = 'tags.cell = "sort by tags.cell"';
    assert.equal((await refusal(listSessions(api, { filter }))).code, 'ZITI_SERVER', 'any other one is its own');
  });

  for (const generation of ['1.6', '2.1'] as const) {
    it(`keep their tags when they are created once more with others, and say so (${generation})`, async () => {
      await start({ generation });
      const create = (tags: Record<string, string | number>) =>
        createSession(api, { serviceId: SERVICE, type: 'Dial', tags });
      assert.equal((await create({ cell: '7', shift: 2 })).warnings, undefined);
      assert.equal((await create({ shift: 2, cell: '7' })).warnings, undefined);
      const { data, warnings } = await create({ cell: '8' });
      assert.deepEqual(data.tags, { cell: '7', shift: 2 });
      assert.deepEqual(warnings, ['the session exists already and keeps its tags {"cell":"7","shift":2}']);
    });
  }

  it('with a bearer token are not shown, and the error says that they were never stored', async () => {
    controller = await StandInController.start();
    api = loginAt(controller, { method: 'bearerToken', token: 'bearer.token' });
    const { data } = await createSession(api, { serviceId: SERVICE, type: 'Dial' });
    const { code, message } = await refusal(sessionDetail(api, data.id));
    assert.equal(code, 'ZITI_NOT_FOUND');
    assert.match(message, /the controller stores no sessions$/);
    assert.deepEqual((await deleteSession(api, data.id)).data, { id: data.id, deleted: false });
  });

  for (const fault of ['rate-limit', 'timeout', 'reset', 'cut'] as const) {
    it(`survive one ${fault}, and give up after three more attempts`, async () => {
      await start();
      await api.login();
      controller.failNext(fault, 1, 'GET /sessions');
      await listSessions(api);
      assert.equal(controller.count('GET /sessions'), 2);
      controller.failNext(fault, 9, 'GET /sessions');
      const { code } = await refusal(listSessions(api));
      assert.equal(code, fault === 'reset' || fault === 'cut' ? 'ZITI_UNREACHABLE' : 'ZITI_BUSY');
      assert.equal(controller.count('GET /sessions'), 6);
    });
  }

  it('survive a connection that the network did not make in time', async () => {
    await start();
    let attempts = 0;
    const lookup = (_host: string, _options: object, found: (error: Error | null, all?: object[]) => void) => {
      attempts += 1;
      if (attempts === 1) found(Object.assign(new Error('connect ETIMEDOUT 10.0.0.7:1280'), { code: 'ETIMEDOUT' }));
      else found(null, [{ address: '127.0.0.1', family: 4 }]);
    };
    const tls = { ca: controller.ca, lookup } as TlsOptions;
    const asked = new Controller({ baseUrl: toBaseUrl(`https://localhost:${controller.port}`), tls });
    const { status } = await asked.send({ method: 'GET', path: '/version' });
    assert.deepEqual([status, attempts], [200, 2]);
    asked.close();
  });

  it('warn on one line of routers that are off and tags that stay, whatever they are called', async () => {
    await start();
    controller.routers.push({ row: { name: 'line\u202e\n a', isOnline: false } });
    await createSession(api, { serviceId: SERVICE, type: 'Dial', tags: { cell: `\u202e${'7'.repeat(999)}` } });
    const { warnings } = await createSession(api, { serviceId: SERVICE, type: 'Dial', tags: { cell: '8' } });
    assert.match(warnings?.[0] ?? '', /keeps its tags \{"cell":"7{280,300}…$/);
    assert.match(warnings?.[1] ?? '', / is online \(line a\), so /);
  });

  const final: [Fault, string, number | null, RegExp][] = [
    ['unhandled', 'ZITI_SERVER', 500, /500 UNHANDLED, .*bolt: closed/],
    ['too-large', 'ZITI_REJECTED', 413, /413 REQUEST_ENTITY_TOO_LARGE, request too large/],
    ['broken-json', 'ZITI_SERVER', 200, /something else than a controller/],
    ['html', 'ZITI_SERVER', 200, /is the address right\?/],
    ['other-json', 'ZITI_SERVER', 200, /is the address right\?/],
  ];
  for (const [fault, code, status, message] of final) {
    it(`are not asked for again after ${JSON.stringify(fault)}`, async () => {
      await start();
      await api.login();
      controller.failNext(fault, 1, 'GET /sessions');
      const error = await refusal(listSessions(api));
      assert.deepEqual([error.code, error.status], [code, status]);
      assert.match(error.message, message);
      assert.equal(controller.count('GET /sessions'), 1);
    });
  }

  const proxy = (status: number, type = 'text/html', body = '<html><body><h1>No</h1></body></html>'): Fault => ({
    status,
    type,
    body,
  });
  const foreign: [string, Fault, string, number][] = [
    ['404 of a proxy', proxy(404), 'ZITI_UNREACHABLE', 404],
    ['404 of a gateway, in JSON', proxy(404, 'application/json', '{"message":"no route"}'), 'ZITI_UNREACHABLE', 404],
    [
      '404 of a gateway, with an error in it',
      proxy(404, 'application/json', '{"error":{"code":404}}'),
      'ZITI_UNREACHABLE',
      404,
    ],
    ['404 without a word', proxy(404, 'text/plain', ''), 'ZITI_UNREACHABLE', 404],
    ['401 of a proxy', proxy(401), 'ZITI_UNREACHABLE', 401],
    ['403 of a proxy', proxy(403), 'ZITI_UNREACHABLE', 403],
    ['409 of a proxy', proxy(409), 'ZITI_UNREACHABLE', 409],
    ['302 of a proxy', proxy(302), 'ZITI_SERVER', 302],
    ['200 without a word', proxy(200, 'text/plain', ''), 'ZITI_SERVER', 200],
    ['204', proxy(204, 'text/plain', ''), 'ZITI_SERVER', 204],
    ['200 of another API', proxy(200, 'application/json', '{"status":"ok"}'), 'ZITI_SERVER', 200],
  ];
  for (const [what, fault, code, status] of foreign) {
    it(`are neither gone nor deleted nor listed because of a ${what}: the controller has not seen the request`, async () => {
      await start();
      const { data } = await createSession(api, { serviceId: SERVICE, type: 'Dial' });
      for (const [request, ask] of [
        ['DELETE /sessions', () => deleteSession(api, data.id)],
        ['GET /sessions', () => sessionDetail(api, data.id)],
        ['GET /sessions', () => listSessions(api)],
        ['POST /sessions', () => createSession(api, { serviceId: SERVICE, type: 'Dial' })],
      ] as const) {
        controller.failNext(fault, 1, request);
        const error = await refusal(ask());
        assert.deepEqual([error.code, error.status], [code, status]);
        assert.match(error.message, /was answered by something else than a controller; is the address right\?/);
      }
      assert.deepEqual([controller.count('POST /authenticate'), controller.store.sessions.size], [1, 1]);
    });
  }

  for (const status of [502, 503, 504]) {
    it(`are asked for again after a ${status} of a gateway`, async () => {
      await start();
      await api.login();
      controller.failNext(proxy(status), 1, 'GET /sessions');
      await listSessions(api);
      assert.equal(controller.count('GET /sessions'), 2);
    });
  }

  for (const data of ['null', '{}', '[]', '{"id":7}']) {
    it(`are not made up where the answer holds ${data}`, async () => {
      await start();
      await api.login();
      const answer = proxy(200, 'application/json', `{"data":${data},"meta":{}}`);
      controller.failNext(answer, 2, 'POST /sessions');
      assert.equal((await refusal(createSession(api, { serviceId: SERVICE, type: 'Dial' }))).code, 'ZITI_SERVER');
      controller.failNext(answer, 1, 'GET /sessions');
      assert.equal((await refusal(sessionDetail(api, 'one'))).code, 'ZITI_SERVER');
      if (data === '[]') return;
      controller.failNext(answer, 1, 'GET /sessions');
      assert.equal((await refusal(listSessions(api))).code, 'ZITI_SERVER');
    });
  }

  it('wait for a slow answer, and not for one that never comes', async () => {
    await start({}, 400);
    await api.login();
    controller.failNext({ delayMs: 100 }, 1, 'GET /sessions');
    await listSessions(api);
    controller.failNext('hang', 1, 'GET /sessions');
    const error = await refusal(listSessions(api));
    assert.deepEqual([error.code, error.status], ['ZITI_UNREACHABLE', null]);
    assert.match(error.message, /GET \/sessions did not reach https:.*no answer in 400 ms/);
  });

  it('are not waited for any more when the caller gives up', async () => {
    await start();
    await api.login();
    const stop = new AbortController();
    controller.failNext('rate-limit', 9, 'GET /sessions');
    const asked = refusal(listSessions(api, {}, stop.signal));
    stop.abort(new Error('the flow was stopped'));
    assert.match((await asked).message, /the flow was stopped/);
  });

  it('of a controller whose CA nobody knows are refused once, with what to do about it', async () => {
    controller = await StandInController.start();
    api = loginAt(controller, undefined, { tls: {} });
    const { code, message } = await refusal(listSessions(api));
    assert.equal(code, 'ZITI_UNREACHABLE');
    assert.match(message, /Add the CA that signed its certificate to the TLS settings/);
    assert.equal(controller.requests.length, 0);
  });

  it('of such a controller are refused, too, where Node.js was told to trust everybody', async () => {
    controller = await StandInController.start();
    api = loginAt(controller, undefined, { tls: {} });
    process.env.NODE_TLS_REJECT_UNAUTHORIZED = '0';
    try {
      assert.equal((await refusal(listSessions(api))).code, 'ZITI_UNREACHABLE');
      assert.equal(controller.requests.length, 0);
    } finally {
      delete process.env.NODE_TLS_REJECT_UNAUTHORIZED;
    }
  });

  it('of a controller under another name than its certificate has are refused, with what to do about it', async () => {
    controller = await StandInController.start();
    api = loginAt(controller, undefined, { tls: { ca: controller.ca, servername: 'ctrl.example' } });
    const { code, message } = await refusal(listSessions(api));
    assert.equal(code, 'ZITI_UNREACHABLE');
    assert.match(message, /Use a name that stands in the certificate/);
  });

  it('of a server without TLS, or one that wants another certificate, are asked for once, with what is wrong', async () => {
    controller = await StandInController.start({ demandsCertificate: true });
    let connections = 0;
    const plain = createServer().on('connection', () => (connections += 1));
    plain.listen(0, '127.0.0.1');
    await once(plain, 'listening');
    const { port } = plain.address() as AddressInfo;
    api = new ApiSession(new Controller({ baseUrl: toBaseUrl(`127.0.0.1:${port}`) }), PASSWORD);
    try {
      assert.match((await refusal(listSessions(api))).message, /The far end does not speak TLS on this port$/);
      assert.equal(connections, 1);
    } finally {
      await api.close();
      plain.close();
    }
    api = loginAt(controller);
    assert.match((await refusal(listSessions(api))).message, /The far end wants another certificate of ours$/);
  });
});
