// Compiles src, nodes, test and bench into dist/ and puts beside the code what Node-RED reads there: dialogs, texts, icons.
import { execFileSync } from 'node:child_process';
import { cpSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const at = (...path) => join(root, ...path);

rmSync(at('dist'), { recursive: true, force: true });
execFileSync(process.execPath, [at('node_modules/typescript/bin/tsc'), '-p', root], { stdio: 'inherit' });
cpSync(at('src/protocol/gen'), at('dist/src/protocol/gen'), { recursive: true });
cpSync(at('nodes'), at('dist/nodes'), { recursive: true, filter: (path) => !path.endsWith('.ts') });

// Texts that all nodes show (statuses) are written once per language and stand in every node's catalogue.
for (const language of readdirSync(at('nodes/locales'))) {
  const folder = at('dist/nodes/locales', language);
  const shared = JSON.parse(readFileSync(join(folder, 'shared.json'), 'utf8'));
  rmSync(join(folder, 'shared.json'));
  for (const file of readdirSync(folder).filter((name) => name.endsWith('.json'))) {
    const texts = JSON.parse(readFileSync(join(folder, file), 'utf8'));
    writeFileSync(join(folder, file), JSON.stringify({ ...shared, ...texts }, null, 2));
  }
}
