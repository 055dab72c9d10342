// The single file, opened from disk with the network cut: every text gives an outline and highlights that are true.

import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { BROWSERS, launch } from './driver.js';
import * as reader from './reader.js';
import { ownTexts, realTexts } from './texts.js';

const texts = [...(await ownTexts()), ...(await realTexts())];

for (const name of BROWSERS) {
  describe(`${name}, single file`, () => {
    /** @type {import('./driver.js').Browser} */
    let browser;
    before(async () => {
      browser = await launch(name);
    });
    after(() => browser.close());

    for (const { name: title, content } of texts) {
      test(`${title}: outline, highlights, and nothing asked of the network`, async () => {
        const page = await browser.open(reader.fileAddress('tigang.html'));
        await reader.reaches(page, 'ready');
        await reader.analyse(page, content);
        await reader.settled(page);
        const first = await reader.read(page);
        assert.equal(first.text, content, 'the paste arrived as it was');
        assert(0 < first.report.outline.length, 'there is an outline');
        assert(0 < first.report.keywords.length, 'there are key terms');
        reader.checkRawPlaces(first);

        await reader.showAsPasted(page);
        const highlights = reader.checkHighlights(await reader.read(page), 'source');
        assert(10 < highlights, `only ${highlights} highlights`);
        assert.equal(await reader.checkOutlineLinks(page), first.report.outline.length, 'every node has a link');
        reader.checkQuiet(page);
        await page.close();
      });
    }
  });
}
