import assert from 'node:assert/strict';
import { appendFileSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { DASHBOARD_2, flowOfExamples } from '../support/dashboard.js';
import { ROOT } from '../support/golden.js';
import { NodeRed } from '../support/node-red.js';

const KNOWN = { authorization: `Basic ${Buffer.from('cell:canary').toString('base64')}` };
const OTHER = { authorization: `Basic ${Buffer.from('cell:wrong').toString('base64')}` };
/** Messages of Engine.IO and Socket.IO: "connect", its yes and its no. */
const CONNECT = '40';
const CONNECTED = /^40\{/;
const REFUSED = '44{"message":"not logged in"}';

describe('the login for the pages of Dashboard 2 that docs/dashboards.md shows', () => {
  let nodeRed: NodeRed;
  before(async () => {
    nodeRed = await NodeRed.start({
      version: '5',
      flow: flowOfExamples('Dashboards/Fleet'),
      packages: [DASHBOARD_2],
      env: { DASHBOARD_USER: 'cell', DASHBOARD_PASSWORD: 'canary' },
    });
    const page = readFileSync(join(ROOT, 'docs/dashboards.md'), 'utf8');
    const [settings] = [...page.matchAll(/```js\n([^]*?)```/g)]
      .map(([, code]) => code!)
      .filter((code) => code.includes('login'));
    writeFileSync(join(nodeRed.userDir, 'login.js'), settings!);
    appendFileSync(join(nodeRed.userDir, 'settings.js'), `Object.assign(module.exports, require('./login.js'));\n`);
    await nodeRed.restart();
  });
  after(() => nodeRed.close());

  const statusOf = async (path: string, headers = {}) => (await fetch(`${nodeRed.url}${path}`, { headers })).status;

  /** What the connection that carries the buttons says to who wants to use it. */
  async function connection(headers = {}): Promise<string> {
    const url = `${nodeRed.url}dashboard/socket.io/?EIO=4&transport=polling`;
    const opened = await (await fetch(url, { headers })).text();
    const { sid } = JSON.parse(opened.slice(1)) as { sid: string };
    await fetch(`${url}&sid=${sid}`, { method: 'POST', body: CONNECT, headers });
    return (await fetch(`${url}&sid=${sid}`, { headers })).text();
  }

  it('keeps others from the pages, from what they show and from their buttons', async () => {
    const paths = ['dashboard', 'dashboard/fleet', 'dashboard/_setup', 'dashboard/_debug/datastore/fleet-shown'];
    for (const headers of [{}, OTHER]) {
      assert.deepEqual(await Promise.all(paths.map((path) => statusOf(path, headers))), [401, 401, 401, 401]);
      assert.equal(await connection(headers), REFUSED);
    }
  });

  it('lets in who knows user and password', async () => {
    assert.equal(await statusOf('dashboard/fleet', KNOWN), 200);
    assert.match(await connection(KNOWN), CONNECTED);
  });
});
