import assert from 'node:assert/strict';
import { deniedTo, doubtsSession, refusalOf } from '../../src/client/refusal.js';
import { ArmError, SessionError } from '../../src/errors.js';
import { decodeFrame, responseFrame } from '../../src/protocol/frame.js';
import { ErrorMessage } from '../../src/protocol/messages.js';
import { bytesOf } from '../support/golden.js';

const frame = (name: string) => decodeFrame(bytesOf(name));

describe('refusals of the arm', () => {
  const refused = (errorSubCode: number, payload?: Uint8Array) =>
    responseFrame(frame('get-connections request'), { errorCode: 1, errorSubCode }, payload);

  it('of a login are told by the name of the sub-code', () => {
    const error = refusalOf('Session/CreateSession', frame('create-session refused'));
    assert(error instanceof SessionError);
    assert.deepEqual([error.code, error.reason], ['KORTEX_LOGIN_REFUSED', 'INVALID_PASSWORD']);
  });

  it('are understood without a body', () => {
    const response = frame('error without a body');
    assert(doubtsSession(response));
    const error = refusalOf('Session/KeepAlive', response);
    assert.equal(error.message, 'Session/KeepAlive was refused: ERROR_PROTOCOL_SERVER / INVALID_SESSION');
  });

  it('carry the words of the arm where there are some', () => {
    const response = frame('permission denied');
    const error = deniedTo('Session/SetAccessControl', response);
    assert.equal(error.code, 'KORTEX_PERMISSION_DENIED');
    assert.match(error.message, /role of this session is too low; Insufficient permissions/);
  });

  it('are understood with an unreadable body', () => {
    const error = refusalOf('Session/GetConnections', refused(3, Buffer.from('ffffff', 'hex')));
    assert(error instanceof ArmError);
    assert.deepEqual(
      [error.code, error.errorCode, error.errorSubCode],
      ['KORTEX_ARM', 'ERROR_PROTOCOL_SERVER', 'INVALID_PARAM'],
    );
  });

  it('never repeat the secret that the arm repeats, and are one line that can be read', () => {
    const errorSubString = `bad value canary-1 in password\n\u001b[31mred${' and more'.repeat(1000)}`;
    const body = ErrorMessage.encode({ errorCode: 1, errorSubCode: 3, errorSubString });
    const { message } = refusalOf('Session/CreateSession', refused(3, body), ['canary-1']);
    assert.match(message, /\(bad value \*\*\* in password \[31mred and more/);
    assert(!/[\n\u001b]/.test(message));
    assert(message.length < 500);
    const denied = deniedTo('Session/AddTemporaryUserRole', refused(54, body), ['canary-1']);
    assert(!denied.message.includes('canary-1'));
  });

  for (const subCode of [2, 4, 5]) {
    it(`of a method that this firmware lacks are told as such: sub-code ${subCode}`, () => {
      assert.equal(refusalOf('Session/GetConnections', refused(subCode)).code, 'KORTEX_UNSUPPORTED');
    });
  }

  it('keep numbers that no enum knows', () => {
    const error = refusalOf(
      'Session/GetConnections',
      responseFrame(frame('keep-alive request'), { errorCode: 9, errorSubCode: 999 }),
    );
    assert(error instanceof ArmError);
    assert.deepEqual([error.errorCode, error.errorSubCode], [9, 999]);
  });
});
