import assert from 'node:assert/strict';
import { once } from 'node:events';
import { connect } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import { ErrorMessage } from '../../src/protocol/messages.js';
import { eventually } from '../support/eventually.js';
import { Kortex2Arm } from '../support/kortex2-arm.js';
import { idsOf } from '../support/kortex2-messages.js';
import { BareKortex2Client, nameOf } from './kortex2-client.js';

const GARBAGE = Uint8Array.of(0xff, 0xff);
const handle = (identifier: number) => ({ identifier, permission: 7 });
const profile = (identifier: number, username: string) => ({
  handle: handle(identifier),
  username,
  firstname: username.toUpperCase(),
  lastname: 'Doe',
});

describe('the stand-in Gen3 and a client of sockets', () => {
  let arm: Kortex2Arm;
  let admin: BareKortex2Client;
  const clients: BareKortex2Client[] = [];
  const join = async () => {
    const client = await BareKortex2Client.connect(arm.port);
    clients.push(client);
    return client;
  };
  beforeEach(async () => {
    arm = await Kortex2Arm.start();
    admin = await join();
    await admin.login('admin');
  });
  afterEach(async () => {
    for (const client of clients.splice(0)) client.close();
    await arm.close();
  });

  it('logs in, keeps the session alive, closes it once, and discards what comes without a session', async () => {
    assert.equal(admin.sessionId, 1);
    assert.deepEqual(await admin.call('Session/KeepAlive'), {});
    assert.deepEqual(await admin.call('Session/CloseSession'), {});
    assert.equal(admin.sessionId, 0);
    assert.deepEqual(arm.ended, ['closed']);
    assert(await admin.getsNoAnswer(idsOf('Session/CloseSession')), 'close again');
    assert(await admin.getsNoAnswer(idsOf('Session/GetConnections')), 'a call');
    assert(await admin.getsNoAnswer({ serviceId: 2, functionId: 999 }), 'an unknown method');
    admin.sessionId = 1;
    assert.equal(await admin.call('Session/CloseSession'), 'INVALID_USER_SESSION_ACCESS');
  });

  it('lists connections, users and their profiles', async () => {
    const bystander = await join();
    assert.deepEqual(await admin.call('Session/GetConnections'), {
      connection: [
        { userHandle: handle(1), connectionInformation: addressOf(admin), connectionIdentifier: 101 },
        { connectionInformation: addressOf(bystander), connectionIdentifier: 102 },
      ],
    });
    assert.deepEqual(await admin.call('Base/ReadAllUsers'), { userHandles: [handle(1), handle(2), handle(3)] });
    assert.deepEqual(await admin.call('Base/ReadUserProfile', { identifier: 2 }), profile(2, 'operator'));
    assert.equal(await admin.call('Base/ReadUserProfile', { identifier: 4 }), 'ENTITY_NOT_FOUND');
    assert.equal(await admin.call('Base/ReadUserProfile'), 'ENTITY_NOT_FOUND');
    assert.deepEqual(await admin.call('Base/ReadAllUserProfiles'), {
      userProfiles: [profile(1, 'admin'), profile(2, 'operator'), profile(3, 'eve')],
    });
  });

  it('reads the state of the arm, its operating mode and its firmware', async () => {
    assert.deepEqual(await admin.call('Base/GetArmState'), {
      activeState: 'ARMSTATE_SERVOING_READY',
      connection: { userHandle: handle(1), connectionInformation: addressOf(admin), connectionIdentifier: 101 },
    });
    assert.deepEqual(await admin.call('Base/GetOperatingMode'), {
      operatingMode: 'RUN_MODE',
      deviceHandle: { deviceType: 'BASE', deviceIdentifier: 1 },
    });
    assert.deepEqual(await admin.call('Base/GetFirmwareBundleVersions'), { mainBundleVersion: '2.8.0' });
  });

  it('reports a login and a logout with user, time and connection, until nobody is subscribed', async () => {
    const { identifier } = (await admin.call('Base/OnNotificationUserTopic')) as { identifier: number };
    const operator = await join();
    for (const [ends, userEvent] of [
      [false, 'LOGGED_IN'],
      [true, 'LOGGED_OUT'],
    ] as const) {
      const beforeMs = Date.now();
      await (ends ? operator.call('Session/CloseSession') : operator.login('operator'));
      await eventually(() => admin.notifications.length > 0);
      const [{ header } = assert.fail()] = admin.notifications;
      assert.deepEqual([header.serviceId, header.functionId, header.messageId], [2, 104, identifier]);
      const [{ timestamp, ...told } = assert.fail(), ...others] = admin.heard();
      assert.deepEqual(others, []);
      assert.deepEqual(told, {
        userEvent,
        modifiedUser: handle(2),
        userHandle: handle(2),
        connection: { userHandle: handle(2), connectionInformation: addressOf(operator), connectionIdentifier: 102 },
      });
      const { sec, usec = 0 } = timestamp as { sec: number; usec?: number };
      const atMs = sec * 1000 + usec / 1000;
      assert(atMs >= beforeMs && atMs <= Date.now(), 'the time of the event');
    }
    assert.deepEqual(await admin.call('Base/Unsubscribe', { identifier }), {});
    assert.equal(await admin.call('Base/Unsubscribe', { identifier }), 'ENTITY_NOT_FOUND');
    await operator.login('operator');
    await admin.call('Session/KeepAlive');
    assert.deepEqual(admin.heard(), []);
  });

  it('serves each subscription by its own handle, and reports those who left without a word', async () => {
    const first = (await admin.call('Base/OnNotificationUserTopic')) as { identifier: number };
    const second = (await admin.call('Base/OnNotificationUserTopic')) as { identifier: number };
    const operator = await join();
    await operator.login('operator');
    await admin.call('Base/Unsubscribe', first);
    admin.heard();
    operator.close();
    await eventually(() => admin.notifications.length > 0);
    assert.deepEqual(
      admin.notifications.map(({ header }) => header.messageId),
      [second.identifier],
    );
    const [{ userEvent, modifiedUser, connection } = assert.fail()] = admin.heard();
    assert.deepEqual([userEvent, modifiedUser], ['LOGGED_OUT', handle(2)]);
    assert.match((connection as { connectionInformation: string }).connectionInformation, /^127\.0\.0\.1:\d+$/);
  });

  it('ends a session that says nothing for too long, and no sooner', async () => {
    const quick = await join();
    await quick.login('eve', { session: 60_000, connection: 400 });
    for (let calls = 0; calls < 6; calls += 1) {
      await sleep(100);
      assert.deepEqual(await quick.call('Session/KeepAlive'), {});
    }
    await eventually(() => arm.ended.includes('timed out'));
    assert.equal(await quick.call('Session/KeepAlive'), 'INVALID_USER_SESSION_ACCESS');
    assert.deepEqual(arm.loggedIn, ['admin']);
  });

  it('refuses an unknown user and a wrong password with session 0', async () => {
    const other = await join();
    assert.equal(await other.login('nobody'), 'USER_NOT_FOUND');
    assert.equal(await other.login('operator', {}, 'wrong'), 'INVALID_PASSWORD');
    assert.deepEqual([other.sessionId, arm.loggedIn], [0, ['admin']]);
  });

  it('refuses an unknown method, an unknown service and a payload that is none, and says so in the payload', async () => {
    const firmware = idsOf('Base/GetFirmwareBundleVersions');
    for (const [ids, payload, reason] of [
      [{ serviceId: 1, functionId: 5 }, undefined, 'UNSUPPORTED_METHOD'],
      [{ serviceId: 2, functionId: 999 }, undefined, 'UNSUPPORTED_METHOD'],
      [{ serviceId: 77, functionId: 1 }, undefined, 'UNSUPPORTED_SERVICE'],
      [idsOf('Session/CreateSession'), GARBAGE, 'PAYLOAD_DECODING_ERR'],
      [idsOf('Base/ReadUserProfile'), GARBAGE, 'PAYLOAD_DECODING_ERR'],
      [idsOf('Session/GetConnections'), GARBAGE, 'PAYLOAD_DECODING_ERR'],
      [firmware, undefined, undefined],
    ] as const) {
      const answer = await admin.ask(ids, payload ?? new Uint8Array());
      assert.equal(nameOf(answer.header.errorSubCode), reason ?? 'SUB_ERROR_NONE');
      if (reason === undefined) continue;
      const { errorCode, errorSubCode } = ErrorMessage.decode(answer.payload);
      assert.deepEqual([errorCode, errorSubCode], [1, answer.header.errorSubCode]);
    }
    arm.missing.add('Base/GetFirmwareBundleVersions');
    assert.equal(await admin.call('Base/GetFirmwareBundleVersions'), 'UNSUPPORTED_METHOD');
    assert.deepEqual(arm.loggedIn, ['admin'], 'a refusal ends no session');
  });

  it('holds two sessions of one user apart, and replaces the session of a connection that logs in again', async () => {
    const second = await join();
    await second.login('admin');
    assert.deepEqual([admin.sessionId, second.sessionId], [1, 2]);
    await second.call('Session/CloseSession');
    assert.deepEqual(await admin.call('Session/KeepAlive'), {});
    await admin.login('operator', { session: 300 });
    assert.deepEqual([admin.sessionId, arm.ended], [3, ['closed', 'replaced']]);
    await admin.login('admin');
    await sleep(500);
    assert.deepEqual(await admin.call('Session/KeepAlive'), {}, 'the limit of the session before has no effect');
  });

  it('hangs up on what is not Kortex, and serves the others', async () => {
    for (const text of ['GET / HTTP/1.1\r\n\r\n', '\x07xEtRoK\x07\x00\x00\x00\x02\xff\xff']) {
      const stranger = connect(arm.port, '127.0.0.1');
      stranger.write(Buffer.from(text, 'latin1'));
      await once(stranger, 'close');
    }
    assert.deepEqual(await admin.call('Session/KeepAlive'), {});
  });
});

function addressOf({ socket }: BareKortex2Client): string {
  return `127.0.0.1:${socket.localPort}`;
}
