import assert from 'node:assert/strict';
import { once } from 'node:events';
import type { Duplex } from 'node:stream';
import { text } from 'node:stream/consumers';
import { finished } from 'node:stream/promises';
import { ZitiError } from '../../../src/errors.js';
import type { ApiSession } from '../../../src/ziti/api-session.js';
import { dialService } from '../../../src/ziti/dial.js';
import type { Authentication } from '../../../src/ziti/authentication.js';
import { eventually } from '../../support/eventually.js';
import { Network, SERVICE } from '../../support/ziti/network.js';
import { TYPE, u32 } from '../../support/ziti/router-wire.js';
import { TOKEN_REQUEST } from '../../support/ziti/login.js';

const PASSWORD: Authentication = { method: 'password', username: 'nodered', password: 'nodered', session: 'oidc' };
const WAYS: Record<string, Authentication> = {
  certificate: { method: 'certificate', session: 'oidc' },
  password: PASSWORD,
  'external JWT': { method: 'externalJwt', jwt: 'external.jwt', session: 'oidc' },
};
const CERTIFICATES = 'POST /current-api-session/certificates';

describe('dialling with a login by OpenID Connect', () => {
  let network: Network;
  afterEach(() => network.close());

  async function echoes(stream: Duplex, word: string): Promise<void> {
    stream.write(word);
    assert.equal(String((await once(stream, 'data'))[0]), word);
  }
  const renewals = () => network.controller.count(TOKEN_REQUEST) - 1;
  const told = () => [...network.router.clients].map((client) => client.count(TYPE.newToken));

  for (const [way, authentication] of Object.entries(WAYS)) {
    it(`needs no session by ${way}, where the router takes the service by its id`, async () => {
      network = await Network.start();
      const api = network.login(authentication);
      const stream = await dialService(api, SERVICE);
      stream.end('hello arm');
      assert.equal(await text(stream), 'hello arm');
      assert.equal(network.controller.count('POST /sessions'), 0);
      assert.equal(network.controller.count(CERTIFICATES), authentication.method === 'certificate' ? 0 : 1);
      await eventually(() => network.router.clients.size === 0);
      await api.close();
      assert.equal(network.controller.oidc.liveCount, 0);
    });

    it(`takes a session by ${way} where the router is older, and has none to delete`, async () => {
      network = await Network.start({ generation: '2.0' });
      const stream = await dialService(network.login(authentication), SERVICE);
      stream.end('hello arm');
      assert.equal(await text(stream), 'hello arm');
      await eventually(() => network.router.clients.size === 0);
      const asked = network.controller.requests.filter(({ path }) => path.startsWith('/sessions'));
      assert.deepEqual(
        asked.map(({ method }) => method),
        ['POST'],
      );
    });
  }

  it('keeps its streams over the end of token after token, on one channel and with one certificate', async () => {
    network = await Network.start({ accessTokenMs: 800 });
    const api = network.login(PASSWORD);
    const stream = await dialService(api, SERVICE);
    await eventually(() => renewals() >= 4);
    await echoes(stream, 'still here');
    assert(told()[0]! >= 3, String(told()[0]));
    const second = await dialService(api, SERVICE);
    await echoes(second, 'on the same channel');
    assert.equal(network.router.accepted, 1);
    assert.equal(network.controller.count(CERTIFICATES), 1);
    assert.equal(network.controller.count('POST /oidc/login/password'), 1);
    stream.destroy();
    second.destroy();
  });

  it('takes a session where of the routers that are there none takes the service by its id', async () => {
    network = await Network.start();
    const { row } = network.router;
    await network.addRouter({ name: 'router-old', connectV2: false });
    network.controller.routers[0] = { row: { ...row, isOnline: false } };
    const stream = await dialService(network.login(PASSWORD), SERVICE);
    await echoes(stream, 'hello arm');
    assert.equal(network.controller.count('POST /sessions'), 1);
    stream.destroy();
  });

  it('gives a channel the next token that opened while the tokens were renewed', async () => {
    network = await Network.start({ accessTokenMs: 2_000 });
    const api = network.login(WAYS.certificate);
    await api.login();
    const { router } = network;
    let isHeld = true;
    router.options.instead = ({ type, sequence }, client) => {
      if (type !== TYPE.hello || !isHeld) return false;
      isHeld = false;
      client.hello(apiToken);
      void eventually(() => renewals() === 1).then(() => {
        client.send(TYPE.result, { 1: u32(sequence), 2: Buffer.of(1) });
      });
      return true;
    };
    const apiToken = await api.token();
    const stream = await dialService(api, SERVICE);
    await eventually(() => told()[0] === 1);
    await echoes(stream, 'hello');
    stream.destroy();
  });

  it('loses its streams to a router that does not take the next token, and dials anew', async () => {
    network = await Network.start({ accessTokenMs: 1_000 });
    const api = network.login(PASSWORD);
    network.router.options.instead = ({ type, sequence, body }, client) => {
      if (type !== TYPE.newToken) return false;
      client.send(TYPE.tokenRefused, { 1: u32(sequence) }, Buffer.from(`no: ${body.toString()}`));
      return true;
    };
    const stream = await dialService(api, SERVICE);
    await assert.rejects(finished(stream.resume()), (error: unknown) => {
      assert(error instanceof ZitiError);
      assert.match(
        error.message,
        /^edge router "router-a" at localhost:\d+ cannot be reached: it closed the connection$/,
      );
      return true;
    });
    await echoes(await dialService(api, SERVICE), 'again');
    assert.equal(network.controller.count('POST /oidc/login/password'), 1);
  });

  it('does not wait for a router that says nothing about the next token', async () => {
    network = await Network.start({ accessTokenMs: 1_000 });
    const api = network.login(PASSWORD);
    network.router.options.instead = ({ type }) => type === TYPE.newToken;
    const stream = await dialService(api, SERVICE);
    await eventually(() => renewals() >= 1);
    await echoes(await dialService(api, SERVICE), 'hello');
    stream.destroy();
  });

  it('leaves a stream to the token that it came with where a new login takes its place', async () => {
    network = await Network.start({ accessTokenMs: 1_500, refreshTokenMs: 100 });
    const api = network.login(PASSWORD);
    const stream = await dialService(api, SERVICE);
    const [client] = network.router.clients;
    await eventually(() => network.controller.count('POST /oidc/login/password') === 2 && api.state.name === 'ready');
    await echoes(stream, 'to the end of its token');
    assert.equal(client!.count(TYPE.newToken), 0, 'a router takes no token of another login');
    const next = await dialService(api, SERVICE);
    await echoes(next, 'with the new login');
    await assert.rejects(finished(stream.resume()), ZitiError);
    await eventually(() => network.controller.oidc.liveCount === 1);
    next.destroy();
  });

  it('ends its streams with the login, of which nothing stays', async () => {
    network = await Network.start();
    const api: ApiSession = network.login(PASSWORD);
    const stream = await dialService(api, SERVICE);
    const over = assert.rejects(finished(stream.resume()), /the login at the controller was closed/);
    await api.close();
    await over;
    assert.deepEqual([network.controller.oidc.liveCount, network.controller.store.sessions.size], [0, 0]);
  });
});
