/**
 * Where the boxes of a mind map stand. Places come from d3-hierarchy; widths are counted, not measured, so that a map is
 * the same everywhere. Drawing is left to mind-map.js, files to map-files.js.
 */

/** @import { OutlineNode } from './report.js' */
import { hierarchy, tree } from 'd3-hierarchy';

/** Letters of a title that are shown; the whole stands in its tooltip. */
const LETTERS = 22;

export const LETTER = 14;
export const ROW = 30;
export const BOX = 24;
export const PADDING = 8;
const COLUMN_GAP = 36;
const MARGIN = 16;

/** @typedef {{ index: number, label: string, whole: string, missing: boolean, below: number, open: boolean, x: number, y: number, width: number, parent: Box | null, children: Box[] }} Box `x` runs down, `y` to the right, as in the tree */

/**
 * @param {object} setting
 * @param {OutlineNode[]} setting.outline
 * @param {string} setting.title stands at the root
 * @param {Record<number, number[]>} setting.children by node; -1 is the root
 * @param {Set<number>} setting.closed nodes whose branches are not shown
 * @param {(node: OutlineNode) => string} setting.lost what is said of a missing node
 * @returns {Box[]} root first, in reading order
 */
export function layOutMap({ outline, title, children, closed, lost }) {
  /** @param {number} index */
  const below = (index) => (closed.has(index) ? [] : (children[index] ?? []));
  /** @type {ReturnType<typeof tree<number>>} */
  const layout = tree();
  const root = layout.nodeSize([ROW, 1]).separation(() => 1)(hierarchy(-1, below));
  /** @type {number[]} */
  const widths = [];
  /** @type {Box[]} */
  const found = [];
  /** @type {Map<number, Box>} */
  const byIndex = new Map();
  root.eachBefore((node) => {
    const box = boxOf(node.data, node.x, (node.parent && byIndex.get(node.parent.data)) ?? null);
    widths[node.depth] = Math.max(widths[node.depth] ?? 0, box.width);
    box.parent?.children.push(box);
    byIndex.set(node.data, box);
    found.push(box);
  });
  for (const box of found) box.y = box.parent ? box.parent.y + (widths[depthOf(box) - 1] ?? 0) + COLUMN_GAP : MARGIN;
  const top = found.reduce((least, box) => Math.min(least, box.x), 0);
  for (const box of found) box.x += MARGIN + ROW / 2 - top;
  return found;

  /**
   * @param {number} index
   * @param {number} x
   * @param {Box | null} parent
   * @returns {Box}
   */
  function boxOf(index, x, parent) {
    const node = outline[index];
    const missing = node?.kind === 'missing';
    const sign = missing ? `〔${lost(node)}〕` : '';
    const words = node ? `${node.marker}${node.title}` : title;
    const label = `${shortened(words)}${sign}`;
    const units = [...label].reduce((sum, letter) => sum + (letter < '\u2000' ? 0.58 : 1), 0);
    const count = children[index]?.length ?? 0;
    const width = units * LETTER + 2 * PADDING + (0 < count ? LETTER * 1.6 : 0);
    return { index, label, whole: words + sign, missing, below: count, open: !closed.has(index), x, y: 0, width, parent, children: [] };
  }
}

/** @param {string} words */
function shortened(words) {
  const letters = [...words];
  return LETTERS < letters.length ? `${letters.slice(0, LETTERS).join('')}…` : words;
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
