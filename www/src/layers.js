/**
 * Which layers are drawn in the text, and the letter that names each in `data-refs`: `t3` is the fourth row of the
 * terms. A highlight is the runs that carry its name, in order.
 */

/** @import { Analysis, Row } from './analysis.js' */
import { rowsOf } from './analysis.js';

/**
 * Letter by layer. Sections and metadata are places to go to, not marks.
 * @type {Readonly<Record<string, string>>}
 */
export const LETTERS = Object.freeze({
  outline: 'o',
  keywords: 't',
  documents: 'd',
  redactions: 'r',
  edits: 'e',
  notes: 'n',
  checks: 'c',
  figures: 'f',
  slogans: 's',
  quotes: 'q',
  entities: 'p',
  tasks: 'k',
  find: 'x',
});

/** @typedef {{ id: string, start: number, end: number, row: Row }} Mark */

/**
 * The name of a row in `data-refs`.
 * @param {Row} row
 */
export function nameOf(row) {
  return `${LETTERS[row.layer] ?? '?'}${row.index}`;
}

/**
 * Every drawn row as one list in reading order, the longer first where two begin together.
 * @param {Analysis} analysis
 * @returns {Mark[]}
 */
export function marksOf(analysis) {
  /** @type {Mark[]} */
  const marks = [];
  for (const layer of Object.keys(LETTERS)) {
    for (const row of rowsOf(analysis, layer)) {
      marks.push({ id: nameOf(row), start: row.start, end: row.end, row });
    }
  }
  return marks.sort((a, b) => a.start - b.start || b.end - a.end);
}
