// Compiles src, nodes, test and bench into dist/ and puts beside the code what Node-RED reads there: dialogs, texts,
// icons, and the messages of the arm as a descriptor. With --if-stale only if a source is newer than the last build;
// with --incremental only what has changed; with --documented, types keep their comments, which is for a release: it
// compiles twice, since code goes without.
import { spawnSync } from 'node:child_process';
import { cpSync, existsSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { descriptorJson } from './descriptor.mjs';
import { dropUnreachableTypes } from './reachable-types.mjs';

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const at = (...path) => join(root, ...path);
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
if (process.argv.includes('--documented')) {
  const types = [compiler, '-p', root, '--emitDeclarationOnly', '--removeComments', 'false'];
  if (spawnSync(process.execPath, types, { stdio: 'inherit' }).status !== 0) process.exit(1);
}
cpSync(at('src/protocol/gen'), at('dist/src/protocol/gen'), { recursive: true });
for (const name of ['kortex3.js', 'kortex3.d.ts']) {
  const generated = at('dist/src/protocol/gen', name);
  writeFileSync(generated, readFileSync(generated, 'utf8').replace(/^ *\/\*\*[^]*?\*\/\n/gm, ''));
}
// What an incremental build did not write again would be missing.
if (!isIncremental) dropUnreachableTypes(at('dist/src'), ['index.d.ts', 'simulator/index.d.ts']);
for (const folder of ['kortex2', 'kortex3']) {
  writeFileSync(at('dist/src/protocol/catalogue', `${folder}.json`), descriptorJson(folder));
}
cpSync(at('nodes'), at('dist/nodes'), { recursive: true, filter: (path) => !path.endsWith('.ts') });
for (const name of readdirSync(at('dist/nodes'), { recursive: true, encoding: 'utf8' })) {
  if (!name.endsWith('.html')) continue;
  const page = readFileSync(at('dist/nodes', name), 'utf8');
  // Examples of messages keep their indentation.
  const packed = page
    .split(/(<pre>[^]*?<\/pre>)/)
    .map((part) => (part.startsWith('<pre>') ? part : part.replace(/\n\s+/g, '\n')));
  writeFileSync(at('dist/nodes', name), packed.join(''));
}

// Texts that all nodes show (statuses) are written once per language and stand in every node's catalogue. What may be
// wrong with a connection is said by the dialogs, which look it up in one place.
for (const language of readdirSync(at('nodes/locales'))) {
  const folder = at('dist/nodes/locales', language);
  const { cause, ...shared } = JSON.parse(readFileSync(join(folder, 'shared.json'), 'utf8'));
  rmSync(join(folder, 'shared.json'));
  for (const file of readdirSync(folder).filter((name) => name.endsWith('.json'))) {
    const texts = JSON.parse(readFileSync(join(folder, file), 'utf8'));
    const causes = file === 'session-config.json' ? { cause } : {};
    writeFileSync(join(folder, file), JSON.stringify({ ...shared, ...causes, ...texts }));
  }
}
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
    at('scripts/reachable-types.mjs'),
  ].every((path) => statSync(path).mtimeMs < builtMs);
}
