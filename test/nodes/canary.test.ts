import assert from 'node:assert/strict';
import mqtt, { type MqttClient } from 'mqtt';
import { type Simulator, startSimulator } from '../../src/simulator/index.js';
import { eventually } from '../support/eventually.js';
import { NodeRed, type Version } from '../support/node-red.js';

/** Passwords by the way on which they come. They are right or wrong, and secret in any case. */
const CANARIES = {
  credential: 'canary-credential',
  environment: 'canary-environment',
  message: 'canary-message',
  broker: 'canary-broker',
  role: 'canary-role',
};
const USERS = [
  { username: 'admin', password: CANARIES.credential, roles: ['Admin'] },
  { username: 'operator', password: CANARIES.environment, roles: ['Operator'] },
];
const TAB = { z: 'tab', x: 0, y: 0 };
const AT_THE_END = [['show']];

const injected = (id: string, props: object[], wires: string[][]) => ({
  ...TAB,
  id,
  type: 'inject',
  name: id,
  props,
  repeat: '',
  once: true,
  onceDelay: 0.5,
  wires,
});
const given = (p: string, v: string) => ({ p, v, vt: 'str' });

/** All nodes of an arm, each with what may hold a secret; every message, status and error is printed. */
const flowFor = (port: number): object[] => {
  const arm = { type: 'kinova-session-config', host: '127.0.0.1', port: String(port), requestTimeout: 1000 };
  return [
    { id: 'tab', type: 'tab', label: 'canary' },
    { ...arm, id: 'arm', name: 'right arm' },
    { ...arm, id: 'wrong', name: 'arm with a wrong password' },
    { ...arm, id: 'env', name: 'arm of the environment' },
    injected('ask', [], [['list', 'access', 'role-cred', 'list-wrong', 'list-env', 'keep']]),
    injected(
      'with-password',
      [given('secret.word', CANARIES.message), given('user', 'admin'), given('topic', 'kept')],
      [['open-msg', 'role-msg']],
    ),
    { ...TAB, id: 'list', type: 'kinova-list-connections', arm: 'arm', wires: AT_THE_END },
    { ...TAB, id: 'list-wrong', type: 'kinova-list-connections', arm: 'wrong', wires: AT_THE_END },
    { ...TAB, id: 'list-env', type: 'kinova-list-connections', arm: 'env', wires: AT_THE_END },
    { ...TAB, id: 'access', type: 'kinova-access-control', arm: 'arm', action: 'get', wires: AT_THE_END },
    { ...TAB, id: 'keep', type: 'kinova-create-session', arm: 'env', action: 'keep-alive', wires: AT_THE_END },
    { ...TAB, id: 'listen', type: 'kinova-status-listener', arm: 'arm', wires: AT_THE_END },
    {
      ...TAB,
      id: 'open-msg',
      type: 'kinova-create-session',
      arm: 'arm',
      username: 'user',
      usernameType: 'msg',
      password: 'secret.word',
      passwordType: 'msg',
      wires: AT_THE_END,
    },
    { ...TAB, id: 'role-cred', type: 'kinova-temp-role', arm: 'env', role: 'Admin', wires: [['show'], ['show']] },
    {
      ...TAB,
      id: 'role-msg',
      type: 'kinova-temp-role',
      arm: 'env',
      role: 'Admin',
      password: 'secret.word',
      passwordType: 'msg',
      wires: [['show'], ['show']],
    },
    { ...TAB, id: 'catch', type: 'catch', scope: null, wires: AT_THE_END },
    { ...TAB, id: 'status', type: 'status', scope: null, wires: AT_THE_END },
    { ...TAB, id: 'show', type: 'debug', active: true, tosidebar: true, console: true, complete: 'true', wires: [] },
  ];
};

const CREDENTIALS = {
  arm: { username: 'admin', password: CANARIES.credential, brokerUsername: 'plant', brokerPassword: CANARIES.broker },
  wrong: { username: 'operator', password: CANARIES.credential },
  env: { username: 'operator', password: '${KORTEX_CANARY}' },
  'role-cred': { rolePassword: CANARIES.role },
};

describe('a secret', function () {
  this.timeout(40_000);
  let simulator: Simulator;
  let nodeRed: NodeRed;
  let ear: MqttClient;
  afterEach(async () => {
    await ear.endAsync(true);
    await nodeRed.close();
    await simulator.close();
  });

  for (const version of ['5', '4.1'] as Version[]) {
    it(`stays one: logs, statuses, errors, messages, admin answers, files, topics of a Node-RED ${version}`, async () => {
      simulator = await startSimulator({ users: USERS });
      ear = await mqtt.connectAsync(simulator.url, { protocolVersion: 5 });
      const heard: string[] = [];
      let logins = 0;
      ear.on('message', (topic, payload, { properties }) => {
        heard.push(topic, JSON.stringify(properties ?? {}));
        // The requests that carry a password to the arm, and nothing else, may hold it.
        if (topic === 'req/1/1' || topic === 'req/1/5') logins += 1;
        else heard.push(payload.toString('latin1'));
      });
      await ear.subscribeAsync('#');
      nodeRed = await NodeRed.start({
        version,
        flow: flowFor(simulator.port),
        credentials: CREDENTIALS,
        settings: { logging: { console: { level: 'trace', metrics: false, audit: true } } },
        env: { KORTEX_CANARY: CANARIES.environment, NODE_DEBUG: 'kortex' },
      });
      const printed = (text: RegExp) => eventually(() => text.test(nodeRed.log));
      await printed(/unauthenticated:/);
      await printed(/the arm refused the login: INVALID_PASSWORD/);
      await printed(/Session\/AddTemporaryUserRole was refused/);
      await printed(/topic: 'kept'/);
      await printed(/event: 'snapshot'/);
      for (const id of [...simulator.arm.sessions.keys()]) simulator.endSession(id);
      await printed(/is over: killed/);
      await nodeRed.deploy(flowFor(simulator.port));
      await eventually(() => nodeRed.log.split('Started flows').length > 2);

      const get = async (path: string) => {
        const answer = await fetch(`${nodeRed.url}${path}`, { headers: { accept: 'application/json' } });
        return answer.text();
      };
      const answers = [
        await get('flows'),
        ...(await Promise.all(
          Object.keys(CREDENTIALS).map((id) =>
            get(`credentials/${id === 'role-cred' ? 'kinova-temp-role' : 'kinova-session-config'}/${id}`),
          ),
        )),
        await get('kinova-kortex/roles/env'),
        await get('kinova-kortex/connections/env'),
      ];
      assert.match(answers[1] ?? '', /"has_password":true/);
      assert(logins > 3 && heard.length > 100);
      const places = {
        log: nodeRed.log,
        admin: answers.join('\n'),
        flow: nodeRed.read('flows.json'),
        mqtt: heard.join('\n'),
      };
      for (const [place, text] of Object.entries(places)) {
        assert(text.length > 0, place);
        for (const [way, canary] of Object.entries(CANARIES)) {
          // The flow itself says what is injected, as its user wrote it; what comes of it must not.
          const injectedOnly = way === 'message' && (place === 'flow' || place === 'admin');
          const found = text.split(canary).length - 1;
          assert.equal(found, injectedOnly ? 1 : 0, `${way} in ${place}`);
        }
      }
    });
  }
});
