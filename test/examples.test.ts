import assert from 'node:assert/strict';
import { readdirSync } from 'node:fs';
import { basename, join } from 'node:path';
import helper from 'node-red-node-test-helper';
import { KortexClient } from '../src/client/client.js';
import { type Simulator, startSimulator } from '../src/simulator/index.js';
import { MqttTransport } from '../src/transport/mqtt.js';
import { eventually } from './support/eventually.js';
import { readJson, ROOT } from './support/golden.js';
import { type NodeModule, OURS } from './support/our-nodes.js';
import { StandInController } from './support/ziti/controller.js';
import { identityJson } from './support/ziti/identities.js';

interface FlowNode {
  id: string;
  type: string;
  z?: string;
  name?: string;
  x?: number;
  y?: number;
  wires?: string[][];
  [property: string]: unknown;
}
type Message = { payload: unknown } & Record<string, unknown>;
type Credentials = Record<string, Record<string, string>>;

const FOLDER = join(ROOT, 'examples');
const FILES = readdirSync(FOLDER).filter((name) => name.endsWith('.json'));
/** Examples that need Dashboard 2; `test/dashboard` runs them. */
const DASHBOARDS = readdirSync(join(FOLDER, 'Dashboards')).map((name) => `Dashboards/${name}`);
const ARM = 'kinova-session-config';
const CONTROLLER = 'openziti-controller';
/** What there is to set up, and the property by which the nodes name it. */
const CONFIGS: Record<string, { name: string; property: string; address: object }> = {
  [ARM]: { name: 'my arm', property: 'arm', address: { host: '192.168.1.10', port: '' } },
  [CONTROLLER]: { name: 'my controller', property: 'controller', address: { baseUrl: '', ca: '' } },
};
/** Core nodes that are not there by themselves, and where Node-RED has them. */
const CORE: Record<string, string> = {
  inject: 'common/20-inject',
  debug: 'common/21-debug',
  comment: 'common/90-comment',
  function: 'function/10-function',
  switch: 'function/10-switch',
  change: 'function/15-change',
  trigger: 'function/89-trigger',
  join: 'sequence/17-split',
  'link in': 'common/60-link',
  'link out': 'common/60-link',
};
const BUILT_IN = ['tab', 'catch', 'status', 'complete'];
const WIDGETS = ['ui-template', 'ui-event', 'subflow:fleet-one-arm'];
const ADMIN = { username: 'admin', password: 'admin' };
const OPERATOR = { username: 'operator', password: 'operator' };

const nodesOf = (file: string) => readJson(FOLDER, file) as FlowNode[];

describe('examples', () => {
  it('use every node of ours', () => {
    const used = new Set(FILES.flatMap(nodesOf).map(({ type }) => type));
    for (const type of Object.keys(OURS)) assert(used.has(type), `add an example with ${type}`);
  });

  it('Catch by code has the table of sentences that the package comes with', () => {
    const { rules } = nodesOf('Catch by code.json').find(({ id }) => id === 'code-sentence') as unknown as {
      rules: { p: string; to: string }[];
    };
    const table = rules.find(({ p }) => p === 'sentences')!;
    assert.deepEqual(JSON.parse(table.to), readJson(ROOT, 'resources/operator-messages.json'));
  });

  for (const file of [...FILES, ...DASHBOARDS]) {
    it(`${file} is one whole tab: nodes that are there, a comment first, nothing secret, one thing to set up`, () => {
      const nodes = nodesOf(file);
      const ids = nodes.map(({ id }) => id);
      assert.equal(new Set(ids).size, ids.length, 'unique ids');
      const [tab, comment, config, ...others] = nodes;
      assert.deepEqual([tab?.type, tab?.label, comment?.type], ['tab', basename(file, '.json'), 'comment']);
      assert(comment?.name && comment.info, 'the comment tells what to do');
      const { name, property, address } = CONFIGS[config!.type]!;
      assert.deepEqual({ ...config, name, ...address }, config, 'what the user sets up is recognized');
      const isDashboard = DASHBOARDS.includes(file);
      assert.equal(/@flowfuse\/node-red-dashboard/.test(`${comment.name} ${comment.info as string}`), isDashboard);
      const sheets = nodes.filter(({ type }) => type === 'tab' || type === 'subflow').map(({ id }) => id);
      const placed = [comment, ...others].filter(({ z }) => z !== undefined);
      if (!isDashboard) assert.equal(placed.length, others.length + 1, 'one config node');
      const places = new Set<string>();
      for (const node of placed) {
        const known = [...Object.keys(OURS), ...Object.keys(CORE), ...BUILT_IN, ...(isDashboard ? WIDGETS : [])];
        assert(known.includes(node.type), node.type);
        assert(sheets.includes(node.z!));
        const isBelow = node === comment || node.z !== tab?.id || node.y! > comment.y! || node.type === 'ui-template';
        assert(node.x && node.y && isBelow, `${node.id} stands below the comment`);
        places.add(`${node.z} ${node.x}/${node.y}`);
        if (OURS[node.type]) assert([config?.id, '${ARM}'].includes(node[property] as string));
        for (const id of [...(node.wires ?? []).flat(), ...((node.scope as string[] | null | undefined) ?? [])]) {
          assert(ids.includes(id), `${node.id} is wired to ${id}`);
        }
      }
      assert.equal(places.size, placed.length, 'no node on top of another');
      for (const node of nodes) {
        for (const secret of [
          'credentials',
          'userPassword',
          'rolePassword',
          'brokerPassword',
          'brokerUsername',
          'identity',
        ]) {
          assert(!(secret in node), `${node.id}: ${secret}`);
        }
        if (CONFIGS[node.type]) assert(!('username' in node) && !('password' in node));
        // The place of a password, never the password itself.
        assert(!node.password || node.passwordType === 'msg' || node.passwordType === 'env', node.id);
        for (const { p, vt } of (node.props ?? []) as { p: string; vt: string }[]) {
          assert(p !== 'password' || vt === 'env', node.id);
        }
      }
    });
  }

  describe('run', () => {
    let simulator: Simulator;
    let nodes: FlowNode[];
    /** What came to the debug nodes, by their names. */
    let heard: Map<string, Message[]>;
    const others: { close: () => Promise<void> }[] = [];
    const run = new Set<string>();
    before(() => helper.init(require.resolve('node-red')));
    beforeEach(async () => {
      simulator = await startSimulator();
      heard = new Map();
    });
    afterEach(async () => {
      await helper.unload();
      await Promise.all(others.splice(0).map((other) => other.close()));
      await simulator.close();
      delete process.env.KINOVA_ADMIN_PASSWORD;
    });
    after(() => assert.deepEqual([...run].sort(), [...FILES].sort(), 'every example was run'));

    /** Imports and deploys an example, with the arm and the credentials that a user would enter. */
    function start(name: string, credentials: Credentials = {}, user = ADMIN): Promise<void> {
      nodes = nodesOf(`${name}.json`);
      const config = nodes.find(({ type }) => type === ARM)!;
      Object.assign(config, { host: '127.0.0.1', port: String(simulator.port) });
      return load(name, { [config.id]: user, ...credentials });
    }
    /** The same for an example at a controller; `change` is what the test has no time to wait for. */
    async function startAtController(
      name: string,
      change: Record<string, object> = {},
      credentials?: Record<string, string>,
    ): Promise<StandInController> {
      const controller = await StandInController.start();
      others.push(controller);
      nodes = nodesOf(`${name}.json`);
      for (const node of nodes) Object.assign(node, change[node.name ?? '']);
      if (credentials)
        Object.assign(nodes[2]!, { authentication: 'password', baseUrl: controller.url, ca: controller.ca });
      await load(name, { [nodes[2]!.id]: credentials ?? { identity: identityJson(controller.url) } });
      return controller;
    }
    async function load(name: string, credentials: Credentials): Promise<void> {
      run.add(`${name}.json`);
      const types = [...new Set(nodes.map(({ type }) => type))].filter((type) => !BUILT_IN.includes(type));
      const modules = await Promise.all(types.map(moduleOf));
      await helper.load([...new Set(modules)], nodes, credentials);
      for (const { id, type, name = '' } of nodes) {
        if (type !== 'debug') continue;
        const messages: Message[] = [];
        heard.set(name, messages);
        helper.getNode(id)!.on('input', (msg) => messages.push(msg as Message));
      }
    }
    async function moduleOf(type: string): Promise<NodeModule> {
      const own = OURS[type];
      if (own) return own;
      const core = (await import(`@node-red/nodes/core/${CORE[type]}.js`)) as { default: NodeModule };
      return core.default;
    }
    const idOf = (name: string) => nodes.find((node) => node.name === name && node.type !== 'comment')!.id;
    /** Gives a message to the node of that name; for an inject node this is its button. */
    const give = (name: string, msg: Record<string, unknown> = {}) => helper.getNode(idOf(name))!.receive(msg);
    /** The payload of message number `count` at the debug node of that name. */
    const told = async <T>(debug: string, count = 1): Promise<T> =>
      (await eventually(() => heard.get(debug)?.[count - 1])).payload as T;
    /** Waits for a text at the debug node of that name. */
    const says = (debug: string, text: RegExp) =>
      eventually(() => heard.get(debug)?.find(({ payload }) => typeof payload === 'string' && text.test(payload)));
    const ready = (count = 1) =>
      eventually(() => {
        const { client } = helper.getNode(nodes[2]!.id) as unknown as { client: KortexClient };
        return simulator.calls.get('Session/CreateSession') === count && client.state.name === 'ready';
      });
    /** Waits until the arm has been asked for these notifications: what happens before is not told. */
    const subscribed = (...topics: string[]) => eventually(() => topics.every((topic) => simulator.calls.get(topic)));
    const newTransport = () => new MqttTransport({ protocol: 'mqtt', host: '127.0.0.1', port: simulator.port });
    async function logIn(login = OPERATOR): Promise<KortexClient> {
      const other = new KortexClient({ createTransport: newTransport, login });
      others.push(other);
      await other.login();
      return other;
    }

    it('Open a session: finds the session, keeps it alive, closes it, and opens a new one', async () => {
      await start('Open a session');
      await ready();
      give('open');
      const { username, reused } = await told<{ username: string; reused: boolean }>('session');
      assert.deepEqual([username, reused], ['admin', true]);
      give('keep-alive');
      assert.equal((await told<{ sessionId: number }>('session', 2)).sessionId, 1);
      give('close');
      assert.deepEqual(await told('session', 3), { sessionId: 1, closed: true });
      give('open');
      assert.equal((await told<{ reused: boolean }>('session', 4)).reused, false);
    });

    it('Who is connected: lists all connections by kind', async () => {
      await start('Who is connected');
      await ready();
      give('ask');
      const lists = await told<Record<string, { own: boolean }[]>>('connections');
      assert.deepEqual(Object.keys(lists), ['user', 'plugin', 'internal', 'unauthenticated', 'monitor']);
      assert.deepEqual([lists.user?.length, lists.user?.[0]?.own], [1, true]);
    });

    it('Temporary role: lends Admin for a minute, and takes it back', async () => {
      const role = 'role-role';
      await start('Temporary role', { [role]: { rolePassword: 'admin' } }, OPERATOR);
      await ready();
      give('add');
      const lent = await told<{ role: string; active: boolean; expiresAt: string }>('role');
      assert.deepEqual([lent.role, lent.active], ['Admin', true]);
      assert(Date.parse(lent.expiresAt) - Date.now() < 61_000);
      give('remove');
      assert.deepEqual(await told('role', 2), { role: 'Admin', active: false, reason: 'removed' });
      give('add');
      await told('role', 3);
      simulator.endSession(1);
      assert.deepEqual(await told('role ended by itself'), { role: 'Admin', active: false, reason: 'session-lost' });
    });

    it('Access control: reads, and switches single source control on and off', async () => {
      await start('Access control');
      await ready();
      give('read');
      const off = { singleSourceControl: false, bypassRemoteAccess: false };
      const on = { ...off, singleSourceControl: true };
      assert.deepEqual(await told('access control'), off);
      give('on');
      assert.deepEqual(await told('access control', 2), { ...on, previous: off, changed: true });
      give('off');
      assert.deepEqual(await told('access control', 3), { ...off, previous: on, changed: true });
    });

    it('Session events: tells of ourselves and of others', async () => {
      await start('Session events');
      const event = (name: string) =>
        eventually(() => heard.get('events')?.find(({ topic }) => topic === `kortex/my arm/${name}`));
      await event('logged-in');
      const other = await logIn();
      const opened = (await event('session-opened')).payload as { username: string; own: boolean };
      assert.deepEqual([opened.username, opened.own], ['operator', false]);
      await other.logout();
      await event('session-closed');
    });

    it('Maintenance window: opens a way to an arm, lists it, and closes it on request or after a time', async () => {
      const { store } = await startAtController('Maintenance window', {
        'after 30 minutes': { duration: '300', units: 'ms' },
      });
      give('end');
      assert.equal(await told('news'), 'No maintenance window is open');
      give('start');
      await says('news', /^The maintenance window is open$/);
      const [row] = await told<{ service: string; type: string }[]>('open windows');
      assert.deepEqual([row?.service, row?.type, store.sessions.size], ['arm-cell-7', 'Dial', 1]);
      await says('news', /is closed$/);
      assert.deepEqual([await told('open windows', 2), store.sessions.size], [[], 0]);
      give('start');
      await told('open windows', 3);
      give('end');
      assert.deepEqual(await told('open windows', 4), []);
      assert.deepEqual(heard.get('problem'), []);
    });

    it('Sweep old sessions: deletes those that are older than a day, and no others', async () => {
      const { store, identities } = await startAtController('Sweep old sessions');
      const { id: apiSessionId } = store.open(identities[0]!);
      const session = { apiSessionId, identityId: identities[0]!.id, serviceId: store.services[0]!.id, type: 'Dial' };
      const old = new Date(Date.now() - 25 * 3_600_000).toISOString();
      for (let at = 0; at < 3; at++) store.add({ ...session, tags: {} }).createdAt = old;
      const { id } = store.add({ ...session, tags: {} });
      give('every night');
      assert.equal(await told('swept'), 'Swept 3 of 3 old sessions');
      assert.deepEqual([...store.sessions.keys()], [id]);
      assert.deepEqual(heard.get('problem'), []);
    });

    it('Sweep old sessions: says how many of an administrator cannot be deleted, and why', async () => {
      const { store, identities } = await startAtController('Sweep old sessions', {}, ADMIN);
      const [own, other] = [identities[0]!, identities[1]!].map((identity) => {
        const { id: apiSessionId } = store.open(identity);
        return { apiSessionId, identityId: identity.id, serviceId: store.services[0]!.id, type: 'Dial', tags: {} };
      });
      const old = new Date(Date.now() - 25 * 3_600_000).toISOString();
      store.add(other!).createdAt = old;
      for (let at = 0; at < 2; at++) store.add(own!).createdAt = old;
      give('every night');
      const text = await told<string>('swept');
      assert.match(text, /^Swept 1 of 3 old sessions, 2 could not be deleted: ZITI_REJECTED: .*exists still/);
      assert.equal(heard.get('problem')?.length, 2);
    });

    it('Who is on my robot: keeps a table, alarms about strangers once, and says when all is well', async () => {
      await start('Who is on my robot');
      interface Row {
        user: string;
        address: string;
        own: boolean;
      }
      const own = (await told<Row[]>('who is on my robot')).find((row) => row.own);
      assert.deepEqual(
        { ...own },
        { user: 'admin', address: '127.0.0.1', type: 'MQTT_TCP', roles: 'Admin', own: true },
      );
      assert.deepEqual(heard.get('alarm'), [], 'we and the arm itself are no strangers');

      const other = await logIn();
      await says('alarm', /^Alarm: strangers on the robot: operator at 127\.0\.0\.1$/);
      const tables = heard.get('who is on my robot')!;
      assert((tables.at(-1)?.payload as Row[]).some(({ user }) => user === 'operator'));
      const count = tables.length;
      give('every 10 s');
      await told('who is on my robot', count + 1);
      await other.close();
      await says('alarm', /^All well/);
      assert.equal(
        heard.get('alarm')?.filter(({ payload }) => /operator/.test(String(payload))).length,
        1,
        'told once',
      );

      const nobody = newTransport();
      others.push(nobody);
      await nobody.open(new AbortController().signal);
      give('every 10 s');
      await says('alarm', /^Alarm: strangers on the robot: \(not logged in\) at 127\.0\.0\.1$/);
      assert.deepEqual(heard.get('problem'), []);
    });

    it('Shift role: writes down who had which role, when, and why it ended', async () => {
      process.env.KINOVA_ADMIN_PASSWORD = 'admin';
      await start('Shift role', {}, OPERATOR);
      await ready();
      interface Line {
        event: string;
        who: string;
        role: string;
        why: string;
        at: string;
        until?: string;
      }
      let count = 0;
      const line = async (): Promise<string> => {
        count += 1;
        const { event, who, role, why, at } = await told<Line>('audit trail', count);
        assert.equal(new Date(at).toISOString(), at);
        return `${who} ${role} ${event}: ${why}`;
      };
      give('badge');
      assert.equal(await line(), 'Anna Admin lent: new gripper');
      assert(Date.parse((await told<Line>('audit trail')).until!) > Date.now() + 14 * 60_000);
      const badge = { action: 'add', who: 'Ben', why: 'recipe 7', role: 'Admin', minutes: 0.005, password: 'admin' };
      give('role of the badge', badge);
      assert.equal(await line(), 'Anna Admin ended: replaced');
      assert.equal(await line(), 'Ben Admin lent: recipe 7');
      assert.equal(await line(), 'Ben Admin ended: expired');
      give('role of the badge', { ...badge, password: 'canary' });
      assert.match(await line(), /^Ben Admin failed: .*INVALID_PASSWORD/);
      give('badge');
      await line();
      give('hand back');
      assert.equal(await line(), 'Anna Admin ended: removed');
      give('hand back'); // nobody has one: no line
      give('badge');
      assert.equal(await line(), 'Anna Admin lent: new gripper');
      simulator.endSession(1);
      assert.equal(await line(), 'Anna Admin ended: session-lost');
      assert.doesNotMatch(JSON.stringify(heard.get('audit trail')), /canary|password"/);
    });

    it('Access guard: warns of what was not as wanted, and puts it right', async () => {
      await start('Access guard');
      assert.equal(
        await told('warning'),
        'Warning: on my arm, single source control was off; put right.',
        'at the start',
      );
      const other = await logIn(ADMIN);
      const wrong = { singleSourceControl: false, bypassRemoteAccess: true };
      await other.call('Session/SetAccessControl', wrong);
      give('every minute');
      const both = 'single source control was off and the remote access bypass was on';
      assert.equal(await told('warning', 2), `Warning: on my arm, ${both}; put right.`);
      assert.deepEqual(simulator.arm.accessControl, { singleSourceControl: true, bypassRemoteAccess: false });
      await other.call('Session/SetAccessControl', wrong);
      simulator.endSession(1);
      assert.match(await told('warning', 3), /single source control was off/, 'after a new login');
      const problems = heard.get('problem')!.map(({ error }) => (error as { code: string }).code);
      assert.deepEqual(problems, ['KORTEX_SESSION_LOST']);
    });

    it('Session watchdog: tells of what was killed and lost, and of every reconnect', async () => {
      await start('Session watchdog');
      let count = 0;
      const next = () => told<string>('watchdog', (count += 1));
      assert.equal(await next(), 'Logged in as admin.');
      simulator.endSession(1);
      assert.equal(await next(), 'The arm ended our session. Logging in again.');
      assert.equal(await next(), 'Logged in again as admin: reconnect number 1.');
      const asked = () => simulator.calls.get('Session/GetConnections') ?? 0;
      const before = asked();
      const { sessionId } = await logIn();
      await eventually(() => asked() > before); // for the name of the user
      simulator.endSession(sessionId);
      assert.match(await next(), /^The session of operator died/);
      await simulator.restart();
      assert.match(await next(), /^The arm cannot be reached/);
      assert.equal(await next(), 'Logged in again as admin: reconnect number 2.');
    });

    it('Session watchdog: tells of a login that is refused', async () => {
      await start('Session watchdog', {}, { username: 'admin', password: 'wrong' });
      assert.match(await told('watchdog'), /^The arm refused our login/);
    });

    it('Session watchdog: tells once of an arm that was never reached, and of settings that cannot be used', async () => {
      await simulator.close();
      await start('Session watchdog');
      assert.match(await told('watchdog'), /^The arm cannot be reached/);
      await helper.unload();
      await start('Session watchdog', {}, { username: '', password: '' });
      assert.match(await told('watchdog'), /^The settings of the arm cannot be used/);
    });

    it('Is the cell ready: makes one light of state, mode and program', async () => {
      await start('Is the cell ready');
      const light = (text: RegExp) =>
        eventually(() =>
          heard.get('light')?.find(({ payload }) => text.test(Object.values(payload as object).join(': '))),
        );
      await light(/^green: ready, mode /);
      simulator.play((arm) => arm.setArmState('IN_FAULT'));
      await light(/^red: the arm has a fault/);
      simulator.play((arm) => arm.setArmState('ARM_OPERATIONAL'));
      simulator.endSession(1);
      await light(/^red: not logged in: session lost/);
      await ready(2);
      await light(/^green: ready/);
    });

    it('Is the cell ready: is green for a Gen3 that is ready, too', async () => {
      const gen3 = await startSimulator({ generation: 2 });
      others.push(gen3);
      nodes = nodesOf('Is the cell ready.json');
      Object.assign(nodes[2]!, { protocol: 'tcp', host: '127.0.0.1', port: String(gen3.port) });
      await load('Is the cell ready', { [nodes[2]!.id]: ADMIN });
      await eventually(() =>
        heard.get('light')?.find(({ payload }) =>
          Object.values(payload as object)
            .join(': ')
            .startsWith('green: ready'),
        ),
      );
    });

    it('Run a program: starts it by its name, and says how it ended', async () => {
      await start('Run a program');
      await ready();
      await subscribed('ProgramRunner/ExecutionEventTopic');
      give('start "short"');
      const reports = () => heard.get('report')!.map(({ payload }) => payload as { event: string; program: string });
      await eventually(() => reports().length === 2);
      assert.deepEqual(
        reports().map(({ event, program }) => `${program} ${event}`),
        ['short started', 'short completed'],
      );
      give('read all programs', { program: 'fails' });
      await eventually(() => reports().some(({ event, program }) => program === 'fails' && event === 'failed'));
      give('read all programs', { program: 'dance' });
      await eventually(() => reports().some(({ event, program }) => program === 'dance' && event === 'not started'));
    });

    it('Run a program: starts nothing, and says why, if flows may not move the arm', async () => {
      nodes = nodesOf('Run a program.json');
      const config = nodes.find(({ type }) => type === ARM)!;
      Object.assign(config, { host: '127.0.0.1', port: String(simulator.port), flowsMay: 'change' });
      await load('Run a program', { [config.id]: ADMIN });
      await ready();
      give('start "short"');
      const { event, why } = await told<{ event: string; why: string }>('report');
      assert.equal(event, 'not started');
      assert.match(why, /flows may only change/);
    });

    it('Line variables: reads, writes and hears of changes', async () => {
      await start('Line variables');
      await ready();
      await subscribed('VariableManager/VariableChangeTopic');
      give('read');
      assert.equal(await told('part_count'), 0);
      give('a request', { payload: 7 });
      await told('written');
      const changed = await told<{ numberValue: number }>('changed');
      assert.equal(changed.numberValue, 7);
      assert.equal(heard.get('changed')![0]!.topic, 'line/part_count');
      give('read');
      assert.equal(await told('part_count', 2), 7);
    });

    it('Outputs and inputs: sets an output, reads inputs, hears of changes', async () => {
      await start('Outputs and inputs');
      await ready();
      await subscribed('IndustrialIO/DigitalInputChangeTopic', 'IndustrialIO/DigitalOutputChangeTopic');
      give('on');
      await says('changed', /^output 1 is HIGH$/);
      give('off');
      await says('changed', /^output 1 is LOW$/);
      give('read inputs');
      assert.equal((await told<Record<string, string>>('inputs'))['input 1'], 'LOW');
      simulator.play((arm) => arm.happen(({ io }) => io.setInput(1, true)));
      await says('changed', /^input 1 is HIGH$/);
    });

    it('Catch by code: tells what to do about each error', async () => {
      const codes = (debug: string) => (heard.get(debug) ?? []).map(({ code }) => code);
      await start('Catch by code');
      await ready();
      give('an action that there is not');
      await says('what to do', /^A setting or a message of the flow is wrong/);
      give('a role that there is not');
      await says('what to do', /^The arm refused/);
      simulator.endSession(1);
      await says('what to do', /^The session on the arm ended/);
      await ready(2);
      simulator.dropConnections();
      await says('what to do', /^The arm cannot be reached/);
      await eventually(() => codes('comes back by itself').includes('KORTEX_OFFLINE'));
      assert.deepEqual(codes('somebody has to act'), ['KORTEX_INPUT', 'KORTEX_ARM']);
    });

    it('Catch by code: tells of a login that is refused', async () => {
      await start('Catch by code', {}, { username: 'admin', password: 'wrong' });
      await says('what to do', /^The arm refused the login/);
    });
  });
});
