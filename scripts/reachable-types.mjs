// Which type declarations a user of the package can reach, and which nobody can.
import { readdirSync, readFileSync, rmSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';

const IMPORT = /(?:from|import\(|require\()\s*['"](\.[^'"]+)\.js['"]/g;

/**
 * Deletes every .d.ts in `folder` that none of `entries`, which are files in it, imports, directly or not.
 * @param {string} folder
 * @param {string[]} entries
 */
export function dropUnreachableTypes(folder, entries) {
  /** @type {Set<string>} */
  const reached = new Set();
  const visit = (/** @type {string} */ file) => {
    if (reached.has(file)) return;
    reached.add(file);
    for (const [, path] of readFileSync(file, 'utf8').matchAll(IMPORT)) visit(resolve(dirname(file), `${path}.d.ts`));
  };
  for (const entry of entries) visit(join(folder, entry));
  for (const name of readdirSync(folder, { recursive: true, encoding: 'utf8' })) {
    const file = join(folder, name);
    if (name.endsWith('.d.ts') && !reached.has(file)) rmSync(file);
  }
}
