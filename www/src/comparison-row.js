/**
 * Draws one row of two texts side by side: both cells, what differs in them, what became of the whole, and where a sentence
 * that moved went. Which rows are drawn is left to comparison-rows.js.
 */

/** @import { Analysis } from './analysis.js' */
/** @import { Comparison, Piece, Row, Use } from './comparison.js' */
/** @import { Translate } from './labels.js' */
/** @import { View } from './report.js' */
import { langOf, lastAtOrBefore, rowsOf } from './analysis.js';
import { rowLabel, runsOf } from './comparison.js';
import { h } from './dom.js';

/**
 * @param {object} setting
 * @param {Comparison} setting.comparison
 * @param {Analysis[]} setting.analyses
 * @param {View} setting.view
 * @param {Translate} setting.t
 * @param {(row: number) => Use[]} setting.marks places of the marked term in a row
 * @param {(use: Use) => boolean} setting.isReached whether the reader was taken to this one
 * @param {(row: number) => boolean} setting.isCurrent
 * @param {(row: number) => void} setting.onGo another row is asked for
 */
export function createRowDrawing({ comparison, analyses, view, t, marks, isReached, isCurrent, onGo }) {
  const { rows, passages, homes, parts } = comparison;
  const texts = analyses.map((analysis) => analysis.texts[view]);
  const heads = analyses.map((analysis) => rowsOf(analysis, 'outline').filter((row) => row.start < row.end));

  /** @param {number} index */
  function drawRow(index) {
    const row = rows[index];
    const label = t(rowLabel(row));
    const moved = row.standing === 'same' && row.moved && row.heading !== null;
    const badge = moved ? h('span', { class: 'badge' }, t('standingMoved')) : row.standing === 'same' ? null : h('span', { class: `badge ${row.standing}` }, label);
    const kept = row.standing === 'same' || row.sides.flat().some((piece) => piece.passage !== null && (passages[piece.passage].moved || passages[piece.passage].same));
    const classes = ['row', row.standing, row.moved ? 'moved' : '', kept ? 'has-kept' : '', parts.has(index) ? 'part' : '', isCurrent(index) ? 'current' : ''].filter(Boolean).join(' ');
    if (row.standing === 'away') {
      const heading = row.heading === null ? null : comparison.headings[row.heading];
      const name = heading ? headingText(1, heading.nodes[1]) : '';
      const link = h('button', { type: 'button', class: 'link', on: { click: () => onGo(row.heading === null ? index : homes.headings[row.heading]) } }, t('awayHere', { w: name }));
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
        paragraph = h('p', { lang: langOf(analyses[side], view), class: heading ? `heading depth-${Math.min(heading, 3)}` : null });
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
      const words = wordsOf(side, run, index);
      // A sentence that stands alone is set off as a whole, a change inside one more strongly.
      const whole = passage === null ? { class: 'whole' } : null;
      into.append(...(run.kind === 'kept' ? words : [h(run.kind === 'gone' ? 'del' : 'ins', whole, ...words)]));
    }
    if (!passage?.moved || piece.passage === null) return;
    const other = /** @type {0 | 1} */ (1 - side);
    const home = homes.passages[other][piece.passage];
    const label = t(side === 0 ? 'movedTo' : 'movedFrom', { w: placeName(other, passage.spans[other].start) });
    paragraph.append(h('button', { type: 'button', class: 'link jump', on: { click: () => onGo(home) } }, label));
  }

  /**
   * A run with the places of the marked term set off in it.
   * @param {0 | 1} side
   * @param {{ start: number, end: number }} run
   * @param {number} index of its row
   */
  function wordsOf(side, run, index) {
    const words = (/** @type {number} */ start, /** @type {number} */ end) => texts[side].slice(start, end).replace(/\n/gu, ' ');
    /** @type {(string | HTMLElement)[]} */
    const pieces = [];
    let at = run.start;
    for (const use of marks(index)) {
      const [start, end] = [Math.max(at, use.start), Math.min(run.end, use.end)];
      if (use.side !== side || end <= start) continue;
      pieces.push(words(at, start), h('mark', { class: isReached(use) ? 'lit-1 current' : 'lit-1' }, words(start, end)));
      at = end;
    }
    return [...pieces, words(at, run.end)];
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

  return { drawRow, headingText };
}
