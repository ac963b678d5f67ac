import assert from 'node:assert/strict';
import type { Editor } from '../support/editor.js';
import { eventually } from '../support/eventually.js';
import { openNew } from './checks.js';
import { Dialog } from './dialog.js';

/** A line of what the Test button says. */
export interface Step {
  name: string;
  passed: boolean;
  found: string;
}

/** Presses the Test button; resolves to what it says once the test has ended. */
export async function test({ form }: Dialog): Promise<{ steps: Step[]; verdict: string }> {
  await form.locator('.kinova-test button').click();
  await form.locator('.kinova-test li').last().waitFor();
  const lines = await form.locator('.kinova-test li').all();
  const steps = lines.map(async (line) => ({
    name: await line.locator('.kinova-step').innerText(),
    passed: (await line.getAttribute('class')) === 'kinova-passed',
    found: await line.locator('.kinova-found').innerText(),
  }));
  return { steps: await Promise.all(steps), verdict: await form.locator('.kinova-test p').innerText() };
}

/** Opens the dialog of the arm in the flow, from a new node. */
export async function openArm(editor: Editor): Promise<Dialog> {
  return Dialog.ofConfig(await openNew(editor, 'kinova-create-session'), 'arm', 'edit');
}

/** Tests the arm in the flow; resolves to its dialog. */
export async function tellsThatArmCanBeUsed(editor: Editor): Promise<Dialog> {
  await eventually(() => editor.arm.arm.sessions.size === 1);
  const dialog = await openArm(editor);
  const { steps, verdict } = await test(dialog);
  assert.deepEqual(
    steps.filter(({ passed }) => !passed),
    [],
  );
  assert.equal(
    steps.map(({ name }) => name).join(),
    'reachable,service alive,login,topics of the broker,roles of the user,firmware',
  );
  assert.equal(steps[0]!.found, `127.0.0.1:${editor.arm.port}`);
  assert.match(steps[2]!.found, /^admin/);
  assert.deepEqual([steps[4]!.found, steps[5]!.found], ['Admin', '3.4.0']);
  assert.equal(verdict, 'The arm can be used.');
  assert.equal(editor.arm.arm.sessions.size, 1, 'the test has logged out');
  assert.deepEqual(editor.problems, []);
  return dialog;
}
