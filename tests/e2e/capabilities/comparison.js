// Two texts held against each other: the text that is shown, and the same with two sentences taken out and one put in.

import assert from 'node:assert/strict';
import * as hands from '../hands.js';
import * as reader from '../reader.js';
import { attribute, closeTab, done, letters, normal, untilText } from './scene.js';

/** @typedef {import('./scene.js').Capability} Capability */
/** @typedef {import('./scene.js').Scene} Scene */

/** A sentence of ours that no text has. */
const ADDED = '要把田间渠系管护经费足额列入预算，逐条落实到人。';

/**
 * The text with its middle paragraph given another sentence.
 * @param {string} text
 */
function changed(text) {
  const middle = text.length >> 1;
  const at = text.indexOf('。', middle) + 1;
  return text.slice(0, at) + ADDED + text.slice(at);
}

const current = (/** @type {reader.Page} */ page) => page.run(() => document.querySelector('tigang-reader')?.shadowRoot?.querySelector('.row.current')?.textContent ?? '');

/** @type {Capability[]} */
export const COMPARISON = [
  {
    name: 'two texts compared',
    async run(scene) {
      const { page, hand, sample } = scene;
      const before = normal(sample.content);
      const after = changed(before);
      await hands.copy(page, after);
      await hand.press('#compare-texts');
      await hands.shows(page, '.input .notice', '分析后即与');
      if (hand.way === 'mouse') await hand.press('#paste');
      await hands.chord(page, 'Control+v');
      await hands.shows(page, '.comparison');
      await page.until(() => document.querySelector('tigang-reader')?.getAttribute('data-state') === 'done');
      assert.equal((await hands.focused(page))?.tag, 'H1');

      await steps(scene);
      await lists(scene);
      await filters(scene);
      await exchange(scene);

      const file = await page.download(() => hand.press('.comparison-actions button', 'Markdown'));
      assert.match(file.name, /^两稿对照.*\.md$/u);
      assert(letters(file.bytes.toString('utf8')).includes(letters(ADDED)), 'the file has the new sentence');

      await hand.press('.compared.after .link');
      await untilText(page, after);
      await done(page);
      await closeTab(scene);
      await page.until(() => document.querySelector('tigang-reader')?.shadowRoot?.querySelectorAll('.text-tab').length === 1);
      await done(page);
      await untilText(page, before);
    },
  },
];

/** From change to change. @param {Scene} scene */
async function steps({ page, hand }) {
  const step = (/** @type {'n' | 'p'} */ key) => (hand.way === 'keys' ? page.press(key) : hand.press(key === 'n' ? '#next-change' : '#previous-change'));
  await step('n');
  assert(letters(await current(page)).includes(letters(ADDED).slice(0, 8)), `the change is “${ADDED}”, not “${(await current(page)).slice(0, 60)}”`);
  await hands.shows(page, '.step-line output', '第1处');
  const first = await current(page);
  await step('p');
  await step('n');
  assert.equal(await current(page), first);
}

/** Each list by its tab, and an entry that leads to its row. @param {Scene} scene */
async function lists({ page, hand }) {
  for (const list of ['figures', 'compared-terms', 'changes', 'headings']) {
    await hand.press(`#tab-${list}`);
    assert.equal(await attribute(page, `#tab-${list}`, 'aria-selected'), 'true');
    if (list !== 'changes') continue;
    await hand.press('#panel-changes .place');
    assert(letters(await current(page)).includes(letters(ADDED).slice(0, 8)));
  }
}

/** @param {Scene} scene */
async function filters({ page, hand }) {
  const same = () => hands.texts(page, '.row.same:not(.current)').then((all) => all.length);
  const all = await same();
  await hand.press('#filter-changed');
  assert((await same()) < all, 'what did not change is left out');
  await hand.press('#filter-all');
  assert.equal(await same(), all);
}

/** @param {Scene} scene */
async function exchange({ page, hand }) {
  const inserted = () => page.run(() => [...(document.querySelector('tigang-reader')?.shadowRoot?.querySelectorAll('.row ins') ?? [])].map((one) => one.textContent).join(''));
  assert(letters(await inserted()).includes(letters(ADDED).slice(0, 8)));
  await hand.press('#exchange');
  await page.until(() => [...(document.querySelector('tigang-reader')?.shadowRoot?.querySelectorAll('.row del') ?? [])].some((one) => one.textContent?.includes('田间渠系')));
  await page.until(() => document.querySelector('tigang-reader')?.getAttribute('data-state') === 'done');
  await hand.press('#exchange');
  await page.until(() => [...(document.querySelector('tigang-reader')?.shadowRoot?.querySelectorAll('.row ins') ?? [])].some((one) => one.textContent?.includes('田间渠系')));
  await page.until(() => document.querySelector('tigang-reader')?.getAttribute('data-state') === 'done');
}
