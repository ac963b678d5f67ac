import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { join } from 'node:path';
import { nodeFiles } from '../../bench/loading.js';
import { ROOT } from '../support/golden.js';

/** The packages below node_modules that a fresh process has loaded after `script`. */
function packagesAfter(script: string): Set<string> {
  const tell = `
    const RED = { nodes: { registerType() {} }, httpAdmin: { use() {} } };
    for (const file of ${JSON.stringify(nodeFiles())}) require(file).default(RED);
    const runtime = (name) => require(${JSON.stringify(join(ROOT, 'dist/nodes/runtime'))} + '/' + name + '.js').default(RED);
    ${script}
    const names = Object.keys(require.cache).map((file) => /.*node_modules.((?:@[^/\\\\]+.)?[^/\\\\]+)/.exec(file)?.[1] ?? '');
    console.log(JSON.stringify(names));`;
  const names = JSON.parse(execFileSync(process.execPath, ['-e', tell], { encoding: 'utf8' })) as string[];
  return new Set(names.filter(Boolean));
}

describe('a Node-RED that has the package', () => {
  it('loads no other package as long as no flow uses its nodes', () => {
    assert.deepEqual([...packagesAfter('')], []);
  });

  it('loads the clients of MQTT and protobuf with the first arm, and nothing for OpenZiti', () => {
    const packages = packagesAfter(`runtime('session-config'); runtime('create-session');`);
    assert(packages.has('mqtt') && packages.has('protobufjs'));
    for (const name of ['axios', 'libsodium-wrappers', 'aedes']) assert(!packages.has(name), name);
  });

  it('loads the HTTP client with the first controller', () => {
    const packages = packagesAfter(`runtime('ziti-controller');`);
    assert(packages.has('axios'));
    assert(!packages.has('mqtt') && !packages.has('libsodium-wrappers'));
  });
});
