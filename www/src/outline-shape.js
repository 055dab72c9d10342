/** Which nodes of an outline stand under which. Reckoned once for each outline: a long text has a hundred thousand nodes. */

/** @import { OutlineNode } from './report.js' */

/** @type {WeakMap<OutlineNode[], { parents: number[], children: Record<number, number[]> }>} */
const SHAPES = new WeakMap();

/**
 * Children by parent index; roots stand under -1.
 * @param {OutlineNode[]} outline
 */
export function childrenOf(outline) {
  return shapeOf(outline).children;
}

/**
 * The index of each node's parent, -1 for a root. A parent always stands before its children.
 * @param {OutlineNode[]} outline
 */
export function parentsOf(outline) {
  return shapeOf(outline).parents;
}

/** @param {OutlineNode[]} outline */
function shapeOf(outline) {
  let shape = SHAPES.get(outline);
  if (!shape) SHAPES.set(outline, (shape = reckon(outline)));
  return shape;
}

/** @param {OutlineNode[]} outline */
function reckon(outline) {
  const indexById = new Map(outline.map(({ id }, index) => [id, index]));
  /** @type {Record<number, number[]>} */
  const children = {};
  const parents = outline.map(({ parent }, index) => {
    const found = parent === null || parent === undefined ? -1 : (indexById.get(parent) ?? -1);
    const above = found < index ? found : -1;
    (children[above] ??= []).push(index);
    return above;
  });
  return { parents, children };
}
