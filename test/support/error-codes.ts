import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { ROOT } from './golden.js';

const source = readFileSync(join(ROOT, 'src/errors.ts'), 'utf8');
const unions = source.matchAll(/^export type (?:Ziti)?ErrorCode =([^;]*);/gm);

/** Every code of src/errors.ts. Types have no values, so they are read from its text. */
export const ERROR_CODES: readonly string[] = [...unions].flatMap(([, union]) =>
  [...union!.matchAll(/'(\w+)'/g)].map(([, code]) => code!),
);
