// Everything by keys alone: nothing here touches a mouse.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { BROWSERS, launch } from './driver.js';
import * as hands from './hands.js';
import { checkQuiet, PRODUCTS } from './products.js';
import * as reader from './reader.js';
import { ownTexts } from './texts.js';

const found = (await ownTexts()).find(({ name }) => name === 'spring-water');
assert(found);
const text = found.content;

for (const name of BROWSERS) {
  for (const product of PRODUCTS) {
    test(`${name}, ${product.name}: everything by keys`, (t) => byKeys(t, name, product));
  }
}

/**
 * @param {import('node:test').TestContext} t
 * @param {import('./driver.js').BrowserName} name
 * @param {import('./products.js').Product} product
 */
async function byKeys(t, name, product) {
  const browser = await launch(name, { online: product.online });
  t.after(() => browser.close());
  const page = await browser.open(product.address());
  await reader.reaches(page, 'ready');

  await t.test('the box has the focus at first, and what is pasted is analysed', async () => {
    // In a page of somebody else's, the focus is that page's own.
    if (product.name !== 'element') assert.equal((await hands.focused(page))?.id, 'paste');
    await hands.copy(page, text);
    await hands.focus(page, '#paste');
    await hands.chord(page, 'Control+v');
    await reader.reaches(page, 'done');
    await reader.settled(page);
    assert.equal((await hands.focused(page))?.tag, 'H1', 'the title has the focus');
  });

  await t.test('Tab reaches what was changed, and one change is undone and made again', async () => {
    await hands.tabTo(page, '.changes button', '查看');
    await page.press('Enter');
    assert.equal((await hands.focused(page))?.id, 'tab-edits');
    await hands.tabTo(page, '.edits button', '恢复此处原样');
    const count = (await reader.read(page)).report.edits.length;
    await page.press('Enter');
    await page.until((count) => /** @type {any} */ (document.querySelector('tigang-reader')).analysis.report.edits.length === count - 1, count);
    await reader.reaches(page, 'done');
    await reader.settled(page);
    await hands.tabTo(page, '.refused button', '重新采用此改动');
    await page.press('Enter');
    await page.until((count) => /** @type {any} */ (document.querySelector('tigang-reader')).analysis.report.edits.length === count, count);
    await reader.reaches(page, 'done');
    await reader.settled(page);
  });

  await t.test('the outline: arrows move, open and close; Enter goes to the text', async () => {
    await hands.focus(page, 'nav.outline a');
    await page.press('ArrowLeft');
    assert.equal(await page.run(() => document.querySelector('tigang-reader')?.shadowRoot?.querySelector('.branch')?.getAttribute('aria-expanded')), 'false');
    await page.press('ArrowRight');
    await page.press('ArrowRight');
    assert.match((await hands.focused(page))?.words ?? '', /^（一）/);
    await page.press('End');
    const last = (await hands.focused(page))?.words ?? '';
    assert.match(last, /^第三/);
    await page.press('Enter');
    await page.until(() => document.querySelector('tigang-reader')?.shadowRoot?.activeElement?.closest('article'));
    assert.match((await hands.focused(page))?.words ?? '', /第三/);
  });

  await t.test('the map: arrows, opening, closing, and back where it was opened', async () => {
    await hands.focus(page, '#open-map');
    await page.press('Enter');
    await hands.tabTo(page, '.map-node');
    const nodes = async () => (await hands.texts(page, '.map-node')).length;
    const all = await nodes();
    await page.press('ArrowRight');
    await page.press('ArrowLeft');
    assert((await nodes()) < all, 'closed');
    await page.press('ArrowRight');
    assert.equal(await nodes(), all);
    await page.press('End');
    assert.match((await hands.focused(page))?.words ?? '', /第三/);
    await page.press('Escape');
    assert.equal((await hands.focused(page))?.id, 'open-map');
  });

  await t.test('the menu opens and closes', async () => {
    await hands.focus(page, '.take-away summary');
    await page.press('Enter');
    await hands.tabTo(page, '.take-away button', '复制到Word');
    await page.press('Escape');
    // The menu closes with its toggle event, which comes after the key.
    await page.until(() => document.querySelector('tigang-reader')?.shadowRoot?.activeElement?.tagName === 'SUMMARY');
    await page.press('Enter');
    await hands.tabTo(page, '.take-away button', '复制到Word');
    await page.press('Enter');
    await hands.shows(page, '[aria-live]', '已复制');
    assert.match((await hands.clipboard(page)).html, /<h1/);
  });

  await t.test('panels by arrows, a term by Enter, its places by n and p', async () => {
    await hands.focus(page, '#panels [role=tab][aria-selected=true]');
    await page.press('Home');
    assert.equal((await hands.focused(page))?.id, 'tab-terms');
    await page.press('End');
    await page.press('ArrowLeft');
    assert.deepEqual(await hands.texts(page, '#panels [role=tabpanel] .quiet'), ['摘自原文，未作改写']);
    await page.press('Home');
    const [word] = await hands.texts(page, '.term[aria-pressed="false"] .word');
    await hands.focus(page, '.term[aria-pressed="false"]', word);
    await page.press('Enter');
    await hands.shows(page, '.stepper output', `${word} 1 / `);
    await page.press('n');
    await page.press('p');
    await hands.shows(page, '.stepper output', `${word} 1 / `);
  });

  await t.test('a slash goes to the search, in either script', async () => {
    await page.press('/');
    await page.raw.keyboard.type('農田水利');
    await hands.shows(page, '.stepper output', '農田水利');
    await page.press('Enter');
    await hands.shows(page, '.stepper output', '農田水利 1 / ');
    const marked = await page.run(() => [...(document.querySelector('tigang-reader')?.shadowRoot?.querySelectorAll('mark.current') ?? [])].map((mark) => mark.textContent).join(''));
    assert.equal(marked, '农田水利');
    await hands.chord(page, 'Control+a');
    await page.press('Delete');
  });

  await t.test('terms of one’s own', async () => {
    await hands.focus(page, '#own-terms-summary');
    await page.press('Enter');
    await hands.focus(page, '#own-terms');
    await page.raw.keyboard.type('渠系');
    await hands.chord(page, 'Control+Enter');
    await page.until(() => /** @type {any} */ (document.querySelector('tigang-reader')).analysis.report.own_terms[0]?.term === '渠系');
    await reader.reaches(page, 'done');
    await reader.settled(page);
    assert.equal((await hands.texts(page, '.term .word'))[0], '渠系');
  });

  await t.test('the paste corrected by hand: marks follow, Esc leaves it, Ctrl+Enter analyses it', async () => {
    const before = (await reader.read(page)).text;
    await hands.focus(page, '#correct');
    await page.press('Enter');
    await hands.shows(page, '.editor[data-marked]');
    assert.equal((await hands.focused(page))?.id, 'edited');
    const marks = () => page.run(() => [.../** @type {any} */ (CSS).highlights.get('tigang-outline')].map((range) => String(range)));
    await hands.chord(page, 'Control+End');
    await page.raw.keyboard.type('四、抓好秋粮收购');
    await page.until(() => [.../** @type {any} */ (CSS).highlights.get('tigang-outline')].some((range) => String(range).includes('四、抓好秋粮收购')));
    assert((await marks()).some((words) => words.includes('一、统一思想')));
    await page.press('Escape');
    assert.equal((await hands.focused(page))?.id, 'correct');
    assert.equal((await reader.read(page)).text, before);
    await page.press('Enter');
    await hands.shows(page, '.editor[data-marked]');
    await hands.chord(page, 'Control+End');
    await page.raw.keyboard.type('四、抓好秋粮收购');
    await hands.chord(page, 'Control+Enter');
    await page.until(() => /** @type {any} */ (document.querySelector('tigang-reader')).text.endsWith('四、抓好秋粮收购'));
    await reader.reaches(page, 'done');
    await reader.settled(page);
    assert.match((await hands.texts(page, 'nav.outline a .title')).join(' '), /抓好秋粮收购/);
    assert.equal((await marks()).length, 0, 'no mark is left behind');
  });

  await t.test('an outline of one’s own, compared', async () => {
    await hands.focus(page, '#own-outline');
    await page.press('Enter');
    assert.equal((await hands.focused(page))?.id, 'draft', 'the box has the focus');
    await page.raw.keyboard.type('统一思想，充分认识水利建设的重要性');
    await hands.chord(page, 'Control+Enter');
    await hands.shows(page, '.draft-result', '写到1条');
    await hands.focus(page, '#own-outline');
    await page.press('Enter');
    await hands.shows(page, 'nav.outline');
  });

  await t.test('scripts, and the sheet of keys', async () => {
    await hands.focus(page, '#view-traditional');
    await page.press('Enter');
    await reader.settled(page);
    assert.match((await hands.texts(page, '.title-block h1'))[0], /農田水利/);
    assert.equal((await hands.focused(page))?.id, 'view-traditional', 'the focus stays');
    await page.press('?');
    await hands.shows(page, 'dialog h2', '快捷键');
    await page.press('Escape');
    assert.equal((await hands.focused(page))?.id, 'view-traditional');
  });

  checkQuiet(page, product);
}
