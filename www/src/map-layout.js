/**
 * Where the boxes of a mind map stand: a row for each box without an open branch, its parent in the middle of its own,
 * a column for each level. Widths are counted, not measured, so that a map is the same everywhere. Drawing and its
 * files are map-files.js.
 */

/** @import { OutlineNode } from './report.js' */

/** Letters of a title that are shown; the whole stands in its tooltip. A narrow window has room for fewer; a file, which has none, shows it. */
export const LETTERS = Object.freeze({ wide: 22, narrow: 9, file: 80 });

export const LETTER = 14;
const ROW = 30;
export const BOX = 24;
export const PADDING = 8;
const COLUMN_GAP = 36;
const MARGIN = 16;

/** @typedef {{ index: number, label: string, whole: string, missing: boolean, below: number, open: boolean, sign: string, x: number, y: number, width: number, parent: Box | null, children: Box[] }} Box `x` runs down, `y` to the right, as in the tree */

/**
 * @param {object} setting
 * @param {OutlineNode[]} setting.outline
 * @param {string} setting.title stands at the root
 * @param {Record<number, number[]>} setting.children by node; -1 is the root
 * @param {Set<number>} setting.closed nodes whose branches are not shown
 * @param {(node: OutlineNode) => string} setting.lost what is said of a missing node
 * @param {number} setting.letters of a title that are shown
 * @returns {Box[]} root first, in reading order
 */
export function layOutMap({ outline, title, children, closed, lost, letters }) {
  /** @type {number[]} */
  const widths = [];
  /** @type {Box[]} */
  const found = [];
  /** @type {{ index: number, parent: Box | null }[]} boxes to come, the next one last */
  const coming = [{ index: -1, parent: null }];
  let rows = 0;
  for (let next = coming.pop(); next; next = coming.pop()) {
    const box = boxOf(next.index, next.parent);
    const depth = depthOf(box);
    widths[depth] = Math.max(widths[depth] ?? 0, box.width);
    box.parent?.children.push(box);
    found.push(box);
    const below = box.open ? (children[box.index] ?? []) : [];
    for (let at = below.length - 1; 0 <= at; at -= 1) coming.push({ index: below[at], parent: box });
    if (below.length === 0) {
      box.x = MARGIN + ROW / 2 + rows * ROW;
      rows += 1;
    }
  }
  for (const box of found) box.y = box.parent ? box.parent.y + (widths[depthOf(box) - 1] ?? 0) + COLUMN_GAP : MARGIN;
  // Children stand behind their parent in reading order, so backwards each parent finds its own placed.
  for (const box of [...found].reverse()) {
    const last = box.children[box.children.length - 1];
    if (last) box.x = (box.children[0].x + last.x) / 2;
  }
  return found;

  /**
   * @param {number} index
   * @param {Box | null} parent
   * @returns {Box}
   */
  function boxOf(index, parent) {
    const node = outline[index];
    const missing = node?.kind === 'missing';
    const absence = missing ? `〔${lost(node)}〕` : '';
    const words = node ? `${node.marker}${node.title}` : title;
    const label = `${shortened(words, letters)}${absence}`;
    const units = [...label].reduce((sum, letter) => sum + (letter < '\u2000' ? 0.58 : 1), 0);
    const below = children[index]?.length ?? 0;
    const open = !closed.has(index);
    // What is open in a picture cannot be closed.
    const sign = below === 0 || (open && letters === LETTERS.file) ? '' : open ? '−' : `+${below}`;
    const width = units * LETTER + 2 * PADDING + (sign === '' ? 0 : LETTER * 1.6);
    return { index, label, whole: words + absence, missing, below, open, sign, x: 0, y: 0, width, parent, children: [] };
  }
}

/**
 * @param {string} words
 * @param {number} most
 */
function shortened(words, most) {
  const letters = [...words];
  return most < letters.length ? `${letters.slice(0, most).join('')}…` : words;
}

/** @param {Box[]} boxes */
export function sizeOf(boxes) {
  return {
    width: boxes.reduce((most, box) => Math.max(most, box.y + box.width), 0) + MARGIN,
    height: boxes.reduce((most, box) => Math.max(most, box.x), 0) + ROW / 2 + MARGIN,
  };
}

/** @param {Box} box */
export function depthOf(box) {
  let depth = 0;
  for (let at = box.parent; at; at = at.parent) depth += 1;
  return depth;
}

/**
 * The line from a box to its parent, as a path.
 * @param {Box} box
 * @param {Box} parent
 */
export function linkPath(box, parent) {
  const from = parent.y + parent.width;
  const middle = box.y - COLUMN_GAP / 2;
  return `M${from} ${parent.x}H${middle - COLUMN_GAP / 2}C${middle} ${parent.x} ${middle} ${box.x} ${box.y} ${box.x}`;
}
