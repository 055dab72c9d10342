// Accessible in every state: axe finds nothing, light and dark, wide and narrow; nothing is cut off at 320 px; controls
// are large enough; forced colours and reduced motion are respected.

import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { test } from 'node:test';
import { AFTER, BEFORE } from './compared.js';
import { launch } from './driver.js';
import * as hands from './hands.js';
import * as reader from './reader.js';
import { ownTexts, realTexts } from './texts.js';

const axe = await readFile(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const texts = [...(await ownTexts()), ...(await realTexts())];
const damaged = texts.find(({ name }) => name.startsWith('001')) ?? texts[texts.length - 1];

/** Rules of WCAG 2.2 AA and what axe counts as good practice. */
const RULES = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];

/** CSS pixels that a target measures at least, each way. */
const TARGET = 24;

/**
 * Brings the page into one state after another.
 * @param {reader.Page} page
 * @param {(state: string) => Promise<void>} visit
 */
async function eachState(page, visit) {
  await visit('start');
  await hands.click(page, 'button.primary');
  await visit('nothing to analyse');
  await reader.paste(page, '提');
  await reader.reaches(page, 'done');
  await visit('a text of one letter');
  await page.run((text) => /** @type {any} */ (document.querySelector('tigang-reader')).analyze(text), damaged.content);
  await reader.settled(page);
  await visit('reading');
  const count = (await hands.texts(page, '#panels [role=tab]')).length;
  for (let index = 0; index < count; index += 1) {
    const name = await page.run((index) => {
      const shadow = /** @type {ShadowRoot} */ (document.querySelector('tigang-reader')?.shadowRoot);
      const tab = /** @type {HTMLElement} */ (shadow.querySelectorAll('#panels [role=tab]')[index]);
      tab.click();
      for (const details of shadow.querySelectorAll('#panels [role=tabpanel]:not([hidden]) details')) details.toggleAttribute('open', true);
      return tab.textContent;
    }, index);
    await visit(`panel ${name}`);
  }
  await hands.click(page, '#tab-terms');
  await hands.click(page, '.term[aria-pressed="false"]');
  await visit('a term lit');
  const [lit] = await hands.texts(page, '.term[aria-pressed="true"] .word');
  await hands.click(page, '#tab-summary');
  await hands.click(page, '.summary .place', lit);
  await visit('the place of a line with lit terms');
  await hands.click(page, '#tab-checks');
  await page.run(() => document.querySelector('tigang-reader')?.shadowRoot?.querySelectorAll('#panel-checks details').forEach((details) => details.toggleAttribute('open', true)));
  await hands.click(page, '#panel-checks .group:last-child .place');
  await visit('the place of a redaction');
  await hands.click(page, '.changes .toggle');
  await visit('compared with the paste');
  await hands.click(page, '.changes .toggle');
  await hands.click(page, '#own-outline');
  await page.raw.keyboard.type('提高认识');
  await hands.chord(page, 'Control+Enter');
  await visit('an outline of one’s own');
  await hands.click(page, '#own-outline');
  await hands.click(page, '#correct');
  await hands.shows(page, '.editor[data-marked]');
  await visit('the paste being corrected');
  await hands.click(page, '.editor button:not(.primary)');
  await hands.click(page, '.take-away summary');
  await visit('menu');
  await page.press('Escape');
  await hands.click(page, '#open-map');
  await visit('map');
  await page.press('Escape');
  await hands.click(page, '.bar button', '关于');
  await visit('about');
  await page.press('Escape');
  await page.press('?');
  await visit('keys');
  await page.press('Escape');
  await hands.click(page, '.text-tabs .new');
  await visit('a new tab');
  await reader.paste(page, BEFORE);
  await reader.reaches(page, 'done');
  await reader.settled(page);
  await hands.click(page, '#compare-texts');
  await visit('the text to compare with');
  await hands.click(page, 'dialog .place', '粘贴或打开另一稿');
  await visit('the other text is asked for');
  await reader.paste(page, AFTER);
  await hands.shows(page, '.comparison');
  for (const panel of ['headings', 'changes', 'compared-terms', 'figures']) {
    await hands.click(page, `#tab-${panel}`);
    await visit(`comparison, ${panel}`);
  }
  await page.press('n');
  await visit('comparison, a change');
  await hands.click(page, '#filter-changed');
  await visit('comparison, changes alone');
  await hands.click(page, '.text-tab .cross');
  await visit('a closed tab');
  await page.run(() => document.querySelector('tigang-reader')?.setAttribute('language', 'en'));
  await reader.settled(page);
  await visit('in English');
}

/**
 * Brings a fresh page from one text to two, compared.
 * @param {reader.Page} page
 * @param {(state: string) => Promise<void>} visit
 */
async function eachComparison(page, visit) {
  await reader.analyse(page, texts[0].content);
  await reader.settled(page);
  await hands.click(page, '#compare-texts');
  await visit('asked for a second text');
  await reader.paste(page, damaged.content);
  await hands.shows(page, '.comparison');
  await visit('two texts compared');
}

for (const [scheme, states, each] of /** @type {const} */ ([
  ['light', 'any state', eachState],
  ['dark', 'any state', eachState],
  ['light', 'a comparison', eachComparison],
  ['dark', 'a comparison', eachComparison],
])) {
  test(`chromium, ${scheme}: axe finds nothing in ${states}, wide or narrow`, async (t) => {
    const browser = await launch('chromium', { scheme });
    t.after(() => browser.close());
    const page = await browser.open(reader.fileAddress('tigang.html'));
    await reader.reaches(page, 'ready');
    // By the debugger, because the page's own policy admits no foreign script.
    const debugging = await page.raw.context().newCDPSession(page.raw);
    await debugging.send('Runtime.evaluate', { expression: axe });
    /** @type {string[]} */
    const found = [];
    let visited = 0;
    await each(page, async (state) => {
      for (const width of [360, 1280]) {
        await page.resize(width, 900);
        visited += 1;
        const violations = await page.run(async (rules) => {
          const { violations } = await /** @type {any} */ (globalThis).axe.run(document, { resultTypes: ['violations'], runOnly: rules });
          return violations.map((/** @type {any} */ one) => `${one.id}: ${one.nodes.map((/** @type {any} */ node) => node.target.flat().join(' ')).slice(0, 3).join(' | ')}`);
        }, RULES);
        found.push(...violations.map((/** @type {string} */ violation) => `${state}, ${width} px: ${violation}`));
      }
    });
    assert.deepEqual(found, []);
    t.diagnostic(`${visited} states`);
    reader.checkQuiet(page);
  });
}

test('chromium: at 320 px nothing is cut off, and every control is large enough', async (t) => {
  const browser = await launch('chromium', { width: 320, height: 640 });
  t.after(() => browser.close());
  const page = await browser.open(reader.fileAddress('tigang.html'));
  await reader.reaches(page, 'ready');
  /** @type {string[]} */
  const found = [];
  await eachState(page, async (state) => {
    const { overflow, small } = await page.run((least) => {
      const shadow = /** @type {ShadowRoot} */ (document.querySelector('tigang-reader')?.shadowRoot);
      const controls = [...shadow.querySelectorAll('button, select, input, textarea, summary, a, [role=treeitem]')];
      const shown = controls.filter((one) => one.checkVisibility({ visibilityProperty: true }) && !one.closest('svg'));
      const sizes = shown.map((one) => ({ one, box: one.getBoundingClientRect() }));
      const small = sizes.filter(({ box }) => 0 < box.width && (box.width < least || box.height < least));
      return {
        overflow: document.documentElement.scrollWidth - document.documentElement.clientWidth,
        small: small.map(({ one, box }) => `${one.tagName}.${one.className} ${one.textContent?.slice(0, 12)} ${Math.round(box.width)}x${Math.round(box.height)}`),
      };
    }, TARGET - 0.5);
    if (0 < overflow) found.push(`${state}: ${overflow} px wider than the window`);
    found.push(...small.slice(0, 3).map((one) => `${state}: ${one}`));
  });
  assert.deepEqual(found, []);
});

test('chromium: forced colours keep every difference, reduced motion moves nothing', async (t) => {
  const browser = await launch('chromium');
  t.after(() => browser.close());
  const page = await browser.open(reader.fileAddress('tigang.html'));
  await page.raw.emulateMedia({ forcedColors: 'active', reducedMotion: 'reduce' });
  await reader.reaches(page, 'ready');
  await page.run((text) => /** @type {any} */ (document.querySelector('tigang-reader')).analyze(text), damaged.content);
  await reader.settled(page);
  const forms = await page.run(() => {
    const shadow = /** @type {ShadowRoot} */ (document.querySelector('tigang-reader')?.shadowRoot);
    return ['lit-1', 'lit-2', 'lit-3'].map((name) => {
      const style = getComputedStyle(/** @type {Element} */ (shadow.querySelector(`article mark.${name}`)));
      return `${style.textDecorationLine} ${style.textDecorationStyle} ${style.borderStyle}`;
    });
  });
  assert.equal(new Set(forms).size, 3, `three terms, three forms: ${forms}`);
  const pressed = await page.run(() => {
    const shadow = /** @type {ShadowRoot} */ (document.querySelector('tigang-reader')?.shadowRoot);
    const look = (/** @type {string} */ selector) => {
      const { borderColor, color, backgroundColor, fontWeight } = getComputedStyle(/** @type {Element} */ (shadow.querySelector(selector)));
      return `${borderColor} ${color} ${backgroundColor} ${fontWeight}`;
    };
    return [look('.choice [aria-pressed=true]'), look('.choice [aria-pressed=false]')];
  });
  assert.notEqual(pressed[0], pressed[1], 'what is chosen differs from what is not');
  const moving = await page.run(() => {
    const shadow = /** @type {ShadowRoot} */ (document.querySelector('tigang-reader')?.shadowRoot);
    const animations = [...document.getAnimations(), .../** @type {any} */ (shadow).getAnimations()];
    return animations.filter((animation) => 0 < Number(animation.effect?.getComputedTiming().duration)).length;
  });
  assert.equal(moving, 0);
  await page.picture(`${reader.PICTURES}/forced-colours.png`);
  reader.checkQuiet(page);
});
