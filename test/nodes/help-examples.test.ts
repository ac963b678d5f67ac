import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { KortexClient } from '../../src/client/client.js';
import { type Simulator, startSimulator } from '../../src/simulator/index.js';
import { MqttTransport } from '../../src/transport/mqtt.js';
import { eventually } from '../support/eventually.js';
import { Flow, type Message } from '../support/flow.js';
import { ROOT } from '../support/golden.js';
import { freePort } from '../support/mosquitto.js';
import { StandInController } from '../support/ziti/controller.js';
import { startZitiFlow } from '../support/ziti/flow.js';

/** As the editor gets them. */
const LOCALES = join(ROOT, 'dist/nodes/locales');
/** What differs from run to run, and from plant to plant: only its type is compared. */
const VARIABLE =
  /^(host|port|address|information|durationMs|requestId|createdAt|updatedAt|openedAt|expiresAt|at|since|sec|usec|.*[iI]d)$/;
/** What no help shows: what Node-RED adds to every message, and what is long and for a bug report. */
const UNSHOWN = ['_msgid', 'stack', 'cause'];

const helpOf = (language: string, node: string) => readFileSync(join(LOCALES, language, `${node}.html`), 'utf8');

function exampleOf(language: string, node: string): unknown {
  const [, text] = /<pre style="word-break: normal"><code>([^]*?)<\/code><\/pre>/.exec(helpOf(language, node)) ?? [];
  assert(text, `${language}/${node}.html has an example`);
  assert.match(text, /^\{\n {2}"/, 'it is indented');
  return JSON.parse(text.replaceAll('&lt;', '<').replaceAll('&amp;', '&'));
}

/** A message as JSON, with the type in place of what differs from run to run. */
function essence(value: unknown, key = ''): unknown {
  if (Array.isArray(value)) return value.map((item) => essence(item, key));
  if (VARIABLE.test(key) && value !== null) return typeof value === 'object' ? 'object' : typeof value;
  if (typeof value === 'string')
    return value.replaceAll(/[\d.]+:\d+/g, 'HOST:PORT').replace(/request \S+$/, 'request ID');
  if (typeof value !== 'object' || value === null) return value;
  const entries = Object.entries(value).filter(([name]) => !UNSHOWN.includes(name));
  return Object.fromEntries(entries.map(([name, item]) => [name, essence(item, name)]));
}

describe('the example in the help of', () => {
  let simulator: Simulator;
  let controller: StandInController;
  beforeEach(async () => {
    simulator = await startSimulator();
    controller = await StandInController.start();
  });
  afterEach(async () => {
    await Flow.stop();
    await simulator.close();
    await controller.close();
  });

  async function start(node: { type: string } & Record<string, unknown>): Promise<Flow> {
    const flow = await Flow.start({ port: simulator.port }, node);
    await flow.ready();
    await eventually(() => flow.arm.firmware?.version ?? undefined);
    return flow;
  }
  const answer = async (type: string, node: Record<string, unknown> = {}, msg: Message = {}) =>
    (await start({ type, ...node })).answer(msg);

  /** The real message that each example shows. */
  const examples: Record<string, () => Promise<Message>> = {
    'create-session': () => answer('kinova-create-session'),
    'list-connections': () => answer('kinova-list-connections', { plugin: false, internal: false, monitor: false }),
    'temp-role': () => {
      const role = {
        role: 'Admin',
        password: 'secret',
        passwordType: 'msg',
        removeAfter: '10',
        removeAfterUnit: 'min',
      };
      return answer('kinova-temp-role', role, { secret: 'admin' });
    },
    'access-control': () =>
      answer('kinova-access-control', { action: 'set', singleSourceControl: '', singleSourceControlType: 'on' }),
    call: () => answer('kinova-call', { method: 'Base/GetCurrentOperatingMode' }),
    'status-listener': async () => {
      const flow = await start({ type: 'kinova-status-listener' });
      await eventually(() => flow.sent.length >= 3);
      const visitor = new KortexClient({
        createTransport: () => new MqttTransport({ protocol: 'mqtt', host: '127.0.0.1', port: simulator.port }),
        login: { username: 'operator', password: 'operator' },
      });
      await visitor.login();
      const opened = () =>
        flow.sent.find(({ payload }) => (payload as Message).event === 'session-opened' && !(payload as Message).own);
      const msg = await eventually(opened);
      await visitor.close();
      return msg;
    },
    notifications: async () => {
      const flow = await start({ type: 'kinova-notifications', topics: ['Base/ArmStateTopic'] });
      await eventually(
        () => simulator.calls.get('Base/OnNotificationArmStateTopic') ?? simulator.calls.get('Base/ArmStateTopic'),
      );
      simulator.play((arm) => arm.setArmState('IN_FAULT'));
      return eventually(() => flow.sent[0]);
    },
    'session-config': async () => {
      const port = await freePort();
      const flow = await Flow.start({ port }, { type: 'kinova-list-connections' });
      return flow.trouble('KORTEX_OFFLINE');
    },
    'ziti-controller': async () => {
      const flow = await startZitiFlow(controller, {}, {}, { username: 'nodered', password: 'wrong' });
      return flow.trouble('ZITI_UNAUTHORIZED');
    },
    'ziti-session': async () =>
      (await startZitiFlow(controller, { action: 'create', service: 'arm-cell-7', tags: '{"cell":"7"}' })).answer(),
  };

  for (const [node, real] of Object.entries(examples)) {
    it(`${node} is what the node sends, in every language`, async () => {
      const msg = await real();
      for (const language of readdirSync(LOCALES)) assert.deepEqual(essence(exampleOf(language, node)), essence(msg));
    });
  }

  it('no node is forgotten', () => {
    const nodes = readdirSync(join(LOCALES, 'en-US')).filter((name) => name.endsWith('.html'));
    const names = nodes.map((name) => name.replace('.html', '')).sort();
    assert.deepEqual(Object.keys(examples).sort(), names, 'each node has a row in `examples` of this file');
  });
});
