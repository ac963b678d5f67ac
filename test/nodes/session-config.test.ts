import assert from 'node:assert/strict';
import { once } from 'node:events';
import { type AddressInfo, createServer, type Socket } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import { inspect } from 'node:util';
import helper from 'node-red-node-test-helper';
import { type Simulator, startSimulator } from '../../src/simulator/index.js';
import { eventually } from '../support/eventually.js';
import { AT, Flow, flowOf, listening } from '../support/flow.js';
import { freePort } from '../support/mosquitto.js';
import { callOf } from '../support/origin.js';

const NODE = { type: 'kinova-list-connections' };
const CANARY = 'canary-secret';
const ADMIN = { username: 'admin', password: 'admin' };

describe('session-config', () => {
  let simulator: Simulator;
  beforeEach(async () => {
    simulator = await startSimulator();
  });
  afterEach(async () => {
    await Flow.stop();
    await simulator.close();
  });
  const start = (config: Record<string, unknown> = {}, credentials?: Record<string, Record<string, string>>) =>
    Flow.start({ port: simulator.port, ...config }, NODE, credentials);

  it('connects on start, logs in, and tells so on the tabs of its users', async () => {
    const flow = await start();
    await flow.status('status.connecting', 'arm');
    assert.deepEqual([(await flow.status('status.connected', 'arm')).fill, simulator.arm.sessions.size], ['green', 1]);
  });

  it('is one link and one session for all nodes of the arm', async () => {
    const others = ['create-session', 'temp-role', 'access-control', 'status-listener'].map((name) => ({
      ...AT,
      id: name,
      type: `kinova-${name}`,
      arm: 'arm',
      wires: [],
    }));
    const flow = await Flow.start({ port: simulator.port }, NODE, undefined, { nodes: others });
    for (const { id } of others) await flow.status('status.connected', id);
    assert.equal(Object.keys(flow.arm.users).length, 5);
    assert.deepEqual([simulator.connectionCount, simulator.calls.get('Session/CreateSession')], [1, 1]);
  });

  for (const [protocol, port] of [
    ['mqtt', 1883],
    ['mqtts', 8883],
    ['ws', 80],
    ['wss', 443],
    ['tcp', 10_000],
  ] as const) {
    it(`is named after host and port if it has no name: 192.168.1.10:${port} by default over ${protocol}`, async () => {
      const defaults = { name: '', host: '192.168.1.10', connect: 'asked', protocol };
      const flow = await Flow.start(defaults, { type: 'kinova-create-session', action: 'disconnect' });
      const { kortex } = await flow.answer();
      assert.equal((kortex as { arm: string }).arm, `192.168.1.10:${port}`);
    });
  }

  it('waits to be asked for the link, or for the login', async () => {
    const flow = await start({ connect: 'asked' });
    assert.equal((await flow.status('status.disconnected', 'arm')).shape, 'ring');
    assert.equal(simulator.connectionCount, 0);
    await Flow.stop();
    const connected = await start({ login: 'asked' });
    assert.equal((await connected.status('status.noSession', 'arm')).fill, 'yellow');
    assert.equal(simulator.arm.sessions.size, 0);
  });

  it('tells a refused login once to the catch nodes of its users, and stays refused', async () => {
    const flow = await start({}, { arm: { username: 'nobody', password: CANARY } });
    const { error, kortex } = await flow.trouble('KORTEX_LOGIN_REFUSED');
    assert.equal((error as { source: { id: string } }).source.id, 'arm');
    assert.deepEqual(callOf(kortex), { arm: 'arm 7' });
    assert.equal((await flow.status('status.refused')).fill, 'red');
    assert.equal(flow.caught.length, 1);
    assert(!JSON.stringify([flow.caught, flow.statuses]).includes(CANARY));
  });

  it('tells once that the arm cannot be reached, and logs in when it comes', async () => {
    const port = await freePort();
    const flow = await start({ port });
    await flow.trouble('KORTEX_OFFLINE');
    await flow.status('status.disconnected');
    const late = await startSimulator({ port });
    try {
      await flow.status('status.connected');
      assert.equal(flow.caught.length, 1);
      await late.close();
      await eventually(() => flow.caught.length === 2);
    } finally {
      await late.close();
    }
  });

  for (const [what, config, credentials, state] of [
    ['nobody is to log in', { login: 'asked' }, undefined, 'connected'],
    ['the login was refused', {}, { arm: { username: 'admin', password: 'wrong' } }, 'refused'],
  ] as const) {
    it(`tells of every outage, also where ${what}`, async () => {
      const flow = await start(config, credentials);
      const outages = () => flow.caught.filter(({ error }) => (error as { code: string }).code === 'KORTEX_OFFLINE');
      for (const outage of [1, 2, 3]) {
        await eventually(() => flow.arm.client?.state.name === state);
        await sleep(1100); // what is lost sooner was no link
        simulator.dropConnections();
        await eventually(() => outages().length === outage);
      }
    });
  }

  it('tells that the session was killed, and opens a new one', async () => {
    const flow = await start();
    await flow.status('status.connected');
    simulator.endSession(1);
    const { error } = await flow.trouble('KORTEX_SESSION_LOST');
    assert.match((error as Error).message, /session 1 of admin is over: killed/);
    await eventually(() => simulator.arm.sessions.size === 1);
  });

  for (const [property, config, message] of [
    ['port', { port: 'abc' }, 'port: expected a whole number from 1 to 65535, got "abc"'],
    ['port 0', { port: 0 }, 'port: expected a whole number from 1 to 65535, got 0'],
    ['host', { host: 7 }, 'host: expected a text, got 7'],
    ['host that is missing', { host: undefined }, 'host: expected the address of the arm, such as 192.168.1.10'],
    ['host that is empty', { host: ' ' }, 'host: expected the address of the arm, such as 192.168.1.10'],
    [
      'host of an unset variable',
      { host: '${ARM_HOST_TYPO}' },
      'host: expected the environment variable "ARM_HOST_TYPO" to be set',
    ],
    [
      'topicPrefix with a variable inside',
      { topicPrefix: 'plant/${LINE}' },
      'topicPrefix: expected a value that is ${LINE} alone: Node-RED fills in a variable only if it is the whole value',
    ],
    ['protocol', { protocol: 'http' }, 'protocol: expected one of mqtt, mqtts, ws, wss, tcp; got "http"'],
    ['connect', { connect: 'never' }, 'connect: expected one of start, asked; got "never"'],
    ['login', { login: 'never' }, 'login: expected one of connect, asked; got "never"'],
    ['requestTimeout', { requestTimeout: 0 }, 'requestTimeout: expected a whole number from 1 to 2147483647 ms, got 0'],
    [
      'sessionInactivityTimeout',
      { sessionInactivityTimeout: '0' },
      'sessionInactivityTimeout: expected a whole number from 1 to 2147483647 ms, got "0"',
    ],
    [
      'connectionInactivityTimeout',
      { connectionInactivityTimeout: 0 },
      'connectionInactivityTimeout: expected a whole number from 1 to 2147483647 ms, got 0',
    ],
    ['topicPrefix', { topicPrefix: 'line/#' }, 'topicPrefix: expected a topic without # and +'],
    [
      'topicPrefix of 70,000 characters',
      { topicPrefix: 'x'.repeat(70_000) },
      'topicPrefix: expected a topic of at most 64435 bytes, got 70000',
    ],
    ['clientId', { clientId: 'a#b' }, 'clientId: expected a client id without #, + and control characters'],
    [
      'tls of another type',
      { protocol: 'mqtts', tls: 'node' },
      'tls: expected a tls-config node that is deployed and enabled',
    ],
    ['tls', { protocol: 'mqtts', tls: 'gone' }, 'tls: expected a tls-config node that is deployed and enabled'],
  ] as const) {
    it(`refuses a wrong ${property} by name, at start and to every message`, async () => {
      const flow = await start(config);
      const { error } = await flow.trouble('KORTEX_INPUT');
      assert.equal((error as Error).message, `KORTEX_INPUT: ${message}`);
      assert.equal((await flow.ask()).error?.message, `KORTEX_INPUT: ${message}`);
      await flow.status('status.misconfigured');
      assert.equal(simulator.connectionCount, 0);
    });
  }

  for (const [what, credentials, message] of [
    [
      'a user and no password',
      { username: 'admin' },
      'password: expected the password of the user of the arm, got nothing',
    ],
    ['no user', { password: 'admin' }, 'username: expected the name of a user of the arm'],
    [
      'a password of an unset variable',
      { username: 'admin', password: '${ARM_PW_TYPO}' },
      'password: expected the environment variable "ARM_PW_TYPO" to be set',
    ],
    [
      'a user of an unset variable',
      { username: '${ARM_USER_TYPO}', password: 'admin' },
      'username: expected the environment variable "ARM_USER_TYPO" to be set',
    ],
  ] as const) {
    it(`sends nothing to the arm with ${what}`, async () => {
      const create = { type: 'kinova-create-session' };
      const flow = await Flow.start({ port: simulator.port }, create, { arm: credentials });
      const { error } = await flow.ask();
      assert.equal(error?.message, `KORTEX_INPUT: ${message}`);
      assert.deepEqual([simulator.connectionCount, simulator.calls.size], [0, 0]);
    });
  }

  it('logs in a user name without the blanks around it', async () => {
    const flow = await start({}, { arm: { username: ' admin ', password: 'admin' } });
    await flow.ready();
  });

  it('takes the client id that was set, and its Test another one, so that they do not end each other', async () => {
    const flow = await start({ clientId: ' cell 7 ' });
    await flow.ready();
    const ids = () => [...simulator.arm.sessions.values()].map(({ connection }) => connection?.clientId);
    assert.deepEqual(ids(), ['cell 7']);
    const seen: unknown[] = [];
    const watch = setInterval(() => seen.push(...ids()), 1);
    const values = { host: '127.0.0.1', port: simulator.port, clientId: 'cell 7' };
    const body = { id: 'arm', values, credentials: ADMIN };
    const answer = (await helper.request().post('/kinova-kortex/test-arm').send(body)) as { status: number };
    clearInterval(watch);
    assert.equal(answer.status, 200);
    assert(seen.includes('cell 7-test'));
    assert.deepEqual(ids(), ['cell 7']);
    assert.equal(flow.arm.client?.state.name, 'ready');
  });

  it('refuses a config node of another type in the place of a tls-config node', async () => {
    const second = { id: 'second', type: 'kinova-session-config', connect: 'asked', login: 'asked' };
    const config = { port: simulator.port, protocol: 'mqtts', tls: 'second' };
    const flow = await Flow.start(config, NODE, undefined, { nodes: [second] });
    const { error } = await flow.trouble('KORTEX_INPUT');
    assert.match((error as Error).message, /^KORTEX_INPUT: tls: expected a tls-config node/);
  });

  it('is one session of two where two config nodes are for one arm, and they do not touch each other', async () => {
    const second = { id: 'second', type: 'kinova-session-config', host: '127.0.0.1', port: simulator.port };
    const users = { arm: ADMIN, second: { username: 'operator', password: 'operator' } };
    const userOfSecond = { ...AT, ...NODE, id: 'user-of-second', arm: 'second', wires: [] };
    const flow = await Flow.start({ port: simulator.port }, NODE, users, { nodes: [second, userOfSecond] });
    await Promise.all([flow.ready(), flow.ready('second')]);
    const open = () => [...simulator.arm.sessions.values()].map(({ user }) => user.username).sort();
    assert.deepEqual([open(), simulator.connectionCount], [['admin', 'operator'], 2]);
    await flow.arm.client?.disconnect();
    assert.deepEqual(open(), ['operator']);
    await flow.ready('second');
  });

  it('does not log in again by itself after a refusal, only when it is deployed or a message asks', async () => {
    const wrong = { arm: { username: 'admin', password: 'wrong' } };
    const open = { type: 'kinova-create-session', password: 'pin', passwordType: 'msg' };
    const flow = await Flow.start({ port: simulator.port }, open, wrong);
    const logins = () => simulator.calls.get('Session/CreateSession');
    await flow.trouble('KORTEX_LOGIN_REFUSED');
    // Not on a new link either.
    simulator.dropConnections();
    await flow.trouble('KORTEX_OFFLINE');
    await eventually(() => flow.arm.client?.state.name === 'refused' && simulator.connectionCount === 1);
    await sleep(600); // longer than the first pause of the back-off
    assert.equal(logins(), 1);
    await Flow.deploy(flowOf({ port: simulator.port, requestTimeout: 900 }, open), 'nodes', wrong);
    await eventually(() => logins() === 2 && flow.arm.client?.state.name === 'refused');
    assert.equal(((await flow.answer({ pin: 'admin' })).payload as { username: string }).username, 'admin');
    assert.equal(logins(), 3);
  });

  it('closes by force where the arm does not answer any more, and leaves neither link nor session', async () => {
    const flow = await start();
    await flow.ready();
    simulator.mute('all');
    flow.node.receive({});
    await Flow.stop();
    assert.deepEqual(
      helper.log().args.filter(([{ level, msg }]) => level <= 30 && /tim(ed|e) ?out/i.test(String(msg))),
      [],
      'Node-RED did not have to give up',
    );
    await eventually(() => simulator.connectionCount === 0);
    simulator.unmute();
    await eventually(() => simulator.arm.sessions.size === 0);
  });

  it('closes while it waits for the next attempt, and while the far end never shakes hands', async () => {
    const deaf = createServer().listen(0, '127.0.0.1');
    await once(deaf, 'listening');
    const sockets: Socket[] = [];
    deaf.on('connection', (socket) => sockets.push(socket));
    const { port } = deaf.address() as AddressInfo;
    const flow = await start({ port });
    await eventually(() => sockets.length === 1);
    assert.equal((await flow.ask()).error?.code, 'KORTEX_OFFLINE');
    const closed = once(sockets[0]!, 'close');
    sockets[0]!.resume();
    await Flow.stop();
    await closed;
    const away = await start({ port: await freePort() });
    await away.trouble('KORTEX_OFFLINE');
    await Flow.stop();
    deaf.close();
    await once(deaf, 'close');
  });

  it('rejects a call that waits when the link is lost in the middle, logs in again and hears of sessions again', async () => {
    const flow = await Flow.start({ port: simulator.port }, NODE, undefined, {
      nodes: listening('kinova-status-listener', 'events', { arm: 'arm' }),
    });
    await flow.ready();
    simulator.mute('Session/GetConnections');
    const calls = () => simulator.calls.get('Session/GetConnections') ?? 0;
    const before = calls();
    const asked = flow.ask();
    await eventually(() => calls() > before);
    simulator.dropConnections();
    assert.equal((await asked).error?.code, 'KORTEX_OFFLINE');
    simulator.unmute();
    const heard = (event: string, sessionId: number) =>
      eventually(() =>
        flow.at('events').some(({ payload }) => {
          const told = payload as { event: string; sessionId: number };
          return told.event === event && told.sessionId === sessionId;
        }),
      );
    await heard('logged-in', 2);
    simulator.endSession(2);
    await heard('session-killed', 2);
    await heard('logged-in', 3);
  });

  it('is missing to its users where it is disabled, and they say so', async () => {
    const flow = await Flow.start({ port: simulator.port, d: true }, NODE);
    const message = 'KORTEX_INPUT: arm: expected a session-config node that is deployed and enabled';
    assert.equal((await flow.ask()).error?.message, message);
    await flow.status('status.misconfigured');
    assert.equal(simulator.connectionCount, 0);
  });

  it('asks for a user where it is to log in by itself', async () => {
    const flow = await start({}, {});
    const { error } = await flow.trouble('KORTEX_INPUT');
    assert.equal((error as Error).message, 'KORTEX_INPUT: username: expected the name of a user of the arm');
  });

  it('says that it is just being deployed as long as the nodes that use it have not gone over to the new one', async () => {
    const flow = await start();
    await flow.status('status.connected');
    // As Node-RED does with an arm that only an instance of a subflow names.
    await (flow.arm as unknown as { close(removed: boolean): Promise<void> }).close(false);
    const { error } = await flow.ask();
    assert.equal(error?.message, 'KORTEX_OFFLINE: arm 7 is just being deployed');
    assert.equal(simulator.arm.sessions.size, 0);
  });

  it('takes values from the environment', async () => {
    process.env.KORTEX_TEST_PORT = String(simulator.port);
    process.env.KORTEX_TEST_PASSWORD = 'operator';
    const credentials = { arm: { username: 'operator', password: '${KORTEX_TEST_PASSWORD}' } };
    const flow = await start({ port: '${KORTEX_TEST_PORT}' }, credentials);
    await flow.status('status.connected');
    delete process.env.KORTEX_TEST_PORT;
    delete process.env.KORTEX_TEST_PASSWORD;
  });

  it('keeps its secrets out of whatever is printed of it', async () => {
    const secrets = { username: 'admin', password: 'admin', brokerUsername: 'b', brokerPassword: CANARY };
    const flow = await start({}, { arm: secrets });
    await flow.status('status.connected');
    assert(!inspect(flow.arm, { depth: 6, showHidden: false }).includes(CANARY));
    assert(!JSON.stringify(flow.arm).includes(CANARY));
    assert(!JSON.stringify(flow.node).includes(CANARY));
    assert(!JSON.stringify(helper.log().args).includes(CANARY));
  });

  it('leaves nothing on the arm and nothing here after 50 redeploys', async () => {
    const open = (kind: string) => process.getActiveResourcesInfo().filter((name) => name === kind).length;
    await start();
    await Flow.stop();
    const before = { sockets: open('TCPSocketWrap'), timers: open('Timeout') };
    for (let deploy = 0; deploy < 50; deploy++) {
      const flow = await start();
      // Some deploys come before the login, some after it, some with calls under way.
      if (deploy % 3 === 1) await flow.status('status.connected');
      if (deploy % 3 === 2) flow.node.receive({});
      await Flow.stop();
    }
    await eventually(() => simulator.connectionCount === 0);
    assert.equal(simulator.arm.sessions.size, 0);
    assert.deepEqual(new Set(simulator.ended.map(({ reason }) => reason)), new Set(['closed']));
    assert.equal(open('TCPSocketWrap'), before.sockets);
    assert(open('Timeout') <= before.timers, 'timers are left');
  });
});
