import assert from 'node:assert/strict';
import { PendingCalls } from '../../src/client/pending-calls.js';
import { BusyError, ConnectionError, TimeoutError } from '../../src/errors.js';
import { requestFrame, responseFrame } from '../../src/protocol/frame.js';
import { METHODS, type Method } from '../../src/protocol/services.js';

const METHOD = 'Session/KeepAlive';
const LONG_MS = 60_000;

function responseTo(messageId: number, method: Method = METHOD) {
  return responseFrame(requestFrame({ ...METHODS[method], messageId, sessionId: 7 }, new Uint8Array()), {});
}

describe('PendingCalls', () => {
  it('numbers messages 1 to 65535, then 0, and passes over those that wait', async () => {
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
    assert.equal(waitingId, 1);
    assert.deepEqual([ids[0], ids[65_533], ids[65_534], ids[65_535]], [2, 65_535, 0, 2]);
    assert(pending.settle(responseTo(1)));
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
    const call = pending.start(METHOD, 7, LONG_MS, () => undefined);
    assert.equal(pending.settle(responseTo(2)), false, 'another id');
    assert.equal(pending.settle(responseTo(1, 'Session/CloseSession')), false, 'the id of another method');
    assert.equal(pending.settle(responseTo(1, 'Base/ReadUserProfile')), false, 'the function of another service');
    assert.equal(pending.settle(responseTo(1)), true);
    assert.equal(pending.settle(responseTo(1)), false, 'twice');
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
    const other = pending.start(METHOD, 7, LONG_MS, () => undefined);
    pending.rejectAll(new ConnectionError('over'), 6);
    await assert.rejects(over, ConnectionError);
    assert(pending.settle(responseTo(2)));
    await other;
  });
});
