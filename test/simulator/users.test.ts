import assert from 'node:assert/strict';
import { makeUsers } from '../../src/simulator/users.js';

describe('users of the simulated arm', () => {
  const kim = { username: 'kim', password: 'k', roles: ['Operator', 'Admin'] };

  it('get ids in the order of their entries, and the roles that they name', () => {
    const [first, second] = makeUsers([kim, { ...kim, username: 'lou', firstname: 'Lou', lastname: 'Roy' }]);
    assert.equal(first!.id, 1);
    assert.deepEqual(
      first!.roles.map(({ identifier }) => identifier),
      ['Operator', 'Admin'],
    );
    assert.deepEqual([second!.id, second!.firstname, second!.lastname], [2, 'Lou', 'Roy']);
  });

  const wrong: [unknown, RegExp][] = [
    [{}, /^users: expected an array/],
    [[], /^users: expected an array/],
    [[kim, 'lou'], /^users\[1\]: expected \{ username/],
    [[{ ...kim, username: '' }], /^users\[0\]\.username: expected a string/],
    [[{ ...kim, username: 'half \ud800' }], /^users\[0\]\.username: expected a string/],
    [[{ ...kim, password: 5 }], /^users\[0\]\.password: expected a string/],
    [[{ ...kim, firstname: 5 }], /^users\[0\]\.firstname: expected a string/],
    [
      [{ ...kim, roles: 'Admin' }],
      /^users\[0\]\.roles: expected an array with at least one of Operator, Admin, System/,
    ],
    [[{ ...kim, roles: [] }], /^users\[0\]\.roles: expected an array/],
    [[{ ...kim, roles: ['Admin', 'Boss'] }], /^users\[0\]\.roles\[1\]: expected one of .*, not "Boss"/],
    [[kim, kim], /^users\[1\]\.username: expected a name that no other entry has, not "kim" again/],
  ];
  for (const [entries, message] of wrong) {
    it(`are refused as ${JSON.stringify(entries)}, by the name of the entry`, () => {
      assert.throws(() => makeUsers(entries), { code: 'KORTEX_INPUT', message });
    });
  }
});
