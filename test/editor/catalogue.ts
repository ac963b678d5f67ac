import assert from 'node:assert/strict';
import type { Editor } from '../support/editor.js';
import { screenshot } from '../support/screenshots.js';
import { isLegible, openNew } from './checks.js';

/** Tests of the dialogs that offer what an arm can do, for a suite whose editor is there once they run. */
export function offersWhatAnArmCan(running: { editor: Editor }): void {
  it('call method finds a function by a part of its name, shows its request, and fills in a template', async () => {
    const { editor } = running;
    const dialog = await openNew(editor, 'kinova-call');
    const input = dialog.form.locator('input.red-ui-typedInput-input').first();
    await input.fill('');
    await input.pressSequentially('runner start');
    const entry = editor.page.locator('.red-ui-autoComplete-container', { hasText: 'ProgramRunner/Start' });
    await entry.waitFor();
    await screenshot(editor.page, 'call-search-light');
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
    await isLegible(editor, dialog, 'call-start');
    await dialog.done();
    assert.deepEqual(editor.problems, []);
  });

  it('call method offers what a Gen3 has, if such an arm is chosen', async () => {
    const { editor } = running;
    await editor.inPage(`RED.nodes.node('arm').protocol = 'tcp'`);
    const dialog = await openNew(editor, 'kinova-call');
    const input = dialog.form.locator('input.red-ui-typedInput-input').first();
    await input.fill('');
    await input.pressSequentially('base');
    await editor.page.getByText('Base/GetOperatingMode', { exact: true }).waitFor();
    assert.equal(await editor.page.getByText('Base/GetCurrentOperatingMode', { exact: true }).count(), 0);
    await editor.page.keyboard.press('Escape');
    await dialog.cancel();
    await editor.inPage(`RED.nodes.node('arm').protocol = 'mqtt'`);
  });

  it('notifications finds topics, adds them and takes them out again', async () => {
    const { editor } = running;
    const dialog = await openNew(editor, 'kinova-notifications');
    const input = dialog.form.locator('#kinova-topic');
    await input.pressSequentially('variable change');
    await editor.page.getByText('VariableManager/VariableChangeTopic', { exact: true }).waitFor();
    await input.press('Enter');
    await dialog.form.locator('.kinova-topics li', { hasText: 'VariableChangeTopic' }).waitFor();
    await isLegible(editor, dialog, 'notifications-two');
    await dialog.form.locator('.kinova-topics li', { hasText: 'ArmStateTopic' }).locator('button').click();
    await input.fill('Base/OperatingModeTopic');
    await dialog.done();
    const topics = await editor.inPage(`RED.nodes.filterNodes({ type: 'kinova-notifications' })[0].topics`);
    assert.deepEqual(topics, ['VariableManager/VariableChangeTopic', 'Base/OperatingModeTopic']);
    assert.deepEqual(editor.problems, []);
  });

  it('notifications says so if no topic is left', async () => {
    const { editor } = running;
    const dialog = await openNew(editor, 'kinova-notifications');
    await dialog.form.locator('.kinova-topics li button').click();
    await dialog.form.getByText('Choose at least one topic').waitFor();
    await dialog.cancel();
  });
}
