// How a text comes in: pasted, from a file, typed, the sample; several of them in tabs.

import assert from 'node:assert/strict';
import * as hands from '../hands.js';
import * as reader from '../reader.js';
import { closeTab, done, inNewTab, normal, report, untilText } from './scene.js';

/** @typedef {import('./scene.js').Capability} Capability */

/** A text that can be typed in a moment. */
const TYPED = '一、抓好清淤';

/** @type {Capability[]} */
export const INPUT = [
  {
    name: 'paste a text',
    async run(scene) {
      const { page, hand, sample } = scene;
      const { outline } = await report(page);
      await hands.copy(page, sample.content);
      await inNewTab(scene, async () => {
        if (hand.way === 'keys') await hands.chord(page, 'Control+v');
        else await hand.press('.input-actions button', '从剪贴板读取');
        await page.until(() => document.querySelector('tigang-reader')?.getAttribute('data-state') === 'done');
        await done(page);
        assert.equal((await reader.read(page)).text, normal(sample.content));
        assert.deepEqual((await report(page)).outline.map(title), outline.map(title));
        assert.equal((await hands.focused(page))?.tag, 'H1', 'the title has the focus');
      });
    },
  },
  {
    name: 'open a file',
    async run(scene) {
      const { page, hand, sample } = scene;
      await inNewTab(scene, async () => {
        await page.chooseFile(() => hand.press('.input-actions button', '打开文件'), sample.file);
        await untilText(page, sample.content);
        await done(page);
      });
    },
  },
  {
    name: 'drop a file',
    mouseOnly: 'by keys, a file is opened with its button',
    async run({ page, hand, sample }) {
      await hands.drop(page, 'dropped.txt', [...Buffer.from(sample.content)]);
      await page.until(() => document.querySelector('tigang-reader')?.shadowRoot?.querySelectorAll('.text-tab').length === 2);
      await done(page);
      assert.equal((await reader.read(page)).text, sample.content);
      await closeTab({ page, hand });
      await done(page);
    },
  },
  {
    name: 'type a text',
    async run(scene) {
      const { page, hand } = scene;
      await inNewTab(scene, async () => {
        await hand.write('#paste', TYPED);
        if (hand.way === 'keys') await hands.chord(page, 'Control+Enter');
        else await hand.press('button.primary');
        await untilText(page, TYPED);
        await done(page);
        assert.deepEqual((await report(page)).outline.map(title), ['抓好清淤']);
      });
    },
  },
  {
    name: 'try the sample',
    async run(scene) {
      const { page, hand } = scene;
      await inNewTab(scene, async () => {
        await hand.press('.input-actions button', '示例文稿');
        await hands.shows(page, '.title-block h1', '农田水利建设推进会');
        await done(page);
      });
    },
  },
  {
    name: 'several texts in tabs',
    async run(scene) {
      const { page, hand, sample } = scene;
      const text = (await reader.read(page)).text;
      await hand.press('.text-tabs .new');
      await page.raw.keyboard.type(TYPED);
      await hand.press('.text-tab:first-child');
      await untilText(page, text);
      await hand.press('.text-tab:last-child');
      await hands.shows(page, '#paste');
      assert.equal(await page.run(() => /** @type {HTMLTextAreaElement} */ (document.querySelector('tigang-reader')?.shadowRoot?.querySelector('#paste')).value), TYPED, 'kept while another was looked at');
      await closeTab(scene);
      await hand.press('.notices button', '恢复');
      await page.until(() => document.querySelector('tigang-reader')?.shadowRoot?.querySelectorAll('.text-tab').length === 2);
      await hand.press('.text-tab:last-child');
      await closeTab(scene);
      await hand.press('.notices button', '关闭');
      await untilText(page, text);
      await done(page);
      assert.equal(text.length, normal(sample.content).length);
    },
  },
];

/** @param {{ title: string }} node */
const title = (node) => node.title;
