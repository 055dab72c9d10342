/**
 * The two texts side by side, a paragraph and what it became in one row. Draws rows and tells which of them a filter
 * leaves; knows nothing of the lists beside them.
 */

/** @import { Analysis } from './analysis.js' */
/** @import { Comparison, Piece, Row } from './comparison.js' */
/** @import { Translate } from './labels.js' */
/** @import { View } from './report.js' */
import { lastAtOrBefore, rowsOf } from './analysis.js';
import { runsOf } from './comparison.js';
import { h } from './dom.js';
import { fillPaged } from './paged.js';

/** Rows drawn at a time: some five long speeches. */
const PAGE = 600;

/** @typedef {'all' | 'changed' | 'kept'} Filter */

/** Labels of what a row shows. */
const LABELS = Object.freeze(
  /** @type {Record<string, string>} */ ({
    same: 'standingSame', changed: 'standingChanged', added: 'standingAdded', removed: 'standingRemoved', reused: 'standingReused', away: 'standingAway',
  }),
);

/**
 * @param {object} setting
 * @param {Comparison} setting.comparison
 * @param {Analysis[]} setting.analyses
 * @param {View} setting.view
 * @param {Translate} setting.t
 * @param {(row: number) => void} setting.onStep a row was gone to
 */
export function createComparisonRows({ comparison, analyses, view, t, onStep }) {
  const { rows, passages } = comparison;
  const texts = analyses.map((analysis) => analysis.texts[view]);
  const heads = analyses.map((analysis) => rowsOf(analysis, 'outline').filter((row) => row.start < row.end));
  const homes = homesOf(comparison);
  const parts = partsOf(rows);
  const element = h('div', { class: 'rows' });
  const list = h('div', { class: 'row-list' });
  /** @type {HTMLElement | null} */
  let current = null;
  element.append(list);
  const upTo = fillPaged(list, rows.length, PAGE, draw, t);

  /** @param {number} index */
  function draw(index) {
    const row = rows[index];
    const label = t(row.standing === 'reused' && row.sides[1].length === 0 ? 'standingAway' : LABELS[row.standing]);
    const moved = row.standing === 'same' && row.moved && row.heading !== null;
    const badge = moved ? h('span', { class: 'badge' }, t('standingMoved')) : row.standing === 'same' ? null : h('span', { class: `badge ${row.standing}` }, label);
    const kept = row.standing === 'same' || row.sides.flat().some((piece) => piece.passage !== null && (passages[piece.passage].moved || passages[piece.passage].same));
    const classes = ['row', row.standing, row.moved ? 'moved' : '', kept ? 'has-kept' : '', parts.changed.has(index) ? 'part' : ''].filter(Boolean).join(' ');
    if (row.standing === 'away') {
      const heading = row.heading === null ? null : comparison.headings[row.heading];
      const name = heading ? headingText(1, heading.nodes[1]) : '';
      const link = h('button', { type: 'button', class: 'link', on: { click: () => go(homes.headings.get(row.heading ?? -1) ?? index) } }, t('awayHere', { w: name }));
      return h('div', { class: classes, tabindex: -1, role: 'group', 'aria-label': label }, h('p', null, badge, ' ', link));
    }
    return h(
      'div',
      { class: classes, tabindex: -1, role: 'group', 'aria-label': label },
      cell(row, 0, index),
      cell(row, 1, index),
      badge,
    );
  }

  /**
   * @param {Row} row
   * @param {0 | 1} side
   * @param {number} index
   */
  function cell(row, side, index) {
    const name = t(side === 0 ? 'textBefore' : 'textAfter');
    const pieces = row.sides[side];
    const holder = h('div', { class: `cell ${side === 0 ? 'before' : 'after'}` }, h('span', { class: 'side' }, name));
    if (pieces.length === 0) {
      holder.classList.add('blank');
      return holder;
    }
    /** @type {HTMLElement | null} */
    let paragraph = null;
    for (const piece of pieces) {
      const heading = headingDepth(side, piece.node);
      if (!paragraph || piece.opens || heading) {
        paragraph = h('p', { class: heading ? `heading depth-${Math.min(heading, 3)}` : null });
        holder.append(paragraph);
      }
      drawPiece(paragraph, side, piece, index);
    }
    return holder;
  }

  /**
   * @param {HTMLElement} paragraph
   * @param {0 | 1} side
   * @param {Piece} piece
   * @param {number} index
   */
  function drawPiece(paragraph, side, piece, index) {
    const passage = piece.passage === null ? null : passages[piece.passage];
    const into = passage?.moved ? h('span', { class: 'reused' }) : paragraph;
    if (into !== paragraph) paragraph.append(into);
    for (const run of runsOf(comparison, side, piece)) {
      const words = texts[side].slice(run.start, run.end).replace(/\n/gu, ' ');
      // A sentence that stands alone is set off as a whole, a change inside one more strongly.
      const whole = passage === null ? { class: 'whole' } : null;
      into.append(run.kind === 'kept' ? words : h(run.kind === 'gone' ? 'del' : 'ins', whole, words));
    }
    if (!passage?.moved || piece.passage === null) return;
    const other = /** @type {0 | 1} */ (1 - side);
    const home = homes.passages[other].get(piece.passage) ?? index;
    const label = t(side === 0 ? 'movedTo' : 'movedFrom', { w: placeName(other, passage.spans[other].start) });
    paragraph.append(h('button', { type: 'button', class: 'link jump', on: { click: () => go(home) } }, label));
  }

  /**
   * @param {0 | 1} side
   * @param {number | null} node
   * @returns {number} the depth of a heading on a line of its own, else 0
   */
  function headingDepth(side, node) {
    const found = node === null ? null : analyses[side].report.outline[node];
    return found && (found.kind === 'heading' || found.kind === 'unnumbered') ? Math.max(1, found.depth) : 0;
  }

  /**
   * @param {0 | 1} side
   * @param {number | null} node
   */
  function headingText(side, node) {
    const found = node === null ? null : analyses[side].reports[view].outline[node];
    return found ? `${found.marker}${found.title}` : '';
  }

  /**
   * The heading over a place.
   * @param {0 | 1} side
   * @param {number} start
   */
  function placeName(side, start) {
    const head = heads[side][lastAtOrBefore(heads[side], start, (row) => row.start)];
    return head ? headingText(side, head.ref) : t('statLead');
  }

  /**
   * Goes to a row and makes it the current one.
   * @param {number} index
   */
  function go(index) {
    const row = upTo(index);
    if (!row) return;
    current?.classList.remove('current');
    current = row;
    // A row the filter leaves out is shown all the same when it is asked for.
    row.classList.add('current');
    row.scrollIntoView({ block: 'center' });
    row.focus({ preventScroll: true });
    onStep(index);
  }

  return {
    element,
    go,
    headingText,
    /** The number of a heading. @param {0 | 1} side @param {number | null} node */
    marker: (side, node) => (node === null ? '' : analyses[side].reports[view].outline[node].marker),
    /** Row of each heading, and of each passage in each text. */
    homes,
    /** @param {Filter} filter */
    filter(filter) {
      element.classList.toggle('only-changed', filter === 'changed');
      element.classList.toggle('only-kept', filter === 'kept');
    },
  };
}

/** @typedef {ReturnType<typeof createComparisonRows>} ComparisonRows */

/**
 * The row of every heading, and of every passage in each text.
 * @param {Comparison} comparison
 */
function homesOf({ rows, headings }) {
  /** @type {[Map<number, number>, Map<number, number>]} */
  const passages = [new Map(), new Map()];
  /** @type {[Map<number, number>, Map<number, number>]} */
  const nodes = [new Map(), new Map()];
  for (const [index, row] of rows.entries()) {
    for (const [side, pieces] of row.sides.entries()) {
      for (const piece of pieces) {
        if (piece.passage !== null) passages[side].set(piece.passage, index);
        if (piece.node !== null) nodes[side].set(piece.node, index);
      }
    }
  }
  /** @type {Map<number, number>} */
  const homes = new Map();
  for (const [index, { nodes: [before, after] }] of headings.entries()) {
    const home = (after === null ? undefined : nodes[1].get(after)) ?? (before === null ? undefined : nodes[0].get(before));
    if (home !== undefined) homes.set(index, home);
  }
  return { passages, headings: homes };
}

/**
 * Rows of headings that stay in sight among the changes, because something under them changed.
 * @param {Row[]} rows
 */
function partsOf(rows) {
  /** @type {Set<number>} */
  const changed = new Set();
  let heading = -1;
  for (const [index, row] of rows.entries()) {
    if (row.heading !== null && row.standing !== 'away') heading = index;
    if (row.standing !== 'same' && 0 <= heading) changed.add(heading);
  }
  return { changed };
}
