import assert from 'node:assert/strict';
import { encodeFrame } from '../../src/protocol/frame.js';
import { SessionStatusHandle } from '../../src/protocol/messages.js';
import { rawFrame } from '../../src/protocol/raw.js';
import { SESSIONS_KILLED, SESSIONS_STATUS } from '../../src/protocol/topics.js';
import { type Simulator, startSimulator } from '../../src/simulator/index.js';
import { OwnBroker } from '../../src/simulator/own-broker.js';
import { golden } from '../support/golden.js';
import { BareClient } from './bare-client.js';
import { until } from './until.js';

describe('simulator joined to a broker that runs already', () => {
  let broker: OwnBroker;
  let simulator: Simulator;
  let kim: BareClient;

  beforeEach(async () => {
    // The simulator's own broker without an arm: nobody listens to what it hears.
    broker = new OwnBroker('127.0.0.1', 0);
    await broker.start();
    simulator = await startSimulator({ broker: broker.url });
    kim = await BareClient.connect(broker.url);
  });

  afterEach(async () => {
    await kim.close();
    await simulator.close();
    await broker.stop();
  });

  it('serves logins and calls, and knows clients by their id', async () => {
    assert.equal(simulator.url, broker.url);
    assert.equal(simulator.port, broker.port);
    assert.equal(simulator.connectionCount, 0);
    assert.equal(await kim.login('admin'), 1);
    await kim.hearOn(SESSIONS_STATUS);
    const { userConnections, unauthenticatedConnections } = (await kim.call('Session/GetConnections', {})).response;
    assert.equal(userConnections[0]!.connectionInformation, kim.id);
    assert.deepEqual(unauthenticatedConnections, []);
  });

  it('pings, and says that it is up', async () => {
    await kim.login('admin');
    await kim.mqtt.subscribeAsync('services/pong/1');
    kim.mqtt.publish('services/ping/1', '');
    await kim.hearOn('services/pong/1');
    await kim.hearOn('ping/1');
  });

  it('ends the session that a last will names', async () => {
    const sessionId = await kim.login('admin');
    const handle = SessionStatusHandle.encode({ sessionIdentifier: sessionId });
    kim.mqtt.publish(SESSIONS_KILLED, Buffer.from(encodeFrame(rawFrame(SESSIONS_KILLED, handle, sessionId))));
    await until(() => simulator.ended[0]?.reason === 'connection-lost');
  });

  it('never hears itself', async () => {
    const sessionId = await kim.login('admin');
    simulator.publish(SESSIONS_KILLED, encodeFrame(rawFrame(SESSIONS_KILLED, Buffer.alloc(0), sessionId)));
    await kim.hearOn(SESSIONS_KILLED);
    assert.equal((await kim.call('Session/KeepAlive', {})).refusal, undefined);
  });

  it('leaves and rejoins on a restart, and tells that nobody is logged in', async () => {
    await kim.login('operator');
    await kim.login('admin');
    await kim.call('Session/SetAccessControl', { singleSourceControl: true, bypassRemoteAccess: true });
    kim.heard.length = 0;
    await simulator.restart(50);
    assert.equal((await kim.hearOn(SESSIONS_STATUS)).bytes.toString('hex'), golden('session status, nobody').hex);
    assert.deepEqual(
      kim.heard.filter(({ topic }) => topic === SESSIONS_KILLED),
      [],
    );
    assert.deepEqual(
      simulator.ended.map(({ reason }) => reason),
      ['restart', 'restart'],
    );
    assert.deepEqual(simulator.arm.accessControl, { singleSourceControl: true, bypassRemoteAccess: false });
    assert.equal(await kim.login('admin'), 1);
  });

  it('comes back by itself after the broker went away', async () => {
    await kim.close();
    await broker.stop();
    await broker.start();
    kim = await BareClient.connect(broker.url);
    await kim.mqtt.subscribeAsync('services/pong/1');
    const asking = setInterval(() => kim.mqtt.publish('services/ping/1', ''), 50);
    await kim.hearOn('services/pong/1').finally(() => clearInterval(asking));
    assert.equal(await kim.login('admin'), 1);
  });

  it('shows the address of the broker without user name and password', async () => {
    const login = broker.url.replace('mqtt://', 'mqtt://plant:secret@');
    const other = await startSimulator({ broker: login });
    await other.close();
    assert.equal(other.url, broker.url);
  });

  it('fails clearly where no broker answers', async () => {
    const gone = new OwnBroker('127.0.0.1', 0);
    await gone.start();
    await gone.stop();
    const login = gone.url.replace('mqtt://', 'mqtt://plant:secret@');
    await assert.rejects(startSimulator({ broker: login }), ({ message }: Error) => {
      assert.ok(message.startsWith(`cannot join the broker at ${gone.url}: connect ECONNREFUSED`), message);
      return true;
    });
  });
});
