// Generates src/protocol/gen/{kortex3,kortex2}.{js,d.ts} from proto/, or, given a folder, the same files there.
import { execFileSync } from 'node:child_process';
import { mkdirSync, readdirSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const outDir = process.argv[2] ?? join(root, 'src/protocol/gen');
const protoDir = (generation) => join(root, 'proto', generation);
const pbjs = join(root, 'node_modules/protobufjs-cli/bin/pbjs');
const OPTIONS =
  '--target static-module --wrap commonjs --dts --no-verify --no-convert --no-delimited --no-typeurl --no-service --force-number';

mkdirSync(outDir, { recursive: true });
generate('kortex3', [protoDir('kortex3')]);
// Only what its own files use: the messages that both generations share come from Kortex 3.
generate('kortex2', [protoDir('kortex2'), protoDir('kortex3')], '--sparse');

function generate(generation, paths, ...options) {
  const files = readdirSync(protoDir(generation)).filter((name) => name.endsWith('.proto'));
  execFileSync(
    process.execPath,
    [
      pbjs,
      ...OPTIONS.split(' '),
      ...options,
      ...['--root', generation, '--out', join(outDir, `${generation}.js`)],
      ...paths.flatMap((path) => ['--path', path]),
      ...files.sort().map((name) => join(protoDir(generation), name)),
    ],
    { stdio: 'inherit' },
  );
}
