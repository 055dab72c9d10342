// What somebody does who has never seen the page, with each of the real texts, on each product: paste it, read what it is
// and how complete, open a repair and undo it, follow the outline, step through a term, take the Word document away. Each
// step is held to what the native engine says of that text, and to figures counted by hand.

import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { inOrder, inView, letters, normal, untilText } from './capabilities/scene.js';
import { BROWSERS, launch } from './driver.js';
import * as hands from './hands.js';
import * as native from './native.js';
import { checkQuiet, PRODUCTS } from './products.js';
import * as reader from './reader.js';
import { ownTexts, realTexts } from './texts.js';
import { entry } from './zip.js';

/**
 * Counted by hand in the real texts: what the line of completeness must say, and how often a term stands in the text.
 * @type {Record<string, { complete: RegExp, term: string, uses: number }>}
 */
const COUNTED = {
  '000': { complete: /40%.*现有3420字.*标注全文8523字.*1315字/u, term: '乡村振兴', uses: 11 },
  '001': { complete: /35%.*现有2639字.*标注全文7516字.*940字/u, term: '总攻', uses: 10 },
  '002': { complete: /未见缺失/u, term: '扶贫开发', uses: 19 },
  '003': { complete: /文末不全/u, term: '疫情防控', uses: 41 },
  '004': { complete: /未见缺失/u, term: '精准脱贫', uses: 35 },
};

const own = (await ownTexts()).map((text) => ({ ...text, products: PRODUCTS.slice(0, 1) }));
const real = (await realTexts()).map((text) => ({ ...text, products: PRODUCTS }));

for (const name of BROWSERS) {
  for (const product of PRODUCTS) {
    describe(`${name}, ${product.name}, a stranger's path`, () => {
      /** @type {import('./driver.js').Browser} */
      let browser;
      before(async () => {
        browser = await launch(name, { online: product.online });
      });
      after(() => browser.close());

      for (const sample of [...own, ...real].filter(({ products }) => products.includes(product))) {
        test(sample.name, async () => {
          const page = await browser.open(product.address());
          await reader.reaches(page, 'ready');
          await hands.copy(page, sample.content);
          await hands.click(page, '#paste');
          await hands.chord(page, 'Control+v');
          const text = normal(sample.content);
          await untilText(page, text);
          await reader.reaches(page, 'done');
          await reader.settled(page);
          const view = await page.run(() => /** @type {any} */ (document.querySelector('tigang-reader')).view);
          const expected = await native.report(text, view);
          const counted = COUNTED[sample.name.slice(0, 3)];

          await readHead(page, expected, counted);
          if (0 < expected.clean.edits.length) await undoRepair(page, expected);
          await followOutline(page, expected);
          await stepThroughTerm(page, expected, counted);
          await exportWord(page, expected, await native.analyze(text, view, 'docx'));
          checkQuiet(page, product);
          await page.close();
        });
      }
    });
  }
}

/** @typedef {{ complete: RegExp, term: string, uses: number } | undefined} Counted */

/**
 * The first lines: what the text is called, how long and how complete it is, what was changed.
 * @param {reader.Page} page
 * @param {any} expected
 * @param {Counted} counted
 */
async function readHead(page, { meta, clean }, counted) {
  const value = (/** @type {string} */ name) => meta[name]?.value ?? null;
  assert.deepEqual(await hands.texts(page, '.title-block h1'), [value('main_title') ?? value('title') ?? '无标题文稿']);
  const [facts] = await hands.texts(page, '.title-block .facts');
  assert(facts.includes(`${value('chars')}字（WPS口径）`), facts);
  // A name that was taken out is said to be.
  const speaker = /^[*_×x]+$/iu.test(value('speaker') ?? '') ? '〔姓名隐去〕' : value('speaker');
  if (speaker) assert(facts.includes(speaker), facts);
  const [complete] = await hands.texts(page, '.completeness');
  if (counted) assert.match(complete, counted.complete);
  if (value('full_chars')) assert(complete.includes(`标注全文${value('full_chars')}字`), complete);
  else if (!value('truncated')) assert.match(complete, /未见缺失|缺/u);
  const [changes] = await hands.texts(page, '.changes');
  const readings = clean.edits.filter((/** @type {any} */ edit) => edit.kind === 'gloss').length;
  if (0 < readings) assert(changes.includes(`去除拼音${readings}处`), changes);
  if (clean.edits.length === 0) assert(changes.includes('未作改动'), changes);
  assert.equal(changes.includes('原稿系机器转繁'), value('script') === 'converted', changes);
}

/**
 * Opens what was changed, sees the first repair of the rarest kind in its place, and undoes it: the paste's own letters
 * stand there again; and makes it again.
 * @param {reader.Page} page
 * @param {any} expected
 */
async function undoRepair(page, { clean }) {
  const { edits } = clean;
  await hands.click(page, '.changes button.link');
  const kinds = await hands.texts(page, '#panel-edits .group > summary');
  assert.equal(kinds.reduce((sum, kind) => sum + Number(/\d+$/u.exec(kind)?.[0]), 0), edits.length, 'every change is listed');
  const chosen = edits.find((/** @type {any} */ edit) => edit.kind === 'mojibake') ?? edits[0];
  const group = await page.run((kind) => {
    const groups = [.../** @type {NodeListOf<HTMLDetailsElement>} */ (document.querySelector('tigang-reader')?.shadowRoot?.querySelectorAll('#panel-edits .group'))];
    return groups.findIndex((one) => one.querySelector('summary')?.textContent?.startsWith(kind));
  }, LABELS[chosen.kind]);
  assert(0 <= group, `${LABELS[chosen.kind]} is among ${kinds}`);
  const within = `#panel-edits .group:nth-of-type(${group + 1})`;
  if ((await hands.texts(page, `${within} .edits button`)).length === 0) await hands.click(page, `${within} > summary`);
  await hands.shows(page, `${within} .edits button`);
  const [before] = await hands.texts(page, `${within} .edits li:first-child del`);
  assert(letters(chosen.before).startsWith(letters(before.replace(/[↵⇥…]/gu, '')).slice(0, 10)), `${before} was pasted`);
  await hands.click(page, `${within} .edits button`, '看原处');
  await page.until(() => {
    const box = document.querySelector('tigang-reader')?.shadowRoot?.querySelector('mark.current')?.getBoundingClientRect();
    return box && 0 <= box.bottom && box.top <= innerHeight;
  });
  await hands.click(page, `${within} .edits button`, '恢复此处原样');
  await hands.shows(page, '#panel-edits .refused summary', '已恢复原样');
  await reader.reaches(page, 'done');
  await reader.settled(page);
  const undone = await reader.read(page);
  assert.equal(undone.report.edits.length, edits.length - 1);
  if (chosen.kind === 'mojibake') assert(undone.texts.source.includes(chosen.before), 'the letters stand there as they were pasted');
  await hands.click(page, '#panel-edits .refused button', '重新采用此改动');
  await page.until((count) => /** @type {any} */ (document.querySelector('tigang-reader')).analysis.report.edits.length === count, edits.length);
  await reader.reaches(page, 'done');
  await reader.settled(page);
  assert.equal((await reader.read(page)).texts.source, clean.text, 'as if it had never been undone');
}

/** How the groups of changes are called. @type {Record<string, string>} */
const LABELS = {
  gloss: '去除拼音', mojibake: '还原乱码', letter: '更正形近字符', boilerplate: '删去网页文字', gap: '缺文标记', catalog: '移出文前目录', markup: '删去网页代码',
  linebreak: '整理换行', space: '整理空格', control: '删去不可见字符', junk: '删去夹杂字符',
};

/**
 * Opens every branch and reads the outline against the engine's; clicks its middle and its last entry: their words come
 * into view and the entry is marked.
 * @param {reader.Page} page
 * @param {any} expected
 */
async function followOutline(page, { outline }) {
  const closed = 'nav.outline button.branch[aria-expanded="false"]';
  while (0 < (await hands.texts(page, closed)).length) await hands.click(page, closed);
  const entries = await page.run(() =>
    [...(document.querySelector('tigang-reader')?.shadowRoot?.querySelectorAll('nav.outline a') ?? [])].map((link) => `${link.querySelector('.marker')?.textContent}${link.querySelector('.title')?.textContent}`),
  );
  assert.deepEqual(entries, outline.map((/** @type {any} */ node) => `${node.marker}${node.title}`));
  const unnumbered = await page.run(() => document.querySelector('tigang-reader')?.shadowRoot?.querySelectorAll('nav.outline a[title="原文无序号"]').length);
  assert.equal(unnumbered, outline.filter((/** @type {any} */ node) => node.kind === 'unnumbered').length);
  const there = [...outline.keys()].filter((index) => outline[index].kind !== 'missing');
  for (const index of [there[there.length >> 1], there[there.length - 1]]) {
    const link = `nav.outline a[href="#node-${index}"]`;
    await hands.click(page, link);
    await inView(page, outline[index].title);
    await page.until((link) => document.querySelector('tigang-reader')?.shadowRoot?.querySelector(link)?.getAttribute('aria-current') === 'location', link);
  }
}

/**
 * The list of key terms is the engine's, with its counts; one that is not lit is clicked and stepped through.
 * @param {reader.Page} page
 * @param {any} expected
 * @param {Counted} counted
 */
async function stepThroughTerm(page, { keywords }, counted) {
  await hands.click(page, '#tab-terms');
  const shown = await page.run(() =>
    [...(document.querySelector('tigang-reader')?.shadowRoot?.querySelectorAll('.term') ?? [])].map((term) => `${term.querySelector('.word')?.textContent} ${term.querySelector('.count')?.textContent}`),
  );
  assert.deepEqual(shown, keywords.slice(0, 20).map((/** @type {any} */ keyword) => `${keyword.term} ${keyword.uses.length}`));
  if (counted) assert(shown.includes(`${counted.term} ${counted.uses}`), `${counted.term} stands ${counted.uses} times in the text`);
  // The foremost three are lit at first; a short text may have no more. One that is lit is told about first.
  const { term: word, uses } = keywords[Math.min(3, keywords.length - 1)];
  for (let presses = 0; keywords.length <= 3 && presses < 2; presses += 1) await hands.click(page, '.term', word);
  await hands.click(page, '.term[aria-pressed="false"]', word);
  const at = (/** @type {number} */ place) => hands.shows(page, '.stepper output', `${word} ${((place - 1 + uses.length) % uses.length) + 1} / ${uses.length}`);
  await at(1);
  await page.press('n');
  await at(2);
  await page.press('p');
  await at(1);
  await hands.click(page, '.stepper button', '上一处');
  await at(uses.length);
  const marked = await page.run(() => [...(document.querySelector('tigang-reader')?.shadowRoot?.querySelectorAll('mark.current') ?? [])].map((mark) => mark.textContent).join(''));
  const [sentence] = await hands.texts(page, '.stepper .context b');
  assert.equal(letters(marked), letters(sentence), 'the sentence beside the list is that of the place');
}

/**
 * The Word document is the one the native engine makes, letter for letter.
 * @param {reader.Page} page
 * @param {any} expected
 * @param {Buffer} file
 */
async function exportWord(page, { outline }, file) {
  const saved = await page.download(async () => {
    await hands.click(page, '.take-away summary');
    await hands.click(page, '.take-away button', '公文版式');
  });
  assert.match(saved.name, /\.docx$/u);
  const document = entry(saved.bytes, 'word/document.xml');
  assert.equal(document, entry(file, 'word/document.xml'));
  const present = outline.filter((/** @type {any} */ node) => node.kind !== 'missing').map((/** @type {any} */ node) => node.title);
  inOrder(document.replace(/<[^>]*>/gu, '').replace(/&amp;/gu, '&').replace(/&lt;/gu, '<'), present, saved.name);
  assert.match(document, /复原与存疑清单|復原與存疑清單/u);
}
