/** The summary: lines in the text's own words along the outline, each a way to its place. */

/** @import { Analysis, Row } from './analysis.js' */
/** @import { View } from './report.js' */
/** @import { Translate } from './labels.js' */
import { langOf, rowsAt, textOf } from './analysis.js';
import { partNote } from './completeness.js';
import { h } from './dom.js';
import { markerBlank } from './outline-tree.js';
import { fillPaged } from './paged.js';
import { SUMMARY_LENGTHS } from './state.js';

/** Entries made at a time. */
const PAGE = 60;

/**
 * @param {object} setting
 * @param {Analysis} setting.analysis
 * @param {View} setting.view
 * @param {Translate} setting.t
 * @param {number} setting.length in characters, as the reader chose it
 * @param {(length: number) => void} setting.onLength
 * @param {(row: Row) => void} setting.onGo
 */
export function summaryPanel({ analysis, view, t, length, onLength, onGo }) {
  const { summary, outline } = analysis.reports[view];
  const order = ordered(summary);
  if (summary.length === 0) return h('div', { class: 'panel' }, h('p', { class: 'quiet' }, t('noSummary')));
  const choice = h(
    'select',
    { id: 'summary-length' },
    ...SUMMARY_LENGTHS.map((one) => h('option', { value: one, selected: one === length }, t('summaryLengthValue', { n: one }))),
  );
  choice.addEventListener('change', () => onLength(Number(choice.value)));
  const list = h('ol', { class: 'places summary', lang: langOf(analysis, view) });
  fillPaged(list, summary.length, PAGE, (at) => entry(order[at]), t);
  return h('div', { class: 'panel' }, h('p', { class: 'rate' }, h('label', { for: 'summary-length' }, t('summaryLength')), ' ', choice), h('p', { class: 'quiet' }, t('summaryNote')), partNote(analysis.report, t), list);

  /** @param {number} ref */
  function entry(ref) {
    const row = rowsAt(analysis, 'summary', ref)[0];
    const { node } = summary[ref];
    const depth = node === null ? 1 : outline[node].depth;
    const marker = node === null ? '' : outline[node].marker;
    const words = row ? textOf(analysis, view, row) : '';
    // A line may itself begin with its heading: 县长强调，
    const led = marker === '' || words.startsWith(marker);
    return h(
      'li',
      { class: 1 < depth ? 'point' : null },
      h('button', { type: 'button', class: 'place', on: { click: () => row && onGo(row) } }, led ? null : h('span', { class: 'marker' }, marker, markerBlank(marker)), words),
    );
  }
}

/**
 * The lines as they are shown: the line of a part may stand among its points, and is said before them.
 * @param {import('./report.js').SummaryLine[]} summary
 * @returns {number[]}
 */
export function ordered(summary) {
  return [...summary.keys()].sort((one, other) => (summary[one].node ?? -1) - (summary[other].node ?? -1));
}
