import assert from 'node:assert/strict';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { readJson, ROOT } from './support/golden.js';

const pages = [
  ...readdirSync(ROOT).filter((name) => name.endsWith('.md')),
  ...readdirSync(join(ROOT, 'docs'))
    .filter((name) => name.endsWith('.md'))
    .map((name) => `docs/${name}`),
];
const read = (path: string) => readFileSync(join(ROOT, path), 'utf8');

/** The anchors that GitHub gives to the headings of a page. */
function anchorsOf(text: string): string[] {
  const headings = text.replace(/```[^]*?```/g, '').matchAll(/^#+ (.*)$/gm);
  return [...headings].map(([, heading]) =>
    heading!
      .toLowerCase()
      .replace(/[^\p{L}\p{N}_ -]/gu, '')
      .replaceAll(' ', '-'),
  );
}

describe('the pages of the documentation', () => {
  for (const page of pages) {
    it(`${page} leads to pages, pictures and headings that there are`, () => {
      const links = [...read(page).matchAll(/\]\((?!https?:|mailto:)([^)#\s]*)(?:#([^)\s]*))?\)/g)];
      const broken = links.filter(([, file, anchor]) => {
        const target = file ? join(dirname(page), file) : page;
        if (!existsSync(join(ROOT, target))) return true;
        return anchor !== undefined && !anchorsOf(read(target)).includes(anchor);
      });
      assert.deepEqual(
        broken.map(([link]) => link),
        [],
      );
    });
  }

  it('say for each sentence of the Test button of an arm what to do', () => {
    const { cause } = readJson(ROOT, 'nodes/locales/en-US/shared.json') as { cause: Record<string, string> };
    const rows = [...read('docs/first-arm.md').matchAll(/^\| (.*?) +\| .*[a-z].* \|$/gm)].map(
      ([, sentence]) => sentence,
    );
    assert.deepEqual(
      Object.values(cause).filter((sentence) => !rows.includes(sentence)),
      [],
    );
  });

  it('name in ARCHITECTURE.md only files and folders that there are', () => {
    const named = [
      ...read('ARCHITECTURE.md').matchAll(
        /`((?:bench|demo|docs|examples|nodes|proto|resources|scripts|src|test)\/[\w./-]*)`/g,
      ),
    ];
    const gone = named.map(([, path]) => path!).filter((path) => !existsSync(join(ROOT, path)));
    assert(named.length > 100);
    assert.deepEqual(gone, [], 'rename or remove these in ARCHITECTURE.md');
  });

  it('lead from the README to each of them', () => {
    const readme = read('README.md');
    assert.deepEqual(
      pages.filter((page) => page !== 'README.md' && page !== 'RELEASING.md' && !readme.includes(`](${page}`)),
      [],
    );
  });
});
