import assert from 'node:assert/strict';
import { stateOf } from '../../src/client/actual.js';
import { onConnect, onLogout, onRefused, type Wanted } from '../../src/client/wanted.js';
import { SessionError } from '../../src/errors.js';

const ADMIN = { username: 'admin', password: 'a' };
const OPERATOR = { username: 'operator', password: 'o' };
const NOTHING: Wanted = { name: 'nothing', done: Promise.resolve() };
const LINK: Wanted = { name: 'link' };
const CAUSE = new SessionError('KORTEX_LOGIN_REFUSED', 'wrong password', 'INVALID_PASSWORD');
const session = (login: typeof ADMIN): Wanted => ({ name: 'session', login });
const refused = (login?: typeof ADMIN): Wanted => ({ name: 'refused', login, cause: CAUSE });

describe('what is wanted of a connection', () => {
  for (const [what, before, byDefault, after] of [
    ['a link, where nobody is to log in', NOTHING, undefined, LINK],
    ['a session of the user in the options', NOTHING, ADMIN, session(ADMIN)],
    ['a session of who was wanted already', session(OPERATOR), ADMIN, session(OPERATOR)],
    ['a session of who was wanted before the refusal', refused(OPERATOR), ADMIN, session(OPERATOR)],
    ['a session of the user in the options after the refusal of somebody else', refused(), ADMIN, session(ADMIN)],
  ] as const) {
    it(`is, on connect, ${what}`, () => {
      assert.deepEqual(onConnect(before, byDefault), after);
    });
  }

  it('is a link after a logout, and a refusal stays one', () => {
    assert.deepEqual(onLogout(session(ADMIN)), LINK);
    assert.deepEqual(onLogout(LINK), LINK);
    assert.equal(onLogout(NOTHING), NOTHING);
    assert.deepEqual(onLogout(refused(ADMIN)), refused());
  });

  it('is no session any more after its refusal, but a wrong password of one does not lock out the other', () => {
    assert.deepEqual(onRefused(session(ADMIN), ADMIN, CAUSE), refused(ADMIN));
    assert.deepEqual(onRefused(LINK, ADMIN, CAUSE), refused());
    const wanted = session(OPERATOR);
    assert.equal(onRefused(wanted, ADMIN, CAUSE), wanted);
    assert.equal(onRefused(NOTHING, ADMIN, CAUSE), NOTHING);
  });

  it('does not show in the state, but for a refusal', () => {
    for (const wanted of [NOTHING, LINK, session(ADMIN), refused()]) {
      assert.deepEqual(stateOf(wanted, { name: 'closed' }), { name: 'closed' });
    }
  });
});
