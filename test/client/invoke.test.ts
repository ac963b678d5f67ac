import assert from 'node:assert/strict';
import { type ClientOptions, KortexClient } from '../../src/client/client.js';
import { listFunctions } from '../../src/client/catalogue.js';
import { InputError, KortexError, NotAllowedError } from '../../src/errors.js';
import { MqttTransport } from '../../src/transport/mqtt.js';
import { TcpTransport } from '../../src/transport/tcp.js';
import { secretsIn } from '../../src/client/secrets.js';
import { AnsweringArm } from '../support/answering-arm.js';
import { vendorFunctions } from '../support/vendor-services.js';

const ADMIN = { username: 'admin', password: 'admin' };
const code = (expected: KortexError['code']) => (error: unknown) =>
  error instanceof KortexError && error.code === expected;
const START = { handle: { programHandle: { identifier: 3 } } };

for (const generation of [3, 2] as const) {
  describe(`a function called by its name on Kortex ${generation}`, () => {
    let arm: AnsweringArm;
    const clients: KortexClient[] = [];
    beforeEach(async () => {
      arm = await AnsweringArm.start(generation);
    });
    afterEach(async () => {
      await Promise.all(clients.splice(0).map((client) => client.close()));
      await arm.close();
    });
    async function ready(options: Partial<ClientOptions> = {}): Promise<KortexClient> {
      const { port } = arm;
      const createTransport = () =>
        generation === 3
          ? new MqttTransport({ protocol: 'mqtt', host: '127.0.0.1', port })
          : new TcpTransport({ host: '127.0.0.1', port });
      const client = new KortexClient({ generation, createTransport, login: ADMIN, allow: 'move', ...options });
      clients.push(client);
      await client.login();
      arm.received.splice(0);
      return client;
    }

    it('answers in JSON', async () => {
      const client = await ready();
      arm.answers.set('Base/GetArmState', { activeState: 'IN_FAULT' });
      assert.deepEqual(await client.invoke('Base/GetArmState'), { activeState: 'IN_FAULT', connection: null });
      assert.deepEqual(arm.received, [['Base/GetArmState', '']]);
    });

    for (const allow of ['read', 'change', 'move', undefined] as const) {
      it(`reaches the arm only if its effect is allowed, and the arm has it: ${allow ?? 'nothing said'}`, async () => {
        const client = await ready(allow ? { allow } : { allow: 'read' });
        const may = { read: ['reads'], change: ['reads', 'changes'], move: ['reads', 'changes', 'moves'] }[
          allow ?? 'read'
        ];
        const offered = new Map(listFunctions(generation).map((fn) => [fn.name, fn]));
        for (const fn of listFunctions(3)) {
          const called = client.invoke(fn.name, {});
          if (!may.includes(fn.effect)) await assert.rejects(called, code('KORTEX_NOT_ALLOWED'), fn.name);
          else if (!offered.has(fn.name)) await assert.rejects(called, code('KORTEX_UNSUPPORTED'), fn.name);
          else await called;
        }
        const expected = vendorFunctions
          .map(({ name }) => name)
          .filter((name) => may.includes(offered.get(name)?.effect ?? ''));
        assert.deepEqual(arm.names.sort(), expected.sort());
      });
    }
  });
}

describe('a function called by its name', () => {
  let arm: AnsweringArm;
  let client: KortexClient;
  const make = (options: Partial<ClientOptions> = {}) =>
    new KortexClient({
      createTransport: () => new MqttTransport({ protocol: 'mqtt', host: '127.0.0.1', port: arm.port }),
      login: ADMIN,
      allow: 'move',
      ...options,
    });
  before(async () => {
    arm = await AnsweringArm.start(3);
    client = make();
    await client.login();
  });
  beforeEach(() => arm.received.splice(0));
  afterEach(() => {
    arm.answers.clear();
    arm.before.clear();
  });
  after(async () => {
    await client.close();
    await arm.close();
  });

  it('sends what the vendor’s client sends', async () => {
    await client.invoke('ProgramRunner/Start', START);
    assert.deepEqual(arm.received, [['ProgramRunner/Start', '120412020803']]);
  });

  it('is refused for what is wrong in the request, with its place, and nothing is sent', async () => {
    await assert.rejects(
      client.invoke('ProgramRunner/Start', { handle: { programHandle: { id: 3 } } }),
      (error) => error instanceof InputError && error.property === 'request.handle.programHandle.id',
    );
    assert.deepEqual(arm.received, []);
  });

  it('is refused for a name that no arm knows, and says how it is spelled', async () => {
    for (const [name, expected] of [
      ['base/getarmstate', /got base\/getarmstate, which is spelled Base\/GetArmState/],
      ['Session/CloseSession', /got Session\/CloseSession/],
      ['__proto__', /got __proto__/],
      ['', /got an empty text/],
      [undefined as unknown as string, /got undefined/],
    ] as const) {
      await assert.rejects(client.invoke(name), (error) => {
        assert(error instanceof InputError && error.property === 'method', String(error));
        assert.match(error.message, expected);
        return true;
      });
    }
    assert.deepEqual(arm.received, []);
  });

  it('is refused as not allowed before anybody looks at the request', async () => {
    const reader = make({ allow: 'read' });
    await assert.rejects(reader.invoke('Base/Reboot', { nonsense: 1 }), (error) => {
      assert(error instanceof NotAllowedError);
      assert.deepEqual([error.method, error.effect, error.allowed], ['Base/Reboot', 'moves', 'read']);
      return true;
    });
    await reader.close();
  });

  it('asks for an allowance that there is', () => {
    assert.throws(() => make({ allow: 'everything' as 'read' }), code('KORTEX_INPUT'));
  });

  it('fails at once without a link and without a session', async () => {
    const other = make({ loginOnConnect: false });
    await assert.rejects(other.invoke('Base/GetArmState'), code('KORTEX_OFFLINE'));
    await other.connect();
    await assert.rejects(other.invoke('Base/GetArmState'), code('KORTEX_NO_SESSION'));
    await other.close();
  });

  it('waits as long as it is told, and is not sent again', async () => {
    arm.answers.set('Base/GetArmState', 'silence');
    await assert.rejects(
      client.invoke('Base/GetArmState', {}, { timeoutMs: 30 }),
      /Base\/GetArmState got no response in 30/,
    );
    assert.equal(arm.received.length, 1);
    for (const timeoutMs of [0, -1, NaN, Infinity, 2 ** 31]) {
      await assert.rejects(client.invoke('Base/GetArmState', {}, { timeoutMs }), code('KORTEX_INPUT'));
    }
  });

  it('is given up with the reason of its signal', async () => {
    arm.answers.set('Base/GetArmState', 'silence');
    const abort = new AbortController();
    const reason = new Error('the shift is over');
    arm.before.set('Base/GetArmState', () => abort.abort(reason));
    await assert.rejects(client.invoke('Base/GetArmState', {}, { signal: abort.signal }), reason);
    await assert.rejects(client.invoke('Base/GetArmState', {}, { signal: abort.signal }), reason);
    assert.equal(arm.received.length, 1, 'the second was not sent');
  });

  it('tells a role that is too low from a session that is gone', async () => {
    arm.answers.set('ProgramRunner/Start', 54);
    await assert.rejects(client.invoke('ProgramRunner/Start', START), code('KORTEX_PERMISSION_DENIED'));
    arm.answers.set('ProgramRunner/Start', 5);
    await assert.rejects(client.invoke('ProgramRunner/Start', START), code('KORTEX_UNSUPPORTED'));
    arm.answers.set('ProgramRunner/Start', 22);
    await assert.rejects(client.invoke('ProgramRunner/Start', START), /ROBOT_IN_FAULT/);
    arm.forgetSession();
    await assert.rejects(client.invoke('ProgramRunner/Start', START), code('KORTEX_SESSION_LOST'));
    await client.login();
  });

  it('finds a password in a list, and looks at no byte of a file', () => {
    const bytes = { type: 'Buffer', data: Array.from({ length: 1000 }, () => 7) };
    assert.deepEqual(secretsIn({ data: bytes, users: [{ password: 'one' }, { key: 'two' }] }), ['one', 'two']);
  });

  it('never repeats a password or a key, although the arm does', async () => {
    const secret = 'canary-1';
    const calls: [string, object][] = [
      ['Base/CreateUserProfile', { userProfile: { username: 'eve' }, password: secret }],
      ['Base/ChangePassword', { old_password: secret, new_password: 'canary-2' }],
      ['Base/EnableRemoteAccess', { key: secret }],
    ];
    for (const [name, request] of calls) {
      arm.answers.set(name, 3);
      await assert.rejects(client.invoke(name, request), (error: Error) => {
        assert.match(error.message, /refused with .*\*\*\*/);
        assert(!error.message.includes('canary'), error.message);
        return true;
      });
    }
  });
});
