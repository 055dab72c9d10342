// Undoing one edit through the element's own methods leaves every other edit, and every place, as it was.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { BROWSERS, launch } from './driver.js';
import * as reader from './reader.js';
import { ownTexts, realTexts } from './texts.js';

const texts = [...(await ownTexts()), ...(await realTexts())];

/** Undoes the edit with this id, or makes it again. */
async function change(/** @type {reader.Page} */ page, /** @type {'refuse' | 'accept'} */ method, /** @type {string} */ id) {
  await page.run(({ method, id }) => /** @type {any} */ (document.querySelector('tigang-reader'))[method](id), { method, id });
  await reader.settled(page);
  return reader.read(page);
}

/** @param {reader.Reading} reading */
const idsOf = (reading) => reading.report.edits.map((/** @type {{ id: string }} */ edit) => edit.id);

for (const name of BROWSERS) {
  test(`${name}: one edit refused, all others keep their ids and places`, async (t) => {
    const browser = await launch(name);
    t.after(() => browser.close());
    const page = await browser.open(reader.fileAddress('tigang.html'));
    await reader.reaches(page, 'ready');
    let edited = 0;
    for (const { name: title, content } of texts) {
      await page.run((text) => /** @type {any} */ (document.querySelector('tigang-reader')).analyze(text), content);
      const before = await reader.read(page);
      const ids = idsOf(before);
      const chosen = ids[ids.length >> 1];
      if (chosen === undefined) continue;
      edited += 1;
      const after = await change(page, 'refuse', chosen);
      assert.deepEqual(idsOf(after), ids.filter((/** @type {string} */ id) => id !== chosen), title);
      assert.equal(after.text, content);
      reader.checkRawPlaces(after);
      const again = await change(page, 'accept', chosen);
      assert.equal(again.texts.source, before.texts.source, `${title}: accepting the edit gives the first text again`);
      assert.deepEqual(idsOf(again), ids);
    }
    assert(0 < edited, 'no text had an edit');
    reader.checkQuiet(page);
  });
}
