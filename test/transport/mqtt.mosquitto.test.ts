import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readFileSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Duplex } from 'node:stream';
import { KortexClient } from '../../src/client/client.js';
import { ConnectionError } from '../../src/errors.js';
import { startSimulator } from '../../src/simulator/index.js';
import { probeTcp, probeTls } from '../../src/probe.js';
import { MqttTransport } from '../../src/transport/mqtt.js';
import type { MqttOptions, MqttProtocol } from '../../src/transport/mqtt-options.js';
import { CERTS } from '../support/golden.js';
import { armAnswers, Mosquitto } from '../support/mosquitto.js';

const ca = readFileSync(join(CERTS, 'ca.pem'));
const TLS = [
  `cafile ${join(CERTS, 'ca.pem')}`,
  `certfile ${join(CERTS, 'server.pem')}`,
  `keyfile ${join(CERTS, 'server.key')}`,
];
const LISTENERS: Record<MqttProtocol, string[]> = {
  mqtt: [],
  mqtts: TLS,
  ws: ['protocol websockets'],
  wss: ['protocol websockets', ...TLS],
};

describe('MqttTransport on Mosquitto', () => {
  const ending: (() => Promise<void>)[] = [];
  afterEach(async () => {
    for (const end of ending.splice(0).reverse()) await end();
  });

  /** An arm on a broker that has one more listener, with `lines` in its config. */
  async function armBehind(lines: string[]): Promise<Mosquitto> {
    const broker = await Mosquitto.start(lines);
    ending.push(() => broker.close());
    const simulator = await startSimulator({ broker: broker.url });
    ending.push(() => simulator.close());
    return broker;
  }

  function clientOn(options: Partial<MqttOptions> & { port: number }): KortexClient {
    const client = new KortexClient({
      createTransport: () => new MqttTransport({ protocol: 'mqtt', host: '127.0.0.1', ...options }),
      login: { username: 'admin', password: 'admin' },
    });
    ending.push(() => client.close());
    return client;
  }

  for (const protocol of Object.keys(LISTENERS) as MqttProtocol[]) {
    it(`reaches an arm over ${protocol}`, async () => {
      const broker = await armBehind(['listener 0 127.0.0.1', 'allow_anonymous true', ...LISTENERS[protocol]]);
      const client = clientOn({ protocol, port: broker.secondPort, path: '/mqtt', tls: { ca } });
      await client.login();
      assert((await client.connections()).some(({ own }) => own));
    });
  }

  for (const protocol of Object.keys(LISTENERS) as MqttProtocol[]) {
    it(`reaches an arm over ${protocol} inside of a stream that is dialled for it`, async () => {
      const broker = await armBehind(['listener 0 127.0.0.1', 'allow_anonymous true', ...LISTENERS[protocol]]);
      let dials = 0;
      // No socket, as a stream through a network of its own is none.
      const dial = async () => {
        dials += 1;
        const socket = connect(broker.secondPort, '127.0.0.1');
        await once(socket, 'connect');
        return Duplex.from({ readable: socket, writable: socket });
      };
      const tls = { ca, servername: 'localhost' };
      const client = clientOn({ protocol, host: 'arm', port: 1, path: '/mqtt', tls, dial, farEnd: 'by a dial' });
      await client.login();
      assert((await client.connections()).some(({ own }) => own));
      assert.equal(dials, 1);
    });
  }

  for (const protocol of ['mqtts', 'wss'] as const) {
    it(`refuses a certificate of an unknown authority over ${protocol}, and says what to do`, async () => {
      const broker = await armBehind(['listener 0 127.0.0.1', 'allow_anonymous true', ...LISTENERS[protocol]]);
      const client = clientOn({ protocol, port: broker.secondPort, path: '/mqtt' });
      await assert.rejects(client.connect(), (error: unknown) => {
        assert(error instanceof ConnectionError);
        assert.match(error.message, /Add the CA that signed/);
        return true;
      });
    });
  }

  it('tells whose certificate it is, or what to do about one that nobody vouches for', async () => {
    const broker = await armBehind(['listener 0 127.0.0.1', 'allow_anonymous true', ...TLS]);
    const endpoint = { host: '127.0.0.1', port: broker.secondPort };
    const { signal } = new AbortController();
    assert.match(await probeTls(endpoint, { ca }, signal), /^.+, signed by .+, valid until \d{4}-\d\d-\d\d$/);
    await assert.rejects(probeTls(endpoint, {}, signal), /Add the CA that signed/);
    await assert.rejects(probeTls({ ...endpoint, port: broker.port }, { ca }, signal), ConnectionError);
    await assert.rejects(probeTcp(endpoint, AbortSignal.abort(new Error('too late'))), ConnectionError);
  });

  it('logs in to a broker that asks for a user of its own, and is told where that is refused', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'kortex-password-'));
    ending.push(() => rm(folder, { recursive: true }));
    const passwords = join(folder, 'passwords');
    execFileSync('mosquitto_passwd', ['-c', '-b', passwords, 'plant', 'secret'], { stdio: 'ignore' });
    const locked = ['listener 0 127.0.0.1', 'allow_anonymous false', `password_file ${passwords}`];
    const broker = await armBehind(locked);
    await clientOn({ port: broker.secondPort, username: 'plant', password: 'secret' }).login();
    await assert.rejects(clientOn({ port: broker.secondPort }).connect(), /The broker asks for a broker user name/);
  });

  it('reaches an arm behind a bridged plant broker through its topic prefix', async () => {
    const arm = await armBehind([]);
    const plant = await Mosquitto.start([
      'connection arm7',
      `address 127.0.0.1:${arm.port}`,
      'bridge_protocol_version mqttv50',
      'topic # both 0 line1/arm7/ ""',
    ]);
    ending.push(() => plant.close());
    await armAnswers(plant.url, 'line1/arm7/');
    const client = clientOn({ port: plant.port, topicPrefix: 'line1/arm7' });
    await client.login();
    assert((await client.connections()).some(({ own }) => own));
  });
});
