import assert from 'node:assert/strict';
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { Editor } from '../support/editor.js';
import { ROOT } from '../support/golden.js';
import { Dialog } from './dialog.js';

const SCREENSHOTS = join(ROOT, 'coverage/screenshots');

describe('dialogs that offer what an arm can do', () => {
  let editor: Editor;
  before(async () => {
    mkdirSync(SCREENSHOTS, { recursive: true });
    editor = await Editor.start({ version: '5' });
    await editor.ready();
  });
  after(() => editor.close());
  afterEach(async function () {
    if (this.currentTest?.state !== 'passed') return editor.reset();
    await Dialog.cancelAll(editor);
    await editor.inPage(`RED.nodes.node('arm').protocol = 'mqtt'`);
    await editor.removeAdded();
  });

  async function open(type: string): Promise<Dialog> {
    const dialog = await Dialog.ofNode(editor, await editor.drop(type));
    await dialog.fill({ arm: { kind: 'select', value: 'arm' } });
    return dialog;
  }
  async function shoot(dialog: Dialog, name: string): Promise<void> {
    for (const theme of ['light', 'dark'] as const) {
      await editor.setTheme(theme);
      await dialog.screenshot(join(SCREENSHOTS, `${name}-${theme}.png`));
      assert.deepEqual(await dialog.faintTexts(3), [], `hard to read in the ${theme} theme`);
    }
    await editor.setTheme('light');
  }

  it('call method finds a function by a part of its name, shows its request, and fills in a template', async () => {
    const dialog = await open('kinova-call');
    const input = dialog.form.locator('input.red-ui-typedInput-input').first();
    await input.fill('');
    await input.pressSequentially('runner start');
    const entry = editor.page.locator('.red-ui-autoComplete-container', { hasText: 'ProgramRunner/Start' });
    await entry.waitFor();
    await dialog.screenshot(join(SCREENSHOTS, 'call-search-light.png'));
    await editor.page.getByText('ProgramRunner/Start', { exact: true }).click();
    await dialog.form.getByText('It may move the arm').waitFor();
    const fields = await dialog.form.locator('.kinova-fields tbody tr').allInnerTexts();
    assert(
      fields.some((text) => /programHandle/.test(text)),
      fields.join(),
    );
    await dialog.form.locator('.kinova-fields button').click();
    const { request } = await dialog.values({ request: { kind: 'typedInput', type: 'json', value: '' } });
    const template = JSON.parse((request as { value: string }).value) as { handle: object };
    assert.deepEqual(Object.keys(template), ['debugMode', 'handle']);
    await shoot(dialog, 'call-start');
    await dialog.done();
    assert.deepEqual(editor.problems, []);
  });

  it('call method offers what a Gen3 has, if such an arm is chosen', async () => {
    await editor.inPage(`RED.nodes.node('arm').protocol = 'tcp'`);
    const dialog = await open('kinova-call');
    const input = dialog.form.locator('input.red-ui-typedInput-input').first();
    await input.fill('');
    await input.pressSequentially('base');
    await editor.page.getByText('Base/GetOperatingMode', { exact: true }).waitFor();
    assert.equal(await editor.page.getByText('Base/GetCurrentOperatingMode', { exact: true }).count(), 0);
    await editor.page.keyboard.press('Escape');
    await dialog.cancel();
  });

  it('notifications finds topics, adds them and takes them out again', async () => {
    const dialog = await open('kinova-notifications');
    const input = dialog.form.locator('#kinova-topic');
    await input.pressSequentially('variable change');
    await editor.page.getByText('VariableManager/VariableChangeTopic', { exact: true }).waitFor();
    await input.press('Enter');
    await dialog.form.locator('.kinova-topics li', { hasText: 'VariableChangeTopic' }).waitFor();
    await shoot(dialog, 'notifications-two');
    await dialog.form.locator('.kinova-topics li', { hasText: 'ArmStateTopic' }).locator('button').click();
    await input.fill('Base/OperatingModeTopic');
    await dialog.done();
    const topics = await editor.inPage(`RED.nodes.filterNodes({ type: 'kinova-notifications' })[0].topics`);
    assert.deepEqual(topics, ['VariableManager/VariableChangeTopic', 'Base/OperatingModeTopic']);
    assert.deepEqual(editor.problems, []);
  });

  it('notifications says so if no topic is left', async () => {
    const dialog = await open('kinova-notifications');
    await dialog.form.locator('.kinova-topics li button').click();
    await dialog.form.getByText('Choose at least one topic').waitFor();
    await dialog.cancel();
  });
});
