// On paper: the whole outline stands before the text, whatever is collapsed on the page, and a very long text says what is left out.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { BROWSERS, launch } from './driver.js';
import * as hands from './hands.js';
import * as reader from './reader.js';
import { ownTexts } from './texts.js';

const found = (await ownTexts()).find(({ name }) => name === 'spring-water');
assert(found);
const speech = found.content;

/** Lines of the outline that is printed, as the browser asks for it. @param {reader.Page} page */
const printed = (page) =>
  page.run(() => {
    const list = document.querySelector('tigang-reader')?.shadowRoot?.querySelector('.print-outline');
    dispatchEvent(new Event('beforeprint'));
    const lines = [...(list?.children ?? [])].map((line) => line.textContent ?? '');
    dispatchEvent(new Event('afterprint'));
    return { lines, left: list?.childElementCount };
  });

for (const name of BROWSERS) {
  test(`${name}: the outline is printed whole`, async (t) => {
    const browser = await launch(name);
    t.after(() => browser.close());
    const page = await browser.open(reader.fileAddress('tigang.html'));
    await reader.reaches(page, 'ready');
    await reader.analyse(page, speech);
    const titles = await page.run(() => /** @type {any} */ (document.querySelector('tigang-reader')).analysis.reports.simplified.outline.map((/** @type {any} */ node) => `${node.marker}${node.title}`));
    await page.run(() => document.querySelector('tigang-reader')?.shadowRoot?.querySelectorAll('nav.outline .branch[aria-expanded="true"]').forEach((branch) => /** @type {HTMLElement} */ (branch).click()));
    const { lines, left } = await printed(page);
    assert.deepEqual(lines, titles);
    assert.equal(left, 0, 'the page does not keep it');

    await t.test('but not to one who writes an outline of their own', async () => {
      await hands.click(page, '#own-outline');
      assert.equal(await page.run(() => document.querySelector('tigang-reader')?.shadowRoot?.querySelector('.print-outline')?.hasAttribute('hidden')), true);
      await hands.click(page, '#own-outline');
    });

    await t.test('a very long text says what is left out', async () => {
      await page.run((text) => /** @type {any} */ (document.querySelector('tigang-reader')).analyze(text).then(() => null), speech.repeat(Math.ceil(500_000 / speech.length)));
      assert.match((await hands.texts(page, '.notice'))[0], /打印时提纲印全，正文只印这一部分/u);
      assert.match((await page.run(() => document.querySelector('tigang-reader')?.shadowRoot?.querySelector('.on-paper')?.textContent)) ?? '', /提纲印全/u);
      assert.equal((await printed(page)).lines.length, await page.run(() => /** @type {any} */ (document.querySelector('tigang-reader')).analysis.report.outline.length));
    });
    reader.checkQuiet(page);
  });
}

test('chromium: on paper the whole outline and the text stand, and no control', async (t) => {
  const browser = await launch('chromium', { scheme: 'dark' });
  t.after(() => browser.close());
  const page = await browser.open(reader.fileAddress('tigang.html'));
  await reader.reaches(page, 'ready');
  await reader.analyse(page, speech);
  await page.raw.emulateMedia({ media: 'print' });
  assert.deepEqual(await hands.texts(page, 'button, select, .tree'), []);
  assert.equal((await hands.texts(page, '.print-outline, article')).length, 2);
  const ink = await page.run(() => getComputedStyle(/** @type {Element} */ (document.querySelector('tigang-reader')?.shadowRoot?.querySelector('article'))).color);
  assert.equal(ink, 'rgb(0, 0, 0)', 'black, in the dark theme too');
});
