import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { ROOT } from './golden.js';

const FOLDER = join(ROOT, 'coverage/screenshots');
/** They take a good part of the time of a test, so that only who wants to look at them gets them. */
const ARE_WANTED = process.env.SCREENSHOTS === 'true';

/** Saves what the browser shows as coverage/screenshots/`name`.png, if the tests run with SCREENSHOTS=true. */
export async function screenshot(page: Page, name: string): Promise<void> {
  if (ARE_WANTED) await page.screenshot({ path: join(FOLDER, `${name}.png`), animations: 'disabled' });
}
