import protobuf from 'protobufjs';

/** Numbers from a seed, so that a failure can be repeated (mulberry32). */
export function seeded(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 2 ** 32;
  };
}

const camel = (name: string) => name.replace(/_([a-z])/g, (_, letter: string) => letter.toUpperCase());

/** Makes requests out of the vendor's messages: right ones, and then worse ones. */
export class RandomRequests {
  readonly #random: () => number;

  constructor(seed: number) {
    this.#random = seeded(seed);
  }

  pick<T>(items: readonly T[]): T {
    return items[Math.floor(this.#random() * items.length)]!;
  }

  /** A request that is right, of messages of type `type`. */
  right(type: protobuf.Type): Record<string, unknown> {
    const request: Record<string, unknown> = {};
    const chosen = new Map(type.oneofsArray.map((oneof) => [oneof, this.pick(oneof.fieldsArray)]));
    for (const field of type.fieldsArray) {
      field.resolve();
      if (field.partOf && chosen.get(field.partOf) !== field) continue;
      const dice = this.#random();
      if (dice < 0.3) continue;
      const name = this.#random() < 0.5 ? field.name : camel(field.name);
      if (dice < 0.35) request[name] = this.pick([null, undefined]);
      else if (!field.repeated) request[name] = this.#value(field);
      else request[name] = Array.from({ length: Math.floor(this.#random() * 3) }, () => this.#value(field));
    }
    return request;
  }

  #value(field: protobuf.Field): unknown {
    const { resolvedType, type } = field;
    if (resolvedType instanceof protobuf.Type) return this.right(resolvedType);
    if (resolvedType) return this.#enumValue(resolvedType);
    switch (type) {
      case 'bool':
        return this.#random() < 0.5;
      case 'string':
        return this.pick(['', 'line', 'Größe', '部品', '😀', '\u0000', 'x'.repeat(300)]);
      case 'bytes':
        return this.pick([Buffer.from('abc'), new Uint8Array([0, 255]), { type: 'Buffer', data: [1, 2, 3] }]);
      case 'float':
      case 'double':
        return this.pick([0, -0, 1, -1.5, 0.1, 1e-45, 3.4e38, this.#random() * 1000]);
      case 'int32':
        return this.pick([0, 1, -1, 0x7fff_ffff, -0x8000_0000]);
      case 'uint64':
        return this.pick([0, 1, 2 ** 53 - 1, '9007199254740993', '18446744073709551615', 2n ** 63n, 7n]);
      default:
        return this.pick([0, 1, 0x7fff_ffff, 0xffff_ffff, Math.floor(this.#random() * 2 ** 32)]);
    }
  }

  #enumValue({ values }: protobuf.Enum): unknown {
    const names = Object.keys(values);
    const name = this.pick(names);
    const prefix = names.reduce((a, b) => {
      let end = 0;
      while (end < a.length && a[end] === b[end]) end++;
      return a.slice(0, end);
    });
    const short = name.slice(prefix.lastIndexOf('_') + 1);
    return this.pick([name, short, values[name], 12345, -1]);
  }

  /** `request` with something in it, or it itself, replaced by `by`. */
  spoilt(request: unknown, by: unknown): unknown {
    const isLeaf = typeof request !== 'object' || request === null || request instanceof Uint8Array;
    if (isLeaf || this.#random() < 0.2) return by;
    const keys = Object.keys(request);
    if (Array.isArray(request) && keys.length === 0) return by;
    const strange = !Array.isArray(request) && (this.#random() < 0.2 || keys.length === 0);
    const key = strange ? this.pick(STRANGE_KEYS) : this.pick(keys);
    const value = this.spoilt(Object.getOwnPropertyDescriptor(request, key)?.value, by);
    Object.defineProperty(request, key, { value, enumerable: true, configurable: true, writable: true });
    return request;
  }

  wrong(): unknown {
    return this.pick(WRONG)();
  }

  hostile(request: unknown): unknown {
    return this.spoilt(request, this.pick(HOSTILE)(request));
  }
}

const STRANGE_KEYS = ['__proto__', 'constructor', 'toString', '', 'a.b', '0', 'length', '\ud83d', 'x'.repeat(10_000)];

const WRONG: readonly (() => unknown)[] = [
  () => 'text',
  () => 5,
  () => -1,
  () => 1.5,
  () => true,
  () => [],
  () => [null],
  () => ({}),
  () => ({ identifier: 1 }),
  () => NaN,
  () => Infinity,
  () => 2 ** 53,
  () => 2n ** 64n,
  () => '18446744073709551616',
  () => 1e39,
  () => '\udc00',
  () => Buffer.from('x'),
];

class Instance {
  identifier = 1;
}

const HOSTILE: readonly ((request: unknown) => unknown)[] = [
  (request) => request, // a cycle
  () => JSON.parse('{"__proto__":{"identifier":1},"constructor":1}') as unknown,
  () => Object.create({ identifier: 1 }) as unknown,
  () => Object.create(null) as unknown,
  () => new Instance(),
  () => new Map([['identifier', 1]]),
  () => new Date(0),
  () => new Array<unknown>(2 ** 32 - 1),
  () => new Float64Array(3),
  () => Symbol('identifier'),
  () => () => 1,
  () => Object(1) as unknown,
  () => 'x'.repeat(100_000),
  () => ({
    get identifier(): number {
      throw new Error('a getter was called');
    },
  }),
  () => {
    const { proxy, revoke } = Proxy.revocable({}, {});
    revoke();
    return proxy;
  },
  () =>
    new Proxy([1], {
      get: () => {
        throw new Error('a trap was sprung');
      },
    }),
  () => {
    let deep: unknown = {};
    for (let i = 0; i < 5_000; i++) deep = i % 2 ? [deep] : { handle: deep };
    return deep;
  },
  () => ({ type: 'Buffer', data: { length: 2 ** 40 } }),
];
