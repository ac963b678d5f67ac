import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { ROOT } from './golden.js';

const AXE = readFileSync(join(ROOT, 'node_modules/axe-core/axe.min.js'), 'utf8');

interface Violation {
  id: string;
  impact: string;
  nodes: { html: string }[];
}

/** What of a page axe-core looks at: selectors of CSS, and rules to leave out. */
export interface Part {
  include: string;
  exclude?: string[];
  without?: string[];
}

/** What people who see or hear less cannot use, as axe-core finds it; what is serious or worse. */
export async function faultsOf(page: Page, { include, exclude = [], without = [] }: Part): Promise<string[]> {
  if (await page.evaluate<boolean>('typeof axe === "undefined"')) await page.evaluate(AXE);
  const rules = Object.fromEntries(without.map((rule) => [rule, { enabled: false }]));
  const violations = await page.evaluate<Violation[]>(
    `axe.run({ include: [...document.querySelectorAll(${JSON.stringify(include)})], exclude: ${JSON.stringify(exclude)} },
      { rules: ${JSON.stringify(rules)} }).then(({ violations }) => violations)`,
  );
  return violations
    .filter(({ impact }) => impact === 'serious' || impact === 'critical')
    .map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' ')}`);
}
