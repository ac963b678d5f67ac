import assert from 'node:assert/strict';
import { once } from 'node:events';
import { connect } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import { decodeFrame, encodeFrame, makeHeader } from '../../src/protocol/frame.js';
import { withPrefix } from '../../src/protocol/frame-splitter.js';
import { ErrorMessage, FrameType, SubErrorCode } from '../../src/protocol/messages.js';
import { type ArmConnection, Kortex2Arm } from '../../src/simulator/index.js';
import type { Publication } from '../../src/simulator/publication.js';
import { DEFAULT_USERS, makeUsers } from '../../src/simulator/users.js';
import { eventually } from '../support/eventually.js';
import { endReasons, type Kortex2Simulator, loggedIn, startKortex2 } from '../support/kortex2.js';
import { decodeKortex2, idsOf, signatureOf } from '../support/kortex2-messages.js';
import { kortex2Frames } from '../support/golden.js';
import { requestBytes } from './bench-arm.js';
import { BareKortex2Client, nameOf } from './kortex2-client.js';

const GARBAGE = Uint8Array.of(0xff, 0xff);
const handle = (identifier: number) => ({ identifier, permission: 7 });
const profile = (identifier: number, username: string) => ({
  handle: handle(identifier),
  username,
});

describe('the simulated Gen3: frames', () => {
  const goldenBytes = (name: string) => Buffer.from(kortex2Frames.find((frame) => frame.name === name)!.hex, 'hex');
  const PREFIX_LENGTH = 12;

  /** An arm on a clock that stands still, whose next session has id 7, and what it answers to golden frames. */
  function bench() {
    const clock = { nowMs: 0, now: () => clock.nowMs, epochMs: () => 1_700_000_000_250 };
    const arm = new Kortex2Arm({ users: makeUsers(DEFAULT_USERS), seed: 1, clock });
    const from = { clientId: 'tcp-33', address: '192.168.1.50:52114', identifier: 33 };
    const send = (bytes: Uint8Array, connection: ArmConnection = from) =>
      arm.handle(arm.read({ topic: '', bytes, from: connection })!);
    const sendGolden = (name: string) => send(goldenBytes(name).subarray(PREFIX_LENGTH));
    arm.connectionOpened(from);
    for (let id = 1; id < 7; id += 1) sendGolden('create-session request');
    return { arm, clock, from, send, sendGolden };
  }
  const framed = (publication: Publication | undefined) => Buffer.from(withPrefix(publication!.bytes)).toString('hex');

  for (const name of ['keep-alive', 'get-connections', 'create-session']) {
    it(`answers the golden ${name} request with the golden response`, () => {
      const { arm, sendGolden } = bench();
      const login = sendGolden('create-session request');
      arm.connectionOpened({ clientId: 'tcp-0', address: '192.168.1.99:1' });
      const [answer] = name === 'create-session' ? login : sendGolden(`${name} request`);
      assert.equal(framed(answer), goldenBytes(`${name} response`).toString('hex'));
    });
  }

  it('does not listen to bytes that are no frame', () => {
    const { arm, from } = bench();
    assert.equal(arm.read({ topic: '', bytes: GARBAGE, from }), undefined);
  });

  it('stands as after it was switched on when it restarts', () => {
    const { arm, send } = bench();
    arm.setArmState('IN_FAULT');
    arm.setOperatingMode('MAINTENANCE_MODE');
    arm.restart();
    const info = { username: 'admin', password: 'admin' };
    const login = decodeFrame(send(requestBytes('Session/CreateSession', info, 0))[0]!.bytes);
    const state = (name: 'Base/GetArmState' | 'Base/GetOperatingMode') => {
      const header = makeHeader({ ...idsOf(name), frameType: FrameType.MSG_FRAME_REQUEST });
      const { sessionId } = login.header;
      const [answer] = send(encodeFrame({ header: { ...header, sessionId }, payload: new Uint8Array() }));
      return decodeKortex2(signatureOf(name).response, decodeFrame(answer!.bytes).payload);
    };
    assert.deepEqual(state('Base/GetArmState').activeState, 'ARMSTATE_SERVOING_READY');
    assert.deepEqual(state('Base/GetOperatingMode').operatingMode, 'RUN_MODE');
  });

  it('refuses a wrong password with the golden frame', () => {
    const { send } = bench();
    const info = { username: 'admin', password: 'no' };
    const [answer] = send(requestBytes('Session/CreateSession', info, 0));
    assert.equal(framed(answer), goldenBytes('create-session refused').toString('hex'));
  });

  it('takes the golden subscription, and ends it by the golden handle', () => {
    const { arm, sendGolden } = bench();
    sendGolden('create-session request');
    for (let handle = 1; handle < 9; handle += 1) sendGolden('subscribe to the user topic');
    const [answer] = sendGolden('subscribe to the user topic');
    assert.equal(framed(answer), goldenBytes('notification handle').toString('hex'));
    const [ended] = sendGolden('unsubscribe');
    assert.equal(decodeFrame(ended!.bytes).header.errorCode, 0);
    const other = { clientId: 'tcp-34', address: '192.168.1.51:4000', identifier: 34 };
    arm.connectionOpened(other);
    const [refused] = sendGolden('unsubscribe');
    assert.equal(decodeFrame(refused!.bytes).header.errorSubCode, SubErrorCode.ENTITY_NOT_FOUND);
  });

  it('reports a login under the header of the golden notification, and by its message', () => {
    const { arm, send, sendGolden } = bench();
    sendGolden('create-session request');
    for (let handle = 1; handle <= 9; handle += 1) sendGolden('subscribe to the user topic');
    const other = { clientId: 'tcp-34', address: '192.168.1.51:4000', identifier: 34 };
    arm.connectionOpened(other);
    const info = { username: 'system', password: 'system' };
    const last = send(requestBytes('Session/CreateSession', info, 0), other).at(-1)!;
    const golden = decodeFrame(goldenBytes('user logged in').subarray(PREFIX_LENGTH));
    const { header, payload } = decodeFrame(last.bytes);
    assert.deepEqual({ ...header, payloadLength: 0 }, { ...golden.header, payloadLength: 0 });
    const [here, there] = [payload, golden.payload].map((bytes) =>
      decodeKortex2('Kinova.Api.Base.UserNotification', bytes),
    );
    for (const field of ['userEvent', 'modifiedUser', 'timestamp']) assert.deepEqual(here![field], there![field]);
  });

  it('ends a session at whichever of both limits comes first; 0 is no limit', () => {
    for (const [session, connection, endsAtMs] of [
      [1000, 5000, 1000],
      [5000, 1000, 1000],
      [0, 1000, 1000],
      [1000, 0, 1000],
      [0, 0, Infinity],
    ] as const) {
      const { arm, clock, send } = bench();
      const limits = { sessionInactivityTimeout: session, connectionInactivityTimeout: connection };
      send(requestBytes('Session/CreateSession', { username: 'admin', password: 'admin', ...limits }, 0));
      for (; clock.nowMs < 6000 && arm.sessions.size > 0; clock.nowMs += 50) arm.tick();
      assert.equal(arm.sessions.size === 0 ? clock.nowMs - 50 : Infinity, endsAtMs);
    }
  });

  it('opens no session for a connection that has gone', () => {
    const { arm, from, sendGolden } = bench();
    arm.connectionGone(from);
    assert.deepEqual(sendGolden('create-session request'), []);
    assert.equal(arm.sessions.size, 0);
  });
});

describe('the simulated Gen3 and a client of sockets', () => {
  let arm: Kortex2Simulator;
  let admin: BareKortex2Client;
  const clients: BareKortex2Client[] = [];
  const join = async () => {
    const client = await BareKortex2Client.connect(arm.port);
    clients.push(client);
    return client;
  };
  beforeEach(async () => {
    arm = await startKortex2();
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
    assert.deepEqual(endReasons(arm), ['closed']);
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
    assert.deepEqual(await admin.call('Base/GetArmState'), { activeState: 'ARMSTATE_SERVOING_READY' });
    assert.deepEqual(await admin.call('Base/GetOperatingMode'), {
      operatingMode: 'RUN_MODE',
      deviceHandle: { deviceType: 'BASE', deviceIdentifier: 1 },
    });
    const { mainBundleVersion, componentsVersions } = (await admin.call('Base/GetFirmwareBundleVersions')) as {
      mainBundleVersion: string;
      componentsVersions: object[];
    };
    assert.equal(mainBundleVersion, '2.8.0');
    assert.deepEqual(componentsVersions[1], { name: 'actuator 1', version: '2.8.0', deviceId: 1 });
  });

  it('reports a new state of the arm and a new mode, with the time, to those who asked for it', async () => {
    const bystander = await join();
    await bystander.login('operator');
    const [state, mode] = [
      (await admin.call('Base/ArmStateTopic')) as { identifier: number },
      (await admin.call('Base/OnNotificationOperatingModeTopic')) as { identifier: number },
    ];
    const beforeMs = Date.now();
    arm.play((gen3) => [...gen3.setArmState('IN_FAULT'), ...gen3.setOperatingMode('MAINTENANCE_MODE')]);
    arm.play((gen3) => gen3.setArmState('IN_FAULT'));
    await eventually(() => admin.notifications.length === 2);
    assert.deepEqual(
      admin.notifications.map(({ header }) => [header.functionId, header.messageId, header.sessionId]),
      [
        [176, state.identifier, admin.sessionId],
        [101, mode.identifier, admin.sessionId],
      ],
    );
    const [stateChange, modeChange] = admin.heard('ArmStateNotification', 'OperatingModeNotification');
    assert.equal(stateChange?.activeState, 'ARMSTATE_IN_FAULT');
    assert.equal(modeChange?.operatingMode, 'MAINTENANCE_MODE');
    assert(timeOf(stateChange) >= beforeMs && timeOf(stateChange) <= Date.now());
    assert.deepEqual(await admin.call('Base/GetArmState'), { activeState: 'ARMSTATE_IN_FAULT' });
    await admin.call('Base/Unsubscribe', state);
    arm.play((gen3) => gen3.setArmState('SERVOING_READY'));
    await admin.call('Session/KeepAlive');
    assert.deepEqual([admin.heard(), bystander.heard()], [[], []]);
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
      const atMs = timeOf({ timestamp });
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
    await eventually(() => endReasons(arm).includes('inactivity'));
    assert.equal(await quick.call('Session/KeepAlive'), 'INVALID_USER_SESSION_ACCESS');
    assert.deepEqual(loggedIn(arm), ['admin']);
  });

  it('refuses an unknown user and a wrong password with session 0', async () => {
    const other = await join();
    assert.equal(await other.login('nobody'), 'USER_NOT_FOUND');
    assert.equal(await other.login('operator', {}, 'wrong'), 'INVALID_PASSWORD');
    assert.deepEqual([other.sessionId, loggedIn(arm)], [0, ['admin']]);
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
    arm.withdraw('Base/GetFirmwareBundleVersions');
    assert.equal(await admin.call('Base/GetFirmwareBundleVersions'), 'UNSUPPORTED_METHOD');
    assert.deepEqual(loggedIn(arm), ['admin'], 'a refusal ends no session');
  });

  it('holds two sessions of one user apart, and replaces the session of a connection that logs in again', async () => {
    const second = await join();
    await second.login('admin');
    assert.deepEqual([admin.sessionId, second.sessionId], [1, 2]);
    await second.call('Session/CloseSession');
    assert.deepEqual(await admin.call('Session/KeepAlive'), {});
    await admin.login('operator', { session: 300 });
    assert.deepEqual([admin.sessionId, endReasons(arm)], [3, ['closed', 'replaced']]);
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

/** When a notification says that it happened, in ms since 1970-01-01 UTC. */
function timeOf(notification: Record<string, unknown> | undefined): number {
  const { sec, usec = 0 } = notification?.timestamp as { sec: number; usec?: number };
  return sec * 1000 + usec / 1000;
}

function addressOf({ socket }: BareKortex2Client): string {
  return `127.0.0.1:${socket.localPort}`;
}
