import assert from 'node:assert/strict';
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import helper from 'node-red-node-test-helper';
import { KortexClient } from '../../src/client/client.js';
import { type Simulator, startSimulator } from '../../src/simulator/index.js';
import { MqttTransport } from '../../src/transport/mqtt.js';
import { definition } from '../support/definitions.js';
import { eventually } from '../support/eventually.js';
import { readJson, ROOT } from '../support/golden.js';
import { NODES, OURS, TYPES } from '../support/our-nodes.js';
import { StandInController } from '../support/ziti/controller.js';
import { StandInRouter } from '../support/ziti/edge-router.js';

const FOLDER = join(ROOT, 'test/saved-flows');
const FILES = readdirSync(FOLDER);
const CREDENTIALS = {
  arm: { username: 'admin', password: 'admin' },
  controller: { username: 'nodered', password: 'nodered' },
  open: { userPassword: 'operator' },
  role: { rolePassword: 'admin' },
};

interface SavedNode {
  id: string;
  type: string;
  version?: number;
  [property: string]: unknown;
}

describe('saved flows', () => {
  let simulator: Simulator;
  let controller: StandInController;
  let router: StandInRouter;
  beforeEach(async () => {
    [simulator, controller] = await Promise.all([startSimulator(), StandInController.start()]);
    router = await StandInRouter.start(controller);
    router.hosts.set('arm-cell-7', { port: simulator.port });
  });
  afterEach(async () => {
    await helper.unload();
    await router.close();
    await Promise.all([simulator.close(), controller.close()]);
  });

  it('have one for the version that the editor writes now, with every property of every node', () => {
    const newest = readJson(FOLDER, `version-${FILES.length}.json`) as SavedNode[];
    const saved = (type: string) => newest.find((node) => node.type === type) ?? {};
    for (const [at, name] of NODES.entries()) {
      const { type, defaults = {} } = definition(name);
      assert.equal(type, TYPES[at]);
      assert.equal(defaults.version?.value, FILES.length, `${type} writes the newest version`);
      assert.deepEqual(
        Object.keys(defaults).filter((property) => !(property in saved(type))),
        [],
        `add these properties of ${type} to the newest file of test/saved-flows`,
      );
    }
  });

  for (const file of FILES) {
    it(`do what they did: ${file}`, async () => {
      const heard = new Map<string, unknown>();
      const nodes = (readJson(FOLDER, file) as SavedNode[]).map((node) => {
        // Who dials has no use for an address.
        if (node.id === 'arm') return { ...node, port: node.zitiWay === 'dial' ? '1' : String(simulator.port) };
        if (node.id === 'controller') return { ...node, baseUrl: controller.url, ca: controller.ca };
        return node;
      });
      const ends = nodes
        .filter(({ wires }) => wires)
        .map(({ id }) => ({ id: `${id}-out`, z: 'tab', x: 0, y: 0, type: 'helper', wires: [] }));
      helper.init(require.resolve('node-red'));
      await helper.load(Object.values(OURS), [...nodes, ...ends], CREDENTIALS);
      for (const { id } of ends) {
        helper.getNode(id)!.on('input', ({ payload }) => heard.set(id.replace('-out', ''), payload));
      }
      const answer = async <T>(id: string, msg: Record<string, unknown> = {}): Promise<T> => {
        heard.delete(id);
        helper.getNode(id)!.receive(msg);
        return (await eventually(() => heard.has(id) && { payload: heard.get(id) })).payload as T;
      };
      const { client } = helper.getNode('arm') as unknown as { client: KortexClient };
      await eventually(() => client.state.name === 'ready');
      assert.equal([...controller.store.sessions.values()][0]?.type, 'Dial', 'the arm is reached through OpenZiti');
      assert.equal(router.accepted, file === 'version-1.json' ? 0 : 1, 'through a tunneler before there was a choice');

      const access = await answer<object>('access', { bypass: true });
      const flags = { singleSourceControl: true, bypassRemoteAccess: true };
      assert.deepEqual({ ...access, ...flags }, access);
      const opened = await answer<{ username: string; reused: boolean; sessionInactivityTimeout: number }>('open');
      assert.deepEqual([opened.username, opened.reused, opened.sessionInactivityTimeout], ['operator', false, 50_000]);
      const list = await answer<{ list: string; username: string }[]>('list');
      assert.deepEqual(
        list.map((one) => [one.list, one.username]),
        [['user', 'operator']],
      );
      const role = await answer<{ role: string; expiresAt: string }>('role', {
        action: 'add',
        badge: { role: 'Admin' },
      });
      assert.equal(role.role, 'Admin');
      assert(Date.parse(role.expiresAt) - Date.now() > 3_600_000);
      const createTransport = () => new MqttTransport({ protocol: 'mqtt', host: '127.0.0.1', port: simulator.port });
      const other = new KortexClient({ createTransport, login: { username: 'system', password: 'system' } });
      await other.login();
      const event = (await eventually(() => heard.get('listen'))) as { event: string; username: string };
      await other.close();
      assert.deepEqual([event.event, event.username], ['session-opened', 'system']);
      const ziti = await answer<{ type: string; token?: string }>('ziti');
      assert.deepEqual([ziti.type, ziti.token], ['Bind', undefined]);
    });
  }
});
