import assert from 'node:assert/strict';
import type { Editor } from '../support/editor.js';
import { eventually } from '../support/eventually.js';
import { endReasons, startKortex2 } from '../support/kortex2.js';
import { TYPES } from '../support/our-nodes.js';
import { freePort } from '../support/mosquitto.js';
import { StandInRouter } from '../support/ziti/edge-router.js';
import { identityJson } from '../support/ziti/identities.js';
import { offersWhatAnArmCan } from './catalogue.js';
import { editorFor, isLegible, openNew } from './checks.js';
import { Dialog } from './dialog.js';
import { openArm, tellsThatArmCanBeUsed, test } from './test-button.js';

describe('what dialogs ask of an arm and of a controller', () => {
  const running = editorFor({ version: '5' });
  let editor: Editor;
  before(async () => {
    ({ editor } = running);
    await editor.ready();
  });
  afterEach(async function () {
    if (this.currentTest?.isFailed()) return editor.reset();
    await Dialog.cancelAll(editor);
    await editor.removeAdded();
  });

  offersWhatAnArmCan(running);

  it('the Test button tells that the arm can be used, step by step', async () => {
    await isLegible(editor, await tellsThatArmCanBeUsed(editor), 'test-passed');
  });

  it('the Test button takes the values as they stand, and the stored password where that is blank', async () => {
    const dialog = await openArm(editor);
    await dialog.fill({ password: { kind: 'password', value: '' }, username: { kind: 'text', value: 'admin' } });
    assert.equal((await test(dialog)).steps.length, 6);
    await dialog.fill({ username: { kind: 'text', value: 'operator' } });
    await dialog.form.getByText('The values have changed: test again.').waitFor();
    assert.equal(await dialog.form.locator('.kinova-test li').count(), 0, 'a result is about the values it was for');
    await dialog.fill({
      username: { kind: 'text', value: 'operator' },
      password: { kind: 'password', value: 'operator' },
    });
    assert.match((await test(dialog)).steps[2]!.found, /^operator, session \d+$/);
    assert.equal(await editor.inPage(`RED.nodes.node('arm').credentials?.username ?? 'admin'`), 'admin');
  });

  it('the Test button tells of a wrong password, and of a port where nobody listens', async () => {
    const dialog = await openArm(editor);
    await dialog.fill({ password: { kind: 'password', value: 'canary-wrong' } });
    const refused = await test(dialog);
    assert.deepEqual(
      refused.steps.map(({ passed }) => passed),
      [true, true, false],
    );
    assert.equal(refused.steps[2]!.found, 'The arm refuses this login. Check user and password.');
    await dialog.form.getByText('the arm refused the login: INVALID_PASSWORD').waitFor();
    assert.match(refused.verdict, /Something is wrong/);
    assert(!(await dialog.texts()).join().includes('canary-wrong'));
    await isLegible(editor, dialog, 'test-refused');

    const port = String(await freePort());
    await dialog.fill({ port: { kind: 'text', value: port } });
    const [reached, ...more] = (await test(dialog)).steps;
    assert.deepEqual([reached!.passed, more.length], [false, 0]);
    assert.match(reached!.found, /^Nothing answers on this port\./);
    await dialog.form.getByText(new RegExp(`^cannot reach 127.0.0.1:${port}.*ECONNREFUSED`)).waitFor();
    await dialog.fill({ port: { kind: 'text', value: 'abc' } });
    await dialog.form.locator('.kinova-test button').click();
    await dialog.form.getByText('port: expected a whole number from 1 to 65535, got "abc"').waitFor();
  });

  it('the Test button tries out a Gen3 over TCP, which has no roles', async () => {
    const gen3 = await startKortex2();
    try {
      const dialog = await openArm(editor);
      await dialog.fill({
        protocol: { kind: 'select', value: 'tcp' },
        port: { kind: 'text', value: String(gen3.port) },
      });
      const { steps, verdict } = await test(dialog);
      assert.equal(steps.map(({ name }) => name).join(), 'reachable,login,firmware');
      assert.deepEqual([steps.at(-1)?.found, verdict], ['2.8.0', 'The arm can be used.']);
      assert.deepEqual(endReasons(gen3), ['closed']);
      await isLegible(editor, dialog, 'test-gen3');
    } finally {
      await gen3.close();
    }
  });

  it('the Test button shows each step to an arm that is dialled behind OpenZiti, with the name of the router', async () => {
    const router = await StandInRouter.start(editor.controller, { name: 'line-a' });
    try {
      router.hosts.set('arm-cell-7', { port: editor.arm.port });
      const dialog = await openArm(editor);
      await dialog.fill({
        zitiController: { kind: 'select', value: 'controller' },
        zitiService: { kind: 'text', value: 'arm-cell-7' },
        zitiWay: { kind: 'select', value: 'dial' },
      });
      const { steps, verdict } = await test(dialog);
      assert.deepEqual(
        steps.filter(({ passed }) => !passed),
        [],
      );
      assert.equal(
        steps.map(({ name }) => name).join(),
        'OpenZiti controller,OpenZiti login,OpenZiti service,OpenZiti session,edge router,connection to the service,' +
          'service alive,login,topics of the broker,roles of the user,firmware',
      );
      assert.equal(steps[0]!.found, 'v2.1.0');
      assert.equal(steps[4]!.found, `edge router "line-a" at localhost:${router.port}`);
      assert.equal(verdict, 'The arm can be used.');
      await isLegible(editor, dialog, 'test-dialled');
      router.hosts.clear();
      const refused = await test(dialog);
      assert.deepEqual([refused.steps.length, refused.steps.at(-1)!.passed], [6, false]);
      await isLegible(editor, dialog, 'test-dialled-refused');
      await eventually(() => router.clients.size === 0);
    } finally {
      await router.close();
    }
  });

  it('the roles of the arm are there to choose from, and any other can be typed', async () => {
    await eventually(() => editor.arm.arm.sessions.size === 1);
    const dialog = await openNew(editor, 'kinova-temp-role');
    await dialog.form.locator('.kinova-choose-role').click();
    const choices = editor.page.locator('.kinova-choices a');
    await choices.last().waitFor();
    assert.deepEqual(await choices.allInnerTexts(), [
      'OperatorREAD_ONLY, OPERATE',
      'AdminREAD_ONLY, OPERATE, CONFIGURE, SAFETIES',
      'SystemREAD_ONLY, OPERATE, CONFIGURE, SAFETIES, SYSTEM',
    ]);
    await isLegible(editor, dialog, 'roles');
    await choices.last().click();
    const role = { role: { kind: 'typedInput', type: 'str', value: 'System' } } as const;
    assert.deepEqual(await dialog.values(role), role);
    assert.equal(editor.arm.calls.get('Base/ReadAllUserRoles'), 1);
    await dialog.form.locator('.kinova-choose-role').click();
    await choices.last().waitFor();
    assert.equal(editor.arm.calls.get('Base/ReadAllUserRoles'), 1, 'an answer is kept for a while');
    await editor.page.keyboard.press('Escape');
    const typed = { role: { kind: 'typedInput', type: 'str', value: 'Night shift' } } as const;
    await dialog.fill(typed);
    await dialog.done();
    await editor.deploy();
  });

  it('turning the bypass of the remote access check on is warned of, before it is deployed', async () => {
    const dialog = await openNew(editor, 'kinova-access-control');
    await dialog.fill({ action: { kind: 'select', value: 'set' } });
    const warning = dialog.form.locator('.kinova-access-warning');
    for (const [type, warned] of [
      ['off', false],
      ['on', true],
      ['keep', false],
      ['msg', true],
    ] as const) {
      await dialog.fill({ bypassRemoteAccess: { kind: 'typedInput', type, value: '' } });
      assert.equal(await warning.isVisible(), warned, type);
    }
    assert.match(await warning.innerText(), /bypass/i);
    await isLegible(editor, dialog, 'bypass', { leastContrast: 4.5, of: /bypass/i });
  });

  it('who is connected now is shown before the flow asks', async () => {
    await eventually(() => editor.arm.arm.sessions.size === 1);
    const dialog = await openNew(editor, 'kinova-list-connections');
    await dialog.form.locator('.kinova-now button').click();
    await dialog.form.locator('.kinova-now td').first().waitFor();
    const [head, first] = await dialog.form.locator('.kinova-now tr').allInnerTexts();
    assert.match(head!, /^List\s+User\s+Roles\s+From$/);
    assert.match(first!, /^user\s+admin \(this Node-RED\)\s+Admin\s+127\.0\.0\.1:\d+$/);
    await isLegible(editor, dialog, 'connections');
  });

  it('the Test button of a controller tells who signed its certificate, and what the identity may use', async () => {
    const { store } = editor.controller;
    await eventually(() => store.apiSessions.size === 1);
    const dialog = await Dialog.ofConfig(await openNew(editor, 'openziti-session'), 'controller', 'edit');
    const { steps, verdict } = await test(dialog);
    assert.deepEqual(
      steps.map(({ name, passed }) => [name, passed]),
      ['reachable', 'TLS', 'version', 'login', 'services'].map((name) => [name, true]),
    );
    assert.match(steps[1]!.found, /signed by controller CA/);
    assert.equal(verdict, 'The controller can be used.');
    await isLegible(editor, dialog, 'controller-passed');
    assert.equal(store.apiSessions.size, 1, 'the test has logged out');
    await dialog.fill({ ca: { kind: 'text', value: '' } });
    const untrusted = (await test(dialog)).steps.at(-1)!;
    assert.deepEqual([untrusted.name, untrusted.passed], ['TLS', false]);
    assert.match(untrusted.found, /Add the CA that signed/);
    await isLegible(editor, dialog, 'controller-untrusted');
  });

  it('an identity file can be uploaded', async () => {
    const dialog = await Dialog.ofConfig(await openNew(editor, 'openziti-session'), 'controller', 'edit');
    await dialog.fill({ authentication: { kind: 'select', value: 'identity' }, baseUrl: { kind: 'text', value: '' } });
    const json = identityJson(editor.controller.url);
    for (const buffer of [
      Buffer.from(json),
      Buffer.from(`\ufeff${json}`),
      Buffer.from(`\ufeff${json}`, 'utf16le'),
      Buffer.from(`\ufeff${json}`, 'utf16le').swap16(),
      Buffer.from(json, 'utf16le'),
    ]) {
      const file = { name: 'nodered.json', mimeType: 'application/json', buffer };
      await dialog.form.locator('.kinova-file').setInputFiles(file);
      await editor.page.waitForFunction("document.querySelector('#node-config-input-identity').value.startsWith('{')");
      await dialog.form.getByText(/^nodered\.json was read: an identity for 127\.0\.0\.1:\d+\.$/).waitFor();
      await dialog.fill({ ca: { kind: 'text', value: '' } });
      assert((await test(dialog)).steps.every(({ passed }) => passed));
      await dialog.form.locator('#node-config-input-identity').fill('');
    }
    for (const [name, text, said] of [
      ['nodered.jwt', 'eyJhbGciOiJub25lIn0.e30.c2ln', /is a token to enroll with/],
      ['other.json', '{}', /is no enrolled identity file/],
    ] as const) {
      const file = { name, mimeType: 'text/plain', buffer: Buffer.from(text) };
      await dialog.form.locator('.kinova-file').setInputFiles(file);
      await dialog.form.getByText(said).waitFor();
    }
    await isLegible(editor, dialog, 'identity-wrong');
  });

  it('the services of the controller are there to choose from, by name or by id', async () => {
    const dialog = await openNew(editor, 'openziti-session');
    const service = (value: string) => ({ service: { kind: 'typedInput', type: 'str', value } }) as const;
    const choices = editor.page.locator('.kinova-choices a');
    for (const [by, value] of [
      ['name', 'arm-cell-7'],
      ['id', '2bWzYq0vE5rJ8kN1'],
    ] as const) {
      await dialog.fill({ serviceBy: { kind: 'select', value: by } });
      await dialog.form.locator('.kinova-choose-service').click();
      await choices.first().waitFor();
      if (by === 'id') await isLegible(editor, dialog, 'services');
      await choices.first().click();
      assert.deepEqual(await dialog.values(service(value)), service(value));
    }
    await dialog.fill({ sessionType: { kind: 'typedInput', type: 'Bind', value: '' } });
    await dialog.form.locator('.kinova-choose-service').click();
    await choices.first().waitFor();
    assert.deepEqual(
      (await choices.allInnerTexts()).map((text) => text.replace(/(Dial, )?Bind, .*$/, '')),
      ['bind-only', 'plant "HMI"'],
      'only those that may be bound',
    );
    await choices.last().click();
    await dialog.done();
    const arm = await openArm(editor);
    await arm.fill({ zitiController: { kind: 'select', value: 'controller' } });
    await arm.form.locator('.kinova-choose-service').click();
    await choices.first().waitFor();
    assert.deepEqual(await choices.allInnerTexts(), ['arm-cell-7', 'plant "HMI"'], 'only those that may be dialled');
    await choices.first().click();
    const chosen = { zitiService: { kind: 'text', value: 'arm-cell-7' } } as const;
    assert.deepEqual(await arm.values(chosen), chosen);
  });

  it('the nodes are found in the palette by what people call them', async () => {
    const search = editor.page.locator('#red-ui-palette-search input');
    for (const word of ['kortex', 'Robot', 'kinova']) {
      await search.click();
      await search.pressSequentially(word);
      await editor.page.locator('.red-ui-palette-node[data-palette-type="inject"]').waitFor({ state: 'hidden' });
      const found = await editor.inPage<string[]>(
        `$('.red-ui-palette-node:visible').get().map((node) => $(node).attr('data-palette-type'))`,
      );
      assert.equal(found.length, TYPES.length - 2, found.join());
      await search.fill('');
      await search.press('Backspace');
      await editor.page.locator('.red-ui-palette-node[data-palette-type="inject"]').waitFor();
    }
  });

  it('a wrong value in a closed section opens it, and a missing user is marked', async () => {
    const dialog = await openArm(editor);
    const section = dialog.form.locator('details').first();
    await editor.inPage(`$('#node-config-dialog-edit-form details').prop('open', false)`);
    assert.equal(await dialog.field('requestTimeout').isVisible(), false);
    await editor.inPage(`$('#node-config-input-requestTimeout').val('0').trigger('change')`);
    await dialog.field('requestTimeout').waitFor();
    assert.equal(await section.getAttribute('open'), '');
    assert.equal(await dialog.isMarkedWrong('username'), false);
    await dialog.fill({ username: { kind: 'text', value: ' ' } });
    assert.equal(await dialog.isMarkedWrong('username'), true);
    await dialog.fill({ login: { kind: 'select', value: 'asked' } });
    assert.equal(await dialog.isMarkedWrong('username'), false, 'who logs in may come from a message');
  });

  it('a support report is copied, and shown', async () => {
    const dialog = await openArm(editor);
    await dialog.form.locator('.kinova-report button').click();
    await dialog.form.getByText(/^Copied\. /).waitFor();
    const text = await dialog.form.locator('.kinova-report textarea').inputValue();
    assert.match(text, /^Support report, [^]*Node-RED: 5\.\d+[^]*password: set[^]*Last \d+ events/);
    await isLegible(editor, dialog, 'support-report');
  });

  it('the category of the palette says what it is for', async () => {
    const header = editor.page.locator('.red-ui-palette-header', { hasText: 'Kinova Kortex' });
    await header.hover();
    await editor.page.getByText('Sessions of Kinova Kortex robot arms').first().waitFor();
  });

  it('an arm that is not deployed as it stands is asked with the values that it has', async () => {
    await eventually(() => editor.arm.arm.sessions.size === 1);
    const { length } = editor.arm.ended;
    const dialog = await openNew(editor, 'kinova-temp-role');
    const arm = await Dialog.ofConfig(dialog, 'arm', 'edit');
    await arm.fill({
      username: { kind: 'text', value: 'operator' },
      password: { kind: 'password', value: 'operator' },
    });
    await arm.done();
    await dialog.form.locator('.kinova-choose-role').click();
    await editor.page.locator('.kinova-choices a').last().waitFor();
    await editor.page.keyboard.press('Escape');
    const ended = editor.arm.ended.slice(length).map(({ username, reason }) => [username, reason]);
    assert.deepEqual(ended, [['operator', 'closed']]);
    await dialog.cancel();
  });

  // The tests below change the editor or the arm; they need this order.
  it('an arm that was saved behind OpenZiti before one could choose stays behind its tunneler', async () => {
    const saved = { id: 'saved', type: 'kinova-session-config', version: 1, name: 'arm 8', host: '127.0.0.1' };
    const user = { id: 'saved-user', type: 'kinova-list-connections', z: 'tab', x: 150, y: 200, arm: 'saved' };
    const credentials = { username: 'operator', password: 'operator' };
    await editor.reset({
      more: ({ arm }) => [
        { ...saved, port: String(arm.port), zitiController: 'controller', zitiService: 'arm-cell-7', credentials },
        { ...user, wires: [[]] },
      ],
    });
    const isThere = () => [...editor.arm.arm.sessions.values()].some(({ user }) => user.username === 'operator');
    await eventually(isThere);
    let node: Dialog;
    const openSaved = async () => Dialog.ofConfig((node = await Dialog.ofNode(editor, 'saved-user')), 'arm', 'edit');
    const way = { zitiWay: { kind: 'select', value: 'tunneler' } } as const;
    const dialog = await openSaved();
    assert.deepEqual(await dialog.values(way), way);
    assert.match(await dialog.form.locator('#node-config-input-zitiWay').innerText(), /through a tunneler/);
    for (const field of ['host', 'port']) assert(await dialog.field(field).isVisible(), field);
    await dialog.field('zitiWay').scrollIntoViewIfNeeded();
    await isLegible(editor, dialog, 'saved-tunneler');
    await dialog.fill({ name: { kind: 'text', value: 'arm 8, renamed' } });
    await dialog.done();
    await node!.done();
    await editor.deploy();
    const { version, name, zitiWay, host } = editor.stored('saved')!;
    assert.deepEqual([version, name, zitiWay, host], [2, 'arm 8, renamed', 'tunneler', '127.0.0.1']);
    await eventually(isThere);
    assert.equal(editor.controller.count('POST /current-api-session/certificates'), 0, 'nothing was dialled');
    const again = await openSaved();
    assert.deepEqual(await again.values(way), way);
    assert.deepEqual(editor.problems, []);
  });

  it('an arm that is off, or not deployed, is told beside the field', async () => {
    await editor.arm.close();
    const dialog = await openNew(editor, 'kinova-temp-role');
    await dialog.form.locator('.kinova-choose-role').click();
    await dialog.form.getByText(/^Nothing answers on this port/).waitFor();
    await isLegible(editor, dialog, 'roles-offline');
    await dialog.fill({ arm: { kind: 'select', value: '_ADD_' } });
    await dialog.form.locator('.kinova-choose-role').click();
    await dialog.form.getByText('Deploy it first; then it can be asked.').waitFor();
    await dialog.cancel();
  });

  it('the Test button says in the language of the user what is most likely wrong, and below that what the program saw', async () => {
    await editor.reset({ language: 'de' });
    const dialog = await openArm(editor);
    assert.match((await test(dialog)).steps[2]!.found, /^admin, Sitzung \d+$/);
    // The editor of Node-RED itself is a web server.
    await dialog.fill({ port: { kind: 'text', value: new URL(editor.url).port } });
    const { steps } = await test(dialog);
    assert.equal(steps.at(-1)!.found, 'Das sieht nach einem Webserver aus. Prüfen Sie den Port.');
    assert.match(await dialog.form.locator('.kinova-reason').innerText(), /it looks like a web server/);
    await isLegible(editor, dialog, 'test-web-server');
  });
});
