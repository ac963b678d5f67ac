// Runs tests again whenever a file is saved: those that the arguments name, as with `npm test`, or else those that use
// what was saved.
import { spawn, spawnSync } from 'node:child_process';
import { existsSync, readFileSync, watch } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import './end-with-npm.mjs';
import { at, select } from './test-files.mjs';

const args = process.argv.slice(2);
/** @type {Set<string>} */
const saved = new Set();
/** @type {NodeJS.Timeout | undefined} */
let timer;
/** @type {import('node:child_process').ChildProcess | undefined} */
let tests;

for (const folder of ['src', 'nodes', 'resources', 'test']) {
  watch(at(folder), { recursive: true }, (_, name) => {
    saved.add(join(folder, name ?? ''));
    clearTimeout(timer);
    timer = setTimeout(again, 200);
  });
}
if (args.length > 0) again();
else console.log('waiting for a change');

/** Ends the tests that still run, and starts those for what was saved since. */
function again() {
  tests?.kill();
  if (spawnSync(process.execPath, [at('scripts/build.mjs'), '--incremental'], { stdio: 'inherit' }).status !== 0)
    return;
  const named = args.length > 0 ? args : usersOf([...saved].map(built));
  saved.clear();
  if (named.length === 0) return console.log('no test uses what was saved');
  tests = spawn(process.execPath, [at('scripts/test.mjs'), ...named], { stdio: 'inherit' });
}

function built(/** @type {string} */ source) {
  return at('dist', source.replace(/\.ts$/, '.js'));
}

/** The test files that import one of `files`, directly or not. What no code imports concerns the tests of the nodes. */
function usersOf(/** @type {string[]} */ files) {
  /** @type {Map<string, string[]>} */
  const known = new Map();
  const importsOf = (/** @type {string} */ file) => {
    const imports = known.get(file) ?? (existsSync(file) ? requiredBy(file) : []);
    known.set(file, imports);
    return imports;
  };
  /** @returns {boolean} */
  const uses = (/** @type {string} */ file, /** @type {Set<string>} */ seen = new Set()) => {
    if (files.includes(file)) return true;
    seen.add(file);
    return importsOf(file).some((other) => !seen.has(other) && uses(other, seen));
  };
  const names = select([]).files.filter((file) => uses(file));
  // The scripts of dialogs are not compiled.
  const isOther = files.some((file) => !file.endsWith('.js') || !existsSync(file));
  return [...names.map((file) => relative(at('dist'), file)), ...(isOther ? ['test/nodes/', 'test/editor/'] : [])];
}

function requiredBy(/** @type {string} */ file) {
  return [...readFileSync(file, 'utf8').matchAll(/require\("(\.[^"]+)"\)/g)].map(([, path = '']) =>
    join(dirname(file), path),
  );
}
