import assert from 'node:assert/strict';
import { type Connection, toConnections } from '../../src/client/connections.js';
import { type SessionChange, SessionTracker } from '../../src/arm/session-tracker.js';
import { sessionsOf } from '../../src/client/connections.js';
import { readSessionKilled, readSessionsStatus } from '../../src/client/session-status.js';
import { ProtocolError } from '../../src/errors.js';
import { PayloadSessionStatusRaw, SessionStatusHandle } from '../../src/protocol/messages.js';
import { decodeRaw } from '../../src/protocol/raw.js';
import { SESSIONS_KILLED, SESSIONS_STATUS } from '../../src/protocol/topics.js';

const session = (sessionId: number, role = 'Admin', userId = 1) => ({
  key: String(sessionId),
  sessionId,
  userId,
  roles: [{ identifier: role, permissions: ['READ_ONLY', 'OPERATE'] }],
});
const told = (changes: (SessionChange | undefined)[]) =>
  changes.map((change) => change && `${change.event} ${change.session.sessionId}`);

describe('SessionTracker', () => {
  let tracker: SessionTracker;
  beforeEach(() => {
    tracker = new SessionTracker();
  });

  it('tells nothing of the first list', () => {
    assert.equal(tracker.started, false);
    assert.deepEqual(tracker.update([session(1), session(2)], '0'), []);
    assert.equal(tracker.started, true);
    assert.deepEqual(tracker.open, [session(1), session(2)]);
  });

  it('tells what opened, closed and changed roles between two lists, and nothing of equal ones', () => {
    tracker.update([session(1), session(2), session(3)], '0');
    assert.deepEqual(tracker.update([session(3), session(2), session(1)], '0'), []);
    const changes = tracker.update([session(2, 'Operator'), session(3), session(4)], '0');
    assert.deepEqual(told(changes), ['session-closed 1', 'roles-changed 2', 'session-opened 4']);
    assert.deepEqual(changes[1]?.previousRoles, session(2).roles);
  });

  it('takes roles and permissions in another order for the same', () => {
    const [admin] = session(1).roles;
    const other = { identifier: 'Guest', permissions: [] };
    tracker.update([{ ...session(1), roles: [admin!, other] }], '0');
    const turned = { ...admin!, permissions: ['OPERATE', 'READ_ONLY'] };
    assert.deepEqual(tracker.update([{ ...session(1), roles: [other, turned] }], '0'), []);
  });

  it('tells a killed session once where the list follows the word, also where a stale list comes between', () => {
    tracker.update([session(1), session(2)], '0');
    assert.deepEqual(told([tracker.noteKilled(2)]), ['session-killed 2']);
    assert.deepEqual(tracker.update([session(1), session(2)], '0'), []);
    assert.deepEqual(tracker.update([session(1)], '0'), []);
    assert.equal(tracker.noteKilled(2), undefined);
  });

  it('turns a closing into a killing where the word follows the list', () => {
    tracker.update([session(1), session(2)], '0');
    const [closing] = tracker.update([session(1)], '0');
    assert.equal(closing?.event, 'session-closed');
    assert.equal(tracker.noteKilled(2), undefined);
    assert.equal(closing.event, 'session-killed');
  });

  it('tells a killed session that no list has shown by its id alone', () => {
    assert.deepEqual(tracker.noteKilled(9), {
      event: 'session-killed',
      session: { key: '9', sessionId: 9, userId: null, roles: null },
    });
  });

  it('tells a session opened whose id is in use again', () => {
    tracker.update([session(1), session(2)], '0');
    tracker.noteKilled(2);
    tracker.update([session(1)], '0');
    assert.deepEqual(told(tracker.update([session(1), session(2)], '0')), ['session-opened 2']);
    tracker.noteKilled(2);
    tracker.noteOpened('2');
    assert.deepEqual(told(tracker.update([session(1), session(2)], '0')), ['session-opened 2']);
  });

  it('tells an id that went over to another user as closed and opened', () => {
    tracker.update([session(1, 'Admin', 1)], '0');
    assert.deepEqual(told(tracker.update([session(1, 'Admin', 2)], '0')), ['session-closed 1', 'session-opened 1']);
    assert.deepEqual(tracker.update([session(1, 'Admin', 0)], '0'), [], 'a user that is not told is no other user');
  });

  it('tells a session opened where the id of a killed one went over to another user at once', () => {
    tracker.update([session(1)], '0');
    tracker.noteKilled(1);
    assert.deepEqual(told(tracker.update([session(1, 'Operator', 2)], '0')), ['session-opened 1']);
  });

  it('tells a session closed before any list does, once, and nothing of one that it does not know', () => {
    tracker.update([session(1), session(2)], '1');
    assert.deepEqual(told([tracker.noteClosed('1'), tracker.noteClosed('1'), tracker.noteClosed('9')]), [
      'session-closed 1',
      undefined,
      undefined,
    ]);
    assert.deepEqual(tracker.update([session(1), session(2)], '0'), []);
    assert.deepEqual(tracker.update([session(2)], '0'), []);
  });

  it('remembers the last ends only, however many sessions came and went, and knows an id that comes back', () => {
    tracker.update([session(1)], '0');
    let most = 0;
    for (let id = 2; id <= 50_000; id++) {
      tracker.update([session(1), session(id)], '0');
      if (id % 2) tracker.noteKilled(id);
      most = Math.max(most, tracker.remembered);
    }
    assert(most <= 1_100, `${most} ends`);
    assert.equal(tracker.noteKilled(49_999), undefined, 'one of the last');
    assert.deepEqual(told(tracker.update([session(1), session(2)], '0')), ['session-closed 50000', 'session-opened 2']);
  });

  it('does not believe a list that lacks our own session', () => {
    tracker.update([session(1), session(2)], '1');
    assert.deepEqual(told(tracker.update([], '1')), ['session-closed 2']);
    assert.deepEqual(tracker.update([session(1)], '1'), []);
    tracker.update([], '1');
    assert.deepEqual(told([tracker.noteKilled(1)]), ['session-killed 1']);
    assert.deepEqual(told(tracker.update([session(1)], '1')), ['session-opened 1'], 'after a restart of the arm');
  });
});

describe('what names sessions', () => {
  it('takes the sessions out of a list of connections, each once', () => {
    const connections: Connection[] = toConnections(
      {
        userConnections: [
          { sessionIdentifier: 3, userHandle: { identifier: 1 }, roles: [{ identifier: 'Admin' }] },
          { sessionIdentifier: 3 },
        ],
        internalConnections: [{ connectionInformation: 'x' }],
      },
      0,
    );
    const roles = [{ identifier: 'Admin', permissions: [] }];
    assert.deepEqual(sessionsOf(connections), [{ key: '3', sessionId: 3, userId: 1, roles }]);
  });

  it('refuses a status or a killed message that names no session, but takes an empty list', () => {
    const unknownField = Buffer.from('2a0141', 'hex');
    for (const bytes of [unknownField, PayloadSessionStatusRaw.encode({ sessions: [{ sessionIdentifier: 70_000 }] })]) {
      assert.throws(() => readSessionsStatus(decodeRaw(SESSIONS_STATUS, bytes)), ProtocolError);
    }
    assert.deepEqual(readSessionsStatus(decodeRaw(SESSIONS_STATUS, new Uint8Array())), []);
    for (const bytes of [unknownField, new Uint8Array(), SessionStatusHandle.encode({ userIdentifier: 1 })]) {
      assert.throws(() => readSessionKilled(decodeRaw(SESSIONS_KILLED, bytes)), ProtocolError);
    }
  });
});
