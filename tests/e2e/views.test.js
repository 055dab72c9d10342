// How a text is shown: three scripts, layers and their legend, three languages, the paste beside what was made of it.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { takenThere } from './capabilities/scene.js';
import { BROWSERS, launch } from './driver.js';
import * as hands from './hands.js';
import { openWith, PRODUCTS } from './products.js';
import * as reader from './reader.js';
import { ownTexts, realTexts } from './texts.js';

/** A letter with its reading behind it, and one that was read in the wrong encoding. */
const GARBLED = `在全縣水利工作會議上的講話\n\n同志們:\n一、認清形勢\n這項工作開展以來,全縣(xiàn)上下態(tài)度堅決。但有的同志產生了厭倦?yún)挓┣榫w,工作質(zhì)量不高。\n二、突出重點\n要抓好建設(shè),落實責(zé)任。\n三、加強領導\n要層層傳導壓力。\n`;

const texts = [...(await ownTexts()), ...(await realTexts())];

for (const name of BROWSERS) {
  test(`${name}: every text in three scripts, each with true highlights`, async (t) => {
    const browser = await launch(name);
    t.after(() => browser.close());
    const page = await openWith(browser, PRODUCTS[0], texts[0].content);
    for (const { name: title, content } of texts) {
      await page.run((text) => /** @type {any} */ (document.querySelector('tigang-reader')).analyze(text), content);
      for (const view of /** @type {const} */ (['traditional', 'source', 'simplified'])) {
        await hands.click(page, `#view-${view}`);
        await reader.settled(page);
        assert(10 < reader.checkHighlights(await reader.read(page), view), `${title}, ${view}`);
      }
    }
    reader.checkQuiet(page);
  });

  test(`${name}: layers, languages, appearance, and the paste as it was`, async (t) => {
    const browser = await launch(name);
    t.after(() => browser.close());
    const page = await openWith(browser, PRODUCTS[0], GARBLED);

    await t.test('the legend counts each layer and puts it out', async () => {
      const { rows } = await reader.read(page);
      const decoration = () =>
        page.run(() => {
          const mark = document.querySelector('tigang-reader')?.shadowRoot?.querySelector('article mark.repair:not(.point)');
          return mark ? getComputedStyle(mark).textDecorationStyle + getComputedStyle(mark).textDecorationLine : '';
        });
      const shown = await hands.texts(page, '.legend .edits');
      assert.equal(Number(/\d+/.exec(shown[0])?.[0]), rows.filter(({ layer }) => layer === 'edits').length);
      assert.equal(await decoration(), 'dottedunderline');
      await hands.click(page, '.legend .edits');
      assert.match(await decoration(), /none/);
      await hands.click(page, '.legend .edits');
      assert.equal(await decoration(), 'dottedunderline');
    });

    await t.test('a click on a repair opens it among what was changed', async () => {
      await hands.click(page, 'article mark.repair:not(.point)');
      await hands.shows(page, '#panel-edits');
      assert.equal(await page.run(() => document.querySelector('tigang-reader')?.shadowRoot?.querySelector('#tab-edits')?.getAttribute('aria-selected')), 'true');
    });

    await t.test('the paste beside the text, as tracked changes', async () => {
      await hands.click(page, '.changes .toggle');
      const before = await page.run(() => {
        const marks = document.querySelector('tigang-reader')?.shadowRoot?.querySelectorAll('article.compare mark[data-before]') ?? [];
        return [...marks].map((mark) => getComputedStyle(mark, '::before').content).filter((content) => content !== 'none').length;
      });
      assert(0 < before, 'what was pasted is shown');
      const { length } = (await reader.read(page)).report.edits;
      await hands.click(page, '#panel-edits .edits button', '恢复此处原样');
      await page.until((count) => /** @type {any} */ (document.querySelector('tigang-reader')).analysis.report.edits.length === count, length - 1);
      await reader.reaches(page, 'done');
      await reader.settled(page);
      await hands.shows(page, 'article.compare');
      await hands.click(page, '#panel-edits .refused button', '重新采用此改动');
      await page.until((count) => /** @type {any} */ (document.querySelector('tigang-reader')).analysis.report.edits.length === count, length);
      await reader.reaches(page, 'done');
      await reader.settled(page);
      await hands.click(page, '.changes .toggle');
      assert.deepEqual(await hands.texts(page, 'article.compare'), []);
    });

    await t.test('what a machine converted is shown in the reader’s script', async () => {
      for (const [language, view] of [['zh-Hant', 'traditional'], ['zh-Hans', 'simplified']]) {
        await page.run((language) => document.querySelector('tigang-reader')?.setAttribute('language', language), language);
        await page.run((text) => /** @type {any} */ (document.querySelector('tigang-reader')).analyze(text), GARBLED);
        await reader.settled(page);
        const shown = await page.run(() => {
          const host = /** @type {any} */ (document.querySelector('tigang-reader'));
          return { script: host.analysis.report.meta.script, view: host.view };
        });
        assert.deepEqual(shown, { script: 'converted', view });
      }
    });

    await t.test('English and 繁體 interfaces leave no label behind', async () => {
      for (const [language, expected] of [['en', 'Outline'], ['zh-Hant', '提綱'], ['zh-Hans', '提纲']]) {
        await page.run((language) => document.querySelector('tigang-reader')?.setAttribute('language', language), language);
        await reader.settled(page);
        assert.equal((await hands.texts(page, '.outline-head h2'))[0], expected);
      }
      await page.run(() => document.querySelector('tigang-reader')?.setAttribute('language', 'en'));
      await reader.settled(page);
      const chinese = await page.run(() => {
        const shadow = /** @type {ShadowRoot} */ (document.querySelector('tigang-reader')?.shadowRoot);
        const controls = [...shadow.querySelectorAll('button, summary, h2, [role=tab], [aria-label]')];
        const own = controls.filter((one) => one.checkVisibility() && !one.closest('.outline-body, article, .terms, .places, .edits, .text-tab, option, svg'));
        const words = own.map((one) => one.getAttribute('aria-label') ?? one.textContent ?? '');
        return words.filter((label) => /[\u4e00-\u9fff]/u.test(label));
      });
      assert.deepEqual(chinese, []);
      await page.run(() => document.querySelector('tigang-reader')?.setAttribute('language', 'zh-Hans'));
    });

    await t.test('another script asked for while the text is being drawn', async () => {
      const shown = await page.run(async (text) => {
        const host = /** @type {any} */ (document.querySelector('tigang-reader'));
        const { analysis: old } = host;
        const analysis = host.analyze(text);
        const control = () => host.shadowRoot.querySelector('#view-traditional');
        // The button comes with the text; it is pressed as soon as it is there.
        await new Promise((resolve) => {
          const look = () => (host.analysis !== old && control() ? resolve(control().click()) : setTimeout(look));
          look();
        });
        await analysis;
        await new Promise((resolve) => setTimeout(resolve));
        return { view: host.view, text: host.analysis.texts.traditional, title: host.analysis.reports.traditional.meta.main_title };
      }, '在全县水利工作会议上的讲话\n\n同志们:\n一、认清形势\n要抓好建设。\n二、突出重点\n要落实责任。\n');
      assert.equal(shown.view, 'traditional');
      assert.match(shown.text, /落實責任/);
      assert.equal(shown.title, '在全縣水利工作會議上的講話');
      await reader.settled(page);
      reader.checkHighlights(await reader.read(page), 'traditional');
    });

    await t.test('words alone, and nothing of them shown', async () => {
      const before = (await reader.read(page)).texts.source;
      const words = await page.run(() => /** @type {any} */ (document.querySelector('tigang-reader')).words('推进乡村振兴。'));
      assert.deepEqual(words, ['推进', '乡村振兴']);
      assert.equal((await reader.read(page)).texts.source, before);
    });

    await t.test('in a narrow window the next place is at hand beside the text', async () => {
      await page.resize(360, 800);
      await page.run((text) => /** @type {any} */ (document.querySelector('tigang-reader')).analyze(text), GARBLED);
      await reader.settled(page);
      await hands.click(page, '.jumps button', '下一处');
      await takenThere(page);
      await hands.shows(page, '.stepper output', '1 / ');
      await hands.click(page, '.jumps button', '上一处');
      await takenThere(page);
      await page.resize(1280, 900);
    });

    await t.test('dark and light by choice', async () => {
      const paper = () => page.run(() => getComputedStyle(/** @type {Element} */ (document.querySelector('tigang-reader')?.shadowRoot?.querySelector('.app'))).backgroundColor);
      const light = await paper();
      await page.run(() => document.querySelector('tigang-reader')?.setAttribute('theme', 'dark'));
      assert.notEqual(await paper(), light);
    });

    reader.checkQuiet(page);
  });
}
