import assert from 'node:assert/strict';
import { decodeFrame } from '../../src/protocol/frame.js';
import { type ArmConnection, Kortex2Arm } from '../../src/simulator/index.js';
import { DEFAULT_USERS, makeUsers } from '../../src/simulator/users.js';
import { decodeKortex2 } from '../support/kortex2-messages.js';
import { type Fields } from '../support/vendor-codec.js';
import { BenchArm, requestBytes } from './bench-arm.js';
import { callBytes, readNotification } from './vendor-call.js';

const HOUR_MS = 3_600_000;
const LONG = { session: HOUR_MS, connection: HOUR_MS };

describe('simulated arm: visitors', () => {
  /** What changes about other people's sessions in some time, in words. */
  function watch(bench: BenchArm, forMs: number): string[] {
    const changes: string[] = [];
    const now = () => {
      const [visitor] = [...bench.arm.sessions.values()].filter(({ connection }) => connection?.isWebapp);
      return visitor
        ? `${visitor.user.username} as ${visitor.roles.map(({ identifier }) => identifier).join()}`
        : 'nobody';
    };
    bench.wait(forMs, () => {
      if (now() !== (changes.at(-1) ?? 'nobody')) changes.push(now());
    });
    return changes;
  }

  it('come by the web application, take a role, give it back and leave, again and again', () => {
    const bench = new BenchArm(DEFAULT_USERS, { visitors: true });
    const visit = ['operator as Operator', 'operator as Operator,Admin', 'operator as Operator', 'nobody'];
    const changes = watch(bench, 10 * 60_000);
    assert(changes.length >= 3 * visit.length);
    changes.forEach((change, index) => assert.equal(change, visit[index % visit.length]));
    for (const { reason } of bench.arm.ended) assert.equal(reason, 'closed');
  });

  it('are listed as clients of the web application, and not any more when they have left', () => {
    const bench = new BenchArm(DEFAULT_USERS, { visitors: true });
    const sessionId = bench.login('admin', LONG);
    const others = () =>
      bench.call('Session/GetConnections', {}, sessionId).response.userConnections.filter(({ isWebapp }) => isWebapp);
    while (others().length === 0) bench.wait(50);
    const [{ username, connectionType, connectionInformation } = assert.fail()] = others();
    assert.deepEqual([username, connectionType], ['operator', 2]);
    assert.match(connectionInformation ?? '', /^192\.168\.1\.77:\d+$/);
    while (others().length > 0) bench.wait(50);
    assert.deepEqual([...bench.arm.connections], []);
  });

  it('come the same way with the same seed, and not at all unless somebody asks for it', () => {
    const [first, second] = [1, 2].map(() => watch(new BenchArm(DEFAULT_USERS, { visitors: true }), 60_000));
    assert(first!.length > 0);
    assert.deepEqual(first, second);
    assert.deepEqual(watch(new BenchArm(), 60_000), []);
  });

  it('stay away for a while when their session is ended by force, or the arm is switched off', () => {
    const bench = new BenchArm(DEFAULT_USERS, { visitors: true });
    for (const end of [(id: number) => void bench.arm.endSession(id), () => bench.arm.restart()]) {
      while (bench.arm.sessions.size === 0) bench.wait(50);
      end([...bench.arm.sessions.keys()][0]!);
      bench.wait(4900);
      assert.deepEqual([bench.arm.sessions.size, bench.arm.connections.size], [0, 0]);
    }
    while (bench.arm.sessions.size === 0) bench.wait(50);
  });

  it('come to an arm of Kortex 2, too, where its subscribers hear of them', () => {
    const clock = { nowMs: 0, now: () => clock.nowMs };
    const arm = new Kortex2Arm({ users: makeUsers(DEFAULT_USERS), seed: 1, clock, visitors: true });
    const from: ArmConnection = { clientId: 'tcp-101', address: '127.0.0.1:4000', identifier: 101 };
    arm.connectionOpened(from);
    const send = (bytes: Uint8Array) => arm.handle(arm.read({ topic: '', bytes, from })!);
    const info = { username: 'admin', password: 'admin', sessionInactivityTimeout: HOUR_MS };
    send(requestBytes('Session/CreateSession', info, 0));
    send(requestBytes('Base/OnNotificationUserTopic', {}, 1));
    const events: unknown[] = [];
    for (; clock.nowMs < 120_000; clock.nowMs += 50) {
      for (const { bytes } of arm.tick()) {
        const fields = decodeKortex2('Kinova.Api.Base.UserNotification', decodeFrame(bytes).payload);
        assert.equal((fields.modifiedUser as Fields).identifier, 2);
        events.push(fields.userEvent);
      }
    }
    assert(events.length >= 4);
    events.forEach((event, index) => assert.equal(event, index % 2 ? 'LOGGED_OUT' : 'LOGGED_IN'));
  });
});

describe('simulated arm: events that happen by themselves', () => {
  const titles = (bench: BenchArm, forMs: number) => {
    const sessionId = bench.login('admin', LONG);
    bench.send('req/49/6', callBytes('EventBroker/EventTopic', {}, sessionId));
    return bench.wait(forMs).flatMap(({ kind, bytes }) => {
      if (kind !== 'notification') return [];
      return [(readNotification('EventBroker/EventTopic', decodeFrame(bytes)).event as Fields).title];
    });
  };

  it('come every 10 to 30 s where they are asked for, the first one not at once', () => {
    const bench = new BenchArm(DEFAULT_USERS, { events: true });
    assert.deepEqual(titles(bench, 9900), []);
    const count = titles(bench, 10 * 60_000).length;
    assert(count >= 20 && count <= 60, `${count} events in ten minutes`);
    assert.deepEqual(titles(new BenchArm(), 60_000), []);
  });
});
