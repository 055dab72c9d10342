// What is taken along: the text for Word, the outline, every file, the page itself, a print.

import assert from 'node:assert/strict';
import * as hands from '../hands.js';
import { entry } from '../zip.js';
import { inOrder, letters, report } from './scene.js';

/** @typedef {import('./scene.js').Capability} Capability */
/** @typedef {import('./scene.js').Scene} Scene */

/**
 * Opens the menu and takes something from it. Copies stand in its first list, files in its second.
 * @param {Scene} scene
 * @param {number} list
 * @param {string} label
 */
async function menu({ hand }, list, label) {
  await hand.press('.take-away summary');
  await hand.press(`.take-away .menu ul:nth-child(${list}) button`, label);
}

/** Titles of the outline that are in the text. @param {Scene} scene @param {string} [view] in this script @returns {Promise<string[]>} */
async function titles({ page }, view = '') {
  const outline = await page.run((view) => {
    const reader = /** @type {any} */ (document.querySelector('tigang-reader'));
    return reader.analysis.reports[view || reader.view].outline;
  }, view);
  return outline.filter((/** @type {any} */ node) => node.kind !== 'missing').map((/** @type {any} */ node) => node.title);
}

/** @param {string} markup */
const wordsOf = (markup) => markup.replace(/<(?:style|script)[\s\S]*?<\/(?:style|script)>/giu, '').replace(/<[^>]*>/gu, '').replace(/&lt;/gu, '<').replace(/&amp;/gu, '&');

/**
 * @param {string} name
 * @param {number} list
 * @param {string} label
 * @param {(copied: { html: string, plain: string }, scene: Scene) => void | Promise<void>} check
 * @returns {Capability}
 */
const copy = (name, list, label, check) => ({
  name,
  async run(scene) {
    const { page } = scene;
    await hands.copy(page, '-');
    await menu(scene, list, label);
    await hands.shows(page, '[aria-live]', '已复制');
    // What an earlier copy said may still be shown.
    await check(await hands.clipboardWith(page, ({ plain }) => plain !== '-'), scene);
  },
});

/**
 * @param {string} ending
 * @param {string} label
 * @param {(bytes: Buffer) => string} read the words of the file
 * @param {string} [view] the script it is in; usually the one shown
 * @returns {Capability}
 */
const file = (ending, label, read, view) => ({
  name: `a file: ${ending}`,
  async run(scene) {
    const saved = await scene.page.download(() => menu(scene, 2, label));
    assert(saved.name.endsWith(`.${ending}`), saved.name);
    inOrder(read(saved.bytes), await titles(scene, view), saved.name);
  },
});

/** @param {Buffer} bytes */
const plain = (bytes) => bytes.toString('utf8');

/** @type {Capability[]} */
export const TAKE_AWAY = [
  copy('copy for Word, with levels', 1, '复制到Word', async ({ html, plain }, scene) => {
    const { outline } = await report(scene.page);
    const headings = outline.filter((/** @type {any} */ node) => node.kind === 'heading');
    const found = [...html.matchAll(/<h([1-6])[^>]*>([\s\S]*?)<\/h\1>/gu)];
    inOrder(found.map((match) => wordsOf(match[2])).join('|'), headings.map((/** @type {any} */ node) => node.title), 'headings for Word');
    for (const heading of headings) {
      const match = found.find(([, , words]) => letters(wordsOf(words)).includes(letters(heading.title)));
      assert.equal(Number(match?.[1]), Math.min(6, heading.depth), heading.title);
    }
    inOrder(plain, await titles(scene), 'words for Word');
  }),
  copy('copy the outline as Markdown', 1, '复制提纲（Markdown', async ({ plain }, scene) => {
    const { outline } = await report(scene.page);
    const lines = plain.trim().split('\n').filter((line) => line.trimStart().startsWith('- '));
    assert.deepEqual(lines.map((line) => line.search(/\S/u) / 2 + 1), outline.map((/** @type {any} */ node) => Math.max(1, node.depth)));
    inOrder(plain, outline.map((/** @type {any} */ node) => node.title), 'Markdown');
  }),
  copy('copy the outline as indented text', 1, '复制提纲（缩进', async ({ plain }, scene) => {
    const { outline } = await report(scene.page);
    inOrder(plain, outline.map((/** @type {any} */ node) => node.title), 'indented text');
    const deepest = Math.max(...outline.map((/** @type {any} */ node) => node.depth));
    if (1 < deepest) assert.match(plain, new RegExp(`^(　　){${deepest - 1}}\\S`, 'mu'));
  }),
  copy('copy the key terms', 1, '复制关键词', async ({ plain }, scene) => {
    const { keywords } = await report(scene.page);
    assert.deepEqual(plain.trim().split('\n').map((line) => line.split('\t').slice(0, 2)), keywords.map((/** @type {any} */ { term, count }) => [term, String(count)]));
  }),
  copy('copy the summary', 1, '复制摘要', async ({ plain }, scene) => {
    const { summary } = await report(scene.page);
    assert.equal(plain.split('\n').filter((line) => line.trim() !== '').length, summary.length);
  }),
  copy('copy the statistics', 1, '复制统计', async ({ plain }, scene) => {
    const { stats, gaps, meta } = await report(scene.page);
    const part = 0 < gaps.length || meta.truncated ? '文稿有缺，以下只及现有部分\n' : '';
    assert(plain.startsWith(`${part}字数（WPS口径）\t${stats.chars}字\n`), plain);
  }),
  copy('copy what was changed', 1, '复制复原记录', async ({ plain }, scene) => {
    const { edits } = await report(scene.page);
    assert.equal(plain.split('\n').filter((line) => line !== '').length, edits.length);
  }),
  file('docx', '公文版式', (bytes) => wordsOf(entry(bytes, 'word/document.xml'))),
  file('html', '独立网页', (bytes) => wordsOf(plain(bytes))),
  file('md', 'Markdown）', plain),
  file('txt', '缩进文本', plain),
  file('csv', 'CSV', plain),
  file('opml', 'OPML', (bytes) => [...plain(bytes).matchAll(/ text="([^"]*)"/gu)].map((match) => match[1]).join('\n')),
  file('json', 'JSON', (bytes) => JSON.parse(plain(bytes)).outline.map((/** @type {any} */ node) => node.title).join('\n'), 'source'),
  {
    name: 'save as a page that reads offline',
    async run(scene) {
      const saved = await scene.page.download(() => menu(scene, 3, '另存为离线页'));
      assert.match(saved.name, /\.html$/u);
      const words = plain(saved.bytes);
      if (scene.product.savesItself) {
        // The page's program, and the paste as state; that it opens again is proved in save-page.test.js.
        const state = /<div hidden="" data-tigang-state="2"[^>]*>([\s\S]*?)<\/tigang-reader>/u.exec(words)?.[1] ?? '';
        assert(state.includes(JSON.stringify(scene.sample.content.slice(0, 20)).slice(1, -1).replaceAll(' ', '\\u0020').replaceAll('&', '&amp;').replaceAll('>', '&gt;').replaceAll('<', '&lt;')), 'the paste is in the page');
        assert(1_000_000 < words.length, 'so is the engine');
      } else {
        await hands.shows(scene.page, '[aria-live]', '独立网页');
        inOrder(wordsOf(words), await titles(scene), saved.name);
      }
    },
  },
  {
    name: 'print',
    async run(scene) {
      await scene.page.run(() => {
        document.body.dataset.printed = '';
        globalThis.print = () => void (document.body.dataset.printed = 'yes');
      });
      await menu(scene, 3, '打印');
      await scene.page.until(() => document.body.dataset.printed === 'yes');
    },
  },
];
