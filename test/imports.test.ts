import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, normalize } from 'node:path';
import { pathToFileURL } from 'node:url';
import { Linter, type Rule } from 'eslint';
import { parser } from 'typescript-eslint';
import { ROOT } from './support/golden.js';

const files = ['src', 'nodes'].flatMap((folder) =>
  readdirSync(join(ROOT, folder), { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.ts') && !name.endsWith('.d.ts'))
    .map((name) => join(folder, name)),
);

/** What `file` imports of ours, types included. */
function importsOf(file: string): string[] {
  const source = readFileSync(join(ROOT, file), 'utf8');
  const paths = [...source.matchAll(/(?:from|import\()\s*'(\.[^']+)\.js'/g)].map(([, path]) => path!);
  return paths.map((path) => normalize(`${join(dirname(file), path)}.ts`)).filter((path) => files.includes(path));
}

describe('the files of the package', () => {
  it('import each other in no circle, types included', () => {
    const imports = new Map(files.map((file) => [file, importsOf(file)]));
    assert([...imports.values()].flat().length > 500);
    const done = new Set<string>();
    const visit = (file: string, path: readonly string[]): void => {
      if (path.includes(file)) assert.fail([...path.slice(path.indexOf(file)), file].join(' -> '));
      if (done.has(file)) return;
      for (const imported of imports.get(file) ?? []) visit(imported, [...path, file]);
      done.add(file);
    };
    for (const file of files) visit(file, []);
  });
});

describe('the table "Who may import whom" of ARCHITECTURE.md', () => {
  let rule: Rule.RuleModule;
  let LAYERS: Record<string, string[]>;
  before(async () => {
    const file = pathToFileURL(join(ROOT, 'scripts/layers.mjs')).href;
    ({ layers: rule, LAYERS } = (await import(file)) as { layers: Rule.RuleModule; LAYERS: typeof LAYERS });
  });

  it('is what the linter holds', () => {
    const page = readFileSync(join(ROOT, 'ARCHITECTURE.md'), 'utf8');
    const [, table] = /## Who may import whom\n([^]*?)\n## /.exec(page) ?? [];
    const rows = [...table!.matchAll(/^\| `([^`]+)` \|[^|]*\| ([^|]*)\|/gm)].map(([, layer, imports]) => [
      layer!,
      [...imports!.matchAll(/`([^`]+)`/g)].map(([, name]) => name!),
    ]);
    assert.deepEqual(Object.fromEntries(rows), LAYERS);
  });

  /** What the rule says of one line in a file. */
  const lint = (path: string, code: string): string[] => {
    const config = { files: ['**/*.ts'], languageOptions: { parser }, plugins: { house: { rules: { layers: rule } } } };
    const linter = new Linter({ cwd: ROOT });
    const found = linter.verify(code, { ...config, rules: { 'house/layers': 'error' } }, join(ROOT, path));
    return found.map(({ message }) => message);
  };

  for (const [path, code] of [
    ['src/client/x.ts', "import { TcpTransport } from '../transport/tcp.js';"],
    ['src/client/x.ts', "import type { ArmTest } from '../arm/arm-test.js';"],
    ['src/client/x.ts', "import { connect } from 'net';"],
    ['src/arm/x.ts', "import { connect, isIP } from 'node:tls';"],
    ['src/arm/x.ts', "export * from '../index.js';"],
    ['src/ziti/dial/x.ts', "export { Arm } from '../../arm/origin.js';"],
    ['src/simulator/x.ts', "const client = await import('../client/client.js');"],
    ['src/simulator/model/x.ts', "let client: import('../../client/client.js').KortexClient;"],
    ['src/protocol/x.ts', "const arm = load('../arm/origin.js');"],
    ['src/protocol/catalogue/x.ts', "import { Kinova } from '../gen/kortex3.js';"],
    ['src/transport/x.ts', "import type { Node } from 'node-red';"],
    ['src/time/x.ts', "import { METHODS } from '../protocol/services.js';"],
    ['src/x.ts', "import { within } from './time/deadline.js';"],
    ['src/new/x.ts', "import { within } from '../time/deadline.js';"],
    ['nodes/shared/x.ts', "import axios from 'axios';"],
    ['nodes/x.ts', "import { METHODS } from '../src/protocol/services.js';"],
  ] as const) {
    it(`forbids in ${path}: ${code}`, () => {
      assert.equal(lint(path, code).length, 1);
    });
  }

  for (const [path, code] of [
    ['src/client/x.ts', "import { isIP } from 'node:net'; import { debuglog } from 'node:util';"],
    ['src/client/x.ts', "import type { Transport } from '../transport/transport.js'; export * from './y.js';"],
    ['src/protocol/catalogue/x.ts', "import light from 'protobufjs/light.js'; import '../../errors.js';"],
    ['src/protocol/messages.ts', "import { Kinova } from './gen/kortex3.js';"],
    ['src/index.ts', "export { startSimulator } from './simulator/index.js';"],
    ['nodes/shared/x.ts', "const tcp = load('../../src/transport/tcp.js');"],
  ] as const) {
    it(`allows in ${path}: ${code}`, () => {
      assert.deepEqual(lint(path, code), []);
    });
  }
});
