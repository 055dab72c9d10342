// How long the single file takes from navigation to ready, from file://, each time in a browser with a fresh profile.

import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { launch } from '../e2e/driver.js';
import { figure, machine, median, target } from './table.js';

const PROFILES = 10;
const address = pathToFileURL(path.resolve(import.meta.dirname, '../../dist/tigang.html')).href;

machine();
/** @type {number[]} */
const times = [];
for (let profile = 0; profile < PROFILES; profile += 1) {
  const browser = await launch('chromium');
  const page = await browser.open('about:blank');
  await page.raw.addInitScript(() => {
    new MutationObserver(() => {
      const scope = /** @type {any} */ (globalThis);
      if (document.querySelector('tigang-reader[data-state="ready"]')) scope.readyAt ??= performance.now();
    }).observe(document, { subtree: true, childList: true, attributeFilter: ['data-state'] });
  });
  await page.raw.goto(address);
  await page.until(() => /** @type {any} */ (globalThis).readyAt);
  times.push(await page.run(() => /** @type {any} */ (globalThis).readyAt));
  await browser.close();
}
console.log(`\nsingle file, from navigation to ready, ${PROFILES} fresh profiles`);
target('median', median(times), 400, ' ms');
figure('fastest', Math.min(...times), ' ms');
figure('slowest', Math.max(...times), ' ms');
