import assert from 'node:assert/strict';
import { test } from 'node:test';
import { dividedRow, LONG } from '../src/comparison-divide.js';

const LETTERS = 100;
const passage = (/** @type {boolean} */ same) => ({ spans: /** @type {any} */ ([]), moved: false, same, changes: [] });
/** Sentences of a hundred letters, each with the number of its passage or none. @param {(number | null)[]} numbers */
const pieces = (numbers) => numbers.map((passage, at) => ({ start: at * LETTERS, end: (at + 1) * LETTERS, passage, opens: at === 0, node: null }));
const numbers = (/** @type {number} */ count) => Array.from({ length: count }, (_, at) => at);
const letters = (/** @type {{ start: number, end: number }[]} */ list) => list.reduce((sum, { start, end }) => sum + end - start, 0);

test('a row of usual length stays as it is', () => {
  const row = { standing: /** @type {const} */ ('changed'), heading: null, moved: false, sides: /** @type {any} */ ([pieces([0]), pieces([0])]) };
  assert.deepEqual([...dividedRow(row, [passage(false)])], [row]);
});

test('a long row is cut where a sentence stands in both, and nothing is lost', () => {
  const count = 200;
  const passages = numbers(count).map((at) => passage(at < 100));
  const before = pieces(numbers(count));
  // Fifty sentences of its own stand in the middle of the later text.
  const after = pieces([...numbers(100), ...Array(50).fill(null), ...numbers(count).slice(100)]);
  const rows = [...dividedRow({ standing: 'changed', heading: 3, moved: false, sides: [before, after] }, passages)];
  assert(rows.every(({ sides }) => sides.every((list) => letters(list) <= 2 * LONG)), 'no part is long');
  assert.deepEqual(rows.flatMap(({ sides }) => sides[0]), before);
  assert.deepEqual(rows.flatMap(({ sides }) => sides[1]), after);
  assert.deepEqual(rows.map(({ heading }) => heading).filter((heading) => heading !== null), [3]);
  assert.equal(rows[0].standing, 'same');
  assert(rows.some(({ standing }) => standing === 'added'));
  assert.equal(rows[rows.length - 1].standing, 'changed');
  for (const { sides } of rows) {
    const [one, other] = sides.map((list) => list.map((piece) => piece.passage).filter((number) => number !== null));
    assert.deepEqual(one, other, 'what belongs together stands side by side');
  }
});

test('a sentence without an end is cut too, on both sides', () => {
  const long = [{ start: 0, end: 100_000, passage: null, opens: true, node: null }];
  const rows = [...dividedRow({ standing: 'changed', heading: null, moved: false, sides: [long, long] }, [])];
  assert(rows.every(({ sides }) => sides.every((list) => letters(list) <= 2 * LONG)));
  assert.equal(letters(rows.flatMap(({ sides }) => sides[0])), 100_000);
  assert.equal(rows.flatMap(({ sides }) => sides[1]).filter(({ opens }) => opens).length, 1);
});
