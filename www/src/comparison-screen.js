/**
 * The screen of two texts held against each other: what they have in common in one line each, the lists, the texts side
 * by side. Whoever opens it says what is exchanged and saved.
 */

/** @import { Analysis } from './analysis.js' */
/** @import { Comparison } from './comparison.js' */
/** @import { Translate } from './labels.js' */
/** @import { View } from './report.js' */
import { langOf } from './analysis.js';
import { rowLabel, usesOf, WORDS } from './comparison.js';
import { changeList, figureList, headingList, termList } from './comparison-lists.js';
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
 * @param {number | null} setting.term the term that is marked
 * @param {(term: number | null) => void} setting.onTerm
 * @param {() => void} setting.onExchange
 * @param {(side: 0 | 1) => void} setting.onOpen shows one of the texts alone
 * @param {(format: 'html' | 'markdown' | 'csv') => void} setting.onSave
 */
export function createComparisonScreen({ comparison, analyses, view, t, filter, panel, term, sheet, announce, onFilter, onPanel, onTerm, onExchange, onOpen, onSave }) {
  const { changed } = comparison;
  let at = -1;
  /** @type {import('./comparison.js').Use[]} places of the marked term, which are stepped through instead of the changes */
  let uses = [];
  /** Which of them the reader was taken to. */
  let use = -1;
  const output = h('output', null);
  const putOut = h('button', { type: 'button', class: 'link', id: 'unmark', hidden: true, on: { click: () => terms.putOut() } }, t('unmark'));
  const rows = createComparisonRows({ comparison, analyses, view, t, sheet, onStep: (row) => reached(changed.indexOf(row)) });
  const setting = { comparison, analyses, view, t, rows };
  const terms = termList({ ...setting, chosen: term, onTerm: mark });
  const tabs = createTabs(
    t('compareLists'),
    [
      { id: 'headings', label: t('outline'), count: comparison.headings.length, panel: headingList(setting) },
      { id: 'changes', label: t('listChanges'), count: changed.length, panel: changeList(setting) },
      { id: 'compared-terms', label: t('listTerms'), panel: terms.element },
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

  /** Says what is stepped through, and where the reader is in it. */
  function showPlace() {
    putOut.hidden = term === null;
    if (term !== null) {
      const { words, counts } = comparison.terms[term];
      const place = use < 0 ? t('termPlaces', { a: counts[0], b: counts[1] }) : `${use + 1} / ${uses.length}`;
      output.textContent = `${words[WORDS[view]]} ${place}`;
    } else if (changed.length === 0) output.textContent = t('noChanges');
    else output.textContent = at < 0 ? t('changesInAll', { n: changed.length }) : t('changeOf', { a: at + 1, b: changed.length });
  }

  /** @param {number} index into the changed rows, or -1 */
  function reached(index) {
    if (index < 0) return;
    at = index;
    showPlace();
    announce(`${t('changeOf', { a: at + 1, b: changed.length })} ${t(rowLabel(comparison.rows[changed[at]]))}`);
  }

  /**
   * Marks a term in both texts and goes to its first place; null takes the marks away.
   * @param {number | null} chosen
   */
  function mark(chosen) {
    term = chosen;
    onTerm(chosen);
    use = -1;
    uses = chosen === null ? [] : usesOf(comparison, chosen);
    void rows.mark(uses);
    if (chosen === null) showPlace();
    else step(1);
  }

  /** @param {1 | -1} direction */
  function step(direction) {
    if (term !== null) {
      use = next(use, direction, uses.length);
      rows.goToUse(uses[use]);
      showPlace();
      announce(`${output.textContent} ${t(uses[use].side === 0 ? 'textBefore' : 'textAfter')}`);
    } else if (changed.length === 0) announce(t('noChanges'));
    else rows.go(changed[next(at, direction, changed.length)]);
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
        { class: 'comparison-text', 'aria-label': t('sideBySide'), },
        h(
          'div',
          { class: 'comparison-tools' },
          h('div', { class: 'tool-line' }, h('div', { class: 'choice', role: 'group', 'aria-label': t('filter') }, ...filters),
          h('span', { class: 'spring' }),
          h('div', { class: 'step-line' }, h('button', { type: 'button', id: 'previous-change', on: { click: () => step(-1) } }, t('previous')), output, h('button', { type: 'button', id: 'next-change', on: { click: () => step(1) } }, t('next')), putOut)),
          h('div', { class: 'row-heads', 'aria-hidden': 'true' }, h('span', null, t('textBefore')), h('span', null, t('textAfter'))),
        ),
        rows.windowed ? h('p', { class: 'notice' }, t('windowedRows')) : null,
        rows.windowed ? h('p', { class: 'on-paper' }, t('comparedPart')) : null,
        rows.element,
      ),
    ),
  );
  choose(filter);
  if (term !== null) {
    uses = usesOf(comparison, term);
    void rows.mark(uses);
  }
  showPlace();

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
 * The place after or before one, round and round; -1 is before the first and behind the last.
 * @param {number} at
 * @param {1 | -1} direction
 * @param {number} count
 */
function next(at, direction, count) {
  return at < 0 && direction < 0 ? count - 1 : (at + direction + count) % count;
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
      h('button', { type: 'button', class: 'link', lang: langOf(analyses[side], view), on: { click: () => onOpen(side) } }, title),
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
