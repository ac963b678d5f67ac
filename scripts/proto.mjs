// Generates src/protocol/gen/kortex3.{js,d.ts}, or, given a folder, the same files there: the messages of proto/ that
// src/protocol/messages.ts names, with what they need. One codec reads both generations.
import { execFileSync } from 'node:child_process';
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { addFieldsOf, keepOnly, readProto } from './descriptor.mjs';

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const outDir = process.argv[2] ?? join(root, 'src/protocol/gen');
const pbjs = join(root, 'node_modules/protobufjs-cli/bin/pbjs');

const messages = readFileSync(join(root, 'src/protocol/messages.ts'), 'utf8');
const named = new Set(
  [...messages.matchAll(/\bApi\.((?:[A-Z]\w+\.)?[A-Z]\w+)/g)].map(([, name]) => `Kinova.Api.${name}`),
);

const arm = readProto('kortex3');
keepOnly(arm, named);
addFieldsOf(arm, readProto('kortex2'));

mkdirSync(outDir, { recursive: true });
const descriptor = join(outDir, 'kortex3.json');
writeFileSync(descriptor, JSON.stringify(arm.toJSON({ keepComments: true })));
const options =
  '--target static-module --wrap commonjs --root kortex3 --dts --no-verify --no-convert --no-delimited --no-typeurl --no-service --force-number';
execFileSync(process.execPath, [pbjs, ...options.split(' '), '--out', join(outDir, 'kortex3.js'), descriptor], {
  stdio: 'inherit',
});
rmSync(descriptor);
