/**
 * Divides the clean text into blocks to be drawn: a heading, a paragraph, a paragraph that begins with its heading,
 * with gaps and missing headings between them. Blocks tile the text: each is drawn with the line breaks behind it, which
 * nobody sees, so the drawn text is the clean text.
 */

/** @import { Analysis, Row } from './analysis.js' */
/** @import { OutlineNode } from './report.js' */
import { lastAtOrBefore, rowsOf } from './analysis.js';
import { atOnce } from './slices.js';

/**
 * @typedef {object} Block
 * @property {'heading' | 'paragraph'} kind
 * @property {number} start
 * @property {number} headEnd where the heading's own line or clause ends; `start` for a paragraph
 * @property {number} end
 * @property {number} next where the next block begins
 * @property {number} node index into the outline, or -1
 * @property {boolean} continued a piece of a paragraph too long to be drawn as one
 * @property {string} role 'head' for the lines above the speech's body that name it, else ''
 */

/** @typedef {{ before: number, kind: 'gap', gap: number } | { before: number, kind: 'missing', nodes: number[] }} Break */

/** A paragraph longer than this is drawn in pieces: one element with a million characters cannot be laid out in 50 ms. */
export const PIECE = 3000;

/** Marks that close a heading and stay with it. */
const CLOSING = /^[\s　]*[。．.!！?？;；:：,，]?[”’」』）)]?/u;

/**
 * @param {Analysis} analysis
 * @returns {Block[]}
 */
export function blocksOf(analysis) {
  return atOnce(dividing(analysis));
}

/**
 * @param {Analysis} analysis
 * @returns {Generator<void, Block[], void>}
 */
export function* dividing(analysis) {
  const text = analysis.texts.source;
  const headings = headingRows(analysis);
  const heads = rowsOf(analysis, 'meta');
  /** @type {Block[]} */
  const blocks = [];
  let heading = 0;
  let head = 0;
  for (let lineStart = 0; lineStart < text.length || lineStart === 0; ) {
    const newline = text.indexOf('\n', lineStart);
    const lineEnd = newline < 0 ? text.length : newline;
    while (heading < headings.length && headings[heading].start < lineStart) heading += 1;
    let at = lineStart;
    while (heading < headings.length && headings[heading].start < lineEnd) {
      const row = headings[heading];
      heading += 1;
      if (at < row.start && text.slice(at, row.start).trim() !== '') pushParagraph(blocks, text, at, row.start, '');
      else row.start = at;
      const following = headings[heading];
      const end = following && following.start < lineEnd ? following.start : lineEnd;
      pushHeading(blocks, text, row, end);
      at = end;
    }
    while (head < heads.length && heads[head].end <= lineStart) head += 1;
    const role = head < heads.length && heads[head].start < lineEnd && covers(heads, head, at, lineEnd) ? 'head' : '';
    if (at < lineEnd) pushParagraph(blocks, text, at, lineEnd, role);
    if (newline < 0) break;
    lineStart = newline + 1;
    yield;
  }
  for (let index = 0; index < blocks.length; index += 1) {
    blocks[index].next = index + 1 < blocks.length ? blocks[index + 1].start : text.length + 1;
  }
  const first = blocks[0];
  if (first?.kind === 'paragraph') first.headEnd = 0;
  if (first) first.start = 0;
  return blocks;
}

/**
 * Rows of nodes that are drawn as headings, with places that may be moved.
 * @param {Analysis} analysis
 */
function headingRows(analysis) {
  return rowsOf(analysis, 'outline')
    .filter((row) => isHeading(analysis.report.outline[row.ref]) && row.start < row.end)
    .map((row) => ({ node: row.ref, start: row.start, end: row.end }))
    .sort((a, b) => a.start - b.start);
}

/** @param {OutlineNode | undefined} node */
export function isHeading(node) {
  return node !== undefined && (node.kind === 'heading' || node.kind === 'unnumbered');
}

/**
 * Whether at least half of a line is title, date, salutation and the like.
 * @param {Row[]} heads
 * @param {number} first
 * @param {number} start
 * @param {number} end
 */
function covers(heads, first, start, end) {
  let covered = 0;
  let at = start;
  for (let index = first; index < heads.length && heads[index].start < end; index += 1) {
    const from = Math.max(at, heads[index].start);
    const to = Math.min(end, heads[index].end);
    if (from < to) {
      covered += to - from;
      at = to;
    }
  }
  return end - start <= covered * 2;
}

/**
 * @param {Block[]} blocks
 * @param {string} text
 * @param {{ node: number, start: number, end: number }} row
 * @param {number} end
 */
function pushHeading(blocks, text, row, end) {
  const titleEnd = Math.min(row.end, end);
  const closing = CLOSING.exec(text.slice(titleEnd, Math.min(end, titleEnd + 4)));
  let headEnd = titleEnd + (closing ? closing[0].length : 0);
  if (text.slice(headEnd, end).trim() === '') headEnd = end;
  const tail = Math.min(end, headEnd + PIECE);
  blocks.push({
    kind: 'heading', start: row.start, headEnd, end: tail, next: 0, node: row.node, continued: false, role: '',
  });
  if (tail < end) pushParagraph(blocks, text, tail, end, '', true);
}

/**
 * @param {Block[]} blocks
 * @param {string} text
 * @param {number} start
 * @param {number} end
 * @param {string} role
 * @param {boolean} [continued]
 */
function pushParagraph(blocks, text, start, end, role, continued = false) {
  for (let at = start; at < end; ) {
    const to = pieceEnd(text, at, end);
    blocks.push({
      kind: 'paragraph', start: at, headEnd: at, end: to, next: 0, node: -1, continued: continued || start < at, role,
    });
    at = to;
  }
}

/**
 * After a full stop near the limit, never inside a surrogate pair.
 * @param {string} text
 * @param {number} start
 * @param {number} end
 */
function pieceEnd(text, start, end) {
  if (end - start <= PIECE) return end;
  const stop = text.lastIndexOf('。', start + PIECE - 1);
  if (start + PIECE / 2 < stop) return stop + 1;
  const to = start + PIECE;
  const unit = text.charCodeAt(to);
  return 0xdc00 <= unit && unit <= 0xdfff ? to - 1 : to;
}

/**
 * What stands between blocks: a gap at its place, missing headings before the next one that is there.
 * @param {Analysis} analysis
 * @param {Block[]} blocks
 * @returns {Generator<void, Break[], void>} ascending by the block they stand before; `blocks.length` is the end of the text
 */
export function* breaking(analysis, blocks) {
  const { report } = analysis;
  /** @type {Break[]} */
  const breaks = [];
  for (const row of rowsOf(analysis, 'gaps')) {
    breaks.push({ before: firstBlockFrom(blocks, row.start), kind: 'gap', gap: row.ref });
  }
  const places = new Map(rowsOf(analysis, 'outline').map((row) => [row.ref, row.start]));
  /** @type {number[]} */
  let missing = [];
  for (let index = 0; index <= report.outline.length; index += 1) {
    if (index % 256 === 0) yield;
    if (index < report.outline.length && report.outline[index].kind === 'missing') {
      missing.push(index);
      continue;
    }
    if (missing.length === 0) continue;
    const place = places.get(index);
    breaks.push({
      before: place === undefined ? blocks.length : lastAtOrBefore(blocks, place, (block) => block.start),
      kind: 'missing',
      nodes: missing,
    });
    missing = [];
  }
  return breaks.sort((a, b) => a.before - b.before);
}

/**
 * @param {Block[]} blocks
 * @param {number} place
 */
function firstBlockFrom(blocks, place) {
  return lastAtOrBefore(blocks, place - 1, (block) => block.start) + 1;
}
