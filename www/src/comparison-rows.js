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
import { inSlices } from './slices.js';

/** Rows in one chunk, the unit of drawing: about ten screens. */
const CHUNK = 60;

/** Above so many rows, some ten long speeches, only the chunks near the window are drawn. */
const WINDOWED = 1500;

/** Letters on a line of one column, for estimating the height of what is not drawn. */
const MEASURE = 24;

/** @typedef {{ element: HTMLElement, first: number, end: number, drawn: boolean }} Chunk */

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
 * @param {CSSStyleSheet} setting.sheet takes the estimated heights of chunks that are not drawn
 * @param {(row: number) => void} setting.onStep a row was gone to
 */
export function createComparisonRows({ comparison, analyses, view, t, sheet, onStep }) {
  const { rows, passages } = comparison;
  const texts = analyses.map((analysis) => analysis.texts[view]);
  const heads = analyses.map((analysis) => rowsOf(analysis, 'outline').filter((row) => row.start < row.end));
  const { homes, parts } = comparison;
  const windowed = WINDOWED < rows.length;
  const element = h('div', { class: 'rows' });
  /** @type {Map<number, HTMLElement>} those that are drawn */
  const drawn = new Map();
  let current = -1;
  let stopped = false;
  /** @type {Chunk[]} */
  const chunks = [];
  for (let first = 0; first < rows.length; first += CHUNK) {
    chunks.push({ element: h('div', { id: `rows-${chunks.length}` }), first, end: Math.min(rows.length, first + CHUNK), drawn: false });
  }
  element.append(...chunks.map((chunk) => chunk.element));
  sheet.replaceSync('');
  if (windowed) for (const [index, chunk] of chunks.entries()) sheet.insertRule(`#rows-${index} { min-height: ${height(chunk)}lh }`, index);
  const observer = windowed ? new IntersectionObserver(onSeen, { rootMargin: '1500px 0px' }) : null;

  /** @param {IntersectionObserverEntry[]} entries */
  function onSeen(entries) {
    for (const { target, isIntersecting } of entries) {
      const chunk = chunks[Number(target.id.slice('rows-'.length))];
      if (isIntersecting) draw(chunk);
      else undraw(chunk);
    }
  }

  /** @param {Chunk} chunk @returns {number} lines it may have */
  function height({ first, end }) {
    let lines = 0;
    for (const row of rows.slice(first, end)) {
      const letters = row.sides.map((pieces) => pieces.reduce((sum, piece) => sum + piece.end - piece.start, 0));
      lines += 1 + Math.ceil(Math.max(...letters) / MEASURE);
    }
    return lines;
  }

  /** @param {Chunk} chunk */
  function draw(chunk) {
    if (chunk.drawn) return;
    chunk.drawn = true;
    for (let index = chunk.first; index < chunk.end; index += 1) {
      const row = drawRow(index);
      if (index === current) row.classList.add('current');
      drawn.set(index, row);
      chunk.element.append(row);
    }
    if (windowed) setHeight(chunk, '0');
  }

  /** @param {Chunk} chunk */
  function undraw(chunk) {
    if (!chunk.drawn) return;
    setHeight(chunk, `${chunk.element.offsetHeight}px`);
    for (let index = chunk.first; index < chunk.end; index += 1) drawn.delete(index);
    chunk.element.replaceChildren();
    chunk.drawn = false;
  }

  /**
   * @param {Chunk} chunk
   * @param {string} height
   */
  function setHeight(chunk, height) {
    const rule = sheet.cssRules[chunks.indexOf(chunk)];
    if (rule instanceof CSSStyleRule) rule.style.setProperty('min-height', height);
  }

  function* drawAll() {
    for (const chunk of chunks) {
      draw(chunk);
      yield;
    }
  }

  /** @param {number} index */
  function drawRow(index) {
    const row = rows[index];
    const label = t(row.standing === 'reused' && row.sides[1].length === 0 ? 'standingAway' : LABELS[row.standing]);
    const moved = row.standing === 'same' && row.moved && row.heading !== null;
    const badge = moved ? h('span', { class: 'badge' }, t('standingMoved')) : row.standing === 'same' ? null : h('span', { class: `badge ${row.standing}` }, label);
    const kept = row.standing === 'same' || row.sides.flat().some((piece) => piece.passage !== null && (passages[piece.passage].moved || passages[piece.passage].same));
    const classes = ['row', row.standing, row.moved ? 'moved' : '', kept ? 'has-kept' : '', parts.has(index) ? 'part' : ''].filter(Boolean).join(' ');
    if (row.standing === 'away') {
      const heading = row.heading === null ? null : comparison.headings[row.heading];
      const name = heading ? headingText(1, heading.nodes[1]) : '';
      const link = h('button', { type: 'button', class: 'link', on: { click: () => go(row.heading === null ? index : homes.headings[row.heading]) } }, t('awayHere', { w: name }));
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
    const home = homes.passages[other][piece.passage];
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
    const chunk = chunks[Math.floor(index / CHUNK)];
    if (!chunk) return;
    draw(chunk);
    drawn.get(current)?.classList.remove('current');
    current = index;
    const row = /** @type {HTMLElement} */ (drawn.get(index));
    // A row the filter leaves out is shown all the same when it is asked for.
    row.classList.add('current');
    row.scrollIntoView({ block: 'center' });
    row.focus({ preventScroll: true });
    onStep(index);
  }

  return {
    element,

    /** Draws the rows; resolves when all that will be drawn at first are. */
    async start() {
      if (!observer) {
        await inSlices(drawAll(), () => stopped);
        return;
      }
      if (chunks[0]) draw(chunks[0]);
      for (const chunk of chunks) observer.observe(chunk.element);
    },

    stop() {
      stopped = true;
      observer?.disconnect();
    },

    go,
    headingText,
    /** The number of a heading. @param {0 | 1} side @param {number | null} node */
    marker: (side, node) => (node === null ? '' : analyses[side].reports[view].outline[node].marker),
    /** @param {Filter} filter */
    filter(filter) {
      element.classList.toggle('only-changed', filter === 'changed');
      element.classList.toggle('only-kept', filter === 'kept');
    },
  };
}

/** @typedef {ReturnType<typeof createComparisonRows>} ComparisonRows */
