// Key terms: lit, stepped through, in their sentences, explained; any words looked for; terms of the reader's own.

import assert from 'node:assert/strict';
import * as hands from '../hands.js';
import { done, inView, report, takenThere } from './scene.js';

/** @typedef {import('./scene.js').Capability} Capability */
/** @typedef {import('./scene.js').Scene} Scene */

const UNLIT = '.term[aria-pressed="false"]';

/**
 * Lights a term that is not, and answers its word and how often it stands in the text.
 * @param {Scene} scene
 */
async function light({ page, hand }) {
  await hand.press('#tab-terms');
  // A short text may have no term that is not lit already; one that is lit is told about first, and then goes out.
  for (let tries = 0; tries < 2 && (await hands.texts(page, UNLIT)).length === 0; tries += 1) await hand.press('.term');
  const [word] = await hands.texts(page, `${UNLIT} .word`);
  await hand.press(UNLIT, word);
  const { keywords } = await report(page);
  const { uses, count } = keywords.find((/** @type {any} */ keyword) => keyword.term === word);
  return { word, count: /** @type {number} */ (uses?.length ?? count) };
}

/** @param {Scene} scene @param {string} word */
async function putOut({ page, hand }, word) {
  await hand.press('.term[aria-pressed="true"]', word);
  await page.until(() => document.querySelector('tigang-reader')?.shadowRoot?.querySelector('.stepper')?.hasAttribute('hidden'));
}

/** @type {Capability[]} */
export const TERMS = [
  {
    name: 'light a key term and step through its places',
    async run(scene) {
      const { page, hand } = scene;
      const { word, count } = await light(scene);
      const marked = () => page.run(() => [...(document.querySelector('tigang-reader')?.shadowRoot?.querySelectorAll('article mark.current') ?? [])].map((mark) => mark.textContent).join(''));
      const at = (/** @type {number} */ place) => hands.shows(page, '.stepper output', `${word} ${((place - 1 + count) % count) + 1} / ${count}`);
      await at(1);
      await takenThere(page);
      assert.notEqual(await marked(), '');
      const step = (/** @type {'n' | 'p'} */ key) => (hand.way === 'keys' ? page.press(key) : hand.press('.stepper button', key === 'n' ? '下一处' : '上一处'));
      await step('n');
      await at(2);
      await step('p');
      await at(1);
      await step('p');
      await at(count);
      await takenThere(page);
      await putOut(scene, word);
    },
  },
  {
    name: 'what is lit from the start is told about before it goes out',
    async run(scene) {
      const { page, hand } = scene;
      await hand.press('#tab-terms');
      const [word] = await hands.texts(page, '.term[aria-pressed="true"] .word');
      await hand.press('.term', word);
      await hands.shows(page, '.stepper output', `${word} 1 / `);
      assert((await hands.texts(page, '.term[aria-pressed="true"] .word')).includes(word), 'it is still lit');
      await putOut(scene, word);
      await hand.press(UNLIT, word);
      await hands.shows(page, '.stepper output', `${word} 1 / `);
    },
  },
  {
    name: 'sentences in context',
    async run(scene) {
      const { page, hand } = scene;
      let { word, count } = await light(scene);
      if (1 < count) {
        await hand.press('.all-sentences summary');
        await hands.shows(page, '.sentences .place');
        const sentences = await hands.texts(page, '.sentences .place');
        assert.equal(sentences.length, Math.min(20, count));
        assert(sentences.every((sentence) => sentence.replace(/\s/gu, '').includes(word)), sentences.find((sentence) => !sentence.includes(word)));
        await hand.press('.sentences li:last-of-type .place');
        await hands.shows(page, '.stepper output', ` / ${count}`);
        await takenThere(page);
        await hand.press('.all-sentences summary');
      }
      await putOut(scene, word);
    },
  },
  {
    name: 'why a term is listed',
    async run(scene) {
      const { word, count } = await light(scene);
      const { keywords, stats } = await report(scene.page);
      const { why } = keywords.find((/** @type {any} */ keyword) => keyword.term === word);
      await hands.shows(scene.page, '.stepper .reason', `为何入选：${why}`);
      if (1 < count && 1 < stats.parts.length) {
        const [, spread] = await hands.texts(scene.page, '.stepper .reason');
        const counts = [...spread.matchAll(/\u00a0(\d+)(?= · |$)/gu)].map((match) => Number(match[1]));
        assert.equal(counts.reduce((sum, one) => sum + one, 0), count, spread);
      }
      await putOut(scene, word);
    },
  },
  {
    name: 'all key terms',
    async run({ page, hand }) {
      await hand.press('#tab-terms');
      const { keywords } = await report(page);
      if ((await hands.texts(page, '.terms .more button')).length === 1) await hand.press('.terms .more button');
      assert.deepEqual(await hands.texts(page, '.terms .word'), keywords.map((/** @type {any} */ keyword) => keyword.term));
    },
  },
  {
    name: 'key terms of each part',
    async run({ page, hand }) {
      await hand.press('#tab-terms');
      const { keywords, stats } = await report(page);
      if (stats.parts.length < 2) return assert.equal((await hands.texts(page, '#terms-of-parts')).length, 0);
      await hand.press('#terms-of-parts summary');
      await hands.shows(page, '#terms-of-parts .place');
      const named = await hands.texts(page, '#terms-of-parts .place .reason:first-of-type');
      assert.equal(named.length, Math.min(20, stats.parts.length));
      const counts = named.flatMap((line) => line.split('、')).filter((one) => one !== '').map((one) => one.split('\u00a0'));
      assert(0 < counts.length);
      for (const [term, count] of counts) assert(Number(count) <= keywords.find((/** @type {any} */ keyword) => keyword.term === term)?.count, `${term} ${count}`);
      const last = await page.run(() => [...(document.querySelector('tigang-reader')?.shadowRoot?.querySelectorAll('#terms-of-parts .place') ?? [])].at(-1)?.firstChild?.textContent ?? '');
      await hand.press('#terms-of-parts .place', last);
      await inView(page, last);
      await hand.press('#terms-of-parts summary');
    },
  },
  {
    name: 'find any words, in either script',
    async run(scene) {
      const { page, hand } = scene;
      await hand.press('#tab-terms');
      // Three letters of the middle of the text, in the script that is not shown.
      const { query, count } = await page.run(() => {
        const { texts } = /** @type {any} */ (document.querySelector('tigang-reader')).analysis;
        const query = /[\u4e00-\u9fff]{3}/u.exec(texts.traditional.slice(texts.traditional.length >> 1))?.[0] ?? '';
        const starts = new Set();
        for (const text of [texts.traditional, texts.simplified, texts.source]) {
          for (let at = text.indexOf(query); 0 <= at; at = text.indexOf(query, at + query.length)) starts.add(at);
        }
        return { query, count: starts.size };
      });
      if (hand.way === 'keys') {
        await page.press('/');
        await page.raw.keyboard.type(query);
      } else await hand.write('.search input', query);
      await hands.shows(page, '.stepper output', `${query} ${count}`);
      await page.press('Enter');
      await hands.shows(page, '.stepper output', `${query} 1 / ${count}`);
      await takenThere(page);
      await hand.write('.search input', ' ');
      await page.press('Backspace');
      await page.until(() => document.querySelector('tigang-reader')?.shadowRoot?.querySelector('.stepper')?.hasAttribute('hidden'));
    },
  },
  {
    name: 'terms of one’s own',
    async run({ page, hand }) {
      await hand.press('#tab-terms');
      const { keywords } = await report(page);
      const own = keywords[keywords.length - 1].term;
      if (!(await page.run(() => /** @type {HTMLDetailsElement | null | undefined} */ (document.querySelector('tigang-reader')?.shadowRoot?.querySelector('.own-terms'))?.open))) await hand.press('#own-terms-summary');
      await hand.write('#own-terms', own);
      if (hand.way === 'keys') await hands.chord(page, 'Control+Enter');
      else await hand.press('#add-terms');
      await page.until((own) => /** @type {any} */ (document.querySelector('tigang-reader')).analysis.report.own_terms[0]?.term === own, own);
      await done(page);
      assert.equal((await hands.texts(page, '.term .word'))[0], own, 'the reader’s own come first');
      assert.equal((await hands.texts(page, '.term[aria-pressed="true"] .word'))[0], own, 'and are lit');
      if ((await hands.texts(page, '.chips button')).length === 0) await hand.press('#own-terms-summary');
      await hand.press('.chips button');
      await page.until(() => /** @type {any} */ (document.querySelector('tigang-reader')).analysis.report.own_terms.length === 0);
      await done(page);
    },
  },
];
