import assert from 'node:assert/strict';
import { setTimeout as sleep } from 'node:timers/promises';
import { inspect } from 'node:util';
import type { ApiSessionState } from '../../src/ziti/api-session.js';
import type { Authentication } from '../../src/ziti/authentication.js';
import { createSession, listSessions } from '../../src/ziti/sessions.js';
import { eventually } from '../support/eventually.js';
import { waitedMs } from '../support/waited.js';
import type { StandInController, StandInOptions } from '../support/ziti/controller.js';
import { failsWith, PASSWORD, useLogins } from '../support/ziti/login.js';

const SERVICE = '2bWzYq0vE5rJ8kN1';
const LOGINS: [string, Authentication][] = [
  ['a certificate', { method: 'certificate' }],
  ['user and password', PASSWORD],
  ['a JWT of an external provider', { method: 'externalJwt', jwt: 'external.jwt' }],
];

describe('ApiSession', () => {
  const logins = useLogins();
  const { login } = logins;
  let controller: StandInController;
  const start = async (options?: StandInOptions) => (controller = await logins.start(options));

  for (const [what, authentication] of LOGINS) {
    it(`logs in with ${what}, and out again when it is closed`, async () => {
      await start();
      const api = login(authentication);
      await api.login();
      const { state } = api;
      assert(state.name === 'ready');
      assert.equal(state.identity, 'nodered-cell-7');
      assert(state.expiresAt && state.expiresAt.getTime() > Date.now());
      await listSessions(api);
      assert.equal(controller.count('POST /authenticate'), 1);
      const { headers, query } = controller.requests[0]!;
      assert.match(String(headers['content-type']), /^application\/json/);
      assert.match(String(headers.accept), /application\/json/);
      assert.deepEqual(Object.keys(query), ['method']);
      await api.close();
      assert.equal(controller.store.apiSessions.size, 0);
      assert.equal(api.state.name, 'closed');
    });
  }

  it('uses a token that exists, and leaves that login alone when it is closed', async () => {
    await start();
    const { token } = controller.store.open(controller.identities[0]!);
    const api = login({ method: 'ztSession', token });
    await listSessions(api);
    assert.equal(api.state.name === 'ready' && api.state.identity, 'nodered-cell-7');
    await api.close();
    assert.deepEqual([...controller.store.apiSessions.keys()], [token]);
    assert.equal(controller.count('POST /authenticate'), 0);
  });

  it('uses a bearer token, for which the controller creates sessions but stores none', async () => {
    await start();
    const api = login({ method: 'bearerToken', token: 'bearer.token' });
    const { data } = await createSession(api, { serviceId: SERVICE, type: 'Dial' });
    assert.match(data.token, /^eyJ/);
    assert.deepEqual([(await listSessions(api)).data, api.storesSessions], [[], false]);
    assert.equal(api.state.name === 'ready' && api.state.identity, 'nodered-cell-7');
    assert(controller.requests.every(({ headers }) => !('zt-session' in headers)));
  });

  it('tells of a token that was given and holds no more that a new one is needed', async () => {
    await start();
    const { token } = controller.store.open(controller.identities[0]!);
    const api = login({ method: 'ztSession', token });
    await listSessions(api);
    controller.store.endAll();
    await assert.rejects(listSessions(api), failsWith('ZITI_UNAUTHORIZED', /a new one is needed/));
    assert.equal(api.state.name, 'refused');
    const bearer = login({ method: 'bearerToken', token: 'expired' });
    await assert.rejects(listSessions(bearer), failsWith('ZITI_UNAUTHORIZED', /401 UNAUTHORIZED.*a new one is needed/));
  });

  for (const [jwt, why] of [
    ['expired.jwt', 'token expired'],
    ['wrong.jwt', 'token is invalid'],
  ] as const) {
    it(`says why an external JWT was refused: ${why}`, async () => {
      await start();
      const message = new RegExp(
        `401 UNAUTHORIZED, .*; openziti-primary-ext-jwt: ${why} \\(issuer https://idp\\.factory\\.example\\)`,
      );
      await assert.rejects(login({ method: 'externalJwt', jwt }).login(), failsWith('ZITI_UNAUTHORIZED', message));
    });
  }

  it('does not try a wrong password again by itself: that would lock the user out', async () => {
    await start();
    const api = login({ ...PASSWORD, method: 'password', username: 'nodered', password: 'canary' });
    await assert.rejects(api.login(), failsWith('ZITI_UNAUTHORIZED', /401 INVALID_AUTH/));
    await assert.rejects(listSessions(api), failsWith('ZITI_UNAUTHORIZED', /401 INVALID_AUTH/));
    assert.deepEqual([api.state.name, controller.count('POST /authenticate')], ['refused', 1]);
  });

  it('tells why a login was refused also where the password is a word of the answer', async () => {
    await start();
    const api = login({ method: 'password', username: 'nodered', password: 'error' });
    await assert.rejects(
      api.login(),
      failsWith('ZITI_UNAUTHORIZED', /401 INVALID_AUTH, The authentication request failed/),
    );
  });

  it('tells which second factor is missing, and leaves no half login', async () => {
    await start();
    const phone = login({ method: 'password', username: 'phone', password: 'phone' });
    await assert.rejects(phone.login(), failsWith('ZITI_UNAUTHORIZED', /half done.*a TOTP code/));
    const signer = login({ method: 'password', username: 'signer', password: 'signer' });
    await assert.rejects(signer.login(), failsWith('ZITI_UNAUTHORIZED', /EXT-JWT of https:\/\/idp\.factory\.example/));
    assert.equal(controller.store.apiSessions.size, 0);
  });

  it('tells on one line which second factor is missing, whatever the controller calls it', async () => {
    await start();
    const { query } = controller.identities.find(({ updb }) => updb?.username === 'signer')!;
    Object.assign(query!, { typeId: 'EXT\nJWT', httpUrl: `https://idp\u202e\n.example/${'x'.repeat(999)}` });
    const signer = login({ method: 'password', username: 'signer', password: 'signer' });
    await assert.rejects(signer.login(), (error: Error) => {
      assert.match(error.message, /more: EXT JWT of https:\/\/idp \.example\/x+…, which cannot be given here$/);
      return true;
    });
  });

  it('answers with a TOTP code where one is given', async () => {
    await start();
    const user = { method: 'password', username: 'phone', password: 'phone' } as const;
    await listSessions(login(user, { totpCode: '123456' }));
    await assert.rejects(login(user, { totpCode: '000000' }).login(), failsWith('ZITI_REJECTED', /MFA_INVALID_TOKEN/));
    assert.equal(controller.store.apiSessions.size, 1);
  });

  it('logs in once for many calls, and once more for all when the controller forgot the login', async () => {
    await start();
    const api = login();
    const many = () => Promise.all(Array.from({ length: 25 }, () => listSessions(api)));
    await many();
    assert.equal(controller.count('POST /authenticate'), 1);
    controller.store.endAll();
    await many();
    assert.equal(controller.count('POST /authenticate'), 2);
    assert.equal(controller.store.apiSessions.size, 1);
  });

  it('has no trouble with many calls that wait at a time', async () => {
    await start();
    const warnings: Error[] = [];
    const warn = (warning: Error) => warnings.push(warning);
    process.on('warning', warn);
    const api = login();
    controller.failNext({ delayMs: 100 }, 40, 'GET /sessions');
    await Promise.all(Array.from({ length: 40 }, () => listSessions(api)));
    process.off('warning', warn);
    assert.deepEqual(warnings, []);
  });

  it('replays a call once, and not for ever', async () => {
    await start();
    const api = login();
    await api.login();
    const forget = setInterval(() => controller.store.endAll(), 0);
    try {
      controller.failNext({ delayMs: 20 }, 100, 'GET /sessions');
      await assert.rejects(listSessions(api), failsWith('ZITI_UNAUTHORIZED', /GET \/sessions was refused: 401/));
    } finally {
      clearInterval(forget);
    }
    assert.equal(controller.count('GET /sessions'), 2);
  });

  it('renews the login half-way to its end', async () => {
    await start({ sessionTimeoutMs: 1_000 });
    const api = login();
    await api.login();
    await eventually(() => controller.count('GET /current-api-session') >= 3);
    await listSessions(api);
    assert.equal(controller.count('POST /authenticate'), 1);
  });

  for (const clockAheadMs of [-3_600_000, 3_600_000]) {
    it(`renews in time where the clock of the controller is ${clockAheadMs / 3_600_000} h ahead`, async () => {
      await start({ sessionTimeoutMs: 1_000, clockAheadMs });
      const api = login();
      await api.login();
      await eventually(() => controller.count('GET /current-api-session') >= 3);
      assert.deepEqual([controller.count('POST /authenticate'), api.state.name], [1, 'ready']);
    });
  }

  it('says by itself that a token that was given has ended, if it cannot be renewed', async () => {
    await start({ generation: '2.0', sessionTimeoutMs: 1_000 });
    const { token } = controller.store.open(controller.identities[0]!);
    const api = login({ method: 'ztSession', token });
    await api.login();
    await eventually(() => api.state.name === 'refused');
    assert(controller.count('GET /current-api-session') <= 6, 'it is asked for now and then only');
    await assert.rejects(listSessions(api), failsWith('ZITI_UNAUTHORIZED', /a new one is needed/));
  });

  it('takes a bearer token that ends later than a calendar tells, as one whose end is not known', async () => {
    await start();
    const claims = Buffer.from(JSON.stringify({ exp: 1e15 })).toString('base64url');
    const token = (controller.identities[0]!.bearerToken = `e30.${claims}.c2ln`);
    const api = login({ method: 'bearerToken', token });
    await listSessions(api);
    assert(api.state.name === 'ready');
    assert.equal(api.state.expiresAt, null);
  });

  it('says by itself that a bearer token has ended', async () => {
    await start();
    const claims = Buffer.from(JSON.stringify({ exp: Date.now() / 1_000 + 1 })).toString('base64url');
    const token = `eyJhbGciOiJFUzI1NiJ9.${claims}.c2ln`;
    const identity = controller.identities[0]!;
    identity.bearerToken = token;
    const api = login({ method: 'bearerToken', token });
    await api.login();
    assert(api.state.name === 'ready' && api.state.expiresAt);
    identity.bearerToken = 'another';
    await eventually(() => api.state.name === 'refused');
  });

  it('asks only now and then for a bearer token whose end our clock has passed, and the controller takes', async () => {
    await start();
    const claims = Buffer.from(JSON.stringify({ exp: Date.now() / 1_000 + 1 })).toString('base64url');
    const token = `eyJhbGciOiJFUzI1NiJ9.${claims}.c2ln`;
    controller.identities[0]!.bearerToken = token;
    const api = login({ method: 'bearerToken', token });
    await api.login();
    await eventually(() => controller.count('GET /current-identity') >= 4);
    await sleep(200);
    assert(controller.count('GET /current-identity') <= 5);
  });

  it('asks for nothing once nothing keeps an opaque bearer token alive any more', async () => {
    await start();
    const api = login({ method: 'bearerToken', token: 'bearer.token' });
    const letGo = api.pauseRenewal(await api.token());
    letGo();
    await sleep(200);
    assert.equal(controller.count('GET /current-identity'), 1, 'that of the login');
  });

  for (const [what, options] of [
    ['does not renew it (2.0)', { generation: '2.0' }],
    ['shows an end that is 1 ms later (2.1)', { generation: '2.1', activity: 'ignored' }],
  ] as const) {
    it(`logs in anew well before the end where the controller ${what}, and logs the old login out`, async () => {
      await start({ sessionTimeoutMs: 2_000, ...options });
      const api = login();
      const ids = new Set<string>();
      api.on('state', (state) => state.name === 'ready' && ids.add(state.apiSessionId));
      await api.login();
      await eventually(() => controller.count('POST /authenticate') === 3);
      await eventually(() => api.state.name === 'ready');
      assert.equal(ids.size, 3, 'each login is told by another id');
      await listSessions(api);
      assert(
        controller.requests.every(({ status }) => status !== 401),
        'it was never too late',
      );
      await eventually(() => controller.count('DELETE /current-api-session') === 2);
      assert.equal(controller.store.apiSessions.size, 1, 'the last one');
    });
  }

  it('stays with its login where the controller shows a renewal with the next answer only (1.6)', async () => {
    await start({ generation: '1.6', activity: 'shown-late', sessionTimeoutMs: 1_000 });
    const api = login();
    await api.login();
    await eventually(() => controller.count('GET /current-api-session') >= 6);
    await listSessions(api);
    assert.equal(controller.count('POST /authenticate'), 1);
  });

  it('logs out what a failed renewal left, once it can log in again', async () => {
    await start({ generation: '2.0', sessionTimeoutMs: 2_000 });
    const api = login();
    await api.login();
    controller.failNext('rate-limit', 4, 'POST /authenticate');
    await eventually(() => controller.count('DELETE /current-api-session') === 1);
    assert.equal(controller.store.apiSessions.size, 1);
  });

  it('logs out a replaced login before it is closed', async () => {
    await start({ generation: '2.0', sessionTimeoutMs: 1_000 });
    const api = login();
    await api.login();
    controller.failNext('hang', 1, 'DELETE /current-api-session');
    await eventually(() => controller.count('DELETE /current-api-session') === 1);
    await api.close();
    assert.equal(controller.count('DELETE /current-api-session'), 2);
  });

  it('creates a session anew that was created with a login on its way out', async () => {
    await start({ generation: '2.0', sessionTimeoutMs: 1_000 });
    const api = login();
    await api.login();
    // The old login is replaced at 750 ms.
    await eventually(() => controller.count('GET /current-api-session') === 2);
    controller.failNext({ answerDelayMs: 400 }, 1, 'POST /sessions');
    const { data } = await createSession(api, { serviceId: SERVICE, type: 'Dial' });
    assert(api.state.name === 'ready');
    assert.equal(data.apiSessionId, api.state.apiSessionId);
    assert(controller.store.sessions.has(data.id));
  });

  it('keeps trying to log in where the controller is away, and says why not', async () => {
    await start();
    const { port } = controller;
    const api = login();
    await controller.close();
    const states: ApiSessionState['name'][] = [];
    api.on('state', ({ name }) => states.push(name));
    await assert.rejects(api.login(), failsWith('ZITI_UNREACHABLE', /did not reach/));
    assert.equal(api.state.name, 'unreachable');
    await start({ port });
    await eventually(() => api.state.name === 'ready');
    assert.deepEqual(states.slice(0, 3), ['logging-in', 'unreachable', 'logging-in']);
  });

  it('finds its way back after a renewal that failed', async () => {
    await start({ sessionTimeoutMs: 3_000 });
    const api = login();
    await api.login();
    controller.failNext('unhandled', 1, 'GET /current-api-session');
    await eventually(() => controller.count('GET /current-api-session') === 2);
    await listSessions(api);
    controller.store.endAll();
    await eventually(() => controller.count('POST /authenticate') === 2);
  });

  for (const fault of ['empty', 'other-json', 'html', 'broken-json'] as const) {
    it(`says so where the login is answered by ${fault}`, async () => {
      await start();
      controller.failNext(fault);
      const api = login();
      await assert.rejects(api.login(), failsWith('ZITI_SERVER', /^POST \/authenticate was answered (by|without) /));
      assert.equal(api.state.name, 'unreachable');
    });
  }

  it('lets a caller give up on a login that others wait for', async () => {
    await start();
    controller.failNext({ delayMs: 300 }, 1, 'POST /authenticate');
    const api = login();
    const patient = listSessions(api);
    const stop = new AbortController();
    const hasty = listSessions(api, {}, stop.signal);
    stop.abort(new Error('the flow was stopped'));
    await assert.rejects(hasty, failsWith('ZITI_UNREACHABLE', /^GET \/sessions .*the flow was stopped/));
    assert.equal(api.state.name, 'logging-in');
    await patient;
    assert.deepEqual([controller.count('POST /authenticate'), controller.count('GET /sessions')], [1, 1]);
  });

  it('is closed within a moment while it logs in, and while calls wait', async () => {
    await start();
    const slow = login();
    controller.failNext('hang', 1, 'POST /authenticate');
    const opening = assert.rejects(slow.login(), failsWith('ZITI_UNREACHABLE', /closed/));
    await eventually(() => controller.count('POST /authenticate') === 1);
    await Promise.all([slow.close(), opening]);

    const api = login();
    await api.login();
    controller.failNext('hang', 1, 'GET /sessions');
    const waiting = assert.rejects(listSessions(api), failsWith('ZITI_UNREACHABLE', /closed/));
    await eventually(() => controller.count('GET /sessions') === 1);
    await Promise.all([api.close(), waiting]);
    await assert.rejects(listSessions(api), failsWith('ZITI_UNREACHABLE', /closed for good/));
    assert.equal(controller.store.apiSessions.size, 0);
    await eventually(() => controller.connectionCount === 0);
  });

  it('is closed in 2 s while a login is half done, and the controller says nothing any more', async () => {
    await start();
    const api = login({ method: 'password', username: 'phone', password: 'phone' }, { totpCode: '123456' });
    await api.login();
    const [{ id } = { id: '' }] = controller.store.apiSessions.values();
    const letGo = api.preventLogout(id);
    await api.logout();
    controller.failNext('hang', 9, 'POST /authenticate/mfa');
    controller.failNext('hang', 9, 'DELETE /current-api-session');
    const opening = assert.rejects(api.login(), failsWith('ZITI_UNREACHABLE', /closed/));
    await eventually(() => controller.count('POST /authenticate/mfa') === 2);
    const waited = waitedMs(api.close());
    await opening;
    assert((await waited) < 2_000);
    letGo();
    assert.deepEqual([api.state.name, controller.count('DELETE /current-api-session')], ['closed', 2]);
  });

  it('goes on where a listener throws, and tells the others', async () => {
    await start();
    const api = login();
    const warnings: string[] = [];
    const warn = ({ name }: Error) => warnings.push(name);
    process.on('warning', warn);
    const heard: string[] = [];
    api.on('state', () => {
      throw new Error('not my day');
    });
    api.on('state', ({ name }) => heard.push(name));
    await listSessions(api);
    await api.close();
    assert.deepEqual(heard, ['logging-in', 'ready', 'closed']);
    await eventually(() => warnings.length === 3);
    process.off('warning', warn);
    assert.deepEqual(new Set(warnings), new Set(['KortexListenerWarning']));
  });

  it('shows no secret in whatever is printed of it, or of its errors', async () => {
    await start();
    const canary = 'canary-of-the-login';
    const seen: unknown[] = [];
    for (const authentication of [
      { method: 'password', username: 'nodered', password: canary },
      { method: 'externalJwt', jwt: canary },
      { method: 'ztSession', token: canary },
      { method: 'bearerToken', token: canary },
    ] as const) {
      const api = login(authentication, { totpCode: canary });
      api.on('state', (state) => seen.push(state));
      seen.push(api, await api.login().catch((error: unknown) => error));
      seen.push(await listSessions(api).catch((error: unknown) => error));
    }
    // A proxy may quote the request in its refusal.
    for (const authentication of [
      { method: 'externalJwt', jwt: canary },
      { method: 'ztSession', token: canary },
      { method: 'bearerToken', token: canary },
    ] as const) {
      controller.failNext('echo');
      const refused = await login(authentication)
        .login()
        .catch((error: unknown) => error);
      assert.match(String(refused), /COULD_NOT_VALIDATE, bad header/);
      seen.push(refused);
    }
    const quoted = `{"error":{"code":"MFA_INVALID_TOKEN","message":"${canary} is no code"},"meta":{}}`;
    controller.failNext({ status: 400, type: 'application/json', body: quoted }, 1, 'POST /authenticate/mfa');
    const phone = login({ method: 'password', username: 'phone', password: 'phone' }, { totpCode: canary });
    const wrong = await phone.login().catch((error: unknown) => error);
    assert.match(String(wrong), /MFA_INVALID_TOKEN, .* is no code/);
    seen.push(wrong);
    // A failure below HTTP is told by the HTTP client, whose own error holds the whole request.
    const cut = login({ method: 'password', username: 'nodered', password: canary });
    controller.failNext('reset', 4);
    seen.push(await cut.login().catch((error: unknown) => error));
    const printed = seen.flatMap((one) => [inspect(one, { depth: 12, showHidden: true }), JSON.stringify(one)]);
    const stacks = seen.map((one) => (one instanceof Error ? `${String(one.stack)}${String(one.cause)}` : ''));
    assert(seen.length > 12);
    for (const text of [...printed, ...stacks]) assert(!text.includes(canary), text);
  });
});
