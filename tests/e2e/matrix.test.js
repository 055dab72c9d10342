// Every capability, by mouse and by keys, on page, element and single file, in both browsers. By each way every capability
// meets every real text, and every one of the twelve combinations meets every capability and every text; with TIGANG_WHOLE
// set, each combination drives each capability on each text. What was driven is written to target/matrix.md as a table.

import assert from 'node:assert/strict';
import { mkdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { after, test } from 'node:test';
import { CAPABILITIES } from './capabilities.js';
import { BROWSERS, launch } from './driver.js';
import { handOf, WAYS } from './hand.js';
import { checkQuiet, openWith, PRODUCTS } from './products.js';
import { ownTexts, realTexts } from './texts.js';

const real = await realTexts();
// Without the real texts, the invented ones: the drivers at least are tried.
const samples = 0 < real.length ? real : await ownTexts();

const whole = process.env.TIGANG_WHOLE !== undefined;

/** Runs that succeeded, by capability and way and where. @type {Map<string, number>} */
const driven = new Map();

/** Where a capability is driven: six places. */
const PLACES = BROWSERS.flatMap((name) => PRODUCTS.map((product) => ({ name, product })));

for (const [place, { name, product }] of PLACES.entries()) {
  for (const way of WAYS) {
    test(`${name}, ${product.name}, by ${way}: every capability`, async (t) => {
      const browser = await launch(name, { online: product.online, clipboard: true });
      t.after(() => browser.close());
      for (const [turn, sample] of samples.entries()) {
        // From place to place the texts move on by one: six places, five texts.
        const due = CAPABILITIES.filter((_, index) => whole || (index + place) % samples.length === turn);
        let page = await openWith(browser, product, sample.content);
        for (const capability of due) {
          if (way === 'keys' && capability.mouseOnly) continue;
          let succeeded = false;
          await t.test(`${sample.name}: ${capability.name}`, async () => {
            await capability.run({ page, hand: handOf(page, way), product, sample });
            checkQuiet(page, product);
            succeeded = true;
          });
          const key = `${capability.name}|${way}|${product.name}|${name}`;
          if (succeeded) driven.set(key, (driven.get(key) ?? 0) + 1);
          else page = (await page.close(), await openWith(browser, product, sample.content));
        }
        await page.close();
      }
    });
  }
}

after(async () => {
  const places = PLACES.map(({ name, product }) => `${product.name}|${name}`);
  const head = ['capability', 'by', ...places.map((place) => place.replace('|', ', '))];
  const rows = CAPABILITIES.flatMap(({ name, mouseOnly }) =>
    WAYS.map((way) => [name, way, ...places.map((place) => (way === 'keys' && mouseOnly ? mouseOnly : `${driven.get(`${name}|${way}|${place}`) ?? 0} of ${whole ? samples.length : 1}`))]),
  );
  const lines = [head, head.map(() => '---'), ...rows].map((cells) => `| ${cells.join(' | ')} |`);
  const folder = path.resolve(import.meta.dirname, '../../target');
  await mkdir(folder, { recursive: true });
  await writeFile(path.join(folder, 'matrix.md'), `${lines.join('\n')}\n`);
  assert.equal(new Set(CAPABILITIES.map(({ name }) => name)).size, CAPABILITIES.length, 'two capabilities of one name');
});
