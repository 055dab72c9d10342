/**
 * Practice in outlining: the text's outline is out of sight, the reader writes one, and both are compared point by
 * point. Which heading a point has is decided in draft.js.
 */

/** @import { Analysis, Row } from './analysis.js' */
/** @import { View } from './report.js' */
/** @import { Translate } from './labels.js' */
import { rowsAt } from './analysis.js';
import { fill, h } from './dom.js';
import { matchPoints, pointsOf } from './draft.js';
import { fillPaged } from './paged.js';

/** Entries made at a time. */
const PAGE = 60;

/**
 * @param {object} setting
 * @param {Analysis} setting.analysis
 * @param {View} setting.view
 * @param {Translate} setting.t
 * @param {string} setting.draft
 * @param {(draft: string) => void} setting.onDraft
 * @param {(node: number, row: Row | undefined) => void} setting.onPick
 * @param {(message: string) => void} setting.announce
 */
export function createDraftPanel({ analysis, view, t, draft, onDraft, onPick, announce }) {
  const { outline } = analysis.reports[view];
  const nodes = outline.map((_, index) => index).filter((index) => outline[index].kind !== 'missing');
  const box = h('textarea', { id: 'draft', rows: 10, 'aria-label': t('draft'), 'aria-describedby': 'draft-hint', placeholder: t('draftHint'), spellcheck: 'false', autocapitalize: 'off' });
  box.value = draft;
  const result = h('div', { class: 'draft-result' });
  const element = h(
    'section',
    { class: 'draft', 'aria-label': t('draft'), hidden: true },
    h('h2', { class: 'panel-title' }, t('draft')),
    h('p', { class: 'quiet', id: 'draft-hint' }, t('draftHelp')),
    box,
    h('p', { class: 'actions' }, h('button', { type: 'button', on: { click: compare } }, t('draftCompare'))),
    result,
  );
  box.addEventListener('change', () => onDraft(box.value));
  box.addEventListener('keydown', onKey);

  /** @param {KeyboardEvent} event */
  function onKey(event) {
    if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) compare();
    if (event.key !== 'Enter' || event.isComposing || event.ctrlKey || event.metaKey) return;
    // A new line begins where the one above it does.
    const start = box.value.lastIndexOf('\n', box.selectionStart - 1) + 1;
    const indent = /^[ \t\u3000]*/u.exec(box.value.slice(start, box.selectionStart))?.[0] ?? '';
    if (indent === '') return;
    event.preventDefault();
    box.setRangeText(`\n${indent}`, box.selectionStart, box.selectionEnd, 'end');
  }

  function compare() {
    onDraft(box.value);
    const points = pointsOf(box.value);
    if (points.length === 0) {
      fill(result, h('p', { class: 'quiet' }, t('draftEmpty')));
      return;
    }
    // The reader may write in either script: the one in which more is found is meant.
    const [matches] = [analysis.reports.simplified, analysis.reports.traditional]
      .map((report) => matchPoints(points, nodes.map((node) => report.outline[node].title)))
      .sort((a, b) => b.filter(Boolean).length - a.filter(Boolean).length);
    const met = new Set(matches.flatMap((match) => (match ? [nodes[match.heading]] : [])));
    const unmet = nodes.filter((node) => !met.has(node));
    const verdict = t('draftVerdict', { a: nodes.length, b: met.size, c: points.length, d: points.length - met.size });
    const written = h('ol', { class: 'places' });
    const missed = h('ul', { class: 'places' });
    fill(
      result,
      h('p', { class: 'verdict' }, verdict),
      written,
      0 < unmet.length ? h('h3', { class: 'panel-title' }, t('draftMissed')) : null,
      0 < unmet.length ? missed : null,
    );
    fillPaged(written, points.length, PAGE, (at) => {
      const match = matches[at];
      const node = match ? nodes[match.heading] : -1;
      const levels = match && outline[node].depth !== points[at].depth ? h('span', { class: 'badge' }, t('draftLevel', { a: outline[node].depth, b: points[at].depth })) : null;
      return h(
        'li',
        { class: `level-${Math.min(4, points[at].depth)}` },
        h('p', { class: 'own' }, points[at].words, ' ', match ? levels : h('span', { class: 'badge cut' }, t('draftUnmatched'))),
        match ? place(node, emphasised(outline[node].title, match.shared)) : null,
      );
    }, t);
    fillPaged(missed, unmet.length, PAGE, (at) => h('li', { class: `level-${Math.min(4, outline[unmet[at]].depth)}` }, place(unmet[at], [outline[unmet[at]].title])), t);
    announce(verdict);
  }

  /**
   * @param {number} node
   * @param {(Node | string)[]} title
   */
  function place(node, title) {
    const row = rowsAt(analysis, 'outline', node)[0];
    return h('button', { type: 'button', class: 'place', on: { click: () => onPick(node, row) } }, h('span', { class: 'marker' }, outline[node].marker), ' ', ...title);
  }

  return {
    element,
    /** @param {boolean} on */
    show(on) {
      element.hidden = !on;
      if (on) box.focus({ preventScroll: true });
    },
  };
}

/**
 * A heading with the letters that the reader wrote too set off.
 * @param {string} title
 * @param {number[]} shared
 */
function emphasised(title, shared) {
  const places = new Set(shared);
  /** @type {(Node | string)[]} */
  const pieces = [];
  for (let at = 0; at < title.length; ) {
    let end = at + 1;
    while (end < title.length && places.has(end) === places.has(at)) end += 1;
    const piece = title.slice(at, end);
    pieces.push(places.has(at) ? h('b', null, piece) : piece);
    at = end;
  }
  return pieces;
}
