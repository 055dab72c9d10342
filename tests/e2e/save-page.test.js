// Save Page and Print with the browser's own keys, in a browser that no driver holds, after an analysis. The single file,
// saved, opens offline with that text, in both browsers, whichever saved it; the hosted page, saved, is readable without
// its program; the paper has the outline first and no controls. And what an older version saved is read.

import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { test } from 'node:test';
import { pathToFileURL } from 'node:url';
import { promisify } from 'node:util';
import { inOrder } from './capabilities/scene.js';
import { openDesktop } from './desktop.js';
import { BROWSERS, launch } from './driver.js';
import { discard, temporary } from './folders.js';
import { PRODUCTS } from './products.js';
import * as reader from './reader.js';
import { printPage, savePage, withPage } from './save-page.js';
import { ownTexts } from './texts.js';

const execute = promisify(execFile);
const found = (await ownTexts()).find(({ name }) => name === 'spring-water');
assert(found);
const text = found.content;

/** Headings of the text, which stand in its outline. */
const HEADINGS = text.split('\n').filter((line) => /^[一二三]、/u.test(line)).map((line) => line.slice(2, 8));

for (const name of BROWSERS) {
  for (const product of PRODUCTS.filter((one) => one.name !== 'element')) {
    test(`${name}, ${product.name}: printed and saved with the browser’s keys`, async (t) => {
      const home = await temporary('home');
      const desktop = await openDesktop();
      t.after(async () => {
        await desktop.close();
        await discard(home);
      });
      const { paper, saved } = await withPage(name, desktop, home, { address: product.address(), text, pasted: /农田水利/u }, async () => ({
        paper: await printPage(desktop, home),
        saved: await savePage(name, desktop, home),
      }));
      await t.test('the paper: outline first, then the text, no controls', async () => {
        const { stdout } = await execute('pdftotext', ['-layout', paper, '-']);
        inSequence(stdout, ['农田水利', '文稿完整度', ...HEADINGS, ...HEADINGS]);
        for (const control of ['新建一篇', '关键词', '带走', '查看']) assert(!stdout.includes(control), `${control} is on the paper`);
      });
      for (const reopener of BROWSERS) {
        await t.test(`the saved page, opened offline in ${reopener}`, async () => {
          const browser = await launch(reopener);
          try {
            const page = await browser.open(pathToFileURL(saved).href);
            if (product.savesItself) await checkAlive(page);
            else await checkReadable(page);
          } finally {
            await browser.close();
          }
        });
      }
    });
  }
}

/**
 * Such words stand on the paper in this order. Firefox names not every letter of its fonts: an unknown one is any letter.
 * @param {string} paper
 * @param {string[]} words
 */
function inSequence(paper, words) {
  const pattern = words.map((word) => [...word.replace(/\P{Letter}/gu, '')].map((letter) => `[${letter}\ufffd]\\P{Letter}*?`).join('')).join('[^]*?');
  assert.match(paper.normalize('NFKC'), new RegExp(pattern, 'u'));
}

/** It runs as the page it was saved from. @param {reader.Page} page */
async function checkAlive(page) {
  await reader.reaches(page, 'done');
  await reader.settled(page);
  const reading = await reader.read(page);
  assert.equal(reading.text.trim(), text.trim());
  reader.checkRawPlaces(reading);
  await reader.showAsPasted(page);
  reader.checkHighlights(await reader.read(page), 'source');
  assert.equal(await reader.checkOutlineLinks(page), reading.report.outline.length, 'nothing is drawn twice');
  reader.checkQuiet(page);
}

/** Its program does not run from disk, and the outline and the text are there all the same. @param {reader.Page} page */
async function checkReadable(page) {
  const words = await page.run(() => document.body.innerText);
  inOrder(words, ['农田水利', ...HEADINGS, ...HEADINGS], 'the saved page');
  assert(!words.includes('浏览器版本过低'), 'it is not called too old');
}

/** What each version wrote: the state's own version, and the holder of it as it stood in the saved page. */
const OLDER = [
  { version: 1, holder: `<div hidden="" data-tigang-state="1">${state({ refused: [], view: null, terms: ['渠系'], rate: 240, summary: 600, draft: '', text })}</div>` },
  {
    version: 2,
    holder: `<div hidden="" data-tigang-state="2" data-tigang-shown="7"><div data-tigang-tab="7">${state({ refused: [], view: null, terms: ['渠系'], rate: 240, summary: 600, draft: '', text })}</div></div>`,
  },
];

/** @param {object} value */
function state(value) {
  return JSON.stringify(value).replaceAll(' ', '\\u0020').replaceAll('&', '&amp;').replaceAll('<', '&lt;');
}

for (const name of BROWSERS) {
  for (const { version, holder } of OLDER) {
    test(`${name}: a page whose state is of version ${version} is read by this engine`, async (t) => {
      const folder = await temporary('older');
      const browser = await launch(name);
      t.after(async () => {
        await browser.close();
        await discard(folder);
      });
      const page = await readFile(new URL(reader.fileAddress('tigang.html')), 'utf8');
      const file = path.join(folder, 'older.html');
      const saved = page.replace('<tigang-reader></tigang-reader>', () => `<tigang-reader>${holder}</tigang-reader>`);
      assert.notEqual(saved, page);
      await writeFile(file, saved);
      const opened = await browser.open(pathToFileURL(file).href);
      await reader.reaches(opened, 'done');
      await reader.settled(opened);
      const { report } = await reader.read(opened);
      assert.equal(report.own_terms[0]?.term, '渠系');
      assert.equal(await opened.run(() => /** @type {HTMLInputElement} */ (document.querySelector('tigang-reader')?.shadowRoot?.querySelector('#rate')).value), '240');
      // It is written down again in the present version.
      await opened.until(() => document.querySelector('[data-tigang-state]')?.getAttribute('data-tigang-state') === '2');
      reader.checkQuiet(opened);
    });
  }

  test(`${name}: a page saved by a newer version is left alone`, async (t) => {
    const folder = await temporary('newer');
    const browser = await launch(name);
    t.after(async () => {
      await browser.close();
      await discard(folder);
    });
    const page = await readFile(new URL(reader.fileAddress('tigang.html')), 'utf8');
    const file = path.join(folder, 'newer.html');
    await writeFile(file, page.replace('<tigang-reader></tigang-reader>', '<tigang-reader><div hidden="" data-tigang-state="99">{"from":"later"}</div></tigang-reader>'));
    const opened = await browser.open(pathToFileURL(file).href);
    await reader.reaches(opened, 'ready');
    assert.match((await opened.run(() => document.querySelector('[data-tigang-state="99"]')?.textContent)) ?? '', /later/u, 'nothing of it is lost');
    reader.checkQuiet(opened);
  });
}
