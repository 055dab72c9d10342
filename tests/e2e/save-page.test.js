// Save Page with the browser's own keys and dialog, after an analysis; the saved file opens offline with that text,
// in both browsers, whichever saved it.

import assert from 'node:assert/strict';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { test } from 'node:test';
import { pathToFileURL } from 'node:url';
import { openDesktop } from './desktop.js';
import { BROWSERS, launch } from './driver.js';
import * as reader from './reader.js';
import { savePage } from './save-page.js';
import { ownTexts } from './texts.js';

const text = (await ownTexts()).find(({ name }) => name === 'spring-water');
assert(text);

for (const name of BROWSERS) {
  test(`${name}: a page saved after an analysis opens offline, with the text and its analysis`, async (t) => {
    const home = await mkdtemp(path.join(tmpdir(), 'tigang-home-'));
    const desktop = await openDesktop();
    t.after(async () => {
      await desktop.close();
      await rm(home, { recursive: true, force: true, maxRetries: 5 });
    });
    const saved = await savePage(name, desktop, home, {
      address: reader.fileAddress('tigang.html'),
      text: text.content,
      pasted: /农田水利/,
    });
    for (const reopener of BROWSERS) {
      const browser = await launch(reopener);
      const page = await browser.open(pathToFileURL(saved).href);
      await reader.reaches(page, 'done');
      await reader.settled(page);
      const reading = await reader.read(page);
      assert.equal(reading.text.trim(), text.content.trim(), `reopened in ${reopener}: the text`);
      assert(0 < reading.report.outline.length);
      reader.checkRawPlaces(reading);
      await reader.showAsPasted(page);
      reader.checkHighlights(await reader.read(page), 'source');
      assert.equal(await reader.checkOutlineLinks(page), reading.report.outline.length, 'nothing is drawn twice');
      reader.checkQuiet(page);
      await browser.close();
    }
  });
}
