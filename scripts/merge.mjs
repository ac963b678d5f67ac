// For a release: puts the files that a flow with one arm loads into one, dist/code.js. To find and read some eighty
// small files takes longer than to run them. Each of them stays as one line that takes its module from there, so that
// whoever loads it gets the same one; a module runs when it is needed first.
import { execFileSync } from 'node:child_process';
import { cpSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join, posix, relative } from 'node:path';
import { fileURLToPath } from 'node:url';

const built = join(dirname(dirname(fileURLToPath(import.meta.url))), 'dist');
const ONE_ARM = ['nodes/runtime/session-config.js', 'nodes/runtime/create-session.js'];
const LOADER = `'use strict';
const { join, posix } = require('node:path');
const loaded = new Map();

exports.load = load;
function load(name) {
  if (!loaded.has(name)) {
    const module = { exports: {} };
    loaded.set(name, module);
    const folder = posix.dirname(name);
    const requireFrom = (wanted) => {
      if (!wanted.startsWith('.')) return require(wanted);
      const file = posix.join(folder, wanted);
      return Object.hasOwn(code, file) ? load(file) : require('./' + file);
    };
    code[name](module.exports, requireFrom, module, join(__dirname, name), join(__dirname, folder));
  }
  return loaded.get(name).exports;
}
`;

/** Merges the files of `dist`, which is a folder as scripts/build.mjs makes it, or a copy of that. */
export function merge(/** @type {string} */ dist) {
  const names = filesOfOneArm();
  checkImports(dist, new Set(names));
  const modules = names.map((name) => {
    const code = readFileSync(join(dist, name), 'utf8')
      .replace(/\n\/\/# sourceMappingURL=.*\n*$/, '\n')
      .replace(
        /\bimport\((['"])(\.[^'"]+)\1\)/g,
        (_, quote, path) => `import(${quote}./${besides(name, path)}${quote})`,
      );
    return `'${name}'(exports, require, module, __filename, __dirname) {\n${code}},\n`;
  });
  writeFileSync(join(dist, 'code.js'), `${LOADER}\nconst code = {\n${modules.join('')}};\n`);
  for (const name of names) {
    const path = posix.relative(posix.dirname(name), 'code.js');
    writeFileSync(join(dist, name), `module.exports = require('${path}').load('${name}');\n`);
  }
}

/** Copies dist/ to `place`, as a release has it. */
export function copyMerged(/** @type {string} */ place) {
  for (const folder of ['src', 'nodes']) cpSync(join(built, folder), join(place, folder), { recursive: true });
  merge(place);
}

/** The files that are loaded for a flow with one arm, as paths from dist/. */
function filesOfOneArm() {
  const load = ONE_ARM.map((name) => `require(${JSON.stringify(join(built, name))});`).join('');
  const script = `${load}console.log(JSON.stringify(Object.keys(require.cache)))`;
  const files = /** @type {string[]} */ (
    JSON.parse(execFileSync(process.execPath, ['-e', script], { encoding: 'utf8' }))
  );
  const names = files.map((file) => relative(built, file).replaceAll('\\', '/'));
  return names.filter((name) => !name.startsWith('..') && !name.includes('node_modules'));
}

/** `path` as a file in `name` writes it, from dist/. */
function besides(/** @type {string} */ name, /** @type {string} */ path) {
  return posix.join(posix.dirname(name), path);
}

/** What import() gives of a merged file has no names, since Node.js reads them off its text. */
function checkImports(/** @type {string} */ dist, /** @type {Set<string>} */ merged) {
  for (const folder of ['src', 'nodes']) {
    for (const path of readdirSync(join(dist, folder), { recursive: true, encoding: 'utf8' })) {
      if (!path.endsWith('.js')) continue;
      const name = posix.join(folder, path.replaceAll('\\', '/'));
      for (const [, wanted = ''] of readFileSync(join(dist, name), 'utf8').matchAll(
        /\bimport\(['"](\.[^'"]+)['"]\)/g,
      )) {
        if (merged.has(besides(name, wanted))) throw new Error(`${name} loads the merged file ${wanted} by import()`);
      }
    }
  }
}
