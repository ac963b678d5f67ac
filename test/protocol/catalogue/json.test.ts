import assert from 'node:assert/strict';
import { runInNewContext } from 'node:vm';
import { InputError, ProtocolError } from '../../../src/errors.js';
import { findFunction } from '../../../src/protocol/catalogue/functions.js';
import type { JsonObject } from '../../../src/protocol/catalogue/json.js';
import { messagesOf } from '../../../src/protocol/catalogue/messages-of.js';

const messages = (name: string) => messagesOf(findFunction(3, name)!);
const encode = (name: string, request: unknown) => messages(name).request.encode(request);
/** What the arm would read. */
const read = (name: string, request: unknown): JsonObject => messages(name).request.decode(encode(name, request));

function refused(name: string, request: unknown): { property: string; expected: string } {
  try {
    encode(name, request);
  } catch (error) {
    assert(error instanceof InputError, String(error));
    assert.equal(error.code, 'KORTEX_INPUT');
    return { property: error.property, expected: error.expected };
  }
  assert.fail('it was taken');
}

const START = 'ProgramRunner/Start';
const SET = 'VariableManager/SetVariable';

describe('a request in JSON', () => {
  it('takes names as the manual has them, and as JavaScript has them', () => {
    const bytes = encode(START, { handle: { program_handle: { identifier: 3 } }, debug_mode: true });
    assert.deepEqual(encode(START, { handle: { programHandle: { identifier: 3 } }, debugMode: true }), bytes);
  });

  it('takes enums by name with or without the prefix, and by number', () => {
    const bytes = encode(SET, { type: 2 });
    assert.deepEqual(encode(SET, { type: 'NUMBER' }), bytes);
    assert.deepEqual(encode(SET, { type: 'VARIABLE_TYPE_NUMBER' }), bytes);
    assert.equal(read(SET, { type: 77 }).type, 77, 'a newer arm may know it');
  });

  it('takes 64-bit integers as number, text and BigInt', () => {
    const usec = (value: unknown) =>
      (read('ProgramRunner/UpdateProgram', { lastModifiedOn: { usec: value } }).lastModifiedOn as JsonObject).usec;
    assert.equal(usec(1_795_600_000_250_000), 1_795_600_000_250_000);
    assert.equal(usec('18446744073709551615'), '18446744073709551615');
    assert.equal(usec(2n ** 63n), '9223372036854775808');
    for (const value of [2 ** 53, -1, 1.5, '1.5', '-1', '18446744073709551616', '0x1', '', NaN, 2n ** 64n]) {
      const { property } = refused('ProgramRunner/UpdateProgram', { lastModifiedOn: { usec: value } });
      assert.equal(property, 'request.lastModifiedOn.usec');
    }
  });

  it('takes bytes as Buffer, as Uint8Array and as JSON makes them', () => {
    const data = (value: unknown) => read('Base/FileWrite', { data: value }).data;
    const bytes = Buffer.from([1, 2, 255]);
    assert.deepEqual(data(bytes), bytes);
    assert.deepEqual(data(new Uint8Array(bytes)), bytes);
    assert.deepEqual(data(JSON.parse(JSON.stringify(bytes))), bytes);
    const wrong = ['AQI=', [1, 2], { type: 'Buffer' }, { type: 'Buffer', data: [256] }, { type: 'Buffer', data: [,] }];
    for (const value of wrong) {
      const { property, expected } = refused('Base/FileWrite', { data: value });
      assert.equal(property, 'request.data');
      assert.match(expected, /^a Buffer/);
    }
  });

  it('takes what null and undefined leave out for left out', () => {
    assert.equal(encode(START, { handle: null, debugMode: undefined }).length, 0);
  });

  it('takes objects of a function node, which have an Object of their own', () => {
    const request: unknown = runInNewContext('({ handle: { programHandle: { identifier: 3 } } })');
    assert.deepEqual(encode(START, request), encode(START, { handle: { programHandle: { identifier: 3 } } }));
  });

  it('takes one part of a choice, also if it is zero', () => {
    const speed = read('Base/ExecuteAction', { changeTwist: { linear: 0 } });
    assert.deepEqual(speed.changeTwist, { linear: 0, angular: 0 });
    assert.equal(speed.sendTwistCommand, null);
    const waypoints = [{ angularWaypoint: { duration: 0 } }];
    const list = read('Base/ExecuteWaypointTrajectory', { waypoints }).waypoints as JsonObject[];
    const angular = list[0]!.angularWaypoint as JsonObject;
    assert.deepEqual([angular.duration, angular.blending], [0, null]);
  });

  it('may be a response that came back', () => {
    const action = read('Base/ExecuteAction', { name: 'x', changeTwist: { linear: 0.5 } });
    assert.deepEqual(read('Base/ExecuteAction', action), action);
  });
});

describe('a request that is wrong', () => {
  const cases: [what: string, name: string, request: unknown, property: string, expected: RegExp][] = [
    [
      'a field that does not exist',
      START,
      { handel: {} },
      'request.handel',
      /ProgramStartConfiguration has: debugMode, h/,
    ],
    ['a field inside that does not exist', START, { handle: { id: 3 } }, 'request.handle.id', /actionHandle, programH/],
    ['a field where there are none', 'Base/GetArmState', { a: 1 }, 'request.a', /no fields/],
    ['text for a number', 'IndustrialIO/SetAnalogValue', { dacValue: '5' }, 'request.dacValue', /a number/],
    ['NaN', 'IndustrialIO/SetAnalogValue', { dacValue: NaN }, 'request.dacValue', /a number/],
    ['Infinity', 'Base/SendTwistCommand', { twist: { linearX: -Infinity } }, 'request.twist.linearX', /a number/],
    ['a number that 32 bits cannot hold', 'Base/SendTwistCommand', { duration: 1e39 }, 'request.duration', /3\.4e38/],
    [
      'a negative identifier',
      'ProgramRunner/ReadProgram',
      { identifier: -1 },
      'request.identifier',
      /whole number from 0/,
    ],
    ['half an identifier', 'ProgramRunner/ReadProgram', { identifier: 0.5 }, 'request.identifier', /whole number/],
    [
      'too large an identifier',
      'ProgramRunner/ReadProgram',
      { identifier: 2 ** 32 },
      'request.identifier',
      /4294967295/,
    ],
    ['1 for true', START, { debugMode: 1 }, 'request.debugMode', /true or false/],
    ['a number for text', SET, { unit: 5 }, 'request.unit', /a text/],
    ['half a character', SET, { unit: '\ud83d' }, 'request.unit', /surrogate/],
    [
      'an enum name that does not exist',
      SET,
      { type: 'INTEGER' },
      'request.type',
      /one of UNSPECIFIED, BOOL, NUMBER, STRING/,
    ],
    ['an enum number that is no integer', SET, { type: 1.5 }, 'request.type', /one of/],
    [
      'two parts of a choice',
      'Base/ExecuteAction',
      { stopAction: {}, clearFaults: {} },
      'request.clearFaults',
      /stopAction/,
    ],
    [
      'one field by both names',
      START,
      { debugMode: true, debug_mode: true },
      'request.debug_mode',
      /either debugMode or/,
    ],
    ['an object for a list', SET, { flags: {} }, 'request.flags', /an array/],
    ['a gap in a list', SET, { flags: ['a', null] }, 'request.flags[1]', /a text/],
    ['a list for an object', START, { handle: [] }, 'request.handle', /an object/],
    ['text for the request', START, '{}', 'request', /an object with debugMode, handle/],
    ['null for the request', START, null, 'request', /an object/],
  ];
  for (const [what, name, request, property, expected] of cases) {
    it(`is refused for ${what}, with its place`, () => {
      const error = refused(name, request);
      assert.equal(error.property, property);
      assert.match(error.expected, expected);
    });
  }

  it('shows a strange field name on one line and shortened', () => {
    assert.equal(refused(START, { 'a\nb': 1 }).property, 'request["a b"]');
    assert(refused(START, { ['x'.repeat(5000)]: 1 }).property.length < 100);
  });

  it('lists the first names only, if an enum has hundreds', () => {
    const country = messages('Base/GetProductConfiguration').response;
    assert.throws(() => country.encode({ countryCode: { identifier: 'ATLANTIS' } }, 'response'), /and \d+ more$/);
  });
});

describe('a hostile request', () => {
  const boxed: unknown = Object(true);
  class Handle {
    identifier = 3;
  }
  const loop: Record<string, unknown> = {};
  loop.handle = loop;
  let deep: unknown = {};
  for (let i = 0; i < 100_000; i++) deep = { handle: deep };
  const revoked = Proxy.revocable({}, {});
  revoked.revoke();
  const throwing = new Proxy(
    {},
    {
      ownKeys: () => {
        throw new RangeError('ha');
      },
    },
  );
  const getter = {
    get programHandle() {
      throw new Error('a getter was called');
    },
  };
  const json = (text: string): unknown => JSON.parse(text);
  const cases: [what: string, request: unknown, property: string][] = [
    ['that holds itself', loop, 'request.handle.handle'],
    ['a hundred thousand levels deep', deep, 'request.handle.handle'],
    ['with a prototype for a field', json('{"__proto__":{"debugMode":true}}'), 'request.__proto__'],
    ['with a constructor', json('{"handle":{"constructor":{"prototype":{}}}}'), 'request.handle.constructor'],
    ['with fields in the prototype', Object.create({ debugMode: true }) as unknown, 'request'],
    ['made by a class', { handle: { programHandle: new Handle() } }, 'request.handle.programHandle'],
    ['with a Map', { handle: new Map([['programHandle', 1]]) }, 'request.handle'],
    ['with a Date', { handle: new Date() }, 'request.handle'],
    ['with a getter', { handle: getter }, 'request.handle.programHandle'],
    ['with a dead proxy', { handle: revoked.proxy }, 'request.handle'],
    ['with a proxy that throws', { handle: throwing }, 'request.handle'],
    ['with a function', { handle: () => 1 }, 'request.handle'],
    ['with a symbol', { debugMode: Symbol('x') }, 'request.debugMode'],
    ['with a boxed value', { debugMode: boxed }, 'request.debugMode'],
  ];
  for (const [what, request, property] of cases) {
    it(`${what} is refused with its place`, () => assert.equal(refused(START, request).property, property));
  }

  it('with a list of four billion places is refused at once', () => {
    assert.equal(refused(SET, { flags: new Array(4_000_000_000) }).property, 'request.flags');
  });

  it('with more than a frame can carry is refused', () => {
    assert.equal(refused('Base/FileWrite', { data: Buffer.alloc(0x100_0000) }).property, 'request.data');
    const flags = Array.from({ length: 20 }, () => 'x'.repeat(1_000_000));
    assert.match(refused(SET, { flags }).expected, /at most 16777215 bytes/);
  });

  it('leaves the objects that all others use as they were', () => {
    assert.equal(({} as { debugMode?: boolean }).debugMode, undefined);
  });
});

describe('a response', () => {
  it('fills in what the arm left out', () => {
    const variable = messages('VariableManager/GetVariable').response.decode(new Uint8Array());
    assert.deepEqual(variable, {
      handle: null,
      type: 'UNSPECIFIED',
      boolValue: false,
      numberValue: 0,
      stringValue: '',
      jsonValue: '',
      schemaKey: '',
      flags: [],
      isSystem: false,
      unit: '',
    });
  });

  it('gives bytes as a Buffer of its own', () => {
    const { response } = messages('Base/FileRead');
    const frame = Buffer.from(response.encode({ data: Buffer.from('abc') }));
    const { data } = response.decode(frame);
    frame.fill(0);
    assert(Buffer.isBuffer(data));
    assert.equal(data.toString(), 'abc');
  });

  it('keeps the number of an enum value that it does not know', () => {
    assert.equal(messages('Base/GetArmState').response.decode(Uint8Array.of(8, 99)).activeState, 99);
  });

  it('names enums without the prefix that all of their names have, else in full', () => {
    const names = (fn: string, field: string) =>
      messages(fn).response.fields.find(({ name }) => name === field)!.enumNames!.names;
    assert.deepEqual(names('ProgramRunner/GetStatus', 'status').slice(0, 3), ['UNSPECIFIED', 'IDLE', 'RUNNING']);
    assert.deepEqual(names('Base/GetArmState', 'activeState')[12], 'ARM_OPERATIONAL');
    assert.deepEqual(names('Base/GetHandGuidingMode', 'handGuidingMode').at(-1), 'DISABLED');
  });

  it('is KORTEX_PROTOCOL if its bytes are none', () => {
    const { response } = messages('Base/GetArmState');
    for (const bytes of [Uint8Array.of(255), Uint8Array.of(10, 5, 1), Uint8Array.of(18, 2, 255, 255)]) {
      assert.throws(
        () => response.decode(bytes),
        (error) => error instanceof ProtocolError && /ArmStateInformation/.test(error.message),
      );
    }
  });
});
