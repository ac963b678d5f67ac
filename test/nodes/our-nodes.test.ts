import assert from 'node:assert/strict';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { definition } from '../support/definitions.js';
import { ROOT } from '../support/golden.js';
import { NODES } from '../support/our-nodes.js';

describe('a node of the folder nodes', () => {
  const names = readdirSync(join(ROOT, 'nodes'))
    .filter((file) => file.endsWith('.html'))
    .map((file) => file.replace('.html', ''));

  for (const name of names) {
    it(`${name} is registered, tested and in the README`, () => {
      assert(NODES.includes(name), `add ${name} to node-red.nodes in package.json`);
      for (const file of [`nodes/${name}.ts`, `nodes/runtime/${name}.ts`, `test/nodes/${name}.test.ts`]) {
        assert(existsSync(join(ROOT, file)), `add ${file}`);
      }
      const { type, paletteLabel = type.replace('kinova-', '') } = definition(name);
      const readme = readFileSync(join(ROOT, 'README.md'), 'utf8');
      const row = new RegExp(`^\\| \\*\\*${paletteLabel}\\*\\* `, 'm');
      assert.match(readme, row, `add ${name} to the table of nodes in README.md`);
    });
  }
});
