import assert from 'node:assert/strict';
import { test } from 'node:test';
import { decodingComparison, headingLabel, runsOf, usesOf } from '../src/comparison.js';
import { atOnce } from '../src/slices.js';

/** @param {string} words @param {[number, number]} counts */
const term = (words, counts) => ({ words: /** @type {[string, string, string]} */ ([words, words, words]), standing: /** @type {const} */ ('kept'), counts, rates: counts });

/** A heading in both, a sentence with one change, one used again, one of its own. */
const ANSWER = {
  words: { totals: /** @type {any} */ ({}), terms: [term('水利', [1, 0]), term('管网', [2, 2])] },
  passages: Uint32Array.of(0, 4, 0, 4, 2, 0, 0, 5, 12, 5, 13, 0, 0, 1, 13, 20, 30, 37, 3, 1, 1),
  changes: Uint32Array.of(7, 9, 7, 10),
  headings: Uint32Array.of(1, 1, 0, 0, 900, 0, 2, 2, 0, 0, 2, 3, 4, 1, 0),
  rows: Uint32Array.of(0, 1, 0, 0, 1, 0, 1, 1, 0, 0, 1, 2, 1, 2, 4, 0, 0, 2, 3, 2, 2, 2, 2, 0, 3, 3, 2, 4),
  before: Uint32Array.of(0, 4, 1, 1, 1, 5, 12, 2, 1, 0, 13, 20, 3, 1, 0),
  after: Uint32Array.of(0, 4, 1, 1, 1, 5, 13, 2, 1, 0, 14, 29, 0, 1, 2, 30, 37, 3, 0, 0),
  figures: Uint32Array.of(1, 7, 9, 7, 10, 5, 7),
  uses_before: Uint32Array.of(0, 2, 6, 8, 14, 16),
  uses_after: Uint32Array.of(2, 4, 31, 33),
};

test('flat arrays are read as they are laid out', () => {
  const { rows, passages, headings, figures, changed, homes, parts } = atOnce(decodingComparison(ANSWER));
  assert.deepEqual(rows.map((row) => row.standing), ['same', 'changed', 'reused', 'added']);
  assert.deepEqual(rows.map((row) => row.sides.map((pieces) => pieces.length)), [[1, 1], [1, 1], [1, 0], [0, 2]]);
  assert.deepEqual(passages.map(({ same, moved }) => [same, moved]), [[true, false], [false, false], [true, true]]);
  assert.deepEqual(headings.map(headingLabel), ['standingKept', 'standingAdded', 'nowPlain']);
  assert.deepEqual(figures, [{ passage: 1, spans: [{ start: 7, end: 9 }, { start: 7, end: 10 }], label: { start: 5, end: 7 } }]);
  assert.deepEqual(changed, [1, 2, 3]);
  assert.deepEqual([...homes.headings], [0, 3, -1]);
  assert.deepEqual(homes.passages.map((rows) => rows[2]), [2, 3], 'a passage used again stands in two rows');
  assert.deepEqual([...parts], [0, 3]);
});

test('a piece is cut where the texts differ, on either side', () => {
  const comparison = atOnce(decodingComparison(ANSWER));
  const [before, after] = comparison.rows[1].sides;
  assert.deepEqual(runsOf(comparison, 0, before[0]), [
    { start: 5, end: 7, kind: 'kept' }, { start: 7, end: 9, kind: 'gone' }, { start: 9, end: 12, kind: 'kept' },
  ]);
  assert.deepEqual(runsOf(comparison, 1, after[0])[1], { start: 7, end: 10, kind: 'new' });
  assert.deepEqual(runsOf(comparison, 1, comparison.rows[3].sides[1][0]), [{ start: 14, end: 29, kind: 'new' }]);
});

test('every place of a term, row by row and the earlier text first', () => {
  const places = usesOf(atOnce(decodingComparison(ANSWER)), 1);
  assert.deepEqual(places.map(({ side, start, row }) => [side, start, row]), [[1, 2, 0], [0, 6, 1], [0, 14, 2], [1, 31, 3]]);
});
