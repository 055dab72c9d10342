/**
 * Figures about the text itself: length, sentences, speaking time, stock phrases, directives, headings. Plain figures
 * and quiet bars; what they are worth is for the reader to judge.
 */

/** @import { Analysis, Row } from './analysis.js' */
/** @import { HeadingGroup, View } from './report.js' */
/** @import { Translate } from './labels.js' */
import { rowsAt } from './analysis.js';
import { bar } from './bars.js';
import { partNote } from './completeness.js';
import { fill, h } from './dom.js';
import { extentOf, figuresOf, partName } from './figures.js';
import { fillPaged } from './paged.js';
import { asRate, RATES } from './state.js';

/** Entries made at a time. */
const PAGE = 60;

/** What makes headings parallel, in the core's words, and its label. */
const PARALLEL = /** @type {Record<string, string>} */ ({ 同字开头: 'parallelStart', 同字结尾: 'parallelEnd', 字数相当: 'parallelLength' });

/**
 * @param {object} setting
 * @param {Analysis} setting.analysis
 * @param {View} setting.view
 * @param {Translate} setting.t
 * @param {number} setting.rate characters spoken in a minute
 * @param {(rate: number) => void} setting.onRate
 * @param {(row: Row) => void} setting.onGo
 */
export function statsPanel({ analysis, view, t, rate, onRate, onGo }) {
  const { stats, outline } = analysis.reports[view];
  const spoken = stats.seconds !== null;
  const parts = h('ul', { class: 'parts' });
  const figures = h('dl', { class: 'figures' });
  const element = h(
    'div',
    { class: 'panel' },
    partNote(analysis.report, t),
    figures,
    spoken ? rateInput() : null,
    1 < stats.parts.length ? h('h3', { class: 'panel-title' }, t('statParts')) : null,
    1 < stats.parts.length ? parts : null,
    0 < stats.headings.length ? h('h3', { class: 'panel-title' }, t('statParallel')) : null,
    0 < stats.headings.length ? parallelism() : null,
  );
  reckon(rate);
  return element;

  function rateInput() {
    const input = h('input', { type: 'number', id: 'rate', min: RATES.least, max: RATES.most, step: 10, value: rate, inputmode: 'numeric' });
    input.addEventListener('change', () => {
      const chosen = asRate(Number(input.value)) ?? rate;
      input.value = String(chosen);
      reckon(chosen);
      onRate(chosen);
    });
    return h('p', { class: 'rate' }, h('label', { for: 'rate' }, t('rate')), ' ', input);
  }

  /** @param {number} perMinute */
  function reckon(perMinute) {
    const shown = figuresOf(analysis.report, perMinute, t).flatMap(([name, value, permille]) => {
      return [h('dt', null, name), h('dd', null, value, permille === undefined ? null : bar(permille / 1000, 'quiet-bar'))];
    });
    fill(figures, ...shown);
    fill(parts);
    const longest = stats.parts.reduce((most, part) => Math.max(most, part.chars), 1);
    fillPaged(parts, stats.parts.length, PAGE, (at) => partEntry(at, longest, perMinute), t);
  }

  /**
   * @param {number} at
   * @param {number} longest
   * @param {number} perMinute
   */
  function partEntry(at, longest, perMinute) {
    const { chars } = stats.parts[at];
    const row = rowsAt(analysis, 'parts', at)[0];
    const content = [h('span', { class: 'name' }, partName(analysis.reports[view], at, t)), h('span', { class: 'count' }, extentOf(stats.parts[at], perMinute, t)), bar(chars / longest, 'quiet-bar')];
    return h('li', null, row ? h('button', { type: 'button', class: 'place', on: { click: () => onGo(row) } }, ...content) : h('p', { class: 'place' }, ...content));
  }

  function parallelism() {
    const list = h('ul', { class: 'places' });
    fillPaged(list, stats.headings.length, PAGE, (at) => headingGroup(stats.headings[at]), t);
    return list;
  }

  /** @param {HeadingGroup} group */
  function headingGroup({ parent, nodes, parallel }) {
    const name = parent === null ? t('statTop') : `${outline[parent].marker}${outline[parent].title}`;
    const verdict = parallel === null ? t('parallelNone') : t(PARALLEL[parallel] ?? 'parallelLength');
    return h('li', { class: 'heading-group' }, h('span', { class: 'name' }, name), h('span', { class: 'count' }, t('statHeadings', { n: nodes.length, w: verdict })));
  }
}
