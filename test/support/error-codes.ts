import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { ROOT } from './golden.js';

const [, union = ''] = /export type ErrorCode =([^;]*);/.exec(readFileSync(join(ROOT, 'src/errors.ts'), 'utf8')) ?? [];

/** Every code of src/errors.ts. A type has no values, so they are read from its text. */
export const ERROR_CODES: readonly string[] = [...union.matchAll(/'(\w+)'/g)].map(([, code]) => code!);
