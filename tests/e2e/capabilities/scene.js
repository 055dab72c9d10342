// What every capability is driven with, and what the drivers of several of them share.

import assert from 'node:assert/strict';
import * as hands from '../hands.js';
import * as reader from '../reader.js';

/**
 * @typedef {object} Scene
 * @property {reader.Page} page with the text of `sample` shown, and nothing else open
 * @property {import('../hand.js').Hand} hand
 * @property {import('../products.js').Product} product
 * @property {{ name: string, content: string, file: string }} sample
 */

/**
 * @typedef {object} Capability
 * @property {string} name
 * @property {(scene: Scene) => Promise<void>} run drives it and leaves the page as it was
 * @property {string} [mouseOnly] why there is no way by keys, and what stands for it
 */

/**
 * What the page found in the text that is shown, in the script that is shown.
 * @param {reader.Page} page
 * @returns {Promise<any>}
 */
export const report = (page) =>
  page.run(() => {
    const reader = /** @type {any} */ (document.querySelector('tigang-reader'));
    return reader.analysis.reports[reader.view];
  });

/** Waits until an analysis is shown whole. @param {reader.Page} page */
export async function done(page) {
  await reader.reaches(page, 'done');
  await reader.settled(page);
}

/** @param {reader.Page} page @param {string} expected */
export const untilText = (page, expected) => page.until((expected) => /** @type {any} */ (document.querySelector('tigang-reader')).text === expected, expected);

/** Whether what the reader was taken to is marked as the current place and in view. @param {reader.Page} page */
export const takenThere = (page) =>
  page.until(() => {
    const current = document.querySelector('tigang-reader')?.shadowRoot?.querySelector('article mark.current');
    const box = current?.getClientRects()[0];
    return box && 0 <= box.bottom && box.top <= innerHeight;
  });

/**
 * Waits until such words stand in the part of the text that is in view.
 * @param {reader.Page} page
 * @param {string} words their first letters are enough
 */
export const inView = (page, words) =>
  page.until((words) => {
    const blocks = [...(document.querySelector('tigang-reader')?.shadowRoot?.querySelectorAll('article .block') ?? [])];
    const seen = blocks.filter((block) => {
      const box = block.getBoundingClientRect();
      return 0 <= box.bottom && box.top <= innerHeight;
    });
    return seen.map((block) => block.textContent).join('').normalize('NFKC').replace(/[\s\p{P}\p{S}]/gu, '').includes(words);
  }, letters(words).slice(0, 8));

/** Lets the page do what it does in the frames after a scroll. @param {reader.Page} page */
export const frames = (page) => page.run(() => new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(() => resolve(undefined)))));

/**
 * An attribute of the first element that matches.
 * @param {reader.Page} page
 * @param {string} selector
 * @param {string} name
 */
export const attribute = (page, selector, name) =>
  page.run(({ selector, name }) => document.querySelector('tigang-reader')?.shadowRoot?.querySelector(selector)?.getAttribute(name) ?? null, { selector, name });

/**
 * Opens an empty text beside the one that is shown, does something there, and closes it again.
 * @param {Scene} scene
 * @param {() => Promise<void>} task
 */
export async function inNewTab({ page, hand, sample }, task) {
  await hand.press('.text-tabs .new');
  await hands.shows(page, '#paste');
  assert.equal((await hands.focused(page))?.id, 'paste', 'the box has the focus');
  await task();
  await closeTab({ page, hand });
  await untilText(page, normal(sample.content));
  await done(page);
}

/**
 * Closes the text that is shown.
 * @param {{ page: reader.Page, hand: import('../hand.js').Hand }} scene
 */
export async function closeTab({ page, hand }) {
  const count = (await hands.texts(page, '.text-tab')).length;
  if (hand.way === 'mouse') await hands.click(page, '.close-text');
  else {
    await hands.focus(page, '.text-tab[aria-selected="true"]');
    await page.press('Delete');
  }
  // A comparison goes with either of its texts.
  await page.until((count) => (document.querySelector('tigang-reader')?.shadowRoot?.querySelectorAll('.text-tab').length ?? 0) < count, count);
}

/** Boxes, and the clipboard filled from one, know one kind of line end. @param {string} text */
export const normal = (text) => text.replace(/\r\n?/gu, '\n');

/** Without blanks and marks, which different forms write differently. @param {string} words */
export const letters = (words) => words.normalize('NFKC').replace(/[\s\p{P}\p{S}]/gu, '');

/**
 * Such words stand in a text in this order.
 * @param {string} text
 * @param {string[]} words
 * @param {string} where
 */
export function inOrder(text, words, where) {
  const bare = letters(text);
  let at = 0;
  for (const word of words) {
    const found = bare.indexOf(letters(word), at);
    assert(at <= found, `${where}: “${word}” is missing or out of order`);
    at = found;
  }
}
