import assert from 'node:assert/strict';
import { inspect } from 'node:util';
import { ZitiError } from '../../src/errors.js';
import type { ApiSessionState } from '../../src/ziti/api-session.js';
import { testController } from '../../src/ziti/controller-test.js';
import { toBaseUrl } from '../../src/ziti/base-url.js';
import type { Authentication } from '../../src/ziti/authentication.js';
import { createSession, deleteSession, listSessions } from '../../src/ziti/sessions.js';
import { eventually } from '../support/eventually.js';
import { StandInController, type StandInOptions } from '../support/ziti/controller.js';
import { pem } from '../support/ziti/identities.js';
import { failsWith, oidcUser, TOKEN_REQUEST, useLogins } from '../support/ziti/login.js';

const SERVICE = '2bWzYq0vE5rJ8kN1';
const LOGINS: [string, Authentication][] = [
  ['a certificate', { method: 'certificate', session: 'oidc' }],
  ['user and password', oidcUser('nodered')],
  ['a JWT of an external provider', { method: 'externalJwt', jwt: 'external.jwt', session: 'oidc' }],
];

describe('a login by OpenID Connect', () => {
  const logins = useLogins(oidcUser('nodered'));
  const { login } = logins;
  let controller: StandInController;
  const start = async (options?: StandInOptions) => (controller = await logins.start(options));

  for (const generation of ['2.0', '2.1'] as const) {
    for (const [what, authentication] of LOGINS) {
      it(`is made with ${what} on ${generation}, and nothing of it stays when it is closed`, async () => {
        await start({ generation });
        const api = login(authentication);
        await listSessions(api);
        const { state } = api;
        assert(state.name === 'ready');
        assert.deepEqual([state.identity, controller.oidc.logins.has(state.apiSessionId)], ['nodered-cell-7', true]);
        assert(state.expiresAt && state.expiresAt.getTime() > Date.now());
        assert.deepEqual([api.isOidc, api.storesSessions, controller.count('POST /authenticate')], [true, false, 0]);
        await api.close();
        assert.deepEqual([controller.oidc.liveCount, controller.store.apiSessions.size], [0, 0]);
      });
    }
  }

  for (const [what, authentication] of LOGINS) {
    it(`takes the place of the older one where a controller offers that no more, with ${what}`, async () => {
      await start({ legacy: false });
      const api = login({ ...authentication, session: 'auto' } as Authentication);
      await listSessions(api);
      assert.deepEqual(
        [api.isOidc, controller.count('POST /authenticate'), controller.count(TOKEN_REQUEST)],
        [true, 1, 1],
      );
    });
  }

  it('is not made where a controller offers the older one', async () => {
    await start();
    const api = login({ ...oidcUser('nodered'), session: 'auto' } as Authentication);
    await listSessions(api);
    assert.deepEqual([api.isOidc, controller.requests.some(({ path }) => path.startsWith('/oidc'))], [false, false]);
  });

  it('is not tried where something else than a controller answers', async () => {
    await start();
    controller.failNext({ status: 404, type: 'text/html', body: '<html>404</html>' }, 9);
    const auto = { ...oidcUser('nodered'), session: 'auto' } as Authentication;
    await assert.rejects(login(auto).login(), failsWith('ZITI_UNREACHABLE', /POST \/authenticate was answered by/));
  });

  it('says so where a controller offers none', async () => {
    await start({ generation: '1.6' });
    await assert.rejects(login().login(), (error: unknown) => {
      assert(error instanceof ZitiError);
      assert.deepEqual([error.code, error.hint], ['ZITI_NOT_FOUND', 'no-oidc']);
      assert.match(error.message, /the controller offers no login by OpenID Connect \(version v1\.6\.0\)/);
      return true;
    });
  });

  it('reaches the controller at the address in use, whatever address that knows of itself', async () => {
    await start({ advertised: 'https://ctrl.plant.internal:1280' });
    const api = login({ method: 'certificate', session: 'oidc' });
    await listSessions(api);
    assert.equal(api.state.name, 'ready');
  });

  it('creates sessions, of which the controller stores none: one that is deleted is gone already', async () => {
    await start();
    const api = login();
    const { data } = await createSession(api, { serviceId: SERVICE, type: 'Dial' });
    assert.match(data.token, /^eyJ/);
    assert.equal((await deleteSession(api, data.id)).data.deleted, false);
    assert.deepEqual((await listSessions(api)).data, []);
  });

  for (const [generation, why] of [
    ['2.1', /POST \/oidc\/login\/password was refused: 401, The authentication request failed$/],
    ['2.0', /asks for user and password again, so they are wrong/],
  ] as const) {
    it(`is refused with a wrong password, which is not tried again by itself (${generation})`, async () => {
      await start({ generation });
      const api = login(oidcUser('nodered', 'canary'));
      await assert.rejects(api.login(), failsWith('ZITI_UNAUTHORIZED', why));
      await assert.rejects(listSessions(api), failsWith('ZITI_UNAUTHORIZED', why));
      assert.deepEqual([api.state.name, controller.count('POST /oidc/login/password')], ['refused', 1]);
    });
  }

  it('is refused with an external JWT that nobody trusts, and with a certificate that nobody knows', async () => {
    await start();
    const jwt: Authentication = { method: 'externalJwt', jwt: 'wrong.jwt', session: 'oidc' };
    await assert.rejects(login(jwt).login(), failsWith('ZITI_UNAUTHORIZED', /login\/ext-jwt was refused: 401/));
    const tls = { ca: controller.ca };
    const unknown = login({ method: 'certificate', session: 'oidc' }, { tls });
    await assert.rejects(unknown.login(), failsWith('ZITI_UNAUTHORIZED', /login\/cert was refused: 401/));
  });

  it('takes a TOTP code, and says which second factor is missing or wrong', async () => {
    await start();
    await listSessions(login(oidcUser('phone'), { totpCode: '123456' }));
    await assert.rejects(
      login(oidcUser('phone')).login(),
      failsWith('ZITI_UNAUTHORIZED', /half done.*give the one that/),
    );
    await assert.rejects(
      login(oidcUser('phone'), { totpCode: '000000' }).login(),
      failsWith('ZITI_REJECTED', /login\/totp was refused: 400 INVALID TOTP CODE, an invalid TOTP code was supplied/),
    );
    await assert.rejects(login(oidcUser('signer')).login(), failsWith('ZITI_UNAUTHORIZED', /EXT-JWT of https:\/\/idp/));
    const { totpCode, ...rest } = controller.identities.find(({ updb }) => updb?.username === 'phone')!;
    assert(totpCode);
    controller.identities.push({ ...rest, id: 'new', updb: { username: 'newphone', password: 'newphone' } });
    await assert.rejects(
      login(oidcUser('newphone'), { totpCode }).login(),
      failsWith('ZITI_UNAUTHORIZED', /a TOTP code, which is not set up for this identity yet/),
    );
    assert.equal(controller.oidc.liveCount, 1);
  });

  it('is renewed half-way to the end of its token, and stays the same login', async () => {
    await start({ accessTokenMs: 1_000 });
    const api = login();
    await api.login();
    const first = api.state;
    const before = await api.token();
    await eventually(() => controller.count(TOKEN_REQUEST) >= 4);
    await listSessions(api);
    const { state } = api;
    assert(first.name === 'ready' && state.name === 'ready');
    assert.deepEqual([state.apiSessionId, state.identity], [first.apiSessionId, 'nodered-cell-7']);
    assert.notEqual(await api.token(), before);
    assert(state.expiresAt! > first.expiresAt!);
    assert.equal(controller.count('POST /oidc/login/password'), 1);
    await api.close();
    // A token that another one follows holds to its end.
    await eventually(() => controller.oidc.liveCount === 0);
  });

  it('is made anew where its refresh token is over, with one login for all who wait', async () => {
    await start({ accessTokenMs: 1_000, refreshTokenMs: 100 });
    const api = login();
    const states: ApiSessionState['name'][] = [];
    api.on('state', ({ name }) => states.push(name));
    await api.login();
    const first = api.state;
    await eventually(() => controller.count('POST /oidc/login/password') === 2 && api.state.name === 'ready');
    const second = api.state;
    assert(first.name === 'ready' && second.name === 'ready');
    assert.notEqual(second.apiSessionId, first.apiSessionId);
    assert(!states.includes('refused') && !states.includes('unreachable'));
    await eventually(() => controller.oidc.liveCount === 1);
  });

  it('is made anew where the controller gives no refresh token', async () => {
    await start({ accessTokenMs: 400 });
    const api = login();
    await api.login();
    controller.oidc.logins.forEach((one) => (one.refreshToken = undefined));
    await eventually(() => controller.count('POST /oidc/login/password') >= 2 && api.state.name === 'ready');
  });

  it('is renewed later where the controller is away at the time, with the login that there was', async () => {
    await start({ accessTokenMs: 4_000 });
    const { port } = controller;
    const api = login();
    await api.login();
    const before = await api.token();
    let renewals = 0;
    api.on('state', ({ name }) => (renewals += name === 'ready' ? 1 : 0));
    await controller.pause();
    await new Promise((resolve) => setTimeout(resolve, 2_200));
    assert.equal(api.state.name, 'ready', 'the token holds still');
    await controller.resume(port);
    await eventually(() => renewals === 1);
    assert.notEqual(await api.token(), before);
    assert.equal(controller.count('POST /oidc/login/password'), 1);
  });

  it('gets its next tokens, once for all calls and without a new code, where those before are over', async () => {
    await start();
    const api = login(oidcUser('phone'), { totpCode: '123456' });
    await listSessions(api);
    controller.oidc.endAccessTokens();
    await Promise.all(Array.from({ length: 10 }, () => listSessions(api)));
    assert.deepEqual([controller.count('POST /oidc/login/password'), controller.count(TOKEN_REQUEST)], [1, 2]);
    assert.equal(api.state.name, 'ready');
  });

  it('is refused once, with the reason, where its tokens are over and the login is no good any more', async () => {
    await start();
    const jwt: Authentication = { method: 'externalJwt', jwt: 'external.jwt', session: 'oidc' };
    const api = login(jwt);
    await listSessions(api);
    controller.oidc.logins.clear();
    controller.identities[0]!.externalJwt = 'another.jwt';
    await assert.rejects(listSessions(api), failsWith('ZITI_UNAUTHORIZED', /login\/ext-jwt was refused: 401/));
    assert.deepEqual([api.state.name, controller.count('POST /oidc/login/ext-jwt')], ['refused', 2]);
  });

  it('is made anew, once for all calls, after a controller that was started again knows no token', async () => {
    await start();
    const api = login();
    const many = () => Promise.all(Array.from({ length: 10 }, () => listSessions(api)));
    await many();
    controller.oidc.logins.clear();
    await many();
    assert.equal(controller.count('POST /oidc/login/password'), 2);
  });

  it('goes on at another controller with the same token where one of several is away', async () => {
    await start();
    const other = await StandInController.start();
    try {
      const api = login(oidcUser('nodered'), { otherUrls: [toBaseUrl(other.url)] });
      await listSessions(api);
      controller.oidc.logins.forEach((one, id) => other.oidc.logins.set(id, one)); // as a cluster does
      const { port } = controller;
      await controller.pause();
      await listSessions(api);
      assert.equal(other.count('GET /sessions'), 1);
      assert.equal(other.requests.filter(({ path }) => path.startsWith('/oidc')).length, 0);
      await controller.resume(port);
    } finally {
      await other.close();
    }
  });

  for (const fault of ['echo-body', 'html', 'broken-json', 'empty', 'rate-limit', 'unhandled'] as const) {
    for (const step of ['GET /oidc/authorize', 'POST /oidc/login/', TOKEN_REQUEST]) {
      it(`fails with a clear error, and without a secret, where ${step} is answered with ${fault}`, async () => {
        await start();
        controller.failNext(fault, 9, step);
        const api = login(oidcUser('nodered', 'canary-word'));
        controller.identities[0]!.updb!.password = 'canary-word';
        const error = await api.login().then(
          () => assert.fail('it logged in'),
          (reason: unknown) => reason,
        );
        assert(error instanceof ZitiError, inspect(error));
        const said = inspect([error, api, api.state], { depth: 9, showHidden: true });
        assert.doesNotMatch(said, /canary-word|\b(code|id|code_verifier|refresh_token)=(?!\*\*\*)/);
        assert.equal(controller.oidc.liveCount, 0);
      });
    }
  }

  it('follows no redirect that leads elsewhere, and takes no code of another login', async () => {
    await start();
    const elsewhere = { status: 302, type: 'text/plain', body: '', location: 'https://127.0.0.1:1/oidc/steal?id=1' };
    controller.failNext(elsewhere, 1, 'POST /oidc/login/');
    await assert.rejects(login().login(), failsWith('ZITI_SERVER', /GET \/oidc\/steal was refused: 404/));
    const foreign = { ...elsewhere, location: 'http://localhost:20314/auth/callback?code=stolen&state=other' };
    controller.failNext(foreign, 1, 'POST /oidc/login/');
    await assert.rejects(login().login(), failsWith('ZITI_SERVER', /the code of another one/));
    const round = { ...elsewhere, location: '/oidc/round' };
    controller.failNext(round, 9, 'POST /oidc/login/');
    controller.failNext(round, 99, 'GET /oidc/round');
    await assert.rejects(login().login(), failsWith('ZITI_SERVER', /GET \/oidc\/round led to no code/));
  });

  it('is what the Test button says it is', async () => {
    await start();
    const options = { baseUrl: toBaseUrl(controller.url), tls: { ca: controller.ca, cert: pem('client.pem') } };
    const test = (authentication: Authentication) => testController({ ...options, authentication }, signal);
    const { signal } = new AbortController();
    const steps = await test(oidcUser('nodered'));
    assert.deepEqual(
      steps.map(({ step, ok }) => [step, ok]),
      ['reachable', 'tls', 'version', 'login', 'services'].map((step) => [step, true]),
    );
    assert.equal(steps[3]!.detail, 'nodered-cell-7, OpenID Connect');
    assert.equal(controller.oidc.liveCount, 0);
    const failed = (await test(oidcUser('nodered', 'wrong'))).at(-1)!;
    assert.deepEqual([failed.step, failed.ok, failed.hint], ['login', false, 'controller-login-refused']);
  });
});
