// The page around the text: scripts, languages of the interface, appearance, what the page says of itself.

import assert from 'node:assert/strict';
import * as hands from '../hands.js';
import * as reader from '../reader.js';
import { attribute, done } from './scene.js';

/** @typedef {import('./scene.js').Capability} Capability */

/** @type {Capability[]} */
export const PAGE = [
  {
    name: 'the first hint',
    async run({ page, hand }) {
      await hands.shows(page, '.hint', '点提纲看正文');
      await hand.press('.hint button', '知道了');
      assert.deepEqual(await hands.texts(page, '.hint'), []);
      assert.notEqual(await hands.focused(page), null, 'the focus is not lost');
    },
  },
  {
    name: 'three scripts',
    async run({ page, hand }) {
      for (const view of /** @type {const} */ (['traditional', 'source', 'simplified'])) {
        await hand.press(`#view-${view}`);
        await done(page);
        assert.equal((await hands.focused(page))?.id, `view-${view}`, 'the focus stays');
        const { title, text } = await page.run((view) => {
          const { reports, texts } = /** @type {any} */ (document.querySelector('tigang-reader')).analysis;
          return { title: reports[view].meta.main_title ?? reports[view].meta.title, text: texts[view] };
        }, view);
        if (title) assert.equal((await hands.texts(page, '.title-block h1'))[0], title);
        const shown = await page.run(() => document.querySelector('tigang-reader')?.shadowRoot?.querySelector('article p:not(.gap)')?.textContent ?? '');
        assert(text.replace(/\s/gu, '').includes(shown.replace(/\s/gu, '').slice(0, 12)), `${view}: ${shown.slice(0, 20)}`);
        reader.checkHighlights(await reader.read(page), view);
      }
    },
  },
  {
    name: 'three languages',
    async run({ page, hand }) {
      for (const [language, outline, keys] of [['zh-Hant', '提綱', '關鍵詞'], ['en', 'Outline', 'Key terms'], ['zh-Hans', '提纲', '关键词']]) {
        await hand.choose('#language', language);
        await done(page);
        assert.equal((await hands.texts(page, '.outline-head h2'))[0], outline);
        assert.equal((await hands.texts(page, '#tab-terms'))[0], keys);
        if (hand.way === 'keys') assert.equal((await hands.focused(page))?.id, 'language', 'the focus stays');
      }
    },
  },
  {
    name: 'light and dark',
    async run({ page, hand }) {
      const paper = () => page.run(() => getComputedStyle(/** @type {Element} */ (document.querySelector('tigang-reader')?.shadowRoot?.querySelector('.app'))).backgroundColor);
      const first = await paper();
      await hand.choose('#theme', 'dark');
      assert(brightness(await paper()) < 100, await paper());
      await hand.choose('#theme', 'light');
      assert(200 < brightness(await paper()), await paper());
      await hand.choose('#theme', 'auto');
      assert.equal(await paper(), first);
    },
  },
  {
    name: 'what is promised, and how to check it',
    async run({ page, hand }) {
      await hand.press('.bar button', '关于');
      await hands.shows(page, 'dialog[open]', '拔掉网线照常使用');
      await hands.shows(page, 'dialog[open]', '未经保密检测认证');
      assert.match((await hands.texts(page, 'dialog code'))[0], /^[0-9a-f]{64}$/u);
      if (hand.way === 'keys') await page.press('Escape');
      else await hand.press('dialog button', '关闭');
      await page.until(() => !document.querySelector('tigang-reader')?.shadowRoot?.querySelector('dialog'));
    },
  },
  {
    name: 'the sheet of keys',
    async run({ page, hand }) {
      if (hand.way === 'keys') await page.press('?');
      else await hand.press('.bar button', '?');
      await hands.shows(page, 'dialog[open] h2', '快捷键');
      await hands.shows(page, 'dialog[open] kbd', 'Delete');
      assert.equal(await attribute(page, 'dialog', 'aria-labelledby'), 'keys-title');
      if (hand.way === 'keys') await page.press('Escape');
      else await hand.press('dialog button', '关闭');
      await page.until(() => !document.querySelector('tigang-reader')?.shadowRoot?.querySelector('dialog'));
    },
  },
];

/** The mean of the three parts of a colour. @param {string} colour as `rgb(…)` or `color(…)` */
function brightness(colour) {
  const parts = (colour.match(/[\d.]+/gu) ?? []).slice(0, 3).map(Number);
  return parts.reduce((sum, part) => sum + part, 0) / 3;
}
