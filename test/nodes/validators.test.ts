import assert from 'node:assert/strict';
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { util } from '@node-red/util';
import { LONGEST_S } from '../../nodes/shared/access-form.js';
import { readArmConfig } from '../../nodes/shared/arm-config.js';
import { readControllerConfig } from '../../nodes/shared/controller-config.js';
import { readRole } from '../../nodes/shared/role-form.js';
import { readRequest } from '../../nodes/shared/ziti-session-form.js';
import { LARGEST_OFFSET, LARGEST_PAGE } from '../../src/ziti/list.js';
import { InputError } from '../../src/errors.js';
import { fresh } from '../support/defaults.js';
import { definition } from '../support/definitions.js';
import { readJson, ROOT } from '../support/golden.js';
import { NODES } from '../support/our-nodes.js';

type Values = Record<string, unknown>;
/** Reads the form of a node. Throws an InputError. */
type Read = (def: Values) => unknown;

const RED = { util } as never;
const NODE = {} as never;
const MSG = { _msgid: '' };
const USER = { username: 'admin', password: 'admin' };
const NUMBERS = [
  undefined,
  '',
  ' ',
  '0',
  '1',
  1,
  100,
  '-1',
  '1.5',
  'x',
  ' 7 ',
  '1e2',
  '500',
  '501',
  '65535',
  '65536',
].concat(['100000', '100001', '2147483647', '2147483648', '1e999', 'NaN']);
/** That 100 years are the most, no dialog says. */
const SHORT = NUMBERS.filter((value) => !(Number(value) > 1_000_000));
const TEXTS = [undefined, '', ' ', 'arm7', 'line1/arm7', 'line1/#', 'a+b', 'a\tb', 'große Zelle'];

const arm: Read = (def) => readArmConfig(RED, { host: 'arm7', ...def }, USER);
const controller: Read = (def) =>
  readControllerConfig(RED, { authentication: 'password', baseUrl: 'https://controller:1280', ...def }, USER);
const role: Read = (def) =>
  readRole(RED, NODE, { passwordType: 'none', ...def } as never, MSG, { stored: '', ofMessage: '' });
const session =
  (more: Values): Read =>
  (def) =>
    readRequest(RED, NODE, { ...more, ...def } as never, MSG);

/** What a property may hold, how its node reads it, and what of the node makes that count. */
const ROWS: { node: string; property: string; values: unknown[]; read: Read; with?: Values }[] = [
  ...['port', 'sessionInactivityTimeout', 'connectionInactivityTimeout', 'requestTimeout'].map((property) => ({
    node: 'session-config',
    property,
    values: NUMBERS,
    read: arm,
  })),
  { node: 'session-config', property: 'host', values: ['', ' ', 'arm7', '192.168.1.10'], read: arm },
  { node: 'session-config', property: 'topicPrefix', values: TEXTS, read: arm },
  { node: 'session-config', property: 'clientId', values: TEXTS, read: arm },
  { node: 'ziti-controller', property: 'requestTimeout', values: NUMBERS, read: controller },
  {
    node: 'ziti-controller',
    property: 'baseUrl',
    values: ['', ' ', 'controller:1280', 'https://controller:1280', 'http://controller:1280', 'https://a b'],
    read: controller,
    with: { authentication: 'password' },
  },
  { node: 'temp-role', property: 'role', values: [undefined, '', 'Admin'], read: role },
  { node: 'temp-role', property: 'removeAfter', values: SHORT, read: role },
  { node: 'ziti-session', property: 'service', values: [undefined, '', 'arm-cell-7'], read: session({}) },
  ...['limit', 'offset'].map((property) => ({
    node: 'ziti-session',
    property,
    values: NUMBERS,
    read: session({ action: 'list', allPages: false }),
    with: { action: 'list', allPages: false },
  })),
];

/** What the dialog of `node` says of a value: true, or false or why it is wrong. */
function verdict(node: string, property: string, value: unknown, more: Values = {}): boolean | string | undefined {
  const { defaults, credentials } = definition(node);
  const { validate } = defaults?.[property] ?? credentials?.[property] ?? {};
  const editor = { ...fresh(node), ...more, [property]: value, _: (key: string) => `text of ${key}` };
  return validate?.call({ ...editor, _def: { defaults } }, value, {});
}

describe('validators', () => {
  for (const { node, property, values, read, with: more } of ROWS) {
    it(`take for ${property} of ${node} what the node takes`, async () => {
      for (const value of values) {
        const error = await Promise.resolve()
          .then(() => read({ [property]: value }))
          .catch((reason: unknown) => reason);
        const isTaken = !(error instanceof InputError);
        assert.equal(verdict(node, property, value, more) === true, isTaken, JSON.stringify({ value, error }));
      }
    });
  }

  it('take for lookEvery of access-control what a timer can wait', () => {
    const isTaken = (value: unknown) => verdict('access-control', 'lookEvery', value) === true;
    assert.deepEqual([undefined, '', '0', String(LONGEST_S)].map(isTaken), [true, true, true, true]);
    assert.deepEqual(['-1', '1.5', 'x', String(LONGEST_S + 1)].map(isTaken), [false, false, false, false]);
  });

  it('say in every language what the largest page and offset are', () => {
    const locales = join(ROOT, 'nodes/locales');
    for (const language of readdirSync(locales)) {
      const { error } = readJson(locales, language, 'ziti-session.json') as { error: Record<string, string> };
      assert.match(error.limit ?? '', new RegExp(`\\b1\\b.*\\b${LARGEST_PAGE}\\b`), language);
      assert.match(error.offset ?? '', new RegExp(`\\b0\\b.*\\b${LARGEST_OFFSET}\\b`), language);
    }
  });

  it('say why, and the editor shows it', () => {
    for (const node of NODES) {
      const { defaults = {}, credentials = {} } = definition(node);
      for (const [property, { validate }] of Object.entries({ ...defaults, ...credentials })) {
        // With another number of parameters the editor takes a reason for true.
        assert.equal(validate?.length ?? 2, 2, `${property} of ${node}`);
      }
    }
  });
});
