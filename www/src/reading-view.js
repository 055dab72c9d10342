/**
 * The text as it is read: headings, paragraphs, marks, gaps. Draws in slices; a long text is drawn only around the
 * window. Knows places and marks; what a mark means is left to the panels.
 */

/** @import { Analysis, Row } from './analysis.js' */
/** @import { Block, Break } from './blocks.js' */
/** @import { Language, Translate } from './labels.js' */
/** @import { View } from './report.js' */
import { langOf, lastAtOrBefore, rowsOf } from './analysis.js';
import { breaking, dividing } from './blocks.js';
import { h } from './dom.js';
import { drawBlock, drawBreak, headingId } from './draw.js';
import { byPlace, marking, nameOf } from './layers.js';
import { overlapIndex } from './runs.js';
import { inSlices, pause } from './slices.js';

/** Characters in one chunk, the unit of drawing: about three screens. */
export const CHUNK = 3000;

/** Above this length only the chunks near the window are drawn: about 1 MB of UTF-8. */
export const WINDOWED = 350_000;

/** Characters on a line, for estimating the height of what is not drawn. */
const MEASURE = 28;

/** Where the reader is taken to be reading: this many pixels below the top of the window. */
const READING_LINE = 140;

/**
 * @typedef {object} Chunk
 * @property {HTMLElement} element
 * @property {number} first index of its first block
 * @property {number} end
 * @property {HTMLElement[] | null} drawn one element per block
 */

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
  const chunks = chunksOf(blocks);
  const chunkByElement = new Map(chunks.map((chunk) => [/** @type {Element} */ (chunk.element), chunk]));
  sheet.replaceSync(windowed ? chunks.map((chunk, index) => `#chunk-${index}{min-height:${linesIn(chunk)}lh}`).join('') : '');
  element.append(...chunks.map((chunk) => chunk.element));

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
  function draw(chunk) {
    if (chunk.drawn) return;
    /** @type {HTMLElement[]} */
    const drawn = [];
    let next = lastAtOrBefore(breaks, chunk.first - 1, (gap) => gap.before) + 1;
    for (let index = chunk.first; index <= chunk.end; index += 1) {
      const atTextEnd = index === blocks.length;
      if (index === chunk.end && !atTextEnd) break;
      for (; next < breaks.length && breaks[next].before === index; next += 1) {
        chunk.element.append(drawBreak(drawing, breaks[next]));
      }
      if (index < chunk.end) {
        drawn.push(drawBlock(drawing, blocks[index]));
        chunk.element.append(drawn[drawn.length - 1]);
      }
    }
    chunk.drawn = drawn;
    if (windowed) setHeight(chunk, '0');
  }

  function* drawAll() {
    for (const chunk of chunks) {
      draw(chunk);
      yield;
    }
  }

  /** @param {Chunk} chunk */
  function undraw(chunk) {
    if (!chunk.drawn) return;
    if (windowed) setHeight(chunk, `${chunk.element.offsetHeight}px`);
    for (const mark of chunk.element.querySelectorAll('mark')) {
      for (const id of (mark.getAttribute('data-refs') ?? '').split(' ')) elements.get(id)?.delete(mark);
    }
    chunk.element.replaceChildren();
    chunk.drawn = null;
  }

  /**
   * @param {Chunk} chunk
   * @param {string} height
   */
  function setHeight(chunk, height) {
    const rule = sheet.cssRules[chunks.indexOf(chunk)];
    if (rule instanceof CSSStyleRule) rule.style.setProperty('min-height', height);
  }

  /** @param {Chunk} chunk */
  function linesIn(chunk) {
    let lines = 0;
    for (let index = chunk.first; index < chunk.end; index += 1) {
      lines += Math.ceil((blocks[index].end - blocks[index].start + 2) / MEASURE);
    }
    return lines;
  }

  const observer = windowed
    ? new IntersectionObserver(
        (entries) => {
          for (const entry of entries) {
            const chunk = chunkByElement.get(entry.target);
            if (!chunk) continue;
            if (entry.isIntersecting) draw(chunk);
            else undraw(chunk);
          }
        },
        { rootMargin: '1500px 0px' },
      )
    : null;

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
    return { block, chunk: chunks[Math.max(0, lastAtOrBefore(chunks, block, (one) => one.first))] };
  }

  return {
    element,

    /** Draws the text; resolves when all that will be drawn at first is. */
    async start() {
      addEventListener('scroll', onScroll, { passive: true, capture: true });
      await pause();
      if (observer) {
        draw(chunks[0]);
        await pause();
        for (const chunk of chunks) observer.observe(chunk.element);
      } else {
        await inSlices(drawAll(), () => stopped);
      }
      await pause();
      if (!stopped) onPlace(placeAt(READING_LINE));
    },

    /** Ends drawing and listening; the element may be dropped. */
    stop() {
      stopped = true;
      observer?.disconnect();
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
          undraw(chunk);
          draw(chunk);
        }
      }
    },

    /**
     * Brings a row into view and marks it as the current one.
     * @param {Row} row
     */
    goTo(row) {
      const { block, chunk } = chunkAt(row.start);
      draw(chunk);
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
      if (row) draw(chunkAt(row.start).chunk);
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

/**
 * @param {Block[]} blocks
 * @returns {Chunk[]}
 */
function chunksOf(blocks) {
  /** @type {Chunk[]} */
  const chunks = [];
  let first = 0;
  for (let index = 0; index <= blocks.length; index += 1) {
    const full = first < index && CHUNK <= blocks[index - 1].end - blocks[first].start;
    if (index === blocks.length || full) {
      if (first < index || chunks.length === 0) {
        const element = h('div', { class: 'chunk', id: `chunk-${chunks.length}` });
        chunks.push({ element, first, end: index, drawn: null });
      }
      first = index;
    }
  }
  return chunks;
}
