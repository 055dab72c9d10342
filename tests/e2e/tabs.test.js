// Several texts in tabs, by mouse and by keys: each keeps its own paste, choices and place, and nothing is lost.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { AFTER, BEFORE, openBoth } from './compared.js';
import { BROWSERS, launch } from './driver.js';
import * as hands from './hands.js';
import * as reader from './reader.js';

/** The texts' tabs: their names, and which is shown. @param {reader.Page} page */
const tabs = (page) =>
  page.run(() => {
    const shadow = /** @type {ShadowRoot} */ (document.querySelector('tigang-reader')?.shadowRoot);
    return [...shadow.querySelectorAll('.text-tab')].map((tab) => (tab.getAttribute('aria-selected') === 'true' ? '*' : '') + tab.querySelector('.name')?.textContent);
  });

/** @param {reader.Page} page */
const text = (page) => page.run(() => /** @type {any} */ (document.querySelector('tigang-reader')).text);

/** @param {reader.Page} page @param {string} expected */
const untilText = (page, expected) => page.until((expected) => /** @type {any} */ (document.querySelector('tigang-reader')).text === expected, expected);

for (const name of BROWSERS) {
  test(`${name}: texts in tabs`, async (t) => {
    const browser = await launch(name);
    t.after(() => browser.close());
    const page = await browser.open(reader.fileAddress('tigang.html'));
    await reader.reaches(page, 'ready');

    await t.test('an empty page has no tabs; two texts of one name are told apart by their dates', async () => {
      assert.deepEqual(await tabs(page), []);
      await openBoth(page);
      assert.deepEqual(await tabs(page), ['在全县水利工作会… 2023-01-12', '*在全县水利工作会… 2024-01-09']);
    });

    await t.test('each keeps what was chosen in it, and its place', async () => {
      await hands.click(page, '#tab-stats');
      await page.run(() => scrollTo(0, 300));
      const place = await page.run(() => scrollY);
      // Not by the mouse, which would first have to scroll up to the tabs.
      const show = (/** @type {number} */ index) => page.run((index) => /** @type {HTMLElement} */ (document.querySelector('tigang-reader')?.shadowRoot?.querySelectorAll('.text-tab')[index]).click(), index);
      await show(0);
      await reader.settled(page);
      assert.equal(await text(page), BEFORE);
      assert.equal(await page.run(() => document.querySelector('tigang-reader')?.shadowRoot?.querySelector('#tab-terms')?.getAttribute('aria-selected')), 'true');
      await show(1);
      await reader.settled(page);
      assert.equal(await text(page), AFTER);
      assert.equal(await page.run(() => document.querySelector('tigang-reader')?.shadowRoot?.querySelector('#tab-stats')?.getAttribute('aria-selected')), 'true');
      assert(Math.abs((await page.run(() => scrollY)) - place) < 3, 'the place is kept');
    });

    await t.test('what was typed and not yet sent is still there after a look at another text', async () => {
      await hands.click(page, '.text-tabs .new');
      await page.raw.keyboard.type('tigang');
      await hands.click(page, '.text-tab .name', '2023');
      await reader.settled(page);
      await hands.click(page, '.text-tab .name', 'tigang');
      const typed = await page.run(() => /** @type {HTMLTextAreaElement} */ (document.querySelector('tigang-reader')?.shadowRoot?.querySelector('#paste')).value);
      assert.equal(typed, 'tigang');
    });

    await t.test('by keys: arrows show, Delete closes, a closed text is put back', async () => {
      await hands.focus(page, '.text-tab[aria-selected="true"]');
      await page.press('Delete');
      await page.until(() => document.querySelector('tigang-reader')?.shadowRoot?.querySelectorAll('.text-tab').length === 2);
      await reader.settled(page);
      await hands.focus(page, '.text-tab[aria-selected="true"]');
      await page.press('Home');
      await untilText(page, BEFORE);
      await page.press('ArrowRight');
      await untilText(page, AFTER);
      assert.match((await hands.focused(page))?.id ?? '', /^text-tab-/, 'the focus goes along');
      await page.press('Delete');
      await untilText(page, BEFORE);
      assert.equal((await tabs(page)).length, 1);
      await hands.tabTo(page, '.notices button', '恢复');
      await page.press('Enter');
      await untilText(page, AFTER);
      assert.equal((await tabs(page)).length, 2);
    });

    await t.test('the cross on a tab closes it; the last one leaves an empty page', async () => {
      await hands.click(page, '.text-tab:first-child .cross');
      assert.equal((await tabs(page)).length, 1);
      await hands.click(page, '.close-text');
      assert.deepEqual(await tabs(page), []);
      await page.until(() => document.querySelector('[data-tigang-state]') === null);
      await hands.click(page, '.notices button', '恢复');
      await untilText(page, AFTER);
      await hands.click(page, '.close-text');
    });

    await t.test('several files give several tabs, each analysed when it is looked at; one that is no text is named', async () => {
      await page.run(
        (texts) => {
          const dataTransfer = new DataTransfer();
          for (const [name, content] of texts) dataTransfer.items.add(new File([content], name));
          dataTransfer.items.add(new File([new Uint8Array([0x25, 0x50, 0x44, 0x46])], '附件.pdf'));
          document.querySelector('tigang-reader')?.dispatchEvent(new DragEvent('drop', { dataTransfer, bubbles: true, cancelable: true, composed: true }));
        },
        [['去年.txt', BEFORE], ['今年.txt', AFTER]],
      );
      await untilText(page, BEFORE);
      await reader.reaches(page, 'done');
      assert.equal((await tabs(page))[1], '今年', 'called by its file until it is read');
      await hands.shows(page, '.notices', '附件.pdf');
      await hands.click(page, '.text-tab:nth-child(2) .name');
      await untilText(page, AFTER);
      await reader.reaches(page, 'done');
      await reader.settled(page);
      reader.checkRawPlaces(await reader.read(page));
    });

    await t.test('a saved page has every tab, and opens the one that was shown', async () => {
      await hands.click(page, '.text-tab:first-child .name');
      await page.until(() => document.querySelectorAll('[data-tigang-tab]').length === 2);
      await page.run(() => {
        const reader = /** @type {HTMLElement} */ (document.querySelector('tigang-reader'));
        // What a saved page keeps is the element and its own children; what it drew is not among them.
        reader.replaceWith(reader.cloneNode(true));
      });
      await reader.reaches(page, 'done');
      await untilText(page, BEFORE);
      assert.equal((await tabs(page)).length, 2);
      await hands.click(page, '.text-tab:nth-child(2) .name');
      await untilText(page, AFTER);
      await reader.reaches(page, 'done');
    });

    await t.test('a page saved by an older version is read', async () => {
      await page.run((text) => {
        const reader = document.createElement('tigang-reader');
        const state = document.createElement('div');
        state.hidden = true;
        state.setAttribute('data-tigang-state', '1');
        state.textContent = JSON.stringify({ refused: [], view: null, terms: ['河长制'], rate: 240, summary: 300, draft: '', text }).replaceAll(' ', '\\u0020');
        reader.append(state);
        document.querySelector('tigang-reader')?.replaceWith(reader);
      }, BEFORE);
      await untilText(page, BEFORE);
      await reader.reaches(page, 'done');
      assert.equal((await reader.read(page)).report.own_terms[0]?.term, '河长制');
    });

    reader.checkQuiet(page);
  });
}
