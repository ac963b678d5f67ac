import type { Locator, Page } from 'playwright-core';
import type { Editor } from '../support/editor.js';

/** A value to fill in, by the kind of its field. */
export type Field =
  | { kind: 'text' | 'select' | 'password'; value: string }
  | { kind: 'checkbox'; value: boolean }
  /** The fixed choices of a typedInput have an empty value. */
  | { kind: 'typedInput'; type: string; value: string };

export type Fields = Record<string, Field>;

/** What Node-RED shows in the place of a password that it keeps. */
const KEPT_PASSWORD = '__PWRD__';

const PREFIXES = { node: 'node-input', config: 'node-config-input' };
const FORMS = { node: '#dialog-form', config: '#node-config-dialog-edit-form' };
const DONE = { node: '#node-dialog-ok', config: '#node-config-dialog-ok' };
const CANCEL = { node: '#node-dialog-cancel', config: '#node-config-dialog-cancel' };

/** An edit dialog that is open in the editor. */
export class Dialog {
  readonly page: Page;
  readonly form: Locator;
  readonly #kind: 'node' | 'config';

  private constructor(page: Page, kind: 'node' | 'config') {
    this.page = page;
    this.#kind = kind;
    this.form = page.locator(FORMS[kind]);
  }

  /** Opens the dialog of a node in the workspace. */
  static async ofNode({ page }: Editor, id: string): Promise<Dialog> {
    await page.locator(`[id="${id}"]`).dblclick();
    return new Dialog(page, 'node').#opened();
  }

  /** Opens, from the dialog of a node, the one of a config node: of a new one, or of that which is chosen. */
  static async ofConfig({ page }: Dialog, property: string, button: 'add' | 'edit'): Promise<Dialog> {
    await page.locator(`#node-input-btn-${property}-${button}`).click();
    return new Dialog(page, 'config').#opened();
  }

  /** Cancels what is open, the dialog of a config node before that of the node below it. */
  static async cancelAll({ page }: Editor): Promise<void> {
    for (const kind of ['config', 'node'] as const) {
      if ((await page.locator(CANCEL[kind]).count()) > 0) await new Dialog(page, kind).cancel();
    }
  }

  async done(): Promise<void> {
    await this.page.locator(DONE[this.#kind]).click();
    await this.form.waitFor({ state: 'detached' });
  }

  async cancel(): Promise<void> {
    await this.page.locator(CANCEL[this.#kind]).click();
    await this.form.waitFor({ state: 'detached' });
  }

  /** The element of a field; of a typedInput the part that one sees. */
  field(id: string): Locator {
    const input = `#${this.#id(id)}`;
    return this.form.locator(`${input}:not(.red-ui-typedInput-input), ${input} + .red-ui-typedInput-container`).last();
  }

  async fill(fields: Fields): Promise<void> {
    for (const [id, field] of Object.entries(fields)) await this.#fillOne(id, field);
  }

  /** What the fields of `fields` hold now. */
  async values(fields: Fields): Promise<Fields> {
    const found: Fields = {};
    for (const [id, field] of Object.entries(fields)) found[id] = await this.#valueOf(id, field);
    return found;
  }

  isMarkedWrong(id: string): Promise<boolean> {
    return this.#evaluate(`$('#${this.#id(id)}').hasClass('input-error')`);
  }

  /** Every text that one reads, or that is read out, in the dialog as it stands or once a part of it is shown. */
  texts(): Promise<string[]> {
    return this.#evaluate(`((form) => {
      const all = [...form.querySelectorAll('*')].filter((element) => element.tagName !== 'STYLE');
      const written = all.flatMap((element) =>
        [...element.childNodes].filter((child) => child.nodeType === 3).map((child) => child.data));
      const told = all.flatMap((element) =>
        ['placeholder', 'title', 'aria-label'].map((name) => element.getAttribute(name) || ''));
      return [...written, ...told].map((text) => text.trim()).filter((text) => text !== '');
    })(${this.#formExpression})`);
  }

  /** The fields that have no name to be read out, by id; shown or not. */
  fieldsWithoutName(): Promise<string[]> {
    return this.#evaluate(`((form) => [...form.querySelectorAll('input, select, textarea')]
      .filter((field) => field.type !== 'hidden' && !field.closest('.red-ui-typedInput-container'))
      // Node-RED's own, for password managers.
      .filter((field) => !field.id.startsWith('red-ui-trap'))
      .filter((field) => {
        const labels = [...field.labels].map((label) => label.textContent.trim()).join('');
        return labels === '' && !field.getAttribute('aria-label') && !field.title;
      })
      .map((field) => field.id))(${this.#formExpression})`);
  }

  /** Texts that are hard to tell from what is behind them, with the contrast (WCAG) that they have. */
  faintTexts(leastContrast: number): Promise<string[]> {
    return this.#evaluate(`((form) => {
      const parts = (colour) => {
        const [r, g, b, a = 1] = colour.match(/[0-9.]+/g).map(Number);
        return { rgb: [r, g, b], a };
      };
      const luminance = ({ rgb }) => {
        const [r, g, b] = rgb.map((n) => n / 255).map((n) => (n <= 0.03928 ? n / 12.92 : ((n + 0.055) / 1.055) ** 2.4));
        return 0.2126 * r + 0.7152 * g + 0.0722 * b;
      };
      const behind = (element) => {
        for (let at = element; at; at = at.parentElement) {
          const colour = parts(getComputedStyle(at).backgroundColor);
          if (colour.a > 0.5) return colour;
        }
        return parts('rgb(255, 255, 255)');
      };
      const contrast = (element) => {
        const [a, b] = [parts(getComputedStyle(element).color), behind(element)].map(luminance).sort((x, y) => y - x);
        return (a + 0.05) / (b + 0.05);
      };
      return [...form.querySelectorAll('label, span, p, summary, input, select')]
        .filter((element) => element.offsetParent !== null && !element.disabled)
        .filter((element) => element.textContent.trim() !== '' || element.value)
        .filter((element) => contrast(element) < ${leastContrast})
        .map((element) => (element.id || element.textContent.trim()) + ': ' + contrast(element).toFixed(1));
    })(${this.#formExpression})`);
  }

  async #opened(): Promise<this> {
    await this.form.waitFor();
    // What stands under a summary is filled in, too.
    await this.#evaluate(`$('${FORMS[this.#kind]} details').prop('open', true)`);
    await this.page.locator(DONE[this.#kind]).click({ trial: true });
    // The editor moves the focus into a dialog a moment after it is shown, and would take it from a field.
    await this.page.waitForFunction(`document.activeElement?.closest('.red-ui-tray')`);
    return this;
  }

  async #fillOne(id: string, field: Field): Promise<void> {
    const input = this.form.locator(`#${this.#id(id)}`);
    switch (field.kind) {
      case 'checkbox':
        return input.setChecked(field.value);
      case 'select':
        await input.selectOption(field.value);
        return;
      case 'typedInput':
        return this.#fillTypedInput(id, field);
      case 'text':
      case 'password':
        await input.fill(field.value);
        return input.blur();
    }
  }

  async #fillTypedInput(id: string, { type, value }: { type: string; value: string }): Promise<void> {
    const box = this.field(id);
    await this.#chooseType(id, type);
    if (value === '') return;
    const text = box.locator('input.red-ui-typedInput-input');
    const trigger = box.locator('.red-ui-typedInput-option-trigger');
    await text.or(trigger).filter({ visible: true }).first().waitFor();
    if (await text.isVisible()) {
      await text.fill(value);
      await text.blur();
    } else {
      await trigger.click();
      await this.page.locator(`.red-ui-typedInput-options:visible a[value="${value}"]`).click();
    }
  }

  /** A menu that is just closing takes a click for its own, so that what was chosen is looked at. */
  async #chooseType(id: string, type: string): Promise<void> {
    const menu = this.page.locator('.red-ui-typedInput-options:visible');
    const chosen = () => this.#evaluate<string>(`$('#${this.#id(id)}').typedInput('type')`);
    do {
      await this.field(id).locator('.red-ui-typedInput-type-select').click();
      await menu.locator(`a[value="${type}"]`).click();
      await menu.first().waitFor({ state: 'hidden' });
    } while ((await chosen()) !== type);
  }

  async #valueOf(id: string, field: Field): Promise<Field> {
    const input = `$('#${this.#id(id)}')`;
    switch (field.kind) {
      case 'checkbox':
        return { kind: field.kind, value: await this.#evaluate<boolean>(`${input}.prop('checked')`) };
      case 'typedInput': {
        const type = await this.#evaluate<string>(`${input}.typedInput('type')`);
        return { kind: field.kind, type, value: await this.#evaluate<string>(`${input}.typedInput('value')`) };
      }
      case 'password': {
        // A password that is kept does not come back, and no other text may stand in its place.
        const shown = await this.#evaluate<string>(`${input}.val()`);
        return { kind: field.kind, value: shown === KEPT_PASSWORD ? field.value : `shown: ${shown}` };
      }
      case 'select':
      case 'text':
        return { kind: field.kind, value: await this.#evaluate<string>(`${input}.val()`) };
    }
  }

  #id(field: string): string {
    return `${PREFIXES[this.#kind]}-${field}`;
  }

  get #formExpression(): string {
    return `document.querySelector('${FORMS[this.#kind]}')`;
  }

  #evaluate<T>(expression: string): Promise<T> {
    return this.page.evaluate<T>(expression);
  }
}
