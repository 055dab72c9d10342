/**
 * Divides a row that is too long to be drawn as one: a paragraph may hold ten million letters. It is cut where a sentence
 * stands in both texts, so that what belongs together stays side by side.
 */

/** @import { Passage, Piece, Row } from './comparison.js' */

/** Letters of one text in one row, about three screens. */
export const LONG = 2500;

/**
 * @param {Row} row
 * @param {Passage[]} passages
 * @returns {Generator<Row, void, void>} the row itself, unless it is long
 */
export function* dividedRow(row, passages) {
  if (row.sides.every((pieces) => lettersOf(pieces) <= LONG)) {
    yield row;
    return;
  }
  let first = true;
  for (const sides of cutTogether(row.sides)) {
    const standing = standingOf(row, sides, passages);
    yield { standing, heading: first ? row.heading : null, moved: row.moved, sides };
    first = false;
  }
}

/**
 * @param {[Piece[], Piece[]]} sides
 * @returns {Generator<[Piece[], Piece[]], void, void>}
 */
function* cutTogether([before, after]) {
  const places = new Map(before.map(({ passage }, at) => [passage, at]));
  let [left, right] = [0, 0];
  let letters = [0, 0];
  let reached = 0;
  for (let at = 0; at <= after.length; at += 1) {
    const shared = at < after.length && after[at].passage !== null ? places.get(after[at].passage) : undefined;
    if (shared !== undefined && reached <= shared) {
      for (; reached < shared; reached += 1) letters[0] += lengthOf(before[reached]);
      if (LONG <= Math.max(...letters)) {
        yield* cutApart([before.slice(left, reached), after.slice(right, at)]);
        [left, right] = [reached, at];
        letters = [0, 0];
      }
    }
    if (at < after.length) letters[1] += lengthOf(after[at]);
  }
  yield* cutApart([before.slice(left), after.slice(right)]);
}

/**
 * Where nothing is shared the two run on beside each other, so many letters of each at a time.
 * @param {[Piece[], Piece[]]} sides
 * @returns {Generator<[Piece[], Piece[]], void, void>}
 */
function* cutApart(sides) {
  const portions = sides.map((pieces) => [...portionsOf(pieces)]);
  const count = Math.max(...portions.map((list) => list.length));
  for (let at = 0; at < count; at += 1) yield [portions[0][at] ?? [], portions[1][at] ?? []];
}

/**
 * @param {Piece[]} pieces
 * @returns {Generator<Piece[], void, void>}
 */
function* portionsOf(pieces) {
  /** @type {Piece[]} */
  let portion = [];
  let letters = 0;
  for (const piece of pieces.flatMap(cutLong)) {
    if (0 < letters && 2 * LONG < letters + lengthOf(piece)) {
      yield portion;
      [portion, letters] = [[], 0];
    }
    portion.push(piece);
    letters += lengthOf(piece);
  }
  if (0 < portion.length) yield portion;
}

/**
 * A sentence without an end in sight, in parts of its own.
 * @param {Piece} piece
 * @returns {Piece[]}
 */
function cutLong(piece) {
  if (lengthOf(piece) <= LONG) return [piece];
  const parts = [];
  for (let at = piece.start; at < piece.end; at += LONG) parts.push({ ...piece, start: at, end: Math.min(piece.end, at + LONG), opens: piece.opens && at === piece.start });
  return parts;
}

/**
 * What became of a part of a row: much of a paragraph that changed may be the same.
 * @param {Row} row
 * @param {[Piece[], Piece[]]} sides
 * @param {Passage[]} passages
 * @returns {Row['standing']}
 */
function standingOf({ standing }, sides, passages) {
  if (standing !== 'changed') return standing;
  const same = (/** @type {Piece} */ { passage }) => passage !== null && passages[passage].same && !passages[passage].moved;
  if (sides[0].length === sides[1].length && sides.flat().every(same)) return 'same';
  const alone = sides.flat().every(({ passage }) => passage === null);
  if (alone && sides[0].length === 0) return 'added';
  return alone && sides[1].length === 0 ? 'removed' : 'changed';
}

/** @param {Piece[]} pieces */
function lettersOf(pieces) {
  return pieces.reduce((sum, piece) => sum + lengthOf(piece), 0);
}

/** @param {Piece} piece */
function lengthOf(piece) {
  return piece.end - piece.start;
}
