import assert from 'node:assert/strict';
import helper from 'node-red-node-test-helper';
import { toAddress } from '../../src/arm-address.js';
import { InputError } from '../../src/errors.js';
import { type Simulator, startSimulator } from '../../src/simulator/index.js';
import { toBaseUrl } from '../../src/ziti/base-url.js';
import { Flow } from '../support/flow.js';

interface Answer {
  status: number;
  body: { code: string; message: string };
}

const NODE = { type: 'kinova-list-connections' };

describe('the address of an arm', () => {
  for (const [text, protocol, host, port] of [
    ['127.0.0.1', 'mqtt', '127.0.0.1', undefined],
    ['127.0.0.1/', 'mqtt', '127.0.0.1', undefined],
    ['mqtt://127.0.0.1', 'mqtt', '127.0.0.1', undefined],
    ['MQTTS://arm-7.plant.example:8883/', 'mqtts', 'arm-7.plant.example', 8883],
    ['127.0.0.1:1883', 'mqtt', '127.0.0.1', 1883],
    ['tcp://127.0.0.1', 'tcp', '127.0.0.1', undefined],
    ['[::1]', 'mqtt', '::1', undefined],
    ['[fe80::1%eth0]:1884', 'mqtt', 'fe80::1%eth0', 1884],
    ['::1', 'ws', '::1', undefined],
    ['arm_7', 'mqtt', 'arm_7', undefined],
    ['bücher.example', 'mqtt', 'bücher.example', undefined],
  ] as const) {
    it(`is understood as ${text} with ${protocol}`, () => {
      assert.deepEqual(toAddress(text, protocol), { host, port });
    });
  }

  for (const [text, protocol, instead] of [
    ['http://127.0.0.1/', 'mqtt', '127.0.0.1'],
    ['tcp://127.0.0.1', 'mqtt', '127.0.0.1'],
    ['mqtts://arm-7:8883', 'mqtt', 'arm-7'],
    ['https://arm-7/web/index.html?x#y', 'wss', 'arm-7'],
    ['127.0.0.1/mqtt', 'ws', '127.0.0.1'],
    ['mqtt://user:secret@arm-7', 'mqtt', 'arm-7'],
    ['arm-7:99999', 'mqtt', 'arm-7'],
    ['arm-7:', 'mqtt', 'arm-7'],
    ['two words', 'ws', 'such as 192.168.1.10'],
    ['a\0b', 'tcp', 'such as 192.168.1.10'],
    ['\ud800', 'mqtt', 'such as 192.168.1.10'],
    ['[::1', 'mqtt', 'such as 192.168.1.10'],
    ['1:2:3', 'mqtt', 'such as 192.168.1.10'],
    ['a'.repeat(300), 'mqtt', 'such as 192.168.1.10'],
    ['mqtt://', 'mqtt', 'such as 192.168.1.10'],
    ['/', 'mqtt', 'such as 192.168.1.10'],
  ] as const) {
    it(`is refused as ${JSON.stringify(text.slice(0, 40))} with ${protocol}, and the text says what to write`, () => {
      assert.throws(
        () => toAddress(text, protocol),
        (error: InputError) =>
          error.property === 'host' && error.message.includes(instead) && !error.message.includes('secret'),
      );
    });
  }

  describe('in a flow', () => {
    let simulator: Simulator;
    beforeEach(async () => {
      simulator = await startSimulator();
    });
    afterEach(async () => {
      await Flow.stop();
      await simulator.close();
    });

    it('may have the protocol, the port and a slash, as people paste it', async () => {
      for (const host of ['mqtt://127.0.0.1', `127.0.0.1:${simulator.port}`, '127.0.0.1/']) {
        const flow = await Flow.start({ host, port: simulator.port }, NODE);
        await flow.ready();
        await Flow.stop();
      }
      const flow = await Flow.start({ host: `127.0.0.1:${simulator.port}`, port: '', name: '' }, NODE);
      await flow.ready();
      assert.equal(flow.arm.label, `127.0.0.1:${simulator.port}`);
    });

    for (const [what, config, property] of [
      ['with another protocol', { host: 'http://127.0.0.1/' }, 'host'],
      ['with another port than the one beside it', { host: '127.0.0.1:1' }, 'host'],
      ['of a WebSocket with a space in it', { protocol: 'ws', host: 'two words' }, 'host'],
      ['of a WebSocket with another port in it', { protocol: 'ws', host: '127.0.0.1:9001', port: '9002' }, 'host'],
      ['with a path that lacks its slash', { protocol: 'ws', path: 'mqtt' }, 'path'],
      ['with a path that has a space', { protocol: 'ws', path: '/mqtt broker' }, 'path'],
    ] as const) {
      it(`${what} is KORTEX_INPUT: Catch nodes hear of it, once, and the Test button says the same`, async () => {
        const values = { port: simulator.port, ...config };
        const flow = await Flow.start(values, NODE);
        const { error } = await flow.trouble('KORTEX_INPUT');
        assert.equal((error as Error).message.split(': ')[1], property);
        assert.equal(flow.caught.length, 1);
        const credentials = { username: 'admin', password: 'admin' };
        const { status, body } = (await helper
          .request()
          .post('/kinova-kortex/test-arm')
          .send({ id: 'new', values: { host: '127.0.0.1', ...values }, credentials })) as Answer;
        assert.deepEqual([status, body.code], [400, 'KORTEX_INPUT']);
        assert.match(body.message, new RegExp(`^${property}: expected`));
      });
    }
  });
});

describe('the address of a controller', () => {
  for (const text of [
    'ctrl:1280',
    'ctrl:1280/',
    'https://ctrl:1280',
    'HTTPS://ctrl:1280/edge/client/v1/',
    ' ctrl:1280 ',
  ]) {
    it(`is understood as ${JSON.stringify(text)}`, () => {
      assert.equal(toBaseUrl(text), 'https://ctrl:1280/edge/client/v1');
    });
  }

  it('is understood with the brackets of IPv6', () => {
    assert.equal(toBaseUrl('[::1]:1280'), 'https://[::1]:1280/edge/client/v1');
  });

  for (const [text, why] of [
    ['http://ctrl:1280', 'would show the token'],
    ['tcp://ctrl:1280', 'tcp:// is not its protocol'],
    ['ctrl 1280', 'https://host:port'],
    ['https://user:secret@ctrl:1280', 'no user'],
    ['https://ctrl:99999', 'https://host:port'],
    ['', 'https://host:port'],
    ['\ud800', 'https://host:port'],
  ] as const) {
    it(`is refused as ${JSON.stringify(text)}`, () => {
      assert.throws(
        () => toBaseUrl(text),
        (error: InputError) =>
          error instanceof InputError && error.message.includes(why) && !/secret/.test(error.message),
      );
    });
  }
});
