// Pictures for a person to look at, in target/screenshots: every text, wide and narrow, light and dark.

import assert from 'node:assert/strict';
import { mkdir } from 'node:fs/promises';
import path from 'node:path';
import { test } from 'node:test';
import { launch } from './driver.js';
import * as reader from './reader.js';
import { ownTexts, realTexts } from './texts.js';

const WIDTHS = [1280, 360];
const texts = [...(await ownTexts()), ...(await realTexts())];

for (const scheme of /** @type {const} */ (['light', 'dark'])) {
  test(`chromium, ${scheme}: no text is wider than the window`, async (t) => {
    await mkdir(reader.PICTURES, { recursive: true });
    const browser = await launch('chromium', { scheme });
    t.after(() => browser.close());
    const page = await browser.open(reader.fileAddress('tigang.html'));
    await reader.reaches(page, 'ready');
    for (const width of WIDTHS) {
      await page.resize(width, 900);
      await page.picture(path.join(reader.PICTURES, `start-${width}-${scheme}.png`));
    }
    for (const { name, content } of texts) {
      await page.run((text) => /** @type {any} */ (document.querySelector('tigang-reader')).analyze(text), content);
      for (const width of WIDTHS) {
        await page.resize(width, 900);
        await reader.settled(page);
        await page.picture(path.join(reader.PICTURES, `${name}-${width}-${scheme}.png`));
        const overflow = await page.run(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
        assert(overflow <= 0, `${name} at ${width}: ${overflow} px wider than the window`);
      }
    }
    reader.checkQuiet(page);
  });
}
