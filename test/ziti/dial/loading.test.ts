import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { join } from 'node:path';
import { readJson, ROOT } from '../../support/golden.js';

/** What of the dialer is loaded by a process that requires `files`. */
function dialerIn(files: string[]): string[] {
  const program = `
    ${JSON.stringify(files)}.forEach((file) => require(file));
    const isOfDialer = (path) => path.includes('libsodium') || /[\\\\/]ziti[\\\\/]dial[\\\\/]/.test(path);
    console.log(JSON.stringify(Object.keys(require.cache).filter(isOfDialer)));`;
  return JSON.parse(execFileSync(process.execPath, ['-e', program], { encoding: 'utf8' })) as string[];
}

describe('who does not dial', () => {
  it('loads nothing of the dialer, as a script or as Node-RED with all nodes', () => {
    const { 'node-red': entry } = readJson(ROOT, 'package.json') as { 'node-red': { nodes: Record<string, string> } };
    const nodes = Object.values(entry.nodes).map((file) => join(ROOT, file));
    assert.deepEqual(dialerIn([join(ROOT, 'dist/src/index.js'), ...nodes]), []);
    assert.notDeepEqual(dialerIn([join(ROOT, 'dist/src/ziti/dial/dialer.js')]), [], 'it would be seen');
  });
});
