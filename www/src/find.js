/** Finds any words in the text, in either script: the query is looked for in all three forms of the text. */

/** @import { Analysis, Row } from './analysis.js' */

/** Places shown at most: more could not be stepped through. */
const MOST = 2000;

/**
 * @param {Analysis} analysis
 * @param {string} query
 * @returns {Row[]} in reading order, not overlapping
 */
export function findText(analysis, query) {
  if (query === '') return [];
  /** @type {Set<number>} */
  const starts = new Set();
  for (const text of new Set(Object.values(analysis.texts))) {
    for (let at = text.indexOf(query); 0 <= at && starts.size < MOST; at = text.indexOf(query, at + query.length)) {
      starts.add(at);
    }
  }
  /** @type {Row[]} */
  const rows = [];
  let reached = 0;
  for (const start of [...starts].sort((a, b) => a - b)) {
    if (start < reached) continue;
    reached = start + query.length;
    rows.push({ index: rows.length, layer: 'find', ref: 0, start, end: reached, rawStart: 0, rawEnd: 0 });
  }
  return rows;
}
