import assert from 'node:assert/strict';
import { createPrivateKey, generateKeyPairSync } from 'node:crypto';
import { once } from 'node:events';
import { createRequire } from 'node:module';
import { type AddressInfo, createServer } from 'node:net';
import type { NodeAPI } from 'node-red';
import helper from 'node-red-node-test-helper';
import { eventually } from '../support/eventually.js';
import { Flow } from '../support/flow.js';
import { freePort } from '../support/mosquitto.js';
import { pem } from '../support/ziti/identities.js';

// Node-RED's own node, with what a user would upload.
const TLS = createRequire(require.resolve('node-red'))('@node-red/nodes/core/network/05-tls.js') as (
  RED: NodeAPI,
) => void;
const encrypted = createPrivateKey(pem('client.key'))
  .export({ type: 'pkcs8', format: 'pem', cipher: 'aes-256-cbc', passphrase: 'right' })
  .toString();
const other = generateKeyPairSync('ec', { namedCurve: 'P-256' })
  .privateKey.export({ type: 'pkcs8', format: 'pem' })
  .toString();

describe('an arm whose TLS configuration cannot be used', () => {
  afterEach(() => Flow.stop());

  for (const [what, data, word, advice] of [
    [
      'a wrong passphrase',
      { keydata: encrypted, passphrase: 'wrong' },
      'passphrase',
      /The passphrase of our private key is missing or wrong/,
    ],
    ['no passphrase', { keydata: encrypted }, 'passphrase', /The passphrase of our private key is missing or wrong/],
    [
      'the key of another certificate',
      { keydata: other },
      'key-mismatch',
      /Our private key does not belong to our certificate/,
    ],
    ['a key that is none', { keydata: 'garbage' }, 'key-unreadable', /Our certificate or private key cannot be read/],
  ] as const) {
    it(`tells the Catch node at the start, once, that it has ${what}`, async () => {
      const flow = await Flow.start(
        { protocol: 'mqtts', port: await freePort(), tls: 'tls' },
        { type: 'kinova-create-session' },
        {
          arm: { username: 'admin', password: 'admin' },
          tls: { certdata: pem('client.pem'), cadata: pem('ca.pem'), ...data },
        },
        { modules: [TLS], nodes: [{ id: 'tls', type: 'tls-config', verifyservercert: true }] },
      );
      const { error } = await flow.trouble('KORTEX_OFFLINE');
      assert.match((error as Error).message, advice);
      // At the next attempt nothing new is to be said.
      const attempts = () => (flow.arm.client?.state.name === 'waiting' ? flow.arm.client.state.attempt : 0);
      await eventually(() => attempts() >= 3);
      assert.equal(flow.caught.length, 1);
      // The port has to be reachable for the test of the dialog to get as far as TLS.
      const listener = createServer().listen(0, '127.0.0.1');
      await once(listener, 'listening');
      const { port } = listener.address() as AddressInfo;
      const values = { protocol: 'mqtts', host: '127.0.0.1', port, tls: 'tls' };
      const { body } = (await helper
        .request()
        .post('/kinova-kortex/test-arm')
        .send({ id: 'arm', values, credentials: { username: 'admin', password: '' } })) as {
        body: { steps: { step: string; ok: boolean; reason?: string; hint?: string }[] };
      };
      listener.close();
      const { step, ok, reason = '', hint } = body.steps.at(-1)!;
      assert.deepEqual([step, ok, hint], ['tls', false, word]);
      assert.match(reason, advice);
    });
  }
});
