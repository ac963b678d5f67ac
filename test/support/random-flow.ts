import { seededRandom } from '../../src/simulator/random.js';

type Def = Record<string, unknown>;

/** What a script, or somebody with a text editor, may leave in a flow. */
const JUNK: unknown[] = [
  null,
  '',
  ' ',
  'x',
  'nonsense',
  '${KORTEX_TEST_UNSET}',
  'a ${B} c',
  'a\0b',
  '\ud800',
  'line\nbreak',
  '#+/',
  '__proto__',
  'constructor',
  'x'.repeat(2_000),
  0,
  -1,
  1.5,
  1e308,
  7,
  true,
  false,
  [],
  [1, 'a', null],
  {},
  { a: { b: [] } },
  '{"a": 1}',
  '[}',
];

const TYPES = ['str', 'num', 'bool', 'json', 're', 'date', 'bin', 'msg', 'flow', 'global', 'env', 'jsonata'];
const OWN_TYPES = ['arm', 'cred', 'none', 'keep', 'on', 'off', 'Dial', 'Bind', 'nonsense'];
const VALUES = [
  'payload',
  'payload.a',
  'a[0].b',
  'my.value',
  'a[',
  '$$',
  '1 +',
  '$error("no")',
  '#:(x)::y',
  'HOME',
  'true',
];
const TEXTS = [
  'admin',
  'operator',
  'Admin',
  'Operator',
  'arm-cell-7',
  'abc',
  'Dial',
  's',
  'min',
  'h',
  'array',
  'messages',
];

/** A value that would do, and its type. */
type Right = readonly [value: unknown, type?: string];
const OF_MESSAGE: Right = ['payload', 'msg'];
const TICK: Right[] = [[true], [false], ['true'], ['']];

/** What each node does, and the settings with which it would. */
const NODES: Record<string, { actions: readonly string[]; right: Record<string, readonly Right[]> }> = {
  'kinova-create-session': {
    actions: ['open', 'open', 'keep-alive', 'close', 'connect', 'disconnect'],
    right: {
      username: [['', 'arm'], ['operator', 'str'], OF_MESSAGE],
      password: [
        ['', 'arm'],
        ['operator', 'str'],
        ['', 'none'],
        ['', 'cred'],
        ['payload.a', 'msg'],
      ],
      force: [['true', 'bool'], ['false', 'bool'], OF_MESSAGE],
    },
  },
  'kinova-list-connections': {
    actions: ['list'],
    right: { output: [['object'], ['array'], ['messages']], user: TICK, plugin: TICK, internal: TICK, monitor: TICK },
  },
  'kinova-temp-role': {
    actions: ['add', 'remove'],
    right: {
      role: [['Operator', 'str'], OF_MESSAGE],
      password: [
        ['', 'none'],
        ['', 'cred'],
        ['payload.a', 'msg'],
      ],
      removeAfter: [
        ['5', 'num'],
        [0.01, 'num'],
        ['0', 'num'],
        ['my.value', 'msg'],
      ],
      removeAfterUnit: [['s'], ['min'], ['h']],
    },
  },
  'kinova-access-control': {
    actions: ['get', 'set', 'enforce'],
    right: {
      singleSourceControl: [['', 'keep'], ['', 'on'], ['', 'off'], OF_MESSAGE],
      bypassRemoteAccess: [
        ['', 'keep'],
        ['', 'on'],
        ['', 'off'],
        ['my.value', 'msg'],
      ],
      restoreOnStop: TICK,
    },
  },
  'kinova-status-listener': {
    actions: ['listen'],
    right: { everyStatus: TICK, othersOnly: TICK, snapshot: TICK, connected: TICK, sessionOpened: TICK },
  },
  'kinova-call': {
    actions: ['call'],
    right: {
      method: [['Base/GetArmState', 'method'], ['Session/KeepAlive', 'str'], OF_MESSAGE],
      request: [['{}', 'json'], OF_MESSAGE, ['my.value', 'msg']],
    },
  },
  'kinova-notifications': {
    actions: ['listen'],
    right: { topics: [[['Base/ArmStateTopic']], [['Base/ArmStateTopic', 'Base/OperatingModeTopic']], [['x']]] },
  },
  'openziti-session': {
    actions: ['create', 'detail', 'list', 'delete'],
    right: {
      service: [['arm-cell-7', 'str'], OF_MESSAGE],
      serviceBy: [['name'], ['id']],
      sessionType: [
        ['', 'Dial'],
        ['', 'Bind'],
        ['payload', 'msg'],
      ],
      tags: [['{"a": 1}', 'json'], OF_MESSAGE],
      sessionId: [['abc', 'str'], OF_MESSAGE, ['payload.a', 'msg']],
      filter: [['', 'str'], ['type = "Dial"', 'str'], OF_MESSAGE],
      sort: [['', 'str'], ['createdAt desc', 'str'], OF_MESSAGE],
      allPages: TICK,
      limit: [
        ['10', 'num'],
        ['my.value', 'msg'],
      ],
      offset: [
        ['0', 'num'],
        ['my.value', 'msg'],
      ],
      output: [['array'], ['messages']],
      includeToken: TICK,
    },
  },
};
const ACTIONS = Object.values(NODES).flatMap(({ actions }) => actions);

/** Makes nodes and messages that nobody would make on purpose; the same ones for the same seed. */
export class RandomFlow {
  readonly #random: () => number;

  constructor(seed: number) {
    this.#random = seededRandom(seed);
  }

  pick<T>(items: readonly T[]): T {
    return items[Math.floor(this.#random() * items.length)]!;
  }

  chance(probability: number): boolean {
    return this.#random() < probability;
  }

  /** A node that takes part in a flow, with `arms` and `controllers` to choose from. */
  node(arms: readonly unknown[], controllers: readonly unknown[]): { type: string } & Def {
    const type = this.pick(Object.keys(NODES));
    const { actions, right } = NODES[type]!;
    const def: { type: string } & Def = { type, arm: this.pick(arms), controller: this.pick(controllers) };
    if (this.chance(0.9)) def.action = this.chance(0.5) ? 'msg.action' : this.pick(actions);
    if (this.chance(0.05)) def.action = this.pick(JUNK);
    for (const [property, values] of Object.entries(right)) {
      if (this.chance(0.2)) continue;
      const [value, from] = this.pick(values);
      def[property] = value;
      if (from !== undefined) def[`${property}Type`] = from;
      if (this.chance(0.15)) def[property] = this.pick([...JUNK, ...VALUES, ...TEXTS]);
      if (this.chance(0.1)) def[`${property}Type`] = this.pick([...TYPES, ...OWN_TYPES, ...JUNK]);
    }
    return def;
  }

  /** A session-config whose arm nobody can reach; `right` are settings that would do. */
  arm(right: Def): Def {
    const texts = ['name', 'protocol', 'host', 'port', 'path', 'tls', 'topicPrefix', 'clientId', 'connect', 'login'];
    const times = ['sessionInactivityTimeout', 'connectionInactivityTimeout', 'requestTimeout'];
    return this.#spoil({ ...right }, [...texts, ...times, 'zitiController', 'zitiService'], {
      protocol: ['mqtt', 'mqtts', 'ws', 'wss', 'tcp'],
      host: ['127.0.0.1', '::1', '[::1]', 'mqtt://127.0.0.1', '127.0.0.1:1', 'two words'],
      login: ['asked', 'connect'],
    });
  }

  controller(right: Def): Def {
    const properties = ['name', 'authentication', 'baseUrl', 'ca', 'tls', 'systemRoots', 'requestTimeout'];
    return this.#spoil({ ...right }, properties, {
      authentication: ['identity', 'certificate', 'password', 'externalJwt', 'ztSession', 'bearerToken'],
      baseUrl: ['127.0.0.1:1', 'http://127.0.0.1:1', 'two words'],
    });
  }

  credentials(names: readonly string[]): Record<string, string> {
    return Object.fromEntries(
      names.filter(() => this.chance(0.8)).map((name) => [name, this.pick([...TEXTS, ...JUNK]) as string]),
    );
  }

  #spoil(def: Def, properties: readonly string[], better: Record<string, readonly unknown[]>): Def {
    for (let spoilt = 0; spoilt < 3; spoilt++) {
      const property = this.pick(properties);
      const { [property]: values = JUNK } = better;
      def[property] = this.chance(0.5) ? this.pick(values) : this.pick(JUNK);
    }
    return def;
  }

  /** A message as a Function node may make it: with what JSON cannot hold, too. */
  message(): Def {
    const msg: Def = this.chance(0.1) ? (Object.create(null) as Def) : {};
    if (this.chance(0.8)) msg.action = this.chance(0.9) ? this.pick(ACTIONS) : this.#odd();
    if (this.chance(0.9)) msg.payload = this.#odd();
    if (this.chance(0.5)) msg.a = [{ b: this.#odd() }];
    if (this.chance(0.5)) msg.my = { value: this.#odd() };
    if (this.chance(0.3)) msg.parts = this.#odd();
    if (this.chance(0.2)) msg.kortex = this.#odd();
    if (this.chance(0.05)) Object.defineProperty(msg, 'payload', { get: () => fail(), enumerable: this.chance(0.5) });
    const seal = this.pick([Object.freeze, Object.seal, Object.preventExtensions]);
    return this.chance(0.2) ? seal<Def>(msg) : msg;
  }

  #odd(): unknown {
    const circular: Def = {};
    circular.self = circular;
    const makers: (() => unknown)[] = [
      () => undefined,
      () => Symbol('odd'),
      () => 10n,
      () => NaN,
      () => () => 'a function',
      () => new Date(NaN),
      () => Buffer.from('bytes'),
      () => new Map([['a', 1]]),
      () => Promise.resolve(1),
      () => circular,
      () => Object.freeze({ a: 'operator' }),
      () => Object.seal({ a: 1 }),
      () => ({
        get a() {
          return fail();
        },
      }),
      () => new Proxy({}, { get: fail, has: fail, ownKeys: fail, getPrototypeOf: () => null }),
      () => ({ toString: fail, a: { valueOf: fail } }),
      () => this.pick(TEXTS),
      () => this.pick(JUNK),
    ];
    return this.pick(makers)();
  }
}

function fail(): never {
  throw new TypeError('an odd message');
}
