/**
 * What is open in the reader, a tab each: a text, with what was given and chosen, what has been made of it and how it
 * was left; or two of the texts held against each other. Plain objects; what is done with them is the element's business.
 */

/** @import { Analysis } from './analysis.js' */
/** @import { Comparison } from './comparison.js' */
/** @import { Layout } from './reading-view.js' */
/** @import { Translate } from './labels.js' */
/** @import { View } from './report.js' */
/** @import { State } from './state.js' */

/** Letters of a name on a tab. */
const NAME = 18;

/** And of one that a date or a number follows. */
const SHORT = 8;

/**
 * Where the reader is among the changes; kept here, since an undone change has the text analysed again.
 * @typedef {object} Standing
 * @property {Map<string, boolean>} open kinds whose group was opened or closed, and which
 * @property {string} next the change that comes after the one that was undone, or ''
 * @property {boolean} compared whether the paste is shown with the text
 */

/**
 * @typedef {object} OpenText
 * @property {'text'} kind
 * @property {number} id of this text among all that were ever open here
 * @property {State} state the paste and what the reader chose; this is what is remembered
 * @property {string} file the name of the file it came from, or ''
 * @property {boolean} waiting to be analysed as soon as it is looked at
 * @property {number | null} against the text it is to be compared with once it has come
 * @property {Analysis | null} analysis
 * @property {Layout | null} layout of the analysis
 * @property {string} analysed the text the analysis is of
 * @property {'input' | 'reading'} screen
 * @property {string} panel the panel that is open
 * @property {(number | undefined)[]} forms lit terms, by their form
 * @property {Set<string>} hidden layers put out
 * @property {Standing} standing among the changes
 * @property {string | null} correction the paste as it is being corrected, while it is
 * @property {number} place how far the page was scrolled
 */

/**
 * @typedef {object} OpenComparison
 * @property {'comparison'} kind
 * @property {number} id
 * @property {[number, number]} texts the earlier one and the later one
 * @property {Comparison | null} comparison
 * @property {Analysis[]} of what it is the comparison of
 * @property {View | null} view null: as the later text is shown
 * @property {number | null} term the term that is marked
 * @property {import('./comparison-screen.js').Filter} filter
 * @property {string} panel the panel that is open
 * @property {number} place how far the page was scrolled
 */

/** @typedef {OpenText | OpenComparison} Open */

let lastId = 0;

/**
 * A text as it comes in.
 * @param {State} state
 * @param {string} [file]
 * @returns {OpenText}
 */
export function openText(state, file = '') {
  lastId += 1;
  return {
    kind: 'text', id: lastId, state, file, waiting: state.text !== '', against: null, analysis: null, layout: null, analysed: '', screen: 'input',
    panel: 'terms', forms: [], hidden: new Set(), standing: { open: new Map(), next: '', compared: false }, correction: null, place: 0,
  };
}

/**
 * @param {[number, number]} texts
 * @returns {OpenComparison}
 */
export function openComparison(texts) {
  lastId += 1;
  return { kind: 'comparison', id: lastId, texts, comparison: null, of: [], view: null, term: null, filter: 'all', panel: 'headings', place: 0 };
}

/** @param {State} state what of it the engine is asked with */
export function optionsOf({ headings, refused, terms, summary }) {
  return { headings, refused: refused.map((one) => one.id), terms, summary_length: summary };
}

/**
 * The numbers of two texts, the one that is dated earlier first; where dates do not tell, the one opened earlier.
 * @param {OpenText} one
 * @param {OpenText} other
 * @returns {[number, number]}
 */
export function inOrder(one, other) {
  const [date, otherDate] = [one, other].map((open) => String(open.analysis?.report.meta.date ?? ''));
  const known = /^\d/u.test(date) && /^\d/u.test(otherDate);
  const turned = known && date !== otherDate ? otherDate < date : other.id < one.id;
  return turned ? [other.id, one.id] : [one.id, other.id];
}

/**
 * What a tab is called: its title, else its file, else its first words.
 * @param {Open} open
 * @param {Translate} t
 */
export function nameOf(open, t) {
  if (open.kind === 'comparison') return t('compareTexts');
  const meta = open.analysis?.reports[open.state.view ?? 'source'].meta;
  const [first = ''] = open.state.text.slice(0, 400).split(/\r\n?|\n/u).filter((line) => line.trim() !== '');
  const name = String(meta?.main_title ?? meta?.title ?? (open.file.replace(/\.\w+$/u, '') || first.trim()));
  if (name === '') return t('unnamed');
  const letters = [...name];
  return letters.length <= NAME ? name : `${letters.slice(0, NAME).join('')}…`;
}

/**
 * Names that tell tabs apart: where two texts have the same name, their dates or their numbers go with it.
 * @param {readonly Open[]} all
 * @param {Translate} t
 * @returns {string[]}
 */
export function namesOf(all, t) {
  const names = all.map((open) => nameOf(open, t));
  const dates = all.map((open) => (open.kind === 'text' ? String(open.analysis?.report.meta.date ?? '') : ''));
  /** @type {Map<string, number>} */
  const seen = new Map();
  return names.map((name, index) => {
    const count = (seen.get(name) ?? 0) + 1;
    seen.set(name, count);
    if (names.filter((other) => other === name).length === 1) return name;
    const alone = dates.filter((date, other) => names[other] === name && date === dates[index]).length === 1;
    // What tells them apart must not be cut off.
    const letters = [...name];
    const short = letters.length <= SHORT ? name : `${letters.slice(0, SHORT).join('')}…`;
    return `${short} ${alone && dates[index] !== '' ? dates[index] : count}`;
  });
}
