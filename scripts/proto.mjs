// Generates src/protocol/gen/kortex3.{js,d.ts} from proto/kortex3, or, given a folder, the same files there.
import { execFileSync } from 'node:child_process';
import { mkdirSync, readdirSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const outDir = process.argv[2] ?? join(root, 'src/protocol/gen');
const protoDir = join(root, 'proto/kortex3');
const pbjs = join(root, 'node_modules/protobufjs-cli/bin/pbjs');

mkdirSync(outDir, { recursive: true });
const options =
  '--target static-module --wrap commonjs --root kortex3 --dts --no-verify --no-convert --no-delimited --no-typeurl --no-service --force-number';
execFileSync(
  process.execPath,
  [
    pbjs,
    ...options.split(' '),
    ...['--path', protoDir, '--out', join(outDir, 'kortex3.js')],
    ...readdirSync(protoDir)
      .filter((name) => name.endsWith('.proto'))
      .sort(),
  ],
  { stdio: 'inherit' },
);
