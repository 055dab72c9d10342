// What is no speech: an honest empty result or a clear message, never a broken page, never a lost paste.

import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { BROWSERS, launch } from './driver.js';
import * as reader from './reader.js';

/** Texts that are analysed, whatever comes of it. */
const ANALYSED = {
  'Latin only': 'The quick brown fox jumps over the lazy dog.\n\n1. One\n2. Two\n',
  'one character': '提',
  'NUL inside': '一、总体\u0000要求\n要抓好落实。\n',
  'lone surrogates': '一、总体\ud800要求\n要抓好\udc00落实。\n',
  'all control characters': Array.from({ length: 32 }, (_, code) => `第${code}项${String.fromCharCode(code)}`).join(''),
  'a line of brackets': '（'.repeat(5000),
  'a thousand headings': Array.from({ length: 1000 }, (_, index) => `${index + 1}、标题`).join('\n'),
};

for (const name of BROWSERS) {
  describe(`${name}, bad input`, () => {
    /** @type {import('./driver.js').Browser} */
    let browser;
    before(async () => {
      browser = await launch(name);
    });
    after(() => browser.close());

    const open = async () => {
      const page = await browser.open(reader.fileAddress('tigang.html'));
      await reader.reaches(page, 'ready');
      return page;
    };

    for (const [title, text] of Object.entries(ANALYSED)) {
      test(`${title}: analysed, and the reader goes on`, async () => {
        const page = await open();
        await page.run((content) => /** @type {any} */ (document.querySelector('tigang-reader')).analyze(content), text);
        await reader.settled(page);
        const reading = await reader.read(page);
        assert.equal(reading.text, text);
        // A lone surrogate becomes U+FFFD, one for one, and is counted.
        reader.checkRawPlaces({ ...reading, text: text.replace(/\p{Surrogate}/gu, '\ufffd') });
        reader.checkQuiet(page);
        await page.close();
      });
    }

    for (const [title, text] of Object.entries({ empty: '', whitespace: ' \n\u3000\t\r\n' })) {
      test(`${title}: a message, and no analysis`, async () => {
        const page = await open();
        await page.run((content) => {
          const shadow = document.querySelector('tigang-reader')?.shadowRoot;
          const box = shadow?.querySelector('textarea');
          const go = shadow?.querySelector('button.primary');
          if (!box || !(go instanceof HTMLElement)) throw new Error('no input view');
          box.value = content;
          go.click();
        }, text);
        assert.notEqual(await message(page), '');
        assert.equal(await state(page), 'ready');
        reader.checkQuiet(page);
        await page.close();
      });
    }

    test('more than 10 MB: refused with both figures, and a text afterwards works', async () => {
      const page = await open();
      const failure = await page.run(async () => {
        const tigang = /** @type {any} */ (document.querySelector('tigang-reader'));
        // 3 bytes each in UTF-8, so just over 10 MB, though only 3.5 million characters.
        const text = '提'.repeat(Math.ceil((10 * 1024 * 1024 + 1) / 3));
        return tigang.analyze(text).then(
          () => 'no failure',
          (/** @type {any} */ error) => ({ code: error.code, figures: error.figures }),
        );
      });
      assert.deepEqual(failure, { code: 'too_long', figures: { bytes: 10_485_762, limit: 10_485_760 } });
      assert.match(await message(page), /10\.0.*10/);
      await page.run(() => /** @type {any} */ (document.querySelector('tigang-reader')).analyze('一、总体要求\n二、主要任务\n'));
      assert.equal((await reader.read(page)).report.outline.length, 2);
      reader.checkQuiet(page);
      await page.close();
    });

    test('a binary file dropped: a message, and the page goes on', async () => {
      const page = await open();
      await page.run(() => {
        const bytes = Uint8Array.from({ length: 4096 }, (_, index) => (index * 151 + (index >> 3) * 7) % 256);
        const dataTransfer = new DataTransfer();
        dataTransfer.items.add(new File([bytes], 'photo.jpg', { type: 'image/jpeg' }));
        const event = new DragEvent('drop', { dataTransfer, bubbles: true, cancelable: true, composed: true });
        document.querySelector('tigang-reader')?.dispatchEvent(event);
      });
      await page.until(() => document.querySelector('tigang-reader')?.shadowRoot?.querySelector('[role=alert]')?.textContent);
      assert.equal(await state(page), 'ready');
      await reader.analyse(page, '一、总体要求\n要抓好落实。\n');
      reader.checkQuiet(page);
      await page.close();
    });
  });
}

/** @param {reader.Page} page */
const message = (page) =>
  page.run(() => document.querySelector('tigang-reader')?.shadowRoot?.querySelector('[role=alert]')?.textContent?.trim() ?? '');

/** @param {reader.Page} page */
const state = (page) => page.run(() => document.querySelector('tigang-reader')?.getAttribute('data-state'));
