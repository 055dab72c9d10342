/**
 * The two texts side by side, a paragraph and what it became in one row: which rows are on the page, which is the current
 * one, what a filter leaves. How one is drawn is comparison-row.js; the lists beside them are unknown here.
 */

/** @import { Analysis } from './analysis.js' */
/** @import { Comparison, Row, Use } from './comparison.js' */
/** @import { Translate } from './labels.js' */
/** @import { View } from './report.js' */
import { lastAtOrBefore } from './analysis.js';
import { createRowDrawing } from './comparison-row.js';
import { h } from './dom.js';
import { inSlices, pause } from './slices.js';

/** Rows in one chunk, the unit of drawing, unless their letters are more: about three screens. */
const CHUNK = { rows: 30, letters: 4000 };

/** Above so many letters, some ten long speeches, only the chunks near the window are drawn. */
const WINDOWED = 300_000;

/** Letters on a line of one column, for estimating the height of what is not drawn. */
const MEASURE = 24;

/** @typedef {{ element: HTMLElement, first: number, end: number, lines: number, drawn: boolean }} Chunk `lines`: how many it may have */

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
  const chunks = chunksOf(rows);
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
  /** @type {Map<number, HTMLElement>} those that are drawn */
  const drawn = new Map();
  let current = -1;
  let stopped = false;
  /** @type {Map<number, Use[]>} places of the term that is marked, by row */
  let marked = new Map();
  /** @type {Use | null} the one the reader was taken to */
  let reached = null;
  element.append(...chunks.map((chunk) => chunk.element));
  sheet.replaceSync(windowed ? chunks.map(({ lines }, index) => `#rows-${index}{min-height:${lines}lh}`).join('') : '');
  const observer = windowed ? new IntersectionObserver(onSeen, { rootMargin: '1500px 0px' }) : null;

  /** @param {IntersectionObserverEntry[]} entries */
  function onSeen(entries) {
    for (const { target, isIntersecting } of entries) {
      const chunk = chunks[Number(target.id.slice('rows-'.length))];
      if (isIntersecting) draw(chunk);
      else undraw(chunk);
    }
  }

  /** @param {Chunk} chunk */
  function draw(chunk) {
    if (chunk.drawn) return;
    chunk.drawn = true;
    for (let index = chunk.first; index < chunk.end; index += 1) {
      const row = drawRow(index);
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

  /**
   * Draws some of the rows that are drawn once more.
   * @param {Iterable<number>} indices
   */
  function drawAgain(indices) {
    for (const index of new Set(indices)) {
      const old = drawn.get(index);
      if (!old) continue;
      const row = drawRow(index);
      drawn.set(index, row);
      old.replaceWith(row);
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
    const chunk = chunks[lastAtOrBefore(chunks, index, (one) => one.first)];
    if (!chunk) return undefined;
    draw(chunk);
    drawn.get(current)?.classList.remove('current');
    current = index;
    drawn.get(index)?.classList.add('current');
    return drawn.get(index);
  }

  return {
    element,

    /** Whether only the part near the window is drawn. */
    windowed,

    /** Draws the rows; resolves when all that will be drawn at first are. */
    async start() {
      if (!observer) {
        await inSlices(drawAll(), () => stopped);
        return;
      }
      if (chunks[0]) draw(chunks[0]);
      await pause();
      if (stopped) return;
      for (const chunk of chunks) observer.observe(chunk.element);
    },

    stop() {
      stopped = true;
      observer?.disconnect();
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
      const stale = [...before, ...marked.keys()].filter((index) => drawn.has(index));
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
      drawn.get(use.row)?.querySelector('mark.current')?.scrollIntoView({ block: 'center' });
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
 * @param {Row[]} rows
 * @returns {Chunk[]}
 */
function chunksOf(rows) {
  /** @type {Chunk[]} */
  const chunks = [];
  let [first, letters, lines] = [0, 0, 0];
  for (const [index, row] of rows.entries()) {
    const length = lettersIn(row);
    letters += length;
    lines += 1 + Math.ceil(length / MEASURE);
    const end = index + 1;
    if (end < rows.length && end - first < CHUNK.rows && letters < CHUNK.letters) continue;
    chunks.push({ element: h('div', { id: `rows-${chunks.length}` }), first, end, lines, drawn: false });
    [first, letters, lines] = [end, 0, 0];
  }
  return chunks;
}

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
