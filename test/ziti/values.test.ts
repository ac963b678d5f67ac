import assert from 'node:assert/strict';
import { createPrivateKey, generateKeyPairSync } from 'node:crypto';
import { rootCertificates } from 'node:tls';
import { inspect } from 'node:util';
import { InputError } from '../../src/errors.js';
import { openEnvelope } from '../../src/ziti/answer.js';
import { toBaseUrl } from '../../src/ziti/base-url.js';
import { challengesIn } from '../../src/ziti/challenges.js';
import { quote, where, withFloatTags } from '../../src/ziti/filter.js';
import { parseIdentity } from '../../src/ziti/identity.js';
import { trust } from '../../src/ziti/trust.js';
import { parseFilter } from '../support/ziti/filter.js';
import { identityJson, pem } from '../support/ziti/identities.js';

const refuses = (act: () => unknown, property: string, message: RegExp) =>
  assert.throws(act, (error: unknown) => {
    assert(error instanceof InputError);
    assert.equal(error.property, property);
    assert.match(error.message, message);
    return true;
  });

describe('toBaseUrl', () => {
  for (const text of [
    'ctrl.example:1280',
    'https://ctrl.example:1280',
    'HTTPS://ctrl.example:1280/',
    'https://ctrl.example:1280/edge/client/v1',
    ' https://ctrl.example:1280/edge/client/v1/ ',
    'https://ctrl.example:1280/edge/v1',
  ]) {
    it(`finds the API where it says ${JSON.stringify(text)}`, () => {
      assert.equal(toBaseUrl(text), 'https://ctrl.example:1280/edge/client/v1');
    });
  }
  it('keeps a path in front, and an IPv6 address', () => {
    assert.equal(toBaseUrl('https://[::1]:1280/ziti'), 'https://[::1]:1280/ziti/edge/client/v1');
  });
  it('refuses what would show the token, or is no address', () => {
    refuses(() => toBaseUrl('http://ctrl.example:1280'), 'baseUrl', /https:.*http:\/\/ would show the token/);
    refuses(() => toBaseUrl('https://user:pass@ctrl.example'), 'baseUrl', /no user/);
    refuses(() => toBaseUrl('https://'), 'baseUrl', /https:\/\/host:port/);
    refuses(() => toBaseUrl('not an address'), 'baseUrl', /https:\/\/host:port/);
    refuses(() => toBaseUrl('ftp://x', 'identity'), 'identity', /ftp:\/\//);
  });
});

describe('parseIdentity', () => {
  const url = 'https://127.0.0.1:1280/edge/client/v1';

  it('reads what enrolling wrote', () => {
    assert.deepEqual(parseIdentity(identityJson(url)), {
      baseUrl: url,
      cert: pem('client.pem'),
      key: pem('client.key'),
      ca: pem('ca.pem'),
    });
  });
  it('takes the first address of several, and leaves the trust to the system where there is no CA', () => {
    const file = JSON.parse(identityJson(url, { ca: undefined })) as Record<string, unknown>;
    const several = JSON.stringify({ ...file, ztAPI: '', ztAPIs: ['ctrl-1:1280', 'ctrl-2:1280'] });
    const { baseUrl, otherUrls, ca } = parseIdentity(several);
    assert.deepEqual([baseUrl, ca], ['https://ctrl-1:1280/edge/client/v1', undefined]);
    assert.deepEqual(otherUrls, ['https://ctrl-2:1280/edge/client/v1']);
  });
  it('keeps every address of a network with several controllers, each once', () => {
    const file = JSON.parse(identityJson(url)) as Record<string, unknown>;
    const addresses = ['https://127.0.0.1:1280', null, '', 7, 'https://127.0.0.1:1281'];
    const { baseUrl, otherUrls } = parseIdentity(JSON.stringify({ ...file, ztAPIs: addresses }));
    assert.deepEqual([baseUrl, otherUrls], [url, ['https://127.0.0.1:1281/edge/client/v1']]);
    const wrong = JSON.stringify({ ...file, ztAPIs: ['http://127.0.0.1:1281'] });
    refuses(() => parseIdentity(wrong), 'identity', /would show the token/);
  });
  for (const [what, key, message] of [
    ['in a file', 'file:///etc/ziti/key.pem', /points to a file. Put the content/],
    ['at a path', '/etc/ziti/key.pem', /points to a file/],
    ['at a path of Windows', 'C:\\ziti\\key.pem', /points to a file/],
    ['in an engine', 'engine:parsec?key=1', /key store \(engine\), which Node.js cannot use/],
    ['in a token', 'pkcs11:token=1', /key store \(pkcs11\)/],
    ['that is missing', undefined, /it is missing/],
    ['that is garbage', 'pem:garbage', /cannot be read/],
    ['of somebody else', `pem:${otherKey()}`, /a private key that belongs to the certificate/],
  ] as const) {
    it(`refuses a key ${what}, and says what to do`, () => {
      refuses(() => parseIdentity(identityJson(url, { key })), 'identity', message);
    });
  }
  const json = identityJson(url);
  for (const [what, text] of [
    ['a byte order mark', `\ufeff${json}`],
    ['a byte order mark that was read as Latin-1', `ï»¿${json}`],
    ['a byte order mark twice, and blanks', `\ufeff\ufeff \n${json}`],
    ['a byte order mark in front of the key', identityJson(url, { key: `pem:\ufeff${pem('client.key')}` })],
  ] as const) {
    it(`reads a file with ${what}`, () => {
      assert.equal(parseIdentity(text).baseUrl, url);
    });
  }
  const marked = Buffer.from(`\ufeff${json}`, 'utf16le');
  for (const [what, text] of [
    ['as UTF-8', marked.toString('utf8')],
    ['as Latin-1', marked.toString('latin1')],
    ['as UTF-8, big endian', Buffer.from(marked).swap16().toString('utf8')],
    ['as UTF-8, without a mark', Buffer.from(json, 'utf16le').toString('utf8')],
    ['as UTF-8, without the zeros, which no environment variable holds', marked.toString('utf8').replaceAll('\0', '')],
  ] as const) {
    it(`says of a file in UTF-16 that was read ${what}, that it is UTF-16`, () => {
      refuses(() => parseIdentity(text), 'identity', /this one is UTF-16/);
    });
  }
  it('says of a key with a passphrase that it is encrypted', () => {
    const key = createPrivateKey(pem('client.key'));
    for (const type of ['pkcs8', 'sec1'] as const) {
      const encrypted = key.export({ type, format: 'pem', cipher: 'aes-256-cbc', passphrase: 'secret' });
      const text = identityJson(url, { key: `pem:${encrypted.toString()}` });
      refuses(() => parseIdentity(text), 'identity', /without a passphrase; this one is encrypted/);
    }
  });
  it('refuses what is no identity, and never quotes it', () => {
    refuses(() => parseIdentity('{}'), 'identity', /no "id"/);
    refuses(() => parseIdentity('eyJhbGciOi.canary.x'), 'identity', /enrolment token: enrol it first/);
    const broken = identityJson(url).slice(0, -20);
    assert.throws(
      () => parseIdentity(broken),
      (error: unknown) => !inspect(error, { depth: 9 }).includes('PRIVATE KEY'),
    );
  });
});

describe('filters', () => {
  it('escape what would end a text', () => {
    assert.equal(quote('a"b\\c\n\t'), '"a\\"b\\\\c\\n\\t"');
    const hostile = 'x" or true or name = "';
    const { matches } = parseFilter(where({ name: hostile }), ['name']);
    assert.deepEqual([matches({ name: 'other' }), matches({ name: hostile })], [false, true]);
  });
  it('are built of values that all have to be there', () => {
    assert.equal(
      where({ type: 'Dial', 'tags.cell': '7', isSystem: false }),
      'type = "Dial" and tags.cell = "7" and isSystem = false',
    );
    assert.equal(where({}), '');
  });
  for (const [filter, sent] of [
    ['tags.shift = 3', 'tags.shift = 3.0'],
    ['tags.shift=-3', 'tags.shift=-3.0'],
    ['tags.shift >= 3 and tags.line != 12', 'tags.shift >= 3.0 and tags.line != 12.0'],
    ['tags.shift in [1, 2,-3]', 'tags.shift in [1.0, 2.0,-3.0]'],
    ['tags.shift not in [1]', 'tags.shift not in [1.0]'],
    ['tags.shift between 1 and 3 and type = "Dial"', 'tags.shift between 1.0 and 3.0 and type = "Dial"'],
    ['anyOf(tags.shift) < 3', 'anyOf(tags.shift) < 3.0'],
    ['(TAGS.shift = 3)', '(TAGS.shift = 3.0)'],
    ['tags.shift = 3.5 or tags.shift = 3e2', 'tags.shift = 3.5 or tags.shift = 3e2'],
    ['tags.line-a = 0 skip 20 limit 5', 'tags.line-a = 0.0 skip 20 limit 5'],
    ['tags.cell = "7" limit 5', 'tags.cell = "7" limit 5'],
    [
      'tags.cell = "tags.shift = 3" sort by tags.shift limit 3',
      'tags.cell = "tags.shift = 3" sort by tags.shift limit 3',
    ],
    ['createdAt < datetime(2026-03-02T08:00:00Z)', 'createdAt < datetime(2026-03-02T08:00:00Z)'],
  ] as const) {
    it(`write ${filter} as controllers keep the numbers of tags: as floats`, () => {
      assert.equal(withFloatTags(filter), sent);
    });
  }
  it('write numbers of an object as controllers keep them, and refuse what is no number', () => {
    assert.equal(
      withFloatTags(where({ 'tags.shift': 3, 'tags.level': -2, 'tags.load': 1.5, 'tags.mass': 1e21, version: 4 })),
      'tags.shift = 3.0 and tags.level = -2.0 and tags.load = 1.5 and tags.mass = 1e+21 and version = 4',
    );
    refuses(() => where({ 'tags.shift': Number.NaN }), 'filter', /a finite number for "tags\.shift"/);
  });
  it('refuse names that the controller cannot read', () => {
    refuses(() => where({ 'tags.cell7': 1 }), 'filter', /letters and underscores.*tags\.cell7/);
  });
});

describe('trust', () => {
  it('trusts what it is given alone, the system besides where that is asked for, and the system where nothing is given', () => {
    assert.deepEqual(trust(['one'], false), { ca: ['one'] });
    assert.deepEqual(trust(['one'], true).ca, ['one', ...rootCertificates]);
    assert.deepEqual(trust([], false), {});
  });
});

describe('challengesIn', () => {
  const missing = 'error="missing" error_description="no matching token was provided"';
  for (const [header, texts] of [
    [undefined, []],
    ['Basic realm="plant"', ['plant: not accepted']],
    ['zt-session realm="zt-session" error="invalid"', ['zt-session: invalid']],
    [
      `zt-session realm="zt-session" ${missing},Bearer realm="openziti-oidc" error="expired" error_description="token expired"`,
      ['openziti-oidc: token expired'],
    ],
    [
      `Bearer realm="openziti-primary-ext-jwt" ${missing} id="a|b" issuer="https://one|https://other"`,
      ['openziti-primary-ext-jwt: no matching token was provided (issuer https://one or https://other)'],
    ],
    [
      'Bearer realm="a \\"b\\", c" error="invalid", Bearer realm="d" error="expired"',
      ['a "b", c: invalid', 'd: expired'],
    ],
    ['garbage, "" = realm', []],
  ] as const) {
    it(`reads ${header ?? 'nothing'}`, () => {
      assert.deepEqual(challengesIn(header), texts);
    });
  }
});

describe('openEnvelope', () => {
  it('takes an empty body for an empty answer, and anything but JSON for another server', () => {
    assert.deepEqual(openEnvelope('GET /x', { status: 200, body: '' }), {
      data: {},
      status: 200,
      requestId: null,
    });
    assert.throws(() => openEnvelope('GET /x', { status: 200, body: '[1]' }), /something else than a controller/);
  });
  for (const [cause, text] of [
    ['', 'refused: 400 X, no'],
    ['because', 'refused: 400 X, no: because'],
    [{ field: 'type', reason: 'bad' }, 'refused: 400 X, no: type: bad'],
    [{ message: 'outer', cause: { message: 'inner' } }, 'refused: 400 X, no: outer; inner'],
    [
      {
        data: {
          p: [
            { typeId: 'OS', id: 'c1', isPassing: false },
            { typeId: 'MAC', isPassing: true },
          ],
        },
      },
      'no: failing: OS c1',
    ],
  ] as const) {
    it(`tells a cause of the form ${JSON.stringify(cause)}`, () => {
      const body = JSON.stringify({ error: { code: 'X', message: 'no', cause } });
      assert.throws(() => openEnvelope('GET /x', { status: 400, body }), new RegExp(`${text}$`));
    });
  }
});

describe('openEnvelope, of a refusal whose facts are no words', () => {
  it('tells them on one line', () => {
    const body = JSON.stringify({ error: { code: 'A\nB', message: 'no', requestId: '\u202eid\n7' } });
    assert.throws(
      () => openEnvelope('GET /x', { status: 400, body }),
      /^ZITI_REJECTED: GET \/x was refused: 400 A B, no, request id 7$/,
    );
  });
});

function otherKey(): string {
  const { privateKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
  return privateKey.export({ type: 'pkcs8', format: 'pem' }).toString();
}
