import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { readJson, ROOT } from '../../support/golden.js';

/** What a fresh Node.js has loaded of the catalogue after it ran `script`. */
function loadedBy(script: string): string[] {
  const print = `console.log(JSON.stringify(Object.keys(require.cache)))`;
  const output = execFileSync(process.execPath, ['-e', `${script};${print}`], { cwd: ROOT, encoding: 'utf8' });
  const files = JSON.parse(output) as string[];
  return files.filter((file) =>
    /protocol\/catalogue\/|client\/(invoke|subscription)|protobufjs\/src\/(index-light|root)\.js/.test(file),
  );
}

const manifest = readJson(ROOT, 'package.json') as { 'node-red': { nodes: Record<string, string> } };
const nodes = Object.values(manifest['node-red'].nodes).map((file) => `require('./${file}')`);

describe('the descriptor of the catalogue', () => {
  it('is not loaded, nor its tables, by the package and its nodes', () => {
    assert.deepEqual(loadedBy(`require('.');${nodes.join(';')}`), []);
  });

  it('is loaded by the first request that is made by name', () => {
    const folder = './dist/src/protocol/catalogue';
    const script = `const { findFunction } = require('${folder}/functions.js');
      const fn = findFunction(3, 'Base/GetArmState');
      if (Object.keys(require.cache).some((file) => file.endsWith('kortex3.json'))) throw new Error('too early');
      require('${folder}/messages-of.js').messagesOf(fn)`;
    assert.equal(loadedBy(script).filter((file) => file.endsWith('kortex3.json')).length, 1);
  });
});
