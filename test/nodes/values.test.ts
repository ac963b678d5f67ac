import assert from 'node:assert/strict';
import helper from 'node-red-node-test-helper';
import { type Simulator, startSimulator } from '../../src/simulator/index.js';
import { askedOf } from '../support/asked.js';
import { eventually } from '../support/eventually.js';
import { AT, Flow, type Message, nodeOf, type Outcome } from '../support/flow.js';
import { StandInController } from '../support/ziti/controller.js';
import { controllerNode } from '../support/ziti/controller-node.js';

const CREATE = { type: 'kinova-create-session' };
const ROLE = { type: 'kinova-temp-role', passwordType: 'none' };
const ACCESS = { type: 'kinova-access-control', action: 'set' };
const SESSION = { type: 'openziti-session', controller: 'controller' };
const ADMIN = {
  arm: { username: 'admin', password: 'admin' },
  controller: { username: 'nodered', password: 'nodered' },
};
/** No arm and no controller takes it. */
const UNFIT = ['a\0b', '\ud800', 'x\udfff'];

type Settings = { type: string } & Record<string, unknown>;
interface Plugin {
  _context: { load(): Promise<unknown> };
}

describe('values that a flow gives', () => {
  let simulator: Simulator;
  let controller: StandInController;
  beforeEach(async () => {
    [simulator, controller] = await Promise.all([startSimulator(), StandInController.start()]);
  });
  afterEach(async () => {
    await Flow.stop();
    await Promise.all([simulator.close(), controller.close()]);
  });
  const start = (node: Settings, nodes: object[] = [], credentials: Parameters<typeof Flow.start>[2] = ADMIN) =>
    Flow.start({ port: simulator.port }, node, credentials, {
      nodes: [...(JSON.stringify([node, nodes]).includes('openziti') ? [controllerNode(controller)] : []), ...nodes],
    });
  /** The arm connects only if the node uses it. */
  async function begin(node: Settings): Promise<Flow> {
    const flow = await start(node);
    if (node.type !== SESSION.type) await flow.ready();
    return flow;
  }
  const allCalls = () => [...askedOf(simulator).values()].reduce((sum, count) => sum + count, 0);

  describe('in a context store that never answers', () => {
    const mute = () => ({
      open: () => Promise.resolve(),
      close: () => Promise.resolve(),
      clean: () => Promise.resolve(),
      delete: () => Promise.resolve(),
      get: () => undefined,
      set: () => undefined,
      keys: () => undefined,
    });
    const key = '#:(mute)::key';
    beforeEach(() => {
      helper.settings({ contextStorage: { default: { module: 'memory' }, mute: { module: mute } } });
    });
    afterEach(() => {
      helper.settings({});
    });

    it('are KORTEX_INPUT after 5 s that names property and store, for all messages at once, and nothing stays busy', async () => {
      const more: Record<string, Settings> = {
        user: { ...CREATE, username: key, usernameType: 'flow' },
        pin: { ...CREATE, username: 'operator', usernameType: 'str', password: key, passwordType: 'global' },
        anew: { ...CREATE, force: '$flowContext("key", "mute")', forceType: 'jsonata' },
        after: { ...ROLE, role: 'Operator', removeAfter: key, removeAfterType: 'flow' },
        flag: { ...ACCESS, singleSourceControl: key, singleSourceControlType: 'flow' },
        service: { ...SESSION, service: key, serviceType: 'global' },
      };
      const enforcing = { ...ACCESS, action: 'enforce', bypassRemoteAccess: key, bypassRemoteAccessType: 'global' };
      const nodes = Object.entries({ ...more, enforcing }).map(([id, node]) => ({
        ...AT,
        id,
        arm: 'arm',
        wires: [],
        ...node,
      }));
      const flow = await start({ ...ROLE, role: key, roleType: 'flow' }, nodes);
      await (helper as unknown as Plugin)._context.load();
      await flow.ready();
      const before = allCalls();
      const startedMs = performance.now();
      for (const id of ['node', ...Object.keys(more)]) for (let msg = 0; msg < 5; msg++) nodeOf(id).receive({});
      const errors = () => flow.caught.map(({ error }) => error as NonNullable<Outcome['error']>);
      await eventually(() => errors().length >= 5 * 7 + 1);
      assert(performance.now() - startedMs < 12_000, 'they waited side by side');
      const properties = {
        node: 'role',
        user: 'username',
        pin: 'password',
        anew: 'force',
        after: 'removeAfter',
        flag: 'singleSourceControl',
        service: 'service',
        enforcing: 'bypassRemoteAccess',
      };
      for (const [id, property] of Object.entries(properties)) {
        const told = errors().filter(({ source }) => source.id === id);
        const store = id === 'anew' ? 'a context store that its expression asks' : 'the context store "mute"';
        assert.equal(told.length, id === 'enforcing' ? 1 : 5, id);
        for (const { message } of told) {
          assert.equal(message, `KORTEX_INPUT: ${property}: expected a value within 5 s; ${store} did not answer`);
        }
      }
      assert.equal(allCalls(), before);
      await eventually(() => flow.statuses.findLast(({ source }) => source.id === 'flag')?.text === 'status.error');
    });
  });

  describe('from a source that there is not', () => {
    for (const [node, property, types] of [
      [{ ...CREATE, username: 'operator', usernameType: 'nonsense' }, 'usernameType', 'arm, str, msg'],
      [{ ...CREATE, password: 'x', passwordType: 'date' }, 'passwordType', 'arm, cred, none'],
      [{ ...CREATE, force: 'x', forceType: 're' }, 'forceType', 'bool, json, msg'],
      [{ ...ROLE, role: 'Admin', roleType: 'date' }, 'roleType', 'str, msg, flow, global, env, jsonata'],
      [{ ...ROLE, role: 'Admin', removeAfterType: 'bin' }, 'removeAfterType', 'num, str'],
      [{ ...ROLE, role: 'Admin', passwordType: 'constructor' }, 'passwordType', 'cred, none'],
      [
        { ...ACCESS, singleSourceControl: 'x', singleSourceControlType: 'str' },
        'singleSourceControlType',
        'keep, on, off',
      ],
      [{ ...SESSION, service: 'x', serviceType: 'date' }, 'serviceType', 'str, msg'],
      [{ ...SESSION, service: 'x', sessionType: 'x', sessionTypeType: 'Both' }, 'sessionTypeType', 'Dial, Bind, str'],
      [{ ...SESSION, service: 'x', tags: 'x', tagsType: 're' }, 'tagsType', 'json, msg'],
      [{ ...SESSION, action: 'detail', sessionIdType: 'nonsense' }, 'sessionIdType', 'msg, str'],
      [{ ...SESSION, action: 'list', filter: 'x', filterType: 'bin' }, 'filterType', 'str, json'],
      [{ ...SESSION, action: 'list', sort: 'x', sortType: 'date' }, 'sortType', 'str, msg'],
      [{ ...SESSION, action: 'list', allPages: false, limitType: 'date' }, 'limitType', 'num, str'],
      [{ ...SESSION, action: 'list', allPages: false, offsetType: {} }, 'offsetType', 'num, str'],
    ] as [Settings, string, string][]) {
      it(`are refused at ${node.type} by the name of the property, with the sources there are: ${property}`, async () => {
        const flow = await begin(node);
        const before = allCalls();
        const { error, sent } = await flow.ask({ payload: {} });
        assert.equal(error?.code, 'KORTEX_INPUT');
        assert.match(error.message, new RegExp(`^KORTEX_INPUT: ${property}: expected one of ${types}.*; got `));
        assert.deepEqual([sent, allCalls()], [[], before]);
      });
    }

    for (const [what, node, property] of [
      ['nothing', { ...CREATE, usernameType: 'str' }, 'username'],
      ['an object', { ...ROLE, role: { name: 'Admin' } }, 'role'],
      ['neither true nor false', { ...CREATE, force: 'perhaps' }, 'force'],
    ] as [string, Settings, string][]) {
      it(`are no text that Node-RED makes of ${what}: ${property} of ${node.type}`, async () => {
        const flow = await begin(node);
        const { error } = await flow.ask({});
        assert.match(error?.message ?? '', new RegExp(`^KORTEX_INPUT: ${property}: expected`));
      });
    }
  });

  describe('that hold NUL or half a character', () => {
    for (const [node, property] of [
      [{ ...CREATE, username: 'value', usernameType: 'msg', password: 'operator', passwordType: 'str' }, 'username'],
      [{ ...CREATE, username: 'operator', usernameType: 'str', password: 'value', passwordType: 'msg' }, 'password'],
      [{ ...ROLE, role: 'value', roleType: 'msg' }, 'role'],
      [{ ...SESSION, service: 'value', serviceType: 'msg' }, 'service'],
      [{ ...SESSION, action: 'list', filter: 'value', filterType: 'msg' }, 'filter'],
      [{ ...SESSION, action: 'list', filter: '{"type": value}', filterType: 'jsonata' }, 'filter'],
      [{ ...SESSION, action: 'delete', sessionId: 'value' }, 'sessionId'],
    ] as [Settings, string][]) {
      it(`are KORTEX_INPUT as ${property} of ${node.type}, and nobody is asked`, async () => {
        const flow = await begin(node);
        const before = allCalls();
        for (const value of UNFIT) {
          const { error } = await flow.ask({ value });
          assert.equal(
            error?.message,
            `KORTEX_INPUT: ${property}: expected a text without NUL and without half characters`,
          );
        }
        assert.equal(allCalls(), before);
      });
    }

    for (const [property, config, credentials] of [
      ['username', {}, { username: 'a\0b', password: 'admin' }],
      ['password', {}, { username: 'admin', password: '\ud800' }],
      ['brokerUsername', {}, { ...ADMIN.arm, brokerUsername: '\ud800' }],
      ['brokerPassword', {}, { ...ADMIN.arm, brokerPassword: 'a\0b' }],
      ['host', { host: 'a\0b' }, ADMIN.arm],
      ['topicPrefix', { topicPrefix: '\udfff' }, ADMIN.arm],
      ['clientId', { clientId: 'a\0b' }, ADMIN.arm],
      ['path', { protocol: 'ws', path: '/\ud800' }, ADMIN.arm],
    ] as const) {
      it(`are KORTEX_INPUT as ${property} of an arm, and it is not dialled`, async () => {
        const flow = await Flow.start({ port: simulator.port, ...config }, CREATE, { arm: credentials });
        const { error } = await flow.trouble('KORTEX_INPUT');
        assert.match((error as Error).message, new RegExp(`^KORTEX_INPUT: ${property}: expected`));
        assert.equal(simulator.connectionCount, 0);
      });
    }

    it('are KORTEX_INPUT as user and password of a controller', async () => {
      for (const property of ['username', 'password']) {
        const credentials = { ...ADMIN, controller: { ...ADMIN.controller, [property]: '\ud800' } };
        const flow = await start({ ...SESSION, action: 'list' }, [], credentials);
        const { error } = await flow.trouble('KORTEX_INPUT');
        assert.match((error as Error).message, new RegExp(`^KORTEX_INPUT: ${property}: expected a text without NUL`));
        await Flow.stop();
      }
    });
  });

  it('may be a number, where a variable is a password', async () => {
    const flow = await Flow.start(
      { port: simulator.port },
      { ...CREATE, passwordType: 'cred' },
      {
        arm: { username: 'admin', password: 7 as unknown as string },
        node: { userPassword: 7 as unknown as string },
      },
    );
    assert.equal((await flow.trouble('KORTEX_LOGIN_REFUSED')).payload, undefined);
    assert.equal((await flow.ask()).error?.code, 'KORTEX_LOGIN_REFUSED', 'and the arm was asked');
  });

  describe('in a message that the flow has sealed or frozen', () => {
    const frozen = (msg: Message): Message => Object.freeze({ ...msg, payload: Object.freeze(msg.payload ?? {}) });
    for (const seal of [frozen, (msg: Message) => Object.seal(msg), (msg: Message) => Object.preventExtensions(msg)]) {
      for (const node of [
        CREATE,
        ROLE,
        { ...ACCESS, action: 'get' },
        { type: 'kinova-list-connections' },
        { type: 'kinova-list-connections', output: 'messages' },
      ]) {
        it(`are answered by ${node.type} all the same`, async () => {
          const flow = await begin({ role: 'Operator', ...node });
          flow.node.receive(seal({ topic: 't', payload: { a: 1 }, _msgid: 'm' }));
          const sent = await eventually(() => flow.sent[0] ?? flow.caught[0]);
          assert.deepEqual([sent.topic, sent.error, Boolean(sent.kortex)], ['t', undefined, true]);
        });
      }
    }

    it('cost Node-RED nothing, also if a Catch or a Complete node cannot get a copy of it', async () => {
      const flow = await begin({ ...ACCESS, action: 'msg.action' });
      const odd = (action: string): Message => ({
        action,
        get odd(): never {
          throw new Error('nobody may read this');
        },
      });
      flow.node.receive(odd('explode'));
      const { error } = await flow.trouble('KORTEX_INPUT');
      assert.match((error as Error).message, /msg\.action: expected one of get, set, enforce/);
      flow.node.receive(odd('get'));
      await eventually(() =>
        flow.caught.some((told) =>
          /msg: expected a message that Node-RED can copy/.test((told.error as Error).message),
        ),
      );
      assert.equal((await flow.answer({ action: 'get' })).action, 'get');
      await Flow.stop();
      const other = await begin({ type: 'kinova-list-connections', output: 'messages' });
      other.node.receive(odd('list'));
      await other.trouble('KORTEX_INPUT');
    });

    it('are not taken if they are a password: it could travel on', async () => {
      const flow = await start({ ...CREATE, passwordType: 'msg', password: 'payload.pin' });
      await flow.ready();
      flow.node.receive(frozen({ payload: { pin: 'admin' }, _msgid: 'm' }));
      const { error } = await flow.trouble('KORTEX_INPUT');
      assert.match((error as Error).message, /password: expected a message that is not frozen/);
    });
  });
});
