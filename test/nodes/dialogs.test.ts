import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { definition } from '../support/definitions.js';
import { ROOT } from '../support/golden.js';
import { NODES } from '../support/our-nodes.js';

describe('the dialog', () => {
  for (const node of NODES) {
    const { inputs = 0, outputs = 0, inputLabels, outputLabels } = definition(node);
    const html = readFileSync(join(ROOT, 'nodes', `${node}.html`), 'utf8');
    const [, actions] = /<select id="node-input-action"[^>]*>([^]*?)<\/select>/.exec(html) ?? [];

    if (actions !== undefined) {
      it(`of ${node} ends its actions with "set by msg.action"`, () => {
        const values = [...actions.matchAll(/<option value="([^"]*)"/g)].map(([, value]) => value);
        assert(values.length > 2);
        assert.equal(values.at(-1), 'msg.action');
      });
    }
    if (inputs + outputs > 0) {
      it(`of ${node} names its ports`, () => {
        const editor = { _: (key: string) => `text of ${key}` };
        const named = (label: typeof inputLabels, count: number) =>
          Array.from({ length: count }, (_, index) => label?.call(editor, index));
        const labels = [...named(inputLabels, inputs), ...named(outputLabels, outputs)];
        for (const label of labels) assert.match(label ?? 'none', /^text of \w+\.\w+/);
        assert.equal(new Set(labels).size, labels.length, 'each a label of its own');
      });
    }
  }
});
