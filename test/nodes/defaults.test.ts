import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { readArmConfig } from '../../nodes/shared/arm-config.js';
import { readControllerConfig } from '../../nodes/shared/controller-config.js';
import { readSettings } from '../../nodes/shared/listener-form.js';
import { type Simulator, startSimulator } from '../../src/simulator/index.js';
import { DEFAULTS, fresh, NAMED, SAVED_BEFORE } from '../support/defaults.js';
import { definition } from '../support/definitions.js';
import { Flow, type Message } from '../support/flow.js';
import { ROOT } from '../support/golden.js';
import { NODES } from '../support/our-nodes.js';
import { StandInController } from '../support/ziti/controller.js';
import { startZitiFlow } from '../support/ziti/flow.js';

type Values = Record<string, unknown>;
interface Row {
  node: string;
  /** What the node cannot do without. */
  needs?: Values;
  credentials?: Record<string, string>;
  msg?: Message;
  /** What of the answer the defaults decide. */
  seen: (answer: Message) => unknown;
}

const USER = { username: 'admin', password: 'admin' };
/** Neither of these config forms looks up another node. */
const RED = undefined as never;
const SERVICE = '2bWzYq0vE5rJ8kN1';
const MORE_THAN_A_PAGE = 101;

const ROWS: Row[] = [
  { node: 'create-session', seen: ({ payload }) => ({ ...(payload as Message), openedAt: undefined }) },
  { node: 'list-connections', seen: ({ payload }) => Object.keys(payload as object) },
  { node: 'access-control', seen: ({ payload }) => payload },
  { node: 'access-control', needs: { action: 'set' }, seen: ({ payload }) => payload },
  {
    node: 'temp-role',
    credentials: { rolePassword: 'admin' },
    seen: ({ payload }) => {
      const { role, expiresAt } = payload as { role: string; expiresAt: string };
      return { role, minutes: Math.ceil((Date.parse(expiresAt) - Date.now()) / 60_000) };
    },
  },
  { node: 'call', needs: { method: 'Base/GetArmState' }, seen: ({ payload }) => payload },
];

const ZITI_ROWS: Row[] = [
  {
    node: 'ziti-session',
    needs: { service: 'arm-cell-7' },
    seen: ({ payload }) => {
      const { type, tags, token } = payload as Message;
      return { type, tags, token };
    },
  },
  {
    node: 'ziti-session',
    needs: { action: 'list' },
    seen: ({ payload }) => (payload as unknown[]).length,
  },
  {
    node: 'ziti-session',
    needs: { action: 'list', allPages: false },
    seen: ({ payload, ziti }) => [(payload as unknown[]).length, (ziti as Message).pagination],
  },
  {
    node: 'ziti-session',
    needs: { action: 'delete' },
    msg: { payload: { id: 'no-such-session' } },
    seen: ({ payload }) => payload,
  },
];

const CHOICE = /Type$|^(?:action|output|serviceBy|removeAfterUnit)$/;

/** A new node of the palette; one without its default values, as a script may write it; one with empty choices. */
const variants = (node: string) => {
  const empty = Object.keys(DEFAULTS[node] ?? {}).filter((name) => CHOICE.test(name));
  return [fresh(node), {}, Object.fromEntries(empty.map((name) => [name, '']))];
};

describe('defaults', () => {
  for (const node of NODES) {
    it(`of ${node} are those that its dialog begins with`, () => {
      const apart = [...(NAMED[node] ?? []), ...(SAVED_BEFORE[node] ?? [])];
      const begun = Object.entries(fresh(node)).filter(([name]) => !apart.includes(name));
      // An empty text and a box without a tick mean nothing.
      const meant = begun.filter(([, value]) => value !== '' && value !== false);
      assert.deepEqual({ ...DEFAULTS[node] }, Object.fromEntries(meant));
    });

    it(`of ${node} name a node that a script wrote as a new one of the palette`, () => {
      const { label, defaults } = definition(node);
      const named = Object.fromEntries((NAMED[node] ?? []).map((name) => [name, defaults?.[name]?.value]));
      const editor = { ...named, _: (key: string) => `text of ${key}`, _def: { defaults } };
      assert.equal(label?.call(editor), label?.call({ ...editor, ...fresh(node) }));
    });
  }

  it('of a status-listener leave out what a flow could not choose when it was saved', () => {
    const before = Object.fromEntries((SAVED_BEFORE['status-listener'] ?? []).map((name) => [name, false]));
    const read = (def: Values) => readSettings(def as never);
    assert.deepEqual(read({}), read({ ...fresh('status-listener'), ...before }));
    assert.notDeepEqual(read({}), read(fresh('status-listener')));
  });

  it('of a session-config are those of the client, and of the protocols', () => {
    const read = (def: Values) => JSON.stringify(readArmConfig(RED, { host: 'arm7', ...def }, USER));
    const { protocol, connect, login, flowsMay, path } = DEFAULTS['session-config'] ?? {};
    assert.equal(read({}), read({ ...fresh('session-config'), host: 'arm7' }));
    assert.equal(read({}), read({ protocol: '', connect: '', login: '', flowsMay: '', path: '', port: '' }));
    assert.equal(read({}), read({ protocol, connect, login, flowsMay, path }));
    const { label } = definition('session-config');
    const locales = join(ROOT, 'nodes/locales');
    const helps = readdirSync(locales).map((name) => readFileSync(join(locales, name, 'session-config.html'), 'utf8'));
    for (const protocol of ['mqtt', 'mqtts', 'ws', 'wss', 'tcp']) {
      const { label: named, port } = readArmConfig(RED, { host: 'arm7', protocol }, USER);
      assert.equal(label?.call({ host: 'arm7', protocol, _: String, _def: {} }), named);
      for (const help of helps) assert.match(help, new RegExp(`\\b${port}\\b`), `port of ${protocol}`);
    }
    for (const help of helps) assert(help.includes(`<code>${String(path)}</code>`));
  });

  it('of an openziti-controller are those of the API', () => {
    const credentials = { username: 'nodered', password: 'nodered', ztSession: 'token' };
    const needed = { authentication: 'password', baseUrl: 'https://controller:1280' };
    const read = (def: Values) => readControllerConfig(RED, { ...needed, ...def }, credentials);
    assert.deepEqual(read({}), read({ ...fresh('ziti-controller'), ...needed }));
    for (const authentication of [undefined, '', fresh('ziti-controller').authentication]) {
      assert.throws(() => read({ authentication }), { property: 'identity' });
    }
  });

  for (const [name, begin] of Object.entries({ arms: ofArms, controllers: ofControllers })) {
    describe(`of nodes that ask ${name}`, () => {
      const { rows, start, stop } = begin();
      afterEach(stop);
      for (const row of rows) {
        const doing = Object.entries(row.needs ?? {}).map((need) => need.join(' '));
        it(`count at work: ${[row.node, ...doing].join(', ')}`, async () => {
          const seen: unknown[] = [];
          for (const def of variants(row.node)) {
            const flow = await start(row, { ...def, ...row.needs });
            seen.push(row.seen(await flow.answer(row.msg)));
            await stop();
          }
          const [ofNew, ...others] = seen;
          assert(ofNew !== undefined);
          for (const other of others) assert.deepEqual(other, ofNew);
        });
      }
    });
  }
});

function ofArms() {
  let simulator: Simulator | undefined;
  return {
    rows: ROWS,
    start: async ({ node, credentials = {} }: Row, def: Values): Promise<Flow> => {
      simulator = await startSimulator();
      const both = { arm: USER, node: credentials };
      const flow = await Flow.start({ port: simulator.port }, { ...def, type: `kinova-${node}` }, both);
      await flow.ready();
      return flow;
    },
    stop: async () => {
      await Flow.stop();
      await simulator?.close();
    },
  };
}

function ofControllers() {
  let controller: StandInController | undefined;
  return {
    rows: ZITI_ROWS,
    start: async (_row: Row, def: Values): Promise<Flow> => {
      controller = await StandInController.start();
      const { id, identity } = controller.store.open(controller.identities[0]!);
      const row = { apiSessionId: id, identityId: identity.id, serviceId: SERVICE, type: 'Dial' };
      for (let at = 0; at < MORE_THAN_A_PAGE; at++) controller.store.add({ ...row, tags: {} });
      return startZitiFlow(controller, def);
    },
    stop: async () => {
      await Flow.stop();
      await controller?.close();
    },
  };
}
