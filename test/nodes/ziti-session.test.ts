import assert from 'node:assert/strict';
import helper from 'node-red-node-test-helper';
import { StandInController } from '../support/ziti/controller.js';
import { controllerNode } from '../support/ziti/controller-node.js';
import { startZitiFlow } from '../support/ziti/flow.js';
import { eventually } from '../support/eventually.js';
import { Flow, type Message } from '../support/flow.js';

const SERVICE = '2bWzYq0vE5rJ8kN1';
interface Session {
  id: string;
  type: string;
  token?: string;
  tags?: object;
}

describe('openziti-session', () => {
  let controller: StandInController;
  beforeEach(async () => {
    controller = await StandInController.start();
  });
  afterEach(async () => {
    await Flow.stop();
    await controller.close();
  });
  const start = (
    node: Record<string, unknown> = {},
    config?: Record<string, unknown>,
    credentials?: Record<string, string>,
  ) => startZitiFlow(controller, node, config, credentials);
  /** Sessions of another login of the same identity. */
  function fill(count: number): void {
    const { id, identity } = controller.store.open(controller.identities[0]!);
    const row = { apiSessionId: id, identityId: identity.id, serviceId: SERVICE, type: 'Dial' };
    for (let at = 0; at < count; at++) controller.store.add({ ...row, tags: { cell: String(at % 3) } });
  }
  const sessionOf = ({ payload }: Message) => payload as Session;

  it('creates a session for a service by its name, and says where the answer came from', async () => {
    const flow = await start({ action: 'create', service: 'arm-cell-7', tags: '{"cell":"7"}' });
    const msg = await flow.answer({ topic: 'kept', payload: 'replaced' });
    const { id, type } = sessionOf(msg);
    assert.deepEqual([type, controller.store.sessions.get(id)?.tags], ['Dial', { cell: '7' }]);
    const { requestId, ...origin } = msg.ziti as { requestId: string };
    assert.deepEqual(origin, { controller: 'plant', status: 201 });
    assert.equal(msg.topic, 'kept');
    const { body, headers } = controller.requests.find(
      ({ method, path }) => method === 'POST' && path === '/sessions',
    )!;
    assert.equal(requestId, headers['x-request-id'], 'what the logs of a proxy call it');
    assert.deepEqual(body, { serviceId: SERVICE, type: 'Dial', tags: { cell: '7' } });
    assert.equal(
      (await flow.answer()).payload instanceof Object && sessionOf(await flow.answer()).id,
      id,
      'once is enough',
    );
  });

  it('creates one for a service by its id, of a type that the message names', async () => {
    const flow = await start({
      serviceBy: 'id',
      service: 'service',
      serviceType: 'msg',
      sessionType: 'kind',
      sessionTypeType: 'msg',
      tags: 'tags',
      tagsType: 'msg',
    });
    const msg = { service: '3cXaZr1wF6sK9lO2', kind: 'Bind', tags: { shift: 2, night: true } };
    assert.equal(sessionOf(await flow.answer(msg)).type, 'Bind');
    assert.deepEqual([...controller.store.sessions.values()][0]?.tags, { shift: 2, night: true });
    assert.equal(controller.count('GET /services'), 0);
  });

  it('names every request, whatever was asked', async () => {
    const flow = await start({ action: 'msg.action', service: 'arm-cell-7' });
    const { payload, ziti } = await flow.answer({ action: 'create' });
    const answers = [ziti];
    for (const action of ['detail', 'list', 'delete', 'delete'])
      answers.push((await flow.answer({ action, payload })).ziti);
    const ids = answers.map((origin) => (origin as { requestId: string }).requestId);
    assert(ids.every((id) => typeof id === 'string' && id !== ''));
    assert.equal(new Set(ids).size, ids.length);
  });

  it('says that a session which is there already keeps its tags, and that no router is online', async () => {
    const flow = await start({ action: 'create', service: 'arm-cell-7', tags: 'tags', tagsType: 'msg' });
    await flow.answer({ tags: { cell: '7' } });
    controller.routers.push({ row: { name: 'line-a', isOnline: false } });
    const { payload, ziti } = await flow.answer({ tags: { cell: '8' } });
    assert.deepEqual(sessionOf({ payload }).tags, { cell: '7' });
    const { warnings } = ziti as { warnings: string[] };
    assert.match(
      warnings.join('\n'),
      /^the session exists already and keeps its tags .*\nno edge router of the service is online/,
    );
    const logged = JSON.stringify(helper.log().args);
    for (const warning of warnings) assert(logged.includes(JSON.stringify(warning).slice(1, -1)), warning);
  });

  it('keeps the token back unless that is asked for', async () => {
    const flow = await start({ service: 'arm-cell-7' });
    const msg = await flow.answer();
    assert(!('token' in sessionOf(msg)));
    assert(!JSON.stringify(msg).includes('eyJ'));
    await Flow.stop();
    const asked = await start({ service: 'arm-cell-7', includeToken: true });
    assert.match(sessionOf(await asked.answer()).token ?? '', /^eyJ/);
  });

  it('shows a session, and deletes it; one that is gone already is no error', async () => {
    const flow = await start({ action: 'msg.action', service: 'arm-cell-7' });
    const created = await flow.answer({ action: 'create' });
    const { id } = sessionOf(created);
    const shown = await flow.answer({ action: 'detail', payload: { id } });
    assert.deepEqual([sessionOf(shown).id, 'token' in sessionOf(shown)], [id, false]);
    assert.deepEqual((await flow.answer({ action: 'delete', payload: { id } })).payload, { id, deleted: true });
    const again = await flow.answer({ action: 'delete', payload: { id } });
    assert.deepEqual(again.payload, { id, deleted: false });
    assert.equal((again.ziti as { status: number }).status, 404);
    const { error, sent } = await flow.ask({ action: 'detail', payload: { id } });
    assert.deepEqual([error?.code, sent], ['ZITI_NOT_FOUND', []]);
  });

  it('lists all pages: 1,234 sessions in pages of 500', async () => {
    fill(1_234);
    const flow = await start({ action: 'list' });
    const { payload, ziti } = await flow.answer();
    assert.equal((payload as Session[]).length, 1_234);
    assert((payload as Session[]).every((session) => !('token' in session)));
    assert.equal((ziti as { pagination: { totalCount: number } }).pagination.totalCount, 1_234);
    assert.equal(controller.count('GET /sessions'), 3);
  });

  it('lists one page, filtered and sorted, and tells how many there are', async () => {
    fill(9);
    const flow = await start({
      action: 'list',
      allPages: false,
      filter: 'tags.cell = "1"',
      sort: 'id desc',
      limit: 'limit',
      limitType: 'msg',
      offset: '1',
    });
    const { payload, ziti } = await flow.answer({ limit: '2' });
    const [first, second] = payload as Session[];
    assert(first!.id > second!.id);
    assert.deepEqual((ziti as { pagination: object }).pagination, { limit: 2, offset: 1, totalCount: 3 });
  });

  it('takes an object for a filter: what is in it cannot break out', async () => {
    fill(3);
    const flow = await start({ action: 'list', filter: 'filter', filterType: 'msg' });
    const found = async (filter: object) => ((await flow.answer({ filter })).payload as Session[]).length;
    assert.equal(await found({ 'tags.cell': '1', type: 'Dial' }), 1);
    assert.equal(await found({ 'tags.cell': '" or true or type = "' }), 0);
    assert.equal((await flow.ask({ filter: { 'tags.cell7': 1 } })).error?.code, 'KORTEX_INPUT');
  });

  it('finds sessions by the number in a tag, however that is asked for', async () => {
    const { id, identity } = controller.store.open(controller.identities[0]!);
    const row = { apiSessionId: id, identityId: identity.id, serviceId: SERVICE, type: 'Dial' };
    for (const shift of [-1, 0, 1, 2, 3, 2.5]) controller.store.add({ ...row, tags: { shift } });
    const flow = await start({ action: 'list', filter: 'filter', filterType: 'msg' });
    const found = async (filter: unknown) =>
      ((await flow.answer({ filter })).payload as Session[]).map(({ tags }) => (tags as { shift: number }).shift);
    assert.deepEqual(await found({ 'tags.shift': 3 }), [3]);
    assert.deepEqual(await found({ 'tags.shift': -1, type: 'Dial' }), [-1]);
    assert.deepEqual(await found('tags.shift = 3'), [3]);
    assert.deepEqual(await found('tags.shift >= 2'), [2, 3, 2.5]);
    assert.deepEqual(await found('tags.shift in [1, -1]'), [-1, 1]);
    assert.deepEqual(await found('tags.shift between 1 and 3'), [1, 2, 2.5]);
  });

  it('lists one message for each session, with parts that a join node understands; none for none', async () => {
    const flow = await start({ action: 'list', output: 'messages' });
    const none = await flow.ask();
    assert.deepEqual([none.sent, none.completed], [[], true]);
    fill(3);
    const { sent, completed } = await flow.ask({ topic: 'kept' });
    const { id } = sent[0]!.parts as { id: string };
    assert.equal(completed, true);
    assert.deepEqual(
      sent.map(({ parts, topic }) => [parts, topic]),
      [0, 1, 2].map((index) => [{ id, type: 'array', count: 3, len: 1, index }, 'kept']),
    );
  });

  for (const [property, node, msg, message] of [
    ['action', { action: 'open' }, {}, 'action: expected one of create, detail, list, delete; got "open"'],
    [
      'msg.action',
      { action: 'msg.action' },
      { action: 1 },
      'msg.action: expected one of create, detail, list, delete; got 1',
    ],
    ['service', { service: '' }, {}, 'service: expected the name of a service, got an empty text'],
    ['serviceBy', { service: 'x', serviceBy: 'tag' }, {}, 'serviceBy: expected one of name, id; got "tag"'],
    [
      'sessionType',
      { service: 'x', sessionType: 'Listen', sessionTypeType: 'str' },
      {},
      'sessionType: expected one of Dial, Bind; got "Listen"',
    ],
    ['tags', { service: 'x', tags: '[1]' }, {}, 'tags: expected an object of texts, numbers and booleans'],
    ['sessionId', { action: 'delete' }, {}, 'sessionId: expected the id of a session, got nothing'],
    [
      'sessionId of a wrong form',
      { action: 'delete' },
      { payload: { id: 'a"b' } },
      'sessionId: expected an id of letters, digits, dots, underscores and hyphens, got "a\\"b"',
    ],
    [
      'limit',
      { action: 'list', allPages: false, limit: 501 },
      {},
      'limit: expected a whole number from 1 to 500, got 501',
    ],
    [
      'offset',
      { action: 'list', allPages: false, offset: -1 },
      {},
      'offset: expected a whole number from 0 to 100000, got -1',
    ],
    [
      'filter',
      { action: 'list', filter: 'payload', filterType: 'msg' },
      { payload: 7 },
      'filter: expected an object of',
    ],
    ['sort', { action: 'list', sort: 'payload', sortType: 'msg' }, { payload: 7 }, 'sort: expected a text such as'],
    ['output', { action: 'list', output: 'rows' }, {}, 'output: expected one of array, messages; got "rows"'],
    ['includeToken', { action: 'list', includeToken: 'yes' }, {}, 'includeToken: expected true or false, got "yes"'],
  ] as const) {
    it(`refuses a wrong ${property} by name, and does not ask the controller`, async () => {
      const flow = await start(node);
      await flow.status('status.connected', 'controller');
      const asked = controller.requests.length;
      const { error, sent } = await flow.ask(msg);
      assert.equal(error?.code, 'KORTEX_INPUT');
      assert(error.message.startsWith(`KORTEX_INPUT: ${message}`), error.message);
      assert.deepEqual([sent, controller.requests.length], [[], asked]);
    });
  }

  it('fails where a proxy says that the session to delete is not there: the controller keeps it', async () => {
    const flow = await start({ action: 'msg.action', service: 'arm-cell-7' });
    const { id } = sessionOf(await flow.answer({ action: 'create' }));
    const page = '<html><body><h1>404 Not Found</h1></body></html>';
    controller.failNext({ status: 404, type: 'text/html', body: page }, 1, 'DELETE /sessions');
    const { error, sent } = await flow.ask({ action: 'delete', payload: { id } });
    assert.deepEqual([error?.code, sent], ['ZITI_UNREACHABLE', []]);
    assert(controller.store.sessions.has(id));
  });

  it('tells that its controller is missing', async () => {
    const flow = await start({ controller: 'gone' });
    await flow.status('status.misconfigured');
    const { error } = await flow.ask();
    const message = 'KORTEX_INPUT: controller: expected an openziti-controller node that is deployed and enabled';
    assert.equal(error?.message, message);
  });

  it('sends every refusal to the catch nodes by its code', async () => {
    const flow = await start({ service: 'service', serviceType: 'msg', serviceBy: 'id', action: 'msg.action' });
    const create = async (service = SERVICE) => (await flow.ask({ action: 'create', service })).error?.code;
    assert.equal(await create('unknown'), 'ZITI_NOT_FOUND');
    assert.equal(await create('4dYbAs2xG7tL0mP3'), 'ZITI_REJECTED');
    controller.store.refusal = 'posture';
    assert.equal(await create(), 'ZITI_CONFLICT');
    controller.store.refusal = undefined;
    controller.failNext('unhandled', 1, 'POST /sessions');
    assert.equal(await create(), 'ZITI_SERVER');
    controller.failNext('rate-limit', 4, 'POST /sessions');
    assert.equal(await create(), 'ZITI_BUSY');
    controller.failNext('reset', 4, 'POST /sessions');
    assert.equal(await create(), 'ZITI_UNREACHABLE');
    assert.equal(await create(), undefined);
  });

  it('shares one login with the other nodes of its controller, and finds back when the controller forgot it', async () => {
    const other = { id: 'other', z: 'tab', x: 0, y: 0, wires: [['end']] };
    const list = { type: 'openziti-session', controller: 'controller', action: 'list' };
    const both = await Flow.start(
      { connect: 'asked', login: 'asked' },
      list,
      { controller: { username: 'nodered', password: 'nodered' } },
      { nodes: [controllerNode(controller), { ...other, ...list }] },
    );
    await both.answer();
    const logins = controller.count('POST /authenticate');
    controller.store.endAll();
    both.node.receive({});
    helper.getNode('other')?.receive({});
    await eventually(() => both.sent.length === 3);
    assert.equal(controller.count('POST /authenticate'), logins + 1);
    assert.deepEqual(both.caught, []);
  });

  it('shows how its controller stands, and its own work and failures', async () => {
    const flow = await start({ action: 'list' });
    assert.equal((await flow.status('status.connected')).fill, 'green');
    controller.failNext({ delayMs: 600 }, 1, 'GET /sessions');
    const answered = flow.ask();
    assert.equal((await flow.status('status.busy')).fill, 'blue');
    await answered;
    controller.failNext('unhandled', 1, 'GET /sessions');
    await flow.ask();
    assert.equal((await flow.status('status.error')).fill, 'red');
  });
});
