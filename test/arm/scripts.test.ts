import assert from 'node:assert/strict';
import {
  enforceAccess,
  getAccess,
  KortexClient,
  lendRole,
  MqttTransport,
  type SessionEvent,
  SessionEvents,
} from '../../src/index.js';
import { type Simulator, startSimulator } from '../../src/simulator/index.js';
import { eventually } from '../support/eventually.js';

const PASSWORD = 'admin';

describe('a script, with what nodes do', () => {
  let simulator: Simulator;
  let client: KortexClient;
  beforeEach(async () => {
    simulator = await startSimulator();
    client = clientOf('operator');
    await client.login();
  });
  afterEach(async () => {
    await client.close();
    await simulator.close();
  });

  function clientOf(username: string): KortexClient {
    const options = { protocol: 'mqtt', host: '127.0.0.1', port: simulator.port } as const;
    return new KortexClient({
      createTransport: () => new MqttTransport(options),
      login: { username, password: username },
    });
  }
  const roles = async () => (await client.roles())?.map(({ identifier }) => identifier);

  it('lends its session a role, which goes by itself, and says so', async () => {
    const before = await roles();
    const ends: string[] = [];
    const arm = { label: 'cell', client };
    const { expiresAt } = await lendRole(arm, {
      role: 'Admin',
      password: PASSWORD,
      removeAfterMs: 300,
      onEnd: (reason) => ends.push(reason),
    });
    assert(expiresAt && expiresAt.getTime() > Date.now());
    assert.deepEqual(await roles(), [...(before ?? []), 'Admin']);
    await eventually(() => ends.length > 0);
    assert.deepEqual(ends, ['expired']);
    assert.deepEqual(await roles(), before);
  });

  it('gives a role back, and is told of no end then', async () => {
    const before = await roles();
    const ends: string[] = [];
    const lent = await lendRole(
      { label: 'cell', client },
      { role: 'Admin', password: PASSWORD, onEnd: (why) => ends.push(why) },
    );
    assert.equal(lent.expiresAt, null);
    await lent.giveBack();
    assert.deepEqual(await roles(), before);
    assert.deepEqual(ends, []);
  });

  it('hears that its role went with its session', async () => {
    const ends: string[] = [];
    await lendRole({ label: 'cell', client }, { role: 'Admin', password: PASSWORD, onEnd: (why) => ends.push(why) });
    await client.logout();
    assert.deepEqual(ends, ['session-lost']);
  });

  it('holds access control as wanted, after every login, until it stops', async () => {
    const admin = clientOf('admin');
    try {
      await admin.login();
      const drifts: string[][] = [];
      const failures: unknown[] = [];
      const stop = enforceAccess({ label: 'cell', client: admin }, () => ({ singleSourceControl: true }), {
        changed: ({ drift }) => drifts.push(drift),
        failed: (error) => failures.push(error),
      });
      await eventually(() => drifts.length === 1);
      assert.deepEqual(drifts, [['singleSourceControl']]);
      assert.equal((await getAccess(admin)).singleSourceControl, true);
      await admin.call('Session/SetAccessControl', { singleSourceControl: false, bypassRemoteAccess: false });
      await admin.login({}, { force: true });
      await eventually(() => drifts.length === 2);
      stop();
      await admin.call('Session/SetAccessControl', { singleSourceControl: false, bypassRemoteAccess: false });
      await admin.login({}, { force: true });
      assert.equal((await getAccess(admin)).singleSourceControl, false);
      assert.deepEqual(failures, []);
    } finally {
      await admin.close();
    }
  });

  it('hears who comes and goes', async () => {
    const told: SessionEvent[] = [];
    const events = new SessionEvents(client, {
      everyStatus: false,
      onEvent: (event) => told.push(event),
      onError: (error) => assert.fail(String(error)),
    });
    const other = clientOf('admin');
    await other.login();
    await eventually(() => told.some(({ event }) => event === 'session-opened'));
    await other.close();
    await eventually(() => told.some(({ event }) => event === 'session-closed'));
    events.stop();
    assert.deepEqual(
      told.filter(({ event }) => event.startsWith('session-')).map(({ event, username }) => [event, username]),
      [
        ['session-opened', 'admin'],
        ['session-closed', 'admin'],
      ],
    );
  });
});
