import assert from 'node:assert/strict';
import { Editor } from '../support/editor.js';
import { TYPES } from '../support/our-nodes.js';
import { screenshot } from '../support/screenshots.js';
import { CONFIGS } from './checks.js';

/** A little more than the 500 px that Node-RED gives a dialog at least. */
const WIDEST_PX = 560;
const LANGUAGES = ['en-US', 'de', 'fr', 'ja'];

/** What is wrong with how a dialog is laid out, with all of its parts shown. */
interface Layout {
  width: number;
  wrapped: string[];
  /** Labels with something of their row below them. */
  below: string[];
  /** Tick boxes that do not stand under the fields. */
  moved: string[];
  /** Texts in a field or a list to choose from that are longer than it. */
  cut: string[];
  overflowing: string[];
  nameless: string[];
}

/** Measures the dialog that is open last. */
const MEASURE = `(() => {
  const tray = $('.red-ui-tray').last();
  const width = tray.width();
  const form = tray.find('#dialog-form, #node-config-dialog-edit-form');
  form.find('details').prop('open', true);
  form.find('.form-row, [class^=kinova-]').not('option, span, button, i, li, table, input').show();
  const nameOf = (element) =>
    (element.attr('aria-label') || $('#' + (element.attr('aria-labelledby') || 'none')).text() || '').trim();
  const labels = form.find('.form-row > label:first-child').get().filter((label) => label.textContent.trim());
  const inner = form[0].getBoundingClientRect().right + 1;
  const typed = form.find('.red-ui-typedInput-container');
  const ARROW_PX = 26;
  const canvas = document.createElement('canvas').getContext('2d');
  const widthIn = (element, text) => {
    canvas.font = getComputedStyle(element).font;
    return canvas.measureText(text).width;
  };
  const fieldsLeft = (section) => {
    const rows = section.length > 0 ? section.find('.form-row') : form.find('.form-row').not('details *');
    return rows.children('label:first-child').nextAll(':visible').first()[0].getBoundingClientRect().left;
  };
  return {
    width,
    wrapped: labels.filter((label) => label.scrollWidth > label.clientWidth + 1 ||
      label.getBoundingClientRect().height > 1.6 * parseFloat(getComputedStyle(label).lineHeight || 20))
      .map((label) => label.textContent.trim()),
    below: labels.filter((label) => {
      const { top, height } = label.getBoundingClientRect();
      return $(label).nextAll(':visible').get().some((next) => next.getBoundingClientRect().top > top + height / 2);
    }).map((label) => label.textContent.trim()),
    moved: form.find('label.kinova-tick').get()
      .filter((tick) => Math.abs(tick.getBoundingClientRect().left - fieldsLeft($(tick).closest('details'))) > 4)
      .map((tick) => tick.textContent.trim()),
    cut: [
      ...form.find('input[placeholder]:visible').get()
        .filter((input) => widthIn(input, input.placeholder) > input.clientWidth - 2 * parseFloat(getComputedStyle(input).paddingLeft))
        .map((input) => input.placeholder),
      ...form.find('select:visible').get().filter((select) => !/^_ADD_$/.test($(select).find('option').last().val()))
        .flatMap((select) => $(select).find('option').get().map((option) => option.textContent.trim())
          .filter((text) => widthIn(select, text) > select.clientWidth - ARROW_PX)),
    ],
    overflowing: form.find('.form-row *').get()
      .filter((element) => element.getBoundingClientRect().width > 0 && element.getBoundingClientRect().right > inner)
      .map((element) => element.id || element.className || element.textContent.trim()),
    nameless: [
      ...typed.find('input.red-ui-typedInput-input, .red-ui-typedInput-type-select').get()
        .filter((element) => !nameOf($(element))).map((element) => element.className),
      ...form.find('.kinova-ticks > div').get()
        .filter((element) => $(element).attr('role') !== 'group' || !nameOf($(element))).map(() => 'ticks'),
    ],
  };
})()`;

describe('the edit dialogs in every language', () => {
  let editor: Editor;
  before(async () => {
    const nodes = TYPES.filter((type) => !CONFIGS[type]).map((type, index) => ({
      id: type,
      type,
      z: 'tab',
      x: 150,
      y: 100 + 50 * index,
      action: 'msg.action',
      [type.startsWith('openziti') ? 'controller' : 'arm']: type.startsWith('openziti') ? 'controller' : 'arm',
      wires: [],
    }));
    editor = await Editor.start({ version: '5', nodes });
    await editor.ready();
  });
  after(() => editor.close());

  async function layoutOf(type: string): Promise<Layout> {
    const { page } = editor;
    const open = CONFIGS[type]
      ? `RED.editor.editConfig('', '${type}', '${type.startsWith('openziti') ? 'controller' : 'arm'}')`
      : `RED.editor.edit(RED.nodes.node('${type}'))`;
    await editor.inPage(open);
    await page.locator('#dialog-form, #node-config-dialog-edit-form').waitFor({ timeout: 10_000 });
    await page.waitForFunction(`document.activeElement?.closest('.red-ui-tray')`);
    return editor.inPage<Layout>(MEASURE);
  }

  for (const language of LANGUAGES) {
    it(`are no wider than need be, wrap no label, and have a name for every field, in ${language}`, async () => {
      // The editor starts in the first language.
      if (language !== LANGUAGES[0]) await editor.speak(language);
      const faults: Record<string, Partial<Layout>> = {};
      for (const type of TYPES) {
        const { width, ...lists } = await layoutOf(type);
        await screenshot(editor.page, `layout-${type}-${language}`);
        const found = Object.entries(lists).filter(([, list]) => list.length > 0);
        if (width > WIDEST_PX || found.length > 0) faults[type] = { width, ...Object.fromEntries(found) };
        await editor.page.locator('#node-dialog-cancel, #node-config-dialog-cancel').last().click();
        await editor.page.locator('.red-ui-tray').waitFor({ state: 'detached' });
      }
      assert.deepEqual(faults, {});
      const wrapped = await editor.inPage(`$('.red-ui-palette-node .red-ui-palette-label').get()
        .filter((label) => ${JSON.stringify(TYPES)}.includes($(label).parent().attr('data-palette-type')))
        .filter((label) => label.getBoundingClientRect().height > 30).map((label) => label.textContent)`);
      assert.deepEqual(wrapped, [], 'labels of the palette on two lines');
    });
  }
});
