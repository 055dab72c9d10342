// What can be taken along, from each of the three products: the text for Word, the outline, every file, the map as a
// picture, the page itself.

import assert from 'node:assert/strict';
import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import { test } from 'node:test';
import { pathToFileURL } from 'node:url';
import { BROWSERS, launch } from './driver.js';
import { discard, temporary } from './folders.js';
import * as hands from './hands.js';
import { checkQuiet, openWith, PRODUCTS } from './products.js';
import * as reader from './reader.js';
import { ownTexts } from './texts.js';

const found = (await ownTexts()).find(({ name }) => name === 'spring-water');
assert(found);
const text = found.content;

/** Label of each file in the menu, its ending, and how it begins or what it holds. */
const FILES = /** @type {[string, string, RegExp][]} */ ([
  ['公文版式', 'docx', /^PK/],
  ['独立网页', 'html', /^<!doctype html>[\s\S]*统一思想/i],
  ['Markdown）', 'md', /^# [\s\S]*统一思想/],
  ['缩进文本', 'txt', /统一思想[\s\S]*水利是农业的命脉/],
  ['CSV', 'csv', /^\ufeff[\s\S]*统一思想/],
  ['OPML', 'opml', /<opml[\s\S]*统一思想/],
  ['JSON', 'json', /^\{[\s\S]*"outline"/],
]);

for (const name of BROWSERS) {
  for (const product of PRODUCTS) {
    test(`${name}, ${product.name}: everything that can be taken along`, async (t) => {
      const browser = await launch(name, { online: product.online });
      t.after(() => browser.close());
      const page = await openWith(browser, product, text);
      const menu = async (/** @type {string} */ label) => {
        await hands.click(page, '.take-away summary');
        await hands.click(page, '.take-away button', label);
      };

      await t.test('for Word, with its levels', async () => {
        await menu('复制到Word');
        await hands.shows(page, '[aria-live]', '已复制');
        const { html, plain } = await hands.clipboardWith(page, ({ html }) => html !== '');
        const headings = [...html.matchAll(/<h([1-6])[^>]*>([^<]*)</gi)].map((match) => `${match[1]} ${match[2].slice(0, 4)}`);
        assert.deepEqual(headings, ['1 一、统一', '1 二、突出', '1 三、加强']);
        assert.match(html, /<span[^>]*楷体[^>]*>（一）水利是农业的命脉/);
        assert.match(plain, /统一思想[\s\S]*以实干迎接丰收/);
      });

      await t.test('the outline, as Markdown and as indented text', async () => {
        await menu('复制提纲（Markdown');
        await copied(page, /\n- 一、统一思想[^\n]*\n {2}- （一）/);
        await menu('复制提纲（缩进文本');
        await copied(page, /\n一、统一思想[^\n]*\n　　（一）/);
      });

      for (const [label, ending, content] of FILES) {
        await t.test(`a file: ${ending}`, async () => {
          // The menu also copies what a file holds: the files stand below the copies.
          const file = await page.download(async () => {
            await hands.click(page, '.take-away summary');
            await hands.click(page, '.take-away .menu ul:nth-child(2) button', label);
          });
          assert(file.name.endsWith(`.${ending}`), file.name);
          assert.match(file.name, /水利/);
          assert.match(file.bytes.toString('utf8'), content);
          if (ending === 'json') assert(0 < JSON.parse(file.bytes.toString('utf8')).outline.length);
        });
      }

      await t.test('the map: opened, closed branch by branch, fitted, saved as a picture', async () => {
        await hands.click(page, '#open-map');
        const nodes = () => hands.texts(page, '.map-node').then((all) => all.length);
        const all = await nodes();
        assert(5 < all);
        await hands.click(page, '.map-node[aria-level="2"][aria-expanded="true"]');
        assert((await nodes()) < all, 'a click closes a branch');
        await hands.click(page, '.map-bar button', '全部展开');
        assert.equal(await nodes(), all);
        await hands.click(page, '.map-bar button', '收起下级');
        assert((await nodes()) < all);
        await hands.click(page, '.map-bar button', '全部展开');
        await hands.click(page, '.map-bar button', '适合窗口');
        await hands.click(page, '.map-bar button', '适合窗口');
        const inside = await page.run(() => {
          const canvas = document.querySelector('tigang-reader')?.shadowRoot?.querySelector('.map-canvas');
          return canvas ? canvas.scrollWidth <= canvas.clientWidth && canvas.scrollHeight <= canvas.clientHeight : false;
        });
        assert(inside, 'fitted, nothing is outside the window');
        const svg = await page.download(() => hands.click(page, '.map-bar button', '存为SVG'));
        assert.match(svg.bytes.toString('utf8'), /^<svg[\s\S]*统一思想[\s\S]*<\/svg>$/);
        const png = await page.download(() => hands.click(page, '.map-bar button', '存为PNG'));
        assert.equal(png.bytes.subarray(1, 4).toString(), 'PNG');
        await hands.click(page, '.map-bar button', '关闭');
        assert.equal((await hands.focused(page))?.id, 'open-map', 'the focus goes back');
      });

      await t.test('the page itself, which opens again offline', async (t) => {
        const saved = await page.download(() => menu('另存为离线页'));
        const folder = await temporary('page');
        const file = path.join(folder, 'saved.html');
        await writeFile(file, saved.bytes);
        const offline = await launch(name);
        t.after(async () => {
          await offline.close();
          await discard(folder);
        });
        const again = await offline.open(pathToFileURL(file).href);
        if (product.savesItself) {
          await reader.reaches(again, 'done');
          assert.equal((await reader.read(again)).text, text);
        } else {
          await hands.shows(page, '[aria-live]', '独立网页');
          assert.match(await again.run(() => document.body.innerText), /统一思想[\s\S]*以实干迎接丰收/);
        }
        assert.deepEqual(again.record.requests, []);
      });

      checkQuiet(page, product);
    });
  }
}

/**
 * The clipboard holds such words, at once or soon.
 * @param {reader.Page} page
 * @param {RegExp} words
 */
async function copied(page, words) {
  assert.match((await hands.clipboardWith(page, ({ plain }) => words.test(plain))).plain, words);
}
