import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { ROOT } from './support/golden.js';

describe('docs/api.md', () => {
  it('shows the types and comments of src/index.ts as they are (else: npm run docs)', async () => {
    const { apiPage } = (await import(pathToFileURL(join(ROOT, 'scripts/docs.mjs')).href)) as {
      apiPage: () => Promise<string>;
    };
    assert.equal(readFileSync(join(ROOT, 'docs/api.md'), 'utf8'), await apiPage());
  });
});
