/** The panels that are plain lists of places: points to check, documents cited. */

/** @import { Analysis, Row } from './analysis.js' */
/** @import { Check, View } from './report.js' */
/** @import { Translate } from './labels.js' */
import { rowsAt, textOf } from './analysis.js';
import { h } from './dom.js';

/** What wants the reader's eye stands first. */
const STATUS_ORDER = ['mismatch', 'short', 'cut', 'unknown', 'open', 'match'];

/**
 * @typedef {object} ListSetting
 * @property {Analysis} analysis
 * @property {View} view
 * @property {View} wording the script the interface is in
 * @property {Translate} t
 * @property {(row: Row) => void} onGo
 */

/**
 * @param {ListSetting} setting
 * @returns {{ element: HTMLElement, count: number }} the count of points that do not simply agree
 */
export function checksPanel({ analysis, wording, t, onGo }) {
  const { checks, notes } = analysis.reports[wording];
  const ordered = checks
    .map((check, ref) => ({ check, ref }))
    .sort((a, b) => STATUS_ORDER.indexOf(a.check.status) - STATUS_ORDER.indexOf(b.check.status) || a.ref - b.ref);
  const items = ordered.map(({ check, ref }) =>
    placeItem(rowsAt(analysis, 'checks', ref)[0], onGo, badge(check, t), checkText(check, t)),
  );
  const doubts = notes.map((note, ref) =>
    placeItem(rowsAt(analysis, 'notes', ref)[0], onGo, h('span', { class: 'badge doubt' }, t(noteLabel(note.kind))), note.message),
  );
  const all = [...items, ...doubts];
  const element = h(
    'div',
    { class: 'panel' },
    all.length === 0 ? h('p', { class: 'quiet' }, t('nothingToCheck')) : h('ul', { class: 'places' }, ...all),
  );
  return { element, count: checks.filter((check) => check.status !== 'match').length + notes.length };
}

/** @param {string} kind */
function noteLabel(kind) {
  if (kind === 'possible_omission') return 'possibleOmission';
  if (kind === 'possible_misprint') return 'possibleMisprint';
  return kind === 'undecided' ? 'undecided' : 'note';
}

/**
 * @param {Check} check
 * @param {Translate} t
 */
function badge(check, t) {
  if (check.status === 'match') return h('span', { class: 'badge match' }, t('agrees'));
  if (check.status === 'mismatch' || check.status === 'short') return h('span', { class: 'badge check' }, t('pleaseCheck'));
  if (check.status === 'open') return h('span', { class: 'badge' }, t('openList'));
  return h('span', { class: 'badge cut' }, t(check.status === 'cut' ? 'cannotTell' : 'numberMasked'));
}

/**
 * The core's own words, which are Chinese; for English the figures alone.
 * @param {Check} check
 * @param {Translate} t
 */
function checkText(check, t) {
  const figures = check.announced !== null && check.announced !== undefined && check.found !== null && check.found !== undefined;
  if (check.message !== '') return check.message;
  return figures ? t('announcedFound', { a: Number(check.announced), b: Number(check.found) }) : t(check.kind === 'form' ? 'form' : 'note');
}

/**
 * @param {ListSetting} setting
 * @returns {{ element: HTMLElement, count: number }}
 */
export function documentsPanel({ analysis, view, t, onGo }) {
  const items = analysis.report.documents.map((cited, ref) => {
    const row = rowsAt(analysis, 'documents', ref)[0];
    return placeItem(row, onGo, null, row ? textOf(analysis, view, row) : `《${cited.title}》${cited.number ?? ''}`);
  });
  const element = h(
    'div',
    { class: 'panel' },
    items.length === 0 ? h('p', { class: 'quiet' }, t('noDocuments')) : h('ul', { class: 'places' }, ...items),
  );
  return { element, count: items.length };
}

/**
 * @param {Row | undefined} row
 * @param {(row: Row) => void} onGo
 * @param {HTMLElement | null} label
 * @param {string} text
 */
function placeItem(row, onGo, label, text) {
  const content = [label, h('span', null, text)];
  return h(
    'li',
    null,
    row ? h('button', { type: 'button', class: 'place', on: { click: () => onGo(row) } }, ...content) : h('p', { class: 'place' }, ...content),
  );
}
