/** The lists beside two compared texts: headings, changes, terms, figures. Each entry leads to its row. */

/** @import { Analysis } from './analysis.js' */
/** @import { ComparedTerm, Comparison, Row } from './comparison.js' */
/** @import { ComparisonRows } from './comparison-rows.js' */
/** @import { Translate } from './labels.js' */
/** @import { View } from './report.js' */
import { headingLabel, rowLabel, WORDS } from './comparison.js';
import { h } from './dom.js';
import { fillPaged } from './paged.js';

/** Entries of a list made at a time. */
const PAGE = 100;

/** Letters of an excerpt, and of what stands before the first change in it. */
const EXCERPT = 44;
const LEAD = 10;

/** Kinds of terms in the order they are shown, and their labels. */
const TERMS = /** @type {[ComparedTerm['standing'], string][]} */ ([
  ['gained', 'termGained'], ['lost', 'termLost'], ['risen', 'termRisen'], ['fallen', 'termFallen'], ['kept', 'termKept'],
]);

/**
 * @typedef {object} Setting
 * @property {Comparison} comparison
 * @property {Analysis[]} analyses
 * @property {View} view
 * @property {Translate} t
 * @property {ComparisonRows} rows
 */

/** @param {Setting} setting */
export function headingList({ comparison, t, rows }) {
  const list = h('ol', { class: 'places compared-headings' });
  const make = (/** @type {number} */ index) => {
    const heading = comparison.headings[index];
    const [before, after] = [rows.headingText(0, heading.nodes[0]), rows.headingText(1, heading.nodes[1])];
    const label = headingLabel(heading);
    // Where only the number is another, the number is enough.
    const was = heading.standing === 'same' ? rows.marker(0, heading.nodes[0]) : before;
    const home = comparison.homes.headings[index];
    const entry = h(
      'button',
      { type: 'button', class: 'place', disabled: home < 0, on: { click: () => rows.go(home) } },
      h('span', { class: `badge ${label === 'standingKept' ? 'match' : 'check'}` }, t(label)),
      heading.moved && heading.standing !== 'same' ? h('span', { class: 'badge check' }, t('standingMoved')) : null,
      h('span', null, after === '' ? before : after),
      before !== '' && after !== '' && before !== after ? h('small', null, t('wasCalled', { w: was })) : null,
      heading.nodes.every((node) => node !== null) ? h('small', null, t('keptHere', { n: Math.floor(heading.kept_permille / 10) })) : null,
    );
    return h('li', null, entry);
  };
  if (comparison.headings.length === 0) return h('div', { class: 'panel' }, h('p', { class: 'quiet' }, t('noOutline')));
  fillPaged(list, comparison.headings.length, PAGE, make, t);
  return h('div', { class: 'panel' }, list);
}

/**
 * @param {Setting} setting
 */
export function changeList({ comparison, analyses, view, t, rows }) {
  const { changed } = comparison;
  const list = h('ol', { class: 'places' });
  const make = (/** @type {number} */ index) => {
    const row = comparison.rows[changed[index]];
    return h('li', null, h('button', { type: 'button', class: 'place', on: { click: () => rows.go(changed[index]) } }, h('span', { class: 'badge check' }, t(rowLabel(row))), excerpt(row)));
  };

  /** @param {Row} row */
  function excerpt(row) {
    const holder = h('span', { class: 'excerpt' });
    if (row.standing === 'away') {
      const heading = row.heading === null ? null : comparison.headings[row.heading];
      holder.append(rows.headingText(1, heading?.nodes[1] ?? null));
      return holder;
    }
    const side = row.sides[1].length === 0 ? 0 : 1;
    const words = (/** @type {0 | 1} */ of, /** @type {{ start: number, end: number }} */ span) => analyses[of].texts[view].slice(span.start, span.end).replace(/\n/gu, ' ');
    let letters = 0;
    let begun = false;
    /** @param {string | Node} piece @param {number} length */
    const put = (piece, length) => {
      holder.append(piece);
      letters += length;
    };
    for (const piece of row.sides[side]) {
      const passage = piece.passage === null ? null : comparison.passages[piece.passage];
      const changes = passage?.changes ?? [];
      if (passage && changes.length === 0 && row.standing === 'changed') continue;
      let at = piece.start;
      for (const change of changes) {
        if (EXCERPT <= letters) break;
        const kept = words(side, { start: at, end: change[side].start });
        const shown = begun ? kept.slice(0, EXCERPT - letters) : tail(kept, LEAD);
        put(shown, shown.length);
        const [gone, come] = [words(0, change[0]).slice(0, EXCERPT), words(1, change[1]).slice(0, EXCERPT)];
        if (gone !== '') put(h('del', null, gone), gone.length);
        if (gone !== '' && come !== '') put('→', 1);
        if (come !== '') put(h('ins', null, come), come.length);
        at = change[side].end;
        begun = true;
      }
      const rest = words(side, { start: at, end: piece.end }).slice(0, Math.max(0, EXCERPT - letters));
      if (passage) put(rest, rest.length);
      else put(h(side === 0 ? 'del' : 'ins', null, rest), rest.length);
      begun = true;
      if (EXCERPT <= letters) break;
    }
    if (EXCERPT <= letters) holder.append('…');
    return holder;
  }

  if (changed.length === 0) return h('div', { class: 'panel' }, h('p', { class: 'quiet' }, t('noChanges')));
  fillPaged(list, changed.length, PAGE, make, t);
  return h('div', { class: 'panel' }, list);
}

/**
 * The end of a piece of text, on whole letters.
 * @param {string} words
 * @param {number} letters
 */
function tail(words, letters) {
  return words.length <= letters ? words : `…${words.slice(-letters).replace(/^[\udc00-\udfff]/u, '')}`;
}

/**
 * The terms by what became of them; a term that is chosen is marked in both texts.
 * @param {Setting & { chosen: number | null, onTerm: (term: number | null) => void }} setting
 */
export function termList({ comparison, view, t, chosen, onTerm }) {
  /** @type {Map<number, HTMLButtonElement>} */
  const buttons = new Map();
  const groups = TERMS.flatMap(([standing, label]) => {
    const terms = [...comparison.terms.entries()].filter(([, term]) => term.standing === standing);
    return terms.length === 0 ? [] : [group(standing, t(label), terms)];
  });

  /**
   * @param {ComparedTerm['standing']} standing
   * @param {string} label
   * @param {[number, ComparedTerm][]} terms
   */
  function group(standing, label, terms) {
    const rate = (/** @type {number} */ count, /** @type {0 | 1} */ side) => ((count * 1000) / Math.max(1, comparison.totals.chars[side])).toFixed(2);
    const cell = (/** @type {number} */ count, /** @type {0 | 1} */ side) => h('td', null, String(count), count === 0 ? null : h('small', null, rate(count, side)));
    const lines = terms.map(([term, { words, counts }]) => h('tr', null, h('th', { scope: 'row' }, choice(term, words[WORDS[view]])), cell(counts[0], 0), cell(counts[1], 1)));
    const table = h(
      'table',
      { class: 'compared-terms' },
      h('thead', null, h('tr', null, ...['term', 'textBefore', 'textAfter'].map((name) => h('th', { scope: 'col' }, t(name))))),
      h('tbody', null, ...lines),
    );
    return h('details', { class: 'group', open: standing !== 'kept' }, h('summary', null, label, h('span', { class: 'count' }, terms.length)), table);
  }

  /**
   * @param {number} term
   * @param {string} words
   */
  function choice(term, words) {
    const button = h('button', { type: 'button', class: 'term', 'aria-pressed': String(term === chosen), on: { click: () => choose(term) } }, words);
    buttons.set(term, button);
    return button;
  }

  /** @param {number} term the one that is chosen, once more: none is */
  function choose(term) {
    const next = term === chosen ? null : term;
    for (const [one, button] of buttons) button.setAttribute('aria-pressed', String(one === next));
    chosen = next;
    onTerm(next);
  }

  const content = groups.length === 0 ? [h('p', { class: 'quiet' }, t('noTerms'))] : [h('p', { class: 'quiet' }, t('termsUnit')), ...groups];
  return {
    element: h('div', { class: 'panel' }, ...content),
    /** Takes the marks away. */
    putOut() {
      const last = chosen;
      if (last === null) return;
      choose(last);
      buttons.get(last)?.focus({ preventScroll: true });
    },
  };
}

/** @param {Setting} setting */
export function figureList({ comparison, analyses, view, t, rows }) {
  const list = h('ol', { class: 'places' });
  const words = (/** @type {0 | 1} */ side, /** @type {{ start: number, end: number }} */ span) => analyses[side].texts[view].slice(span.start, span.end).trim();
  const make = (/** @type {number} */ index) => {
    const { passage, spans, label } = comparison.figures[index];
    const home = comparison.homes.passages[1][passage];
    return h(
      'li',
      null,
      h('button', { type: 'button', class: 'place figure', on: { click: () => rows.go(home) } }, h('span', null, words(1, label)), h('span', null, h('del', null, words(0, spans[0])), ' → ', h('ins', null, words(1, spans[1])))),
    );
  };
  if (comparison.figures.length === 0) return h('div', { class: 'panel' }, h('p', { class: 'quiet' }, t('noFigures')));
  fillPaged(list, comparison.figures.length, PAGE, make, t);
  return h('div', { class: 'panel' }, list);
}
