/**
 * What files and pages set as headings: offsets in the text, handed to the engine as hints. A hint lies on a line; where
 * the text is changed it stays with its line, and goes with it.
 */

/** @import { Heading, Lines } from './lines.js' */
import { htmlLines } from './html-text.js';

/** Signs that a pasted page marks headings; most do not, and need not be read. */
const MARKED = /<h[1-6][\s>]|mso-outline-level|msoheading|aria-level/iu;

/**
 * The headings of a changed text: those whose lines still stand in it, in their order.
 * @param {Heading[]} headings
 * @param {string} before
 * @param {string} after
 * @returns {Heading[]}
 */
export function carried(headings, before, after) {
  return before === after ? headings : located({ text: before, headings }, after);
}

/**
 * A text pasted as letters and as markup: the letters are taken, what the markup says is kept beside them; where there are
 * no letters, those of the markup.
 * @param {string} text or ''
 * @param {string} html or ''
 * @returns {Lines}
 */
export function pasted(text, html) {
  if (text === '' && html !== '') return htmlLines(html);
  return { text, headings: MARKED.test(html) ? located(htmlLines(html), text) : [] };
}

/**
 * @param {Lines} lines
 * @param {string} text another text that has these lines, or some of them
 * @returns {Heading[]}
 */
function located({ text: from, headings }, text) {
  if (headings.length === 0) return [];
  /** @type {Map<string, [start: number, end: number][]>} where each line stands, the last one first */
  const places = new Map();
  for (const [line, start] of linesOf(text)) {
    const known = places.get(bare(line));
    const place = /** @type {[number, number]} */ ([start + line.length - line.trimStart().length, start + line.trimEnd().length]);
    if (known) known.push(place);
    else places.set(bare(line), [place]);
  }
  for (const list of places.values()) list.reverse();
  /** @type {Heading[]} */
  const found = [];
  let behind = 0;
  for (const [start, , level] of headings) {
    const first = from.lastIndexOf('\n', start - 1) + 1;
    const end = from.indexOf('\n', start);
    const list = places.get(bare(from.slice(start === 0 ? 0 : first, end < 0 ? from.length : end)));
    while (list && 0 < list.length && list[list.length - 1][0] < behind) list.pop();
    const place = list?.pop();
    if (!place || place[0] === place[1]) continue;
    found.push([...place, level]);
    behind = place[1];
  }
  return found;
}

/**
 * @param {string} text
 * @returns {Generator<[line: string, start: number], void, void>}
 */
function* linesOf(text) {
  for (let start = 0; start <= text.length; ) {
    const end = text.indexOf('\n', start);
    const stop = end < 0 ? text.length : end;
    yield [text.slice(start, stop), start];
    start = stop + 1;
  }
}

/** @param {string} line */
function bare(line) {
  return line.replace(/\s+/gu, '');
}

/**
 * Takes only headings in their right shape, that lie in the text.
 * @param {unknown} value
 * @param {string} text
 * @returns {Heading[]}
 */
export function asHeadings(value, text) {
  return Array.isArray(value) ? value.filter((one) => isHeading(one, text.length)) : [];
}

/**
 * @param {unknown} value
 * @param {number} length
 */
function isHeading(value, length) {
  if (!Array.isArray(value) || value.length !== 3 || !value.every((one) => Number.isInteger(one))) return false;
  const [start, end, level] = value;
  return 0 <= start && start < end && end <= length && 1 <= level && level <= 9;
}
