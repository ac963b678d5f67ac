import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { ERROR_CODES } from '../support/error-codes.js';
import { definition, scripts } from '../support/definitions.js';
import { readJson, ROOT } from '../support/golden.js';

interface Texts {
  [key: string]: string | Texts;
}

/** The sections of a help text, by the words of Node-RED's own; and examples and errors, which it has none of. */
const SECTIONS: Record<string, [inputs: string, outputs: string, example: string, ...rest: [string, string, string]]> =
  {
    'en-US': ['Inputs', 'Outputs', 'Example', 'Details', 'Errors', 'References'],
    fr: ['Entrées', 'Sorties', 'Exemple', 'Détails', 'Erreurs', 'Références'],
    de: ['Eingangsdaten', 'Ausgangsdaten', 'Beispiel', 'Details', 'Fehler', 'Referenzen'],
    ja: ['入力', '出力', '例', '詳細', 'エラー', '参考'],
  };

/** What can happen to every node that asks an arm because of a message. */
const CODES_OF_A_CALL = [
  'KORTEX_OFFLINE',
  'KORTEX_TIMEOUT',
  'KORTEX_NO_SESSION',
  'KORTEX_SESSION_LOST',
  'KORTEX_UNSUPPORTED',
  'KORTEX_ARM',
  'KORTEX_PROTOCOL',
  'KORTEX_BUSY',
  'KORTEX_INPUT',
];
/** Words that Node-RED itself does not use in a language, or that would name one thing in two ways. */
const OTHER_WORDS: Record<string, RegExp> = {
  de: /\b(?:Logins?|Deploys?\))\b/g,
  fr: /\b(?:brokers?|(?<!-)nodes?|nœuds?|topics?|bridges?|logins?|liaisons?|flows?|firmwares?|libellés?)\b(?!-RED|\.js)/gi,
  ja: /(?:ユーザ|サーバ|ブローカ|ルータ|コントローラ|オブザーバ|カウンタ|フィルタ|トンネラ|コンピュータ)ー|[（）：]|一つ|アクション/g,
};
const ERRORS_PAGE = 'https://github.com/kortex-flows/node-red-kinova-kortex/blob/main/docs/errors.md';
/** Three lines of the tooltip that Node-RED makes of the first paragraph. */
const LONGEST_FIRST_PARAGRAPH = 240;
const LONGEST_TYPE = 48;
const LONGEST_LABEL = 32;

const NODES = join(ROOT, 'nodes');
const LOCALES = join(NODES, 'locales');
const ENGLISH = 'en-US';
const languages = readdirSync(LOCALES);
const nodes = readdirSync(NODES)
  .filter((name) => name.endsWith('.html'))
  .map((name) => name.replace('.html', ''));

const read = (...path: string[]) => readFileSync(join(NODES, ...path), 'utf8');
/** A page as the editor gets it, with what the build fills in. */
const page = (...path: string[]) => readFileSync(join(ROOT, 'dist/nodes', ...path), 'utf8');
const all = (text: string, pattern: RegExp) => [...text.matchAll(pattern)].map(([whole, group]) => group ?? whole);

/** Each text of a catalogue under its whole key, as in `label.name`, in the order of the file. */
function flat(texts: Texts, prefix = ''): [string, string][] {
  return Object.entries(texts).flatMap(([key, value]): [string, string][] =>
    typeof value === 'string' ? [[prefix + key, value]] : flat(value, `${prefix}${key}.`),
  );
}

const textsOf = (language: string, name: string) => flat(readJson(LOCALES, language, `${name}.json`) as Texts);

/** What Node-RED finds for a node after the build. */
const catalogue = (language: string, node: string) =>
  new Map([...textsOf(language, 'shared'), ...textsOf(language, node)]);

/** The texts of statuses that a source shows: keys of the catalogue, and not what a node puts together itself. */
const statusKeys = (source: string) => all(read(source), /\btext: '([\w-]+(?:\.[\w-]+)+)'/g);

/** The source of a node, and of what it shares with others. */
const sourcesOf = (node: string) => [
  `runtime/${node}.ts`,
  ...all(read(`runtime/${node}.ts`), /'\.\.\/(shared\/[\w-]+)\.js'/g).map((name) => `${name}.ts`),
];

/** The tags of a help text with their attributes; how prettier broke them over lines is no part of them. */
const tags = (html: string) => all(html, /<[^>]*>/g).map((tag) => tag.replace(/\s+/g, ' ').replace(' >', '>'));

/** In order of the alphabet, because a sentence of another language may name things in another order. */
const codes = (html: string) => all(html, /<code\s*>([^<]*)<\/code\s*>/g).sort();

/** The error codes that a help text explains. */
const explained = (html: string) => all(html, /<dt><code>([A-Z_]+)<\/code><\/dt>/g);

/** How many columns a text takes; a Japanese character takes two. */
const widthOf = (text: string) => text.length + all(text, /[\u2e80-\uffff]/g).length;

describe('languages', () => {
  it('are English, French, German and Japanese at least', () => {
    assert.deepEqual(
      [ENGLISH, 'fr', 'de', 'ja'].filter((language) => !languages.includes(language)),
      [],
    );
  });

  it('have a catalogue and a help text for every node, and nothing else', () => {
    const expected = [
      ...nodes.flatMap((node) => [`${node}.html`, `${node}.json`]),
      'shared.html',
      'shared.json',
    ].sort();
    for (const language of languages) {
      assert.deepEqual(readdirSync(join(LOCALES, language)).sort(), expected, language);
    }
  });

  for (const language of languages) {
    describe(language, () => {
      for (const name of ['shared', ...nodes]) {
        it(`${name}.json has the keys of the English one, and no empty text`, () => {
          const texts = textsOf(language, name);
          assert.deepEqual(
            texts.map(([key]) => key),
            textsOf(ENGLISH, name).map(([key]) => key),
          );
          assert.deepEqual(
            texts.filter(([, text]) => text.trim() === ''),
            [],
          );
        });
      }

      for (const node of nodes) {
        it(`${node} finds every text that its dialog asks for`, () => {
          const keys = [...catalogue(language, node).keys()];
          const sections = new Set(keys.map((key) => key.split('.')[0]));
          const attributes = all(page(`${node}.html`), /\bdata-i18n="([^"]*)"/g);
          const shown = attributes.flatMap((value) => value.split(';')).map((value) => value.replace(/^\[.*?\]/, ''));
          const script = scripts(node).join('\n');
          const asked = all(script, /\bthis\._\(\s*'([^']+)'\s*[,)]/g);
          // A key may also come to this._() by another way, as an argument or from one of two branches.
          const named = all(script, /'([\w-]+(?:\.[\w-]+)+)'/g).filter((key) => sections.has(key.split('.')[0]));
          // Or it is put together: 'action.' + value.
          const begun = all(script, /\bthis\._\(\s*'([^']+\.)'\s*\+/g);
          assert.deepEqual(
            [...shown, ...asked, ...named].filter((key) => !keys.includes(key)),
            [],
          );
          assert.deepEqual(
            begun.filter((start) => !keys.some((key) => key.startsWith(start))),
            [],
          );
        });

        it(`${node} has a text under 20 characters for every status it shows`, () => {
          const texts = catalogue(language, node);
          const shown = sourcesOf(node).flatMap(statusKeys);
          const others = [...texts.keys()].filter((key) => key.startsWith('status.'));
          for (const key of new Set([...shown, ...others])) {
            const text = texts.get(key);
            assert(text, `there is no text for ${key}`);
            assert(text.length < 20, `${key} is too long: ${text}`);
          }
        });

        it(`${node}.html explains the node as the English one does`, () => {
          const help = page('locales', language, `${node}.html`);
          const { type } = definition(node);
          assert.match(help, new RegExp(`^<script type="text/html" data-help-name="${type}">\\s*<p>`));
          const english = page('locales', ENGLISH, `${node}.html`);
          assert.deepEqual(tags(help), tags(english));
          assert.deepEqual(codes(help), codes(english));
          assert.deepEqual(explained(help), explained(english));
        });

        it(`${node}.html keeps to the style guide of Node-RED`, () => {
          const help = page('locales', language, `${node}.html`);
          const { inputs = 0, outputs = 0 } = definition(node);
          const [input, output, example, details, errors, references] = SECTIONS[language]!;
          const before = [...(inputs > 0 ? [input] : []), ...(outputs > 0 ? [output, example] : [])];
          // The example of a config node is an error: it sends nothing else.
          const after = outputs > 0 ? [references] : [example, references];
          const expected = [...before, details, errors, ...after];
          assert.deepEqual(all(help, /<h3>([^<]*)<\/h3>/g), expected);
          const [first = ''] = all(help, /<p>([^]*?)<\/p>/g);
          assert(first.replace(/\s+/g, ' ').length <= LONGEST_FIRST_PARAGRAPH, 'the first paragraph is short');
          const ports = all(help, /<ol class="node-ports">([^]*?)<\/ol>/g);
          assert.deepEqual(
            ports.map((list) => all(list, /<li>/g).length),
            outputs > 1 ? [outputs] : [],
          );
          // Node-RED does not break these lines, and cuts off what is too long for the sidebar.
          const types = all(help, /<span class="property-type"\s*>([^<]*)</g);
          assert.deepEqual(
            types.filter((type) => type.length > LONGEST_TYPE),
            [],
          );
          const labels = all(help, /<dt[^>]*>\s*([^<]+?)\s*</g);
          assert.deepEqual(
            labels.filter((label) => widthOf(label) > LONGEST_LABEL),
            [],
          );
          assert.deepEqual(all(help, /<(?:b|i|strong|em|h[1256])\b[^>]*>/g), []);
          // Names of properties, and what stands in the dialog, are quoted as they are.
          const prose = help.replace(/<code\s*>[^]*?<\/code\s*>|<span[^]*?<\/span>|["„«「][^"“»」<>]*["“»」]/g, '');
          assert.deepEqual(all(prose, /\bmsg\.\w+/g), [], 'msg.x stands in <code>');
        });

        it(`${node}.html explains the errors of the node, and leads to the page about all of them`, () => {
          const help = page('locales', language, `${node}.html`);
          const { inputs = 0, defaults = {} } = definition(node);
          const found = explained(help);
          // A message makes a status listener say what it knows; the arm is not asked.
          const isCall = inputs > 0 && 'arm' in defaults && node !== 'status-listener';
          const needed = isCall ? CODES_OF_A_CALL : ['KORTEX_INPUT'];
          assert.deepEqual(
            needed.filter((code) => !found.includes(code)),
            [],
          );
          assert.deepEqual(
            found.filter((code, index) => !ERROR_CODES.includes(code) || found.indexOf(code) !== index),
            [],
          );
          const mentioned = all(help, /\b(?:KORTEX|ZITI)_[A-Z_]+/g);
          assert.deepEqual(
            mentioned.filter((code) => !found.includes(code)),
            [],
          );
          assert.equal(all(help, /<a href="([^"]*)"/g)[0], ERRORS_PAGE);
        });

        it(`${node}.html names every property of the node`, () => {
          const help = page('locales', language, `${node}.html`);
          const spans = all(help, /<span class="property-type"\s*>([^<]*)</g);
          const named = [...spans, ...codes(help)].flatMap((text) => text.split(/[^\w-]+/));
          const { defaults = {}, credentials = {} } = definition(node);
          // The editor alone sets the version; nobody has to know it.
          const properties = [...Object.keys(defaults), ...Object.keys(credentials)].filter(
            (name) => name !== 'version',
          );
          assert.deepEqual(
            properties.filter((property) => !named.includes(property)),
            [],
          );
        });
      }
    });
  }

  for (const [language, others] of Object.entries(OTHER_WORDS)) {
    it(`${language} speaks with the words of Node-RED, and names one thing in one way`, () => {
      const texts = ['shared', ...nodes].flatMap((name) => textsOf(language, name));
      const prose = nodes.map((node) =>
        page('locales', language, `${node}.html`).replace(/<(code|pre|span)[^]*?<\/\1\s*>|<dt[^]*?<\/dt>|<[^>]*>/g, ''),
      );
      const operators = readJson(ROOT, 'resources/operator-messages.json') as Record<string, Record<string, string>>;
      const sentences = Object.values(operators).map((sentence) => sentence[language] ?? '');
      assert.deepEqual(
        [...texts.map(([, text]) => text), ...prose, ...sentences].flatMap((text) => all(text, others)),
        [],
      );
    });
  }

  it('have the texts of the states of an arm in shared.json, where all nodes share them', () => {
    const keys = statusKeys('shared/status.ts');
    assert(keys.length > 0);
    for (const language of languages) {
      const shared = new Map(textsOf(language, 'shared'));
      assert.deepEqual(
        keys.filter((key) => !shared.has(key)),
        [],
        language,
      );
    }
  });

  it('have a sentence for every hint that an error carries, since the Test button shows it', () => {
    const sources = ['src', 'nodes']
      .flatMap((folder) =>
        readdirSync(join(ROOT, folder), { recursive: true }).map((name) => join(ROOT, folder, String(name))),
      )
      .filter((path) => path.endsWith('.ts'));
    const hints = sources.flatMap((path) => all(readFileSync(path, 'utf8'), /\bhint: [^,]*?'([a-z0-9-]+)'/g));
    assert(hints.includes('web-server') && hints.includes('no-arm'));
    for (const language of languages) {
      const shared = new Map(textsOf(language, 'shared'));
      assert.deepEqual(
        hints.filter((hint) => !shared.has(`cause.${hint}`)),
        [],
        language,
      );
    }
  });
});
