// Two invented reports of one office, a year apart: headings in other words and another order, figures that changed,
// a sentence used again under another heading.

import { readFile } from 'node:fs/promises';
import path from 'node:path';
import * as reader from './reader.js';

/** @param {string} name */
const read = (name) => readFile(path.join(import.meta.dirname, 'compared', name), 'utf8');

export const BEFORE = await read('2023.txt');
export const AFTER = await read('2024.txt');

/**
 * Opens both texts, a tab each, the later one last.
 * @param {reader.Page} page
 */
export async function openBoth(page) {
  await reader.analyse(page, BEFORE);
  await reader.settled(page);
  await page.run(() => /** @type {HTMLElement} */ (document.querySelector('tigang-reader')?.shadowRoot?.querySelector('.text-tabs .new')).click());
  await reader.analyse(page, AFTER);
  await reader.settled(page);
}
