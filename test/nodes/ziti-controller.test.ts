import assert from 'node:assert/strict';
import { createPrivateKey, generateKeyPairSync } from 'node:crypto';
import { createRequire } from 'node:module';
import { inspect } from 'node:util';
import type { NodeAPI } from 'node-red';
import helper from 'node-red-node-test-helper';
import { StandInController } from '../support/ziti/controller.js';
import { controllerNode } from '../support/ziti/controller-node.js';
import { startZitiFlow } from '../support/ziti/flow.js';
import { identityJson, pem } from '../support/ziti/identities.js';
import { eventually } from '../support/eventually.js';
import { Flow } from '../support/flow.js';
import { TOKEN_REQUEST } from '../support/ziti/login.js';

// Node-RED's own node, with what a user would upload.
const TLS = createRequire(require.resolve('node-red'))('@node-red/nodes/core/network/05-tls.js') as (
  RED: NodeAPI,
) => void;
const LIST = { action: 'list' };
const CANARY = 'canary-secret';

interface Answer {
  status: number;
  body: {
    message?: string;
    steps?: { step: string; ok: boolean; detail?: string; reason?: string; hint?: string }[];
    found?: { id: string; name: string }[];
  };
}

describe('openziti-controller', () => {
  let controller: StandInController;
  beforeEach(async () => {
    controller = await StandInController.start();
  });
  afterEach(async () => {
    await Flow.stop();
    await controller.close();
  });
  const start = (config?: Record<string, unknown>, credentials?: Record<string, string>) =>
    startZitiFlow(controller, LIST, config, credentials);

  /** Ways to log in that open a login of our own. */
  const OWN_LOGINS = [
    [
      'an identity',
      { authentication: 'identity', baseUrl: '', ca: '' },
      () => ({ identity: identityJson(controller.url) }),
    ],
    ['user and password', {}, () => ({ username: 'nodered', password: 'nodered' })],
    ['a JWT of an external provider', { authentication: 'externalJwt' }, () => ({ externalJwt: 'external.jwt' })],
  ] as const;

  for (const [what, config, credentials] of [
    ...OWN_LOGINS,
    ['a bearer token', { authentication: 'bearerToken' }, () => ({ bearerToken: 'bearer.token' })],
    [
      'a token that exists',
      { authentication: 'ztSession' },
      () => ({ ztSession: controller.store.open(controller.identities[0]!).token }),
    ],
  ] as const) {
    it(`logs in with ${what}, once for all, and tells so on the tabs of its users`, async () => {
      const flow = await start(config, credentials());
      assert.equal((await flow.status('status.connected', 'controller')).fill, 'green');
      assert(Array.isArray((await flow.answer()).payload));
      await flow.answer();
      assert(controller.count('POST /authenticate') <= 1);
      assert(JSON.stringify(helper.log().args).includes('logged in to plant as nodered-cell-7'));
    });
  }

  it('logs in with the certificate of a TLS configuration', async () => {
    const tls = { id: 'tls', type: 'tls-config', verifyservercert: true };
    const node = controllerNode(controller, { authentication: 'certificate', ca: '', tls: 'tls' });
    const flow = await Flow.start(
      { connect: 'asked', login: 'asked' },
      { type: 'openziti-session', controller: 'controller', ...LIST },
      { tls: { certdata: pem('client.pem'), keydata: pem('client.key'), cadata: pem('ca.pem') } },
      { modules: [TLS], nodes: [tls, node] },
    );
    assert(Array.isArray((await flow.answer()).payload));
  });

  const encrypted = createPrivateKey(pem('client.key'))
    .export({ type: 'pkcs8', format: 'pem', cipher: 'aes-256-cbc', passphrase: 'right' })
    .toString();
  const newKey = (type: 'ec' | 'rsa') =>
    (type === 'ec'
      ? generateKeyPairSync('ec', { namedCurve: 'P-256' })
      : generateKeyPairSync('rsa', { modulusLength: 2048 })
    ).privateKey
      .export({ type: 'pkcs8', format: 'pem' })
      .toString();
  for (const [what, data, message] of [
    [
      'a wrong passphrase',
      { keydata: encrypted, passphrase: 'wrong' },
      /The passphrase of our private key is missing or wrong/,
    ],
    ['no passphrase', { keydata: encrypted }, /The passphrase of our private key is missing or wrong/],
    ['the key of another certificate', { keydata: newKey('ec') }, /private key does not belong to our certificate/],
    ['a key of another kind', { keydata: newKey('rsa') }, /a private key that belongs to the certificate/],
    ['a key that is none', { keydata: 'garbage' }, /certificate or private key cannot be read/],
  ] as const) {
    it(`says plainly that a TLS configuration has ${what}, and asks nobody`, async () => {
      const tls = { id: 'tls', type: 'tls-config', verifyservercert: true };
      const node = controllerNode(controller, { authentication: 'certificate', ca: '', tls: 'tls' });
      const flow = await Flow.start(
        { connect: 'asked', login: 'asked' },
        { type: 'openziti-session', controller: 'controller', ...LIST },
        { tls: { certdata: pem('client.pem'), cadata: pem('ca.pem'), ...data } },
        { modules: [TLS], nodes: [tls, node] },
      );
      const { error } = await flow.trouble('KORTEX_INPUT');
      assert.match((error as Error).message, /^KORTEX_INPUT: tls: expected/);
      assert.match((error as Error).message, message);
      await flow.status('status.misconfigured', 'controller');
      assert.equal(controller.connectionCount, 0);
    });
  }

  it('reads an identity with a byte order mark, and says of one in UTF-16 that it is that', async () => {
    const identity = `\ufeff${identityJson(controller.url)}`;
    const config = { authentication: 'identity', baseUrl: '', ca: '' };
    const flow = await start(config, { identity });
    await flow.status('status.connected', 'controller');
    await Flow.stop();
    const other = await start(config, { identity: Buffer.from(identity, 'utf16le').toString() });
    const { error } = await other.trouble('KORTEX_INPUT');
    assert.match((error as Error).message, /this one is UTF-16/);
  });

  it('tells a refused login once to the catch nodes of its users', async () => {
    const flow = await start({}, { username: 'nodered', password: CANARY });
    const { error, ziti } = await flow.trouble('ZITI_UNAUTHORIZED');
    assert.equal((error as { source: { id: string } }).source.id, 'controller');
    assert.deepEqual(ziti, { controller: 'plant' });
    assert.equal((await flow.status('status.refused')).fill, 'red');
    assert.equal((await flow.ask()).error?.code, 'ZITI_UNAUTHORIZED');
    assert.equal(controller.count('POST /authenticate'), 1);
  });

  it('tells once that the controller cannot be reached, and logs in when it comes', async () => {
    const { port } = controller;
    await controller.close();
    controller = await StandInController.start();
    const flow = await start({ baseUrl: `127.0.0.1:${port}` });
    await flow.trouble('ZITI_UNREACHABLE');
    await flow.status('status.disconnected');
    const late = await StandInController.start({ port });
    try {
      await flow.status('status.connected');
      assert.equal(flow.caught.length, 1);
    } finally {
      await Flow.stop();
      await late.close();
    }
  });

  for (const [fault, code, status, requests] of [
    ['unhandled', 'ZITI_SERVER', 500, 1],
    // Each attempt asks four times by itself.
    ['rate-limit', 'ZITI_BUSY', 429, 4],
  ] as const) {
    it(`tells once of a login that fails with ${status} at every attempt, although each request has another id`, async () => {
      const { random } = Math;
      Math.random = () => 0.01; // short pauses between attempts
      try {
        controller.failNext(fault, 999, 'POST /authenticate');
        const flow = await start();
        const { error } = await flow.trouble(code);
        assert.match((error as Error).message, new RegExp(`refused: ${status} .*, request [0-9a-f-]{9}$`));
        await eventually(() => controller.count('POST /authenticate') >= 5 * requests);
        assert.equal(flow.caught.length, 1);
      } finally {
        Math.random = random;
      }
    });
  }

  it('logs in at the second address of an identity where the first one does not answer', async () => {
    const file = JSON.parse(identityJson('https://127.0.0.1:1')) as object;
    const identity = JSON.stringify({ ...file, ztAPIs: ['https://127.0.0.1:1', controller.url] });
    const flow = await start({ authentication: 'identity', baseUrl: '', ca: '' }, { identity });
    await flow.status('status.connected', 'controller');
    assert.equal(controller.store.apiSessions.size, 1);
    const steps = (await test({ authentication: 'identity', baseUrl: '', ca: '' }, { identity })).body.steps;
    assert(steps?.every(({ ok }) => ok));
  });

  it('refuses a controller whose CA nobody knows, and says what to do; the system roots alone do not help', async () => {
    for (const config of [{ ca: '' }, { ca: '', systemRoots: true }]) {
      const flow = await start(config);
      const { error } = await flow.trouble('ZITI_UNREACHABLE');
      assert.match((error as Error).message, /Add the CA that signed its certificate to the TLS settings/);
      await Flow.stop();
    }
    const flow = await start({ systemRoots: true });
    assert(Array.isArray((await flow.answer()).payload));
  });

  for (const [property, config, credentials, message] of [
    [
      'authentication',
      { authentication: 'magic' },
      {},
      /^authentication: expected one of identity, certificate, password/,
    ],
    ['baseUrl', { baseUrl: 'http://127.0.0.1:1280' }, undefined, /^baseUrl: .*http:\/\/ would show the token/],
    ['baseUrl that is missing', { baseUrl: '' }, undefined, /^baseUrl: expected https:\/\/host:port/],
    ['ca', { ca: 'not a certificate' }, undefined, /^ca: expected a certificate in PEM form/],
    ['tls', { tls: 'gone' }, undefined, /^tls: expected a tls-config node that is deployed and enabled/],
    [
      'tls without a certificate',
      { authentication: 'certificate' },
      {},
      /^tls: expected a TLS configuration with a cert/,
    ],
    ['identity', { authentication: 'identity' }, {}, /^identity: expected the content of an enrolled identity file/],
    [
      'identity with a key elsewhere',
      { authentication: 'identity' },
      { identity: identityJson('https://c:1280', { key: 'engine:parsec' }) },
      /^identity: .*key store \(engine\)/,
    ],
    ['username', {}, { password: 'x' }, /^username: expected the user name of an identity/],
    ['password', {}, { username: 'nodered' }, /^password: expected the password of the identity/],
    ['externalJwt', { authentication: 'externalJwt' }, {}, /^externalJwt: expected a JWT/],
    ['ztSession', { authentication: 'ztSession' }, {}, /^ztSession: expected the token/],
    ['bearerToken', { authentication: 'bearerToken' }, {}, /^bearerToken: expected an access token/],
    [
      'externalJwt in UTF-16',
      { authentication: 'externalJwt' },
      { externalJwt: Buffer.from('eyJhbGciOi.x.y', 'utf16le').toString() },
      /^externalJwt: expected a JWT.* this one holds other characters$/,
    ],
    [
      'bearerToken on two lines',
      { authentication: 'bearerToken' },
      { bearerToken: 'eyJhbGciOi\n.x.y' },
      /^bearerToken: expected an access token.* on one line/,
    ],
    ['session', { session: 'magic' }, undefined, /^session: expected one of auto, oidc/],
    ['requestTimeout', { requestTimeout: 0 }, undefined, /^requestTimeout: expected a whole number from 1/],
    ['systemRoots', { systemRoots: 'yes' }, undefined, /^systemRoots: expected true or false/],
  ] as const) {
    it(`refuses a wrong ${property} by name, at start and to every message`, async () => {
      const flow = await start(config, credentials);
      const { error } = await flow.trouble('KORTEX_INPUT');
      const text = (error as Error).message.replace('KORTEX_INPUT: ', '');
      assert.match(text, message);
      assert.equal((await flow.ask()).error?.message, `KORTEX_INPUT: ${text}`);
      await flow.status('status.misconfigured');
      assert.equal(controller.requests.length, 0);
    });
  }

  for (const [what, config, credentials] of OWN_LOGINS) {
    it(`logs in by OpenID Connect with ${what} if that is chosen, and leaves nothing of it`, async () => {
      const flow = await start({ ...config, session: 'oidc' }, credentials());
      await flow.status('status.connected', 'controller');
      assert(Array.isArray((await flow.answer()).payload));
      assert.equal(controller.oidc.liveCount, 1);
      const { steps } = (await test({ ...config, baseUrl: controller.url, session: 'oidc' }, credentials())).body;
      assert.equal(steps?.find(({ step }) => step === 'login')?.detail, 'nodered-cell-7, OpenID Connect');
      await Flow.stop();
      assert.deepEqual([controller.oidc.liveCount, controller.count('POST /authenticate')], [0, 0]);
    });
  }

  it('stays connected, and tells nothing, while its tokens are renewed', async () => {
    controller.oidc.accessTokenMs = 500;
    const flow = await start({ session: 'oidc' });
    await flow.status('status.connected', 'controller');
    await eventually(() => controller.count(TOKEN_REQUEST) >= 4);
    assert(Array.isArray((await flow.answer()).payload));
    assert.deepEqual([flow.caught, controller.count('POST /oidc/login/password')], [[], 1]);
  });

  it('says in the Test that a controller offers no OpenID Connect', async () => {
    await controller.close();
    controller = await StandInController.start({ generation: '1.6' });
    const flow = await start();
    await flow.status('status.connected', 'controller');
    const last = (await test({ session: 'oidc' })).body.steps?.at(-1);
    assert.deepEqual([last?.step, last?.ok, last?.hint], ['login', false, 'no-oidc']);
  });

  for (const session of ['auto', 'oidc']) {
    it(`leaves no login and no connection behind after 50 redeploys (${session})`, async () => {
      for (let deploy = 0; deploy < 50; deploy++) {
        const flow = await start({ session });
        // Some deploys come before the login, some after it, some with calls under way.
        if (deploy % 3 === 1) await flow.status('status.connected');
        if (deploy % 3 === 2) flow.node.receive({});
        await Flow.stop();
      }
      assert.deepEqual([controller.store.apiSessions.size, controller.oidc.liveCount], [0, 0]);
      await eventually(() => controller.connectionCount === 0);
    });
  }

  it('shows no secret in logs, statuses, errors, answers or whatever is printed of it', async () => {
    const seen: unknown[] = [];
    for (const [authentication, credentials, session] of [
      ['password', { username: 'nodered', password: CANARY }],
      ['password', { username: 'nodered', password: CANARY }, 'oidc'],
      ['externalJwt', { externalJwt: CANARY }],
      ['externalJwt', { externalJwt: CANARY }, 'oidc'],
      ['ztSession', { ztSession: CANARY }],
      ['bearerToken', { bearerToken: CANARY }],
    ] as const) {
      const flow = await start({ authentication, session }, { ...credentials, totpCode: CANARY });
      seen.push(await flow.ask(), flow.caught, flow.statuses, JSON.stringify(helper.getNode('controller')));
      seen.push(inspect(helper.getNode('controller'), { depth: 8 }), helper.log().args);
      seen.push((await test({ authentication, session }, { ...credentials, totpCode: CANARY })).body);
      await Flow.stop();
    }
    assert(!inspect(seen, { depth: 20, maxArrayLength: null }).includes(CANARY));
  });

  it('shows no token that the controller gave it', async () => {
    const node = { action: 'create', service: 'arm-cell-7' };
    const flow = await startZitiFlow(controller, node);
    const answers = [await flow.answer(), await flow.answer()];
    controller.store.endAll();
    answers.push(await flow.answer());
    const tokens = controller.requests.map(({ headers }) => headers['zt-session']).filter(Boolean) as string[];
    assert(tokens.length >= 3);
    const nodes = ['controller', 'node'].map((id) => helper.getNode(id));
    const seen = [answers, flow.statuses, flow.caught, helper.log().args, nodes];
    const printed = inspect(seen, { depth: 20, maxArrayLength: null, showHidden: true }) + JSON.stringify(nodes);
    for (const token of [...tokens, 'eyJhbGciOi']) assert(!printed.includes(token));
  });

  it('shows neither code nor token of a login by OpenID Connect', async () => {
    controller.oidc.accessTokenMs = 400;
    const flow = await startZitiFlow(controller, { action: 'create', service: 'arm-cell-7' }, { session: 'oidc' });
    const answers = [await flow.answer()];
    await eventually(() => controller.count(TOKEN_REQUEST) >= 3);
    controller.failNext('echo-body', 2, TOKEN_REQUEST);
    await eventually(() => controller.count(TOKEN_REQUEST) >= 6);
    assert.equal(
      (flow.caught[0]?.error as { code?: string } | undefined)?.code,
      'ZITI_SERVER',
      'the password was right, so it is tried again',
    );
    answers.push(await flow.answer());
    const nodes = ['controller', 'node'].map((id) => helper.getNode(id));
    const seen = [answers, flow.statuses, flow.caught, helper.log().args, nodes];
    const printed = inspect(seen, { depth: 20, maxArrayLength: null, showHidden: true }) + JSON.stringify(nodes);
    const leaked = /.{0,60}(eyJ|[?&]code=(?!\*)|code_verifier=(?!\*)).{0,60}/.exec(printed)?.[0];
    assert.equal(leaked, undefined);
  });

  const test = (values: object = {}, credentials: object = { username: 'nodered', password: '' }) =>
    helper
      .request()
      .post('/kinova-kortex/test-controller')
      .send({
        id: 'controller',
        values: { authentication: 'password', baseUrl: controller.url, ca: controller.ca, ...values },
        credentials,
      }) as Promise<Answer>;

  it('tries out the values of a dialog step by step, and logs out again', async () => {
    const flow = await start();
    await flow.status('status.connected', 'controller');
    const { body } = await test();
    assert.deepEqual(
      body.steps?.map(({ step, ok }) => [step, ok]),
      ['reachable', 'tls', 'version', 'login', 'services'].map((step) => [step, true]),
    );
    const details = body.steps.map(({ detail }) => detail);
    assert.equal(details[0], `127.0.0.1:${controller.port}`);
    assert.match(details[1] ?? '', /^controller, signed by controller CA, valid until 2120-/);
    assert.deepEqual(details.slice(2), ['v2.1.0, OIDC_AUTH, HA_CONTROLLER', 'nodered-cell-7', '3']);
    assert.equal(controller.store.apiSessions.size, 1, 'that of the node itself');
    const wrong = (await test({}, { username: 'nodered', password: CANARY })).body.steps?.at(-1);
    assert.deepEqual([wrong?.step, wrong?.ok], ['login', false]);
    const untrusted = (await test({ ca: '' })).body.steps?.at(-1);
    assert.equal(untrusted?.step, 'tls');
    assert.match(untrusted.reason ?? '', /Add the CA that signed/);
    const file = await test({ authentication: 'identity', baseUrl: '' }, { identity: '{"id":{}}' });
    assert.deepEqual([file.status, file.body.message?.split(':')[0]], [400, 'identity']);
  });

  it('offers the services of the identity to choose from', async () => {
    const flow = await start();
    await flow.status('status.connected', 'controller');
    const ask = () => helper.request().get('/kinova-kortex/services/controller') as Promise<Answer>;
    const names = (await ask()).body.found?.map(({ name }) => name);
    assert.deepEqual(names, ['arm-cell-7', 'bind-only', 'plant "HMI"']);
    await ask();
    assert.equal(controller.count('GET /services'), 1, 'an answer is kept for a while');
  });
});
