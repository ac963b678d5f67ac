import assert from 'node:assert/strict';
import { setTimeout as sleep } from 'node:timers/promises';
import { inspect } from 'node:util';
import { ZitiError } from '../../src/errors.js';
import type { ApiSession } from '../../src/ziti/api-session.js';
import type { Authentication } from '../../src/ziti/authentication.js';
import { toBaseUrl } from '../../src/ziti/base-url.js';
import { listSessions } from '../../src/ziti/sessions.js';
import { eventually } from '../support/eventually.js';
import { StandInController, type StandInOptions } from '../support/ziti/controller.js';
import type { Fault } from '../support/ziti/faults.js';
import { oidcUser, TOKEN_REQUEST, useLogins } from '../support/ziti/login.js';

const jsonOf = (status: number, content: object): Fault => ({
  status,
  type: 'application/json',
  body: JSON.stringify(content),
});

describe('a login by OpenID Connect at a controller that errs', () => {
  const logins = useLogins(oidcUser('nodered'));
  const { login } = logins;
  let controller: StandInController;
  const start = async (options?: StandInOptions) => (controller = await logins.start(options));
  async function refusalOf(api: ApiSession): Promise<ZitiError> {
    try {
      await api.login();
    } catch (error) {
      assert(error instanceof ZitiError, inspect(error));
      return error;
    }
    return assert.fail('it logged in');
  }
  /** The next answers with tokens are these. */
  function answerTokens(content: object, times = 1): void {
    const body = JSON.stringify(content);
    controller.failNext({ status: 200, type: 'application/json', body }, times, TOKEN_REQUEST);
  }

  for (const lifetime of [0, -5, 1e-9, 1e12, 1e300, 'soon', null, '1e400']) {
    it(`is made, and asks for no token again at once, where tokens hold ${String(lifetime)} seconds`, async () => {
      await start();
      answerTokens({ access_token: 'bearer.token', refresh_token: 'one', expires_in: lifetime }, 999);
      const api = login();
      await listSessions(api);
      await sleep(150);
      assert.equal(api.state.name, 'ready');
      assert(controller.count(TOKEN_REQUEST) <= 3, String(controller.count(TOKEN_REQUEST)));
    });
  }

  it('takes a lifetime that is a text of digits', async () => {
    await start();
    answerTokens({ access_token: 'bearer.token', refresh_token: 'one', expires_in: '1800' });
    const api = login();
    await api.login();
    assert(api.state.name === 'ready' && api.state.expiresAt && api.state.expiresAt.getTime() > Date.now() + 1_700_000);
  });

  it('is not renewed over and over where the clock of the controller is wrong', async () => {
    await start();
    const part = (content: object) => Buffer.from(JSON.stringify(content)).toString('base64url');
    const nowS = Date.now() / 1000;
    const token = `e30.${part({ iat: nowS - 1_800, exp: nowS + 0.2 })}.c2ln`;
    controller.identities[0]!.bearerToken = token;
    answerTokens({ access_token: token, refresh_token: 'one' }, 999);
    const api = login();
    await api.login();
    await sleep(300);
    assert.equal(controller.count(TOKEN_REQUEST), 1);
  });

  it('keeps its refresh token where the controller gives no other one', async () => {
    await start({ accessTokenMs: 500 });
    const api = login();
    answerTokens({ access_token: 'bearer.token', refresh_token: 'one', expires_in: 0.5 });
    answerTokens({ access_token: 'bearer.token', expires_in: 0.5 }, 99);
    await api.login();
    await eventually(() => controller.count(TOKEN_REQUEST) >= 4);
    assert.equal(controller.count('POST /oidc/login/password'), 1);
  });

  it('says what the controller says where it sends the refusal to where the code would go', async () => {
    await start();
    const location = 'http://localhost:20314/auth/callback?error=invalid_scope&error_description=no+such+scope';
    controller.failNext({ status: 302, type: 'text/html', body: '<a>', location }, 1, 'GET /oidc/authorize');
    assert.match((await refusalOf(login())).message, /invalid_scope, no such scope/);
  });

  for (const authQueries of [[null], ['TOTP'], [5], [[]]]) {
    it(`says so where the controller asks for ${JSON.stringify(authQueries)}`, async () => {
      await start();
      const body = JSON.stringify({ authQueries });
      controller.failNext({ status: 200, type: 'application/json', body }, 9, 'POST /oidc/login/');
      assert.doesNotMatch((await refusalOf(login())).message, /destructure|undefined|Cannot/);
    });
  }

  const HTML: Record<string, string> = { '&': 'amp', '<': 'lt', '>': 'gt', '"': '#34', "'": '#39' };
  for (const [what, quote] of Object.entries({
    'a form': (text: string) => new URLSearchParams({ a: text }).toString(),
    JSON: (text: string) => JSON.stringify({ a: text }),
    HTML: (text: string) => text.replace(/[&<>"']/g, (letter) => `&${HTML[letter]};`),
    'a path': (text: string) => encodeURIComponent(text),
  })) {
    for (const session of ['auto', 'oidc'] as const) {
      it(`tells no password that is quoted as in ${what} (${session})`, async () => {
        const password = `canary<&>"tail !ü\\x'`;
        await start();
        const said = `bad: ${quote(password)}`;
        const asOauth = JSON.stringify({ error: 'invalid', error_description: said });
        const asApi = JSON.stringify({ error: { code: 'INVALID', message: said, requestId: 'r' } });
        const fault = { status: 400, type: 'application/json', body: session === 'oidc' ? asOauth : asApi };
        controller.failNext(fault, 9, session === 'oidc' ? 'POST /oidc/login/' : 'POST /authenticate');
        const { message } = await refusalOf(login({ ...oidcUser('nodered', password), session } as Authentication));
        assert.match(message, /bad: \S*\*\*\*/);
        assert.doesNotMatch(message, /canary|tail/);
      });
    }
  }

  const quoting = (text: string): Record<string, Fault> => ({
    'the code of an error': jsonOf(400, { error: { code: text, message: 'no', requestId: 'r' } }),
    'the id of a request': jsonOf(400, { error: { code: 'NO', message: 'no', requestId: text } }),
    'the code of an error of OAuth': jsonOf(400, { error: text }),
    'a question for more': jsonOf(200, { authQueries: [{ typeId: text, httpUrl: text }] }),
    'the type of an answer': { status: 500, type: `text/html;${text}`, body: '' },
    'the way of a redirect': { status: 302, type: 'text/html', body: '', location: `/oidc/${text}` },
    'the reason where the code would be': {
      status: 302,
      type: 'text/html',
      body: '',
      location: `http://localhost:20314/auth/callback?error=no&error_description=${text}`,
    },
  });
  for (const what of Object.keys(quoting(''))) {
    for (const step of ['POST /oidc/login/', 'GET /oidc/authorize/callback', TOKEN_REQUEST]) {
      it(`tells no password that is quoted in ${what}, as the answer to ${step}`, async () => {
        await start();
        controller.identities[0]!.updb!.password = 'canary';
        controller.failNext(quoting('canary')[what]!, 9, step);
        const error = await refusalOf(login(oidcUser('nodered', 'canary')));
        assert.doesNotMatch(inspect(error, { depth: 9 }), /canary/);
      });
    }
  }

  it('tells no password that the older kind of login is refused with', async () => {
    await start();
    for (const what of ['the code of an error', 'the id of a request', 'the type of an answer']) {
      controller.failNext(quoting('canary')[what]!, 1, 'POST /authenticate');
      const api = login({ ...oidcUser('nodered', 'canary'), session: 'auto' } as Authentication);
      const error = await refusalOf(api);
      await api.close();
      assert.doesNotMatch(inspect(error, { depth: 9 }), /canary/);
    }
  });

  it('leaves no token where the connection breaks while it is logged out', async () => {
    await start();
    const api = login();
    await api.login();
    controller.failNext('reset', 1, 'POST /oidc/revoke');
    await api.close();
    assert.equal(controller.oidc.liveCount, 0);
  });

  for (const [status, code, state] of [
    [405, 'ZITI_REJECTED', 'refused'],
    [423, 'ZITI_REJECTED', 'refused'],
    [502, 'ZITI_UNREACHABLE', 'unreachable'],
    [504, 'ZITI_UNREACHABLE', 'unreachable'],
  ] as const) {
    it(`takes a ${status} in plain text for ${code}`, async () => {
      await start();
      controller.failNext({ status, type: 'text/plain', body: 'no' }, 9, 'POST /oidc/login/');
      const api = login();
      assert.deepEqual([(await refusalOf(api)).code, api.state.name], [code, state]);
    });
  }

  it('tells no tokens that come with a strange status or type', async () => {
    await start();
    const tokens = JSON.stringify({ access_token: 'canary', refresh_token: 'canary' });
    for (const type of ['text/plain', 'application/json', 'text/html']) {
      for (const status of [201, 203, 206, 299]) {
        controller.failNext({ status, type, body: tokens }, 1, TOKEN_REQUEST);
        const api = login();
        assert.doesNotMatch((await refusalOf(api)).message, /canary/, `${type} ${status}`);
        await api.close();
      }
    }
  });

  it('tells no secret and no endless address where a redirect leads astray', async () => {
    await start();
    const location = `/oidc/nodered/${'x'.repeat(5_000)}`;
    controller.failNext({ status: 302, type: 'text/html', body: '', location }, 9, 'POST /oidc/login/');
    const { message } = await refusalOf(login());
    assert(message.length < 700, message);
  });

  it('is renewed at the controller that answers, where the one that it was made at is away', async () => {
    await start({ accessTokenMs: 2_000 });
    const other = await StandInController.start({ accessTokenMs: 60_000 });
    try {
      const api = login(oidcUser('nodered'), { otherUrls: [toBaseUrl(other.url)] });
      await listSessions(api);
      controller.oidc.logins.forEach((one, id) => other.oidc.logins.set(id, one)); // as a cluster does
      const { port } = controller;
      await controller.pause();
      await eventually(() => other.count(TOKEN_REQUEST) >= 1);
      await listSessions(api);
      assert.equal(other.count('POST /oidc/login/password'), 0);
      await api.close();
      assert.equal(other.count('POST /oidc/revoke'), 2);
      await controller.resume(port);
    } finally {
      await other.close();
    }
  });

  it('needs no new code where the controller was away until after the end of the token', async () => {
    await start({ accessTokenMs: 400 });
    const api = login(oidcUser('phone'), { totpCode: '123456' });
    await api.login();
    const { port } = controller;
    await controller.pause();
    await sleep(1_800);
    await controller.resume(port);
    controller.identities.find(({ id }) => id === 'tOtP')!.totpCode = '654321';
    await eventually(() => controller.count(TOKEN_REQUEST) >= 2 || api.state.name === 'refused');
    await listSessions(api);
    assert.equal(api.state.name, 'ready');
  });

  it('takes no body without an end', async () => {
    await start();
    controller.failNext(
      { status: 200, type: 'application/json', body: 'x'.repeat(80 * 1024 * 1024) },
      9,
      TOKEN_REQUEST,
    );
    assert.match((await refusalOf(login())).message, /was answered with more than 33554432 bytes/);
  });
});
