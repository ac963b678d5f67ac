import { join } from 'node:path';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { startChromium } from './chromium.js';
import { readJson, ROOT } from './golden.js';
import { faultsOf } from './axe.js';
import { NodeRed, type NodeRedOptions } from './node-red.js';

export const DASHBOARD_2 = '@flowfuse/node-red-dashboard';

/** A node of a flow, with whatever its type has. */
export interface FlowNode {
  id: string;
  type: string;
  [property: string]: unknown;
}

/** The nodes of several examples as one flow: what they share, such as the arm, is there once. */
export function flowOfExamples(...names: string[]): FlowNode[] {
  const nodes = names.flatMap((name) => readJson(join(ROOT, 'examples'), `${name}.json`) as FlowNode[]);
  return [...new Map(nodes.map((node) => [node.id, node])).values()];
}

/** A Node-RED with Dashboard 2, and a browser that looks at its pages. */
export class Dashboard {
  /** What the pages had to complain about. */
  readonly problems: string[] = [];
  page!: Page;
  readonly nodeRed: NodeRed;
  readonly #browser: Browser;
  #context!: BrowserContext;

  private constructor(nodeRed: NodeRed, browser: Browser) {
    this.nodeRed = nodeRed;
    this.#browser = browser;
  }

  static async start(options: Omit<NodeRedOptions, 'version' | 'packages'>): Promise<Dashboard> {
    const nodeRed = await NodeRed.start({ ...options, version: '5', packages: [DASHBOARD_2] });
    try {
      const dashboard = new Dashboard(nodeRed, await startChromium());
      dashboard.#context = await dashboard.#browser.newContext({ locale: 'en-GB', reducedMotion: 'reduce' });
      dashboard.page = await dashboard.#newPage();
      return dashboard;
    } catch (error) {
      await nodeRed.close();
      throw error;
    }
  }

  /** Opens a page by its path, such as `cell`. */
  async open(path: string): Promise<void> {
    await this.page.goto(`${this.nodeRed.url}dashboard/${path}`);
  }

  /** Makes the window so wide, and the computer of the viewer light or dark. */
  async look(width: number, colorScheme: 'light' | 'dark'): Promise<void> {
    await this.page.setViewportSize({ width, height: 900 });
    await this.page.emulateMedia({ colorScheme });
  }

  /** Takes a picture of the whole page. */
  async picture(path: string): Promise<void> {
    await this.page.screenshot({ path, fullPage: true, animations: 'disabled' });
  }

  /** By how many pixels the page is wider than its window. */
  overflow(): Promise<number> {
    return this.page.evaluate<number>('document.documentElement.scrollWidth - innerWidth');
  }

  /**
   * What people who see or hear less cannot use, as axe-core finds it; what is serious or worse. The bar at the top and
   * the menu belong to Dashboard 2 itself.
   */
  faults(): Promise<string[]> {
    return faultsOf(this.page, { include: 'main, .v-dialog', exclude: ['.v-app-bar', '.v-navigation-drawer'] });
  }

  async close(): Promise<void> {
    await this.#browser.close();
    await this.nodeRed.close();
  }

  async #newPage(): Promise<Page> {
    const page = await this.#context.newPage();
    page.setDefaultTimeout(40_000);
    // A card fades from one theme into the other; what is looked at has to be there.
    await page.addInitScript(`document.addEventListener('DOMContentLoaded', () =>
      document.head.insertAdjacentHTML('beforeend', '<style>*, *::before, *::after { transition: none !important }</style>'))`);
    page.on('pageerror', (error) => this.problems.push(error.stack ?? error.message));
    page.on('console', (message) => message.type() === 'error' && this.problems.push(message.text()));
    return page;
  }
}
