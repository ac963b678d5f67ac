// Compiles src, nodes, test and bench into dist/ and puts beside the code what Node-RED reads there: dialogs, texts,
// icons, and the messages of the arm as a descriptor. With --if-stale only if a source is newer than the last build;
// with --incremental only what has changed; with --release, types keep their comments, and code is merged: it
// compiles twice, since code goes without.
import { spawnSync } from 'node:child_process';
import { cpSync, existsSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { descriptorJson } from './descriptor.mjs';
import { merge } from './merge.mjs';
import { buildPages } from './pages.mjs';
import { dropUnreachableTypes } from './reachable-types.mjs';

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const at = (/** @type {string[]} */ ...path) => join(root, ...path);
/** Written last, so that its age tells what came after the build. */
const stamp = at('dist/built');

// Tests that run from dist/ would lose it.
const isInUse = process.env.DIST_IN_USE === 'true';
if (process.argv.includes('--if-stale') && (isInUse || isFresh())) process.exit(0);
const isIncremental = process.argv.includes('--incremental');
if (!isIncremental) rmSync(at('dist'), { recursive: true, force: true });
const options = isIncremental ? ['--incremental', '--tsBuildInfoFile', at('dist/.tsb')] : [];
const compiler = at('node_modules/typescript/bin/tsc');
const { status } = spawnSync(process.execPath, [compiler, '-p', root, ...options], { stdio: 'inherit' });
if (status !== 0) process.exit(1);
const isRelease = process.argv.includes('--release');
if (isRelease) {
  const types = [compiler, '-p', root, '--emitDeclarationOnly', '--noCheck', '--removeComments', 'false'];
  if (spawnSync(process.execPath, types, { stdio: 'inherit' }).status !== 0) process.exit(1);
}
cpSync(at('src/protocol/gen'), at('dist/src/protocol/gen'), { recursive: true });
for (const name of ['kortex3.js', 'kortex3.d.ts']) {
  const generated = at('dist/src/protocol/gen', name);
  // Nobody reads them: without comments and indentation they take half the room.
  const text = readFileSync(generated, 'utf8').replace(/^ *\/\*\*[^]*?\*\/\n/gm, '');
  writeFileSync(generated, text.replace(/\n\s+/g, '\n'));
}
// What an incremental build did not write again would be missing.
if (!isIncremental) dropUnreachableTypes(at('dist/src'), ['index.d.ts', 'simulator/index.d.ts']);
for (const folder of ['kortex2', 'kortex3']) {
  writeFileSync(at('dist/src/protocol/catalogue', `${folder}.json`), descriptorJson(folder));
}
buildPages(at('nodes'), at('dist/nodes'));
if (isRelease) merge(at('dist'));
writeFileSync(stamp, '');

function isFresh() {
  if (!existsSync(stamp)) return false;
  const builtMs = statSync(stamp).mtimeMs;
  const sources = ['src', 'nodes', 'test', 'bench', 'proto'].flatMap((folder) =>
    readdirSync(at(folder), { recursive: true, encoding: 'utf8' }).map((name) => at(folder, name)),
  );
  return [
    ...sources,
    at('tsconfig.json'),
    at('scripts/build.mjs'),
    at('scripts/descriptor.mjs'),
    at('scripts/pages.mjs'),
    at('scripts/reachable-types.mjs'),
  ].every((path) => statSync(path).mtimeMs < builtMs);
}
