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

/**
 * @param {object} setting
 * @param {Report} setting.report in the script that is shown
 * @param {Translate} setting.t
 * @param {(terms: string[]) => void} setting.onTerms
 */
export function ownTerms({ report, t, onTerms }) {
  const box = h('textarea', { id: 'own-terms', rows: 4, 'aria-label': t('ownTermsHint'), placeholder: t('ownTermsHint'), spellcheck: 'false', autocapitalize: 'off' });
  const apply = h('button', { type: 'button', id: 'add-terms', on: { click: add } }, t('addTerms'));
  // What was no term, or stood there before, is named once and then forgotten.
  const used = report.own_terms.map((own) => own.written);
  const absent = report.own_terms.filter((own) => own.keyword === null).map((own) => own.written);
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
