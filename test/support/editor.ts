import { hashSync } from 'bcryptjs';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { type Simulator, startSimulator } from '../../src/simulator/index.js';
import { startChromium } from './chromium.js';
import { NodeRed, type Version } from './node-red.js';
import { StandInController } from './ziti/controller.js';
import { controllerNode } from './ziti/controller-node.js';

export interface EditorOptions {
  version: Version;
  httpAdminRoot?: string;
  /** Who may log in; nobody needs to where there is none. */
  user?: User;
  /** Who may log in besides, and only read. */
  guest?: User;
  /** More nodes for the flow at the start; it always has an arm and a controller. */
  nodes?: FlowNode[];
}

interface Reset {
  more?: (editor: Editor) => FlowNode[];
  language?: string;
}

export interface User {
  username: string;
  password: string;
}

const CONTROLLER_CREDENTIALS = { username: 'nodered', password: 'nodered' };
const CREDENTIALS = { username: 'admin', password: 'admin' };
/** Moving pictures cost a processor more than all the rest of a test. */
const WITHOUT_ANIMATIONS = `document.addEventListener('DOMContentLoaded', () => {
  document.head.insertAdjacentHTML('beforeend',
    '<style>*, *::before, *::after { transition: none !important; animation: none !important }</style>');
  jQuery.fx.off = true;
})`;

/**
 * On a slow machine the first tip comes before the editor has a place for it, which is an error in the page. The grid
 * takes most of the time that a workspace is painted in.
 */
const WITHOUT_TIPS_AND_GRID = { editor: { view: { 'view-show-tips': false, 'view-show-grid': false } } };

/** A running Node-RED with our nodes, a simulated arm, a stand-in controller, and its editor in a browser. */
export class Editor {
  /** What the editor had to complain about: errors of the page and of its console. */
  readonly problems: string[] = [];
  readonly url: string;
  page!: Page;
  #simulator: Simulator;
  #controller: StandInController;
  #browser: Browser | undefined;
  /** One for all pages, so that they share what was loaded. */
  #context: BrowserContext | undefined;
  readonly #nodeRed: NodeRed;

  private constructor(nodeRed: NodeRed, simulator: Simulator, controller: StandInController) {
    this.url = nodeRed.url;
    this.#nodeRed = nodeRed;
    this.#simulator = simulator;
    this.#controller = controller;
  }

  static async start({ version, httpAdminRoot, user, guest, nodes = [] }: EditorOptions): Promise<Editor> {
    const [simulator, controller] = await Promise.all([startSimulator(), StandInController.start()]);
    const adminAuth = user && {
      type: 'credentials',
      users: [
        { ...user, password: hashSync(user.password, 4), permissions: '*' },
        ...(guest ? [{ ...guest, password: hashSync(guest.password, 4), permissions: 'read' }] : []),
      ],
    };
    const nodeRed = await NodeRed.start({
      version,
      httpAdminRoot,
      flow: [...flowOf(simulator, controller), ...nodes],
      credentials: { arm: CREDENTIALS, controller: CONTROLLER_CREDENTIALS },
      userSettings: { [user?.username ?? '_']: WITHOUT_TIPS_AND_GRID },
      ...(adminAuth && { settings: { adminAuth } }),
    });
    const editor = new Editor(nodeRed, simulator, controller);
    try {
      editor.#browser = await startChromium();
      editor.#context = await editor.#browser.newContext({ locale: 'en-US', viewport: { width: 1280, height: 900 } });
      await editor.#context.addInitScript(WITHOUT_ANIMATIONS);
      editor.page = await editor.#newPage();
      await editor.page.goto(editor.url);
      return editor;
    } catch (error) {
      await editor.close();
      throw error;
    }
  }

  get arm(): Simulator {
    return this.#simulator;
  }

  get controller(): StandInController {
    return this.#controller;
  }

  async close(): Promise<void> {
    await this.#browser?.close();
    await this.#nodeRed.close();
    await this.#closeFarEnds();
  }

  /** Waits until the editor can be worked with. */
  async ready(): Promise<void> {
    await this.page.locator('#red-ui-header-button-deploy').waitFor();
    await this.page.locator('#red-ui-loading-progress').waitFor({ state: 'hidden' });
  }

  /**
   * Goes back to the beginning: the same flow, an arm and a controller that nobody asked anything, a new page, which
   * speaks `language`. `more` gives further nodes of that flow.
   */
  async reset({ more = () => [], language = 'en-US' }: Reset = {}): Promise<void> {
    await this.inPage(`localStorage.clear(), localStorage.setItem('editor-language', '${language}')`);
    await this.page.close();
    await this.#closeFarEnds();
    [this.#simulator, this.#controller] = await Promise.all([startSimulator(), StandInController.start()]);
    await this.#nodeRed.deploy([...flowOf(this.#simulator, this.#controller), ...more(this)]);
    this.problems.length = 0;
    this.page = await this.#newPage();
    await this.page.goto(this.url);
    await this.ready();
  }

  /** Takes away the nodes that were added. Much quicker than `reset`, which loads the page anew. */
  async removeAdded(): Promise<void> {
    const first = JSON.stringify(flowOf(this.#simulator, this.#controller).map(({ id }) => id));
    await this.inPage(`(() => {
      const added = [];
      const note = ({ id, type }) => {
        if (/^(kinova|openziti)-/.test(type) && !${first}.includes(id)) added.push(id);
      };
      RED.nodes.eachNode(note);
      RED.nodes.eachConfig(note);
      added.forEach((id) => RED.nodes.remove(id));
      RED.view.select({ nodes: [] });
      RED.view.redraw(true);
    })()`);
  }

  /** Makes the editor speak this language, such as `de`, and loads it anew. */
  async speak(language: string): Promise<void> {
    await this.inPage(`localStorage.setItem('editor-language', '${language}')`);
    await this.page.reload();
    await this.ready();
  }

  async logIn({ username, password }: User): Promise<void> {
    await this.page.locator('#node-dialog-login-username').fill(username);
    await this.page.locator('#node-dialog-login-password').fill(password);
    await this.page.locator('#node-dialog-login-submit').click();
  }

  /** What an expression is worth in the page. A text, since the page has names that our compiler does not know. */
  inPage<T>(expression: string): Promise<T> {
    return this.page.evaluate<T>(expression);
  }

  /** Drags a node from the palette to the workspace, so many pixels below its top; resolves to its id. */
  async drop(type: string, y = 150): Promise<string> {
    const node = this.page.locator(`.red-ui-palette-node[data-palette-type="${type}"]`);
    await node.scrollIntoViewIfNeeded();
    const from = await node.boundingBox();
    const to = await this.page.locator('#red-ui-workspace-chart').boundingBox();
    if (!from || !to) throw new Error(`${type} cannot be dragged`);
    await this.page.mouse.move(from.x + 20, from.y + 10);
    await this.page.mouse.down();
    await this.page.mouse.move(to.x + 250, to.y + y, { steps: 6 });
    await this.page.mouse.up();
    const dropped = this.page.locator('.red-ui-flow-node-selected');
    await dropped.waitFor();
    return (await dropped.getAttribute('id'))!;
  }

  /** Puts the flow to work, and waits until Node-RED has taken it. */
  async deploy(): Promise<void> {
    const answered = this.page.waitForResponse(
      (response) => response.url() === `${this.url}flows` && response.request().method() === 'POST',
    );
    await this.page.locator('#red-ui-header-button-deploy').click();
    const answer = await answered;
    if (!answer.ok()) throw new Error(`the deploy was not taken: ${answer.status()}`);
    await this.page.waitForFunction('!RED.nodes.dirty()');
    // It lies over the workspace for a moment more, and would take what is dragged there.
    await this.page.locator('#red-ui-full-shade').waitFor({ state: 'hidden' });
  }

  /** A node as it stands in the flow file. */
  stored(id: string): Record<string, unknown> | undefined {
    const flow = JSON.parse(this.#nodeRed.read('flows.json')) as { id: string }[];
    return flow.find((node) => node.id === id);
  }

  storedCredentials(id: string): Record<string, string> {
    const all = JSON.parse(this.#nodeRed.read('flows_cred.json')) as Record<string, Record<string, string>>;
    return all[id] ?? {};
  }

  async setTheme(theme: 'light' | 'dark'): Promise<void> {
    await this.inPage(`document.documentElement.classList.toggle('nr-theme-dark', ${theme === 'dark'})`);
  }

  async #closeFarEnds(): Promise<void> {
    await this.#simulator.close();
    await this.#controller.close();
  }

  async #newPage(): Promise<Page> {
    const page = await this.#context!.newPage();
    page.setDefaultTimeout(40_000);
    page.on('pageerror', (error) => this.problems.push(error.stack ?? error.message));
    page.on('console', (message) => {
      const text = message.text();
      if (message.type() !== 'error' && !text.startsWith('Validation error')) return;
      this.problems.push(`${text} (${message.location().url})`);
    });
    return page;
  }
}

interface FlowNode {
  id: string;
  [property: string]: unknown;
}

/** An arm and a controller, and nodes at the bottom that use them: of what nobody uses the editor complains. */
function flowOf(simulator: Simulator, controller: StandInController): FlowNode[] {
  return [
    { id: 'tab', type: 'tab', label: 'test' },
    {
      id: 'arm',
      type: 'kinova-session-config',
      name: 'arm 7',
      protocol: 'mqtt',
      host: '127.0.0.1',
      port: String(simulator.port),
      path: '/mqtt',
      tls: '',
      topicPrefix: '',
      connect: 'start',
      login: 'connect',
      sessionInactivityTimeout: 60000,
      connectionInactivityTimeout: 2000,
      requestTimeout: 5000,
      credentials: CREDENTIALS,
    },
    { ...controllerNode(controller), credentials: CONTROLLER_CREDENTIALS },
    { id: 'user', type: 'kinova-list-connections', z: 'tab', x: 150, y: 700, name: '', arm: 'arm', wires: [[]] },
    {
      id: 'ziti-user',
      type: 'openziti-session',
      z: 'tab',
      x: 400,
      y: 700,
      name: '',
      controller: 'controller',
      action: 'list',
      wires: [[]],
    },
  ];
}
