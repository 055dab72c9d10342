// What stands beside the text: what was changed, and undone; the paste as it came; layers; points to check; documents;
// summary; figures; the paste corrected by hand.

import assert from 'node:assert/strict';
import * as hands from '../hands.js';
import * as reader from '../reader.js';
import { attribute, done, inView, letters, report, takenThere, untilText } from './scene.js';

/** @typedef {import('./scene.js').Capability} Capability */
/** @typedef {import('./scene.js').Scene} Scene */

/** @param {reader.Page} page @param {number} count */
const untilEdits = (page, count) => page.until((count) => /** @type {any} */ (document.querySelector('tigang-reader')).analysis.report.edits.length === count, count);

/** Opens the list of what was changed, and its first group. @param {Scene} scene */
async function openChanges({ page, hand }) {
  await hand.press('.changes button.link');
  assert.equal(await attribute(page, '#tab-edits', 'aria-selected'), 'true');
  if ((await hands.texts(page, '#panel-edits .edits button')).length === 0) await hand.press('#panel-edits summary');
}

/**
 * Opens a panel and goes to the first place it names, where it names any.
 * @param {Scene} scene
 * @param {string} panel
 * @param {string} none what it says otherwise
 */
async function goToFirst({ page, hand }, panel, none) {
  await hand.press(`#tab-${panel}`);
  if ((await hands.texts(page, `#panel-${panel} button.place`)).length === 0) {
    if (0 < (await hands.texts(page, `#panel-${panel} p.place`)).length) return;
    if ((await hands.texts(page, `#panel-${panel} summary`)).length === 0) return hands.shows(page, `#panel-${panel}`, none);
    await hand.press(`#panel-${panel} summary`);
  }
  await hand.press(`#panel-${panel} button.place`);
  await takenThere(page);
}

/** @type {Capability[]} */
export const PANELS = [
  {
    name: 'see a change in its place',
    async run(scene) {
      const { page, hand } = scene;
      if ((await report(page)).edits.length === 0) return hands.shows(page, '.changes', '未作改动');
      await openChanges(scene);
      await hand.press('#panel-edits .edits button', '看原处');
      await takenThere(page);
    },
  },
  {
    name: 'undo a change, and make it again',
    async run(scene) {
      const { page, hand } = scene;
      const { edits } = await report(page);
      if (edits.length === 0) return hands.shows(page, '.changes', '未作改动');
      await openChanges(scene);
      const [before] = await hands.texts(page, '#panel-edits .edits .change');
      await hand.press('#panel-edits .edits button', '恢复此处原样');
      await untilEdits(page, edits.length - 1);
      await done(page);
      const [undone] = await hands.texts(page, '#panel-edits .refused .change');
      assert(before.includes(undone.slice(0, 1)), `${before} was undone, not ${undone}`);
      if (1 < edits.filter((/** @type {any} */ edit) => edit.kind === edits[0].kind).length) {
        await hands.shows(page, '#panel-edits .edits li[aria-current]');
        const [marked] = await hands.texts(page, '#panel-edits li[aria-current] .change');
        if (hand.way === 'keys') await page.press('n');
        else await hand.press('#panel-edits .step-line button', '下一处');
        await takenThere(page);
        assert.deepEqual(await hands.texts(page, '#panel-edits li[aria-current] .change'), [marked], 'the step goes to the marked change');
      }
      await hand.press('#panel-edits .refused button', '重新采用此改动');
      await untilEdits(page, edits.length);
      await done(page);
      assert.equal((await hands.texts(page, '#panel-edits .refused')).length, 0);
    },
  },
  {
    name: 'step through the changes',
    async run(scene) {
      const { page, hand } = scene;
      const { length } = (await report(page)).edits;
      if (length === 0) return hands.shows(page, '.changes', '未作改动');
      await hand.press('#tab-edits');
      await hands.shows(page, '#panel-edits output', `共${length}处`);
      const at = (/** @type {number} */ place) => hands.shows(page, '#panel-edits output', `${((place - 1 + length) % length) + 1} / ${length}`);
      const step = (/** @type {'n' | 'p'} */ key) => (hand.way === 'keys' ? page.press(key) : hand.press('#panel-edits .step-line button', key === 'n' ? '下一处' : '上一处'));
      for (const [key, place] of /** @type {['n' | 'p', number][]} */ ([['n', 1], ['n', 2], ['p', 1], ['p', length]])) {
        await step(key);
        await at(place);
        await takenThere(page);
        assert.equal((await hands.texts(page, '#panel-edits li[aria-current]')).length, 1);
      }
    },
  },
  {
    name: 'compare with the paste',
    async run({ page, hand }) {
      const { edits } = await report(page);
      if (edits.length === 0) return hands.shows(page, '.changes', '未作改动');
      const before = () =>
        page.run(() => {
          const marks = document.querySelector('tigang-reader')?.shadowRoot?.querySelectorAll('article mark[data-before]') ?? [];
          const shown = [...marks].map((mark) => ({ drawn: getComputedStyle(mark, '::before').content, kept: /** @type {HTMLElement} */ (mark).dataset.before }));
          return shown.filter(({ drawn }) => drawn !== 'none' && drawn !== 'normal').map(({ kept }) => kept);
        });
      assert.deepEqual(await before(), [], 'the clean text is silent about it');
      await hand.press('.changes .toggle');
      const shown = await before();
      assert.deepEqual(shown.length, edits.length, 'every change is shown');
      await hand.press('.changes .toggle');
      assert.deepEqual(await before(), []);
    },
  },
  {
    name: 'put layers out and on again',
    async run({ page, hand }) {
      const { rows } = await reader.read(page);
      const names = await page.run(() => [...(document.querySelector('tigang-reader')?.shadowRoot?.querySelectorAll('.legend .layer') ?? [])].map((one) => one.className.replace('layer ', '')));
      assert(names.includes('keywords'));
      for (const name of names) {
        const [label] = await hands.texts(page, `.legend .${name} .count`);
        assert.equal(Number(label), rows.filter(({ layer }) => layer === name).length, name);
        await hand.press(`.legend .${name}`);
        assert.equal(await attribute(page, `.legend .${name}`, 'aria-pressed'), 'false');
        assert.equal(await page.run((name) => document.querySelector('tigang-reader')?.shadowRoot?.querySelector('article')?.classList.contains(`hide-${name}`), name), true);
        await hand.press(`.legend .${name}`);
        assert.equal(await attribute(page, `.legend .${name}`, 'aria-pressed'), 'true');
      }
    },
  },
  { name: 'points to check', run: (scene) => goToFirst(scene, 'checks', '没有需要核对之处') },
  { name: 'documents cited', run: (scene) => goToFirst(scene, 'documents', '未引用文件') },
  {
    name: 'a summary of a chosen length',
    async run(scene) {
      const { page, hand } = scene;
      await hand.press('#tab-summary');
      if ((await hands.texts(page, '#summary-length')).length === 0) return hands.shows(page, '#panel-summary', '未作摘要');
      const { outline, summary } = await report(page);
      const nodes = summary.map((/** @type {any} */ line) => line.node ?? -1).sort((/** @type {number} */ one, /** @type {number} */ other) => one - other);
      const shown = await page.run(() => [...(document.querySelector('tigang-reader')?.shadowRoot?.querySelectorAll('.summary .place') ?? [])].map((one) => one.querySelector('.marker')?.textContent?.trim() ?? null));
      for (const [at, marker] of shown.entries()) if (marker !== null) assert.equal(marker, outline[nodes[at]].marker.trim(), 'a part’s line stands before its points');
      const second = await page.run(() => {
        const entries = document.querySelector('tigang-reader')?.shadowRoot?.querySelectorAll('.summary .place') ?? [];
        return entries[1]?.lastChild?.textContent ?? '';
      });
      await hand.press('.summary .place', second);
      await inView(page, second);
      await takenThere(page);
      const marked = await page.run(() => [...(document.querySelector('tigang-reader')?.shadowRoot?.querySelectorAll('article mark.current') ?? [])].map((mark) => mark.textContent).join(''));
      assert.equal(letters(marked), letters(second), 'the line is marked in its place');
      const lines = () => hands.texts(page, '.summary .place').then((all) => all.join('').length);
      const before = await lines();
      for (const length of ['1200', '300']) {
        await hand.choose('#summary-length', length);
        await page.until((length) => document.querySelector('[data-tigang-state]')?.textContent?.includes(`"summary":${length}`), length);
        await done(page);
        if (length === '1200') assert(before <= (await lines()), 'a longer one says no less');
        else assert.equal(await lines(), before);
      }
    },
  },
  {
    name: 'statistics, at the speaker’s rate',
    async run({ page, hand }) {
      await hand.press('#tab-stats');
      const { gaps, meta, stats } = await report(page);
      assert.equal((await hands.texts(page, '#panel-stats > .quiet')).length, 0 < gaps.length || meta.truncated ? 1 : 0, 'figures of a part say so');
      const shown = () => hands.texts(page, '.figures dd').then((all) => all.join(' '));
      const lengths = `${stats.chars}字 ${stats.characters}（计空格${stats.characters_with_spaces}） ${stats.sentences}句`;
      assert.match(await shown(), new RegExp(`^${lengths}`, 'u'));
      if (stats.seconds === null) assert.match(await shown(), /不适用/u);
      else {
        for (const rate of [240, 180]) {
          await hand.write('#rate', String(rate));
          if (hand.way === 'mouse') await hands.click(page, '.figures');
          const minutes = Math.round(stats.chars / rate);
          await hands.shows(page, '.figures', stats.chars / rate < 1 ? '不到1分钟' : `约讲${minutes}分钟`);
          if (rate <= stats.chars) await hands.shows(page, '.facts', `约讲${minutes}分钟`);
        }
      }
      if (0 < (await hands.texts(page, '.parts button.place')).length) {
        await hand.press('.parts li:last-of-type button.place');
        await page.until(() => {
          const current = document.querySelector('tigang-reader')?.shadowRoot?.querySelector('nav.outline a[aria-current]');
          return current !== null || scrollY > 0;
        });
      }
    },
  },
  {
    name: 'correct the paste',
    async run({ page, hand }) {
      const before = (await reader.read(page)).text;
      const added = '\n九、抓好秋粮收购';
      const open = async () => {
        await hand.press('#correct');
        await hands.shows(page, '.editor[data-marked]');
        assert.equal((await hands.focused(page))?.id, 'edited');
        await hands.chord(page, 'Control+End');
        await page.press('Enter');
        await page.raw.keyboard.type(added.trim());
        await hands.shows(page, '.edit-copy', added.trim());
        await page.until(() => document.querySelector('tigang-reader')?.shadowRoot?.querySelector('.editor')?.getAttribute('data-marked') !== '1');
        assert(0 < (await page.run(() => [.../** @type {any} */ (CSS).highlights.get('tigang-outline')].length)), 'headings are marked');
      };
      await open();
      if (hand.way === 'keys') await page.press('Escape');
      else await hand.press('.editor button', '放弃修改');
      await page.until(() => document.querySelector('tigang-reader')?.shadowRoot?.activeElement?.id === 'correct');
      assert.equal((await reader.read(page)).text, before);
      await open();
      if (hand.way === 'keys') await hands.chord(page, 'Control+Enter');
      else await hand.press('.editor button.primary');
      await untilText(page, before.replace(/\r\n?/gu, '\n') + added);
      await done(page);
      // Behind a page's footer, a line may count as part of the footer.
      const { edits } = await report(page);
      const kept = [...(await hands.texts(page, 'article')), ...edits.map((/** @type {any} */ edit) => edit.before)].join('');
      assert(kept.includes(added.trim().slice(2)), 'it stands in the text, or among what was taken out');
      // Back to the text as it was, without a hand: the capability is driven.
      await page.run((text) => /** @type {any} */ (document.querySelector('tigang-reader')).analyze(text), before);
      await done(page);
    },
  },
];
