/**
 * The reader's own terms: a list to write them in, what became of each, and what is wrong with lines that are none.
 * They are looked for by the engine and rank before all others.
 */

/** @import { Report } from './report.js' */
/** @import { Translate } from './labels.js' */
import { h } from './dom.js';

/** Why a line is no term, in the core's words, and its label. */
const REASONS = /** @type {Record<string, string>} */ ({
  没有文字: 'junkNoLetters', 只有一个字: 'junkOneLetter', 超过24字: 'junkTooLong', 超过2000条: 'junkTooMany', 重复: 'junkRepeated',
  空行: 'junkNoLetters', 注释行: 'junkRemark', 只有数字: 'junkFigure', 是句子: 'junkSentence',
});

/** Lines that are named; the rest are counted. */
const NAMED = 20;

/**
 * The lines of a list that say something, without blanks around them.
 * @param {string} list
 * @returns {string[]}
 */
export function linesOf(list) {
  return list.split(/\r\n?|\n/u).map((line) => line.trim()).filter((line) => line !== '');
}

/** The number of a line in its list, as the engine takes it off: 1. （2） 三、 ④ */
const NUMBER = /^(?:[①-⑳]|[(（][\d一二三四五六七八九十]{1,3}[)）]|[\d一二三四五六七八九十]{1,3}(?:[、)）]|[.．](?=\D)))/u;

/** What the engine parts a line at; blanks do where all words beside them are long. */
const SEPARATORS = /[,，、;；|｜\t]|(?<=\p{Script=Han})[/／](?=\p{Script=Han})/u;
const APART = /^\p{Script=Han}{3,}(?:\s+\p{Script=Han}{3,})+$/u;

/**
 * The parts of a line between the separators the engine knows.
 * @param {string} line
 */
function partsOf(line) {
  const listed = line.replace(NUMBER, '').trim();
  const parts = listed.split(APART.test(listed) ? /\s+/u : SEPARATORS);
  return parts.map((part) => part.trim()).filter((part) => part !== '');
}

/**
 * @param {object} setting
 * @param {Report} setting.report in the script that is shown
 * @param {string[]} setting.terms as the reader wrote them
 * @param {Translate} setting.t
 * @param {(terms: string[]) => void} setting.onTerms
 */
export function ownTerms({ report, terms, t, onTerms }) {
  const box = h('textarea', { id: 'own-terms', rows: 4, 'aria-label': t('ownTermsHint'), placeholder: t('ownTermsHint'), spellcheck: 'false', autocapitalize: 'off' });
  const apply = h('button', { type: 'button', id: 'add-terms', on: { click: add } }, t('addTerms'));
  // What was no term, or stood there before, is named once and then forgotten.
  const used = [...terms];
  for (const { line } of [...report.ignored_terms].reverse()) {
    const whole = used.lastIndexOf(line);
    const at = 0 <= whole ? whole : used.map((term) => partsOf(term).includes(line.trim())).lastIndexOf(true);
    if (0 <= at) used.splice(at, 1, ...(at === whole ? [] : partsOf(used[at]).filter((part) => part !== line.trim())));
  }
  const absent = report.own_terms.filter((one) => one.keyword === null).map((one) => one.term);
  box.addEventListener('keydown', (event) => {
    if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) add();
  });

  function add() {
    const added = linesOf(box.value);
    if (0 < added.length) onTerms([...used, ...added]);
  }

  return h(
    'details',
    { class: 'group own-terms', open: 0 < absent.length + report.ignored_terms.length },
    h('summary', { id: 'own-terms-summary' }, t('ownTerms'), 0 < used.length ? h('span', { class: 'count' }, used.length) : null),
    box,
    h('p', { class: 'actions' }, apply),
    0 < report.ignored_terms.length ? ignored() : null,
    0 < absent.length ? h('p', { class: 'reason' }, t('ownTermsAbsent', { w: listed(absent) })) : null,
    0 < used.length ? chosen() : null,
  );

  function chosen() {
    return h(
      'ul',
      { class: 'chips', 'aria-label': t('ownTerms') },
      ...used.map((term) =>
        h(
          'li',
          null,
          h('span', null, term),
          h('button', { type: 'button', class: 'link', 'aria-label': t('removeTerm', { w: term }), on: { click: () => onTerms(used.filter((other) => other !== term)) } }, t('remove')),
        ),
      ),
    );
  }

  function ignored() {
    return h(
      'ul',
      { class: 'ignored', 'aria-label': t('ignoredTerms') },
      ...report.ignored_terms.slice(0, NAMED).map(({ line, reason }) => {
        const label = REASONS[reason];
        return h('li', { class: 'reason' }, t('ignoredTerm', { w: line.slice(0, 30), r: label ? t(label) : reason }));
      }),
      report.ignored_terms.length <= NAMED ? null : h('li', { class: 'reason' }, t('showMore', { n: report.ignored_terms.length - NAMED })),
    );
  }

  /** @param {string[]} words */
  function listed(words) {
    const shown = words.slice(0, NAMED).join(t('listComma'));
    return words.length <= NAMED ? shown : `${shown}…`;
  }
}
