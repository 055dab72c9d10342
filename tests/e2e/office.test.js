// The Word document of every text, opened by LibreOffice: it becomes a PDF, and its headings are Word's own headings,
// those of the outline, in order. The PDFs are kept in target/office for a person to look at.

import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { mkdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { test } from 'node:test';
import { promisify } from 'node:util';
import { launch } from './driver.js';
import { discard, temporary } from './folders.js';
import * as hands from './hands.js';
import { openWith, PRODUCTS } from './products.js';
import * as reader from './reader.js';
import { ownTexts, realTexts } from './texts.js';

const execute = promisify(execFile);
const folder = path.resolve(import.meta.dirname, '../../target/office');

test('chromium and LibreOffice: every Word document opens, with the headings of its outline', async (t) => {
  await mkdir(folder, { recursive: true });
  const profile = await temporary('office');
  const browser = await launch('chromium');
  t.after(async () => {
    await browser.close();
    await discard(profile);
  });
  const texts = [...(await ownTexts()), ...(await realTexts())];
  /** @type {Map<string, { titles: string[] }>} */
  const outlines = new Map();
  const page = await openWith(browser, PRODUCTS[0], texts[0].content);
  for (const { name, content } of texts) {
    await page.run((text) => /** @type {any} */ (document.querySelector('tigang-reader')).analyze(text), content);
    await hands.click(page, '#view-simplified');
    await reader.settled(page);
    const file = await page.download(async () => {
      await hands.click(page, '.take-away summary');
      await hands.click(page, '.take-away button', '公文版式');
    });
    await writeFile(path.join(folder, `${name}.docx`), file.bytes);
    const titles = await page.run(() => {
      const { reports } = /** @type {any} */ (document.querySelector('tigang-reader')).analysis;
      const nodes = reports.simplified.outline.filter((/** @type {any} */ node) => node.kind === 'heading');
      return nodes.map((/** @type {any} */ node) => node.title);
    });
    outlines.set(name, { titles });
  }
  const files = [...outlines.keys()].map((name) => path.join(folder, `${name}.docx`));
  // An office that ends before it has begun is started again: only what it makes of the documents says something of them.
  const convert = async (/** @type {string} */ format) => {
    const made = [...outlines.keys()].map((name) => path.join(folder, `${name}.${format}`));
    for (const file of made) await rm(file, { force: true });
    for (let starts = 0; starts < 3; starts += 1) {
      await execute('soffice', [`-env:UserInstallation=file://${profile}`, '--headless', '--convert-to', format, '--outdir', folder, ...files]).catch((error) => t.diagnostic(String(error)));
      if ((await Promise.all(made.map((file) => stat(file).catch(() => null)))).every((file) => file !== null)) return;
    }
  };
  await convert('pdf');
  await convert('html');
  for (const [name, { titles }] of outlines) {
    const pdf = await readFile(path.join(folder, `${name}.pdf`));
    assert.equal(pdf.subarray(0, 5).toString(), '%PDF-', name);
    const html = await readFile(path.join(folder, `${name}.html`), 'utf8');
    const headings = [...html.matchAll(/<h[1-6][^>]*>([\s\S]*?)<\/h[1-6]>/gi)].map((match) => letters(match[1].replace(/<[^>]*>/g, '')));
    let at = 0;
    for (const title of titles) {
      const found = headings.findIndex((heading, index) => at <= index && heading.includes(letters(title)));
      assert(at <= found, `${name}: “${title}” is no heading in Word; headings are ${headings.join(' | ')}`);
      at = found + 1;
    }
    t.diagnostic(`${name}: ${titles.length} headings, ${Math.round(pdf.length / 1024)} KB of PDF`);
  }
});

/** @param {string} words without blanks and marks, which Word's levels may write differently */
const letters = (words) => words.normalize('NFKC').replace(/&\w+;/g, '').replace(/[\s\p{P}]/gu, '');
