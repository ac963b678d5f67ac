import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { ROOT } from './support/golden.js';
import { identityJson } from './support/ziti/identities.js';
import { Network } from './support/ziti/network.js';

const page = readFileSync(join(ROOT, 'docs/library.md'), 'utf8');
const dialling = /```js\n((?:(?!```)[^])*ziti\.dialService[^]*?)```/.exec(page)?.[1] ?? '';
const simulating = /```js\n((?:(?!```)[^])*startSimulator\(\)[^]*?)```/.exec(page)?.[1] ?? '';
const PAGE = 'HTTP/1.1 200 OK\r\ncontent-length: 5\r\nconnection: close\r\n\r\nhello';

describe('the script in docs/library.md that dials', () => {
  it('runs as it stands: asks a web server behind OpenZiti for its page, and ends itself', async () => {
    const network = await Network.start({}, { serve: (socket) => socket.once('data', () => socket.end(PAGE)) });
    const folder = mkdtempSync(join(tmpdir(), 'kortex-dial-'));
    try {
      network.controller.store.services.push({ id: '5eZcBt3yH8uM1nQ4', name: 'web-cell-7', permissions: ['Dial'] });
      network.router.hosts.set('web-cell-7', { port: network.port });
      writeFileSync(join(folder, 'nodered.json'), identityJson(network.controller.url));
      // Inside the package, its own name leads to what a user installs.
      const file = join(ROOT, 'dist/test/library-dial.mjs');
      writeFileSync(file, dialling);
      const { stdout, stderr } = await promisify(execFile)(process.execPath, [file], { cwd: folder });
      assert.deepEqual([stdout, stderr], ['hello\n', '']);
      assert.equal(network.controller.store.apiSessions.size, 0, 'it has logged out');
    } finally {
      rmSync(folder, { recursive: true });
      await network.close();
    }
  });
});

describe('the script in docs/library.md with a simulated arm', () => {
  it('runs as it stands: reads what it has played, and ends itself', async () => {
    const file = join(ROOT, 'dist/test/library-simulator.mjs');
    writeFileSync(file, simulating);
    const { stdout, stderr } = await promisify(execFile)(process.execPath, ['--no-warnings', file]);
    assert.deepEqual([stdout, stderr], ['IN_FAULT\n', '']);
  });
});
