import assert from 'node:assert/strict';
import { toConnections } from '../../src/client/connections.js';
import { ProtocolError } from '../../src/errors.js';
import {
  ConnectionList,
  ErrorMessage,
  FirmwareBundleVersions,
  PayloadSessionStatusRaw,
  UserProfileList,
  UserRoleList,
} from '../../src/protocol/messages.js';

/** Two users, admin and "ren" with the byte e9: an é as Latin-1 has it. */
const LIST = '12120a07080115070000002801520561646d696e12110a07080515070000002802520472656ee9';

/** The message of `value` with every `~` in it made a byte that no UTF-8 has. */
function spoilt(type: { encode(value: never): Uint8Array }, value: object): Uint8Array {
  return type.encode(value as never).map((byte) => (byte === '~'.charCodeAt(0) ? 0xe9 : byte));
}

describe('a text of the arm that is not UTF-8', () => {
  it('as a user name is shown with a replacement mark, and the rest of the list arrives', () => {
    const connections = toConnections(ConnectionList.decode(Buffer.from(LIST, 'hex')), 0);
    assert.deepEqual(
      connections.map(({ username, sessionId, userId }) => [username, sessionId, userId]),
      [
        ['admin', 1, 1],
        ['ren\ufffd', 2, 5],
      ],
    );
  });

  it('costs nothing else of any message, also if its bytes are no Buffer', () => {
    const roles = [{ identifier: 'Op~rator', permissions: [] }, { identifier: 'Admin' }];
    const read = [
      UserRoleList.decode(spoilt(UserRoleList, { roles })).roles.map(({ identifier }) => identifier),
      UserProfileList.decode(
        spoilt(UserProfileList, { userProfiles: [{ username: 'ren~', firstname: 'René' }] }),
      ).userProfiles.map(({ username, firstname }) => `${username} ${firstname}`),
      ErrorMessage.decode(spoilt(ErrorMessage, { errorSubString: 'acc~s refusé' })).errorSubString,
      FirmwareBundleVersions.decode(spoilt(FirmwareBundleVersions, { mainBundleVersion: '2.~' })).mainBundleVersion,
      PayloadSessionStatusRaw.decode(
        spoilt(PayloadSessionStatusRaw, { sessions: [{ sessionIdentifier: 7, roles }] }),
      ).sessions.map(({ sessionIdentifier }) => sessionIdentifier),
    ];
    assert.deepEqual(read, [['Op\ufffdrator', 'Admin'], ['ren\ufffd René'], 'acc\ufffds refusé', '2.\ufffd', [7]]);
  });

  it('does not make a message of what breaks off in the middle', () => {
    const bytes = Buffer.from(LIST, 'hex');
    assert.throws(() => ConnectionList.decode(bytes.subarray(0, bytes.length - 1)), ProtocolError);
  });
});
