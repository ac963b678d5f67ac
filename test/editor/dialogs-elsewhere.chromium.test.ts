import assert from 'node:assert/strict';
import { eventually } from '../support/eventually.js';
import { Dialog } from './dialog.js';
import {
  drop,
  editorFor,
  helpIsShown,
  isLegible,
  keepsWhatIsFilledIn,
  paletteShowsUs,
  textsAreTexts,
} from './checks.js';
import { ROWS } from './rows.js';
import { tellsThatArmCanBeUsed } from './test-button.js';

describe('the edit dialogs, elsewhere than in a Node-RED 5 of one user', () => {
  describe('in Node-RED 4.1', () => {
    const running = editorFor({ version: '4.1' });

    before(() => running.editor.ready());
    afterEach(async function () {
      if (this.currentTest?.isFailed()) return running.editor.reset();
      await running.editor.removeAdded();
    });

    it('the palette shows our nodes with their icons', () => paletteShowsUs(running.editor));
    for (const row of ROWS) {
      it(`${row.type} has its texts and its help, and keeps what was filled in`, async () => {
        const { editor } = running;
        await keepsWhatIsFilledIn(editor, row, await drop(editor, row), textsAreTexts);
        await helpIsShown(editor, row.type);
      });
    }
    it('the Test button tells that the arm can be used', async () => {
      await isLegible(running.editor, await tellsThatArmCanBeUsed(running.editor), 'test-passed-4.1');
      await Dialog.cancelAll(running.editor);
    });
    it('causes no error in the browser', () => assert.deepEqual(running.editor.problems, []));
  });

  describe('behind a path and a login', () => {
    const user = { username: 'keeper', password: 'of the keys' };
    const guest = { username: 'guest', password: 'of the house' };
    const running = editorFor({ version: '5', httpAdminRoot: '/red', user, guest });

    it('open and save', async () => {
      const { editor } = running;
      await editor.logIn(user);
      await editor.ready();
      await paletteShowsUs(editor);
      // What the browser says about being asked for a login is not about us.
      editor.problems.splice(0);
      await keepsWhatIsFilledIn(editor, ROWS[0]!, await drop(editor, ROWS[0]!));
      assert.deepEqual(editor.problems, []);
    });
    it('let those who may only read choose, but not test', async () => {
      const { url, arm } = running.editor;
      await eventually(() => arm.arm.sessions.size === 1);
      const login = { client_id: 'node-red-editor', grant_type: 'password', scope: 'read', ...guest };
      const answer = await fetch(`${url}auth/token`, { method: 'POST', body: new URLSearchParams(login) });
      const { access_token: token } = (await answer.json()) as { access_token: string };
      const statusOf = async (path: string, more: RequestInit = {}, headers = {}) =>
        (await fetch(`${url}kinova-kortex/${path}`, { ...more, headers })).status;
      const headers = { authorization: `Bearer ${token}`, 'content-type': 'application/json' };
      const body = JSON.stringify({ id: 'arm', values: {}, credentials: {} });
      for (const path of ['roles/arm', 'connections/arm', 'report/arm']) {
        assert.equal(await statusOf(path, {}, headers), 200, path);
        assert.equal(await statusOf(path), 401, path);
      }
      for (const path of ['test-arm', 'roles', 'connections', 'services']) {
        assert.equal(await statusOf(path, { method: 'POST', body }, headers), 401, path);
      }
    });
  });
});
