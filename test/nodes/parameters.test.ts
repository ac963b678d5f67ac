import assert from 'node:assert/strict';
import { type Simulator, startSimulator } from '../../src/simulator/index.js';
import { askedOf } from '../support/asked.js';
import { definition } from '../support/definitions.js';
import { Flow, type Message } from '../support/flow.js';
import { NODES } from '../support/our-nodes.js';

const OPEN = { type: 'kinova-create-session' };
const ROLE = { type: 'kinova-temp-role', passwordType: 'none' };
const ACCESS = { type: 'kinova-access-control', action: 'set' };

/** Their parameters are tried in suites of their own. */
const ELSEWHERE = ['kinova-call', 'openziti-session'];

/** A parameter, the types that it takes, and what has to come of the value that it then has. */
const PARAMETERS: {
  node: { type: string } & Record<string, unknown>;
  property: string;
  value: unknown;
  /** How the value stands in the dialog as a constant, by its type. */
  constants: Record<string, unknown>;
  seen: (payload: Message) => unknown;
  /** Where it is missing, nothing is wrong. */
  optional?: true;
}[] = [
  {
    node: { ...OPEN, password: 'operator', passwordType: 'str' },
    property: 'username',
    value: 'operator',
    constants: { str: 'operator' },
    seen: ({ username }) => username === 'operator',
  },
  {
    node: { ...OPEN, username: 'system', usernameType: 'str' },
    property: 'password',
    value: 'system',
    constants: { str: 'system' },
    seen: ({ username }) => username === 'system',
  },
  {
    node: OPEN,
    property: 'force',
    value: true,
    constants: { bool: 'true', json: 'true' },
    // The first session is that of the start.
    seen: ({ reused, sessionId }) => reused === false && sessionId === 2,
    optional: true,
  },
  {
    node: ROLE,
    property: 'role',
    value: 'Operator',
    constants: { str: 'Operator' },
    seen: ({ role }) => role === 'Operator',
  },
  {
    node: { ...ROLE, role: 'Operator' },
    property: 'password',
    value: 'admin',
    constants: {},
    seen: ({ role }) => role === 'Operator',
  },
  {
    node: { ...ROLE, role: 'Operator' },
    property: 'removeAfter',
    value: 120,
    constants: { num: '120', json: '120' },
    seen: ({ expiresAt }) => Date.parse(expiresAt as string) > Date.now() + 60 * 60_000,
  },
  {
    node: ACCESS,
    property: 'singleSourceControl',
    value: true,
    constants: {},
    seen: ({ singleSourceControl, bypassRemoteAccess }) => singleSourceControl === true && bypassRemoteAccess === false,
  },
  {
    node: ACCESS,
    property: 'bypassRemoteAccess',
    value: true,
    constants: {},
    seen: ({ singleSourceControl, bypassRemoteAccess }) => singleSourceControl === false && bypassRemoteAccess === true,
  },
];

describe('parameters', () => {
  let simulator: Simulator;
  beforeEach(async () => {
    simulator = await startSimulator();
  });
  afterEach(async () => {
    await Flow.stop();
    await simulator.close();
    delete process.env.KORTEX_TEST_PARAMETER;
  });

  async function beginAnew(): Promise<void> {
    await Flow.stop();
    await simulator.close();
    simulator = await startSimulator();
  }

  it('has a row here for each parameter of a node', () => {
    const known = new Set(PARAMETERS.map(({ node, property }) => `${property} of ${node.type}`));
    const missing = NODES.map(definition)
      .filter(({ type }) => !ELSEWHERE.includes(type))
      .flatMap(({ type, defaults = {} }) =>
        Object.keys(defaults)
          .filter((property) => `${property}Type` in defaults)
          .map((property) => `${property} of ${type}`),
      )
      .filter((parameter) => !known.has(parameter));
    assert.deepEqual(missing, [], 'add a row to PARAMETERS for each of these');
  });

  for (const { node, property, value, constants, seen, optional } of PARAMETERS) {
    it(`${property} of ${node.type} comes from a constant, message, context, environment or expression, for each message`, async () => {
      const sources = Object.entries({
        ...constants,
        msg: 'my.value',
        flow: 'my.value',
        global: 'my.value',
        env: 'KORTEX_TEST_PARAMETER',
        jsonata: '[my.value][0]',
      });
      process.env.KORTEX_TEST_PARAMETER = String(value);
      for (const [type, from] of sources) {
        const flow = await Flow.start(
          { port: simulator.port },
          { ...node, [property]: from, [`${property}Type`]: type },
        );
        await flow.ready();
        if (type === 'flow' || type === 'global') flow.node.context()[type].set('my.value', value);
        const { payload } = await flow.answer(type === 'msg' || type === 'jsonata' ? { my: { value } } : {});
        assert(seen(payload as Message), `${type}: ${JSON.stringify(payload)}`);
        await beginAnew();
      }
    });

    it(`${property} of ${node.type} is named where its value is wrong or cannot be found, and the arm is not asked`, async () => {
      const wrong = { ...node, [property]: 'my.value', [`${property}Type`]: 'msg' };
      const flow = await Flow.start({ port: simulator.port }, wrong);
      await flow.ready();
      const before = askedOf(simulator);
      const nothing = optional ? [] : [{ my: 'flat' }];
      for (const msg of [{ my: { value: { deep: 1 } } }, ...nothing]) {
        const { error, sent, completed } = await flow.ask(msg);
        assert.equal(error?.code, 'KORTEX_INPUT', JSON.stringify(msg));
        assert(error.message.startsWith(`KORTEX_INPUT: ${property}: expected `), error.message);
        assert.deepEqual([sent, completed], [[], false]);
      }
      assert.deepEqual(askedOf(simulator), before);
    });
  }
});
