/**
 * The text as it is read: headings, paragraphs, marks, gaps. Knows places and marks; what a mark means is left to the
 * panels, what of a long text is drawn to near-window.js.
 */

/** @import { Analysis, Row } from './analysis.js' */
/** @import { Block, Break } from './blocks.js' */
/** @import { Language, Translate } from './labels.js' */
/** @import { Chunk } from './near-window.js' */
/** @import { View } from './report.js' */
import { langOf, lastAtOrBefore, rowsOf } from './analysis.js';
import { breaking, dividing } from './blocks.js';
import { h } from './dom.js';
import { drawBlock, drawBreak, headingId } from './draw.js';
import { byPlace, marking, nameOf } from './layers.js';
import { nearWindow } from './near-window.js';
import { overlapIndex } from './runs.js';
import { pause } from './slices.js';

/** Characters in one chunk, the unit of drawing: about three screens. */
const CHUNK = 3000;

/** Above this length only the chunks near the window are drawn: about 1 MB of UTF-8. */
const WINDOWED = 350_000;

/** Characters on a line, for estimating the height of what is not drawn. */
const MEASURE = 28;

/** Where the reader is taken to be reading: this many pixels below the top of the window. */
const READING_LINE = 140;

/**
 * What of a text does not change with script or language.
 * @typedef {object} Layout
 * @property {Block[]} blocks
 * @property {Break[]} breaks
 * @property {ReturnType<typeof overlapIndex>} overlap
 */

/**
 * @param {Analysis} analysis
 * @returns {Generator<void, Layout, void>}
 */
export function* layingOut(analysis) {
  const blocks = yield* dividing(analysis);
  const breaks = yield* breaking(analysis, blocks);
  const overlap = overlapIndex(yield* marking(analysis));
  return { blocks, breaks, overlap };
}

/**
 * @param {object} setting
 * @param {Analysis} setting.analysis
 * @param {Layout} setting.layout
 * @param {View} setting.view
 * @param {Translate} setting.t
 * @param {Language} setting.language
 * @param {CSSStyleSheet} setting.sheet takes the estimated heights of chunks that are not drawn
 * @param {(offset: number) => void} setting.onPlace the reader is now at this place of the clean text
 */
export function createReadingView({ analysis, layout, view, t, language, sheet, onPlace }) {
  const { blocks, breaks, overlap } = layout;
  const outline = rowsOf(analysis, 'outline');
  const windowed = WINDOWED < analysis.texts.source.length;
  let overlapFound = overlapIndex([]);
  /** @type {Map<string, Set<HTMLElement>>} */
  const elements = new Map();
  /** @type {Map<string, string>} class by `layer:ref` */
  const lit = new Map();
  let current = '';
  let stopped = false;

  const element = h('article', { class: 'text', lang: langOf(analysis, view) });
  const near = nearWindow({
    name: 'chunk',
    count: blocks.length,
    isFull: (first, last) => CHUNK <= blocks[last].end - blocks[first].start,
    windowed,
    lines: (index) => Math.ceil((blocks[index].end - blocks[index].start + 2) / MEASURE),
    sheet,
    parent: element,
    fill: draw,
    onEmpty: forget,
  });
  const { chunks } = near;

  /** @type {import('./draw.js').Drawing} */
  const drawing = {
    analysis,
    view,
    t,
    language,
    overlap: (start, end, limit) => {
      const found = overlapFound(start, end, limit);
      const marks = overlap(start, end, limit);
      return found.length === 0 ? marks : [...marks, ...found].sort(byPlace);
    },
    litClass: (mark) => {
      const classes = lit.get(`${mark.row.layer}:${mark.row.ref}`) ?? '';
      return mark.id === current ? `${classes} current`.trim() : classes;
    },
    drawn: (mark, node) => {
      const set = elements.get(mark.id);
      if (set) set.add(node);
      else elements.set(mark.id, new Set([node]));
    },
  };

  /** @param {Chunk} chunk */
  function draw({ element, first, end }) {
    /** @type {HTMLElement[]} */
    const drawn = [];
    let next = lastAtOrBefore(breaks, first - 1, (gap) => gap.before) + 1;
    for (let index = first; index <= end; index += 1) {
      const atTextEnd = index === blocks.length;
      if (index === end && !atTextEnd) break;
      for (; next < breaks.length && breaks[next].before === index; next += 1) {
        element.append(drawBreak(drawing, breaks[next]));
      }
      if (index < end) {
        drawn.push(drawBlock(drawing, blocks[index]));
        element.append(drawn[drawn.length - 1]);
      }
    }
    return drawn;
  }

  /** @param {Chunk} chunk */
  function forget(chunk) {
    for (const mark of chunk.element.querySelectorAll('mark')) {
      for (const id of (mark.getAttribute('data-refs') ?? '').split(' ')) elements.get(id)?.delete(mark);
    }
  }

  let awaitingFrame = false;
  /** Where the window stood when the reader was taken to a place: a short text's last headings never reach the line. */
  let taken = -1;
  function onScroll() {
    if (awaitingFrame) return;
    awaitingFrame = true;
    requestAnimationFrame(() => {
      awaitingFrame = false;
      if (stopped || scrollY === taken) return;
      taken = -1;
      onPlace(placeAt(READING_LINE));
    });
  }

  /**
   * The place in the clean text that stands at a height of the window.
   * @param {number} line
   */
  function placeAt(line) {
    const chunk = chunks[Math.max(0, lastAtOrBefore(chunks, line, (one) => one.element.getBoundingClientRect().top))];
    if (!chunk) return 0;
    const drawn = chunk.drawn ?? [];
    const at = lastAtOrBefore(drawn, line, (one) => one.getBoundingClientRect().top);
    const block = blocks[chunk.first + Math.max(0, at)];
    if (!block) return 0;
    // Inside a paragraph, the last run-in item that has passed the line.
    let place = block.headEnd;
    const first = lastAtOrBefore(outline, block.headEnd - 1, (row) => row.start) + 1;
    for (let index = first; index < outline.length && outline[index].start < block.end; index += 1) {
      const [node] = elements.get(nameOf(outline[index])) ?? [];
      if (!node || line < node.getBoundingClientRect().top) break;
      place = outline[index].start;
    }
    return place;
  }

  /** @param {number} offset */
  function chunkAt(offset) {
    const block = Math.max(0, lastAtOrBefore(blocks, offset, (one) => one.start));
    return { block, chunk: near.chunkOf(block) };
  }

  return {
    element,

    /** Draws the text; resolves when all that will be drawn at first is. */
    async start() {
      addEventListener('scroll', onScroll, { passive: true, capture: true });
      await pause();
      await near.start();
      await pause();
      if (!stopped) onPlace(placeAt(READING_LINE));
    },

    /** Ends drawing and listening; the element may be dropped. */
    stop() {
      stopped = true;
      near.stop();
      removeEventListener('scroll', onScroll, { capture: true });
    },

    /** Whether only the part near the window is drawn. */
    windowed,

    /**
     * Lights every row of an entry with a class, or puts it out with ''.
     * @param {string} layer
     * @param {number} ref
     * @param {Row[]} rows
     * @param {string} className
     */
    light(layer, ref, rows, className) {
      const key = `${layer}:${ref}`;
      const before = lit.get(key) ?? '';
      if (className) lit.set(key, className);
      else lit.delete(key);
      // Before the first drawing there is nothing to go through, however many rows there are.
      if (elements.size === 0) return;
      for (const row of rows) {
        for (const node of elements.get(nameOf(row)) ?? []) {
          if (before) node.classList.remove(before);
          if (className) node.classList.add(className);
        }
      }
    },

    /**
     * Draws what was found anew, in place of what was found before.
     * @param {Row[]} rows
     */
    showFound(rows) {
      overlapFound = overlapIndex(rows.map((row) => ({ id: nameOf(row), start: row.start, end: row.end, row })));
      for (const chunk of chunks) {
        const first = blocks[chunk.first];
        const last = blocks[chunk.end - 1];
        if (!chunk.drawn || !first) continue;
        const stale = chunk.element.querySelector('mark[data-refs^="x"], mark[data-refs*=" x"]');
        if (stale || 0 < overlapFound(first.start, last.end, last.next).length) {
          near.empty(chunk);
          near.draw(chunk);
        }
      }
    },

    /**
     * Brings a row into view and marks it as the current one.
     * @param {Row} row
     */
    goTo(row) {
      const { block, chunk } = chunkAt(row.start);
      near.draw(chunk);
      for (const node of elements.get(current) ?? []) node.classList.remove('current');
      current = nameOf(row);
      const nodes = [...(elements.get(current) ?? [])];
      for (const node of nodes) node.classList.add('current');
      (nodes[0] ?? chunk.drawn?.[block - chunk.first])?.scrollIntoView({ block: 'center' });
    },

    /**
     * Brings a node of the outline into view and moves the focus there.
     * @param {number} node index into the outline
     * @param {Row | undefined} row its place; a missing node has none
     */
    goToNode(node, row) {
      if (row) near.draw(chunkAt(row.start).chunk);
      const heading = element.querySelector(`#${headingId(node)}`);
      const target = heading ?? (row ? [...(elements.get(nameOf(row)) ?? [])][0] : undefined);
      if (!(target instanceof HTMLElement)) return;
      target.scrollIntoView({ block: 'start' });
      if (!target.hasAttribute('tabindex')) target.tabIndex = -1;
      target.focus({ preventScroll: true });
      taken = scrollY;
      if (row) onPlace(row.start);
    },
  };
}

/** @typedef {ReturnType<typeof createReadingView>} ReadingView */
