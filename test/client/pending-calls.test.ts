import assert from 'node:assert/strict';
import { PendingCalls } from '../../src/client/pending-calls.js';
import { BusyError, ConnectionError, TimeoutError } from '../../src/errors.js';
import { requestFrame, responseFrame } from '../../src/protocol/frame.js';
import { type Called, calledBy } from '../../src/protocol/services.js';

const METHOD = calledBy('Session/KeepAlive');
const LONG_MS = 60_000;

function responseTo(messageId: number, called: Called = METHOD) {
  return responseFrame(requestFrame({ ...called, messageId, sessionId: 7 }, new Uint8Array()), {});
}

describe('PendingCalls', () => {
  it('numbers messages from anywhere on, wraps at 65535, and passes over those that wait', async () => {
    const pending = new PendingCalls();
    let waitingId = -1;
    const waiting = pending.start(METHOD, 7, LONG_MS, (id) => (waitingId = id));
    const ids: number[] = [];
    for (let call = 0; call < 65_537; call++) {
      const answered = pending.start(METHOD, 7, LONG_MS, (id) => {
        ids.push(id);
        setImmediate(() => pending.settle(responseTo(id)));
      });
      if (call % 512 === 0) await answered;
    }
    assert.equal(ids[0], (waitingId + 1) % 65_536);
    assert.equal(new Set(ids.slice(0, 65_535)).size, 65_535);
    assert(!ids.includes(waitingId));
    assert.equal(ids[65_535], ids[0]);
    assert(pending.settle(responseTo(waitingId)));
    await waiting;
  });

  it('refuses a call when every id waits', async () => {
    const pending = new PendingCalls();
    const calls = Array.from({ length: 65_536 }, () => pending.start(METHOD, 7, LONG_MS, () => undefined));
    await assert.rejects(
      pending.start(METHOD, 7, LONG_MS, () => undefined),
      BusyError,
    );
    pending.rejectAll(new ConnectionError('over'));
    for (const { status } of await Promise.allSettled(calls)) assert.equal(status, 'rejected');
  });

  it('hands a response to nobody but its own call', async () => {
    const pending = new PendingCalls();
    let id = -1;
    const call = pending.start(METHOD, 7, LONG_MS, (sent) => (id = sent));
    const ofOther = responseTo(id);
    assert.equal(pending.settle(responseTo((id + 1) % 65_536)), false, 'another id');
    assert.equal(pending.settle(responseTo(id, calledBy('Session/CloseSession'))), false, 'the id of another method');
    assert.equal(
      pending.settle(responseTo(id, calledBy('Base/ReadUserProfile'))),
      false,
      'the function of another service',
    );
    assert.equal(pending.settle({ ...ofOther, header: { ...ofOther.header, sessionId: 8 } }), false, 'another session');
    assert.equal(pending.settle(responseTo(id)), true);
    assert.equal(pending.settle(responseTo(id)), false, 'twice');
    await call;
  });

  it('ends every wait', async () => {
    const pending = new PendingCalls();
    await assert.rejects(
      pending.start(METHOD, 7, 10, () => undefined),
      TimeoutError,
    );
    const call = pending.start(METHOD, 7, LONG_MS, () => undefined);
    pending.rejectAll(new ConnectionError('over'));
    await assert.rejects(call, ConnectionError);
  });

  it('ends the waits of one session only', async () => {
    const pending = new PendingCalls();
    const over = pending.start(METHOD, 6, LONG_MS, () => undefined);
    let id = -1;
    const other = pending.start(METHOD, 7, LONG_MS, (sent) => (id = sent));
    pending.rejectAll(new ConnectionError('over'), 6);
    await assert.rejects(over, ConnectionError);
    assert(pending.settle(responseTo(id)));
    await other;
  });
});
