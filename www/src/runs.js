/**
 * Cuts a stretch of text into disjoint runs at every boundary of the marks over it. Marks overlap and cross;
 * elements cannot, so a mark is drawn as its runs in order.
 */

/** @import { Mark } from './layers.js' */

/** @typedef {{ start: number, end: number, marks: Mark[] }} Run `start === end` for a mark that covers nothing */

/**
 * Answers which marks touch a stretch, in time proportional to the answer, for stretches in any order.
 * @param {Mark[]} marks in reading order
 * @returns {(start: number, end: number, limit: number) => Mark[]} `limit`: where the next stretch begins; a mark
 *   that covers nothing belongs to the stretch it stands in or right behind, so that it is drawn once
 */
export function overlapIndex(marks) {
  const reach = new Float64Array(marks.length);
  let furthest = -1;
  for (let index = 0; index < marks.length; index += 1) {
    furthest = Math.max(furthest, marks[index].end);
    reach[index] = furthest;
  }
  return (start, end, limit) => {
    let low = 0;
    let high = marks.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (reach[middle] < start) low = middle + 1;
      else high = middle;
    }
    /** @type {Mark[]} */
    const found = [];
    for (let index = low; index < marks.length && marks[index].start <= end; index += 1) {
      if (touches(marks[index], start, end, limit)) found.push(marks[index]);
    }
    return found;
  };
}

/**
 * @param {Mark} mark
 * @param {number} start
 * @param {number} end
 * @param {number} limit
 */
function touches(mark, start, end, limit) {
  if (mark.start === mark.end) return start <= mark.start && mark.start < limit;
  return mark.start < end && start < mark.end;
}

/**
 * @param {number} start
 * @param {number} end
 * @param {Mark[]} marks those over the stretch, in reading order
 * @returns {Run[]} covering the stretch without holes
 */
export function cut(start, end, marks) {
  const bounds = new Set([start, end]);
  for (const mark of marks) {
    if (start < mark.start && mark.start < end) bounds.add(mark.start);
    if (start < mark.end && mark.end < end) bounds.add(mark.end);
  }
  const ascending = [...bounds].sort((a, b) => a - b);
  /** @type {Run[]} */
  const runs = [];
  /** @type {Mark[]} */
  let open = [];
  let next = 0;
  for (let index = 0; index < ascending.length; index += 1) {
    const from = ascending[index];
    open = open.filter((mark) => from < mark.end);
    while (next < marks.length && marks[next].start <= from) {
      const mark = marks[next];
      if (mark.start === mark.end) runs.push({ start: from, end: from, marks: [mark] });
      else if (from < mark.end) open.push(mark);
      next += 1;
    }
    const to = ascending[index + 1];
    if (to !== undefined) runs.push({ start: from, end: to, marks: open.slice() });
  }
  for (; next < marks.length; next += 1) runs.push({ start: end, end, marks: [marks[next]] });
  return runs;
}
