// A reader's hands: real clicks and keys at places inside the reader's shadow tree, files that are saved, the clipboard.
// Knows selectors, not what they mean.

import assert from 'node:assert/strict';
import { setTimeout as sleep } from 'node:timers/promises';
import { PATIENCE } from './driver.js';

/** @typedef {import('./driver.js').Page} Page */

/** Milliseconds after which what covers an element counts as there to stay: a message of what was done is gone by then. */
const COVERED = 10_000;

/**
 * Clicks the middle of the first element that matches and shows, as a mouse does: what lies over it takes the click. A hand
 * waits until there is something to click.
 * @param {Page} page
 * @param {string} selector inside the reader's shadow tree
 * @param {string} [words] only elements with these words
 */
export async function click(page, selector, words = '') {
  let found = await place(page, selector, words);
  if (!found) {
    await shows(page, selector, words);
    found = await place(page, selector, words);
  }
  for (const end = Date.now() + COVERED; found && found.covered !== '' && Date.now() < end; ) found = await place(page, selector, words);
  assert(found, `nothing matches ${selector} ${words}`);
  assert.equal(found.covered, '', `${selector} is covered`);
  await page.raw.mouse.click(found.x, found.y);
}

/**
 * The middle of an element, brought into view, and what covers it; null when none matches.
 * @param {Page} page
 * @param {string} selector
 * @param {string} words
 */
function place(page, selector, words) {
  return page.run(
    async ({ selector, words }) => {
      const shadow = /** @type {ShadowRoot} */ (document.querySelector('tigang-reader')?.shadowRoot);
      const shows = (/** @type {Element} */ one) => one.checkVisibility({ visibilityProperty: true }) && (one.textContent ?? '').includes(words);
      const element = [...shadow.querySelectorAll(selector)].find(shows);
      if (!element) return null;
      const frame = () => new Promise((resolve) => requestAnimationFrame(() => resolve(undefined)));
      const whereabouts = () => element.getClientRects()[0] ?? element.getBoundingClientRect();
      let answer = { x: 0, y: 0, covered: '' };
      // A scroll moves the outline along a frame or two later, and perhaps what is aimed at out of sight: a hand waits
      // for it to stand still, and looks again, moving no more than it must.
      for (const block of /** @type {const} */ (['center', 'nearest', 'nearest'])) {
        element.scrollIntoView({ block, inline: 'nearest', behavior: 'instant' });
        let box = whereabouts();
        for (let still = 0, tries = 0; still < 2 && tries < 120; tries += 1) {
          await frame();
          const now = whereabouts();
          still = now.left === box.left && now.top === box.top ? still + 1 : 0;
          box = now;
        }
        const [x, y] = [box.left + box.width / 2, box.top + box.height / 2];
        const top = shadow.elementFromPoint(x, y);
        const same = top && (element.contains(top) || top.contains(element));
        answer = { x, y, covered: same ? '' : `${top?.tagName ?? 'nothing'} ${top?.className} “${top?.textContent?.slice(0, 20)}”` };
        if (same) break;
      }
      return answer;
    },
    { selector, words },
  );
}

/**
 * Moves the focus to an element without a mouse, as Tab would in the end.
 * @param {Page} page
 * @param {string} selector
 * @param {string} [words]
 */
export async function focus(page, selector, words = '') {
  if (await takesFocus(page, selector, words)) return;
  await shows(page, selector, words);
  assert(await takesFocus(page, selector, words), `${selector} ${words} does not take the focus`);
}

/**
 * Gives the focus to the first element that matches and shows; whether there is one and it took it.
 * @param {Page} page
 * @param {string} selector
 * @param {string} words
 */
function takesFocus(page, selector, words) {
  return page.run(
    ({ selector, words }) => {
      const shadow = /** @type {ShadowRoot} */ (document.querySelector('tigang-reader')?.shadowRoot);
      const element = [...shadow.querySelectorAll(selector)].find((one) => one.checkVisibility({ visibilityProperty: true }) && (one.textContent ?? '').includes(words));
      /** @type {HTMLElement | undefined} */ (element)?.focus();
      return element !== undefined && shadow.activeElement === element;
    },
    { selector, words },
  );
}

/**
 * What has the focus: its tag, id and words.
 * @param {Page} page
 */
export const focused = (page) =>
  page.run(() => {
    const element = document.querySelector('tigang-reader')?.shadowRoot?.activeElement;
    return element ? { tag: element.tagName, id: element.id, words: (element.textContent ?? '').trim() } : null;
  });

/**
 * Goes from control to control with Tab until one matches.
 * @param {Page} page
 * @param {string} selector
 * @param {string} [words]
 * @returns {Promise<number>} how many presses it took
 */
export async function tabTo(page, selector, words = '') {
  for (let presses = 1; presses <= MOST_TABS; presses += 1) {
    await page.press('Tab');
    const there = await page.run(
      ({ selector, words }) => {
        const element = document.querySelector('tigang-reader')?.shadowRoot?.activeElement;
        return element?.matches(selector) && (element.textContent ?? '').includes(words);
      },
      { selector, words },
    );
    if (there) return presses;
  }
  assert.fail(`${selector} ${words} is not among the first ${MOST_TABS} stops of Tab`);
}

/** Stops of Tab after which a control counts as out of reach. */
const MOST_TABS = 120;

/**
 * Words of every element that matches and shows.
 * @param {Page} page
 * @param {string} selector
 * @returns {Promise<string[]>}
 */
export const texts = (page, selector) =>
  page.run((selector) => {
    const shadow = /** @type {ShadowRoot} */ (document.querySelector('tigang-reader')?.shadowRoot);
    return [...shadow.querySelectorAll(selector)].filter((one) => one.checkVisibility({ visibilityProperty: true })).map((one) => (one.textContent ?? '').trim());
  }, selector);

/**
 * Waits until an element that matches shows.
 * @param {Page} page
 * @param {string} selector
 * @param {string} [words]
 */
export async function shows(page, selector, words = '') {
  const shown = page.until(
    ({ selector, words }) => {
      const found = document.querySelector('tigang-reader')?.shadowRoot?.querySelectorAll(selector) ?? [];
      return [...found].some((one) => one.checkVisibility({ visibilityProperty: true }) && (one.textContent ?? '').includes(words));
    },
    { selector, words },
  );
  await shown.catch((error) => assert.fail(`nothing shows that matches ${selector} ${words}: ${error}`));
}

/**
 * Presses keys together, such as Control+v.
 * @param {Page} page
 * @param {string} combination
 */
export async function chord(page, combination) {
  const keys = combination.split('+');
  for (const key of keys.slice(0, -1)) await page.raw.keyboard.down(key);
  await page.raw.keyboard.press(keys[keys.length - 1]);
  for (const key of keys.slice(0, -1).reverse()) await page.raw.keyboard.up(key);
}

/**
 * Copies a text from elsewhere on the page with the keys, so that the clipboard holds it as a browser puts it there.
 * @param {Page} page
 * @param {string} text
 */
export async function copy(page, text) {
  await page.run((content) => {
    const box = document.createElement('textarea');
    box.id = 'copied';
    box.value = content;
    document.body.append(box);
    box.focus();
    box.select();
  }, text);
  await chord(page, 'Control+c');
  await page.run(() => document.querySelector('#copied')?.remove());
}

/**
 * Copies a piece of a page: its letters, or none, and its markup.
 * @param {Page} page
 * @param {string} plain
 * @param {string} html
 */
export async function copyMarkup(page, plain, html) {
  await page.run(
    ({ plain, html }) => {
      const copied = (/** @type {ClipboardEvent} */ event) => {
        event.preventDefault();
        if (plain !== '') event.clipboardData?.setData('text/plain', plain);
        event.clipboardData?.setData('text/html', html);
      };
      document.addEventListener('copy', copied, { capture: true, once: true });
    },
    { plain, html },
  );
  await copy(page, '-');
}

/**
 * What is in the clipboard, pasted with the keys into a page beside.
 * @param {Page} page
 * @returns {Promise<{ html: string, plain: string }>}
 */
export async function clipboard(page) {
  await page.run(() => {
    const box = document.createElement('div');
    box.id = 'pasted';
    box.contentEditable = 'true';
    document.body.append(box);
    box.addEventListener('paste', (event) => {
      event.preventDefault();
      box.dataset.html = event.clipboardData?.getData('text/html') ?? '';
      box.dataset.plain = event.clipboardData?.getData('text/plain') ?? '';
    });
    box.focus();
  });
  await chord(page, 'Control+v');
  await page.until(() => document.querySelector('#pasted')?.hasAttribute('data-plain'));
  return page.run(() => {
    const box = /** @type {HTMLElement} */ (document.querySelector('#pasted'));
    box.remove();
    return { html: box.dataset.html ?? '', plain: box.dataset.plain ?? '' };
  });
}

/**
 * What is in the clipboard as soon as it is what was waited for: a browser says that something was copied before another
 * page can paste it.
 * @param {Page} page
 * @param {(copied: { html: string, plain: string }) => boolean} expected
 */
export async function clipboardWith(page, expected) {
  let copied = await clipboard(page);
  for (const end = Date.now() + PATIENCE; !expected(copied) && Date.now() < end; copied = await clipboard(page)) await sleep(100);
  return copied;
}

/**
 * Drops a file on the reader.
 * @param {Page} page
 * @param {string} name
 * @param {number[]} bytes
 */
export function drop(page, name, bytes) {
  return page.run(
    ({ name, bytes }) => {
      const dataTransfer = new DataTransfer();
      dataTransfer.items.add(new File([Uint8Array.from(bytes)], name));
      const event = new DragEvent('drop', { dataTransfer, bubbles: true, cancelable: true, composed: true });
      document.querySelector('tigang-reader')?.dispatchEvent(event);
    },
    { name, bytes },
  );
}
