import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { startSimulator } from '../../../src/simulator/index.js';
import { readJson, ROOT } from '../../support/golden.js';

/** What a fresh Node.js has loaded of the catalogue after it ran `script`. */
async function loadedBy(script: string): Promise<string[]> {
  const print = `console.log(JSON.stringify(Object.keys(require.cache)))`;
  const whole = `(async () => { ${script};${print} })()`;
  const { stdout } = await promisify(execFile)(process.execPath, ['-e', whole], { cwd: ROOT });
  const files = JSON.parse(stdout) as string[];
  return files.filter((file) =>
    /protocol\/catalogue\/|client\/(invoke|subscription)|protobufjs\/src\/(index-light|root)\.js/.test(file),
  );
}

const manifest = readJson(ROOT, 'package.json') as { 'node-red': { nodes: Record<string, string> } };
const nodes = Object.values(manifest['node-red'].nodes).map((file) => `require('./${file}')`);

describe('the descriptor of the catalogue', () => {
  it('is not loaded, nor its tables, by the package and its nodes', async () => {
    assert.deepEqual(await loadedBy(`require('.');${nodes.join(';')}`), []);
  });

  it('is not loaded by a program that logs in and asks who is connected, and is by one that calls by name', async () => {
    const simulator = await startSimulator();
    const program = (work: string) => `const { KortexClient, MqttTransport } = require('.');
      const createTransport = () => new MqttTransport({ protocol: 'mqtt', host: '127.0.0.1', port: ${simulator.port} });
      const client = new KortexClient({ createTransport, login: { username: 'admin', password: 'admin' } });
      await client.login();
      await client.connections();
      ${work}
      await client.close()`;
    try {
      assert.deepEqual(await loadedBy(program('')), []);
      const loaded = await loadedBy(program("await client.invoke('Base/GetArmState');"));
      assert(loaded.some((file) => file.endsWith('kortex3.json')));
    } finally {
      await simulator.close();
    }
  });

  it('is loaded by the first request that is made by name', async () => {
    const folder = './dist/src/protocol/catalogue';
    const script = `const { findFunction } = require('${folder}/functions.js');
      const fn = findFunction(3, 'Base/GetArmState');
      if (Object.keys(require.cache).some((file) => file.endsWith('kortex3.json'))) throw new Error('too early');
      require('${folder}/messages-of.js').messagesOf(fn)`;
    const loaded = await loadedBy(script);
    assert.equal(loaded.filter((file) => file.endsWith('kortex3.json')).length, 1);
  });
});
