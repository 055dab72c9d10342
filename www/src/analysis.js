/**
 * Reads the wasm answer: rows `[clean_start16, clean_end16, raw_start16, raw_end16, layer, ref]`, all offsets in
 * UTF-16 units, sorted by layer and then by place. A row says where entry `ref` of the report's list `layer` stands.
 * How rows are drawn is left to layers.js and reading-view.js.
 */

/** @import { Answer, Report, View, Views } from './report.js' */

import { atOnce } from './slices.js';
import { lettersOf, saying } from './wording.js';

/** Every script a text is shown in. */
const VIEWS = /** @type {const} */ (['source', 'simplified', 'traditional']);

/** Numbers in one row. */
export const ROW_WIDTH = 6;

/**
 * @typedef {object} Row
 * @property {number} index place among the rows of its layer
 * @property {string} layer
 * @property {number} ref index into the report's list of that layer
 * @property {number} start in the clean text
 * @property {number} end
 * @property {number} rawStart in the paste
 * @property {number} rawEnd
 */

/**
 * @typedef {object} Analysis
 * @property {Report} report in the source's script
 * @property {Record<View, Report>} reports
 * @property {Record<View, string>} texts the clean text in three forms of equal length
 * @property {Map<string, Row[]>} rows by layer, in reading order
 */

/**
 * For a script that has not come yet the source stands, until it is taken in.
 * @param {Answer} answer
 * @returns {Generator<void, Analysis, void>}
 */
export function* decoding(answer) {
  const { common, spans, views } = answer;
  /** @type {Map<string, Row[]>} */
  const rows = new Map();
  for (const layer of common.layers) rows.set(layer, []);
  for (let at = 0; at + ROW_WIDTH <= spans.length; at += ROW_WIDTH) {
    const layer = common.layers[spans[at + 4]];
    const list = rows.get(layer);
    if (!list) continue;
    list.push({
      index: list.length,
      layer,
      ref: spans[at + 5],
      start: spans[at],
      end: spans[at + 1],
      rawStart: spans[at + 2],
      rawEnd: spans[at + 3],
    });
    if (list.length % 1024 === 0) yield;
  }
  const analysis = /** @type {Analysis} */ ({ reports: {}, texts: {}, rows });
  yield* takingIn(analysis, answer, views);
  analysis.report = analysis.reports.source;
  for (const view of VIEWS) {
    analysis.reports[view] ??= analysis.report;
    analysis.texts[view] ??= analysis.texts.source;
  }
  return analysis;
}

/**
 * Takes in scripts of a text.
 * @param {Analysis} analysis
 * @param {Answer} answer whose analysis it is
 * @param {Views} views
 * @returns {Generator<void, void, void>}
 */
export function* takingIn(analysis, { common, wording }, views) {
  for (const view of VIEWS) {
    const said = views[view];
    if (!said) continue;
    const words = yield* saying(wording, said);
    analysis.reports[view] = { ...common, ...words };
    analysis.texts[view] = lettersOf(said.text);
    yield;
  }
}

/**
 * @param {Answer} answer
 * @returns {Analysis}
 */
export function decode(answer) {
  return atOnce(decoding(answer));
}

/**
 * @param {Analysis} analysis
 * @param {string} layer
 * @returns {Row[]}
 */
export function rowsOf(analysis, layer) {
  return analysis.rows.get(layer) ?? [];
}

/**
 * The rows of one entry, in reading order: every occurrence of a term, the one place of an edit.
 * @param {Analysis} analysis
 * @param {string} layer
 * @param {number} ref
 * @returns {Row[]}
 */
export function rowsAt(analysis, layer, ref) {
  return byRef(analysis, layer).get(ref) ?? [];
}

/** @type {WeakMap<Analysis, Map<string, Map<number, Row[]>>>} */
const INDEXES = new WeakMap();

/**
 * Built once per layer, on first use.
 * @param {Analysis} analysis
 * @param {string} layer
 * @returns {Map<number, Row[]>}
 */
function byRef(analysis, layer) {
  let layers = INDEXES.get(analysis);
  if (!layers) INDEXES.set(analysis, (layers = new Map()));
  let index = layers.get(layer);
  if (!index) {
    layers.set(layer, (index = new Map()));
    for (const row of rowsOf(analysis, layer)) {
      const list = index.get(row.ref);
      if (list) list.push(row);
      else index.set(row.ref, [row]);
    }
  }
  return index;
}

/**
 * The language of what is shown of a text, for fonts and voices: labels around it may be in another.
 * @param {Analysis} analysis
 * @param {View} view
 */
export function langOf({ report }, view) {
  const { script } = report.meta;
  const asItCame = script === 'traditional' || script === 'converted' ? 'traditional' : 'simplified';
  return (view === 'source' ? asItCame : view) === 'traditional' ? 'zh-Hant' : 'zh-Hans';
}

/**
 * The text of a row in the script that is shown.
 * @param {Analysis} analysis
 * @param {View} view
 * @param {{ start: number, end: number }} span
 */
export function textOf(analysis, view, span) {
  return analysis.texts[view].slice(span.start, span.end);
}

/**
 * The last index of `list` whose `key` is <= `at`, or -1. The list ascends by key.
 * @template T
 * @param {readonly T[]} list
 * @param {number} at
 * @param {(item: T) => number} key
 */
export function lastAtOrBefore(list, at, key) {
  let low = 0;
  let high = list.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (key(list[middle]) <= at) low = middle + 1;
    else high = middle;
  }
  return low - 1;
}
