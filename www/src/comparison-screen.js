/**
 * The screen of two texts held against each other: what they have in common in one line each, the lists, the texts side
 * by side. Whoever opens it says what is exchanged and saved.
 */

/** @import { Analysis } from './analysis.js' */
/** @import { Comparison } from './comparison.js' */
/** @import { Translate } from './labels.js' */
/** @import { View } from './report.js' */
import { changeList, figureList, headingList, rowLabel, termList } from './comparison-lists.js';
import { createComparisonRows } from './comparison-rows.js';
import { h } from './dom.js';
import { createTabs } from './tabs.js';

/** @typedef {import('./comparison-rows.js').Filter} Filter */

/** Files that can be taken along, and their labels. */
const FILES = /** @type {['html' | 'markdown' | 'csv', string][]} */ ([['html', 'fileCompareHtml'], ['markdown', 'fileCompareMarkdown'], ['csv', 'fileCompareCsv']]);

const FILTERS = /** @type {[Filter, string][]} */ ([['all', 'filterAll'], ['changed', 'filterChanged'], ['kept', 'filterKept']]);

/**
 * @param {object} setting
 * @param {Comparison} setting.comparison
 * @param {Analysis[]} setting.analyses
 * @param {View} setting.view
 * @param {Translate} setting.t
 * @param {Filter} setting.filter
 * @param {string} setting.panel the list open at first
 * @param {CSSStyleSheet} setting.sheet
 * @param {(message: string) => void} setting.announce
 * @param {(filter: Filter) => void} setting.onFilter
 * @param {(panel: string) => void} setting.onPanel
 * @param {() => void} setting.onExchange
 * @param {(side: 0 | 1) => void} setting.onOpen shows one of the texts alone
 * @param {(format: 'html' | 'markdown' | 'csv') => void} setting.onSave
 */
export function createComparisonScreen({ comparison, analyses, view, t, filter, panel, sheet, announce, onFilter, onPanel, onExchange, onOpen, onSave }) {
  const { changed } = comparison;
  let at = -1;
  const output = h('output', null, changed.length === 0 ? t('noChanges') : t('changesInAll', { n: changed.length }));
  const rows = createComparisonRows({ comparison, analyses, view, t, sheet, onStep: (row) => reached(changed.indexOf(row)) });
  const setting = { comparison, analyses, view, t, rows };
  const tabs = createTabs(
    t('compareLists'),
    [
      { id: 'headings', label: t('outline'), count: comparison.headings.length, panel: headingList(setting) },
      { id: 'changes', label: t('listChanges'), count: changed.length, panel: changeList(setting) },
      { id: 'compared-terms', label: t('listTerms'), panel: termList(setting) },
      { id: 'figures', label: t('listFigures'), count: comparison.figures.length, panel: figureList(setting) },
    ],
    panel,
    onPanel,
  );
  const filters = FILTERS.map(([name, label]) =>
    h('button', { type: 'button', id: `filter-${name}`, 'aria-pressed': 'false', on: { click: () => choose(name) } }, t(label)),
  );

  /** @param {Filter} name */
  function choose(name) {
    for (const [index, [one]] of FILTERS.entries()) filters[index].setAttribute('aria-pressed', String(one === name));
    rows.filter(name);
    onFilter(name);
  }

  /** @param {number} index into the changed rows, or -1 */
  function reached(index) {
    if (index < 0) return;
    at = index;
    output.textContent = t('changeOf', { a: at + 1, b: changed.length });
    announce(`${t('changeOf', { a: at + 1, b: changed.length })} ${t(rowLabel(comparison.rows[changed[at]]))}`);
  }

  /** @param {1 | -1} step */
  function step(step) {
    if (changed.length === 0) {
      announce(t('noChanges'));
      return;
    }
    const next = at < 0 && step < 0 ? changed.length - 1 : (at + step + changed.length) % changed.length;
    rows.go(changed[next]);
  }

  const head = header({ comparison, analyses, view, t, onExchange, onOpen, onSave });
  const element = h(
    'div',
    { class: 'comparison' },
    head,
    h(
      'div',
      { class: 'comparison-columns' },
      h('section', { class: 'comparison-lists', 'aria-label': t('compareLists') }, tabs.element),
      h(
        'section',
        { class: 'comparison-text', 'aria-label': t('sideBySide'), lang: view === 'traditional' ? 'zh-Hant' : 'zh-Hans' },
        h(
          'div',
          { class: 'comparison-tools' },
          h('div', { class: 'tool-line' }, h('div', { class: 'choice', role: 'group', 'aria-label': t('filter') }, ...filters),
          h('span', { class: 'spring' }),
          h('div', { class: 'step-line' }, h('button', { type: 'button', id: 'previous-change', on: { click: () => step(-1) } }, t('previous')), output, h('button', { type: 'button', id: 'next-change', on: { click: () => step(1) } }, t('next')))),
          h('div', { class: 'row-heads', 'aria-hidden': 'true' }, h('span', null, t('textBefore')), h('span', null, t('textAfter'))),
        ),
        rows.element,
      ),
    ),
  );
  choose(filter);

  return {
    element,
    start: rows.start,
    stop: rows.stop,
    step,
    focusTitle: () => /** @type {HTMLElement | null} */ (head.querySelector('h1'))?.focus({ preventScroll: true }),
    focusSearch() {},
  };
}

/**
 * @param {object} setting
 * @param {Comparison} setting.comparison
 * @param {Analysis[]} setting.analyses
 * @param {View} setting.view
 * @param {Translate} setting.t
 * @param {() => void} setting.onExchange
 * @param {(side: 0 | 1) => void} setting.onOpen
 * @param {(format: 'html' | 'markdown' | 'csv') => void} setting.onSave
 */
function header({ comparison: { totals }, analyses, view, t, onExchange, onOpen, onSave }) {
  const name = (/** @type {0 | 1} */ side) => {
    const { meta } = analyses[side].reports[view];
    const title = String(meta.main_title ?? meta.title ?? t('untitled'));
    const date = meta.date ? String(meta.date) : '';
    return h(
      'p',
      { class: `compared ${side === 0 ? 'before' : 'after'}` },
      h('b', null, t(side === 0 ? 'textBefore' : 'textAfter')),
      h('button', { type: 'button', class: 'link', on: { click: () => onOpen(side) } }, title),
      h('span', { class: 'quiet' }, [/x/u.test(date) ? '' : date, t('extent', { n: totals.chars[side] })].filter(Boolean).join(t('comma'))),
    );
  };
  const counts = (/** @type {[string, number][]} */ list) => list.filter(([, count]) => 0 < count).map(([label, n]) => `${t(label)} ${n}`).join(' · ');
  const line = (/** @type {string} */ label, /** @type {string} */ words) => (words === '' ? null : h('p', { class: 'line' }, h('b', null, label), h('span', null, words)));
  return h(
    'section',
    { class: 'title-block', 'aria-label': t('compareTexts') },
    h('h1', { tabindex: -1 }, t('compareTexts')),
    name(0),
    name(1),
    h('p', { class: 'line' }, h('b', null, t('listKept')), h('strong', null, `${Math.floor(totals.kept_permille / 10)}%`), h('span', null, t('keptOfAfter'))),
    line(
      t('listHeadings'),
      counts([
        ['standingKept', totals.headings_same], ['standingChanged', totals.headings_changed], ['standingAdded', totals.headings_added],
        ['standingRemoved', totals.headings_removed], ['otherwiseMarked', totals.headings_unmarked], ['standingMoved', totals.headings_moved],
      ]),
    ),
    line(
      t('listSentences'),
      counts([['standingSame', totals.same], ['standingChanged', totals.changed], ['standingMoved', totals.moved], ['standingAdded', totals.added], ['standingRemoved', totals.removed]]),
    ),
    h(
      'div',
      { class: 'comparison-actions' },
      h('button', { type: 'button', id: 'exchange', on: { click: onExchange } }, t('exchange')),
      ...FILES.map(([format, label]) => h('button', { type: 'button', class: 'link', on: { click: () => onSave(format) } }, t(label))),
      h('button', { type: 'button', class: 'link', on: { click: () => print() } }, t('print')),
    ),
  );
}
