/**
 * Key terms with their counts and where in the text they fall. A click lights a term; several may be lit at once,
 * each in a form of its own, so that colour is never the only difference. Finding any words works the same way.
 */

/** @import { Analysis, Row } from './analysis.js' */
/** @import { View } from './report.js' */
/** @import { Translate } from './labels.js' */
import { langOf, lastAtOrBefore, rowsAt, rowsOf } from './analysis.js';
import { partNote } from './completeness.js';
import { contextOf } from './context.js';
import { h, fill, svg } from './dom.js';
import { partName } from './figures.js';
import { fillPaged } from './paged.js';
import { reasonIn } from './reasons.js';
import { stepLine } from './step-line.js';

/** Forms a lit term can take; more at once could not be told apart. */
const FORMS = 5;

/** Terms lit before the reader chooses: enough to see what a lit term is. */
const LIT = 3;

/** Terms listed before the reader asks for all. */
const FIRST_TERMS = 20;

/** Sentences made at a time. */
const SENTENCES = 20;

/** Letters by which a part of the text is named. */
const PART = 6;

/** Terms named of a part. */
const PART_TERMS = 8;

/** Parts named at most: those with most places. */
const PARTS = 12;

/** Vertical strokes of a dispersion strip. */
const STRIP = 60;

/**
 * @typedef {object} Target what previous and next step through
 * @property {string} label
 * @property {number} ref of the term; -1 for words the reader looked for
 * @property {string} why why the term is listed; '' for words the reader looked for
 * @property {Row[]} rows
 * @property {number} at
 */

/**
 * @param {object} setting
 * @param {Analysis} setting.analysis
 * @param {View} setting.view
 * @param {import('./labels.js').Language} setting.language
 * @param {Translate} setting.t
 * @param {(number | undefined)[]} setting.forms term by form; kept by whoever opens the panel, so that terms stay lit
 * @param {(ref: number, rows: Row[], className: string) => void} setting.onLight
 * @param {(row: Row) => void} setting.onGo
 * @param {(query: string) => Row[]} setting.onFind
 * @param {(message: string) => void} setting.announce
 * @param {HTMLElement} setting.own where the reader adds terms
 */
export function createTermsPanel({ analysis, view, language, t, forms, onLight, onGo, onFind, announce, own }) {
  const { keywords } = analysis.reports[view];
  const wording = analysis.reports[language === 'zh-Hant' ? 'traditional' : 'simplified'].keywords;
  /** @type {Target | null} */
  let target = null;

  const stepper = h('div', { class: 'stepper', hidden: true });
  const query = h('input', {
    type: 'search', 'aria-label': t('find'), placeholder: t('find'), autocomplete: 'off', spellcheck: 'false', enterkeyhint: 'search',
  });
  const search = h('div', { class: 'search', role: 'search' }, query);
  const list = h('ol', { class: 'terms' });
  const element = h('div', { class: 'panel' }, search, own, stepper, partNote(analysis.report, t), list, termsOfParts());
  /** @type {HTMLButtonElement[]} */
  const buttons = [];
  let composing = false;

  query.addEventListener('compositionstart', () => (composing = true));
  query.addEventListener('compositionend', () => {
    composing = false;
    find();
  });
  query.addEventListener('input', () => {
    if (!composing) find();
  });
  query.addEventListener('keydown', (event) => {
    if (event.key !== 'Enter' || composing) return;
    if (target) step(1);
    else find();
  });

  function find() {
    const words = query.value.trim();
    const rows = onFind(words);
    aim(words === '' ? null : { label: words, ref: -1, why: '', rows, at: -1 });
    if (words !== '') announce(rows.length === 0 ? t('notFound', { q: words }) : t('times', { n: rows.length }));
  }

  fillList(FIRST_TERMS);

  /** @param {number} count */
  function fillList(count) {
    for (let ref = buttons.length; ref < Math.min(count, keywords.length); ref += 1) {
      list.append(item(ref));
      const form = forms.indexOf(ref);
      if (0 <= form) putOn(form, ref);
    }
    if (count < keywords.length) {
      const more = h('button', { type: 'button', class: 'link more' }, t('showAll', { n: keywords.length }));
      const holder = h('li', { class: 'more' }, more);
      more.addEventListener('click', () => {
        holder.remove();
        fillList(keywords.length);
        buttons[count]?.focus();
      });
      list.append(holder);
    }
    if (keywords.length === 0) fill(list, h('li', { class: 'quiet' }, t('noTerms')));
  }

  /** @param {number} ref */
  function item(ref) {
    const keyword = keywords[ref];
    const rows = rowsAt(analysis, 'keywords', ref);
    const button = h(
      'button',
      { type: 'button', class: 'term', 'aria-pressed': 'false' },
      h('span', { class: 'word', lang: langOf(analysis, view) }, keyword.term),
      strip(rows, analysis.texts.source.length),
      h('span', { class: 'count', 'aria-label': t('times', { n: rows.length }) }, rows.length),
    );
    button.addEventListener('click', () => toggle(ref, rows));
    buttons[ref] = button;
    return h('li', null, button);
  }

  /**
   * @param {number} ref
   * @param {Row[]} rows
   */
  function toggle(ref, rows) {
    const form = forms.indexOf(ref);
    if (0 <= form) {
      // What was lit by itself, or before another, is first told about; pressed once more it goes out.
      if (target?.ref !== ref) {
        aimAt(ref);
        step(1);
        return;
      }
      putOut(form);
      aim(null);
      return;
    }
    let free = new Array(FORMS).fill(0).findIndex((_, one) => forms[one] === undefined);
    if (free < 0) {
      free = FORMS - 1;
      putOut(free);
    }
    putOn(free, ref);
    aimAt(ref);
    step(1);
  }

  /** @param {number} ref */
  function aimAt(ref) {
    const why = reasonIn(wording[ref]?.why ?? '', language === 'en' ? 'en' : 'zh-Hans');
    aim({ label: keywords[ref].term, ref, why, rows: rowsAt(analysis, 'keywords', ref), at: -1 });
  }

  /**
   * @param {number} form
   * @param {number} ref
   */
  function putOn(form, ref) {
    forms[form] = ref;
    onLight(ref, rowsAt(analysis, 'keywords', ref), `lit-${form + 1}`);
    buttons[ref].setAttribute('aria-pressed', 'true');
    buttons[ref].classList.add(`lit-${form + 1}`);
  }

  /** @param {number} form */
  function putOut(form) {
    const ref = forms[form];
    if (ref === undefined) return;
    forms[form] = undefined;
    onLight(ref, rowsAt(analysis, 'keywords', ref), '');
    buttons[ref].setAttribute('aria-pressed', 'false');
    buttons[ref].classList.remove(`lit-${form + 1}`);
  }

  /** @param {Target | null} next */
  function aim(next) {
    target = next;
    fill(sentences);
    all.hidden = !target || target.rows.length < 2;
    spread.textContent = spreadOf(target?.rows ?? []);
    fillSentences();
    show();
  }

  /** @param {1 | -1} direction */
  function step(direction) {
    // Terms are lit before the reader has chosen one: the first of them is meant.
    const first = forms.find((ref) => ref !== undefined);
    if (!target && first !== undefined) aimAt(first);
    if (!target || target.rows.length === 0) return;
    const { rows, at } = target;
    stepTo(at < 0 && direction < 0 ? rows.length - 1 : (at + direction + rows.length) % rows.length);
  }

  /** @param {number} at */
  function stepTo(at) {
    if (!target) return;
    target.at = at;
    onGo(target.rows[at]);
    show();
    announce(`${target.label} ${at + 1} / ${target.rows.length}`);
  }

  const line = stepLine(t, step);
  const sentence = h('p', { class: 'context', lang: langOf(analysis, view) });
  const reason = h('p', { class: 'reason' });
  const spread = h('p', { class: 'reason' });
  const sentences = h('ul', { class: 'places sentences', lang: langOf(analysis, view) });
  const all = h('details', { class: 'all-sentences' }, h('summary', null, t('sentences')), sentences);
  stepper.append(line.element, sentence, reason, spread, all);
  all.addEventListener('toggle', fillSentences);

  /** Every place with its sentence, made when asked for. */
  function fillSentences() {
    if (!all.open || !target || 0 < sentences.childElementCount) return;
    const { rows } = target;
    const item = (/** @type {number} */ at) => {
      const { before, inside, after } = contextOf(analysis.texts[view], rows[at]);
      const button = h('button', { type: 'button', class: 'place', on: { click: () => stepTo(at) } }, h('span', null, before, h('b', null, inside), after));
      return h('li', null, button);
    };
    fillPaged(sentences, rows.length, SENTENCES, item, t);
  }

  /** What each part is about, the weightiest first, and which terms stand nearly only there; made when asked for. */
  function termsOfParts() {
    const { stats } = analysis.reports[view];
    if (stats.parts.length < 2) return null;
    const entries = h('ul', { class: 'places', lang: langOf(analysis, view) });
    const details = h('details', { class: 'group', id: 'terms-of-parts' }, h('summary', null, t('termsOfParts')), entries);
    const entry = (/** @type {number} */ at) => {
      const row = rowsAt(analysis, 'parts', at)[0];
      const terms = keywords.map(({ term, weight }, ref) => {
        const rows = rowsAt(analysis, 'keywords', ref);
        const before = (/** @type {number} */ end) => lastAtOrBefore(rows, end - 1, (use) => use.start);
        const count = before(row.end) - before(row.start);
        return { term, weight: count * weight, count, own: 1 < count && rows.length * 4 <= count * 5 };
      });
      const listed = (/** @type {typeof terms} */ some) => some.slice(0, PART_TERMS).map(({ term, count }) => `${term}\u00a0${count}`).join(t('listComma'));
      const own = listed(terms.filter((one) => one.own));
      const most = listed(terms.filter((one) => 0 < one.count).sort((one, other) => other.weight - one.weight));
      const words = [partName(analysis.reports[view], at, t), h('span', { class: 'reason' }, most), own && h('span', { class: 'reason' }, t('ownTermsOfPart', { w: own }))];
      return h('li', null, h('button', { type: 'button', class: 'place', on: { click: () => onGo(row) } }, ...words));
    };
    details.addEventListener('toggle', () => {
      if (details.open && entries.childElementCount === 0) fillPaged(entries, stats.parts.length, SENTENCES, entry, t);
    });
    return details;
  }

  /**
   * How many of the places stand in each part of the text, by the parts' markers; of many parts those with most.
   * @param {Row[]} rows
   */
  function spreadOf(rows) {
    const { outline, stats } = analysis.reports[view];
    const parts = rowsOf(analysis, 'parts');
    if (parts.length < 2 || rows.length < 2) return '';
    const counts = parts.map(() => 0);
    for (const row of rows) counts[Math.max(0, lastAtOrBefore(parts, row.start, (part) => part.start))] += 1;
    const most = [...counts.keys()].filter((at) => 0 < counts[at]).sort((one, other) => counts[other] - counts[one]);
    const named = most.slice(0, PARTS).sort((one, other) => one - other).map((at) => {
      const node = outline[stats.parts[parts[at].ref].node ?? -1];
      const name = node ? `${node.marker.length < PART ? node.marker : ''}${node.title}`.slice(0, PART).replace(/\P{L}+$/u, '') : t('statLead');
      return `${name}\u00a0${counts[at]}`;
    });
    if (PARTS < most.length) named.push('…');
    return t('spread', { w: named.join(' · ') });
  }

  function show() {
    stepper.hidden = target === null;
    if (!target) return;
    const { rows, at, label } = target;
    const none = rows.length === 0;
    line.show(none ? t('notFound', { q: label }) : `${label} ${at < 0 ? '' : `${at + 1} / `}${rows.length}`, none);
    const row = rows[at];
    reason.textContent = target.why === '' ? '' : t('why', { w: target.why });
    fill(sentence);
    if (!row) return;
    const { before, inside, after } = contextOf(analysis.texts[view], row);
    sentence.append(before, h('b', null, inside), after);
  }

  return { element, step, focusSearch: () => query.focus() };
}

/**
 * The terms lit at first: the reader's own, or the foremost.
 * @param {import('./report.js').Report} report
 * @returns {(number | undefined)[]} term by form
 */
export function litAtFirst({ own_terms, keywords }) {
  const own = own_terms.flatMap(({ keyword }) => (keyword === null ? [] : [keyword]));
  return 0 < own.length ? own.slice(0, FORMS) : keywords.slice(0, LIT).map((_, ref) => ref);
}

/**
 * Where in the text the occurrences fall, as strokes on a line. A term of a long text has a hundred thousand: what falls on
 * a stroke that is there is passed over.
 * @param {Row[]} rows in reading order
 * @param {number} length
 */
function strip(rows, length) {
  /** @type {number[]} */
  const places = [];
  for (let at = 0; at < rows.length; ) {
    const x = Math.floor((rows[at].start * STRIP) / length);
    places.push(x);
    at = lastAtOrBefore(rows, Math.ceil(((x + 1) * length) / STRIP) - 1, (row) => row.start) + 1;
  }
  return svg(
    'svg',
    { class: 'strip', viewBox: `0 0 ${STRIP} 10`, preserveAspectRatio: 'none', 'aria-hidden': 'true' },
    ...places.map((x) => svg('rect', { x, y: 0, width: 1, height: 10 })),
  );
}
