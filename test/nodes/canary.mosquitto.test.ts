import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { get } from 'node:http';
import type { Socket } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { inspect } from 'node:util';
import mqtt, { type IPublishPacket, type MqttClient } from 'mqtt';
import helper from 'node-red-node-test-helper';
import { type Simulator, startSimulator } from '../../src/simulator/index.js';
import { eventually } from '../support/eventually.js';
import { type Credentials, Flow, nodeOf } from '../support/flow.js';
import { Mosquitto } from '../support/mosquitto.js';
import { NODE_RED, NodeRed, type Version } from '../support/node-red.js';

/** No word of ours begins like this: where it stands, a secret has leaked. */
const CANARY = 'canary-';
const SECRETS = {
  credential: `${CANARY}credential`,
  environment: `${CANARY}environment`,
  message: `${CANARY}message`,
  broker: `${CANARY}broker`,
  wrong: `${CANARY}wrong`,
};
/** Each user of the arm has a password that comes another way. */
const USERS = [
  { username: 'admin', password: SECRETS.credential, roles: ['Admin'] },
  { username: 'operator', password: SECRETS.environment, roles: ['Operator'] },
  { username: 'system', password: SECRETS.message, roles: ['System'] },
];
const ENV = {
  KORTEX_TEST_ENVIRONMENT: SECRETS.environment,
  KORTEX_TEST_MESSAGE: SECRETS.message,
  KORTEX_TEST_BROKER: SECRETS.broker,
  KORTEX_TEST_WRONG: SECRETS.wrong,
};
/** Only these requests may hold a password: CreateSession and AddTemporaryUserRole of the Session service. */
const MAY_HOLD = /^req\/1\/(1|5)$/;

const TAB = { z: 'tab', x: 0, y: 0 };
const debug = (id: string) => ({
  ...TAB,
  id,
  type: 'debug',
  name: id,
  active: true,
  tosidebar: true,
  console: true,
  tostatus: true,
  complete: 'true',
  targetType: 'full',
  wires: [],
});

/** A message with a password in it; its button is POST /inject/<id>. */
const inject = (id: string, to: string, variable: keyof typeof ENV, props: object[] = []) => ({
  ...TAB,
  id,
  type: 'inject',
  props: [{ p: 'badge.pin', v: variable, vt: 'env' }, { p: 'topic', v: `marker ${id}`, vt: 'str' }, ...props],
  wires: [[to]],
});

/** Every node of ours, on arms whose secrets come in every way; `port` asks for a broker password. */
function flowOn(port: number): Record<string, unknown>[] {
  const arm = (name: string, credentials: Record<string, string>) => ({
    id: `arm ${name}`,
    type: 'kinova-session-config',
    name,
    host: '127.0.0.1',
    port,
    credentials: { brokerUsername: 'plant', brokerPassword: SECRETS.broker, ...credentials },
  });
  const node = (id: string, type: string, on: string, more: object = {}) => ({
    ...TAB,
    id,
    type: `kinova-${type}`,
    arm: `arm ${on}`,
    wires: [['out'], ['out']],
    ...more,
  });
  const fromMessage = { password: 'badge.pin', passwordType: 'msg' };
  return [
    { id: 'tab', type: 'tab', label: 'tab' },
    arm('by credential', { username: 'admin', password: SECRETS.credential }),
    arm('by environment', {
      username: 'operator',
      password: '${KORTEX_TEST_ENVIRONMENT}',
      brokerPassword: '${KORTEX_TEST_BROKER}',
    }),
    arm('refused', { username: 'admin', password: SECRETS.wrong }),
    arm('locked out', { username: 'admin', password: SECRETS.credential, brokerPassword: SECRETS.wrong }),
    inject('right', 'open', 'KORTEX_TEST_MESSAGE'),
    inject('wrong', 'open', 'KORTEX_TEST_WRONG'),
    node('open', 'create-session', 'by credential', { username: 'system', usernameType: 'str', ...fromMessage }),
    inject('own', 'open own', 'KORTEX_TEST_MESSAGE', [{ p: 'badge', v: '{}', vt: 'json' }]),
    node('open own', 'create-session', 'refused', {
      username: 'admin',
      usernameType: 'str',
      passwordType: 'cred',
      credentials: { userPassword: SECRETS.credential },
    }),
    inject('env', 'open env', 'KORTEX_TEST_MESSAGE', [{ p: 'badge', v: '{}', vt: 'json' }]),
    node('open env', 'create-session', 'by environment', {
      username: 'operator',
      usernameType: 'str',
      password: 'KORTEX_TEST_ENVIRONMENT',
      passwordType: 'env',
    }),
    inject('lend', 'role', 'KORTEX_TEST_MESSAGE', [{ p: 'badge', v: '{}', vt: 'json' }]),
    node('role', 'temp-role', 'by environment', { credentials: { rolePassword: SECRETS.credential } }),
    inject('lend badly', 'role by message', 'KORTEX_TEST_WRONG'),
    node('role by message', 'temp-role', 'by environment', fromMessage),
    inject('list', 'connections', 'KORTEX_TEST_MESSAGE', [{ p: 'badge', v: '{}', vt: 'json' }]),
    node('connections', 'list-connections', 'by credential'),
    node('access', 'access-control', 'by environment', { action: 'enforce', singleSourceControlType: 'on' }),
    node('listener', 'status-listener', 'by credential', { everyStatus: true }),
    node('on locked out', 'list-connections', 'locked out'),
    debug('out'),
    { ...TAB, id: 'catch', type: 'catch', scope: null, wires: [['caught']] },
    debug('caught'),
    { ...TAB, id: 'status', type: 'status', scope: ['open', 'role', 'connections', 'access'], wires: [['shown']] },
    debug('shown'),
    { ...TAB, id: 'complete', type: 'complete', scope: ['open', 'role', 'connections'], wires: [['finished']] },
    debug('finished'),
  ];
}

const OURS = flowOn(0).filter(({ type }) => (type as string).startsWith('kinova-'));

describe('a password', () => {
  let folder: string;
  let broker: Mosquitto;
  let simulator: Simulator;
  let recorder: MqttClient;
  /** All that went over the broker. */
  let published: IPublishPacket[];

  beforeEach(async () => {
    folder = mkdtempSync(join(tmpdir(), 'kortex-secrets-'));
    const passwords = join(folder, 'passwords');
    execFileSync('mosquitto_passwd', ['-c', '-b', passwords, 'plant', SECRETS.broker], { stdio: 'ignore' });
    broker = await Mosquitto.start(['listener 0 127.0.0.1', 'allow_anonymous false', `password_file ${passwords}`]);
    simulator = await startSimulator({ broker: broker.url, users: USERS });
    published = [];
    recorder = await mqtt.connectAsync(broker.url, { protocolVersion: 5, reconnectPeriod: 50 });
    recorder.on('message', (_topic, _bytes, packet) => published.push(packet));
    await recorder.subscribeAsync('#');
  });
  afterEach(async () => {
    await recorder.endAsync(true);
    await simulator.close();
    await broker.close();
    rmSync(folder, { recursive: true, force: true, maxRetries: 3 });
  });

  /** What went over the broker, as text, without the bytes that have to hold a password. */
  function heardOnBroker(): string {
    const packets = published.map(({ topic, payload, properties }) => {
      const rest = JSON.stringify([topic, properties, properties?.correlationData?.toString('latin1')]);
      return MAY_HOLD.test(topic) ? rest : rest + Buffer.from(payload).toString('latin1');
    });
    return packets.join('\n');
  }
  /** The passwords that came to the arm, in the two requests that may hold one. */
  function heardByArm(): string[] {
    const payloads = published.map(({ topic, payload }) => (MAY_HOLD.test(topic) ? payload.toString('latin1') : ''));
    return Object.values(SECRETS).filter((secret) => payloads.some((payload) => payload.includes(secret)));
  }

  for (const version of Object.keys(NODE_RED) as Version[]) {
    it(`comes to the arm and nowhere else, in a Node-RED ${version} that tells all it can`, async () => {
      const nodeRed = await NodeRed.start({
        version,
        flow: [],
        settings: { logging: { console: { level: 'trace', metrics: true, audit: true } } },
        env: { ...ENV, NODE_DEBUG: 'kortex' },
      });
      let comms: { socket: Socket; said: () => string } | undefined;
      try {
        comms = await listenTo(nodeRed.url);
        const { said } = comms;
        const printed = (text: string | RegExp, count = 1) =>
          eventually(() => nodeRed.log.split(text).length > count || undefined);
        const press = async (button: string) => {
          const answer = await fetch(`${nodeRed.url}inject/${encodeURIComponent(button)}`, { method: 'POST' });
          assert(answer.ok, `${button} is no button`);
          await printed(`marker ${button}`);
        };
        const loggedIn = (arm: string, count = 1) => printed(`logged in to ${arm} as`, count);

        await nodeRed.deploy(flowOn(broker.secondPort));
        await Promise.all([loggedIn('by credential'), loggedIn('by environment')]);
        await Promise.all([printed('KORTEX_LOGIN_REFUSED'), printed('cannot reach the arm')]);
        for (const button of ['list', 'lend', 'lend badly', 'wrong', 'right', 'own', 'env']) await press(button);

        const sessions = [...simulator.arm.sessions.keys()];
        sessions.forEach((id) => simulator.endSession(id));
        await printed('is over: killed', sessions.length);
        await loggedIn('by environment', 2);
        await broker.down();
        await broker.up();
        await loggedIn('by environment', 3);

        const stored = (await (await fetch(`${nodeRed.url}flows`)).json()) as { id: string }[];
        await nodeRed.deploy(
          stored.map((node) => (node.id === 'open' ? { ...node, name: 'changed' } : node)),
          'nodes',
        );
        await press('right');
        await nodeRed.deploy(stored);
        await loggedIn('by environment', 4);

        const answers = [JSON.stringify(stored), await textOf(`${nodeRed.url}flow/tab`)];
        for (const { type, id } of OURS) {
          const answer = await textOf(`${nodeRed.url}credentials/${String(type)}/${encodeURIComponent(String(id))}`);
          // So it is known that the answer is about credentials at all.
          if (id === 'arm by credential') assert.match(answer, /"has_password":true.*"has_brokerPassword":true/);
          if (id === 'role') assert.match(answer, /"has_rolePassword":true/);
          answers.push(answer);
        }
        for (const question of ['roles', 'connections']) {
          answers.push(
            await textOf(`${nodeRed.url}kinova-kortex/${question}/${encodeURIComponent('arm by environment')}`),
          );
        }

        const leaks = Object.entries({
          output: nodeRed.log,
          'comms of the editor': said(),
          'answers of the admin API': answers.join('\n'),
          'flows.json': nodeRed.read('flows.json'),
          broker: heardOnBroker(),
        }).flatMap(([where, text]) => {
          const at = text.indexOf(CANARY);
          return at < 0 ? [] : [`${where}: ${text.slice(Math.max(0, at - 300), at + 50)}`];
        });
        assert.deepEqual(leaks, []);

        // All of that was worth looking at: every secret was in use, and everybody had something to tell.
        const { broker: toBrokerOnly, ...toArm } = SECRETS;
        assert.deepEqual(heardByArm(), Object.values(toArm));
        assert(!heardByArm().includes(toBrokerOnly));
        assert.match(nodeRed.log, /KORTEX \d+: ready/, 'NODE_DEBUG');
        assert.match(nodeRed.log, /\[(trace|metric|audit)\]/);
        assert.match(said(), /"topic":"debug"/);
        assert.match(said(), /"topic":"status\/open"/);
        for (const code of ['KORTEX_OFFLINE', 'KORTEX_LOGIN_REFUSED', 'KORTEX_SESSION_LOST', 'KORTEX_ARM']) {
          assert(said().includes(code), `${code} came to the catch node`);
        }
      } finally {
        comms?.socket.destroy();
        await nodeRed.close();
      }
    });
  }

  it('is not in what is printed of any node', async () => {
    Object.assign(process.env, ENV);
    try {
      const credentials: Credentials = {};
      const nodes = flowOn(broker.secondPort)
        .filter(({ type }) => type !== 'inject' && type !== 'debug')
        .map(({ credentials: secret, ...node }) => {
          credentials[String(node.id)] = (secret as Credentials[string] | undefined) ?? {};
          return node;
        });
      const running = await Flow.run(nodes, credentials);
      await Promise.all([running.ready('arm by credential'), running.ready('arm by environment')]);
      nodeOf('role').receive({});
      await eventually(() => [...simulator.arm.sessions.values()].some(({ temporaryRole }) => temporaryRole));
      for (const { id } of OURS) {
        const node = nodeOf(String(id));
        const told = [JSON.stringify(node), inspect(node, { depth: 6, showHidden: true, maxStringLength: null })];
        for (const text of told) assert(!text.includes(CANARY), String(id));
      }
      assert(!JSON.stringify(helper.log().args).includes(CANARY));
      assert.deepEqual(heardByArm(), [SECRETS.credential, SECRETS.environment, SECRETS.wrong]);
    } finally {
      await Flow.stop();
      for (const name of Object.keys(ENV)) Reflect.deleteProperty(process.env, name);
    }
  });
});

async function textOf(url: string): Promise<string> {
  const answer = await fetch(url);
  assert(answer.ok, `${url}: ${answer.status}`);
  return answer.text();
}

/**
 * What the runtime tells the open editors. Without compression, the frames of the web socket are text between bytes.
 */
async function listenTo(url: string): Promise<{ socket: Socket; said: () => string }> {
  const headers = {
    connection: 'Upgrade',
    upgrade: 'websocket',
    'sec-websocket-version': '13',
    'sec-websocket-key': Buffer.alloc(16).toString('base64'),
  };
  const socket = await new Promise<Socket>((resolve, reject) => {
    get(`${url}comms`, { headers })
      .once('upgrade', (_answer, upgraded: Socket) => resolve(upgraded))
      .once('error', reject);
  });
  let said = '';
  socket.on('data', (chunk: Buffer) => (said += chunk.toString('latin1')));
  socket.on('error', () => undefined);
  return { socket, said: () => said };
}
