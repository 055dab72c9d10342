// Two texts held against each other: by mouse and by keys, complete, with what changed in the right place.

import assert from 'node:assert/strict';
import { mkdir } from 'node:fs/promises';
import path from 'node:path';
import { test } from 'node:test';
import { AFTER, BEFORE, openBoth } from './compared.js';
import { BROWSERS, launch } from './driver.js';
import * as hands from './hands.js';
import * as reader from './reader.js';

/** Words of each side, cell after cell, without blanks. @param {reader.Page} page */
const sides = (page) =>
  page.run(() => {
    const shadow = /** @type {ShadowRoot} */ (document.querySelector('tigang-reader')?.shadowRoot);
    return ['before', 'after'].map((side) =>
      [...shadow.querySelectorAll(`.cell.${side} p`)]
        .map((paragraph) => {
          const copy = /** @type {Element} */ (paragraph.cloneNode(true));
          for (const button of copy.querySelectorAll('button')) button.remove();
          return copy.textContent;
        })
        .join(''),
    );
  });

/** The row that is the current one. @param {reader.Page} page */
const current = (page) =>
  page.run(() => {
    const row = document.querySelector('tigang-reader')?.shadowRoot?.querySelector('.row.current');
    return row ? { name: row.getAttribute('aria-label'), words: row.textContent ?? '', focused: row === document.querySelector('tigang-reader')?.shadowRoot?.activeElement } : null;
  });

/** The letters of a text in an order of their own: a part that moved stands beside where it came to stand. @param {string} text */
const letters = (text) => [...text.normalize('NFKC').replace(/\s/gu, '')].sort().join('');

for (const name of BROWSERS) {
  test(`${name}: two texts compared by mouse`, async (t) => {
    const browser = await launch(name);
    t.after(() => browser.close());
    const page = await browser.open(reader.fileAddress('tigang.html'));
    await reader.reaches(page, 'ready');

    await t.test('a lone text asks for the other one, and the comparison opens by itself', async () => {
      await reader.analyse(page, BEFORE);
      await reader.settled(page);
      await hands.click(page, '#compare-texts');
      await hands.shows(page, '.input .notice', '在全县水利工作会议上的报告');
      await reader.paste(page, AFTER);
      await hands.shows(page, '.comparison');
      assert.equal((await hands.focused(page))?.tag, 'H1');
    });

    await t.test('both texts stand there whole, the earlier one first', async () => {
      const [before, after] = await sides(page);
      assert.equal(letters(before), letters(BEFORE));
      assert.equal(letters(after), letters(AFTER));
    });

    await t.test('headings are aligned: same, changed, added, moved', async () => {
      const headings = await hands.texts(page, '.compared-headings .place');
      const of = (/** @type {string} */ title) => headings.find((heading) => heading.includes(title)) ?? '';
      assert.match(of('过去一年工作回顾'), /^改动.*原为“一、去年工作回顾”/u);
      assert.match(of('建设数字水利'), /^新增/u);
      assert.match(of('抓好防汛备汛'), /^移位/u);
      assert.match(of('保障措施'), /^未变/u);
    });

    await t.test('figures that changed stand in a list, and lead to their row', async () => {
      await hands.click(page, '#tab-figures');
      const figures = await hands.texts(page, '.place.figure');
      assert(figures.some((figure) => /水费收缴率达到\s*85%\s*→\s*92%/u.test(figure)), figures.join(' | '));
      await hands.click(page, '.place.figure', '92%');
      assert.match((await current(page))?.words ?? '', /85%.*92%/su);
    });

    await t.test('terms that came and went, with their counts', async () => {
      await hands.click(page, '#tab-compared-terms');
      const groups = await page.run(() => {
        const shadow = /** @type {ShadowRoot} */ (document.querySelector('tigang-reader')?.shadowRoot);
        return [...shadow.querySelectorAll('#panel-compared-terms details')].map((group) => group.textContent ?? '');
      });
      assert.match(groups.find((group) => group.startsWith('新增')) ?? '', /数字水利0\s*3/u);
    });

    await t.test('a term that is chosen is marked in both texts, stepped through, and put out', async () => {
      const marked = () => hands.texts(page, '.cell mark');
      await hands.click(page, '.compared-terms .term', '数字水利');
      await page.until(() => document.querySelector('tigang-reader')?.shadowRoot?.querySelectorAll('.cell mark').length === 3);
      assert.deepEqual(await marked(), ['数字水利', '数字水利', '数字水利']);
      assert.match((await hands.texts(page, '.step-line output'))[0], /数字水利 1 \/ 3/u);
      await hands.click(page, '#next-change');
      assert.match((await hands.texts(page, '.step-line output'))[0], /数字水利 2 \/ 3/u);
      assert.equal((await hands.texts(page, '.cell mark.current')).length, 1);
      await hands.click(page, '#unmark');
      await page.until(() => !document.querySelector('tigang-reader')?.shadowRoot?.querySelector('.cell mark'));
      assert.match((await hands.texts(page, '.step-line output'))[0], /共\d+处$/u);
    });

    await t.test('next and previous go from change to change and say where', async () => {
      await hands.click(page, '#tab-changes');
      const count = Number((await hands.texts(page, '#tab-changes .count'))[0]);
      await hands.click(page, '#next-change');
      const first = await current(page);
      await hands.click(page, '#next-change');
      await hands.click(page, '#previous-change');
      assert.deepEqual((await current(page))?.words, first?.words);
      await hands.shows(page, '.step-line output', `共${count}处`);
      await hands.click(page, '#panel-changes .place', '1.2');
      assert.match((await current(page))?.words ?? '', /1\.2万亩.*1\.5万亩/su);
    });

    await t.test('a sentence used again is linked both ways', async () => {
      await hands.click(page, '.cell.before .jump', '移至');
      assert.match((await current(page))?.words ?? '', /加强组织领导.*原在/su);
      await hands.click(page, '.row.current .jump', '原在');
      assert.match((await current(page))?.words ?? '', /管护员.*移至/su);
    });

    await t.test('filters leave what changed, or what was kept', async () => {
      const shown = () => hands.texts(page, '.row.same');
      const all = (await shown()).length;
      await hands.click(page, '#filter-changed');
      assert((await shown()).length < all);
      await hands.click(page, '#filter-kept');
      assert.deepEqual(await hands.texts(page, '.row.added:not(.current)'), []);
      await hands.click(page, '#filter-all');
      assert.equal((await shown()).length, all);
    });

    await t.test('exchanged, the added is the removed; and back', async () => {
      const added = (await hands.texts(page, '.row.added')).length;
      await hands.click(page, '#exchange');
      await page.until((count) => document.querySelector('tigang-reader')?.shadowRoot?.querySelectorAll('.row.removed').length === count, added);
      assert.equal(letters((await sides(page))[0]), letters(AFTER));
      await hands.click(page, '#exchange');
      await page.until((count) => document.querySelector('tigang-reader')?.shadowRoot?.querySelectorAll('.row.added').length === count, added);
    });

    for (const [label, ending, content] of /** @type {[string, string, RegExp][]} */ ([
      ['独立网页', 'html', /^<!doctype html>[\s\S]*<ins>1\.5<\/ins>/u],
      ['Markdown', 'md', /^# 两稿对照[\s\S]*85% → 92%/u],
      ['CSV', 'csv', /^\ufeff序号,部分,前稿,后稿,情况/u],
    ])) {
      await t.test(`a file: ${ending}`, async () => {
        const file = await page.download(() => hands.click(page, '.comparison-actions button', label));
        assert.match(file.name, new RegExp(`^两稿对照.*\\.${ending}$`, 'u'));
        assert.match(file.bytes.toString('utf8'), content);
      });
    }

    await t.test('traditional letters show the same comparison', async () => {
      await hands.click(page, '#view-traditional');
      await hands.shows(page, '.cell', '數字水利');
      await hands.click(page, '#view-simplified');
    });

    await t.test('either text can be read alone, and the comparison is still there', async () => {
      await hands.click(page, '.compared.before .link');
      await page.until((text) => /** @type {any} */ (document.querySelector('tigang-reader')).text === text, BEFORE);
      await hands.shows(page, '.title-block h1', '报告');
      await hands.click(page, '.text-tab.of-comparison .name');
      await hands.shows(page, '.comparison');
    });

    await t.test('a saved page has the comparison', async () => {
      await page.run(() => {
        const reader = /** @type {HTMLElement} */ (document.querySelector('tigang-reader'));
        reader.replaceWith(reader.cloneNode(true));
      });
      await hands.shows(page, '.comparison');
      assert.equal(letters((await sides(page))[1]), letters(AFTER));
    });

    reader.checkQuiet(page);
  });

  test(`${name}: two texts compared by keys`, async (t) => {
    const browser = await launch(name);
    t.after(() => browser.close());
    const page = await browser.open(reader.fileAddress('tigang.html'));
    await reader.reaches(page, 'ready');
    await openBoth(page);
    await hands.focus(page, '.text-tab[aria-selected="true"]');
    await hands.tabTo(page, '#compare-texts');
    await page.press('Enter');
    await hands.shows(page, 'dialog', '与哪一篇对照');
    await page.press('Enter');
    await hands.shows(page, '.comparison');

    await t.test('n and p go from change to change, and the focus goes along', async () => {
      await page.press('n');
      const first = await current(page);
      assert(first?.focused);
      await page.press('n');
      const second = await current(page);
      assert.notEqual(second?.words, first?.words);
      await page.press('p');
      assert.equal((await current(page))?.words, first?.words);
      await page.press('p');
      assert.notEqual((await current(page))?.words, first?.words, 'before the first comes the last');
    });

    await t.test('the lists: arrows between them, Enter on an entry', async () => {
      await hands.focus(page, '#tab-headings');
      await page.press('ArrowRight');
      assert.equal((await hands.focused(page))?.id, 'tab-changes');
      await hands.tabTo(page, '#panel-changes .place');
      await page.press('Enter');
      assert((await current(page))?.focused);
    });

    await t.test('a change is announced', async () => {
      await page.press('n');
      const said = await page.run(() => document.querySelector('tigang-reader')?.shadowRoot?.querySelector('[aria-live]')?.textContent);
      assert.match(said ?? '', /^第\d+处，共\d+处/u);
    });
    reader.checkQuiet(page);
  });
}

for (const scheme of /** @type {const} */ (['light', 'dark'])) {
  test(`chromium, ${scheme}: pictures of a comparison, and nothing wider than the window`, async (t) => {
    await mkdir(reader.PICTURES, { recursive: true });
    const browser = await launch('chromium', { scheme });
    t.after(() => browser.close());
    const page = await browser.open(reader.fileAddress('tigang.html'));
    await reader.reaches(page, 'ready');
    await openBoth(page);
    await hands.click(page, '#compare-texts');
    await hands.click(page, 'dialog .place');
    await hands.shows(page, '.comparison');
    for (const width of [1280, 360]) {
      await page.resize(width, 900);
      for (const panel of ['headings', 'changes', 'compared-terms', 'figures']) {
        await hands.click(page, `#tab-${panel}`);
        await page.picture(path.join(reader.PICTURES, `comparison-${panel}-${width}-${scheme}.png`), true);
        const overflow = await page.run(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
        assert(overflow <= 0, `${panel} at ${width}: ${overflow} px wider than the window`);
      }
    }
  });
}
