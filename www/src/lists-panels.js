/** The panels that are plain lists of places: points to check, documents cited. */

/** @import { Analysis, Row } from './analysis.js' */
/** @import { Check, View } from './report.js' */
/** @import { Language, Translate } from './labels.js' */
import { rowsAt, rowsOf, textOf } from './analysis.js';
import { contextOf } from './context.js';
import { h } from './dom.js';
import { fillPaged } from './paged.js';
import { reasonIn } from './reasons.js';

/** Entries made at a time. */
const PAGE = 100;

/** Notes that do not say of which words they speak. */
const BARE = new Set(['possible_misprint', 'undecided']);

/** What wants the reader's eye stands first. */
const STATUS_ORDER = ['mismatch', 'short', 'cut', 'unknown', 'open', 'match'];

/**
 * @typedef {object} ListSetting
 * @property {Analysis} analysis
 * @property {View} view
 * @property {Language} language of the interface
 * @property {Translate} t
 * @property {(row: Row) => void} onGo
 */

/**
 * @param {ListSetting} setting
 * @returns {{ element: HTMLElement, count: number }} the count of points that do not simply agree
 */
export function checksPanel({ analysis, view, language, t, onGo }) {
  const wording = language === 'zh-Hant' ? 'traditional' : 'simplified';
  const { checks, notes } = analysis.reports[wording];
  const ordered = checks
    .map((check, ref) => ({ check, ref }))
    .sort((a, b) => STATUS_ORDER.indexOf(a.check.status) - STATUS_ORDER.indexOf(b.check.status) || a.ref - b.ref);
  const inContext = (/** @type {Row} */ row) => {
    const { before, inside, after } = contextOf(analysis.texts[view], row);
    return [before, h('b', null, inside), after];
  };
  /** @param {number} at */
  const check = (at) => {
    const { check: one, ref } = ordered[at];
    const row = rowsAt(analysis, 'checks', ref)[0];
    const message = reasonIn(one.message, language === 'en' ? 'en' : 'zh-Hans');
    const label = badge(one, t);
    // Many a message ends with what its label says already.
    const words = message.replace(`，${label.textContent}。`, '。');
    return placeItem(row, onGo, label, one.kind === 'form' ? `${t('form')}${t('colon')}${words}` : words);
  };
  /** @param {number} ref */
  const note = (ref) => {
    const label = t(noteLabel(notes[ref].kind));
    const message = reasonIn(notes[ref].message, language === 'en' ? 'en' : 'zh-Hans');
    // Many a note begins with what its label says already.
    const rest = message.startsWith(label) ? message.slice(label.length).replace(/^[：:]\s*/u, '') : message;
    const row = rowsAt(analysis, 'notes', ref)[0];
    const named = row && row.start < row.end && BARE.has(notes[ref].kind) ? inContext(row) : [];
    return placeItem(row, onGo, h('span', { class: 'badge doubt' }, label), rest || message, h('span', { class: 'reason' }, ...named));
  };
  const open = ordered.filter((one) => one.check.status !== 'match').length;
  const entry = (/** @type {number} */ index) => (index < open ? check(index) : note(index - open));
  const element = placesPanel(open + notes.length, entry, t('nothingToCheck'), t);
  if (open < ordered.length) element.append(apart(t('agrees'), ordered.length - open, (index) => check(open + index), t));
  const redacted = rowsOf(analysis, 'redactions');
  const redaction = (/** @type {number} */ at) => placeItem(redacted[at], onGo, null, ...inContext(redacted[at]));
  if (0 < redacted.length) element.append(apart(t('redactedPlaces'), redacted.length, redaction, t));
  return { element, count: open + notes.length };
}

/**
 * What need not be checked, out of the way until it is asked for.
 * @param {string} label
 * @param {number} count
 * @param {(index: number) => HTMLElement} entry
 * @param {Translate} t
 */
function apart(label, count, entry, t) {
  const list = h('ul', { class: 'places' });
  const details = h('details', { class: 'group' }, h('summary', null, label, h('span', { class: 'count' }, count)), list);
  details.addEventListener('toggle', () => {
    if (details.open && list.childElementCount === 0) fillPaged(list, count, PAGE, entry, t);
  });
  return details;
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
  if (check.status === 'cut') return h('span', { class: 'badge cut' }, t('cannotTell'));
  return h('span', { class: 'badge cut' }, t(typeof check.announced === 'number' ? 'notExplained' : 'numberMasked'));
}

/**
 * @param {ListSetting} setting
 * @returns {{ element: HTMLElement, count: number }}
 */
export function documentsPanel({ analysis, view, t, onGo }) {
  const { documents } = analysis.report;
  /**
   * Title and number as they stand in the text that is shown; the number stands behind the title, in brackets.
   * @param {Row} row
   * @param {string} number
   */
  const citation = (row, number) => {
    const behind = number !== '' && analysis.texts.source.startsWith(number, row.end + 1);
    return textOf(analysis, view, { start: row.start, end: behind ? row.end + number.length + 2 : row.end });
  };
  /** @param {number} ref */
  const entry = (ref) => {
    const row = rowsAt(analysis, 'documents', ref)[0];
    const { title, number } = documents[ref];
    return placeItem(row, onGo, null, row ? citation(row, number ?? '') : `《${title}》${number ?? ''}`);
  };
  return { element: placesPanel(documents.length, entry, t('noDocuments'), t), count: documents.length };
}

/**
 * @param {number} count
 * @param {(index: number) => HTMLElement} entry
 * @param {string} none what is said when there is nothing
 * @param {Translate} t
 */
function placesPanel(count, entry, none, t) {
  if (count === 0) return h('div', { class: 'panel' }, h('p', { class: 'quiet' }, none));
  const list = h('ul', { class: 'places' });
  fillPaged(list, count, PAGE, entry, t);
  return h('div', { class: 'panel' }, list);
}

/**
 * @param {Row | undefined} row
 * @param {(row: Row) => void} onGo
 * @param {HTMLElement | null} label
 * @param {...(string | HTMLElement)} words
 */
function placeItem(row, onGo, label, ...words) {
  const content = [label, h('span', null, ...words)];
  return h(
    'li',
    null,
    row ? h('button', { type: 'button', class: 'place', on: { click: () => onGo(row) } }, ...content) : h('p', { class: 'place' }, ...content),
  );
}
