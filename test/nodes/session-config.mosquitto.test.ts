import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readFileSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { type AddressInfo, connect } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createServer } from 'node:tls';
import mqtt, { type IPublishPacket } from 'mqtt';
import type { NodeAPI } from 'node-red';
import { startSimulator } from '../../src/simulator/index.js';
import { type Credentials, Flow } from '../support/flow.js';
import { CERTS } from '../support/golden.js';
import { armAnswers, Mosquitto } from '../support/mosquitto.js';

const LIST = { type: 'kinova-list-connections', output: 'array' };
const TLS = createRequire(require.resolve('node-red'))('@node-red/nodes/core/network/05-tls.js') as (
  RED: NodeAPI,
) => void;
const ADMIN = { username: 'admin', password: 'admin' };
const SERVED_BY_TLS = [
  `cafile ${join(CERTS, 'ca.pem')}`,
  `certfile ${join(CERTS, 'server.pem')}`,
  `keyfile ${join(CERTS, 'server.key')}`,
];

describe('session-config on a broker of its own', () => {
  const ending: (() => Promise<unknown>)[] = [];
  afterEach(async () => {
    await Flow.stop();
    for (const end of ending.splice(0).reverse()) await end();
  });

  /** An arm on a broker that has one more listener, with `lines` in its config. */
  async function armBehind(lines: string[] = []): Promise<Mosquitto> {
    const broker = await Mosquitto.start(lines);
    ending.push(() => broker.close());
    const simulator = await startSimulator({ broker: broker.url });
    ending.push(() => simulator.close());
    return broker;
  }

  /** Asks the arm of that config who is connected; resolves to the names of the users. */
  async function usersOver(
    config: Record<string, unknown>,
    credentials: Credentials = {},
    tls = {},
  ): Promise<string[]> {
    const more = { modules: [TLS], nodes: [{ id: 'tls', type: 'tls-config', verifyservercert: true, ...tls }] };
    const flow = await Flow.start(config, LIST, { arm: ADMIN, ...credentials }, more);
    await flow.ready();
    const connections = (await flow.answer()).payload as { list: string; username: string }[];
    return connections.filter(({ list }) => list === 'user').map(({ username }) => username);
  }

  for (const [protocol, lines] of [
    ['mqtt', []],
    ['mqtts', SERVED_BY_TLS],
    ['ws', ['protocol websockets']],
    ['wss', ['protocol websockets', ...SERVED_BY_TLS]],
  ] as const) {
    it(`reaches an arm over ${protocol}${lines.length > 1 ? ', with the CA of a core tls-config node' : ''}`, async () => {
      const broker = await armBehind(['listener 0 127.0.0.1', 'allow_anonymous true', ...lines]);
      const cadata = readFileSync(join(CERTS, 'ca.pem'), 'utf8');
      const config = { protocol, port: broker.secondPort, path: '/mqtt', tls: 'tls' };
      assert.deepEqual(await usersOver(config, { tls: { cadata } }), ['admin']);
    });
  }

  it('shows the certificate of a pfx with a passphrase, since every option of a tls-config node is passed on', async () => {
    const broker = await armBehind();
    const shown: unknown[] = [];
    const [cert, key] = ['server.pem', 'server.key'].map((file) => readFileSync(join(CERTS, file)));
    const door = createServer({ cert, key, requestCert: true, rejectUnauthorized: false }, (socket) => {
      shown.push(socket.getPeerCertificate().subject.CN);
      const behind = connect(broker.port, '127.0.0.1');
      socket.pipe(behind).pipe(socket);
      socket.on('error', () => behind.destroy());
      behind.on('error', () => socket.destroy());
    });
    await once(door.listen(0, '127.0.0.1'), 'listening');
    ending.push(() => once(door.close(), 'close'));
    const config = { protocol: 'mqtts', port: (door.address() as AddressInfo).port, tls: 'tls' };
    const pfx = { certType: 'pfx', p12: join(CERTS, 'ziti/client.pfx'), verifyservercert: false };
    assert.deepEqual(await usersOver(config, { tls: { passphrase: 'pfx' } }, pfx), ['admin']);
    assert.deepEqual(shown, ['nodered']);
  });

  it('gives the broker the user that it asks for', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'kortex-password-'));
    ending.push(() => rm(folder, { recursive: true }));
    const passwords = join(folder, 'passwords');
    execFileSync('mosquitto_passwd', ['-c', '-b', passwords, 'plant', 'secret'], { stdio: 'ignore' });
    const locked = ['listener 0 127.0.0.1', 'allow_anonymous false', `password_file ${passwords}`];
    const { secondPort: port } = await armBehind(locked);
    const arm = { ...ADMIN, brokerUsername: 'plant', brokerPassword: 'secret' };
    assert.deepEqual(await usersOver({ port }, { arm }), ['admin']);
  });

  it('reaches an arm behind a bridged plant broker by its prefix, which the response topic does not carry', async () => {
    const arm = await armBehind();
    const plant = await Mosquitto.start([
      'connection arm7',
      `address 127.0.0.1:${arm.port}`,
      'bridge_protocol_version mqttv50',
      'topic # both 0 line1/arm7/ ""',
    ]);
    ending.push(() => plant.close());
    await armAnswers(plant.url, 'line1/arm7/');
    const recorder = await mqtt.connectAsync(plant.url, { protocolVersion: 5 });
    ending.push(() => recorder.endAsync(true));
    const requests: IPublishPacket[] = [];
    const others: string[] = [];
    recorder.on('message', (topic, _bytes, packet) => {
      if (topic.startsWith('line1/arm7/req/')) requests.push(packet);
      else if (!topic.startsWith('line1/arm7/')) others.push(topic);
    });
    await recorder.subscribeAsync('#');
    assert.deepEqual(await usersOver({ port: plant.port, topicPrefix: 'line1/arm7' }), ['admin']);
    const [login] = requests;
    assert.equal(login?.topic, 'line1/arm7/req/1/1');
    assert.match(String(login.properties?.responseTopic), /^res\/./);
    assert.deepEqual(others, [], 'nothing goes without the prefix');
  });
});
