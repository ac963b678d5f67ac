import assert from 'node:assert/strict';
import { TYPES } from '../support/our-nodes.js';
import {
  cancel,
  CONFIGS,
  drop,
  editorFor,
  fillsInDefaults,
  helpIsShown,
  canBeUsedByAll,
  isLegible,
  keepsWhatIsFilledIn,
  open,
  type Opened,
  paletteShowsUs,
  refusesWrongValues,
  showsWhatFits,
  textsAreTexts,
} from './checks.js';
import type { Fields } from './dialog.js';
import { ROWS } from './rows.js';

describe('the edit dialogs', () => {
  it('are all in the table of these tests', () => {
    assert.deepEqual(
      ROWS.map(({ type }) => type).sort(),
      [...TYPES].sort(),
      'each node has a row in test/editor/rows.ts',
    );
  });

  describe('in Node-RED 5', () => {
    const running = editorFor({ version: '5' });

    describe('the palette', () => {
      it('shows our nodes in a category of their own, with their icons', async () => {
        await running.editor.ready();
        await paletteShowsUs(running.editor);
      });
    });

    for (const row of ROWS) {
      describe(row.type, () => {
        let nodeId: string;
        /** The dialog that several tests look at; it costs too much to be opened for each. */
        let opened: Opened | undefined;
        /** Its values when it was first opened. */
        let fresh: Fields | undefined;
        const shown = async () => {
          opened ??= await open(running.editor, row, nodeId);
          fresh ??= await opened.dialog.values(row.fields);
          return opened;
        };
        const close = async () => {
          if (opened) await cancel(opened);
          opened = undefined;
        };
        before(async () => {
          nodeId = await drop(running.editor, row);
        });
        afterEach(async function () {
          if (!this.currentTest?.isFailed()) return;
          // What a failed test leaves open would be in the way of the next.
          await running.editor.reset();
          opened = undefined;
          nodeId = await drop(running.editor, row);
        });
        after(() => running.editor.removeAdded());

        describe('as it is opened', () => {
          after(close);

          it('has a text wherever there should be one', async () => textsAreTexts((await shown()).dialog));
          it('is legible in the light and in the dark theme', async () =>
            isLegible(running.editor, (await shown()).dialog, row.type));
          it('has no serious fault for people who see or hear less', async () => canBeUsedByAll(await shown()));
          it('shows what fits what was chosen', async () => showsWhatFits(await shown(), row));
          it('marks what is wrong, and tells what was expected', async () => {
            await refusesWrongValues(running.editor, row, await shown());
            opened = undefined;
          });
        });
        describe('in use', () => {
          it('shows its help', () => helpIsShown(running.editor, row.type));
          if (!CONFIGS[row.type]) {
            it('fills in what a script left out', async () => {
              if (!fresh) await shown().then(close);
              await fillsInDefaults(running.editor, row, await drop(running.editor, row, 350), fresh!);
            });
          }
          it('keeps what was filled in, and passwords to itself', () =>
            keepsWhatIsFilledIn(running.editor, row, nodeId));
          it('causes no error in the browser', () => assert.deepEqual(running.editor.problems.splice(0), []));
        });
      });
    }
  });
});
