import assert from 'node:assert/strict';
import { Editor, type EditorOptions } from '../support/editor.js';
import { TYPES } from '../support/our-nodes.js';
import { faultsOf } from '../support/axe.js';
import { screenshot } from '../support/screenshots.js';
import { NAMED } from '../support/defaults.js';
import { Dialog, type Field, type Fields } from './dialog.js';
import type { Row } from './rows.js';

/**
 * Config nodes, and where one comes to their dialogs: from which node, by which property, once what it asks for is
 * there.
 */
export const CONFIGS: Partial<Record<string, { of: string; property: string; fill: Fields }>> = {
  'kinova-session-config': { of: 'kinova-create-session', property: 'arm', fill: {} },
  'openziti-controller': {
    of: 'openziti-session',
    property: 'controller',
    fill: { action: { kind: 'select', value: 'list' } },
  },
};
const FORMS = '#dialog-form, #node-config-dialog-edit-form';
/** A key of a catalogue, where a text should be. */
const RAW_KEY = /^[a-z]+\.[a-zA-Z]+/;
/** What WCAG asks of large texts and of the frames of fields; Node-RED's own grey texts have little more. */
const LEAST_CONTRAST = 3;

/** The dialog under test, with the dialog of the node below it where it is the one of a config node. */
export interface Opened {
  dialog: Dialog;
  node: Dialog;
  nodeId: string;
}

/** Drags the node of the row to the workspace, or one that asks for a config node where the row is about that. */
export function drop(editor: Editor, { type }: Row, y?: number): Promise<string> {
  return editor.drop(CONFIGS[type]?.of ?? type, y);
}

export async function open(editor: Editor, { type }: Row, nodeId: string): Promise<Opened> {
  const node = await Dialog.ofNode(editor, nodeId);
  const config = CONFIGS[type];
  if (config) {
    await node.fill(config.fill);
    const chosen = `RED.nodes.node(RED.nodes.node('${nodeId}').${config.property})`;
    const button = (await editor.inPage<boolean>(`Boolean(${chosen})`)) ? 'edit' : 'add';
    return { nodeId, node, dialog: await Dialog.ofConfig(node, config.property, button) };
  }
  await chooseConfig(node, type);
  return { nodeId, node, dialog: node };
}

/** Opens the dialog of a new node, with the arm or the controller of the flow. */
export async function openNew(editor: Editor, type: string): Promise<Dialog> {
  const dialog = await Dialog.ofNode(editor, await editor.drop(type));
  await chooseConfig(dialog, type);
  return dialog;
}

async function chooseConfig(dialog: Dialog, type: string): Promise<void> {
  const property = type.startsWith('openziti-') ? 'controller' : 'arm';
  await dialog.fill({ [property]: { kind: 'select', value: property } });
}

/** Confirms all that is open; resolves to the id of the node that the row is about. */
export async function confirm(editor: Editor, { type }: Row, { dialog, node, nodeId }: Opened): Promise<string> {
  await dialog.done();
  const config = CONFIGS[type];
  if (!config) return nodeId;
  await node.done();
  return editor.inPage(`RED.nodes.node('${nodeId}').${config.property}`);
}

export async function cancel({ dialog, node }: Opened): Promise<void> {
  await dialog.cancel();
  if (node !== dialog) await node.cancel();
}

export async function textsAreTexts(dialog: Dialog): Promise<void> {
  const texts = await dialog.texts();
  assert(texts.length > 0);
  assert.deepEqual(
    texts.filter((text) => RAW_KEY.test(text)),
    [],
    'keys of the catalogue are shown',
  );
  assert.deepEqual(await dialog.fieldsWithoutName(), [], 'fields that nobody can read out');
}

/** Fills a dialog in, deploys, opens it again and checks that all is there. `look` may check more in the dialog. */
export async function keepsWhatIsFilledIn(
  editor: Editor,
  row: Row,
  nodeId: string,
  look?: (dialog: Dialog) => Promise<void>,
): Promise<void> {
  const opened = await open(editor, row, nodeId);
  await opened.dialog.fill(row.fields);
  const id = await confirm(editor, row, opened);
  assert.deepEqual(await editor.inPage(`RED.nodes.node('${id}').validationErrors || []`), []);
  await editor.deploy();
  const stored = editor.stored(id) ?? {};
  assert.deepEqual(Object.fromEntries(Object.keys(row.stored).map((name) => [name, stored[name]])), row.stored);
  if (row.credentials) assert.deepEqual(editor.storedCredentials(id), row.credentials);

  const again = await open(editor, row, nodeId);
  assert.deepEqual(await again.dialog.values(row.fields), row.fields);
  await hidesPasswords(editor, row);
  await look?.(again.dialog);
  await cancel(again);
}

async function hidesPasswords(editor: Editor, { fields }: Row): Promise<void> {
  const secrets = Object.values(fields).flatMap((field) => (field.kind === 'password' ? [field.value] : []));
  const places = {
    page: 'document.documentElement.outerHTML',
    fields: `JSON.stringify($('input').map((_, input) => $(input).val()).get())`,
    nodes: 'JSON.stringify(RED.nodes.createCompleteNodeSet())',
    'GET flows': `$.ajax({ url: 'flows', dataType: 'text' })`,
  };
  for (const [place, expression] of Object.entries(places)) {
    const text = await editor.inPage<string>(expression);
    assert(text.length > 0);
    for (const secret of secrets) assert(!text.includes(secret), `a password is in: ${place}`);
  }
}

/** Fills wrong values into the dialog that is open, and confirms them. */
export async function refusesWrongValues(editor: Editor, row: Row, opened: Opened): Promise<void> {
  for (const { fill } of row.wrong) await opened.dialog.fill(fill);
  const notMarked: string[] = [];
  for (const { marked } of row.wrong) if (!(await opened.dialog.isMarkedWrong(marked))) notMarked.push(marked);
  const id = await confirm(editor, row, opened);
  const reasons = await editor.inPage<string[]>(`RED.nodes.node('${id}').validationErrors || []`);
  const notNamed = row.wrong.filter(({ reason }) => !reasons.some((text) => reason.test(text)));
  assert.deepEqual(
    { notMarked, notNamed: notNamed.map(({ marked }) => marked) },
    { notMarked: [], notNamed: [] },
    `wrong values pass, or their reason is not told; told was: ${reasons.join(' | ')}`,
  );
}

export async function showsWhatFits({ dialog }: Opened, row: Row): Promise<void> {
  for (const { after, visible, hidden } of row.shown) {
    await dialog.fill(after);
    const told = JSON.stringify(after);
    for (const id of visible) assert(await dialog.field(id).isVisible(), `${id} is hidden after ${told}`);
    for (const id of hidden) assert(!(await dialog.field(id).isVisible()), `${id} is shown after ${told}`);
  }
}

/**
 * Removes all values from a new node, as a script may leave them out, and opens its dialog: it shows the same values as
 * a `fresh` one. What has to be named stays empty.
 */
export async function fillsInDefaults(editor: Editor, row: Row, nodeId: string, fresh: Fields): Promise<void> {
  const values = { ...fresh };
  await editor.inPage(`(() => {
    const node = RED.nodes.node('${nodeId}');
    for (const [name, { type }] of Object.entries(node._def.defaults)) if (!type) delete node[name];
  })()`);
  const again = await open(editor, row, nodeId);
  for (const name of NAMED[row.type.replace('kinova-', '')] ?? []) {
    const field = values[name];
    if (field) values[name] = { ...field, value: '' } as Field;
  }
  assert.deepEqual(await again.dialog.values(row.fields), values);
  await cancel(again);
  // A node without an arm would be asked about at the next deploy.
  await editor.inPage(`RED.nodes.remove('${nodeId}') && RED.view.redraw(true)`);
}

/** Looks at a dialog in the light and in the dark theme: a text of less contrast than it should have is a fault. */
export async function isLegible(
  editor: Editor,
  dialog: Dialog,
  name: string,
  { leastContrast = LEAST_CONTRAST, of = /^/ } = {},
): Promise<void> {
  for (const theme of ['light', 'dark'] as const) {
    await editor.setTheme(theme);
    await screenshot(editor.page, `${name}-${theme}`);
    const faint = await dialog.faintTexts(leastContrast);
    assert.deepEqual(
      faint.filter((text) => of.test(text)),
      [],
      `hard to read in the ${theme} theme`,
    );
  }
  await editor.setTheme('light');
}

/** Fields that Node-RED puts into every dialog. */
const NODE_REDS_OWN = ['[id^="red-ui-trap"]', '.red-ui-typedInput-option-expand'];

export async function canBeUsedByAll({ dialog }: Opened): Promise<void> {
  // Contrast is looked at in both themes; that of its own texts is Node-RED's.
  const form = { include: FORMS, exclude: NODE_REDS_OWN, without: ['color-contrast'] };
  assert.deepEqual(await faultsOf(dialog.page, form), []);
}

/** The palette entries of our category, with the answers to a request for their icons. */
async function paletteOf(editor: Editor): Promise<{ type: string; icon: string; status: number }[]> {
  return editor.inPage(`Promise.all($('.red-ui-palette-category').filter((_, category) =>
      $(category).find('.red-ui-palette-header').text().trim() === 'Kinova Kortex')
    .find('.red-ui-palette-node').get().map(async (node) => {
      const icon = $(node).find('.red-ui-palette-icon').css('background-image').replace(/^url\\("(.*)"\\)$/, '$1');
      return { type: $(node).attr('data-palette-type'), icon, status: (await fetch(icon)).status };
    }))`);
}

export async function paletteShowsUs(editor: Editor): Promise<void> {
  const entries = await paletteOf(editor);
  const ours = TYPES.filter((type) => !CONFIGS[type]);
  assert.deepEqual(entries.map(({ type }) => type).sort(), ours.sort());
  for (const { type, icon, status } of entries) {
    assert.match(icon, /\/icons\/@kortex-flows\/node-red-kinova-kortex\/(kinova|openziti)-[a-z]+\.svg$/, type);
    assert.equal(status, 200, icon);
  }
}

export async function helpIsShown(editor: Editor, type: string): Promise<void> {
  await editor.inPage(`RED.sidebar.help.show('${type}')`);
  const texts = await editor.inPage<string[]>(`$('.red-ui-sidebar-help-content, .red-ui-help').find('*')
    .not('code, .property-type, a[href^=http]').contents().get()
    .filter((child) => child.nodeType === 3).map((child) => child.data.trim()).filter(Boolean)`);
  assert(texts.includes('Details'), `${type} has no help: ${texts.join(' | ')}`);
  assert.deepEqual(
    texts.filter((text) => RAW_KEY.test(text)),
    [],
  );
}

export function editorFor(options: EditorOptions): { editor: Editor } {
  const running = {} as { editor: Editor };
  before(async () => {
    running.editor = await Editor.start(options);
  });
  after(() => running.editor.close());
  return running;
}
