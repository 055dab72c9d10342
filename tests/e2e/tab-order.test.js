// Tab comes by every control: each one that shows is a stop of its own, or one of a list that arrows walk through. What
// `hand.js` presses by keys, a reader can therefore reach.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { AFTER, BEFORE } from './compared.js';
import { BROWSERS, launch } from './driver.js';
import * as hands from './hands.js';
import { checkQuiet, openWith, PRODUCTS } from './products.js';
import * as reader from './reader.js';
import { ownTexts, realTexts } from './texts.js';

const texts = [...(await ownTexts()), ...(await realTexts())];
const damaged = texts.find(({ name }) => name.startsWith('001')) ?? texts[texts.length - 1];

/** What a reader can work. */
const CONTROLS = 'button, a[href], input, select, textarea, summary, [tabindex="0"]';

/** Lists of which one entry is a stop; arrows lead to the others. */
const WALKED = '[role=tablist], [role=tree]';

/** Presses after which a control counts as out of reach: some three times what a page has. */
const MOST = 300;

/**
 * Presses Tab until every control was come by, and answers those that were not. It must stop there: beyond the last
 * control the focus goes to the browser's own, and may not come back.
 * @param {reader.Page} page
 * @param {string} [within] only controls in here; in a dialog, Tab stays there
 */
async function unreached(page, within = '') {
  const count = await page.run(
    ({ within, CONTROLS, WALKED }) => {
      const shadow = /** @type {ShadowRoot} */ (document.querySelector('tigang-reader')?.shadowRoot);
      const holder = within === '' ? shadow : /** @type {Element} */ (shadow.querySelector(within));
      const shown = [...holder.querySelectorAll(CONTROLS)].filter((one) => one.checkVisibility({ visibilityProperty: true }) && !one.matches(':disabled'));
      const left = new Set(shown.filter((one) => !one.closest(WALKED) || one.getAttribute('tabindex') === '0'));
      const count = left.size;
      Object.assign(globalThis, { left });
      shadow.addEventListener('focusin', (event) => left.delete(/** @type {Element} */ (event.target)));
      if (within !== 'dialog') /** @type {HTMLElement} */ (shadow.querySelector('.app')).focus();
      else if (shadow.activeElement) left.delete(shadow.activeElement);
      return count;
    },
    { within, CONTROLS, WALKED },
  );
  assert(1 < count, `${count} controls`);
  for (let presses = 0; presses < MOST && 0 < (await page.run(() => /** @type {any} */ (globalThis).left.size)); presses += 1) await page.press('Tab');
  return page.run(() => [.../** @type {Set<Element>} */ (/** @type {any} */ (globalThis).left)].map((one) => `${one.tagName} #${one.id} .${one.className} ${one.textContent?.slice(0, 20)}`));
}

for (const name of BROWSERS) {
  for (const product of PRODUCTS) {
    test(`${name}, ${product.name}: Tab comes by every control`, async (t) => {
      const browser = await launch(name, { online: product.online });
      t.after(() => browser.close());
      const page = await browser.open(product.address());
      await reader.reaches(page, 'ready');
      await t.test('at the start', async () => assert.deepEqual(await unreached(page), []));
      await page.close();

      const reading = await openWith(browser, product, damaged.content);
      for (const panel of ['terms', 'summary', 'checks', 'edits', 'documents', 'stats']) {
        await t.test(`a text is read, ${panel}`, async () => {
          await hands.click(reading, `#tab-${panel}`);
          assert.deepEqual(await unreached(reading), []);
        });
      }
      await t.test('the menu', async () => {
        await hands.click(reading, '.take-away summary');
        assert.deepEqual(await unreached(reading, '.take-away'), []);
        await hands.click(reading, '.take-away summary');
      });
      await t.test('the map', async () => {
        await hands.click(reading, '#open-map');
        assert.deepEqual(await unreached(reading, 'dialog'), []);
        await reading.press('Escape');
      });
      await t.test('an outline of one’s own', async () => {
        await hands.click(reading, '#own-outline');
        await reading.raw.keyboard.type('提高认识');
        await hands.chord(reading, 'Control+Enter');
        assert.deepEqual(await unreached(reading, '.draft'), []);
        await hands.click(reading, '#own-outline');
      });
      await t.test('the paste being corrected', async () => {
        await hands.click(reading, '#correct');
        await hands.shows(reading, '.editor[data-marked]');
        assert.deepEqual(await unreached(reading, '.editor'), []);
      });
      checkQuiet(reading, product);
      await reading.close();

      const compared = await openWith(browser, product, BEFORE);
      await t.test('two texts compared', async () => {
        await hands.click(compared, '#compare-texts');
        await reader.paste(compared, AFTER);
        await hands.shows(compared, '.comparison');
        await reader.reaches(compared, 'done');
        assert.deepEqual(await unreached(compared), []);
      });
      checkQuiet(compared, product);
    });
  }
}
