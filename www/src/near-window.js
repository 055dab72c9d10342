/**
 * Draws a long list of parts chunk by chunk: all of it, in slices; where it is too long for that, only what is near the
 * window, and the rest as empty room of about its height. What a part looks like, whoever opens it knows.
 */

import { lastAtOrBefore } from './analysis.js';
import { h } from './dom.js';
import { inSlices, pause } from './slices.js';

/** How far beyond the window is drawn: about two screens. */
const NEAR = '1500px 0px';

/**
 * @typedef {object} Chunk the unit of drawing, about three screens
 * @property {HTMLElement} element
 * @property {number} first its first part
 * @property {number} end
 * @property {HTMLElement[] | null} drawn one element per part
 */

/**
 * @param {object} setting
 * @param {string} setting.name of the chunks' elements, with their number
 * @param {number} setting.count of all parts
 * @param {(first: number, last: number) => boolean} setting.isFull whether these parts are enough for one chunk
 * @param {boolean} setting.windowed whether only what is near the window is drawn
 * @param {(part: number) => number} setting.lines about how many lines a part has
 * @param {CSSStyleSheet} setting.sheet takes the heights of chunks that are not drawn
 * @param {HTMLElement} setting.parent
 * @param {(chunk: Chunk) => HTMLElement[]} setting.fill draws a chunk's parts into its element
 * @param {(chunk: Chunk) => void} [setting.onEmpty] a chunk's parts are about to be taken out
 */
export function nearWindow({ name, count, isFull, windowed, lines, sheet, parent, fill, onEmpty }) {
  /** @type {Chunk[]} */
  const chunks = [];
  for (let first = 0, part = 0; part < count || part === 0; part += 1) {
    if (part + 1 < count && !isFull(first, part)) continue;
    const end = Math.min(part + 1, count);
    chunks.push({ element: h('div', { class: 'chunk', id: `${name}-${chunks.length}` }), first, end, drawn: null });
    first = end;
  }
  parent.append(...chunks.map((chunk) => chunk.element));
  sheet.replaceSync(windowed ? chunks.map(({ first, end }, index) => `#${name}-${index}{min-height:${linesIn(first, end)}lh}`).join('') : '');
  const observer = windowed ? new IntersectionObserver(onSeen, { rootMargin: NEAR }) : null;
  let stopped = false;

  /**
   * @param {number} first
   * @param {number} end
   */
  function linesIn(first, end) {
    let sum = 0;
    for (let part = first; part < end; part += 1) sum += lines(part);
    return sum;
  }

  /** @param {IntersectionObserverEntry[]} entries */
  function onSeen(entries) {
    for (const { target, isIntersecting } of entries) {
      const chunk = chunks[Number(target.id.slice(name.length + 1))];
      if (isIntersecting) draw(chunk);
      else empty(chunk);
    }
  }

  /** @param {Chunk} chunk */
  function draw(chunk) {
    if (chunk.drawn) return;
    chunk.drawn = fill(chunk);
    if (windowed) setHeight(chunk, '0');
  }

  /** @param {Chunk} chunk */
  function empty(chunk) {
    if (!chunk.drawn) return;
    if (windowed) setHeight(chunk, `${chunk.element.offsetHeight}px`);
    onEmpty?.(chunk);
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

  function* drawAll() {
    for (const chunk of chunks) {
      draw(chunk);
      yield;
    }
  }

  return {
    chunks,
    draw,
    empty,

    /** The chunk of a part. @param {number} part */
    chunkOf: (part) => chunks[Math.max(0, lastAtOrBefore(chunks, part, (chunk) => chunk.first))],

    /** Draws; resolves when all that will be drawn at first is. */
    async start() {
      if (observer) {
        draw(chunks[0]);
        await pause();
        if (!stopped) for (const chunk of chunks) observer.observe(chunk.element);
      } else await inSlices(drawAll(), () => stopped);
    },

    /** Ends drawing; the elements may be dropped. */
    stop() {
      stopped = true;
      observer?.disconnect();
    },
  };
}
