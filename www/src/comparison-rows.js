/**
 * The two texts side by side, a paragraph and what it became in one row: which is the current one, what a filter leaves.
 * How one is drawn is comparison-row.js, which of many near-window.js; the lists beside them are unknown here.
 */

/** @import { Analysis } from './analysis.js' */
/** @import { Comparison, Row, Use } from './comparison.js' */
/** @import { Translate } from './labels.js' */
/** @import { View } from './report.js' */
import { createRowDrawing } from './comparison-row.js';
import { h } from './dom.js';
import { nearWindow } from './near-window.js';
import { inSlices } from './slices.js';

/** Rows in one chunk, the unit of drawing, unless their letters are more: about three screens. */
const CHUNK = { rows: 30, letters: 4000 };

/** Above so many letters, some ten long speeches, only the chunks near the window are drawn. */
const WINDOWED = 300_000;

/** Letters on a line of one column, for estimating the height of what is not drawn. */
const MEASURE = 24;

/** @typedef {'all' | 'changed' | 'kept'} Filter */

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
  const { rows } = comparison;
  const letters = rows.map(lettersIn);
  let sum = 0;
  /** Letters of all rows up to each, with it. */
  const upTo = letters.map((count) => (sum += count));
  const windowed = WINDOWED < analyses.reduce((sum, analysis) => sum + analysis.texts[view].length, 0);
  const { drawRow, headingText } = createRowDrawing({
    comparison,
    analyses,
    view,
    t,
    marks: (index) => marked.get(index) ?? [],
    isReached: (use) => use === reached,
    isCurrent: (index) => index === current,
    onGo: go,
  });
  const element = h('div', { class: 'rows' });
  let current = -1;
  let stopped = false;
  /** @type {Map<number, Use[]>} places of the term that is marked, by row */
  let marked = new Map();
  /** @type {Use | null} the one the reader was taken to */
  let reached = null;
  const near = nearWindow({
    name: 'rows',
    count: rows.length,
    isFull: (first, last) => CHUNK.rows <= last + 1 - first || CHUNK.letters <= upTo[last] - upTo[first] + letters[first],
    windowed,
    lines: (index) => 1 + Math.ceil(letters[index] / MEASURE),
    sheet,
    parent: element,
    fill({ element, first, end }) {
      const drawn = rows.slice(first, end).map((_, at) => drawRow(first + at));
      element.append(...drawn);
      return drawn;
    },
  });

  /** The element of a row, if it is drawn. @param {number} index */
  function shown(index) {
    const { drawn, first } = near.chunkOf(index);
    return drawn?.[index - first];
  }

  /**
   * Draws some of the rows that are drawn once more.
   * @param {Iterable<number>} indices
   */
  function drawAgain(indices) {
    for (const index of new Set(indices)) {
      const { drawn, first } = near.chunkOf(index);
      if (!drawn) continue;
      const row = drawRow(index);
      drawn[index - first].replaceWith(row);
      drawn[index - first] = row;
    }
  }

  /**
   * Goes to a row and makes it the current one.
   * @param {number} index
   */
  function go(index) {
    const row = reach(index);
    if (!row) return;
    row.scrollIntoView({ block: 'center' });
    row.focus({ preventScroll: true });
    onStep(index);
  }

  /**
   * Makes a row the current one; one that the filter leaves out is shown all the same.
   * @param {number} index
   */
  function reach(index) {
    near.draw(near.chunkOf(index));
    shown(current)?.classList.remove('current');
    current = index;
    shown(index)?.classList.add('current');
    return shown(index);
  }

  return {
    element,

    /** Whether only the part near the window is drawn. */
    windowed,

    start: near.start,

    stop() {
      stopped = true;
      near.stop();
    },

    go,

    /**
     * Marks these places and no others.
     * @param {Use[]} uses in the order of their rows; none takes the marks away
     */
    async mark(uses) {
      const before = [...marked.keys()];
      marked = new Map();
      reached = null;
      for (const use of uses) {
        const list = marked.get(use.row);
        if (list) list.push(use);
        else marked.set(use.row, [use]);
      }
      const mine = marked;
      const stale = [...before, ...marked.keys()].filter((index) => shown(index));
      await inSlices(
        (function* () {
          for (const index of stale) {
            drawAgain([index]);
            yield;
          }
        })(),
        () => stopped || mine !== marked,
      );
    },

    /**
     * Goes to one of the marked places.
     * @param {Use} use
     */
    goToUse(use) {
      const last = reached;
      reached = use;
      reach(use.row);
      drawAgain(last ? [last.row, use.row] : [use.row]);
      shown(use.row)?.querySelector('mark.current')?.scrollIntoView({ block: 'center' });
    },

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

/**
 * Letters of the longer side of a row.
 * @param {Row} row
 */
function lettersIn({ sides: [before, after] }) {
  return Math.max(lettersOf(before), lettersOf(after));
}

/** @param {import('./comparison.js').Piece[]} pieces */
function lettersOf(pieces) {
  let letters = 0;
  for (const { start, end } of pieces) letters += end - start;
  return letters;
}
