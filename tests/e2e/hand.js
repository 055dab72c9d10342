// One vocabulary for a reader's two ways, so that a capability is written once and driven twice: by mouse, or by keys
// alone. A hand knows how controls are worked, not what they mean.

import assert from 'node:assert/strict';
import * as hands from './hands.js';

/** @typedef {import('./driver.js').Page} Page */
/** @typedef {'mouse' | 'keys'} Way */

/** Both ways, in the order they are driven. */
export const WAYS = /** @type {const} */ (['mouse', 'keys']);

/**
 * @typedef {object} Hand
 * @property {Way} way
 * @property {(selector: string, words?: string) => Promise<void>} press works a button, a link, a summary, or a tab
 * @property {(selector: string, value: string) => Promise<void>} choose an entry of a list that drops down
 * @property {(selector: string, words: string) => Promise<void>} write in place of what stands in a box
 * @property {() => Promise<void>} onward scrolls about one window down
 */

/**
 * @param {Page} page
 * @param {Way} way
 * @returns {Hand}
 */
export const handOf = (page, way) => (way === 'mouse' ? mouse(page) : keys(page));

/** @param {Page} page @returns {Hand} */
function mouse(page) {
  return {
    way: 'mouse',
    press: (selector, words) => hands.click(page, selector, words),
    // The list that drops down is a window of the browser's own, which no driver reaches: its answer is given instead.
    choose: (selector, value) =>
      page.run(
        ({ selector, value }) => {
          const box = /** @type {HTMLSelectElement} */ (document.querySelector('tigang-reader')?.shadowRoot?.querySelector(selector));
          box.value = value;
          for (const name of ['input', 'change']) box.dispatchEvent(new Event(name, { bubbles: true }));
        },
        { selector, value },
      ),
    async write(selector, words) {
      await hands.click(page, selector);
      await replace(page, words);
    },
    onward: () => page.wheel(700),
  };
}

/** @param {Page} page @returns {Hand} */
function keys(page) {
  return {
    way: 'keys',
    async press(selector, words = '') {
      if ((await role(page, selector, words)) === 'tab') await arrowTo(page, selector, words);
      else {
        await reach(page, selector, words);
        await page.press('Enter');
      }
    },
    async choose(selector, value) {
      await reach(page, selector);
      for (let left = await distance(page, selector, value); left !== 0; left = await distance(page, selector, value)) {
        await page.press(0 < left ? 'ArrowDown' : 'ArrowUp');
        await page.until(
          ({ selector, value, left }) => {
            const root = document.querySelector('tigang-reader')?.shadowRoot;
            const box = /** @type {HTMLSelectElement | null | undefined} */ (root?.querySelector(selector));
            return box && root?.activeElement === box && [...box.options].findIndex((option) => option.value === value) - box.selectedIndex !== left;
          },
          { selector, value, left },
        );
      }
    },
    async write(selector, words) {
      await reach(page, selector);
      await replace(page, words);
      // A number that was typed is taken when its box is left.
      if (selector === '#rate') await page.press('Tab');
    },
    onward: () => page.press('PageDown'),
  };
}

/**
 * The focus on a control that Tab stops at; `tab-order.test.js` proves that it comes by there.
 * @param {Page} page
 * @param {string} selector
 * @param {string} [words]
 */
async function reach(page, selector, words = '') {
  await hands.focus(page, selector, words);
  const index = await page.run(() => /** @type {HTMLElement | null | undefined} */ (document.querySelector('tigang-reader')?.shadowRoot?.activeElement)?.tabIndex);
  assert.equal(index, 0, `${selector} ${words} is no stop of the Tab key`);
}

/** @param {Page} page @param {string} selector @param {string} words */
const role = (page, selector, words) =>
  page.run(
    ({ selector, words }) => {
      const all = document.querySelector('tigang-reader')?.shadowRoot?.querySelectorAll(selector) ?? [];
      return [...all].find((one) => one.checkVisibility() && (one.textContent ?? '').includes(words))?.getAttribute('role') ?? '';
    },
    { selector, words },
  );

/**
 * In a list of tabs the keys stop once; arrows go from tab to tab and show each.
 * @param {Page} page
 * @param {string} selector
 * @param {string} words
 */
async function arrowTo(page, selector, words) {
  const count = await page.run(
    ({ selector, words }) => {
      const root = /** @type {ShadowRoot} */ (document.querySelector('tigang-reader')?.shadowRoot);
      const tab = [...root.querySelectorAll(selector)].find((one) => (one.textContent ?? '').includes(words));
      const list = tab?.closest('[role=tablist]');
      /** @type {HTMLElement | null | undefined} */ (list?.querySelector('[tabindex="0"]'))?.focus();
      const tabs = [...(list?.querySelectorAll('[role=tab]') ?? [])];
      return tabs.indexOf(/** @type {Element} */ (tab)) - tabs.indexOf(/** @type {Element} */ (root.activeElement));
    },
    { selector, words },
  );
  for (let step = 0; step < Math.abs(count); step += 1) {
    const before = await hands.focused(page);
    await page.press(0 < count ? 'ArrowRight' : 'ArrowLeft');
    await page.until((before) => document.querySelector('tigang-reader')?.shadowRoot?.activeElement?.id !== before, before?.id);
  }
  const there = await page.run(
    ({ selector, words }) => {
      const active = document.querySelector('tigang-reader')?.shadowRoot?.activeElement;
      return active?.matches(selector) && (active.textContent ?? '').includes(words);
    },
    { selector, words },
  );
  assert(there, `arrows do not lead to ${selector} ${words}`);
}

/**
 * How many entries further down the list the wanted one stands.
 * @param {Page} page
 * @param {string} selector
 * @param {string} value
 */
const distance = (page, selector, value) =>
  page.run(
    ({ selector, value }) => {
      const box = /** @type {HTMLSelectElement} */ (document.querySelector('tigang-reader')?.shadowRoot?.querySelector(selector));
      return [...box.options].findIndex((option) => option.value === value) - box.selectedIndex;
    },
    { selector, value },
  );

/** @param {Page} page @param {string} words */
async function replace(page, words) {
  await hands.chord(page, 'Control+a');
  await page.press('Delete');
  await page.raw.keyboard.type(words);
}
