// How long after a key the marks of a text of 15,000 characters stand where they belong again: the paste is corrected by
// hand in the single file, in Chromium, and every key is timed from its event to the frame behind the new marks.

import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { launch } from '../e2e/driver.js';
import * as hands from '../e2e/hands.js';
import * as reader from '../e2e/reader.js';
import { figure, machine, median, target } from './table.js';

const LETTERS = 15_000;
const KEYS = 60;

/** Milliseconds between keys: a fast typist. */
const PACE = 120;

machine();
const speech = await readFile(path.resolve(import.meta.dirname, '../e2e/texts/spring-water.txt'), 'utf8');
const text = speech.repeat(Math.ceil(LETTERS / speech.length)).slice(0, LETTERS);
const browser = await launch('chromium');
const page = await browser.open(reader.fileAddress('tigang.html'));
await reader.reaches(page, 'ready');
await reader.analyse(page, text);
await reader.settled(page);
await hands.click(page, '#correct');
await page.until(() => document.querySelector('tigang-reader')?.shadowRoot?.querySelector('.editor[data-marked]'));
await page.run(() => {
  const shadow = /** @type {ShadowRoot} */ (document.querySelector('tigang-reader')?.shadowRoot);
  const box = /** @type {HTMLTextAreaElement} */ (shadow.querySelector('#edited'));
  const editor = /** @type {HTMLElement} */ (shadow.querySelector('.editor'));
  const times = (/** @type {any} */ (globalThis).times = /** @type {number[]} */ ([]));
  let pressed = 0;
  box.setSelectionRange(box.value.length >> 1, box.value.length >> 1);
  box.addEventListener('keydown', (event) => (pressed = event.timeStamp));
  new MutationObserver(() => requestAnimationFrame(() => setTimeout(() => times.push(performance.now() - pressed)))).observe(editor, {
    attributeFilter: ['data-marked'],
  });
});
for (let key = 0; key < KEYS; key += 1) {
  await page.press(key % 6 === 5 ? 'Backspace' : 'a');
  await new Promise((resolve) => setTimeout(resolve, PACE));
}
/** @type {number[]} */
const times = await page.run(() => /** @type {any} */ (globalThis).times);
await browser.close();
console.log(`\nkey to marks, a text of ${text.length} characters, ${times.length} of ${KEYS} keys`);
target('median', median(times), 50, ' ms');
figure('fastest', Math.min(...times), ' ms');
figure('slowest', Math.max(...times), ' ms');
