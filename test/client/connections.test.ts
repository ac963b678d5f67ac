import assert from 'node:assert/strict';
import { toConnections } from '../../src/client/connections.js';
import { decodeFrame } from '../../src/protocol/frame.js';
import { ConnectionList } from '../../src/protocol/messages.js';
import { bytesOf } from '../support/golden.js';

const read = (name: string) => ConnectionList.decode(decodeFrame(bytesOf(name)).payload);

describe('connections', () => {
  const connections = toConnections(read('get-connections response'), 7);

  it('keep the name of their list', () => {
    assert.deepEqual(
      connections.map(({ list }) => list),
      ['user', 'user', 'plugin', 'internal', 'unauthenticated', 'monitor'],
    );
  });

  it('have every field in the words of the field', () => {
    assert.deepEqual(connections[1], {
      list: 'user',
      sessionId: 9,
      own: false,
      username: 'opératrice-7',
      userId: 3,
      permission: 7,
      roles: [
        { identifier: 'Operator', permissions: ['READ_ONLY', 'OPERATE'] },
        { identifier: 'Integrator', permissions: ['READ_ONLY', 'OPERATE', 'CONFIGURE'] },
      ],
      type: 'MQTT_WEBSOCKET',
      local: false,
      webapp: true,
      inactivityTimeout: 2000,
      information: '192.168.1.77:40022',
      address: '192.168.1.77',
      port: 40022,
    });
  });

  it('mark our own, and nobody’s where we have no session', () => {
    assert.deepEqual(
      connections.map(({ own }) => own),
      [true, false, false, false, false, false],
    );
    assert(toConnections(read('get-connections response'), 0).every(({ own }) => !own));
  });

  it('are read from the deprecated list where an older arm fills only that', () => {
    const [user] = toConnections(read('get-connections response, old list'), 7);
    assert.equal(user?.list, 'user');
    assert.equal(user.address, '192.168.1.50');
    const [nobody] = toConnections({ connection: [{ connectionInformation: 'x' }] }, 7);
    assert.equal(nobody?.list, 'unauthenticated');
    assert.equal(toConnections({ connection: [{ sessionIdentifier: 3 }] }, 3)[0]?.own, true);
  });

  it('keep a number that no enum knows', () => {
    const newer = (value: number) => value as never;
    const roles = [{ identifier: 'New', permissions: [newer(1), newer(77)] }];
    const [connection] = toConnections({ userConnections: [{ connectionType: newer(9), roles }] }, 0);
    assert.equal(connection?.type, 9);
    assert.deepEqual(connection.roles, [{ identifier: 'New', permissions: ['OPERATE', 77] }]);
  });

  for (const [information, address, port] of [
    ['192.168.1.50:52114', '192.168.1.50', 52114],
    ['192.168.1.50', '192.168.1.50', null],
    ['type=UDP;ip=127.0.0.1;port=56536', '127.0.0.1', 56536],
    ['type=UDP;ip=127.0.0.1', '127.0.0.1', null],
    ['[fe80::1]:1883', 'fe80::1', 1883],
    ['fe80::1', 'fe80::1', null],
    ['::ffff:192.168.1.7:99999', '192.168.1.7', null],
    ['plugin/gripper', null, null],
    ['999.1.1.1:5', null, null],
    ['', null, null],
  ] as const) {
    it(`read address and port leniently from "${information}"`, () => {
      const [connection] = toConnections({ userConnections: [{ connectionInformation: information }] }, 0);
      assert.deepEqual([connection?.address, connection?.port], [address, port]);
    });
  }

  it('are read in no time whatever the arm says, and however much of it', () => {
    for (const piece of ['ip=', '[', '1', 'port=9', 'ip=\n']) {
      const connectionInformation = piece.repeat(100_000);
      const [found] = toConnections({ userConnections: [{ connectionInformation }] }, 0);
      assert.deepEqual([found?.address, found?.port], [null, null], piece);
    }
  });
});
