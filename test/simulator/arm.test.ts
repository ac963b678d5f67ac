import assert from 'node:assert/strict';
import { decodeFrame, encodeFrame, requestFrame } from '../../src/protocol/frame.js';
import { ConnectionList, PayloadSessionStatusRaw, SessionStatusHandle } from '../../src/protocol/messages.js';
import { decodeRaw, rawFrame } from '../../src/protocol/raw.js';
import { type Method, METHODS } from '../../src/protocol/services.js';
import { SESSIONS_KILLED, SESSIONS_STATUS } from '../../src/protocol/topics.js';
import { killed, type Publication, status } from '../../src/simulator/publication.js';
import { Sessions } from '../../src/simulator/sessions.js';
import { DEFAULT_USERS, makeUsers } from '../../src/simulator/users.js';
import { bytesOf, golden } from '../support/golden.js';
import { BenchArm, requestBytes } from './bench-arm.js';

const hex = (bytes: Uint8Array) => Buffer.from(bytes).toString('hex');

const only = (publications: Publication[], kind: Publication['kind']) =>
  publications.filter((publication) => publication.kind === kind);

const sessionsIn = ({ bytes }: Publication) =>
  PayloadSessionStatusRaw.decode(decodeRaw(SESSIONS_STATUS, bytes).payload).sessions;

/** Logs in and out until the next session gets id 7, as in the golden frames. */
function benchBeforeSession7(): BenchArm {
  const bench = new BenchArm();
  for (let id = 1; id < 7; id += 1) bench.call('Session/CloseSession', {}, bench.login('admin'));
  return bench;
}

describe('simulated arm: frames', () => {
  const exchange = (bench: BenchArm, name: string) =>
    bench.send('req/1/1', bytesOf(name), { responseTopic: 'res/client-1', correlationData: Buffer.of(0, 1) });

  it('answers a login bit for bit as Kinova encodes it, where the client asked for it', () => {
    const [answer] = exchange(benchBeforeSession7(), 'create-session request');
    assert.equal(hex(answer!.bytes), golden('create-session response').hex);
    assert.equal(answer!.topic, 'res/client-1');
    assert.equal(hex(answer!.correlationData!), '0001');
  });

  for (const name of ['keep-alive', 'add-temporary-role', 'get-access-control']) {
    it(`answers the golden ${name} request with the golden response`, () => {
      const bench = benchBeforeSession7();
      const sessionId = bench.login('admin');
      bench.call('Session/SetAccessControl', { singleSourceControl: true }, sessionId);
      const [answer] = exchange(bench, `${name} request`);
      assert.equal(hex(answer!.bytes), golden(`${name} response`).hex);
    });
  }

  it('refuses a wrong password with the golden frame', () => {
    const bench = new BenchArm();
    const bytes = requestBytes('Session/CreateSession', { username: 'admin', password: 'no' }, 0, 2);
    const [answer, ...others] = bench.send('req/1/1', bytes, { responseTopic: 'res/client-1' });
    assert.equal(hex(answer!.bytes), golden('create-session refused').hex);
    assert.deepEqual(others, []);
  });

  it('refuses what the role does not allow with the golden frame', () => {
    const bench = benchBeforeSession7();
    bench.login('operator');
    const [answer] = exchange(bench, 'set-access-control request 10');
    assert.equal(hex(answer!.bytes), golden('permission denied').hex);
  });

  it('pings with the golden frame', () => {
    const bench = benchBeforeSession7();
    bench.login('admin');
    const [ping] = only(bench.wait(500), 'ping');
    assert.equal(ping!.topic, 'ping/7');
    assert.equal(hex(ping!.bytes), golden('ping').hex);
  });

  it('publishes the session status as the golden frames have it', () => {
    const bench = new BenchArm();
    const sessionId = bench.login('admin');
    const bytes = requestBytes('Session/CloseSession', {}, sessionId);
    const [afterClose] = only(bench.send('req/1/2', bytes), 'status');
    assert.equal(afterClose!.topic, 'sessions/status');
    assert.equal(hex(afterClose!.bytes), golden('session status, nobody').hex);

    const operator = { identifier: 'Operator', permissions: [5, 1] };
    const integrator = { identifier: 'Integrator', permissions: [5, 1, 2] };
    const twoSessions = status([
      { id: 7, user: { id: 1 }, roles: [{ identifier: 'Admin', permissions: [5, 1, 2, 3] }] },
      { id: 9, user: { id: 3 }, roles: [operator, integrator] },
    ]);
    assert.equal(hex(twoSessions.bytes), golden('session status').hex);
  });

  it('names a killed session in the header and in the payload', () => {
    const { topic, bytes } = killed({ id: 7, user: { id: 1 }, roles: [] });
    const raw = decodeRaw(topic, bytes);
    const handle = SessionStatusHandle.decode(raw.payload);
    assert.equal(topic, 'sessions/killed');
    assert.equal(raw.header.sessionId, 7);
    assert.equal(handle.sessionIdentifier, 7);
    assert.equal(handle.userIdentifier, 1);
  });

  it('lists a user connection as the golden frame does', () => {
    const bench = benchBeforeSession7();
    const from = { clientId: 'client-1', address: '192.168.1.50:52114' };
    const { response } = bench.call('Session/GetConnections', {}, bench.login('admin', {}, from));
    const expected = ConnectionList.decode(decodeFrame(bytesOf('get-connections response')).payload);
    assert.deepEqual(response.userConnections[0], expected.userConnections[0]);
  });
});

describe('simulated arm: sessions', () => {
  it('counts session ids from 1 and lets one client hold several', () => {
    const bench = new BenchArm();
    assert.deepEqual([bench.login('admin'), bench.login('operator'), bench.login('admin')], [1, 2, 3]);
    assert.deepEqual([...bench.arm.sessions.keys()], [1, 2, 3]);
  });

  it('starts over after id 65535 and skips 0 and ids in use', () => {
    const sessions = new Sessions();
    const [user] = makeUsers(DEFAULT_USERS);
    const timeouts = { sessionInactivityTimeoutMs: 0, connectionInactivityTimeoutMs: 0 };
    const open = () => sessions.add(user!, timeouts, undefined, 0)!;
    assert.equal(open().id, 1); // stays
    let last = 1;
    while (last < 0xffff) {
      const session = open();
      assert.equal(session.id, last + 1);
      last = session.id;
      sessions.end(session, 'closed');
    }
    assert.equal(open().id, 2);
  });

  it('closes a session once: the reply carries session 0, the second close is refused', () => {
    const bench = new BenchArm();
    const sessionId = bench.login('admin');
    const first = bench.call('Session/CloseSession', {}, sessionId);
    assert.equal(first.header.sessionId, 0);
    assert.deepEqual(first.published, ['answer', 'status']);
    const second = bench.call('Session/CloseSession', {}, sessionId);
    assert.equal(second.refusal, '12 Session not recognized');
    assert.equal(second.header.sessionId, sessionId, 'error replies copy the request header');
    assert.deepEqual(bench.arm.ended, [{ sessionId, username: 'admin', reason: 'closed' }]);
  });

  it('refuses every method but CreateSession without a session', () => {
    const bench = new BenchArm();
    const methods = (Object.keys(METHODS) as Method[]).filter((method) => method !== 'Session/CreateSession');
    for (const method of methods) {
      const isKortex2Only = method === 'Base/OnNotificationUserTopic';
      const refusal = isKortex2Only ? '5 Unsupported method' : '12 Session not recognized';
      assert.equal(bench.call(method, {}).refusal, refusal, method);
    }
  });

  it('tells an unknown user from a wrong password, and opens no session for either', () => {
    const bench = new BenchArm();
    const login = (username: string, password: string, sessionId = 0) =>
      bench.call('Session/CreateSession', { username, password }, sessionId);
    assert.equal(login('nobody', 'admin').refusal, '16 User not found');
    assert.equal(login('admin', 'Admin').refusal, '15 Invalid password');
    assert.equal(login('admin', 'wrong', bench.login('admin')).header.sessionId, 0);
    assert.equal(bench.arm.sessions.size, 1);
  });

  it('keeps a session that answers pings, and ends one that does not, with killed and status', () => {
    const bench = new BenchArm();
    const sessionId = bench.login('admin', { session: 1000 });
    bench.wait(5000, () => bench.pong(sessionId));
    assert.equal(bench.arm.sessions.size, 1);

    const published = bench.wait(1000);
    assert.deepEqual(
      published.map(({ kind }) => kind).filter((kind) => kind !== 'ping'),
      ['killed', 'status'],
    );
    assert.deepEqual(sessionsIn(only(published, 'status')[0]!), []);
    assert.deepEqual(bench.arm.ended, [{ sessionId, username: 'admin', reason: 'inactivity' }]);
  });

  it('pings every 500 ms, counting up', () => {
    const bench = new BenchArm();
    const sessionId = bench.login('admin', { session: 60_000 });
    const pings = only(bench.wait(2000), 'ping').map(({ topic, bytes }) => [
      topic,
      decodeFrame(bytes).header.messageId,
    ]);
    assert.deepEqual(
      pings,
      [0, 1, 2, 3].map((count) => [`ping/${sessionId}`, count]),
    );
  });

  it('does not make up for pings that it missed', () => {
    const bench = new BenchArm();
    bench.login('admin', { session: 60_000 });
    bench.nowMs += 10_000;
    assert.equal(only(bench.wait(400), 'ping').length, 1);
  });

  it('marks a session inactive after the connection limit, until the next frame', () => {
    const bench = new BenchArm();
    const session = bench.arm.sessions.get(bench.login('admin', { session: 10_000, connection: 2000 }))!;
    bench.wait(1950);
    assert.equal(session.active, true);
    const published = bench.wait(50);
    assert.equal(session.active, false);
    assert.deepEqual(only(published, 'killed'), []);
    bench.call('Session/KeepAlive', {}, session.id);
    assert.equal(session.active, true);
  });

  it('takes a limit of 0 as no limit', () => {
    const bench = new BenchArm();
    const session = bench.arm.sessions.get(bench.login('admin', { session: 0, connection: 0 }))!;
    bench.wait(600_000);
    assert.equal(session.active, true);
    assert.equal(bench.arm.sessions.size, 1);
  });

  it('counts even a refused request as activity', () => {
    const bench = new BenchArm();
    const sessionId = bench.login('operator', { session: 1000 });
    bench.wait(900);
    bench.call('Session/SetAccessControl', {}, sessionId);
    bench.wait(900);
    assert.equal(bench.arm.sessions.size, 1);
  });

  it('ends the session that a last will names, in the header or else in the payload, without a second killed frame', () => {
    const bench = new BenchArm();
    const [first, second] = [bench.login('admin'), bench.login('operator')];
    const will = (header: number, payload: number) =>
      bench.send(
        SESSIONS_KILLED,
        encodeFrame(rawFrame(SESSIONS_KILLED, SessionStatusHandle.encode({ sessionIdentifier: payload }), header)),
      );
    assert.deepEqual(
      will(first, second).map(({ kind }) => kind),
      ['status'],
    );
    assert.deepEqual([...bench.arm.sessions.keys()], [second]);
    assert.deepEqual(
      will(0, second).map(({ kind }) => kind),
      ['status'],
    );
    assert.deepEqual(
      bench.arm.ended.map(({ reason }) => reason),
      ['connection-lost', 'connection-lost'],
    );
    assert.deepEqual(will(0, second), [], 'a session that is gone already');
  });
});

describe('simulated arm: roles', () => {
  const ADMIN = { roleIdentifier: 'Admin', password: 'admin' };

  it('raises a session by a temporary role, shows it in the status, and takes it away again', () => {
    const bench = new BenchArm();
    const sessionId = bench.login('operator');
    const rolesNow = () => bench.arm.sessions.get(sessionId)!.roles.map(({ identifier }) => identifier);
    assert.equal(bench.call('Session/SetAccessControl', {}, sessionId).refusal, '54 Insufficient permissions');

    assert.deepEqual(bench.call('Session/AddTemporaryUserRole', ADMIN, sessionId).published, ['answer', 'status']);
    assert.deepEqual(
      sessionsIn(bench.arm.status())[0]!.roles!.map(({ identifier }) => identifier),
      rolesNow(),
    );
    assert.deepEqual(rolesNow(), ['Operator', 'Admin']);
    assert.equal(bench.call('Session/SetAccessControl', {}, sessionId).refusal, undefined);

    const removal = bench.call('Session/RemoveTemporaryUserRole', {}, sessionId);
    assert.deepEqual(removal.published, ['answer', 'status']);
    assert.deepEqual(rolesNow(), ['Operator']);
    assert.equal(bench.call('Session/SetAccessControl', {}, sessionId).refusal, '54 Insufficient permissions');
  });

  it('replaces a temporary role by the next one', () => {
    const bench = new BenchArm();
    const sessionId = bench.login('operator');
    bench.call('Session/AddTemporaryUserRole', ADMIN, sessionId);
    bench.call('Session/AddTemporaryUserRole', { roleIdentifier: 'System', password: 'system' }, sessionId);
    const { roles, temporaryRole } = bench.arm.sessions.get(sessionId)!;
    assert.deepEqual(
      roles.map(({ identifier }) => identifier),
      ['Operator', 'System'],
    );
    assert.equal(temporaryRole!.identifier, 'System');
  });

  it('asks for the password of the user the role belongs to, not of the caller', () => {
    const bench = new BenchArm();
    const sessionId = bench.login('operator');
    const add = (roleIdentifier: string, password = '') =>
      bench.call('Session/AddTemporaryUserRole', { roleIdentifier, password }, sessionId).refusal;
    assert.equal(add('Admin', 'operator'), '15 Invalid password');
    assert.equal(add('System', 'admin'), '15 Invalid password');
    assert.equal(add('Admin'), '15 Invalid password');
    assert.equal(add('Operator'), undefined);
    assert.equal(add('admin', 'admin'), '17 Role not found');
  });

  it('lets nobody become Admin on an arm without a user admin', () => {
    const bench = new BenchArm([{ username: 'kim', password: 'kim', roles: ['Operator'] }]);
    const sessionId = bench.login('kim');
    const empty = { roleIdentifier: 'Admin', password: '' };
    assert.equal(bench.call('Session/AddTemporaryUserRole', empty, sessionId).refusal, '15 Invalid password');
  });

  it('is content to remove a role that is not there', () => {
    const bench = new BenchArm();
    const removal = bench.call('Session/RemoveTemporaryUserRole', {}, bench.login('operator'));
    assert.equal(removal.refusal, undefined);
    assert.deepEqual(removal.published, ['answer']);
  });
});

describe('simulated arm: what it tells', () => {
  it('lists its roles and users, and a profile by id', () => {
    const bench = new BenchArm();
    const sessionId = bench.login('operator');
    const { roles } = bench.call('Base/ReadAllUserRoles', {}, sessionId).response;
    assert.deepEqual(
      roles.map(({ identifier, permissions }) => [identifier, permissions]),
      [
        ['Operator', [5, 1]],
        ['Admin', [5, 1, 2, 3]],
        ['System', [5, 1, 2, 3, 4]],
      ],
    );
    const { userHandles } = bench.call('Base/ReadAllUsers', {}, sessionId).response;
    assert.deepEqual(
      userHandles.map(({ identifier }) => identifier),
      [1, 2, 3],
    );
    const profile = bench.call('Base/ReadUserProfile', { identifier: 2 }, sessionId).response;
    assert.equal(profile.username, 'operator');
    assert.deepEqual(
      profile.roles.map(({ identifier }) => identifier),
      ['Operator'],
    );
    assert.equal(bench.call('Base/ReadUserProfile', { identifier: 9 }, sessionId).refusal, '17 User not found');
  });

  it('tells its firmware', () => {
    const bench = new BenchArm();
    const versions = bench.call('Base/GetFirmwareBundleVersions', {}, bench.login('operator')).response;
    assert.match(versions.mainBundleVersion, /^\d+\.\d+\.\d+$/);
    assert.ok(versions.componentsVersions.length > 1);
  });

  it('lists connections without a session apart, and its own processes and plugins by themselves', () => {
    const bench = new BenchArm();
    const [ours, silent] = ['10.0.0.1:4001', '10.0.0.2:4002'].map((address) => ({ clientId: address, address }));
    bench.arm.connectionOpened(ours!);
    bench.arm.connectionOpened(silent!);
    const list = bench.call('Session/GetConnections', {}, bench.login('operator', {}, ours)).response;
    assert.deepEqual(
      list.userConnections.map(({ connectionInformation }) => connectionInformation),
      [ours!.address],
    );
    assert.deepEqual(
      list.unauthenticatedConnections.map(({ connectionInformation }) => connectionInformation),
      [silent!.address],
    );
    assert.ok(list.internalConnections.length > 0);
    assert.ok(list.internalConnections.every(({ isLocal, sessionIdentifier }) => isLocal && !sessionIdentifier));
    assert.equal(list.pluginConnections.length, 1);
    assert.deepEqual([list.connection, list.monitorConnections], [[], []]);
  });

  it('keeps single source control over a restart, and loses the bypass and all sessions', () => {
    const bench = new BenchArm();
    const sessionId = bench.login('admin');
    const both = { singleSourceControl: true, bypassRemoteAccess: true };
    bench.call('Session/SetAccessControl', both, sessionId);
    const { singleSourceControl, bypassRemoteAccess } = bench.call('Session/GetAccessControl', {}, sessionId).response;
    assert.deepEqual({ singleSourceControl, bypassRemoteAccess }, both);

    bench.arm.restart();
    assert.deepEqual(bench.arm.accessControl, { singleSourceControl: true, bypassRemoteAccess: false });
    assert.deepEqual(bench.arm.ended, [{ sessionId, username: 'admin', reason: 'restart' }]);
    assert.equal(bench.login('admin'), 1, 'ids start over');
  });
});

describe('simulated arm: what it does not understand', () => {
  const refusalOf = (bench: BenchArm, ids: { serviceId: number; functionId: number; sessionId: number }) => {
    const bytes = encodeFrame(requestFrame({ ...ids, messageId: 5 }, Buffer.from('ff', 'hex')));
    const [answer] = bench.send('req/x/y', bytes, { responseTopic: 'res/bench' });
    const { errorCode, errorSubCode, messageId } = decodeFrame(answer!.bytes).header;
    return { errorCode, errorSubCode, messageId };
  };

  it('refuses unknown services, then unknown methods, then payloads that are none', () => {
    const bench = new BenchArm();
    const sessionId = bench.login('admin');
    const refused = (errorSubCode: number) => ({ errorCode: 1, errorSubCode, messageId: 5 });
    assert.deepEqual(refusalOf(bench, { serviceId: 77, functionId: 1, sessionId }), refused(4));
    assert.deepEqual(refusalOf(bench, { serviceId: 1, functionId: 99, sessionId: 0 }), refused(5));
    assert.deepEqual(refusalOf(bench, { serviceId: 1, functionId: 5, sessionId: 99 }), refused(12));
    assert.deepEqual(refusalOf(bench, { serviceId: 1, functionId: 5, sessionId }), refused(13));
    assert.deepEqual(refusalOf(bench, { serviceId: 1, functionId: 1, sessionId }), refused(13));
  });

  it('ignores garbage on every topic', () => {
    const bench = new BenchArm();
    bench.login('admin');
    const request = requestBytes('Session/KeepAlive', {}, 1);
    const garbage = [
      Buffer.alloc(0),
      Buffer.from('ff'.repeat(40), 'hex'),
      Buffer.from('hello'),
      request.subarray(0, 9),
    ];
    const topics = ['req/1/3', 'req', 'pong/1', 'pong/x', 'sessions/status', 'services/ping', 'a/b', '/', 'ping/1'];
    for (const topic of topics) {
      for (const bytes of garbage) assert.deepEqual(bench.send(topic, bytes, { responseTopic: 'res/x' }), [], topic);
    }
    for (const bytes of garbage) bench.send('sessions/killed', bytes);
    assert.equal(bench.arm.sessions.size, 1);
  });

  it('survives every single-bit error in a request', () => {
    const bench = new BenchArm();
    const request = bytesOf('create-session request');
    for (let bit = 0; bit < request.length * 8; bit += 1) {
      const broken = Buffer.from(request);
      broken[bit >> 3]! ^= 1 << (bit & 7);
      bench.send('req/1/1', broken, { responseTopic: 'res/x' });
      bench.send('sessions/killed', broken);
    }
  });

  it('handles a request that names no topic for the answer, and keeps the answer to itself', () => {
    const bench = new BenchArm();
    const bytes = requestBytes('Session/CloseSession', {}, bench.login('admin'));
    assert.deepEqual(
      bench.send('req/1/2', bytes).map(({ kind }) => kind),
      ['status'],
    );
    assert.equal(bench.arm.sessions.size, 0);
  });

  it('never answers on a topic with wildcards', () => {
    const bench = new BenchArm();
    const bytes = requestBytes('Session/KeepAlive', {}, 1);
    assert.deepEqual(bench.send('req/1/3', bytes, { responseTopic: 'res/#' }), []);
  });

  it('says which services are up, also under a namespace, and keeps silent about others', () => {
    const bench = new BenchArm();
    const asked = (topic: string) =>
      bench.send(topic, Buffer.alloc(0)).map(({ topic, bytes }) => [topic, bytes.length]);
    assert.deepEqual(asked('services/ping/1'), [['services/pong/1', 0]]);
    assert.deepEqual(asked('services/ping/2/line1/arm'), [['services/pong/2/line1/arm', 0]]);
    assert.deepEqual(asked('services/ping/3'), []);
  });
});
