/**
 * The head of the page: what the text is, how complete it is, what was changed in it. One line each.
 */

/** @import { Analysis } from './analysis.js' */
/** @import { Edit, Meta, View } from './report.js' */
/** @import { Translate } from './labels.js' */
import { langOf } from './analysis.js';
import { lengthsOf, shareOf } from './completeness.js';
import { h, svg } from './dom.js';
import { gapLabel } from './draw.js';
import { timeOf } from './figures.js';

/** Gaps named on the line; the rest are counted. */
const SHOWN_GAPS = 3;

/** Letters that stand for a name someone took out. */
const MASKED_NAME = /^[^\p{Script=Han}A-Za-z]+$|^[xX]+$|^某+$/u;

/**
 * @param {object} setting
 * @param {Analysis} setting.analysis
 * @param {View} setting.view
 * @param {Translate} setting.t
 * @param {number} setting.rate characters spoken in a minute
 * @param {boolean} setting.compared whether the paste is shown with the text
 * @param {() => void} setting.onShowEdits
 * @param {(on: boolean) => void} setting.onCompare
 */
export function titleBlock({ analysis, view, t, rate, compared, onShowEdits, onCompare }) {
  const { meta } = analysis.reports[view];
  const lang = langOf(analysis, view);
  const title = text(meta.main_title) || text(meta.title);
  const facts = [
    speakerText(meta, t),
    meta.date ? dateText(String(meta.date), t) : '',
    text(meta.place),
    // Said in the language of the interface: what the text is, not what stands in it.
    meta.genre ? t(text(analysis.report.meta.genre)) : '',
    text(meta.note),
    meta.chars ? t('length', { n: Number(meta.chars) }) : '',
  ].filter((fact) => fact !== '');
  const spoken = h('span', null);
  const setRate = (/** @type {number} */ perMinute) => {
    const { chars, seconds } = analysis.report.stats;
    spoken.hidden = !meta.genre || seconds === null || chars < perMinute;
    spoken.textContent = timeOf(analysis.report, perMinute, t);
  };
  setRate(rate);
  const element = h(
    'section',
    { class: 'title-block', 'aria-label': t('titleBlock') },
    meta.kicker ? h('p', { class: 'kicker', lang }, text(meta.kicker)) : null,
    title === '' ? h('h1', { tabindex: -1 }, t('untitled')) : h('h1', { tabindex: -1, lang }, title),
    meta.subtitle ? h('p', { class: 'subtitle', lang }, text(meta.subtitle)) : null,
    h('p', { class: 'facts' }, ...facts.map((fact) => h('span', null, fact)), spoken),
    completeness(analysis, t),
    changes(analysis, view, t, compared, onShowEdits, onCompare),
  );
  return { element, setRate };
}

/** @param {Meta[string]} value */
function text(value) {
  return value === null || value === undefined ? '' : String(value);
}

/**
 * Office and name; a name that was taken out, or is not there, is said to be.
 * @param {Meta} meta
 * @param {Translate} t
 */
function speakerText({ role, speaker }, t) {
  const name = text(speaker);
  const shown = MASKED_NAME.test(name) ? t('nameMasked') : name;
  if (!role) return shown.trim();
  return name === '' ? `${role}${t('nameAbsent')}` : [role, shown].join(shown === name ? ' ' : '');
}

/**
 * An ISO date with `x` for digits the text masks, as it is written; what is masked or absent is said to be.
 * @param {string} date
 * @param {Translate} t
 */
function dateText(date, t) {
  const [year, month, day] = date.split('-');
  const known = (/** @type {string | undefined} */ part) => part !== undefined && /^\d+$/u.test(part);
  const figures = { y: Number(year), m: Number(month), d: Number(day) };
  if (!known(year)) return known(month) && known(day) ? t('dateNoYear', figures) : t('dateUnknown');
  if (!known(month)) return t(month === undefined ? 'dateYear' : 'dateYearMasked', figures);
  return t(known(day) ? 'dateDay' : 'dateMonth', figures);
}

/**
 * @param {Analysis} analysis
 * @param {Translate} t
 */
function completeness(analysis, t) {
  const { meta, gaps } = analysis.report;
  const { full, shown } = lengthsOf(analysis.report);
  const parts = gaps.slice(0, SHOWN_GAPS).map(({ missing_chars, at_end }, index) => {
    const inside = !at_end && missing_chars !== null;
    return inside ? t('gapInside', { n: missing_chars }) : gapLabel(analysis.report, index, t);
  });
  if (SHOWN_GAPS < gaps.length) parts.push(t('moreGaps', { n: gaps.length - SHOWN_GAPS }));
  if (0 < full) parts.unshift(t('shownOfFull', { a: shown, b: full }));
  if (meta.truncated && !gaps.some((gap) => gap.at_end)) parts.push(t('breaksOff'));
  if (parts.length === 0) parts.push(t('nothingMissing'));
  const share = shareOf(analysis.report);
  return h(
    'p',
    { class: 'line completeness' },
    h('b', null, t('completeness')),
    share === null ? null : shareBar(share),
    share === null ? null : h('strong', null, `${share}%`),
    h('span', null, joined(parts, t)),
  );
}

/**
 * The share that is there, drawn; the figure stands beside it.
 * @param {number} share in percent
 */
function shareBar(share) {
  return svg(
    'svg',
    { class: 'share', viewBox: '0 0 100 10', preserveAspectRatio: 'none', 'aria-hidden': 'true' },
    svg('rect', { x: 0, y: 0, width: share, height: 10 }),
  );
}

/**
 * @param {Analysis} analysis
 * @param {View} view
 * @param {Translate} t
 * @param {boolean} compared
 * @param {() => void} onShowEdits
 * @param {(on: boolean) => void} onCompare
 */
function changes(analysis, view, t, compared, onShowEdits, onCompare) {
  const counts = countByKind(analysis.report.edits);
  const parts = changeParts(counts, t);
  if (analysis.report.meta.script === 'converted') parts.push(t(view === 'simplified' ? 'convertedShown' : 'converted'));
  const compare = h('button', { type: 'button', class: 'toggle', 'aria-pressed': String(compared) }, t('compare'));
  compare.addEventListener('click', () => {
    const on = compare.getAttribute('aria-pressed') !== 'true';
    compare.setAttribute('aria-pressed', String(on));
    onCompare(on);
  });
  const any = 0 < analysis.report.edits.length;
  return h(
    'p',
    { class: 'line changes' },
    h('b', null, t('changes')),
    h('span', null, 0 < parts.length ? joined(parts, t) : t('nothingChanged')),
    any ? h('button', { type: 'button', class: 'link', on: { click: onShowEdits } }, t('show')) : null,
    any ? compare : null,
  );
}

/**
 * @param {Edit[]} edits
 * @returns {Map<string, number>} in order of first place
 */
function countByKind(edits) {
  /** @type {Map<string, number>} */
  const counts = new Map();
  for (const edit of edits) counts.set(edit.kind, (counts.get(edit.kind) ?? 0) + 1);
  return counts;
}

/**
 * @param {Map<string, number>} counts
 * @param {Translate} t
 */
function changeParts(counts, t) {
  /** @type {string[]} */
  const parts = [];
  const gloss = counts.get('gloss') ?? 0;
  const garbled = (counts.get('mojibake') ?? 0) + (counts.get('letter') ?? 0);
  const site = (counts.get('boilerplate') ?? 0) + (counts.get('gap') ?? 0);
  const layout = ['linebreak', 'space', 'control', 'junk', 'markup'].reduce((sum, kind) => sum + (counts.get(kind) ?? 0), 0);
  if (0 < gloss) parts.push(t('glossesRemoved', { n: gloss }));
  if (0 < garbled) parts.push(t('garbledRestored', { n: garbled }));
  if (0 < site) parts.push(t('siteTextRemoved'));
  if (counts.has('catalog')) parts.push(t('contentsApart'));
  if (0 < layout) parts.push(t('layoutRepaired', { n: layout }));
  return parts;
}

/**
 * Parts of one sentence: in English only the first begins large.
 * @param {string[]} parts
 * @param {Translate} t
 */
function joined(parts, t) {
  return parts.map((part, at) => (at === 0 ? part : `${part.slice(0, 1).toLowerCase()}${part.slice(1)}`)).join(t('comma'));
}
