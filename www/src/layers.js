/**
 * Which layers are drawn in the text, and the letter that names each in `data-refs`: `t3` is the fourth row of the
 * terms. A highlight is the runs that carry its name, in order.
 */

/** @import { Analysis, Row } from './analysis.js' */
import { rowsOf } from './analysis.js';
import { atOnce } from './slices.js';

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
  summary: 'm',
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
 * The order marks are drawn in: by place, the longer first where two begin together.
 * @param {{ start: number, end: number }} a
 * @param {{ start: number, end: number }} b
 */
export function byPlace(a, b) {
  return a.start - b.start || b.end - a.end;
}

/**
 * Every drawn row as one list in reading order. Each layer comes in order, so they are merged, not sorted.
 * @param {Analysis} analysis
 * @returns {Generator<void, Mark[], void>}
 */
export function* marking(analysis) {
  /** @type {Mark[]} */
  let marks = [];
  for (const layer of Object.keys(LETTERS)) {
    const rows = rowsOf(analysis, layer);
    if (rows.length === 0) continue;
    /** @type {Mark[]} */
    const merged = [];
    let next = 0;
    for (const row of rows) {
      while (next < marks.length && byPlace(marks[next], row) <= 0) {
        merged.push(marks[next]);
        next += 1;
        if (next % 1024 === 0) yield;
      }
      merged.push({ id: nameOf(row), start: row.start, end: row.end, row });
      if (row.index % 1024 === 0) yield;
    }
    for (; next < marks.length; next += 1) {
      merged.push(marks[next]);
      if (next % 1024 === 0) yield;
    }
    marks = merged;
  }
  return marks;
}

/**
 * @param {Analysis} analysis
 * @returns {Mark[]}
 */
export function marksOf(analysis) {
  return atOnce(marking(analysis));
}
