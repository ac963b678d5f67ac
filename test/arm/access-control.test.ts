import assert from 'node:assert/strict';
import { AccessNotKeptError, getAccess, setAccess } from '../../src/arm/access-control.js';
import type { AccessFlags } from '../../src/arm/access-flags.js';
import { KortexClient } from '../../src/client/client.js';
import { KortexError } from '../../src/errors.js';
import { type Simulator, startSimulator } from '../../src/simulator/index.js';
import { MqttTransport } from '../../src/transport/mqtt.js';
import { eventually } from '../support/eventually.js';

const GET = 'Session/GetAccessControl';
const SET = 'Session/SetAccessControl';
const OFF = { singleSourceControl: false, bypassRemoteAccess: false };

describe('access control of an arm', () => {
  let simulator: Simulator;
  let client: KortexClient;
  let writes: AccessFlags[];
  beforeEach(async () => {
    simulator = await startSimulator();
    client = new KortexClient({
      createTransport: () => new MqttTransport({ protocol: 'mqtt', host: '127.0.0.1', port: simulator.port }),
      login: { username: 'admin', password: 'admin' },
      requestTimeoutMs: 1500,
    });
    await client.login();
    writes = [];
  });
  afterEach(async () => {
    await client.close();
    await simulator.close();
  });
  const noteWrite = (previous: AccessFlags) => writes.push(previous);
  const code = (expected: KortexError['code']) => (error: unknown) =>
    error instanceof KortexError && error.code === expected;

  it('changes one flag, leaves the other, and tells how both stood before', async () => {
    assert.deepEqual(await setAccess(client, { singleSourceControl: true }, noteWrite), {
      singleSourceControl: true,
      bypassRemoteAccess: false,
      previous: OFF,
      changed: true,
    });
    await setAccess(client, { bypassRemoteAccess: true });
    assert.deepEqual(await getAccess(client), { singleSourceControl: true, bypassRemoteAccess: true });
    assert.deepEqual(writes, [OFF]);
  });

  it('writes nothing where all stands as wanted', async () => {
    assert.deepEqual(await setAccess(client, OFF, noteWrite), { ...OFF, previous: OFF, changed: false });
    assert.equal(simulator.calls.get(SET), undefined);
    assert.deepEqual(writes, []);
  });

  it('makes one change after the other', async () => {
    simulator.delay(GET, 50);
    const [first, second] = await Promise.all([
      setAccess(client, { singleSourceControl: true }),
      setAccess(client, { bypassRemoteAccess: true }),
    ]);
    assert.deepEqual(first.previous, OFF);
    assert.deepEqual(second.previous, { singleSourceControl: true, bypassRemoteAccess: false });
    assert.deepEqual(simulator.arm.accessControl, { singleSourceControl: true, bypassRemoteAccess: true });
  });

  it('goes on after a change that failed', async () => {
    simulator.mute(GET);
    const failed = assert.rejects(setAccess(client, { singleSourceControl: true }), code('KORTEX_TIMEOUT'));
    const next = setAccess(client, { bypassRemoteAccess: true });
    await failed;
    simulator.unmute();
    assert.equal((await next).bypassRemoteAccess, true);
    assert.equal(simulator.arm.accessControl.singleSourceControl, false);
  });

  it('fails every change that waits when the link goes', async () => {
    simulator.delay(GET, 60_000);
    const changes = [{ singleSourceControl: true }, { bypassRemoteAccess: true }, { singleSourceControl: true }];
    const failed = Promise.all(
      changes.map((wanted) => assert.rejects(setAccess(client, wanted), code('KORTEX_OFFLINE'))),
    );
    simulator.dropConnections();
    await failed;
    assert.equal(simulator.calls.get(SET), undefined);
  });

  it('makes no change in a session that was opened after it was asked for', async () => {
    simulator.mute(GET);
    const begun = assert.rejects(setAccess(client, { singleSourceControl: true }), code('KORTEX_TIMEOUT'));
    const waits = assert.rejects(setAccess(client, { bypassRemoteAccess: true }), code('KORTEX_SESSION_LOST'));
    await client.login({}, { force: true });
    simulator.unmute();
    await Promise.all([begun, waits]);
    assert.deepEqual(simulator.arm.accessControl, OFF);
    assert.equal((await setAccess(client, { bypassRemoteAccess: true })).changed, true);
  });

  it('says so where the arm does not keep what was written', async () => {
    const arm = simulator.arm.accessControl;
    Object.defineProperty(arm, 'bypassRemoteAccess', { get: () => false, set: () => undefined });
    const both = { singleSourceControl: true, bypassRemoteAccess: true };
    await assert.rejects(setAccess(client, both, noteWrite), (error: unknown) => {
      assert(error instanceof AccessNotKeptError);
      const { code, method, message } = error;
      assert.deepEqual([code, method], ['KORTEX_ARM', SET]);
      assert.equal(
        message,
        `${SET} was answered with success, but the arm does not keep it: bypassRemoteAccess is false`,
      );
      return true;
    });
    assert.deepEqual(writes, [OFF]);
  });

  it('counts a write without an answer as one that the arm may have heard, and a refused one not', async () => {
    simulator.delay(SET, 60_000);
    await assert.rejects(setAccess(client, { bypassRemoteAccess: true }, noteWrite), code('KORTEX_TIMEOUT'));
    assert.deepEqual(writes, [OFF]);
    const before = simulator.calls.get(SET) ?? 0;
    const killed = setAccess(client, { singleSourceControl: true }, noteWrite);
    await eventually(() => (simulator.calls.get(SET) ?? 0) > before);
    simulator.endSession(client.sessionId);
    await assert.rejects(killed, code('KORTEX_SESSION_LOST'));
    assert.deepEqual(writes, [OFF, { ...OFF, bypassRemoteAccess: true }]);
    await client.login({ username: 'operator', password: 'operator' });
    simulator.delay(SET, 0);
    const denied = setAccess(client, { bypassRemoteAccess: false }, noteWrite);
    await assert.rejects(denied, code('KORTEX_PERMISSION_DENIED'));
    assert.equal(writes.length, 2);
  });
});
