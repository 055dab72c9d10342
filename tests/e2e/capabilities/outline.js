// The outline: followed, opened and closed, followed by the reading; as a map; one of the reader's own against it.

import assert from 'node:assert/strict';
import * as hands from '../hands.js';
import { attribute, frames, inOrder, letters, report } from './scene.js';

/** @typedef {import('./scene.js').Capability} Capability */
/** @typedef {import('../reader.js').Page} Page */

const LINK = 'nav.outline a:not(.missing)';

/** @type {Capability[]} */
export const OUTLINE = [
  {
    name: 'follow the outline to the text',
    async run({ page, hand }) {
      const titles = await hands.texts(page, `${LINK} .title`);
      const last = titles[titles.length - 1];
      await hand.press(LINK, last);
      await page.until(() => {
        const active = document.querySelector('tigang-reader')?.shadowRoot?.activeElement;
        const box = active?.getBoundingClientRect();
        return active?.closest('article') && box && 0 <= box.bottom && box.top < innerHeight;
      });
      const words = await page.run(() => {
        const active = document.querySelector('tigang-reader')?.shadowRoot?.activeElement;
        const block = active?.closest('.block');
        if (!active || !block) return '';
        const range = new Range();
        range.setStartBefore(active);
        range.setEndAfter(block);
        return range.toString();
      });
      assert(letters(words).slice(0, letters(last).length + 8).includes(letters(last).slice(0, 8)), `taken to “${words.slice(0, 20)}” for “${last}”`);
      await hands.shows(page, 'nav.outline a[aria-current]', last);
    },
  },
  {
    name: 'open and close a branch',
    async run({ page, hand }) {
      const branch = 'nav.outline li:has(> button.branch[aria-expanded="true"])';
      const shown = () => hands.texts(page, 'nav.outline a').then((all) => all.length);
      const all = await shown();
      if ((await hands.texts(page, branch)).length === 0) return assert.equal(all, (await report(page)).outline.length, 'an outline of one level');
      if (hand.way === 'mouse') {
        await hands.click(page, 'button.branch[aria-expanded="true"]');
        assert((await shown()) < all, 'closed');
        await hands.click(page, 'button.branch[aria-expanded="false"]');
      } else {
        await hands.focus(page, `${branch} > a`);
        await page.press('ArrowLeft');
        assert((await shown()) < all, 'closed');
        await page.press('ArrowRight');
        await page.press('ArrowRight');
        assert.equal(await page.run(() => document.querySelector('tigang-reader')?.shadowRoot?.activeElement?.closest('ul')?.classList.contains('tree')), false, 'inside the branch');
        await page.press('Home');
        await page.press('ArrowDown');
        await page.press('ArrowUp');
        const [first] = await hands.texts(page, 'nav.outline a');
        assert.equal((await hands.focused(page))?.words, first);
      }
      assert((await shown()) <= all);
      await page.until((all) => all <= [...(document.querySelector('tigang-reader')?.shadowRoot?.querySelectorAll('nav.outline a') ?? [])].filter((link) => link.checkVisibility()).length, all);
    },
  },
  {
    name: 'the outline follows the reading',
    async run({ page, hand }) {
      await page.run(() => {
        const shadow = document.querySelector('tigang-reader')?.shadowRoot;
        scrollTo({ top: 0, behavior: 'instant' });
        /** @type {HTMLElement | null | undefined} */ (shadow?.querySelector('.title-block h1'))?.focus();
      });
      const current = () => page.run(() => [...(document.querySelector('tigang-reader')?.shadowRoot?.querySelectorAll('nav.outline a') ?? [])].findIndex((link) => link.hasAttribute('aria-current')));
      await page.until(() => scrollY === 0);
      await frames(page);
      const most = await page.run(() => document.documentElement.scrollHeight);
      let at = await current();
      const first = at;
      for (let turns = 0; at <= first && turns < most / 300; turns += 1) {
        const before = await page.run(() => scrollY);
        await hand.onward();
        await page.until((before) => before < scrollY || document.documentElement.scrollHeight - innerHeight - 2 <= scrollY, before);
        await frames(page);
        at = await current();
      }
      assert(first < at, 'an entry further down is the current one');
    },
  },
  {
    name: 'the map: open, close branches, fit, save as a picture',
    async run({ page, hand }) {
      await hand.press('#open-map');
      const nodes = () => hands.texts(page, '.map-node').then((all) => all.length);
      await hand.press('.map-bar button', '全部展开');
      const all = await nodes();
      assert.equal(all, (await report(page)).outline.length + 1, 'every entry, and the title');
      const open = '.map-node[aria-level="2"][aria-expanded="true"]';
      if (0 < (await hands.texts(page, open)).length) {
        if (hand.way === 'mouse') await hands.click(page, open);
        else await closeByKeys(page);
        assert((await nodes()) < all, 'a branch closes');
        await hand.press('.map-bar button', '收起下级');
        await hand.press('.map-bar button', '全部展开');
        assert.equal(await nodes(), all);
      }
      const fit = await attribute(page, '.map-bar button[aria-pressed]', 'aria-pressed');
      await hand.press('.map-bar button', '适合窗口');
      assert.notEqual(await attribute(page, '.map-bar button[aria-pressed]', 'aria-pressed'), fit);
      const svg = await page.download(() => hand.press('.map-bar button', '存为SVG'));
      const { outline } = await report(page);
      const drawn = svg.bytes.toString('utf8').replace(/<title>.*?<\/title>/gu, '').replace(/<[^>]*>|&\w+;/gu, '');
      inOrder(drawn, outline.map((/** @type {any} */ node) => node.title.slice(0, 60)), 'the picture, which has room for whole headings');
      assert(!drawn.includes('−'), 'and nothing to be pressed');
      const png = await page.download(() => hand.press('.map-bar button', '存为PNG'));
      assert.equal(png.bytes.subarray(1, 4).toString(), 'PNG');
      if (hand.way === 'mouse') await hands.click(page, '.map-bar button', '关闭');
      else await page.press('Escape');
      await page.until(() => document.querySelector('tigang-reader')?.shadowRoot?.activeElement?.id === 'open-map');
    },
  },
  {
    name: 'an outline of one’s own, compared point by point',
    async run({ page, hand }) {
      const { outline } = await report(page);
      const titles = outline.filter((/** @type {any} */ node) => node.kind !== 'missing' && 3 < node.title.length).map((/** @type {any} */ node) => node.title);
      await hand.press('#own-outline');
      assert.equal((await hands.focused(page))?.id, 'draft', 'the box has the focus');
      assert.deepEqual(await hands.texts(page, 'nav.outline a'), [], 'the outline is out of sight');
      await hand.write('#draft', titles[0]);
      if (hand.way === 'keys') await hands.chord(page, 'Control+Enter');
      else await hand.press('.draft .actions button');
      await hands.shows(page, '.draft-result .verdict', '写到1条');
      assert.equal(letters((await hands.texts(page, '.draft-result ol .place'))[0]).endsWith(letters(titles[0])), true, 'set against the text’s words');
      await hand.press('.draft-result ol .place');
      await page.until(() => document.querySelector('tigang-reader')?.shadowRoot?.activeElement?.closest('article'));
      await hand.press('#own-outline');
      await hands.shows(page, 'nav.outline a');
    },
  },
];

/** From the first box to one that has something below it, and closed with an arrow. @param {Page} page */
async function closeByKeys(page) {
  await hands.focus(page, '.map-node[tabindex="0"]');
  await page.press('Home');
  for (let step = 0; step < 60; step += 1) {
    await page.press('ArrowDown');
    const open = await page.run(() => document.querySelector('tigang-reader')?.shadowRoot?.activeElement?.matches('[aria-level="2"][aria-expanded="true"]'));
    if (open) return page.press('ArrowLeft');
  }
  assert.fail('no branch was reached');
}
