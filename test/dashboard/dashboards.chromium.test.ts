import assert from 'node:assert/strict';
import { mkdirSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Locator } from 'playwright-core';
import { KortexClient } from '../../src/client/client.js';
import { type Kortex2Arm, type Simulator, startSimulator } from '../../src/simulator/index.js';
import { MqttTransport } from '../../src/transport/mqtt.js';
import { Dashboard, type FlowNode, flowOfExamples } from '../support/dashboard.js';
import { ROOT } from '../support/golden.js';
import { freePort } from '../support/mosquitto.js';
import { LAYOUT_FAULTS } from './layout.js';

const SCREENSHOTS = join(ROOT, 'coverage/screenshots');
const ARM = 'kinova-example-arm';
const SECOND_ARM = 'kinova-example-arm-2';
const THIRD_ARM = 'third-arm';
const OPERATOR = { username: 'operator', password: 'operator' };
const ADMIN = { username: 'admin', password: 'admin' };
const LOOKS = [390, 1440].flatMap((width) => (['light', 'dark'] as const).map((theme) => ({ width, theme })));

describe('the pages of the examples for Dashboard 2', () => {
  let link6: Simulator;
  let gen3: Simulator<Kortex2Arm>;
  let dashboard: Dashboard;
  const others: KortexClient[] = [];

  before(async () => {
    mkdirSync(SCREENSHOTS, { recursive: true });
    [link6, gen3] = await Promise.all([startSimulator(), startSimulator({ generation: 2 })]);
    dashboard = await Dashboard.start({
      flow: flowWith(link6.port, gen3.port, await freePort()),
      settings: { contextStorage: { default: { module: 'localfilesystem' } } }, // what keeps the event log
      credentials: { [ARM]: OPERATOR, [SECOND_ARM]: ADMIN, [THIRD_ARM]: ADMIN, 'cell-role': { rolePassword: 'admin' } },
    });
  });
  afterEach(async function () {
    if (this.currentTest?.isFailed()) await dashboard.picture(join(SCREENSHOTS, 'failed.png'));
  });
  afterEach(() => Promise.all(others.splice(0).map((other) => other.close())));
  after(async () => {
    await dashboard.close();
    await Promise.all([link6.close(), gen3.close()]);
  });

  const see = (text: string | RegExp) => dashboard.page.locator('main').getByText(text).first().waitFor();
  const press = (name: string | RegExp) => dashboard.page.getByRole('button', { name }).click();
  const seeAs = (locator: Locator, text: RegExp) => locator.filter({ hasText: text }).first().waitFor();
  const flag = () => dashboard.page.getByLabel('Single source control');
  const flagIsOn = () => flag().and(dashboard.page.locator(':checked')).waitFor();
  const row = (name: string) => dashboard.page.getByRole('row', { name: new RegExp(`^${name} `) });

  async function logIn(): Promise<KortexClient> {
    const createTransport = () => new MqttTransport({ protocol: 'mqtt', host: '127.0.0.1', port: link6.port });
    const other = new KortexClient({ createTransport, login: ADMIN });
    others.push(other);
    await other.login();
    return other;
  }

  /** Looks at what is open in all ways that the page is made for. */
  async function isSoundInAllLooks(name: string): Promise<void> {
    for (const { width, theme } of LOOKS) {
      await dashboard.look(width, theme);
      await dashboard.picture(join(SCREENSHOTS, `dashboard-${name}-${width}-${theme}.png`));
      assert.deepEqual([await dashboard.overflow(), await dashboard.faults()], [0, []], `${width} px, ${theme}`);
    }
  }

  describe('Robot cell at a glance', () => {
    before(() => dashboard.open('cell'));
    const headline = () => dashboard.page.getByRole('heading', { level: 2 });

    it('shows how the arm stands', async () => {
      await seeAs(headline(), /^Ready$/);
      await see('Auto');
      link6.play((arm) => arm.setArmState('IN_FAULT'));
      await seeAs(headline(), /^The arm has a fault$/);
      await see('Look at the arm, and clear the fault there.');
      link6.play((arm) => arm.setArmState('ARM_OPERATIONAL'));
      await seeAs(headline(), /^Ready$/);
    });

    it('shows an alarm of the arm until a person clears it', async () => {
      const title = 'Joint 4 is warm';
      link6.play((arm) =>
        arm.happen(({ events }) =>
          events.raise({ severity: 'WARNING', source: 'Base', title, explanation: '> 60 °C' }),
        ),
      );
      await see(title);
      await press('Clear alarms');
      await see('No alarms.');
    });

    it('lists who is logged in, with our own session marked', async () => {
      await seeAs(row('operator'), /this Node-RED/);
      await logIn();
      await row('admin').waitFor();
      assert.equal(await dashboard.page.getByText('this Node-RED', { exact: true }).count(), 1);
      await see('admin logged in as Admin.');
    });

    it('asks before it switches access control, and says why the arm refuses', async () => {
      await flag().click();
      await see('Read from the arm:');
      await press('Cancel');
      assert.equal(link6.calls.get('Session/SetAccessControl'), undefined);
      await flag().click();
      await press('Turn on');
      await see(/^The role of this session may not change that\./);
      assert.equal(await flag().isChecked(), false);
    });

    it('borrows a role with a countdown, and switches what the arm then reads back', async () => {
      await press(/^Borrow Admin/);
      await see(/for [45]:\d\d min more/);
      await flag().click();
      await press('Turn on');
      await see(/^Changed, and read back from the arm:/);
      assert.deepEqual([await flag().isChecked(), link6.arm.accessControl.singleSourceControl], [true, true]);
    });

    it('shows what somebody else changes of access control', async () => {
      const other = await logIn();
      await other.call('Session/SetAccessControl', { singleSourceControl: false, bypassRemoteAccess: false });
      await see(/^Changed by somebody else:/);
      assert.equal(await flag().isChecked(), false);
      await flag().click();
      await press('Turn on');
      await flagIsOn();
    });

    it('fits the window, and everybody can read it, at 390 and 1440 px, light and dark', async () => {
      await logIn();
      await row('admin').waitFor();
      await isSoundInAllLooks('cell');
      await dashboard.page.getByLabel('Remote access bypass').click();
      await isSoundInAllLooks('cell-confirmation');
      await press('Cancel');
    });

    it('says that the arm is away, and shows everything again when it is back', async () => {
      const restarted = link6.restart(3_000); // so long that a slow page shows it
      await seeAs(headline(), /^No connection to the arm$/);
      await see('Check power, cable and address. It is tried again by itself.');
      await flag().and(dashboard.page.locator(':disabled')).waitFor();
      await restarted;
      await seeAs(headline(), /^Ready$/);
      await flagIsOn();
      await see('No alarms.');
      await press(/^Borrow Admin/);
      await see(/for [45]:\d\d min more/);
    });

    it('shows the same after a reload', async () => {
      await dashboard.page.reload();
      await seeAs(headline(), /^Ready$/);
      await seeAs(row('operator'), /this Node-RED/);
      await see(/for [345]:\d\d min more/);
      await see('This Node-RED logged in as operator.');
      await flagIsOn();
      await press('Give back');
      await see('The role was given back.');
    });
  });

  describe('Fleet', () => {
    before(() => dashboard.open('fleet'));

    it('shows all arms, and first the one that needs a look', async () => {
      await see('3 arms, 2 in order, 1 to look at');
      const cards = await dashboard.page.locator('main').getByRole('listitem').allInnerTexts();
      const lines = cards.map((card) => card.split('\n').filter((line) => line.trim() !== ''));
      assert.deepEqual(lines, [
        ['my third arm', 'No connection', 'Sessions unknown'],
        ['my arm', 'Ready', '1 session'],
        ['my second arm', 'Ready', '1 session'],
      ]);
      await isSoundInAllLooks('fleet');
    });

    it('shows one arm after a click, still after a reload, and all of them again', async () => {
      await press(/^my arm/);
      await dashboard.page.reload();
      await seeAs(row('operator'), /this Node-RED/);
      await isSoundInAllLooks('one-arm');
      await press('All arms');
      await see('my second arm');
    });
  });

  describe('in the editor', () => {
    before(async () => {
      await dashboard.look(1440, 'light');
      await dashboard.page.goto(dashboard.nodeRed.url);
      await dashboard.page.locator('#red-ui-loading-progress').waitFor({ state: 'hidden' });
      await dashboard.page.waitForFunction('RED.nodes.getWorkspaceOrder().length > 15');
    });

    it('no example runs under the sidebar at 1440 px, and no wires cross', async () => {
      assert.deepEqual(await dashboard.page.evaluate(LAYOUT_FAULTS), []);
    });

    it('a second example uses the arm that was set up for the first, and keeps it as it is', async () => {
      const { page } = dashboard;
      const inPage = <T>(expression: string) => page.evaluate<T>(expression);
      const count = `(() => { let n = 0; RED.nodes.eachConfig(({ type }) => type === 'kinova-session-config' && n++); return n; })()`;
      const before = await inPage<number>(count);
      await inPage(`RED.actions.invoke('core:show-import-dialog')`);
      const text = page.locator('#red-ui-clipboard-dialog-import-text');
      await text.fill(JSON.stringify(flowOfExamples('Who is connected')));
      await text.press('End'); // the editor looks at what was typed
      await page.locator('#red-ui-clipboard-dialog-ok').click();
      await page.getByRole('button', { name: 'Import copy' }).click();
      await page.waitForFunction(
        `RED.nodes.filterNodes({ type: 'kinova-list-connections' }).length > 0 && RED.nodes.dirty()`,
      );
      assert.equal(await inPage<number>(count), before);
      assert.equal(await inPage<string>(`RED.nodes.node('${ARM}').host`), '127.0.0.1');
    });
  });

  describe('all together', () => {
    it('cause no error in the browser, and none in Node-RED', () => {
      assert.deepEqual(dashboard.problems, []);
      assert.doesNotMatch(dashboard.nodeRed.log, /\[error\](?!.*my (third arm|controller))/);
    });

    it('show everything again after a restart of Node-RED', async () => {
      await dashboard.open('cell');
      await dashboard.nodeRed.restart();
      await dashboard.page.reload();
      await seeAs(dashboard.page.getByRole('heading', { level: 2 }), /^Ready$/);
      await seeAs(row('operator'), /this Node-RED/);
      await see('The role was given back.');
      await flagIsOn();
      await see('admin logged in as Admin.');
      await dashboard.open('fleet');
      await see('3 arms, 2 in order, 1 to look at');
    });
  });
});

/**
 * Both examples with their arms, and one more arm that does not answer, added as the comment of Fleet says. All other
 * examples are there to be looked at in the editor, and do not run.
 */
function flowWith(port: number, secondPort: number, deadPort: number): FlowNode[] {
  const names = readdirSync(join(ROOT, 'examples')).filter((name) => name.endsWith('.json'));
  const others = names.flatMap((name) => flowOfExamples(name.replace('.json', '')));
  for (const tab of others.filter(({ type }) => type === 'tab')) tab.disabled = true;
  const nodes = flowOfExamples('Dashboards/Robot cell at a glance', 'Dashboards/Fleet');
  const byId = (id: string) => nodes.find((node) => node.id === id)!;
  Object.assign(byId(ARM), { host: '127.0.0.1', port });
  Object.assign(byId(SECOND_ARM), { host: '127.0.0.1', port: secondPort });
  Object.assign(byId('cell-get'), { lookEvery: 1 });
  const third = { ...byId(ARM), id: THIRD_ARM, name: 'my third arm', port: deadPort };
  const copy = { ...byId('fleet-arm-2'), id: 'fleet-arm-3', y: 250 };
  const env = [{ name: 'ARM', value: third.id, type: 'conf-type' }];
  byId('fleet-opened').wires = [['fleet-arm-1', 'fleet-arm-2', copy.id]];
  const running = new Set(nodes.map(({ id }) => id));
  return [...nodes, third, { ...copy, env }, ...others.filter(({ id }) => !running.has(id))];
}
