// The three ways Tigang reaches a reader: the single file from disk, the hosted page, the element in another page.

import assert from 'node:assert/strict';
import * as reader from './reader.js';

/** @typedef {{ name: string, address: () => string, online: boolean, savesItself: boolean }} Product */

/** @type {Product[]} */
export const PRODUCTS = [
  { name: 'single file', address: () => reader.fileAddress('tigang.html'), online: false, savesItself: true },
  { name: 'hosted page', address: () => reader.servedAddress('TIGANG_SITE'), online: true, savesItself: false },
  { name: 'element', address: () => reader.fileAddress('npm/examples/embed.html'), online: false, savesItself: false },
];

/**
 * Opens a product and analyses a text in it.
 * @param {import('./driver.js').Browser} browser
 * @param {Product} product
 * @param {string} text
 */
export async function openWith(browser, product, text) {
  const page = await browser.open(product.address());
  await reader.reaches(page, 'ready');
  await page.run((content) => /** @type {any} */ (document.querySelector('tigang-reader')).analyze(content), text);
  await reader.settled(page);
  return page;
}

/**
 * Nothing was asked for but the product's own files, nothing was violated or thrown.
 * @param {reader.Page} page
 * @param {Product} product
 */
export function checkQuiet(page, product) {
  const { requests, violations, errors } = page.record;
  assert.deepEqual({ violations, errors }, { violations: [], errors: [] });
  if (product.online) assert.deepEqual(requests.filter((address) => !address.startsWith(product.address())), []);
  else assert.deepEqual(requests, []);
}
