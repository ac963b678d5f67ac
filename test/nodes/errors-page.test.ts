import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { createServer, type Socket } from 'node:net';
import { join } from 'node:path';
import { runInNewContext } from 'node:vm';
import { setAccess } from '../../src/arm/access-control.js';
import { KortexClient } from '../../src/client/client.js';
import type { Login } from '../../src/client/options.js';
import { refusalOf } from '../../src/client/refusal.js';
import { BusyError, InputError, TimeoutError } from '../../src/errors.js';
import { requestFrame } from '../../src/protocol/frame.js';
import { ConnectionList, ErrorCode, SubErrorCode } from '../../src/protocol/messages.js';
import { METHODS } from '../../src/protocol/services.js';
import { type Simulator, startSimulator } from '../../src/simulator/index.js';
import { MqttTransport } from '../../src/transport/mqtt.js';
import { openEnvelope } from '../../src/ziti/answer.js';
import { Controller } from '../../src/ziti/controller.js';
import { ERROR_CODES } from '../support/error-codes.js';
import { readJson, ROOT } from '../support/golden.js';
import { freePort } from '../support/mosquitto.js';

const PAGE = readFileSync(join(ROOT, 'docs/errors.md'), 'utf8');

/** What the page says of each code, by the heading. */
const sections = new Map(
  [...PAGE.matchAll(/^### (.*)\n([^]*?)(?=^##|(?![^]))/gm)].map(([, code, text]) => [code!, text!]),
);

const exampleOf = (code: string) => /^- \*\*Example:\*\* `(.*)`$/m.exec(sections.get(code) ?? '')?.[1];

/** What a recipe gives back for a message, as a Function node would run it. */
function run(recipe: string, msg: object): unknown {
  const store = { get: () => undefined, set: () => undefined };
  const setTimeout = () => undefined;
  return runInNewContext(`(() => { ${recipe}\n})()`, { msg, node: {}, flow: store, context: store, setTimeout });
}

describe('docs/errors.md', () => {
  it('tells of every code there is, and of no other, in the order of the source', () => {
    assert.deepEqual([...sections.keys()], ERROR_CODES);
  });

  it('has a row that leads to each of them', () => {
    const rows = [...PAGE.matchAll(/^\| \[`(\w+)`\]\(#(\w+)\)/gm)].map(([, code, anchor]) => [code, anchor]);
    assert.deepEqual(
      rows,
      ERROR_CODES.map((code) => [code, code.toLowerCase()]),
    );
  });

  it('leads to a table with a short sentence for operators, for every code in every language', () => {
    assert.match(PAGE, /\(\.\.\/resources\/operator-messages\.json\)/);
    const table = readJson(ROOT, 'resources/operator-messages.json') as Record<string, Record<string, string>>;
    assert.deepEqual(Object.keys(table), [...ERROR_CODES, 'OTHER']);
    const languages = readdirSync(join(ROOT, 'nodes/locales')).sort();
    for (const [code, sentences] of Object.entries(table)) {
      assert.deepEqual(Object.keys(sentences).sort(), languages, code);
      for (const sentence of Object.values(sentences)) {
        assert(sentence.length > 0 && sentence.length <= 150, sentence);
        assert.doesNotMatch(sentence, /msg\.|KORTEX_|ZITI_/, 'operators read no code');
      }
    }
  });

  for (const code of ERROR_CODES) {
    it(`says why ${code} comes, what to do, and how a flow deals with it`, () => {
      const section = sections.get(code) ?? '';
      assert.match(section, /^\n[A-Z\d]/, 'what happened');
      assert.match(section, /^- \*\*Typical causes:\*\* /m);
      assert.match(section, /^- \*\*What to do:\*\* /m);
      const recipe = /```js\n([^]*?)```/.exec(section)?.[1] ?? '';
      const source = { id: 'a', type: 'kinova-session-config', name: '', count: 1 };
      const message = `${code}: ${exampleOf(code) ?? 'for a reason'}`;
      run(recipe, { payload: {}, kortex: { arm: 'arm 7' }, error: { code, message, source } });
      const other = { payload: {}, error: { code: 'OTHER', message: 'another error', source } };
      assert.equal(run(recipe, other), null, 'the recipe lets no other error through');
    });
  }
});

describe('the examples of docs/errors.md are what the code says', () => {
  let simulator: Simulator;
  const clients: KortexClient[] = [];
  before(async () => {
    simulator = await startSimulator();
  });
  after(async () => {
    await Promise.all(clients.map((client) => client.close()));
    await simulator.close();
  });

  function arm(login: Partial<Login> = {}, port = simulator.port): KortexClient {
    const client = new KortexClient({
      login: { username: 'admin', password: 'admin', ...login },
      createTransport: () => new MqttTransport({ protocol: 'mqtt', host: '127.0.0.1', port }),
    });
    clients.push(client);
    return client;
  }

  /** The message of what `act` throws. */
  async function failure(code: string, act: () => unknown): Promise<string> {
    try {
      await act();
    } catch (error) {
      assert.equal((error as { code?: unknown }).code, code);
      return (error as Error).message;
    }
    assert.fail('nothing failed');
  }

  const examples: Record<string, () => unknown> = {
    KORTEX_OFFLINE: async () => arm({}, await freePort()).connect(),
    KORTEX_TIMEOUT: () => Promise.reject(new TimeoutError('Session/GetConnections', 5000)),
    KORTEX_LOGIN_REFUSED: () => arm({ password: 'wrong' }).login(),
    KORTEX_NO_SESSION: async () => {
      const client = arm({ password: 'wrong' });
      await client.login().catch(() => undefined);
      await client.connections();
    },
    KORTEX_SESSION_LOST: async () => {
      const client = arm();
      const { sessionId } = await client.login();
      const lost = new Promise<Error>((resolve) =>
        client.on('state', (state) => state.name === 'connected' && state.cause && resolve(state.cause)),
      );
      simulator.endSession(sessionId);
      throw await lost;
    },
    KORTEX_PERMISSION_DENIED: async () => {
      const client = arm({ username: 'operator', password: 'operator' });
      await client.login();
      await setAccess(client, { singleSourceControl: true });
    },
    KORTEX_UNSUPPORTED: () => {
      const method = 'Session/GetConnections';
      const { serviceId, functionId } = METHODS[method];
      const { header, payload } = requestFrame({ serviceId, functionId, messageId: 1, sessionId: 1 }, new Uint8Array());
      const codes = { errorCode: ErrorCode.ERROR_PROTOCOL_SERVER, errorSubCode: SubErrorCode.UNSUPPORTED_METHOD };
      throw refusalOf(method, { header: { ...header, ...codes }, payload });
    },
    KORTEX_PROTOCOL: () => ConnectionList.decode(new Uint8Array(12).fill(0xff)),
    KORTEX_BUSY: () => Promise.reject(new BusyError(32)),
    KORTEX_INPUT: () =>
      Promise.reject(new InputError('msg.action', 'one of open, close, keep-alive, connect, disconnect; got nothing')),
    KORTEX_NOT_ALLOWED: () => arm().invoke('ProgramRunner/Start', { handle: { programHandle: { identifier: 3 } } }),
  };

  /** A refusal by a controller, in its envelope. */
  const refuse = (request: string, status: number, error: object) => () =>
    openEnvelope(request, { status, body: JSON.stringify({ error: { requestId: 'Zr8kQ1mTn', ...error }, meta: {} }) });

  Object.assign(examples, {
    ZITI_UNAUTHORIZED: refuse('POST /authenticate', 401, {
      code: 'INVALID_AUTH',
      message: 'The authentication request failed',
    }),
    ZITI_NOT_FOUND: refuse('GET /sessions/cm9f2m7rt00b4tk01x8c2', 404, { code: 'NOT_FOUND' }),
    ZITI_REJECTED: refuse('POST /sessions', 400, {
      code: 'COULD_NOT_VALIDATE',
      message: 'The supplied request contains an invalid document',
      cause: { field: 'ServiceId', reason: 'service not found', value: '2bWzYq0vE5rJ8kN1' },
    }),
    ZITI_CONFLICT: refuse('POST /sessions', 409, {
      code: 'INVALID_POSTURE',
      cause: { data: { policy: [{ id: '7dQ.k2Xw', typeId: 'PROCESS', isPassing: false }] } },
    }),
    ZITI_BUSY: refuse('POST /authenticate', 429, { code: 'SERVER_TOO_MANY_REQUESTS' }),
    ZITI_UNREACHABLE: async () => {
      const sockets: Socket[] = [];
      const silent = createServer((socket) => sockets.push(socket));
      const port = await freePort();
      await new Promise<void>((resolve) => silent.listen(port, '127.0.0.1', resolve));
      const baseUrl = `https://127.0.0.1:${port}/edge/client/v1`;
      const controller = new Controller({ baseUrl, timeoutMs: 15 });
      try {
        await controller.send({ method: 'POST', path: '/authenticate' });
      } finally {
        controller.close();
        sockets.forEach((socket) => socket.destroy());
        silent.close();
      }
    },
    ZITI_SERVER: () => openEnvelope('GET /sessions', { status: 200, body: '<html></html>' }),
  });

  /** With the addresses, numbers and limits that the page shows. */
  const asOnThePage = (said: string) =>
    said
      .replace(/https:\/\/127\.0\.0\.1:\d+/, 'https://ctrl.factory.example:1280')
      .replace(/127\.0\.0\.1:\d+/g, '192.168.1.10:1883')
      .replace(/session \d+/, 'session 3')
      .replace('15 ms', '15000 ms');

  for (const [code, act] of Object.entries(examples)) {
    it(code, async () => {
      const said = await failure(code, act);
      assert.equal(exampleOf(code), asOnThePage(said));
    });
  }

  it('are there for every code', () => {
    assert.deepEqual([...Object.keys(examples), 'KORTEX_ARM'].sort(), [...ERROR_CODES].sort());
  });

  it('KORTEX_ARM', async () => {
    const client = arm();
    await client.login();
    const act = () => client.call('Session/AddTemporaryUserRole', { roleIdentifier: 'Nobody', password: '' });
    const said = await failure('KORTEX_ARM', act);
    // In parentheses stands what a temp role node has to say about it, in place of the arm's own words.
    const facts = (text = '') => text.replace(/ \(.*/, '');
    assert.equal(facts(exampleOf('KORTEX_ARM')), facts(said));
  });
});
