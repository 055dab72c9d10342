// What somebody does who has never seen the page, with each of the real texts: paste it with the keys, read how complete
// it is, open a repair and undo it, follow the outline, step through a term, take the Word document away.

import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { BROWSERS, launch } from './driver.js';
import * as hands from './hands.js';
import * as reader from './reader.js';
import { ownTexts, realTexts } from './texts.js';

const texts = [...(await ownTexts()), ...(await realTexts())];

for (const name of BROWSERS) {
  describe(`${name}, a stranger's path`, () => {
    /** @type {import('./driver.js').Browser} */
    let browser;
    before(async () => {
      browser = await launch(name);
    });
    after(() => browser.close());

    for (const { name: title, content } of texts) {
      test(title, async () => {
        const page = await browser.open(reader.fileAddress('tigang.html'));
        await reader.reaches(page, 'ready');
        await hands.copy(page, content);
        await hands.click(page, '#paste');
        await hands.chord(page, 'Control+v');
        await reader.reaches(page, 'done');
        await reader.settled(page);
        const { report, text } = await reader.read(page);
        // A box that text is copied from or pasted into knows one kind of line end.
        assert.equal(text, content.replace(/\r\n?/g, '\n'), 'the paste arrived as it was');

        const [complete] = await hands.texts(page, '.completeness');
        assert.match(complete, report.meta.full_chars ? /\d+%.*标注全文\d+字/ : /文稿完整度/);

        if (0 < report.edits.length) await undoRepair(page, report.edits.length);
        await followOutline(page);
        await stepThroughTerm(page);

        const file = await page.download(async () => {
          await hands.click(page, '.take-away summary');
          await hands.click(page, '.take-away button', '公文版式');
        });
        assert.match(file.name, /\.docx$/);
        assert.equal(file.bytes.subarray(0, 2).toString(), 'PK');
        reader.checkQuiet(page);
        await page.close();
      });
    }
  });
}

/**
 * Opens what was changed, sees the first repair in its place, and undoes it.
 * @param {reader.Page} page
 * @param {number} count of repairs
 */
async function undoRepair(page, count) {
  await hands.click(page, '.changes button.link');
  if (!(await hands.texts(page, '#panel-edits .edits button')).length) await hands.click(page, '#panel-edits summary');
  await hands.click(page, '#panel-edits .edits button', '看原处');
  const inView = await page.run(() => {
    const current = document.querySelector('tigang-reader')?.shadowRoot?.querySelector('mark.current');
    const box = current?.getBoundingClientRect();
    return box !== undefined && 0 <= box.bottom && box.top <= innerHeight;
  });
  assert(inView, 'the repair came into view');
  await hands.click(page, '#panel-edits .edits button', '恢复此处原样');
  await hands.shows(page, '#panel-edits .refused summary', '已恢复原样');
  await reader.reaches(page, 'done');
  await reader.settled(page);
  assert.equal((await reader.read(page)).report.edits.length, count - 1);
  await hands.click(page, '#panel-edits .refused button', '重新采用此改动');
  await page.until((count) => /** @type {any} */ (document.querySelector('tigang-reader')).analysis.report.edits.length === count, count);
  await reader.reaches(page, 'done');
  await reader.settled(page);
}

/**
 * Clicks the last heading that shows in the outline: its place comes into view and is marked in the outline.
 * @param {reader.Page} page
 */
async function followOutline(page) {
  const links = await hands.texts(page, 'nav.outline a:not(.missing) .title');
  const last = links[links.length - 1];
  await hands.click(page, 'nav.outline a:not(.missing)', last);
  await page.until(() => {
    const shadow = document.querySelector('tigang-reader')?.shadowRoot;
    const box = shadow?.activeElement?.getBoundingClientRect();
    return shadow?.activeElement?.closest('article') && box && 0 <= box.bottom && box.top < innerHeight;
  });
  await hands.shows(page, 'nav.outline a[aria-current]');
}

/**
 * Clicks a term that is not lit and steps on, with the button and with the key.
 * @param {reader.Page} page
 */
async function stepThroughTerm(page) {
  await hands.click(page, '#tab-terms');
  // A short text may have no term that is not lit already.
  if ((await hands.texts(page, '.term[aria-pressed="false"]')).length === 0) await hands.click(page, '.term');
  const [word] = await hands.texts(page, '.term[aria-pressed="false"] .word');
  await hands.click(page, '.term[aria-pressed="false"]', word);
  await hands.shows(page, '.stepper output', `${word} 1 / `);
  const count = Number((await hands.texts(page, '.stepper output'))[0].split('/')[1]);
  await page.press('n');
  await hands.shows(page, '.stepper output', `${word} ${count === 1 ? 1 : 2} / `);
  await page.press('p');
  await hands.shows(page, '.stepper output', `${word} 1 / `);
  await hands.click(page, '.stepper button', '下一处');
  assert.equal(await page.run(() => document.querySelector('tigang-reader')?.shadowRoot?.querySelector('mark.current')?.textContent !== ''), true);
}
