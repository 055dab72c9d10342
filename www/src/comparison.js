/**
 * Reads what the engine says of two texts: flat arrays, all offsets in UTF-16 units of their own clean text; the layout
 * is said in crates/wasm/src/comparison.rs. How it is drawn is left to comparison-screen.js.
 */

/** @import { View } from './report.js' */
import { lastAtOrBefore } from './analysis.js';
import { dividedRow } from './comparison-divide.js';

/** @typedef {'same' | 'changed' | 'added' | 'removed' | 'reused' | 'away'} RowStanding */
/** @typedef {{ start: number, end: number }} Span */
/** @typedef {[Span, Span]} SpanPair in the earlier text and in the later one */

/**
 * @typedef {object} ComparedHeading
 * @property {[number | null, number | null]} nodes indices into the two outlines
 * @property {'same' | 'changed' | 'added' | 'removed' | 'unmarked'} standing
 * @property {boolean} moved
 * @property {number} kept_permille
 */
/**
 * @typedef {object} ComparedTerm
 * @property {[string, string, string]} words source, simplified, traditional
 * @property {'gained' | 'lost' | 'risen' | 'fallen' | 'kept'} standing
 * @property {[number, number]} counts
 * @property {[number, number]} rates in ten thousand characters
 */
/** @typedef {{ chars: [number, number], kept_permille: number } & Record<'headings_same' | 'headings_changed' | 'headings_added' | 'headings_removed' | 'headings_unmarked' | 'headings_moved' | 'same' | 'changed' | 'moved' | 'added' | 'removed', number>} Totals */

/**
 * @typedef {object} ComparisonAnswer
 * @property {{ totals: Totals, terms: ComparedTerm[] }} words
 * @property {Uint32Array} passages
 * @property {Uint32Array} changes
 * @property {Uint32Array} headings
 * @property {Uint32Array} rows
 * @property {Uint32Array} before
 * @property {Uint32Array} after
 * @property {Uint32Array} figures
 * @property {Uint32Array} uses_before
 * @property {Uint32Array} uses_after
 */

/** @typedef {{ spans: SpanPair, moved: boolean, same: boolean, changes: SpanPair[] }} Passage a sentence both texts have */
/** @typedef {{ start: number, end: number, passage: number | null, opens: boolean, node: number | null }} Piece */
/** @typedef {{ standing: RowStanding, heading: number | null, moved: boolean, sides: [Piece[], Piece[]] }} Row */
/** @typedef {{ passage: number, spans: SpanPair, label: Span }} Figure */
/** @typedef {{ side: 0 | 1, start: number, end: number, row: number }} Use a place of a term, and the row it stands in */

/**
 * @typedef {object} Comparison
 * @property {Totals} totals
 * @property {ComparedHeading[]} headings
 * @property {ComparedTerm[]} terms
 * @property {[Uint32Array, Uint32Array]} uses every place of every term in each text, term after term
 * @property {Passage[]} passages
 * @property {Row[]} rows
 * @property {Figure[]} figures
 * @property {number[]} changed rows that are not the same
 * @property {Homes} homes
 * @property {Set<number>} parts rows of headings with something changed under them
 */

/**
 * Which row holds what: of each heading, of each passage in each text, and of each place of each text; -1 for none.
 * @typedef {object} Homes
 * @property {Int32Array} headings
 * @property {[Int32Array, Int32Array]} passages
 * @property {[Home[], Home[]]} places ascending
 */
/** @typedef {{ start: number, row: number }} Home from here on a text stands in this row */

/** In the order of their numbers. */
const STANDINGS = /** @type {const} */ (['same', 'changed', 'added', 'removed', 'reused', 'away']);

const HEADINGS = /** @type {const} */ (['same', 'changed', 'added', 'removed', 'unmarked']);

/** Numbers in one entry of each list. */
const WIDTH = Object.freeze({ heading: 5, passage: 7, change: 4, row: 7, piece: 5, figure: 7, use: 2 });

/** Entries read between two pauses. */
const STEP = 512;

/** Place of a view in the words of a term. */
export const WORDS = Object.freeze(/** @type {Record<View, number>} */ ({ source: 0, simplified: 1, traditional: 2 }));

/**
 * @param {ComparisonAnswer} answer
 * @returns {Generator<void, Comparison, void>}
 */
export function* decodingComparison(answer) {
  /** @type {Passage[]} */
  const passages = [];
  for (let at = 0; at < answer.passages.length; at += WIDTH.passage) {
    const flags = answer.passages[at + 4];
    /** @type {SpanPair[]} */
    const changes = [];
    for (let change = answer.passages[at + 5]; change < answer.passages[at + 6]; change += 1) changes.push(pair(answer.changes, change * WIDTH.change));
    passages.push({ spans: pair(answer.passages, at), moved: (flags & 1) !== 0, same: (flags & 2) !== 0, changes });
    if (passages.length % STEP === 0) yield;
  }
  /** @type {ComparedHeading[]} */
  const headings = [];
  for (let at = 0; at < answer.headings.length; at += WIDTH.heading) {
    const [before, after, standing, moved, kept_permille] = answer.headings.subarray(at, at + WIDTH.heading);
    headings.push({ nodes: [before === 0 ? null : before - 1, after === 0 ? null : after - 1], standing: HEADINGS[standing], moved: moved === 1, kept_permille });
    if (headings.length % STEP === 0) yield;
  }
  const rows = yield* decodingRows(answer, passages);
  /** @type {Figure[]} */
  const figures = [];
  for (let at = 0; at < answer.figures.length; at += WIDTH.figure) {
    figures.push({ passage: answer.figures[at], spans: pair(answer.figures, at + 1), label: span(answer.figures, at + 5) });
  }
  const uses = /** @type {[Uint32Array, Uint32Array]} */ ([answer.uses_before, answer.uses_after]);
  return { ...answer.words, headings, uses, passages, rows, figures, ...(yield* indexing(rows, headings, passages.length)) };
}

/**
 * @param {ComparisonAnswer} answer
 * @param {Passage[]} passages
 * @returns {Generator<void, Row[], void>}
 */
function* decodingRows(answer, passages) {
  const lists = [answer.before, answer.after];
  /** @type {Row[]} */
  const rows = [];
  for (let at = 0; at < answer.rows.length; at += WIDTH.row) {
    const [standing, heading, moved, ...places] = answer.rows.subarray(at, at + WIDTH.row);
    /** @type {[Piece[], Piece[]]} */
    const sides = [[], []];
    for (const [side, pieces] of sides.entries()) {
      for (let piece = places[2 * side]; piece < places[2 * side + 1]; piece += 1) {
        pieces.push(pieceOf(lists[side], piece * WIDTH.piece));
        if (piece % STEP === 0) yield;
      }
    }
    for (const row of dividedRow({ standing: STANDINGS[standing], heading: heading === 0 ? null : heading - 1, moved: moved === 1, sides }, passages)) {
      rows.push(row);
      if (rows.length % STEP === 0) yield;
    }
  }
  return rows;
}

/**
 * @param {Row[]} rows
 * @param {ComparedHeading[]} headings
 * @param {number} passages how many there are
 * @returns {Generator<void, Pick<Comparison, 'changed' | 'homes' | 'parts'>, void>}
 */
function* indexing(rows, headings, passages) {
  /** @type {number[]} */
  const changed = [];
  /** @type {Set<number>} */
  const parts = new Set();
  /** @type {Homes} */
  const homes = { headings: new Int32Array(headings.length).fill(-1), passages: [new Int32Array(passages), new Int32Array(passages)], places: [[], []] };
  /** @type {[Map<number, number>, Map<number, number>]} */
  const nodes = [new Map(), new Map()];
  let part = -1;
  for (const [index, row] of rows.entries()) {
    if (row.heading !== null && row.standing !== 'away') part = index;
    if (row.standing !== 'same') changed.push(index);
    if (row.standing !== 'same' && 0 <= part) parts.add(part);
    for (const [side, pieces] of row.sides.entries()) {
      for (const { start, passage, node } of pieces) {
        homes.places[side].push({ start, row: index });
        if (passage !== null) homes.passages[side][passage] = index;
        if (node !== null) nodes[side].set(node, index);
      }
    }
    if (index % STEP === 0) yield;
  }
  for (const [index, { nodes: [before, after] }] of headings.entries()) {
    homes.headings[index] = nodes[1].get(after ?? -1) ?? nodes[0].get(before ?? -1) ?? -1;
    if (index % STEP === 0) yield;
  }
  // Rows follow the later text; what moved stands elsewhere in the earlier one.
  for (const list of homes.places) list.sort((one, other) => one.start - other.start);
  return { changed, homes, parts };
}

/**
 * Every place of a term in both texts, in the order of the rows, the earlier text first.
 * @param {Comparison} comparison
 * @param {number} term index into the terms
 * @returns {Use[]}
 */
export function usesOf({ terms, uses, homes }, term) {
  /** @type {Use[]} */
  const found = [];
  for (const side of /** @type {const} */ ([0, 1])) {
    const first = terms.slice(0, term).reduce((sum, { counts }) => sum + counts[side], 0);
    for (let at = first; at < first + terms[term].counts[side]; at += 1) {
      const { start, end } = span(uses[side], at * WIDTH.use);
      const home = homes.places[side][lastAtOrBefore(homes.places[side], start, (place) => place.start)];
      if (home) found.push({ side, start, end, row: home.row });
    }
  }
  return found.sort((one, other) => one.row - other.row || one.side - other.side || one.start - other.start);
}

/**
 * @param {Uint32Array} list
 * @param {number} at
 * @returns {Piece}
 */
function pieceOf(list, at) {
  const [passage, opens, node] = list.subarray(at + 2, at + WIDTH.piece);
  return { ...span(list, at), passage: passage === 0 ? null : passage - 1, opens: opens === 1, node: node === 0 ? null : node - 1 };
}

/**
 * @param {Uint32Array} list
 * @param {number} at
 * @returns {Span}
 */
function span(list, at) {
  return { start: list[at], end: list[at + 1] };
}

/**
 * @param {Uint32Array} list
 * @param {number} at
 * @returns {SpanPair}
 */
function pair(list, at) {
  return [span(list, at), span(list, at + 2)];
}

/** @typedef {'kept' | 'gone' | 'new'} RunKind */

/**
 * A piece cut where it differs from the other text.
 * @param {Comparison} comparison
 * @param {0 | 1} side
 * @param {Piece} piece
 * @returns {(Span & { kind: RunKind })[]}
 */
export function runsOf(comparison, side, piece) {
  const own = side === 0 ? 'gone' : 'new';
  const passage = piece.passage === null ? null : comparison.passages[piece.passage];
  if (!passage) return [{ start: piece.start, end: piece.end, kind: own }];
  /** @type {(Span & { kind: RunKind })[]} */
  const runs = [];
  let at = piece.start;
  for (const change of passage.changes) {
    // A piece may be part of its passage only.
    const start = Math.min(piece.end, Math.max(piece.start, change[side].start));
    const end = Math.min(piece.end, Math.max(piece.start, change[side].end));
    runs.push({ start: at, end: start, kind: 'kept' }, { start, end, kind: own });
    at = end;
  }
  runs.push({ start: at, end: piece.end, kind: 'kept' });
  return runs.filter((run) => run.start < run.end);
}

/**
 * What became of a heading, as the label that says it.
 * @param {ComparedHeading} heading
 */
export function headingLabel({ standing, moved, nodes }) {
  if (standing === 'unmarked') return nodes[0] === null ? 'nowHeading' : 'nowPlain';
  if (standing === 'same') return moved ? 'standingMoved' : 'standingKept';
  return standing === 'changed' ? 'standingChanged' : standing === 'added' ? 'standingAdded' : 'standingRemoved';
}

/**
 * What became of a row, as the label that says it.
 * @param {Row} row
 */
export function rowLabel({ standing, sides }) {
  if (standing === 'away' || (standing === 'reused' && sides[1].length === 0)) return 'standingAway';
  if (standing === 'same') return 'standingSame';
  if (standing === 'reused') return 'standingReused';
  if (standing === 'added') return 'standingAdded';
  return standing === 'removed' ? 'standingRemoved' : 'standingChanged';
}
