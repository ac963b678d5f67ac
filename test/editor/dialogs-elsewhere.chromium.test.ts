import assert from 'node:assert/strict';
import {
  cancel,
  drop,
  editorFor,
  helpIsShown,
  keepsWhatIsFilledIn,
  open,
  paletteShowsUs,
  textsAreTexts,
} from './checks.js';
import { ROWS } from './rows.js';

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
        const nodeId = await drop(editor, row);
        await keepsWhatIsFilledIn(editor, row, nodeId);
        const opened = await open(editor, row, nodeId);
        await textsAreTexts(opened.dialog);
        await cancel(opened);
        await helpIsShown(editor, row.type);
      });
    }
    it('causes no error in the browser', () => assert.deepEqual(running.editor.problems, []));
  });

  describe('behind a path and a login', () => {
    const user = { username: 'keeper', password: 'of the keys' };
    const running = editorFor({ version: '5', httpAdminRoot: '/red', user });

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
  });
});
